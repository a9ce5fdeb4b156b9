// entry.h and write.h on disk: the same entries under the same names, in the same order. Private to src/timeline.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "timeline/external_groups.h"
#include "timeline/timeline.h"

namespace nienbieu {

class ExternalEntries {
 public:
  // `events` gives facts, `whole` the bodies too; `documents` a timeline's documents only. `memory`: of all sorting together.
  ExternalEntries(const FactsFile& events, const EventSource& whole, const Timeline& documents, const std::string& folder,
                  std::size_t memory);

  void make(GroupFile& groups);
  // In the order of a timeline: the dated ones first. `within`: as EntryWriter::write_fields takes it.
  void each(const std::function<void(const TimelineEntry& entry, bool dated, std::string_view within)>& visit);

 private:
  struct ContentId {
    std::uint64_t id = 0;
    bool alias = false;       // of a report that is not the first of its entry
    std::uint32_t first = 0;  // report of the entry
    auto operator<=>(const ContentId&) const = default;
  };
  struct Name {
    std::uint32_t first = 0;
    bool alias = false;
    std::uint64_t id = 0;
    bool shared = false;  // by another entry
    auto operator<=>(const Name&) const = default;
  };

  void find_ids(GroupFile& groups, ExternalSort<ContentId>& ids);
  void find_names(ExternalSort<ContentId>& ids, ExternalSort<Name>& names);
  void name(TimelineEntry& entry, ExternalSort<Name>& names);
  void add(const TimelineEntry& entry);
  void find_within();

  const FactsFile& events_;
  const EventSource& whole_;
  const Timeline& documents_;
  std::string folder_;
  std::size_t memory_;
  ExternalSort<Blob> entries_;  // by their place in the timeline
  ExternalSort<Blob> told_in_;  // event ids: of reports of statements' entries, and of what stands in a statement
  ExternalSort<Blob> answers_;  // the place of an entry: the entry that it stands in
  Name next_name_;
  bool more_names_ = false;
};

}  // namespace nienbieu
