// cluster.h on disk: the same groups. Private to src/timeline.
#pragma once
#include <memory>
#include <string>

#include "timeline/component.h"
#include "timeline/external_pairs.h"

namespace nienbieu {

// Groups of two reports and more, by their first members.
class GroupFile {
 public:
  GroupFile(const std::string& folder, std::size_t memory);

  void add(const Group& group);
  // Begins to read, or begins again.
  void rewind();
  // Every report is in one group, alone or not: the group of the next first member from `position` on, which moves on behind it. False
  // when no report is left.
  bool next(std::uint32_t& position, std::uint32_t count, Group& group);

 private:
  struct Place {
    std::uint32_t first = 0;
    std::uint64_t at = 0;
    auto operator<=>(const Place&) const = default;
  };
  void next_place();
  void read(std::uint64_t at, Group& group);

  ScratchFile file_, order_;
  ExternalSort<Place> places_;
  bool sorted_ = false;
  std::uint64_t read_places_ = 0;  // bytes of order_
  Place next_{};                   // of what is not read yet; at the end, one behind all reports
  std::vector<bool> later_;        // members of a group that are not its first
};

// `memory`: of all sorting together; beside it stand four bytes a report.
std::unique_ptr<GroupFile> cluster(const FactsFile& events, const std::string& folder, std::size_t memory, const Explain& explain);

}  // namespace nienbieu
