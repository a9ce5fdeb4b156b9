// Who does it and to whom: the noun phrases around a verb as arguments of its event. Private to src/event.
#pragma once
#include <vector>

#include "event/noun_use.h"
#include "event/phrase.h"
#include "event/subject.h"

namespace nienbieu {

// Turns a phrase into arguments: the entities of its mentions ("chính phủ Israel" is the country), one unnamed
// argument for plain words.
void to_arguments(const EventContext& c, const Phrase& phrase, bool acts, std::vector<Argument>& out);
// Nobody attacks, meets or asks himself: one of two readings is wrong, and who did it is the surer one. Takes those of `actors` out of
// `others`.
void drop_reflexive(const std::vector<Argument>& actors, std::vector<Argument>& others);
void mention_arguments(const EventContext& c, std::uint32_t mention, bool acts, std::vector<Argument>& out);

}  // namespace nienbieu
