// Who does it and to whom: subjects to the left of a verb, objects to the right, within one clause. Private to src/event.
#pragma once
#include <vector>

#include "event/items.h"

namespace nienbieu {

// A noun phrase that may be an argument: one mention or several coordinated ones, or plain words (an unnamed participant).
struct Phrase {
  std::uint32_t first = 0, last = 0;              // items
  std::vector<std::uint32_t> mentions;            // into Entities::mentions; empty for an unnamed phrase of plain words
  std::uint32_t words_first = 0, words_last = 0;  // tokens of an unnamed phrase
  bool found() const { return last > first; }
};

// The subject of the verb at item `v`, looking left no further than item `lo`.
Phrase subject_of(const EventContext& c, const Items& items, std::uint32_t v, std::uint32_t lo);

// The mention at item `i` with those coordinated to its left.
Phrase coordinated_left(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t lo);

// Does a clause begin at item i: the sentence, or behind a mark, a time or a conjunction?
bool begins_clause(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t lo);

// The noun phrase that begins at item `i` (prepositions are not skipped); not found when none begins there.
Phrase phrase_at(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t hi);

// Turns a phrase into arguments: entities for mentions (metonyms read as governments), one unnamed argument for plain words.
void to_arguments(const EventContext& c, const Phrase& phrase, bool acts, std::vector<Argument>& out);
void mention_arguments(const EventContext& c, std::uint32_t mention, bool acts, std::vector<Argument>& out);

// Does a phrase of plain words that begins at item i name somebody or something that can act: a determiner, a number, a common head?
bool nominal_start(const EventContext& c, const Items& items, std::uint32_t i);

// Whether a phrase of plain words names people, bodies or craft, or things and abstractions ("hành động", "tòa nhà").
enum class Head : std::uint8_t { unknown, agent, thing };
Head head_of(const EventContext& c, const Items& items, const Phrase& phrase);

// Does a connector right before the verb let it go on with the subject of the verb before?
bool connected(const EventContext& c, const Items& items, std::uint32_t v);

// "lời kêu gọi", "việc rút quân": the word is a noun here.
bool is_noun_use(const EventContext& c, const Items& items, std::uint32_t v);

}  // namespace nienbieu
