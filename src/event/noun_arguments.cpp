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

// "đáp trả | các hoạt động của Hamas": a verb made a noun has an object of its own, counted or pointed at; what owns that does not act.
bool has_object(const SentenceView& s, std::uint32_t t) {
  static const KeySet determiners({"các", "những", "một", "mọi", "nhiều", "hai", "ba"});
  if (trigger_cell(s, t, "pos") == "n" || t + 1 >= s.size()) return false;
  const auto i = s.word(t + 1, "vào") ? t + 2 : t + 1;
  return i < s.size() && (s[i].kind == ItemKind::number || s.word(i, determiners));
}

// An island, a town, a street: where something is done, never who does it.
bool only_a_place(const SentenceView& s, const Phrase& p) {
  return p.mentions.size() == 1 && s.c.in.entities.mentions[p.mentions[0]].type == EntityType::place && !is_country(s.c, p.mentions[0]) &&
         s.c.in.entities.mentions[p.mentions[0]].via == Via::name && !s.c.in.entities.mentions[p.mentions[0]].unnamed;
}

// "các cuộc tấn công của máy bay không người lái": with what, not by whom.
bool only_a_weapon(const SentenceView& s, const Phrase& p) {
  static const PairSet weapons({{"máy", "bay"}, {"tên", "lửa"}, {"thiết", "bị"}});
  static const KeySet one({"uav", "drone"});
  static const KeySet determiners({"các", "những", "một", "nhiều", "loạt"});
  if (!p.found() || !p.mentions.empty()) return false;
  const auto& tokens = s.c.in.tokens;
  auto k = p.words_first;
  while (k < p.words_last && (determiners.contains(tokens[k].key) || tokens[k].is_number())) ++k;
  if (k >= p.words_last || !(one.contains(tokens[k].key) || weapons.begins_at(tokens, k))) return false;
  for (auto i = p.first; i < p.last; ++i)
    if (s[i].kind == ItemKind::mention) return false;
  return true;
}

// "cuộc tập trận mà Nga tiến hành": who did it. "cuộc họp mà Nga hủy": what was done with it is another event.
bool carried_out(const SentenceView& s, const Phrase& doer) {
  for (auto i = doer.last; i < s.size() && i < doer.last + 5; ++i) {
    if (s[i].cue == CueKind::light || s[i].is_predicate()) return true;
    if (s[i].is_verb()) return !s[i].verb && trigger_cell(s, i, "type") != "REJECT";
    if (s[i].kind == ItemKind::punct) return true;
  }
  return true;
}

// "… về | chuyến thăm", "… trước | cuộc điện đàm": an event noun of its own behind a preposition.
bool another_one(const SentenceView& s, std::uint32_t i) {
  static const KeySet prepositions({"về", "trước", "sau"}), determiners({"các", "những", "một", "hai"});
  if (trigger_cell(s, i, "pos") != "n") return false;
  while (i > 0 && s.word(i - 1, determiners)) --i;
  return i > 0 && s.word(i - 1, prepositions);
}

// The predicate begins. "vừa qua", "sắp tới" still tell which event is meant.
bool ends_noun_phrase(const SentenceView& s, std::uint32_t i) {
  static const KeySet auxiliaries({"đã", "sẽ", "đang", "vẫn", "bị", "được"});
  return s.word(i, auxiliaries);
}

// "trận oanh kích đã được | X tiến hành | nhằm vào": who carries it out. The item behind him, or no_index.
std::uint32_t carried_out_by(const SentenceView& s, std::uint32_t i, Event& e) {
  while (s.has_cue(i, {CueKind::past, CueKind::future, CueKind::ongoing, CueKind::adverb})) ++i;
  if (!s.word(i, "được") && !s.word(i, "do")) return no_index;
  const Phrase doer = s.phrase(i + 1, s.size());
  if (doer.mentions.empty() || !s.has_cue(doer.last, {CueKind::light})) return no_index;
  if (e.actors.empty()) act(s, doer, e.actors);
  return doer.last + 1;
}

// "trận tấn công | thị trấn cổ của người X": a place named by a common noun right behind is what is attacked, and
// who it belongs to does not attack.
bool hits_a_place(const SentenceView& s, std::uint32_t t) {
  static const PairSet places({{"thành", "phố"},
                               {"thị", "trấn"},
                               {"khu", "vực"},
                               {"căn", "cứ"},
                               {"cơ", "sở"},
                               {"bệnh", "viện"},
                               {"sân", "bay"},
                               {"nhà", "máy"},
                               {"tòa", "nhà"},
                               {"trụ", "sở"},
                               {"đại", "sứ"},
                               {"lãnh", "sự"},
                               {"hải", "cảng"},
                               {"lãnh", "thổ"},
                               {"trại", "tị"},
                               {"mục", "tiêu"}});
  return t + 1 < s.size() && s[t + 1].kind != ItemKind::mention && places.begins_at(s.c.in.tokens, s[t].last);
}

}  // namespace

