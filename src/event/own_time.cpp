#include "event/own_time.h"

#include <algorithm>

#include "event/event_time.h"
#include "event/tense_cues.h"

namespace nienbieu {
namespace {

// Does a predicate of its own or a document stand between the trigger and the time? ("việc Nga tập trận … đã được nêu trong tuyên bố ngày
// 23/6")
bool past_predicate(const SentenceEvents& s, std::uint32_t trigger, const Timex& t) {
  static const KeySet auxiliaries({"đã", "sẽ", "đang", "là"}), papers({"tuyên", "phát", "báo", "thông", "công", "nghị", "quyết", "văn"});
  for (auto i = trigger + 1; i < t.first_token; ++i)
    if (auxiliaries.contains(s.c.in.tokens[i].key) || (papers.contains(s.c.in.tokens[i].key) && t.first_token - i < 8)) return true;
  return false;
}

// "X, lần đầu dự họp kể từ tháng 2/2022, cáo buộc …": the time of an earlier occasion, between commas of its own.
bool of_earlier_occasion(const SentenceEvents& s, const Timex& t, std::uint32_t trigger, const Sentence& sentence) {
  constexpr std::uint64_t occasion = WordKey("lần").value;
  static const KeySet which({"đầu", "gần", "cuối"});
  const auto& tokens = s.c.in.tokens;
  auto first = t.first_token, last = t.last_token;
  while (first > sentence.first_token && !tokens[first - 1].is_punct(',')) --first;
  while (last < sentence.last_token && !tokens[last].is_punct(',')) ++last;
  if (trigger >= first && trigger < last) return false;
  for (auto i = first; i + 1 < t.first_token; ++i)
    if (tokens[i].key == occasion && which.contains(tokens[i + 1].key)) return true;
  return false;
}

// "Hôm 27/6, khi được hỏi liệu Mỹ có không kích nữa", "kêu gọi “ngừng bắn” hôm 27/6": what is only possible does not lie on a past day.
// What a past deed was for ("ngày 27/6 đã chi tiền để mua lại …") does.
bool lies_behind(const SentenceEvents& s, const Event& e, const Timex& t, std::uint32_t trigger) {
  static const KeySet purpose({"để", "nhằm", "hòng"});
  const bool before = t.first_token < trigger;
  if (t.edtf.find('/') != std::string::npos || !(before ? before_publication(s.c, t) : past_day(s.c, t))) return false;
  if (!before && (e.realis == Realis::future || s.c.quote_of[trigger] == s.c.quote_of[t.first_token])) return false;
  const auto first = s.c.in.sentences[e.sentence].first_token;
  const auto from = before ? t.last_token : trigger > first + 6 ? trigger - 6 : first;
  for (auto i = from; i < trigger; ++i)
    if (purpose.contains(s.c.in.tokens[i].key)) return false;
  return true;
}

bool ahead(const Event& e) { return e.realis == Realis::hypothetical || e.realis == Realis::future; }

// "chuyến thăm đầu tiên trong vòng 30 năm", "gói trừng phạt thứ 19 kể từ năm 2022": the span that it is counted over. "lần đầu tiên vào
// năm 2018" is a day.
bool counted_over(const SentenceEvents& s, const Timex& t) {
  static const KeySet over({"kể", "trong", "suốt"}), many({"vòng", "nhiều", "vài", "hàng", "suốt"});
  static const KeySet rank({"thứ", "nhất"}), no_rank({"ít", "thống", "hợp", "sớm"});
  constexpr std::uint64_t in = WordKey("trong").value, first = WordKey("đầu").value, only = WordKey("tiên").value;
  const auto& tokens = s.c.in.tokens;
  const auto from = t.first_token > 12 ? t.first_token - 12 : 0u;
  // The words that open the span are its own, or stand right before.
  const auto own = std::min(t.last_token, t.first_token + 2);
  auto open = own;
  while (open > from && own - open < 5 && !over.contains(tokens[open - 1].key)) --open;
  if (open == from || !over.contains(tokens[open - 1].key)) return false;
  if (tokens[open - 1].key == in && !tokens[open].is_number() && !many.contains(tokens[open].key)) return false;
  for (auto i = open - 1; i > from; --i) {
    const Token& token = tokens[i - 1];
    if (token.is_punct(',') || token.is_punct('.') || token.is_punct(';')) return false;
    if (i >= 2 && no_rank.contains(tokens[i - 2].key)) continue;
    if (rank.contains(token.key) || (token.key == only && i >= 2 && tokens[i - 2].key == first)) return true;
  }
  return false;
}

// "giảm 7% so với cùng kỳ năm trước": the time that it is compared with.
bool compared(const SentenceEvents& s, const Timex& t, const Sentence& sentence) {
  constexpr std::uint64_t as = WordKey("so").value, with = WordKey("với").value;
  const auto& tokens = s.c.in.tokens;
  for (auto i = t.first_token + 2; i > sentence.first_token + 1 && t.first_token + 2 - i < 12; --i) {
    if (i > t.last_token) continue;
    if (tokens[i - 1].is_punct(',') || tokens[i - 1].is_punct(';')) return false;
    if (tokens[i - 1].key == with && tokens[i - 2].key == as) return true;
  }
  return false;
}

// Behind "dự kiến" and "sẽ" a time is that of what was planned.
bool planned(const SentenceEvents& s, std::uint32_t trigger, const Timex& t) {
  constexpr std::uint64_t expected = WordKey("dự").value, to_be = WordKey("kiến").value, will = WordKey("sẽ").value;
  for (auto i = trigger + 1; i < t.first_token; ++i) {
    const auto key = s.c.in.tokens[i].key;
    if (key == will || (key == expected && s.c.in.tokens[i + 1].key == to_be)) return true;
  }
  return false;
}

// "Hôm 26/6, ông X lên án các cuộc không kích": what somebody only speaks of has its own day.
bool spoken_of(const SentenceEvents& s, const Event& e) {
  if (!e.aside || !e.rule.ends_with("noun-of")) return false;
  const Event* verb = nullptr;
  for (const Dated& d : s.events())
    if (d.event->trigger.start < e.trigger.start && !d.event->rule.ends_with("noun-of")) verb = d.event;
  if (!verb) return false;
  switch (verb->type) {
    case EventType::ACCUSE:
    case EventType::SUPPORT:
    case EventType::REJECT:
    case EventType::REQUEST:
    case EventType::PROTEST:
    case EventType::CONCEDE:
      return true;
    default:
      return verb->kind == EventKind::statement;
  }
}

// "cuộc họp mà Thủ tướng đã hủy", "ông X, người vừa được bầu": the day of the main clause is not the clause's own. Where something goes on
// ("nơi …") it mostly is, and "người bạn của X" is a noun.
bool parts(const SentenceEvents& s, std::uint32_t relative) {
  constexpr std::uint64_t that = WordKey("mà").value;
  static const KeySet who({"người", "vốn"}), verbal({"đã", "vừa", "từng", "bị", "được", "sẽ", "đang", "có", "cũng", "không", "mới"});
  const auto& tokens = s.c.in.tokens;
  return tokens[relative].key == that || (who.contains(tokens[relative].key) && verbal.contains(tokens[relative + 1].key));
}

// A time tells of the verb it stands with: one in a clause of its own ("sau khi …"), or behind two more verbs, tells of those.
bool reaches(const SentenceEvents& s, const Dated& d, const Timex& t, std::uint32_t trigger, const Sentence& sentence) {
  const Event& e = *d.event;
  const bool opens = t.first_token - sentence.first_token <= 3;
  if (of_earlier_occasion(s, t, trigger, sentence)) return false;
  if (e.kind == EventKind::statement && !opens) {
    const auto away = t.first_token < trigger ? trigger - t.last_token : t.first_token - trigger;
    if (t.grain == Grain::year || t.grain == Grain::unknown) return false;
    if (!day_or_finer(t) && away > 6) return false;
    if (away > 45) return false;
  }
  // "… tổ chức lễ tang cho 60 người, trong đó có các chỉ huy đã thiệt mạng": the harm told of somebody in passing has no day before it.
  if (t.first_token < trigger) return !(e.aside && e.type == EventType::HARM && trigger - t.last_token > 8) && !spoken_of(s, e);
  if (e.kind == EventKind::action && e.realis == Realis::actual && planned(s, trigger, t)) return false;
  if (e.kind == EventKind::action && nominal_clause(s.c, e) != no_index && past_predicate(s, trigger, t)) return false;
  constexpr std::uint64_t when = WordKey("khi").value, because = WordKey("vì").value;
  std::uint32_t verbs = 0;
  constexpr std::uint64_t going_on = WordKey("đang").value;
  for (auto i = trigger + 1; i < t.first_token; ++i) {
    const auto key = s.c.in.tokens[i].key;
    if (key == when && s.c.in.tokens[i + 1].key == going_on) continue;  // "bị tấn công khi đang hoạt động ở X vào tháng 3"
    if (key == when || key == because) return false;
  }
  for (const Dated& o : s.events()) {
    const auto at = o.event->trigger.start;
    if (o.event->sentence != e.sentence || o.event->rule.ends_with("noun-of")) continue;
    const bool quoted = s.c.quote_of[trigger_token(s.c, *o.event)] != s.c.quote_of[trigger];
    verbs += at > e.trigger.start && at < t.span.start && !quoted;
  }
  return verbs < 2;
}

// Inside the content of a statement that the event is not part of.
bool inside_other_content(const SentenceEvents& s, const Dated& d, const Timex& t) {
  for (const Dated& o : s.events()) {
    if (o.event->sentence != d.event->sentence || &o == &d || o.content_last <= o.content_first) continue;
    if (o.content_first <= t.first_token && t.first_token < o.content_last && !o.event->content.contains(d.event->trigger)) return true;
  }
  return false;
}

// "Trận động đất ngày 3/4 làm Hualien rung chuyển": what did it and what it did are of one day.
bool effect_of(const Event& e, const Event& cause) {
  return (e.type == EventType::HARM || e.type == EventType::DISASTER) && cause.trigger.end <= e.trigger.start &&
         (cause.type == EventType::ASSAULT || cause.type == EventType::DISASTER);
}

// "vụ tấn công … ngày 7/10": a date after another event's noun, no verb between, is that event's.
bool bound_elsewhere(const SentenceEvents& s, const Event& own, const Timex& t, std::uint32_t trigger, const Sentence& sentence) {
  const Event* noun = nullptr;
  for (const Dated& o : s.events()) {
    const Event& e = *o.event;
    if (e.sentence >= s.c.in.sentences.size() || s.c.in.sentences[e.sentence].first_token != sentence.first_token) continue;
    if (e.trigger.start >= t.span.start) break;
    const bool nominal = e.kind == EventKind::action && e.rule.ends_with("noun-of");
    // A meeting's date is the date of what is said at it; an attack's is not.
    const bool binds = nominal && e.type != EventType::CONSULT && e.type != EventType::LEGISLATE && e.type != EventType::SAY;
    noun = binds ? &e : nullptr;
  }
  return noun && noun->trigger.start != s.c.in.tokens[trigger].start && !effect_of(own, *noun) && t.span.start - noun->trigger.end < 120;
}

// "Chiều 3/5, X tiếp Y nhân dịp | thăm Z từ ngày 2-4/5": the time behind another verb is rather that verb's.
std::uint32_t verb_between(const SentenceEvents& s, const Event& e, const Timex& t) {
  std::uint32_t n = 0;
  for (const Dated& o : s.events()) {
    const Event& other = *o.event;
    n += other.kind == EventKind::action && !other.rule.ends_with("noun-of") && other.trigger.start > e.trigger.start &&
         other.trigger.end <= t.span.start;
  }
  return n;
}

std::uint32_t obstacles(const SentenceEvents& s, std::uint32_t trigger, const Timex& t) {
  std::uint32_t n = 0;
  const auto lo = std::min(trigger, t.last_token), hi = std::max(trigger, t.first_token);
  for (auto i = lo; i < hi; ++i) n += s.c.in.tokens[i].is_punct(';') || (s.c.in.tokens[i].is_punct(',') && i > t.last_token);
  return n;
}

}  // namespace

namespace {

// "Bộ luật Hình sự năm 2015", "Luật Đất đai 2024", "Hiến pháp 1992": the year of a law.
bool names_law(const TokenList& tokens, std::uint32_t year) {
  static const PairSet papers({{"hiến", "pháp"}, {"pháp", "lệnh"}});
  for (auto k = year; k > 0 && year - k < 9; --k) {
    const Token& token = tokens[k - 1];
    constexpr std::uint64_t added = WordKey("bổ").value, more = WordKey("sung").value;
    if (token.key == added && tokens[k].key == more) return true;  // "sửa đổi, bổ sung năm 2017"
    if (token.kind == TokenKind::punct) return false;
    if (token.casing != Casing::initial) continue;
    constexpr std::uint64_t law = WordKey("luật").value, code = WordKey("bộ").value;
    if (token.key == law || (token.key == code && tokens[k].key == law) || papers.contains(token.key, tokens[k].key)) return true;
  }
  return false;
}

}  // namespace

bool of_term_or_birth(const EventContext& c, const Timex& t) {
  constexpr std::uint64_t term = WordKey("nhiệm").value, of_office = WordKey("kỳ").value, session = WordKey("khóa").value,
                          birth = WordKey("sinh").value, born = WordKey("sn").value;
  static const KeySet longer({"học", "phát", "nảy", "hy", "hi", "thí", "giáng", "tái"});
  const auto& tokens = c.in.tokens;
  const auto i = t.first_token;
  if (tokens[i].key == term || i == 0) return tokens[i].key == term;
  if (t.grain == Grain::year && names_law(tokens, i)) return true;
  const auto before = tokens[i - 1].key, left = i >= 2 ? tokens[i - 2].key : 0;
  if ((before == of_office && left == term) || before == session || before == born) return true;
  return before == birth && !longer.contains(left);
}

namespace {

// "đã", "vừa", "từng" right before the trigger: it has happened, whatever day stands near.
bool told_as_done(const SentenceEvents& s, std::uint32_t trigger, std::uint32_t first) {
  static const KeySet done({"đã", "vừa", "từng", "chưa", "không"});
  for (auto i = trigger; i > first && trigger - i < 6; --i)
    if (done.contains(s.c.in.tokens[i - 1].key)) return true;
  return false;
}

// "kể từ năm 2003, khi | họ được trả tự do", "vào năm 2016, khi ông đắc cử": the time that the clause tells more of. Index or
// no_index.
std::uint32_t time_when(const SentenceEvents& s, const Event& e, std::uint32_t trigger, std::uint32_t first) {
  constexpr std::uint64_t when = WordKey("khi").value;
  if (e.kind != EventKind::action || e.realis != Realis::actual) return no_index;
  const auto& tokens = s.c.in.tokens;
  for (auto i = trigger; i > first + 1 && trigger - i < 14; --i) {
    const Token& token = tokens[i - 1];
    if (token.kind == TokenKind::punct || token.key == WordKey("mà").value) return no_index;
    if (token.key != when) continue;
    if (!tokens[i - 2].is_punct(',')) return no_index;
    const auto [lo, hi] = times_in(s.c, first, i - 1);
    if (lo == hi) return no_index;
    const Timex& t = s.c.in.times[hi - 1];
    return usable(t) && t.last_token == i - 2 && !after_publication(s.c, t) ? hi - 1 : no_index;
  }
  return no_index;
}

std::uint32_t nearest_time(const SentenceEvents& s, const Dated& d, bool coming) {
  const Event& e = *d.event;
  const Sentence& sentence = s.c.in.sentences[e.sentence];
  const auto trigger = trigger_token(s.c, e);
  auto first = sentence.first_token, last = sentence.last_token;
  if (d.within != no_index) {
    first = std::max(first, s.all[d.within].content_first);
    last = std::min(last, s.all[d.within].content_last);
  }
  const auto clause = e.kind == EventKind::action ? subordinate_clause(s.c, e) : std::pair{no_index, no_index};
  if (clause.first != no_index) first = std::max(first, clause.first), last = std::min(last, clause.second);
  if (e.kind == EventKind::action) {
    if (const auto deed = nominal_clause(s.c, e); deed != no_index) first = std::max(first, deed);
    if (const auto relative = relative_clause(s.c, e); relative != no_index && parts(s, relative)) first = std::max(first, relative);
  }
  if (const auto k = time_when(s, e, trigger, first); k != no_index && !coming) return k;
  const auto [lo, hi] = times_in(s.c, first, last);
  std::uint32_t best = no_index, distance = 0xFFFFFFFF;
  for (auto k = lo; k < hi; ++k) {
    const Timex& t = s.c.in.times[k];
    if (!usable(t)) continue;
    // What happened did so before the paper came out.
    if (e.kind == EventKind::action && e.realis == Realis::actual && after_publication(s.c, t) != coming) continue;
    if (e.kind == EventKind::action && ahead(e) && lies_behind(s, e, t, trigger)) continue;
    if (of_term_or_birth(s.c, t) || (e.kind == EventKind::action && (counted_over(s, t) || compared(s, t, sentence)))) continue;
    if (e.kind == EventKind::statement && d.content_first <= t.first_token && t.first_token < d.content_last) continue;
    if (inside_other_content(s, d, t) || !reaches(s, d, t, trigger, sentence)) continue;
    auto away = (t.first_token < trigger ? trigger - t.first_token : (t.first_token - trigger) + 1) + obstacles(s, trigger, t) * 12;
    if (bound_elsewhere(s, e, t, trigger, sentence)) continue;
    if (e.kind == EventKind::action && t.first_token > trigger) away += verb_between(s, e, t) * 20;
    if (away < distance) best = k, distance = away;
  }
  return best;
}

}  // namespace

std::uint32_t own_time(const SentenceEvents& s, const Dated& d) { return nearest_time(s, d, false); }

std::uint32_t coming_time(const SentenceEvents& s, const Dated& d) {
  const Event& e = *d.event;
  if (e.kind != EventKind::action || e.realis != Realis::actual) return no_index;
  const auto trigger = trigger_token(s.c, e);
  if (told_as_done(s, trigger, s.c.in.sentences[e.sentence].first_token)) return no_index;
  const auto k = nearest_time(s, d, true);
  if (k == no_index) return no_index;
  const Timex& t = s.c.in.times[k];
  constexpr std::uint32_t near = 14;  // tokens
  const auto away = t.first_token < trigger ? trigger - t.last_token : t.first_token - trigger;
  const bool of_noun =
      e.rule.ends_with("noun-of") && t.span.start > e.trigger.end && t.span.start - e.trigger.end < 3;  // "cuộc tổng tuyển cử năm 2025"
  return (day_or_finer(t) || of_noun) && away < near ? k : no_index;
}

std::uint32_t time_came_after(const SentenceEvents& s, const Dated& d) {
  constexpr std::uint64_t after = WordKey("sau").value, when = WordKey("khi").value;
  const Event& e = *d.event;
  if (e.kind != EventKind::action || e.realis != Realis::actual) return no_index;
  const Sentence& sentence = s.c.in.sentences[e.sentence];
  const auto& t = s.c.in.tokens;
  auto clause = trigger_token(s.c, e) + 1;
  while (clause + 1 < sentence.last_token && !(t[clause].key == after && t[clause + 1].key == when)) ++clause;
  const auto [lo, hi] = times_in(s.c, clause, sentence.last_token);
  for (auto k = lo; k < hi; ++k) {
    if (!usable(s.c.in.times[k]) || !day_or_finer(s.c.in.times[k])) continue;
    for (auto i = clause + 2; i < s.c.in.times[k].first_token; ++i)
      if (t[i].key == when || t[i].is_punct(';')) return no_index;
    return inside_other_content(s, d, s.c.in.times[k]) ? no_index : k;
  }
  return no_index;
}

}  // namespace nienbieu
