// One sentence as the event rules see it: noun phrases that are mentions, time expressions, reporting verbs, triggers, cue words,
// punctuation and plain words, in order. Private to src/event.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "event/event.h"
#include "lexicon/schemas.h"
#include "text/key_set.h"
#include "text/word_key.h"

namespace nienbieu {

enum class ItemKind : std::uint8_t { word, number, mention, time, verb, cue, punct };
enum class CueKind : std::uint8_t {
  none,
  negation,
  future,
  past,
  ongoing,
  hypothetical,
  passive,
  light,
  clause,
  rumour,
  medium,
  source_noun,
  document_noun,
  not_trigger,
  preposition,
  adverb,
  // Words that stay plain words and only tell where a noun phrase ends or what its head is.
  predicate,     // a verb that is no event: "giành", "đối mặt"
  causative,     // its object does the next verb: "giúp X tấn công"
  agent_noun,    // people, bodies and craft: they act and are acted upon
  abstract_noun  // "hành động", "tòa nhà": neither actor nor target
};

struct Item {
  ItemKind kind = ItemKind::word;
  std::uint32_t first = 0, last = 0;  // tokens
  std::uint32_t ref = no_index;       // mention or timex; of a verb: whom it tells ("cho Reuters biết")
  const Entry* verb = nullptr;        // reporting verb
  const Entry* trigger = nullptr;
  CueKind cue = CueKind::none;
  std::uint32_t quote = no_index;  // index of the innermost quotation around it
  bool is_verb() const { return kind == ItemKind::verb; }
  bool is_predicate() const { return kind == ItemKind::word && (cue == CueKind::predicate || cue == CueKind::causative); }
};

using Items = std::span<const Item>;  // of one sentence

// A column of the rows that make events, by name; where it lies in each kind is worked out at compile time.
class EventColumn {
 public:
  consteval EventColumn(const char* name)  // NOLINT(google-explicit-constructor): callers write the name
      : verb_(schema::column(Kind::reporting_verbs, name)),
        trigger_(schema::column(Kind::triggers, name)),
        cue_(schema::column(Kind::event_cues, name)) {}
  std::uint32_t of(Kind kind) const { return kind == Kind::triggers ? trigger_ : kind == Kind::event_cues ? cue_ : verb_; }

 private:
  std::uint32_t verb_, trigger_, cue_;
};

// Document-wide indexes that the sentence reader needs; built once per document.
struct EventContext {
  const EventInput& in;
  std::vector<std::uint32_t> mention_from;  // per token: the mention whose noun phrase (role, honorific, name) starts here
  std::vector<std::uint32_t> phrase_end;    // per mention: token after its noun phrase
  std::vector<std::uint32_t> phrase_begin;  // per mention: first token of its noun phrase
  std::vector<std::uint32_t> name_from;     // per token: the name that starts here, also one inside another mention
  std::vector<std::uint32_t> time_from;     // per token
  std::vector<std::uint32_t> quote_of;      // per token
  std::vector<std::uint8_t> place_at;       // per token: a place's mention starts here
  const Entry* told_ = nullptr;             // the row "cho biết"

  explicit EventContext(const EventInput& input);
  // Appends the items of tokens [first, last).
  void read(std::uint32_t first, std::uint32_t last, std::vector<Item>& out) const;
  Span span(std::uint32_t first, std::uint32_t last) const { return {in.tokens[first].start, in.tokens[last - 1].end}; }
  std::string_view cell(const Entry& e, EventColumn column) const { return in.lexicon.cell(e.kind, e.row, column.of(e.kind)); }
  const Mention& mention(const Item& item) const { return in.entities.mentions[item.ref]; }
  // Is the item this word, or one of these, of one syllable?
  bool is_word(const Item& item, WordKey word) const {
    return item.last == item.first + 1 && item.kind != ItemKind::punct && in.tokens[item.first].key == word.value;
  }
  bool is_word(const Item& item, const KeySet& words) const {
    return item.last == item.first + 1 && item.kind != ItemKind::punct && words.contains(in.tokens[item.first].key);
  }
  std::uint32_t with_head(std::uint32_t first) const;
  std::uint32_t with_title(std::uint32_t first) const;
  bool inside_word(std::uint32_t token) const;
  bool names_at(std::uint32_t token) const;       // a name or a time begins here
  bool names_body_at(std::uint32_t token) const;  // a source noun for a body begins here ("văn phòng", "gia đình"), not for people
  const Mention* name_at(std::uint32_t token) const {
    return name_from[token] == no_index ? nullptr : &in.entities.mentions[name_from[token]];
  }
  std::string_view text(const Item& item) const { return slice(in.text, span(item.first, item.last)); }

 private:
  // `before`: the items of the sentence so far.
  Item read_item(std::uint32_t i, std::uint32_t last, Items before) const;
  void read_words(std::uint32_t last, Items before, Item& item) const;
  bool speaks_here(std::uint32_t next, std::uint32_t last, Items before) const;
  std::uint32_t longer_word(std::uint32_t i, bool& no_noun) const;
  bool written_as_name(std::uint32_t i, std::uint32_t end, std::uint32_t last) const;
  void told_to(std::uint32_t i, std::uint32_t last, Item& item) const;
};

bool parse_type(std::string_view name, EventType& out);

}  // namespace nienbieu
