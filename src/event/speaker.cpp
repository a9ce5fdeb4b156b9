#include "event/speaker.h"

#include "event/subject.h"

namespace nienbieu {
namespace {

// The first item of [lo, hi) for which `inside` holds, or `lo` where there is none.
template <class F>
std::uint32_t first_inside(const SentenceView& s, std::uint32_t lo, std::uint32_t hi, F inside) {
  for (auto i = lo; i < hi; ++i)
    if (inside(s[i])) return i;
  return lo;
}

// The document noun that the names from `first` on own ("tuyên bố chung của | X"), or no_index.
std::uint32_t document_of(const SentenceView& s, std::uint32_t first, std::uint32_t lo) {
  if (first <= lo || !(s.word(first - 1, "của") || s.word(first - 1, "từ"))) return no_index;
  for (auto k = first - 1; k > lo && first - k < 6; --k) {
    const Item& item = s[k - 1];
    if (item.cue == CueKind::document_noun) return k >= 2 && s[k - 2].cue == CueKind::preposition ? no_index : k - 1;
    if (item.kind != ItemKind::word && item.cue != CueKind::adverb && item.kind != ItemKind::time) return no_index;
  }
  return no_index;
}

// "Tuyên bố (chung) của X nêu rõ", "Khảo sát nhanh của X cho thấy": a document speaks for the one whose it is.
Phrase issuer_of(const SentenceView& s, std::uint32_t v, std::uint32_t lo) {
  auto end = v;
  while (end > lo && (s[end - 1].kind == ItemKind::time || s.is_cue(end - 1, adverb_or_past))) --end;
  const bool parted = end > lo + 1 && s.punct(end - 1, ',');
  if (parted) --end;
  if (end <= lo + 1 || s[end - 1].kind != ItemKind::mention) return {};
  auto first = end - 1;
  while (first >= lo + 2 && s[first - 2].kind == ItemKind::mention && (s.word(first - 1, "và") || s.punct(first - 1, ','))) first -= 2;
  while (first > lo && s[first - 1].kind == ItemKind::mention) --first;
  const auto document = document_of(s, first, lo);
  if (document == no_index) return {};
  // "của Cục X, Bộ Y, cho thấy": Y is what X belongs to; "của X và Y": both.
  const bool part_of = parted && !s.word(end - 2, "và") && s.comma_or_dash(end - 2);
  Phrase issuer = part_of ? s.phrase(first, first + 1) : s.phrase(s.word(end - 2, "và") ? first : end - 1, end);
  issuer.first = document;
  while (issuer.first > lo && s[issuer.first - 1].kind == ItemKind::word) --issuer.first;
  // "Bà X đáp lại tuyên bố của ông Y, nói rằng …": behind the comma it is not Y's paper that goes on.
  return parted && !begins_clause(s.c, s.items, issuer.first, lo) ? Phrase{} : issuer;
}

// "“…”, nghệ sĩ bày tỏ.", "“…” - cư dân mạng lên tiếng": whatever words stand between the quotation and the verb speak.
Phrase words_behind_quotation(const SentenceView& s, std::uint32_t v) {
  const auto end = s.left_of_cues(v, adverb_or_past);
  auto i = end;
  // "tài khoản @BVB31 viết": the mark of an account's name stands inside.
  while (i > 0 && end - i < 6 && s[i - 1].quote == no_index && (s.in_noun_phrase(i - 1) || s.punct(i - 1, '@'))) --i;
  if (i == end || i < 2 || s[i - 1].kind != ItemKind::punct) return {};
  auto close = i - 1;
  if (s[close].quote == no_index && s.comma_or_dash(close)) --close;
  if (!s.closes_quote(close) || s.quotation_length(close) < 8) return {};
  Phrase p;
  p.first = i;
  p.last = end;
  p.words_first = s[i].first;
  p.words_last = s[end - 1].last;
  return p;
}

// "Hội nghị nhấn mạnh: …", "Phiên họp kết luận …": a meeting speaks for whoever met.
Phrase meeting(const SentenceView& s, std::uint32_t v, std::uint32_t lo) {
  static const KeySet meets({"nghị", "họp", "đàm", "hội"});
  const auto end = s.left_of_cues(v, adverb_or_past);
  if (end <= lo || !s[end - 1].trigger || s[end - 1].verb || !meets.contains(s.c.in.tokens[s[end - 1].last - 1].key)) return {};
  if (s.c.cell(*s[end - 1].trigger, "pos") != "n" || !begins_clause(s.c, s.items, end - 1, lo)) return {};
  Phrase p;
  p.first = end - 1;
  p.last = end;
  p.words_first = s[end - 1].first;
  p.words_last = s[end - 1].last;
  return p;
}

// "Thủ tướng X hạ thấp việc hoãn lễ ký, | nói rằng …": the last name that opens a clause, where the words behind it are no verb that a list
// has.
Phrase opening_name(const SentenceView& s, std::uint32_t v, std::uint32_t lo) {
  const bool tells = s.word(v + 1, "rằng") || s.text(v) == "cho biết" || s.text(v) == "cho rằng" || s.text(v) == "cho hay";
  if (!tells || v < lo + 4 || !s.punct(s.left_of_cues(v, adverb_or_tense) - 1, ',')) return {};
  for (auto i = v - 2; i-- > lo;) {
    if (s[i].quote != s[v].quote || s.punct(i, ';') || s.punct(i, ':') || s[i].verb) return {};
    if (!s.can_speak(i) || s.c.mention(s[i]).unnamed || s.c.mention(s[i]).via != Via::name || !begins_clause(s.c, s.items, i, lo)) continue;
    return s.punct(i + 1, ',') ? Phrase{} : coordinated_left(s.c, s.items, i, lo);
  }
  return {};
}

// ", đồng thời kêu gọi …" after a verb that is no statement: that verb's subject goes on.
Phrase earlier_subject(const SentenceView& s, std::uint32_t v, std::uint32_t lo) {
  auto i = v;
  bool joins = false;
  for (; i > lo && s[i - 1].kind != ItemKind::mention && !s[i - 1].is_verb() && v - i < 4; --i)
    joins |= s.punct(i - 1, ',') || s.word(i - 1, "và") || s.joins_predicate(i - 1);
  // "X từng gây tranh cãi khi nói: “…”"
  joins |= v > 0 && s.word(v - 1, "khi") && (s.punct(v + 1, ':') || s.opens_quote(v + 1));
  if (!joins) return {};
  for (; i > lo; --i) {
    if (!s[i - 1].is_verb() || s[i - 1].quote != s[v].quote) continue;
    Phrase p = s.subject(i - 1, lo);
    if (p.found()) return p;
  }
  return opening_name(s, v, lo);
}

}  // namespace

std::uint32_t left_border(const SentenceView& s, std::span<const Said> said, std::uint32_t v) {
  std::uint32_t lo = 0;
  for (const Said& around : said)
    if (around.content_first <= s[v].first && s[v].last <= around.content_last)
      lo = first_inside(s, lo, v, [&](const Item& item) { return item.first >= around.content_first; });
  if (s[v].quote == no_index) return lo;
  return first_inside(s, lo, v, [&](const Item& item) { return item.quote == s[v].quote; });
}

Phrase speaker_of(const SentenceView& s, Phrase subject, std::uint32_t v, std::uint32_t lo) {
  Phrase issuer = issuer_of(s, v, lo);
  if (issuer.found()) return issuer;
  if (subject.found()) return subject;
  Phrase words = words_behind_quotation(s, v);
  if (!words.found()) words = meeting(s, v, lo);
  return words.found() ? words : earlier_subject(s, v, lo);
}

std::uint32_t bare_document(const SentenceView& s, std::uint32_t v) {
  auto i = s.left_of_cues(v, adverb_or_past);
  // "Báo cáo này", "Báo cáo ban đầu"
  const auto described = i;
  while (i > 0 && described - i < 3 && s[i - 1].kind == ItemKind::word && s[i - 1].cue != CueKind::document_noun) --i;
  if (i == 0 || s[i - 1].cue != CueKind::document_noun || s.text(i - 1) == "Phát biểu") return no_index;
  auto before = i - 1;
  while (before > 0 && s[before - 1].kind == ItemKind::word && i - before < 3) --before;
  if (before > 0 && s[before - 1].kind != ItemKind::punct && s[before - 1].cue != CueKind::clause) return no_index;
  return i - 1;
}

bool joins_inner_predicate(const SentenceView& s, std::uint32_t outer, std::uint32_t conjunction) {
  // "cảm ơn X đón đoàn và bày tỏ …": who is thanked does something, who thanks says more.
  if (s.needs(outer) == "object" || s.force(outer) == "welcoming" || s.text(outer) == "cảm ơn") return false;
  for (auto i = conjunction; i > outer + 1; --i) {
    const Item& item = s[i - 1];
    if (s.punct(i - 1, ';')) return false;
    if (!item.is_verb() || item.verb || item.quote != s[conjunction].quote) continue;
    if (s.c.cell(*item.trigger, "pos") == "v" && s.subject(i - 1, outer + 1).found()) return true;
  }
  return false;
}

const Said* coordinated_with(const SentenceView& s, std::span<const Said> said, std::uint32_t v) {
  static const KeySet conjunctions({"và", "song", "nhưng", "rồi"});
  auto i = v;
  bool connector = false;
  for (; i > 0; --i) {
    if (s.punct(i - 1, ',') || s.punct(i - 1, ';') || s.word(i - 1, conjunctions) || s.joins_predicate(i - 1))
      connector = true;
    else if (!s.is_cue(i - 1, adverb_or_tense))
      break;
  }
  if (!connector || i == 0) return nullptr;
  const Said *before = nullptr, *same_voice = nullptr;
  for (const Said& other : said) {
    if (other.verb < i) before = &other;
    if (other.verb < v && s[other.verb].quote == s[v].quote && !told_by_another(said, other)) same_voice = &other;
  }
  return s.word(i, "và") && before && joins_inner_predicate(s, before->verb, i) ? nullptr : same_voice;
}

bool told_by_another(std::span<const Said> said, const Said& statement) {
  return std::any_of(said.begin(), said.end(), [&](const Said& other) {
    return other.verb < statement.verb && other.event.content.contains(statement.event.trigger);
  });
}

std::uint32_t whole_phrase(const SentenceView& s, std::uint32_t first) {
  const auto quote = s[first].quote;
  auto names = first;
  while (names > 0 && s[names - 1].kind == ItemKind::mention && s[names - 1].quote == quote) --names;
  auto i = names;
  while (i > 0 && first - i < 10 && s.in_noun_phrase(i - 1) && s[i - 1].quote == quote) --i;
  return i == 0 || s[i - 1].kind == ItemKind::punct || s[i - 1].quote != quote ? i : names;
}

std::uint32_t relay_before(const SentenceView& s, std::uint32_t first) {
  for (auto i = first; i > 0 && first - i < 8; --i) {
    if (s[i - 1].verb && s.force(i - 1) == "relaying" && s.needs(i - 1) != "noun") return i - 1;
    if (!s.in_noun_phrase(i - 1)) return no_index;
  }
  return no_index;
}

std::uint32_t take_relay(const SentenceView& s, std::uint32_t first, Said& statement) {
  const auto relay = relay_before(s, first);
  if (relay == no_index) return first;
  const Phrase outlet = s.subject(relay, 0);
  if (!outlet.found()) return first;
  std::vector<Argument> outlets;
  to_arguments(s.c, outlet, true, outlets);
  const Span cue = s.c.span(s[relay].first, s[relay].last);
  for (Argument& by : outlets) statement.event.attribution.push_back({std::move(by), cue});
  return outlet.first;
}

}  // namespace nienbieu
