// Events as they come, on disk, and then in canonical order. Private to src/timeline.
#pragma once
#include <array>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "timeline/external_sort.h"
#include "timeline/facts_file.h"
#include "timeline/record_read.h"
#include "timeline/record_set.h"

namespace nienbieu {

class EventSpool {
 public:
  explicit EventSpool(const std::string& folder) : file_(folder) {}

  void add(const EventRecord& event, std::uint32_t version);

  struct Item {
    std::string id, body;
    std::uint32_t version = 0, start = 0;
    BodyLayout layout;
  };
  void read(std::uint64_t at, Item& item);

  // Calls `visit` with each event and where it stands, in the order in which they came.
  void each_version(const std::function<void(std::uint32_t version, std::uint64_t at)>& visit);

 private:
  struct Head {
    std::uint32_t version, start, id, body;  // id and body: lengths
    BodyLayout layout;
  };
  ScratchFile file_;
  std::string body_;
};

// The bodies of the standing events beside their facts. The lists of the facts are only valid until the facts are asked for others.
class WholeEvents final : public EventSource {
 public:
  WholeEvents(const FactsFile& facts, EventSpool& spool, const std::string& folder) : facts_(facts), spool_(spool), places_(folder) {}

  void add(std::uint64_t at) { places_.append(&at, sizeof at); }  // of the next position
  const StoredEvent& event(std::uint32_t position) const override;

 private:
  struct Loaded {
    std::uint32_t position = ~0U;
    std::uint64_t asked = 0;
    EventSpool::Item item;
    StoredEvent event;
  };
  const FactsFile& facts_;
  EventSpool& spool_;
  mutable ScratchFile places_;
  mutable std::array<Loaded, 3> loaded_;
  mutable std::uint64_t asked_ = 0;
};

}  // namespace nienbieu
