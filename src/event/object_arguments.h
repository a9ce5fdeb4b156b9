// Arguments of a verb that stand behind it. Private to src/event.
#pragma once

#include "event/participants.h"
#include "event/sentence_view.h"

namespace nienbieu {

// The objects of an active verb, by its row's frame, as targets and places of the event. True where troops or craft are its object.
bool object_arguments(const SentenceView& s, std::uint32_t t, Event& e);

// Where what is deployed goes.
void sent_to(const SentenceView& s, std::uint32_t t, Event& e);

// The agent of a passive behind it: "bởi X", "do X".
void by_phrase(const SentenceView& s, std::uint32_t t, Event& e);

// The items as one noun phrase, without what closes it; of a lone mention with the mention.
Phrase words_between(const SentenceView& s, std::uint32_t from, std::uint32_t to);

// The noun phrase of plain words right behind the trigger.
Phrase words_after(const SentenceView& s, std::uint32_t t);

}  // namespace nienbieu
