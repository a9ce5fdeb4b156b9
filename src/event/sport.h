// Matches are told in the words of war and diplomacy: "Arsenal gặp Porto", "hàng tấn công", "thủ môn bắt được bóng". Private to src/event.
#pragma once
#include "event/sentence_view.h"

namespace nienbieu {

// Does the sentence speak of a match: of players, goals, halves, a cup?
bool tells_of_sport(const SentenceView& s);

// Is the trigger at item t one whose word such a sentence uses for the game?
bool word_of_the_game(const SentenceView& s, std::uint32_t t);

}  // namespace nienbieu
