#include "event/content_borders.h"

#include <array>

#include "event/reporting.h"
#include "event/speaker.h"

namespace nienbieu {
namespace {

// "với các nhà báo", "với Reuters": somebody is told; "với kết quả bầu cử" is what is felt about.
bool is_addressee_start(const SentenceView& s, std::uint32_t i) {
  if (!s.word(i, "với") || i + 1 >= s.size()) return false;
  if (s[i + 1].kind == ItemKind::mention) return true;
  for (auto k = i + 1; k < i + 4; ++k)
    if (s.is_cue(k, {CueKind::source_noun})) return true;
  return false;
}

// "nói với mẹ rằng …", "khẳng định với em rằng …": where "rằng" stands behind somebody in plain words; `i` when it does not.
std::uint32_t told_whom(const SentenceView& s, std::uint32_t i) {
  if (!s.word(i, "với")) return i;
  for (auto k = i + 1; k < s.size() && k < i + 7; ++k) {
    if (k > i + 1 && s.word(k, "rằng")) return k;
    if (s[k].kind != ItemKind::word && s[k].kind != ItemKind::mention && s[k].kind != ItemKind::number) return i;
  }
  return i;
}

std::uint32_t skip_phrase(const SentenceView& s, std::uint32_t from) {
  auto i = from;
  while (i < s.size() && i - from < 9 && s[i].kind != ItemKind::punct && !s.is_complementizer(i) && !s.opens_quote(i) && !s[i].is_verb())
    ++i;
  return i;
}

// ", trong khi …", ", dù …", ", đánh dấu …", ", khiến …": the paper goes on in its own words.
bool narrator_goes_on(const SentenceView& s, std::uint32_t comma) {
  static constexpr std::array<std::string_view, 7> cues = {"trong khi", "dù",           "mặc dù",        "đánh dấu",
                                                           "khiến",     "trong khi đó", "trong bối cảnh"};
  return s.punct(comma, ',') && comma + 1 < s.size() && std::find(cues.begin(), cues.end(), s.text(comma + 1)) != cues.end();
}

// ", đồng thời kêu gọi", "và khẳng định": where the connector stands by which v's speaker goes on to the verb at i; else i.
std::uint32_t joined_verb_from(const SentenceView& s, std::uint32_t v, std::uint32_t i, std::uint32_t from) {
  const bool takes_any_clause = s.needs(i) == "any" || s.needs(i) == "object";
  auto k = i;
  bool connector = false, strong = false;
  for (; k > from; --k) {
    if (s.punct(k - 1, ';') || s.word(k - 1, "song") || s.joins_predicate(k - 1))
      connector = strong = true;
    else if (s.punct(k - 1, ',') || s.word(k - 1, "nhưng") ||
             (s.word(k - 1, "và") && takes_any_clause && !joins_inner_predicate(s, v, k - 1)))
      connector = true;
    else if (!s.is_cue(k - 1, {CueKind::adverb}))
      break;
  }
  // "…, chia sẻ thông tin sai": a verb that could say something but does not here goes on with what is told.
  if (connector && !strong && (s.needs(i) == "marked" || s.needs(i) == "quoted") && !introduced(s, i, content_start(s, i), false) &&
      !names_something(s, i))
    return i;
  return connector ? k : i;
}

// "…, và giới chức Mỹ cũng nhắc lại điều này"; "khi được hỏi …, ông X trả lời: “…”": the mark before that clause, or 0.
std::uint32_t other_speaker_from(const SentenceView& s, std::uint32_t v, std::uint32_t i, std::uint32_t from) {
  const Phrase speaker = s.subject(i, from);
  if (!speaker.found() || speaker.first < from + 2 || s[speaker.first].quote != s[v].quote) return 0;
  const auto first = whole_phrase(s, speaker.first);
  const bool main_clause = s.punct(i + 1, ':') || s.opens_quote(i + 1);
  if (s.punct(first - 1, ';') || (main_clause && s.punct(first - 1, ','))) return first - 1;
  if (first >= from + 3 && s.punct(first - 2, ',') && (s.word(first - 1, "và") || s.word(first - 1, "còn"))) return first - 2;
  return 0;
}

}  // namespace

std::uint32_t content_start(const SentenceView& s, std::uint32_t v) {
  static const KeySet of_the_verb({"rõ", "biết"}), past_adverbs({"thêm", "lại", "ngay", "mạnh", "mẽ"});
  auto i = v + 1;
  if (demonstrative(s, i) && s.punct(i + 1, ',')) ++i;  // "theo tuyên bố trên, …"
  while (i < s.size()) {
    if (s.word(i, of_the_verb) || (s.is_cue(i, {CueKind::adverb}) && s.word(i, past_adverbs)))
      ++i;
    else if (const auto that = told_whom(s, i); that > i)
      i = that;
    else if (is_addressee_start(s, i) || s.is_cue(i, {CueKind::medium}))
      i = skip_phrase(s, i + 1);
    else if (i == v + 1 && s[i].kind == ItemKind::time && (s.is_complementizer(i + 1) || s.punct(i + 1, ',') || s.punct(i + 1, ':')))
      ++i;
    else
      break;
  }
  if (s.word(i, "rằng") || s.punct(i, ',') || s.punct(i, ':')) ++i;
  if (s.word(i, "rằng")) ++i;
  if (s.punct(i, ',') || s.punct(i, ':')) ++i;
  return i;
}

bool introduced(const SentenceView& s, std::uint32_t v, std::uint32_t from, bool comma) {
  for (auto i = v + 1; i < from; ++i)
    if (s.word(i, "rằng") || s.punct(i, ':') || (comma && s.punct(i, ','))) return true;
  return s.opens_quote(from) || s.word(from, "là");
}

std::uint32_t content_end(const SentenceView& s, std::uint32_t v, std::uint32_t from) {
  for (auto i = from + 1; i < s.size(); ++i) {
    if (!s[i].verb || s[i].quote != s[v].quote || reads_as_noun(s, i)) continue;
    if (s.needs(i) == "noun") {
      if (s.punct(i - 1, ',') && s.word(i, "theo")) return i - 1;
      continue;
    }
    if (const auto k = joined_verb_from(s, v, i, from); k > from && k < i) return k;
    if (const auto k = other_speaker_from(s, v, i, from); k > from) return k;
  }
  return trailing_end(s, from);
}

std::uint32_t trailing_end(const SentenceView& s, std::uint32_t from) {
  auto end = s.size();
  for (auto i = from + 3; i < end; ++i)
    if (s[i].quote == s[from].quote && narrator_goes_on(s, i)) end = i;
  if (s[from].quote != no_index && !s.opens_quote(from)) {
    // A verb inside a quotation says nothing beyond its closing mark.
    const auto close = s.quotation(from).last_token;
    while (end > from && s[end - 1].last >= close) --end;
  }
  for (auto i = from + 1; i + 1 < end; ++i)
    if (s.punct(i, ',') && s[i].quote == no_index && s[i + 1].verb && s.word(i + 1, "theo")) end = i;
  static constexpr std::u32string_view marks = U".,;!\u2026";
  const auto closing_mark = [&](std::uint32_t i) {
    return std::any_of(marks.begin(), marks.end(), [&](char32_t mark) { return s.punct(i, mark); });
  };
  while (end > from && closing_mark(end - 1)) --end;
  return end;
}

std::uint32_t leading_start(const SentenceView& s, std::uint32_t end) {
  std::uint32_t i = 0;
  while (i < end && s[i].kind == ItemKind::punct && s[i].quote == no_index) ++i;
  return i;
}

bool quotation_is_all(const SentenceView& s, std::uint32_t i) {
  const auto close = s.quotation(i).last_token;
  std::uint32_t behind = 0;
  for (auto k = i; k < s.size(); ++k) {
    if (s[k].first < close) continue;
    if (s[k].kind == ItemKind::punct) {
      if (s.punct(k, ',') && behind == 0) return true;
      continue;
    }
    // "… “X” ở Gaza hôm 25.3": place and time are the clause's, not what was said.
    const bool adjunct =
        s[k].kind == ItemKind::time || s[k].kind == ItemKind::mention || s.is_cue(k, {CueKind::preposition, CueKind::medium});
    if (!adjunct || ++behind > 4 || s.quotation_length(i) < 5) return false;
  }
  return true;
}

bool quotation_covers_clause(const SentenceView& s, std::uint32_t end) {
  const auto open = s.quotation(end - 1).first_token;
  for (std::uint32_t i = 0; i < end && s[i].first < open; ++i)
    if (s[i].kind != ItemKind::punct && s[i].quote == no_index) return false;
  return true;
}

}  // namespace nienbieu
