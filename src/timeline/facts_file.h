// Facts of events on disk, in canonical order, with the pages in use held in memory. Private to src/timeline.
//
// Reports of one event are mostly published within days of each other, and canonical order is by publication: the pages that a merge
// needs at a time are few.
#pragma once
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "timeline/event_source.h"
#include "timeline/scratch_file.h"

namespace nienbieu {

class FactsFile final : public EventSource {
 public:
  // `budget`: bytes of pages held in memory; never fewer than three pages.
  FactsFile(const std::string& folder, std::size_t budget);
  ~FactsFile() override;

  void add(const StoredEvent& event);  // its body is not kept
  std::uint32_t size() const { return count_; }

  const StoredEvent& event(std::uint32_t position) const override;

 private:
  struct Page;
  struct Place {
    std::uint32_t first;
    std::uint64_t begin;
  };

  std::size_t page_of(std::uint32_t position) const;
  Page& load(std::size_t page) const;

  mutable ScratchFile file_;
  std::size_t budget_, page_bytes_;
  std::vector<Place> places_;  // of pages
  std::uint32_t count_ = 0;
  std::string scratch_;

  mutable std::list<std::unique_ptr<Page>> pages_;  // the latest used first
  mutable std::unordered_map<std::size_t, std::list<std::unique_ptr<Page>>::iterator> loaded_;
  mutable std::size_t held_ = 0;
};

}  // namespace nienbieu
