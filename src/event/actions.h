// Actions: triggers with the arguments of their own clause. Private to src/event.
#pragma once
#include <vector>

#include "event/arguments.h"
#include "event/statements.h"

namespace nienbieu {

// Appends the actions of sentence `s`. `said` are the statements of this sentence [said_from, said.size()): an action inside the content of
// one belongs to it; the trigger of one is no action.
void find_actions(const EventContext& c, std::uint32_t s, const Items& items, const std::vector<Said>& said, std::size_t said_from,
                  std::vector<Event>& out);

// Numbers that matter to an event: "hơn 32.000 người thiệt mạng".
void find_quantities(const EventContext& c, const Items& items, std::uint32_t trigger, std::string_view what, std::vector<Quantity>& out);

}  // namespace nienbieu
