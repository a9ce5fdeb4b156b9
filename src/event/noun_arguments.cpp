#include "event/noun_arguments.h"

#include "event/trigger.h"

namespace nienbieu {
namespace {

// Is the one that owns the country of the place right before "của"?
bool owns_place(const SentenceView& s, const Phrase& owner, std::uint32_t of) {
  if (of == 0 || owner.mentions.size() != 1 || s[of - 1].kind != ItemKind::mention) return false;
  const Mention& place = s.c.mention(s[of - 1]);
  const Mention& m = s.c.in.entities.mentions[owner.mentions[0]];
  if (place.type != EntityType::place || place.entity == no_index || m.entity == no_index) return false;
  const auto& of_place = s.c.in.entities.list[place.entity].country;
  return !of_place.empty() && of_place == s.c.in.entities.list[m.entity].country;
}

// A place mention governed by a preposition of place, a head noun between allowed.
bool located(const SentenceView& s, std::uint32_t i) {
  for (auto k = i; k > 0 && i - k < 4; --k) {
    const Item& before = s[k - 1];
    if (s.word(k - 1, "tại") || s.word(k - 1, "ở") || s.word(k - 1, "trên") || s.word(k - 1, "trong")) return true;
    if (before.kind != ItemKind::word && !(before.kind == ItemKind::cue && before.cue == CueKind::not_trigger)) return false;
  }
  return false;
}

}  // namespace

void noun_arguments(const SentenceView& s, std::uint32_t t, Event& e) {
  const bool hits = e.type == EventType::ASSAULT || e.type == EventType::COERCE || e.type == EventType::LEGAL;
  if (hits && t + 1 < s.size()) {
    // "vụ ám sát Thủ tướng …", "cuộc tấn công Rafah"
    const Phrase object = s.phrase(t + 1, s.size());
    for (const auto m : object.mentions) place_or(s, m, e.targets, e);
  }
  bool placed = false;  // "nhằm vào cảng Hodeidah của Yemen": the owner of the place, not of the deed
  for (auto i = t + 1; i + 1 < s.size() && i < t + 16; ++i) {
    if (s[i].is_verb() && (s[i].verb || pos_of_verb(s, i) == "v")) break;
    if (s[i].is_predicate()) break;
    if (s[i].kind == ItemKind::punct && !s.punct(i, '"')) break;
    if (s.word(i, "mà") && e.actors.empty()) {
      act(s, s.phrase(i + 1, s.size()), e.actors);
      break;
    }
    if (s[i].kind == ItemKind::cue && s[i].cue == CueKind::clause && !s.word(i, "và") && !s.word(i, "do") && !s.word(i, "bởi")) break;
    if (s.word(i, "của") || s.word(i, "do") || s.word(i, "bởi")) {
      const Phrase p = s.phrase(i + 1, s.size());
      if (e.actors.empty() && !(placed && s.word(i, "của") && owns_place(s, p, i))) act(s, p, e.actors);
    } else if (s.word(i, "giữa")) {
      Event both;
      act(s, s.phrase(i + 1, s.size()), both.actors);
      e.actors.insert(e.actors.end(), both.actors.begin(), both.actors.end());
    } else if (s.word(i, "với")) {
      if (e.targets.empty()) act(s, s.phrase(i + 1, s.size()), e.targets);
    } else if (s.word(i, "vào") || s.word(i, "xuống") || (s.word(i, "nhằm") && !s.word(i + 1, "vào"))) {
      const Phrase p = s.phrase(i + 1, s.size());
      const bool aimed = i > 0 && s.word(i - 1, "nhằm");
      for (const auto m : p.mentions)
        if (aimed && is_country(s.c, m))
          mention_arguments(s.c, m, false, e.targets);
        else
          place_or(s, m, e.targets, e);
      placed = true;
    }
    placed |= s[i].kind == ItemKind::mention && s.c.mention(s[i]).type == EntityType::place;
  }
}

void clause_places(const SentenceView& s, std::uint32_t t, Event& e) {
  for (auto i = t + 1; i < s.size() && i < t + 20; ++i) {
    if (s[i].is_verb() && pos_of_verb(s, i) == "v") break;
    if (s.punct(i, ';') || s.punct(i, '.') || s.punct(i, ':')) break;
    if (s[i].kind == ItemKind::cue && s[i].cue == CueKind::clause && !s.word(i, "và")) break;
    if (s[i].kind != ItemKind::mention || s.c.mention(s[i]).type != EntityType::place) continue;
    if (located(s, i)) mention_arguments(s.c, s[i].ref, false, e.places);
  }
}

void name_places(const SentenceView& s, const Phrase& phrase, Event& e) {
  for (auto i = phrase.first; i < phrase.last; ++i)
    if (s[i].kind == ItemKind::mention && s.c.mention(s[i]).type == EntityType::place) mention_arguments(s.c, s[i].ref, false, e.places);
}

void place_or(const SentenceView& s, std::uint32_t m, std::vector<Argument>& other, Event& e) {
  mention_arguments(s.c, m, false, s.c.in.entities.mentions[m].type == EntityType::place ? e.places : other);
}

}  // namespace nienbieu
