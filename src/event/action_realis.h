// Whether what a trigger tells happened, lies ahead, is denied or only asked for. Private to src/event.
#pragma once

#include "event/sentence_view.h"
#include "event/statements.h"

namespace nienbieu {

// What the auxiliaries before the trigger say. They reach it over each other, over verbs in series and over the agent of a passive,
// not over a noun of their own ("không có lợi cho quá trình đàm phán").
// `lo`: the item that the trigger's clause can begin at; `parent`: the statement around it, or null; `subject`: the first item of its
// subject.
Realis action_realis(const SentenceView& s, std::uint32_t t, std::uint32_t lo, const Said* parent, std::uint32_t subject, bool nominal);

}  // namespace nienbieu
