// Who does it: the subject of a verb, looked for to its left within one clause. Private to src/event.
#pragma once
#include "event/phrase.h"

namespace nienbieu {

// The subject of the verb at item `v`, looking left no further than item `lo`; not found when the clause names none.
Phrase subject_of(const EventContext& c, const Items& items, std::uint32_t v, std::uint32_t lo);

// Does a clause begin at item i: the sentence, or behind a mark, a time or a conjunction?
bool begins_clause(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t lo);

// Does a connector right before the verb let it go on with the subject of the verb before ("đã gặp X và nói")?
bool connected(const EventContext& c, const Items& items, std::uint32_t v);

}  // namespace nienbieu
