#include "event/shared_subject.h"

#include "event/noun_use.h"
#include "event/trigger.h"

namespace nienbieu {
namespace {

// The subject of the nearest predicate to the left that has one.
bool subject_before(const SentenceView& s, std::uint32_t t, std::uint32_t lo, Phrase& subject) {
  for (auto i = t; i > lo; --i)
    if (s[i - 1].is_verb() || s[i - 1].is_predicate() ||
        (s[i - 1].kind == ItemKind::cue &&
         (s[i - 1].cue == CueKind::past || s[i - 1].cue == CueKind::future || s[i - 1].cue == CueKind::light))) {
      subject = s.subject(i - 1, lo);
      if (subject.found()) return true;
    }
  return false;
}

// Do only words that say when or that link stand before item `i`? ("Hôm qua, sau khi gặp A, …")
bool opens_clause(const SentenceView& s, std::uint32_t i, std::uint32_t lo) {
  const auto before = [&](std::uint32_t k) {
    return s[k].kind == ItemKind::time || s[k].cue == CueKind::adverb || s[k].cue == CueKind::clause || s.punct(k, ',');
  };
  while (i > lo && before(i - 1)) --i;
  return i == lo;
}

// The subject of the clause behind the next comma.
bool main_subject(const SentenceView& s, std::uint32_t t, Phrase& subject) {
  auto comma = t + 1;
  while (comma < s.size() && !s.punct(comma, ',')) {
    if (s[comma].kind == ItemKind::punct || s[comma].verb) return false;
    ++comma;
  }
  for (auto i = comma + 1; i < s.size() && i < comma + 14; ++i) {
    if (s[i].kind == ItemKind::punct) return false;
    if ((!s[i].is_verb() && !s[i].is_predicate()) || is_noun_use(s.c, s.items, i)) continue;
    subject = s.subject(i, comma + 1);
    return subject.found();
  }
  return false;
}

// "Chúc mừng A, B nói": a verb without a subject that opens the sentence is done by the one named behind the comma. What only says to
// whom or where B speaks is no deed of its own.
bool leads_in(const SentenceView& s, std::uint32_t t, Phrase& subject) {
  constexpr std::uint64_t exchange = WordKey("trao").value;
  if ((s[t].trigger && trigger_cell(s, t, "type") == "SAY") || s[t].quote != no_index || s.c.in.tokens[s[t].first].key == exchange)
    return false;
  if (!main_subject(s, t, subject) || subject.mentions.empty()) return false;
  const auto via = s.c.in.entities.mentions[subject.mentions.front()].via;
  return via == Via::name || via == Via::role;
}

}  // namespace

bool shared_subject(const SentenceView& s, std::uint32_t t, std::uint32_t lo, Phrase& subject) {
  const auto adjunct = adjunct_before(s, t, lo);
  if (adjunct != no_index) {
    if (!opens_clause(s, adjunct, lo) && subject_before(s, adjunct, lo, subject)) return true;
    return main_subject(s, t, subject);
  }
  if (lo == 0 && opens_clause(s, s.left_of_cues(t, {CueKind::adverb, CueKind::passive}), 0)) return leads_in(s, t, subject);
  return (connected(s.c, s.items, t) || purpose_before(s, t, lo)) && subject_before(s, t, lo, subject);
}

}  // namespace nienbieu
