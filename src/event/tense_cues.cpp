#include "event/tense_cues.h"

#include <algorithm>

namespace nienbieu {

std::uint32_t trigger_token(const EventContext& c, const Event& e) {
  const Sentence& sentence = c.in.sentences[e.sentence];
  const auto begin = c.in.tokens.begin() + sentence.first_token, end = c.in.tokens.begin() + sentence.last_token;
  const auto at = std::lower_bound(begin, end, e.trigger.start, [](const Token& t, std::uint32_t start) { return t.start < start; });
  return static_cast<std::uint32_t>(std::min(at, end - 1) - c.in.tokens.begin());
}

std::pair<std::uint32_t, std::uint32_t> subordinate_clause(const EventContext& c, const Event& e) {
  constexpr std::uint64_t when = WordKey("khi").value, after = WordKey("sau").value, before = WordKey("trước").value,
                          since = WordKey("từ").value, until = WordKey("đến").value, until2 = WordKey("tới").value,
                          but = WordKey("còn").value;
  const auto& t = c.in.tokens;
  const auto& sentence = c.in.sentences[e.sentence];
  if (e.type == EventType::DISASTER || e.type == EventType::HARM) return {no_index, no_index};
  const auto at = trigger_token(c, e);
  for (auto i = at; i > sentence.first_token + 1; --i) {
    // "sau khi A tấn công, còn B trả đũa": one clause more of the same time.
    if (t[i - 1].is_punct(',') && t[i].key == but) continue;
    if (t[i - 1].is_punct(',') || t[i - 1].is_punct(';') || t[i - 1].is_punct(':')) break;
    const auto opens = t[i - 2].key;
    if (t[i - 1].key != when || !(opens == after || opens == before || opens == since || opens == until || opens == until2)) continue;
    auto end = at;
    while (end < sentence.last_token && !t[end].is_punct(',') && !t[end].is_punct(';')) ++end;
    return {i, end};
  }
  return {no_index, no_index};
}

bool held(const EventContext& c, const Event& e) {
  constexpr std::uint64_t still = WordKey("vẫn").value, yet = WordKey("còn").value, being = WordKey("đang").value;
  if (e.type != EventType::COERCE) return false;
  const auto at = trigger_token(c, e);
  for (auto i = at; i > c.in.sentences[e.sentence].first_token && at - i < 5; --i) {
    const auto key = c.in.tokens[i - 1].key;
    if (key == still || key == yet || key == being) return true;
  }
  return false;
}

bool ongoing(const EventContext& c, const Event& e) {
  constexpr std::uint64_t being = WordKey("đang").value;
  const auto at = trigger_token(c, e);
  for (auto i = at; i > c.in.sentences[e.sentence].first_token && at - i < 4; --i)
    if (c.in.tokens[i - 1].key == being) return true;
  return false;
}

bool habitual(const EventContext& c, const Event& e) {
  constexpr std::uint64_t once = WordKey("từng").value, often = WordKey("thường").value, many = WordKey("nhiều").value,
                          times = WordKey("lần").value, always = WordKey("luôn").value, time = WordKey("thời").value,
                          span_ = WordKey("gian").value, past = WordKey("qua").value, near = WordKey("gần").value,
                          here = WordKey("đây").value, since = WordKey("lâu").value;
  const auto& sentence = c.in.sentences[e.sentence];
  const auto at = trigger_token(c, e);
  const auto& t = c.in.tokens;
  constexpr std::uint64_t now = WordKey("nay").value, till = WordKey("đến").value, till2 = WordKey("tới").value;
  constexpr std::uint64_t common = WordKey("dân").value, plain = WordKey("bình").value, ordinary = WordKey("tầm").value;
  for (auto i = at; i > sentence.first_token && at - i < 8; --i) {
    const auto key = t[i - 1].key, left = i >= 2 ? t[i - 2].key : 0;
    if (key == often && (left == common || left == plain || left == ordinary)) continue;  // "dân thường"
    if (key == once || key == often || key == always || key == since) return true;
    if (key == times && i >= 2 && t[i - 2].key == many) return true;
    if (key == here && i >= 2 && t[i - 2].key == near) return true;
    if (e.kind == EventKind::action && key == now && i >= 2 && (t[i - 2].key == till || t[i - 2].key == till2))
      return true;  // "đến nay đã có 70 nước công nhận"
  }
  // "đã ủng hộ Israel từ khi chiến sự nổ ra": over all the time since.
  constexpr std::uint64_t from = WordKey("từ").value, when = WordKey("khi").value;
  if (e.kind == EventKind::action && !e.rule.ends_with("noun-of"))
    for (auto i = at; i + 1 < sentence.last_token && i < at + 16 && !t[i].is_punct(',') && !t[i].is_punct(';'); ++i)
      if (t[i].key == from && t[i + 1].key == when) return true;
  return sentence.first_token + 3 < sentence.last_token && t[sentence.first_token].key == time &&
         t[sentence.first_token + 1].key == span_ && t[sentence.first_token + 2].key == past;
}

std::uint32_t relative_clause(const EventContext& c, const Event& e) {
  constexpr std::uint64_t here = WordKey("đây").value, that = WordKey("mà").value;
  static const KeySet no_relative({"nhưng", "thế", "vậy"}), no_clause({"còn", "không", "chỉ"}), after_comma({"nơi", "người", "vốn"});
  const auto& t = c.in.tokens;
  const auto first = c.in.sentences[e.sentence].first_token;
  const auto at = trigger_token(c, e);
  for (auto i = at; i > first && at - i < 16; --i) {
    const auto key = t[i - 1].key;
    if (t[i - 1].is_punct(';') || t[i - 1].is_punct(':')) return no_index;
    if (t[i - 1].is_punct(',')) return i + 1 < at && after_comma.contains(t[i].key) && t[i + 1].key != here ? i : no_index;
    if (key != that) continue;
    const bool relative =
        i >= first + 2 && !no_relative.contains(t[i - 2].key) && i < at && !no_clause.contains(t[i].key) && !t[i - 2].is_punct(',');
    return relative ? i - 1 : no_index;
  }
  return no_index;
}

bool just_now(const EventContext& c, const Event& e) {
  constexpr std::uint64_t just = WordKey("vừa").value, already = WordKey("đã").value, now = WordKey("mới").value;
  const auto first = c.in.sentences[e.sentence].first_token;
  for (auto i = trigger_token(c, e); i > first; --i) {
    const auto key = c.in.tokens[i - 1].key;
    if (key == just) return true;
    if (key != already && key != now) return false;
  }
  return false;
}

std::uint32_t nominal_clause(const EventContext& c, const Event& e) {
  constexpr std::uint64_t deed = WordKey("việc").value;
  static const KeySet aspect({"làm", "sự", "công", "vụ", "bằng"});
  const auto first = c.in.sentences[e.sentence].first_token;
  const auto at = trigger_token(c, e);
  for (auto i = at; i > first && at - i < 9; --i) {
    if (c.in.tokens[i - 1].kind == TokenKind::punct) return no_index;
    if (c.in.tokens[i - 1].key == deed) return i < first + 2 || !aspect.contains(c.in.tokens[i - 2].key) ? i - 1 : no_index;
  }
  return no_index;
}

bool goes_on_from_last(const EventContext& c, std::uint32_t sentence_index) {
  static const PairSet answers({{"đáp", "lại"}, {"đáp", "trả"}, {"theo", "đó"}, {"qua", "đó"}});  // with a comma behind
  static const PairSet follows({{"ngay", "sau"}, {"ngay", "lập"}});
  const auto& s = c.in.sentences[sentence_index];
  const auto& t = c.in.tokens;
  if (s.first_token + 4 > s.last_token) return false;
  const auto i = s.first_token;
  if (answers.contains(t[i].key, t[i + 1].key)) return t[i + 2].is_punct(',');
  return follows.contains(t[i].key, t[i + 1].key);
}

bool at_occasion(const EventContext& c, std::uint32_t sentence_index) {
  static const KeySet also({"cũng", "phát", "biểu"}), at({"tại", "trong"}), occasion({"buổi", "cuộc", "lễ", "hội", "phiên", "họp"});
  const auto& s = c.in.sentences[sentence_index];
  const auto& t = c.in.tokens;
  auto i = s.first_token;
  while (i < s.last_token && also.contains(t[i].key)) ++i;
  return i + 2 < s.last_token && at.contains(t[i].key) && occasion.contains(t[i + 1].key);
}

bool demonstrative_subject(const EventContext& c, const Event& e) {
  static const std::uint64_t counters[] = {syllable_key("cuộc"), syllable_key("vụ"), syllable_key("trận"), syllable_key("đợt"),
                                           syllable_key("chiến")};
  constexpr std::uint64_t that = WordKey("đó").value, this_ = WordKey("này").value;
  const auto first = c.in.sentences[e.sentence].first_token, trigger = trigger_token(c, e);
  if (std::find(std::begin(counters), std::end(counters), c.in.tokens[first].key) == std::end(counters)) return false;
  for (auto i = first + 1; i < std::min(trigger, first + 6); ++i)
    if (c.in.tokens[i].key == that || c.in.tokens[i].key == this_) return true;
  return false;
}

bool demonstrative_after(const EventContext& c, const Event& e) {
  constexpr std::uint64_t that = WordKey("đó").value, this_ = WordKey("này").value, above = WordKey("trên").value;
  auto i = trigger_token(c, e);
  while (i < c.in.tokens.size() && c.in.tokens[i].start < e.trigger.end) ++i;
  return i < c.in.tokens.size() && (c.in.tokens[i].key == that || c.in.tokens[i].key == this_ || c.in.tokens[i].key == above);
}

bool steps_back(const EventContext& c, std::uint32_t sentence_index) {
  constexpr std::uint64_t before = WordKey("trước").value, that = WordKey("đó").value;
  const auto& s = c.in.sentences[sentence_index];
  return s.first_token + 2 < s.last_token && c.in.tokens[s.first_token].key == before && c.in.tokens[s.first_token + 1].key == that &&
         (c.in.tokens[s.first_token + 2].is_punct(',') || c.in.tokens[s.first_token + 2].is_word());
}

bool same_words(const EventContext& c, const Event& a, const Event& b) {
  const auto x = trigger_token(c, a), y = trigger_token(c, b);
  for (auto i = y; i < c.in.tokens.size() && c.in.tokens[i].start < b.trigger.end; ++i)
    if (c.in.tokens[i].key == c.in.tokens[x].key &&
        (i + 1 >= c.in.tokens.size() || x + 1 >= c.in.tokens.size() || c.in.tokens[i + 1].key == c.in.tokens[x + 1].key))
      return true;
  return false;
}

bool since_before(const EventContext& c, const Timex& t, const Event& e) {
  constexpr std::uint64_t count = WordKey("kể").value, from = WordKey("từ").value, when = WordKey("khi").value;
  const auto& sentence = c.in.sentences[e.sentence];
  const auto& tokens = c.in.tokens;
  // "kể từ năm 2003, khi họ được trả tự do": they were in that year.
  const bool clause_of_it = t.last_token + 1 < sentence.last_token && tokens[t.last_token].is_punct(',') &&
                            tokens[t.last_token + 1].key == when && trigger_token(c, e) > t.last_token;
  if (t.first_token >= 2 && tokens[t.first_token - 1].key == from && tokens[t.first_token - 2].key == count) return !clause_of_it;
  if (trigger_token(c, e) < t.last_token) return false;
  for (auto i = t.first_token; i > sentence.first_token + 1; --i) {
    if (tokens[i - 1].is_punct(',')) return false;
    if (tokens[i - 1].key != when || tokens[i - 2].key != from) continue;
    for (auto k = t.last_token; k < trigger_token(c, e); ++k)
      if (tokens[k].is_punct(',')) return true;
    return false;
  }
  return false;
}

bool up_to(const EventContext& c, const Timex& t) {
  constexpr std::uint64_t to = WordKey("đến").value, until = WordKey("cho").value, count = WordKey("tính").value,
                          end = WordKey("hết").value, to2 = WordKey("tới").value;
  auto i = t.first_token;
  const auto& tokens = c.in.tokens;
  if (i > 0 && tokens[i - 1].key == end) --i;
  return i >= 2 && (tokens[i - 1].key == to || tokens[i - 1].key == to2) && (tokens[i - 2].key == until || tokens[i - 2].key == count);
}

}  // namespace nienbieu
