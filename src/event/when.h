// When each event was (semantics.md §4): the time of its own clause, else of its sentence, else the story's running date, else,
// for the lead, the date of publication. Private to src/event.
#pragma once
#include <vector>

#include "event/items.h"
#include "event/statements.h"

namespace nienbieu {

// An event of the document, in text order.
struct Dated {
  Event* event = nullptr;
  std::uint32_t content_first = 0, content_last = 0;  // of a statement: what it says, as tokens
  std::uint32_t within = no_index;                    // the statement that tells it, in the same list
};

// Gives each event its time, or the reason why it has none.
void assign_times(const EventContext& c, std::vector<Dated>& events);

}  // namespace nienbieu