void noun_arguments(const SentenceView& s, std::uint32_t t, Event& e) {
  const bool session = s.text(t) == "phiên tòa" || s.text(t) == "Phiên tòa";  // "Sau phiên tòa ông X không kháng cáo"
  const bool hits = !session && (e.type == EventType::ASSAULT || e.type == EventType::COERCE || e.type == EventType::LEGAL);
  if (hits && t + 1 < s.size()) {
    // "vụ ám sát Thủ tướng …", "cuộc tấn công Rafah"
    const Phrase object = s.phrase(t + 1, s.size());
    for (const auto m : object.mentions) place_or(s, m, e.targets, e);
  }
  const bool object = has_object(s, t) || (hits && hits_a_place(s, t));
  static const KeySet others({"mối", "sự", "nỗi", "niềm", "tình", "nguy"});
  bool between = false;  // "giữa A và B" was told
  bool into = false;     // "vào", "nhằm vào" was told
  bool placed = false;   // "nhằm vào cảng Hodeidah của Yemen": the owner of the place, not of the deed
  for (auto i = t + 1; i + 1 < s.size() && i < t + 16; ++i) {
    const bool kind = i == t + 1 && s[i].trigger && trigger_cell(s, i, "type") == "ASSAULT" && hits;  // "cuộc tấn công trả đũa vào"
    const bool describes =
        kind || (i == t + 1 && (s.word(i + 1, "mà") || s.word(i + 1, "của") || s.word(i + 1, "do")));  // "chiến dịch đáp trả của"
    if (s[i].is_verb() && (s[i].verb || pos_of_verb(s, i) == "v") && !describes) break;
    if (s.has_cue(i, {CueKind::past, CueKind::future, CueKind::ongoing, CueKind::passive}) || s.word(i, "do"))
      if (const auto behind = carried_out_by(s, i, e); behind != no_index) {
        i = behind - 1;
        continue;
      }
    if (s.word(i, "và") && s.word(i + 1, others)) break;  // "vụ bạo lực … và mối đe dọa của X"
    if (s[i].is_predicate() || ends_noun_phrase(s, i) || (s.word(i, "có") && s.word(i - 1, "và"))) break;
    if (s[i].kind == ItemKind::punct && !s.punct(i, '"')) break;
    // "vòng đàm phán … và trước cuộc điện đàm giữa A và B": another one begins.
    if (i > t + 1 && s[i].trigger && trigger_cell(s, i, "type") == trigger_cell(s, t, "type") && another_one(s, i)) break;
    if (s.word(i, "mà") && e.actors.empty()) {
      if (const Phrase doer = s.phrase(i + 1, s.size()); carried_out(s, doer)) act(s, doer, e.actors);
      break;
    }
    if (s[i].kind == ItemKind::cue && s[i].cue == CueKind::clause && !s.word(i, "và") && !s.word(i, "do") && !s.word(i, "bởi")) break;
    if (s.word(i, "của") || s.word(i, "do") || s.word(i, "bởi")) {
      const Phrase p = s.phrase(i + 1, s.size());
      const bool owns_other = s.word(i, "của") && (object || only_a_place(s, p) || (placed && owns_place(s, p, i)) ||
                                                   (into && s[i - 1].kind == ItemKind::word));  // "nhằm vào các hệ thống của X"
      if (e.actors.empty() && !owns_other && !only_a_weapon(s, p)) act(s, p, e.actors);
    } else if (s.word(i, "giữa") && !between) {
      between = true;
      Event both;
      act(s, s.phrase(i + 1, s.size()), both.actors);
      e.actors.insert(e.actors.end(), both.actors.begin(), both.actors.end());
    } else if (s.word(i, "với")) {
      if (e.targets.empty()) act(s, s.phrase(i + 1, s.size()), e.targets);
    } else if (s.word(i, "vào") || s.word(i, "xuống") || (s.word(i, "nhằm") && !s.word(i + 1, "vào"))) {
      into = true;
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

bool done_by_weapon(const SentenceView& s, std::uint32_t t) {
  return (s.word(t + 1, "của") || s.word(t + 1, "bằng")) && only_a_weapon(s, s.phrase(t + 2, s.size()));
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
