// When each event was (semantics.md §4): the time of its own clause, else of its sentence, else the story's running date, else,
// for the lead, the date of publication. Private to src/event.
#pragma once
#include <vector>

#include "event/items.h"
#include "event/statements.h"

namespace nienbieu {

// `statement_of[i]` for each event of the document in text order: its own index into `said` or no_index for actions.
struct Dated {
  Event* event = nullptr;
  std::uint32_t content_first = 0, content_last = 0;  // of the statement itself, tokens
  std::uint32_t within = no_index;                    // index into the same list
};

void assign_times(const EventContext& c, std::vector<Dated>& events);

}  // namespace nienbieu
