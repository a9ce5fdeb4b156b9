// One sentence as the rules of statements ask it, item by item. Owns nothing: it lives while its sentence is read. What asks for a word, a
// mark, a cue or the edge of a quotation answers no behind the end of the sentence. Private to src/event.
#pragma once
#include <algorithm>
#include <initializer_list>

#include "event/arguments.h"

namespace nienbieu {

// Adverbs and the marks of tense between a subject and its verb.
constexpr std::initializer_list<CueKind> adverb_or_past = {CueKind::adverb, CueKind::past};
constexpr std::initializer_list<CueKind> adverb_or_tense = {CueKind::adverb, CueKind::past, CueKind::ongoing, CueKind::future};

struct SentenceView {
  const EventContext& c;
  std::uint32_t index;  // number of the sentence
  const Items& items;

  std::uint32_t size() const { return static_cast<std::uint32_t>(items.size()); }
  const Item& operator[](std::uint32_t i) const { return items[i]; }
  const Token& token(std::uint32_t i) const { return c.in.tokens[items[i].first]; }
  std::string_view text(std::uint32_t i) const { return c.text(items[i]); }

  bool punct(std::uint32_t i, char32_t p) const { return i < size() && items[i].kind == ItemKind::punct && token(i).is_punct(p); }
  bool comma_or_dash(std::uint32_t i) const { return punct(i, ',') || punct(i, '-'); }
  bool word(std::uint32_t i, WordKey w) const { return i < size() && c.is_word(items[i], w); }
  bool word(std::uint32_t i, const KeySet& words) const { return i < size() && c.is_word(items[i], words); }
  // Does the item carry one of the cues, whatever else it is; is it nothing but one of them?
  bool has_cue(std::uint32_t i, std::initializer_list<CueKind> cues) const {
    return i < size() && std::find(cues.begin(), cues.end(), items[i].cue) != cues.end();
  }
  bool is_cue(std::uint32_t i, std::initializer_list<CueKind> cues) const {
    return i < size() && items[i].kind == ItemKind::cue && has_cue(i, cues);
  }
  // `i`, or further left the first of the cues that stand right before it.
  std::uint32_t left_of_cues(std::uint32_t i, std::initializer_list<CueKind> cues) const {
    while (i > 0 && is_cue(i - 1, cues)) --i;
    return i;
  }
  // "rằng" and "là", which introduce what is said.
  bool is_complementizer(std::uint32_t i) const { return word(i, "rằng") || word(i, "là"); }
  // "đồng thời" and "cũng như", which join a second predicate to the same subject.
  bool joins_predicate(std::uint32_t i) const { return text(i) == "đồng thời" || text(i) == "cũng như"; }

  // Of a reporting verb: what it needs behind it (any, marked, quoted, object, noun), and its force.
  std::string_view needs(std::uint32_t v) const { return c.cell(*items[v].verb, "needs"); }
  std::string_view force(std::uint32_t v) const { return c.cell(*items[v].verb, "force"); }

  // The innermost quotation around the item, which must be inside one; its length in tokens, with the marks.
  const Quotation& quotation(std::uint32_t i) const { return c.in.quotes.quotations[items[i].quote]; }
  std::uint32_t quotation_length(std::uint32_t i) const { return quotation(i).last_token - quotation(i).first_token; }
  bool opens_quote(std::uint32_t i) const { return i < size() && items[i].quote != no_index && quotation(i).first_token == items[i].first; }
  bool closes_quote(std::uint32_t i) const { return i < size() && items[i].quote != no_index && quotation(i).last_token == items[i].last; }

  bool can_speak(std::uint32_t i) const { return items[i].kind == ItemKind::mention && c.mention(items[i]).type != EntityType::place; }
  bool in_noun_phrase(std::uint32_t i) const {
    const auto kind = items[i].kind;
    return kind == ItemKind::mention || kind == ItemKind::word || kind == ItemKind::number ||
           is_cue(i, {CueKind::source_noun, CueKind::document_noun, CueKind::not_trigger}) || (kind == ItemKind::cue && word(i, "của"));
  }

  Phrase subject(std::uint32_t v, std::uint32_t lo) const { return subject_of(c, items, v, lo); }
  Phrase phrase(std::uint32_t i, std::uint32_t hi) const { return phrase_at(c, items, i, hi); }
};

}  // namespace nienbieu
