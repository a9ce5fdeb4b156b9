// Events by their place in canonical order, wherever they are kept: in memory (StandingEvents) or on disk (external_merge.h).
#pragma once
#include <cstdint>
#include <string_view>

#include "timeline/facts.h"
#include "timeline/record_write.h"

namespace nienbieu {

struct StoredEvent {
  std::string_view id;
  std::uint32_t version = 0;         // of its document
  std::uint32_t start = 0;           // of the trigger: text order
  DayNumber published = open_start;  // the document's day; open_start when it is not known to the day
  std::string_view body;             // canonical fields (record_write.h); empty where only the facts are at hand
  BodyLayout layout;
  EventFacts facts;
};

class EventSource {
 public:
  virtual ~EventSource() = default;
  // Valid until two others have been asked for.
  virtual const StoredEvent& event(std::uint32_t position) const = 0;
};

}  // namespace nienbieu
