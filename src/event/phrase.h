// Noun phrases among the items of a sentence: where one begins and ends, what is coordinated with it, what it is headed by. Private to
// src/event.
//
// Contract. Items are named by their index, ranges are [first, end); `lo` and `hi` bound how far a phrase may reach to the left and to the
// right. A phrase that is not there is a Phrase that is not found().
#pragma once
#include <vector>

#include "event/items.h"

namespace nienbieu {

// A noun phrase that may be an argument: one mention or several coordinated ones, or plain words (an unnamed participant).
struct Phrase {
  std::uint32_t first = 0, last = 0;              // items
  std::vector<std::uint32_t> mentions;            // into Entities::mentions; empty for an unnamed phrase of plain words
  std::uint32_t words_first = 0, words_last = 0;  // tokens of an unnamed phrase
  bool joined = false;                            // names, with words behind `last`: "Mỹ và các đồng minh"
  bool found() const { return last > first; }
};

// The mention at item `i` with those coordinated to its left.
Phrase coordinated_left(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t lo);

// The noun phrase that begins at item `i` (prepositions are not skipped).
Phrase phrase_at(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t hi);

// Plain words directly left of `end` back to a boundary: an unnamed noun phrase.
Phrase plain_phrase(const EventContext& c, const Items& items, std::uint32_t end, std::uint32_t lo);

// Does a phrase of plain words that begins at item i name somebody or something that can act: a determiner, a number, a common head?
bool nominal_start(const EventContext& c, const Items& items, std::uint32_t i);

// Whether a phrase of plain words names people, bodies or craft, or things and abstractions ("hành động", "tòa nhà").
enum class Head : std::uint8_t { unknown, agent, thing };
Head head_of(const EventContext& c, const Items& items, const Phrase& phrase);

// The opening bracket that item end - 1 closes, not far from it; no_index when none does.
std::uint32_t bracket_before(const EventContext& c, const Items& items, std::uint32_t end, std::uint32_t lo);

// The item behind the bracket that opens at item i and closes not far from it; `i` when none does.
std::uint32_t behind_bracket(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t hi);

bool is_coordinator(const EventContext& c, const Item& item);  // "và", "cùng", "lẫn", "hoặc"
bool is_comma(const EventContext& c, const Item& item);
bool is_auxiliary(const Item& item);  // "đã", "sẽ", "đang"
bool is_nominal(const Item& item);    // may stand inside a noun phrase: a plain word, a number, a noun of the cues

}  // namespace nienbieu
