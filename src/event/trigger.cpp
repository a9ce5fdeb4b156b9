#include "event/trigger.h"

#include <algorithm>
#include <array>

namespace nienbieu {
namespace {

bool intransitive(const SentenceView& s, std::uint32_t t) {
  const auto frame = trigger_cell(s, t, "frame");
  return frame == "sv" || (frame == "svp" && (trigger_cell(s, t, "mode") == "visit" || trigger_cell(s, t, "mode") == "arrive" ||
                                              trigger_cell(s, t, "mode") == "depart"));
}

bool votes(const SentenceView& s, std::uint32_t i) {
  if (!s[i].trigger) return false;
  const auto type = trigger_cell(s, i, "type");
  return type == "LEGISLATE" || type == "AGREE";
}

// Does the clause say that a paper is passed: by an auxiliary or a passive right before, by who does it, by the vote on it?
bool is_passed(const SentenceView& s, std::uint32_t t, std::uint32_t lo) {
  if (t <= lo) return false;
  if (s.word(t - 1, "được")) return true;
  if (s.has_cue(s.left_of_cues(t, {CueKind::adverb}) - 1, {CueKind::past, CueKind::future, CueKind::ongoing, CueKind::negation}))
    return true;
  if (s.has_cue(t - 1, {CueKind::source_noun}) || votes(s, t - 1)) return true;
  const bool joined = s.punct(t - 1, ',') || s.word(t - 1, "và");
  if (joined && t >= lo + 2 && s[t - 2].is_verb()) return true;
  const Phrase subject = s.subject(t, lo);
  return !subject.mentions.empty() && subject.last == t;
}

}  // namespace

std::uint32_t passive_before(const SentenceView& s, std::uint32_t t, std::uint32_t lo) {
  for (auto i = t; i > lo && t - i < 4; --i) {
    const Item& item = s[i - 1];
    if (s.word(i - 1, "bị")) return i - 1;
    // "vui mừng được đến thăm": a chance to do, nothing suffered.
    if (s.word(i - 1, "được")) return i == t && intransitive(s, t) ? no_index : i - 1;
    const bool passes =
        item.kind == ItemKind::mention || item.kind == ItemKind::time ||
        (item.kind == ItemKind::cue && (item.cue == CueKind::adverb || item.cue == CueKind::source_noun || item.cue == CueKind::past)) ||
        item.kind == ItemKind::word;
    if (!passes) return no_index;
  }
  return no_index;
}

std::uint32_t passive_of_list(const SentenceView& s, std::uint32_t t, std::uint32_t lo) {
  auto i = t;
  while (i > lo && t - i < 5 && is_nominal(s[i - 1]) && !s[i - 1].is_predicate()) --i;
  if (i == t && i > lo && s[i - 1].kind == ItemKind::mention) --i;  // "được X và Y trao tặng"
  if (i == t || i < lo + 3 || !is_coordinator(s.c, s[i - 1])) return no_index;
  --i;
  while (i > lo + 1 && s[i - 1].kind == ItemKind::mention && s.punct(i - 2, ',')) i -= 2;
  return i > lo + 1 && s[i - 1].kind == ItemKind::mention && s[i - 2].cue == CueKind::passive ? i - 2 : no_index;
}

std::uint32_t light_before(const SentenceView& s, std::uint32_t t, std::uint32_t lo) {
  for (auto i = t; i > lo && t - i < 4; --i) {
    if (s[i - 1].cue == CueKind::light) return i - 1;
    if (s[i - 1].cue == CueKind::ongoing && pos_of_verb(s, t) == "n" && s.text(i - 1) == "bắt đầu") return i - 1;  // "bắt đầu đợt tập trận"
    if (s[i - 1].kind == ItemKind::punct || s[i - 1].is_verb() || s[i - 1].kind == ItemKind::mention) return no_index;
  }
  return no_index;
}

bool purpose_before(const SentenceView& s, std::uint32_t t, std::uint32_t lo) {
  for (auto i = t; i > lo && t - i < 4; --i) {
    if (s.word(i - 1, "để") || s.word(i - 1, "nhằm") || s.word(i - 1, "hòng")) return true;
    if (i > 1 && (s.word(i - 1, "việc") || s.word(i - 1, "cách")) && s.word(i - 2, "bằng")) return true;
    if (s[i - 1].kind == ItemKind::mention || s[i - 1].kind == ItemKind::punct) return false;
  }
  return false;
}

std::uint32_t adjunct_before(const SentenceView& s, std::uint32_t t, std::uint32_t lo) {
  static constexpr std::array<std::string_view, 8> conjunctions = {"sau khi", "trước khi", "khi", "ngay sau khi",
                                                                   "Sau khi", "Trước khi", "Khi", "Ngay sau khi"};
  for (auto i = t; i > lo && t - i < 5; --i) {
    const Item& item = s[i - 1];
    if (i > lo + 1 && s.word(i - 1, "khi") && s.word(i - 2, "nhiều")) return no_index;  // "nhiều khi": often
    if (item.cue == CueKind::clause)
      return std::find(conjunctions.begin(), conjunctions.end(), s.text(i - 1)) == conjunctions.end() ? no_index : i - 1;
    const bool passes = item.kind == ItemKind::time || item.cue == CueKind::adverb || item.cue == CueKind::past ||
                        item.cue == CueKind::passive || item.cue == CueKind::light || item.is_predicate();
    if (!passes) return no_index;
  }
  return no_index;
}

std::string_view pos_of_verb(const SentenceView& s, std::uint32_t i) {
  return s[i].trigger ? s.c.cell(*s[i].trigger, "pos") : std::string_view("v");
}

std::uint32_t find_preposition(const SentenceView& s, std::uint32_t t, std::initializer_list<WordKey> words) {
  for (auto i = t + 1; i + 1 < s.size() && i < t + 12; ++i) {
    if (s[i].kind == ItemKind::punct && !s.punct(i, ',') && !s.punct(i, '%')) return no_index;
    if (s[i].verb) return no_index;
    if (s[i].kind == ItemKind::cue && s[i].cue == CueKind::clause && !s.word(i, "và")) return no_index;
    for (const WordKey w : words)
      if (s.word(i, w)) return i;
  }
  return no_index;
}

bool modifies_subject(const SentenceView& s, std::uint32_t t) {
  if (t == 0 || t + 1 >= s.size() || trigger_cell(s, t, "pos") == "n" || trigger_cell(s, t, "frame") == "undergo" ||
      trigger_cell(s, t, "frame") == "happen")
    return false;
  const Item &before = s[t - 1], &after = s[t + 1];
  const bool auxiliary =
      after.kind == ItemKind::cue && (after.cue == CueKind::past || after.cue == CueKind::ongoing || after.cue == CueKind::future);
  return auxiliary && (before.kind == ItemKind::word || (before.kind == ItemKind::cue && before.cue == CueKind::source_noun)) &&
         !before.is_predicate();
}

bool holds_its_object(const SentenceView& s, std::uint32_t t) {
  constexpr auto verbs = PhraseHits::bit(Kind::reporting_verbs) | PhraseHits::bit(Kind::triggers);
  const auto tells = [&](std::uint32_t token, std::uint32_t last, std::uint32_t kinds) {
    for (const Hit& hit : s.c.in.phrases.at(token))
      for (const Entry& e : hit.entries)
        if (hit.last == last && PhraseHits::bit(e.kind) & kinds) return true;
    return false;
  };
  for (auto parts = s[t].first + 1; parts < s[t].last; ++parts)
    if (tells(s[t].first, parts, verbs) && tells(parts, s[t].last, verbs | PhraseHits::bit(Kind::event_cues))) return true;
  return false;
}

bool means(const SentenceView& s, std::uint32_t t, std::uint32_t lo) {
  static const KeySet both({"thông", "qua"});
  const bool bare = s[t].last == s[t].first + 2 && both.contains(s.token(t).key) && both.contains(s.c.in.tokens[s[t].last - 1].key);
  if (!bare) return false;
  // "thông qua hợp tác", "thông qua đối thoại": by means of it.
  if (t + 1 < s.size() && s[t + 1].trigger &&
      (trigger_cell(s, t + 1, "type") == "COOPERATE" || trigger_cell(s, t + 1, "type") == "CONSULT"))
    return true;
  return (t + 1 < s.size() && s[t + 1].kind == ItemKind::mention) || !is_passed(s, t, lo);
}

bool behind_verb(const SentenceView& s, std::uint32_t t, std::uint32_t lo) {
  for (auto i = t; i > lo && t - i < 10; --i) {
    const Item& item = s[i - 1];
    if (item.kind == ItemKind::punct || (item.kind == ItemKind::cue && item.cue == CueKind::clause)) return false;
    if (item.kind == ItemKind::cue && item.cue == CueKind::light) return false;
    if (item.is_predicate() || (item.is_verb() && (item.verb || s.c.cell(*item.trigger, "pos") == "v"))) return true;
  }
  return false;
}

bool governs(const SentenceView& s, std::uint32_t subject, std::uint32_t lo) {
  // "quan tài của các quan chức và | các nhà khoa học thiệt mạng": what governs the first governs all of them.
  if (subject > lo + 1 && s.word(subject - 1, "và")) {
    auto i = subject - 1;
    while (i > lo && subject - i < 10 && (s[i - 1].kind == ItemKind::mention || is_nominal(s[i - 1]))) --i;
    if (i > lo && (s.word(i - 1, "của") || s.word(i - 1, "cho"))) return true;
  }
  if (subject <= lo) return false;
  const Item& before = s[subject - 1];
  if (before.is_predicate() || s.word(subject - 1, "của") || s.word(subject - 1, "cho")) return true;
  return before.is_verb() && !before.verb && !s.word(subject - 1, "khiến");
}

bool complement(const SentenceView& s, std::uint32_t t) {
  const auto text = s.text(t);
  if (text != "đến" && text != "tới" && text != "sang" && text != "về" && text != "vào") return false;
  static const KeySet sends({"chuyển", "gửi", "trình", "nộp"});
  for (auto i = t; i > 0 && t - i < 14; --i) {
    const Item& item = s[i - 1];
    if (i < t && s.word(i - 1, sends)) return true;  // "đã chuyển đơn đến công an"
    if (item.kind == ItemKind::punct || (item.kind == ItemKind::cue && (item.cue == CueKind::clause || item.cue == CueKind::past ||
                                                                        item.cue == CueKind::future || item.cue == CueKind::ongoing)))
      return false;
    if (item.is_verb() || item.is_predicate()) return true;
  }
  return false;
}

bool takes_place(const SentenceView& s, std::uint32_t t) {
  static constexpr std::array<std::string_view, 3> verbs = {"diễn ra", "xảy ra", "nổ ra"};
  const auto happens = [&](std::uint32_t i) { return std::find(verbs.begin(), verbs.end(), s.text(i)) != verbs.end(); };
  for (auto i = t + 1; i < s.size() && i < t + 6; ++i) {
    if (s[i].kind == ItemKind::punct || (s[i].kind == ItemKind::mention && i > t + 1) || s[i].is_verb()) break;
    if (happens(i)) return true;
  }
  // "xảy ra | 2 cuộc biểu tình"
  static const KeySet counts({"một", "hai", "ba", "nhiều", "các", "những", "loạt", "hàng", "vài", "liên", "tiếp"});
  for (auto i = t; i > 0 && t - i < 4; --i) {
    if (happens(i - 1)) return true;
    if (s[i - 1].kind != ItemKind::number && !s.word(i - 1, counts)) return false;
  }
  return false;
}

bool has_time(const SentenceView& s, std::uint32_t t) {
  static const KeySet before_times({"vào", "hồi", "hôm", "lúc"});
  const auto next = s.word(t + 1, before_times) ? t + 2 : t + 1;
  return next < s.size() && s[next].kind == ItemKind::time;
}

}  // namespace nienbieu
