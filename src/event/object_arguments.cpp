#include "event/object_arguments.h"

#include "event/noun_arguments.h"
#include "event/trigger.h"

namespace nienbieu {
namespace {

std::uint32_t after_adverbs(const SentenceView& s, std::uint32_t i) {
  while (i < s.size() && s[i].kind == ItemKind::cue && s[i].cue == CueKind::adverb) ++i;
  return i;
}

bool part_of_place(const EventContext& c, const Mention& m) {
  static const PairSet parts({{"phía", "đông"},
                              {"phía", "tây"},
                              {"phía", "nam"},
                              {"phía", "bắc"},
                              {"trung", "tâm"},
                              {"trụ", "sở"},
                              {"vùng", "ven"},
                              {"văn", "phòng"}});
  return m.entity == no_index && m.last_token > m.first_token + 1 && parts.begins_at(c.in.tokens, m.first_token);
}

// "lên hàng hóa | Chile, Fiji và Peru": the names behind the goods.
void named_in(const SentenceView& s, std::uint32_t i, std::vector<Argument>& out) {
  for (const auto end = std::min(s.size(), i + 8); i < end; ++i) {
    if (s[i].kind == ItemKind::mention) return act(s, s.phrase(i, s.size()), out);
    if (s[i].kind != ItemKind::word && s[i].kind != ItemKind::number && !s.word(i, "từ") && !s.word(i, "của")) return;
  }
}

// "phóng hơn 3.500 UAV vào Ukraine", "bắn 20 tên lửa": with what, not at whom.
bool launches(const SentenceView& s, std::uint32_t t, const Phrase& object) {
  static const KeySet verbs({"phóng", "bắn", "thả", "ném", "dội", "trút"}), one({"uav", "drone", "rocket", "bom", "pháo", "lựu"});
  static const PairSet two(
      {{"tên", "lửa"}, {"máy", "bay"}, {"quả", "đạn"}, {"quả", "bom"}, {"đạn", "pháo"}, {"quả", "tên"}, {"ngư", "lôi"}});
  if (!object.found() || s[t].last != s[t].first + 1 || !verbs.contains(s.token(t).key)) return false;
  const auto& tokens = s.c.in.tokens;
  for (auto k = s[object.first].first; k < s[object.last - 1].last && k < s[object.first].first + 8; ++k) {
    if (s.c.mention_from[k] != no_index && !s.c.in.entities.mentions[s.c.mention_from[k]].unnamed) return false;
    if (one.contains(tokens[k].key) || two.begins_at(tokens, k)) return true;
  }
  return false;
}

// "cho nỗ lực cứu hộ | của X"
void owner_behind(const SentenceView& s, std::uint32_t i, std::vector<Argument>& out) {
  for (const auto end = std::min(s.size(), i + 9); i < end; ++i) {
    if (s[i].kind == ItemKind::punct || s[i].is_verb() || s[i].kind == ItemKind::time) return;
    if (s.word(i, "của")) return act(s, s.phrase(i + 1, s.size()), out);
  }
}

bool direct_object(const SentenceView& s, std::uint32_t i, const Phrase& object, std::string_view frame, std::string_view type, bool into,
                   Event& e) {
  if (object.mentions.empty()) {
    if (head_of(s.c, s.items, object) == Head::agent) {
      if (type == "MOBILIZE") return true;
      if (frame == "svo" || type == "ASSAULT") act(s, object, e.targets);
      return false;
    }
    if (type == "SANCTION") return named_in(s, i, e.targets), false;  // "cấm nhập khẩu dứa Đài Loan"
    // What is criticised, backed or denied is somebody's; what is attacked stands somewhere.
    const Phrase owner = owner_of(s.c, s.items, i, s.size());
    if (type == "ACCUSE" || type == "SUPPORT" || type == "REJECT")
      act(s, owner, e.targets);
    else if (type == "ASSAULT")
      for (const auto m : owner.mentions) place_or(s, m, e.targets, e);
    return false;
  }
  for (const auto m : object.mentions) {
    // "tiến vào trung tâm | thành phố X": a part of the place behind it.
    const Mention& what = s.c.in.entities.mentions[m];
    if (frame == "svp" && (type == "MOBILIZE" || type == "MOVE") && part_of_place(s.c, what)) {
      if (object.last < s.size() && s[object.last].kind == ItemKind::mention && s.c.mention(s[object.last]).type == EntityType::place)
        mention_arguments(s.c, s[object.last].ref, false, e.places);
      continue;
    }
    const bool place = s.c.in.entities.mentions[m].type == EntityType::place;
    // A country that is attacked is whom it hits, a city is where.
    const bool where = frame == "svp" && place && !(type == "ASSAULT" && !into && is_country(s.c, m));
    if (where)
      mention_arguments(s.c, m, false, e.places);
    else {
      Phrase one;
      one.first = object.first, one.last = object.last;
      one.mentions.assign(1, m);
      act(s, one, e.targets);
    }
  }
  return false;
}

// "dừng xuất khẩu với Israel", "bắt tạm giam đối với ông A", "phóng tên lửa nhằm vào B".
void object_of_preposition(const SentenceView& s, std::uint32_t t, std::string_view type, Event& e) {
  if (type != "SANCTION" && type != "LEGAL" && type != "ACCUSE" && type != "COERCE" && type != "AGREE" && type != "ASSAULT" &&
      type != "OFFICE")
    return;
  const auto with = type == "ASSAULT"    ? find_preposition(s, t, {"vào", "xuống"})
                    : type == "SANCTION" ? find_preposition(s, t, {"với", "lên"})
                                         : find_preposition(s, t, {"với"});
  if (with == no_index || (type == "OFFICE" && trigger_cell(s, t, "mode") == "elect")) return;
  const Phrase phrase = s.phrase(with + 1, s.size());
  if (type == "SANCTION" && phrase.mentions.empty()) return named_in(s, with + 1, e.targets);
  if (phrase.mentions.empty()) return type == "ASSAULT" ? name_places(s, phrase, e) : act(s, phrase, e.targets);
  for (const auto m : phrase.mentions)
    if (type == "ASSAULT")
      place_or(s, m, e.targets, e);
    else
      mention_arguments(s.c, m, false, e.targets);
}

}  // namespace

bool object_arguments(const SentenceView& s, std::uint32_t t, Event& e) {
  const auto frame = trigger_cell(s, t, "frame"), type = trigger_cell(s, t, "type");
  if (frame == "sv" || frame == "happen") return false;
  auto i = after_adverbs(s, t + 1);
  if (frame == "sv-with") {
    auto with = find_preposition(s, t, {"với", "cùng"});
    if (with != no_index && (s.punct(with - 1, ',') || s.word(with - 1, "đối")))
      with = no_index;  // "cuộc điện đàm đầu tiên, với TikTok là …"
    act(s, s.phrase(with != no_index ? with + 1 : i, s.size()), e.targets);
    return false;
  }
  if (frame == "sv-to") {
    const auto to = find_preposition(s, t, {"cho", "tới", "đến"});
    if (to != no_index) {
      act(s, s.phrase(to + 1, s.size()), e.targets);
      if (e.targets.empty()) owner_behind(s, to + 1, e.targets);
    } else if (i < s.size() && s[i].kind == ItemKind::mention)
      act(s, s.phrase(i, s.size()), e.targets);
    return false;
  }
  bool into = false;
  // What stands at, in or about something is not done to it.
  static const KeySet no_object(
      {"ở", "tại", "trong", "trên", "về", "từ", "của", "do", "bởi", "vì", "qua", "theo", "sau", "trước", "ngoài"});
  while (i < s.size() && s[i].kind == ItemKind::cue && s[i].cue == CueKind::preposition &&
         (!s.word(i, no_object) || (type == "ASSAULT" && s.word(i, "của"))))
    into |= !s.word(i, "với"), ++i;
  if (s.word(i, "nhằm")) i += s.word(i + 1, "vào") ? 2 : 1;
  // "chỉ trích việc Boeing thúc đẩy …": who does it.
  if (type == "ACCUSE" && s.word(i, "việc")) return act(s, s.phrase(i + 1, s.size()), e.targets), false;
  Phrase object = s.phrase(i, s.size());
  if (type == "ASSAULT" && launches(s, t, object)) object = {};
  const bool deploys = object.found() && direct_object(s, i, object, frame, type, into, e);
  if (e.targets.empty() && e.places.empty()) object_of_preposition(s, t, type, e);
  if (type == "MOBILIZE") sent_to(s, t, e);
  return deploys;
}

void sent_to(const SentenceView& s, std::uint32_t t, Event& e) {
  if (!e.places.empty()) return;
  const auto to = find_preposition(s, t, {"đến", "tới", "sang", "vào", "tại", "ở", "ra", "lên", "trên"});
  if (to == no_index) return;
  for (const auto m : s.phrase(to + 1, s.size()).mentions)
    if (s.c.in.entities.mentions[m].type == EntityType::place) mention_arguments(s.c, m, false, e.places);
}

void by_phrase(const SentenceView& s, std::uint32_t t, Event& e) {
  for (auto i = t + 1; i + 1 < s.size() && i < t + 8; ++i) {
    if (s[i].is_verb() || s[i].kind == ItemKind::punct) return;
    if (s.word(i, "bởi") || s.word(i, "do") || (i == t + 1 && s.word(i, "giữa"))) return act(s, s.phrase(i + 1, s.size()), e.actors);
  }
}

Phrase words_between(const SentenceView& s, std::uint32_t from, std::uint32_t to) {
  Phrase p;
  if (from >= to) return p;
  p.first = from;
  p.last = to;
  while (p.last > p.first && s[p.last - 1].kind == ItemKind::cue && s[p.last - 1].cue != CueKind::source_noun) --p.last;
  if (p.last == p.first) return {};
  if (p.last - p.first == 1 && s[p.first].kind == ItemKind::mention) p.mentions.push_back(s[p.first].ref);
  p.words_first = s[p.first].first;
  p.words_last = s[p.last - 1].last;
  return p;
}

Phrase words_after(const SentenceView& s, std::uint32_t t) {
  auto end = t + 1;
  while (end < s.size() && end - t < 8 &&
         (s[end].kind == ItemKind::number || s[end].kind == ItemKind::word || s[end].kind == ItemKind::mention ||
          (s[end].kind == ItemKind::cue && s[end].cue == CueKind::source_noun)))
    ++end;
  return words_between(s, t + 1, end);
}

}  // namespace nienbieu
