// Arguments that need no verb: of an event noun, and the places of a clause. Private to src/event.
#pragma once

#include <vector>

#include "event/participants.h"
#include "event/sentence_view.h"

namespace nienbieu {

// The phrase's participants.
inline void act(const SentenceView& s, const Phrase& phrase, std::vector<Argument>& out) { to_participants(s.c, s.items, phrase, out); }

// "các cuộc tấn công của máy bay không người lái": told with a weapon, which does nothing by itself.
bool done_by_weapon(const SentenceView& s, std::uint32_t t);

// Whom the phrases behind an event noun make take part: "cuộc tấn công của Israel vào Rafah".
void noun_arguments(const SentenceView& s, std::uint32_t t, Event& e);

// Places of the trigger's own clause: "tại Sanaa", "ở thủ đô Doha", to the right up to the next verb.
void clause_places(const SentenceView& s, std::uint32_t t, Event& e);

// "một nhà kho ở Kharkiv bị tấn công": what stands there is no sufferer, its place is the place.
void name_places(const SentenceView& s, const Phrase& phrase, Event& e);

// The mention becomes a place of the event where it is one, else one of `other`.
void place_or(const SentenceView& s, std::uint32_t m, std::vector<Argument>& other, Event& e);

}  // namespace nienbieu
