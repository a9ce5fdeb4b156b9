#include "event/content.h"

#include "event/content_borders.h"
#include "event/occasion.h"
#include "event/reporting.h"

namespace nienbieu {
namespace {

// "…", ông nói, "…": the second half belongs to the same content.
void extend_interrupted(const SentenceView& s, std::uint32_t v, Said& said) {
  for (auto i = v + 1; i < s.size() && i < v + 8; ++i) {
    if (!s.opens_quote(i)) continue;
    if (s.quotation_length(i) < 8) return;
    said.content_last = s.quotation(i).last_token - 1;
    said.event.content.end = s.quotation(i).inner.end;
    said.event.quotes.push_back(s.quotation(i).inner);
    return;
  }
}

// After the verb only time, adverbs, a medium or an addressee up to the end of the sentence.
bool nothing_after(const SentenceView& s, std::uint32_t v) {
  for (auto i = v + 1; i < s.size(); ++i) {
    const Item& item = s[i];
    if (item.kind == ItemKind::time || item.kind == ItemKind::mention || s.punct(i, '.')) continue;
    if (s.is_cue(i, {CueKind::adverb, CueKind::medium, CueKind::preposition, CueKind::document_noun})) continue;
    if (s.punct(i, ',')) return i + 1 >= s.size() || s.opens_quote(i + 1) || i > v + 2 || s.word(i + 1, "đề") || s[i + 1].is_verb();
    if (s.opens_quote(i) || item.kind != ItemKind::word || i - v > 10 || s.is_complementizer(i)) return false;
  }
  return true;
}

// Behind a clause that is not quoted ("Nga sẽ không rút quân, ông X nói trên truyền hình."): only when, where and to whom.
bool only_adjuncts_after(const SentenceView& s, std::uint32_t v) {
  bool inside = false;
  for (auto i = v + 1; i < s.size(); ++i) {
    const Item& item = s[i];
    if (s.punct(i, '.') || s.punct(i, ',') || item.kind == ItemKind::time || item.cue == CueKind::adverb) continue;
    if (s.is_cue(i, {CueKind::preposition, CueKind::medium}))
      inside = true;
    else if (!inside || !(item.kind == ItemKind::mention || item.kind == ItemKind::word ||
                          s.has_cue(i, {CueKind::source_noun, CueKind::document_noun, CueKind::not_trigger})))
      return false;
  }
  return true;
}

// What opens a sentence ("Chiều 10/5", "Tại cuộc họp báo chiều 12/5", "Theo kế hoạch", "Trước đó") says nothing.
bool has_predicate(const SentenceView& s, std::uint32_t first, std::uint32_t end) {
  if (first >= end || s[first].kind == ItemKind::time) return false;
  if (s[first].kind == ItemKind::cue &&
      !s.has_cue(first, {CueKind::negation, CueKind::source_noun, CueKind::document_noun, CueKind::not_trigger}))
    return false;
  for (auto i = first + 1; i < end; ++i)
    if (s[i].is_verb() || s.has_cue(i, {CueKind::past, CueKind::future, CueKind::ongoing, CueKind::negation, CueKind::passive}) ||
        s.word(i, "là") || s.word(i, "có"))
      return true;
  return false;
}

// "bác bỏ tuyên bố của X rằng …": where the noun's own clause begins.
std::uint32_t far_marker(const SentenceView& s, std::uint32_t v) {
  for (auto i = v + 1; i + 1 < s.size() && i < v + 22; ++i) {
    if (s.word(i, "rằng")) return i;
    if (s.word(i, "nhưng") || s.word(i, "song")) return no_index;  // "sẵn sàng …, nhưng họ lo rằng …" is of the next verb
    if (s.punct(i, ';') || s.punct(i, '.') || (s[i].verb && s.needs(i) == "any" && i > v + 1)) return no_index;
  }
  return no_index;
}

// "chia sẻ cảm xúc về vai diễn: “…”": the quotation behind the verb's object is what was said.
std::uint32_t colon_quotation_after(const SentenceView& s, std::uint32_t v, std::uint32_t from) {
  const bool of_feeling = s.needs(v) == "quoted";  // "Để mẹ bớt lo lắng, Tuệ bao biện: “…”"
  for (auto i = from; i + 1 < s.size() && i < from + 26 && s[i].quote == s[v].quote; ++i) {
    if (s.punct(i, ';') || (of_feeling && s.punct(i, ',')) || (s[i].verb && !is_noun_use(s.c, s.items, i) && s.subject(i, from).found()))
      return no_index;
    if (s.punct(i, ':') && titled(s, i)) return no_index;
    if (s.punct(i, ':')) return s.opens_quote(i + 1) && s.quotation_length(i + 1) >= 7 && quotation_is_all(s, i + 1) ? i + 1 : no_index;
  }
  return no_index;
}

// A verb of blaming needs what is blamed: a predicate in its object. A demand is one without.
bool object_clause(const SentenceView& s, std::uint32_t v, std::uint32_t from) {
  if (s.force(v) == "requesting") return true;
  for (auto i = from; i < s.size() && !s.punct(i, ',') && !s.punct(i, ';'); ++i)
    if ((s[i].is_verb() && i > from) || s.opens_quote(i) ||
        s.is_cue(i, {CueKind::past, CueKind::ongoing, CueKind::future, CueKind::negation}))
      return true;
  return false;
}

// "phủ nhận việc chuyển giao …", "từ chối cung cấp …" say something; "phủ nhận những cáo buộc trên" is only done.
bool denies_clause(const SentenceView& s, std::uint32_t from) {
  static const KeySet clause_words({"việc", "là", "có"});
  for (auto i = from; i < s.size() && s[i].kind != ItemKind::punct; ++i)
    if ((s[i].is_verb() && !demonstrative(s, i + 1)) || s.word(i, clause_words) ||
        s.has_cue(i, {CueKind::past, CueKind::future, CueKind::negation}))
      return true;
  return false;
}

bool quote_in_next_sentence(const SentenceView& s, Said& said) {
  const auto& sentences = s.c.in.sentences;
  const auto quote_at = [&](std::uint32_t i) { return i < sentences.size() ? s.c.quote_of[sentences[i].first_token] : no_index; };
  auto quote = quote_at(s.index + 1);
  // A picture's words may stand between ("anh nói: / một dòng chú thích / “…”").
  const bool short_line = s.index + 1 < sentences.size() && sentences[s.index + 1].last_token - sentences[s.index + 1].first_token <= 14;
  if (quote == no_index && short_line) quote = quote_at(s.index + 2);
  if (quote == no_index) return false;
  set_quotation(s, quote, said);
  return true;
}

// Does what stands at `from` behind the verb give it the kind of content it needs?
bool can_say(const SentenceView& s, std::uint32_t v, std::uint32_t from) {
  const auto need = s.needs(v);
  if (need == "object") return object_clause(s, v, from);
  if (need == "any" && s.force(v) == "denying") return introduced(s, v, from, true) || denies_clause(s, from);
  return true;
}

// "tham mưu, đề xuất và chỉ đạo …", "kêu gọi và cắt tóc …": a request that goes on to a verb that says no more asks for nothing. Other
// verbs share what stands behind the second ("công bố và trao quyết định …").
bool goes_on_without(const SentenceView& s, std::uint32_t v, std::uint32_t from) {
  if (s.force(v) != "requesting" || (!s.word(from, "và") && !s.word(from, "hoặc"))) return false;
  auto i = from + 1;
  while (s.is_cue(i, {CueKind::adverb})) ++i;
  return i >= s.size() || !s[i].verb;
}

// "… bớt nghi ngờ, Tuệ bao biện: “…”": behind the comma another clause opens a quotation of its own.
bool another_speaks(const SentenceView& s, std::uint32_t from) {
  for (auto i = from + 1; i < s.size() && i < from + 12 && s[i].quote == s[from].quote; ++i)
    if (s[i].verb && (s.punct(i + 1, ':') || s.opens_quote(i + 1))) {
      const Phrase other = s.subject(i, from);
      return other.found() && other.first == from;
    }
  return false;
}

}  // namespace

bool titled(const SentenceView& s, std::uint32_t colon) {
  static const KeySet named({"tên", "tựa"}), kind({"chủ", "nhan", "tựa", "tiêu", "chuyên", "đề"}), theme({"đề", "tài"}),
      motto({"phương", "khẩu"}), maxim({"châm", "hiệu"});
  if (colon < 2) return false;
  // "với phương châm: “…”", "với khẩu hiệu hành động: “…”"
  for (auto i = colon; i > 1 && colon - i < 4 && s[i - 1].kind != ItemKind::punct; --i)
    if (s.word(i - 1, maxim) && s.word(i - 2, motto)) return true;
  const auto last = s[colon - 1].last - 1;
  const auto key = s.c.in.tokens[last].key, before = s.c.in.tokens[last - 1].key;
  return named.contains(key) || (theme.contains(key) && kind.contains(before));
}

void set_content(const SentenceView& s, std::uint32_t from, std::uint32_t to, Said& said) {
  if (to <= from) return;
  const auto last = s[to - 1].last;
  // One quotation as a whole; or a sentence cut inside a quotation, whose content runs on to where the quotation closes.
  if (s.opens_quote(from) && (s.quotation(from).last_token == last || s.quotation(from).last_token > s.items.back().last))
    return set_quotation(s, s[from].quote, said);
  said.content_first = s[from].first;
  said.content_last = last;
  said.event.content = s.c.span(said.content_first, said.content_last);
  said.event.statement_mode = StatementMode::indirect;
  for (auto i = from; i < to; ++i)
    if (s.opens_quote(i) && s.quotation(i).last_token <= last) {
      said.event.quotes.push_back(s.quotation(i).inner);
      said.event.statement_mode = StatementMode::mixed;
    }
}

void set_quotation(const SentenceView& s, std::uint32_t quotation, Said& said) {
  const Quotation& q = s.c.in.quotes.quotations[quotation];
  said.content_first = q.first_token + 1;
  said.content_last = q.last_token - 1;
  // The comma before the closing mark is not what was said.
  while (said.content_last > said.content_first + 1 && s.c.in.tokens[said.content_last - 1].is_punct(',')) --said.content_last;
  said.event.content = s.c.span(said.content_first, said.content_last);
  said.event.quotes.assign(1, said.event.content);
  said.event.statement_mode = StatementMode::direct;
}

// "“…”, huấn luyện viên mới của đội, | X, nói": where the words begin that describe the speaker between the quotation and the name.
std::uint32_t description_before(const SentenceView& s, std::uint32_t first) {
  if (first < 3 || !s.punct(first - 1, ',')) return first;
  auto i = first - 1;
  while (i > 0 && first - i < 12 && s[i - 1].quote == no_index && s.in_noun_phrase(i - 1)) --i;
  if (i + 1 >= first) return first;
  const auto close = i > 0 && s.comma_or_dash(i - 1) ? i - 1 : i;
  return close > 0 && s.closes_quote(close - 1) ? i : first;
}

// Does a colon stand before the quotation that closes at item `close`, in this sentence, and words before that?
bool after_colon(const SentenceView& s, std::uint32_t close) {
  auto open = close;
  while (open > 0 && s[open].first > s.quotation(close).first_token) --open;
  return open > 1 && s.punct(open - 1, ':');
}

bool content_before(const SentenceView& s, std::uint32_t v, std::uint32_t subject, Said& said) {
  const auto first = description_before(s, subject);
  const auto end = first > 0 && s.comma_or_dash(first - 1) ? first - 1 : first;
  if (end == 0) return false;
  const auto begin = leading_start(s, end);
  const bool quote_before = s.closes_quote(end - 1);
  const bool long_quote = quote_before && s.quotation_length(end - 1) >= 7;
  // "Nhắc đến câu ngạn ngữ: “…”, X ôn lại …": the quotation is of the clause before.
  if (quote_before && after_colon(s, end - 1)) return false;
  // What follows "“…”, X đưa tin, …" is told by the paper, unless the verb opens a content of its own.
  const bool opens_content = s.punct(v + 1, ':') || s.word(v + 1, "rằng") || s.opens_quote(v + 1);
  // "“…”, X nói: “…”" is one quotation that the reporting clause interrupts.
  const bool both_sides = long_quote && quotation_covers_clause(s, end) && s.opens_quote(s.punct(v + 1, ':') ? v + 2 : v + 1);
  if (!nothing_after(s, v) && !(long_quote && (!opens_content || both_sides))) return false;
  if (!quote_before && (end == first || !only_adjuncts_after(s, v) || !has_predicate(s, begin, end))) return false;
  if (quote_before && quotation_covers_clause(s, end)) {
    set_quotation(s, s[end - 1].quote, said);
    extend_interrupted(s, v, said);
  } else {
    set_content(s, begin, end, said);
  }
  said.clause_first = s[first].first;
  said.clause_last = s.items.back().last;
  return said.has_content();
}

bool content_after(const SentenceView& s, std::uint32_t v, Said& said) {
  const auto from = content_start(s, v);
  // "Nghe vợ nói vậy, …", "anh không nói gì, …": what was said is not told.
  static const KeySet so({"vậy", "thế"});
  if ((s.word(v + 1, so) && s.punct(v + 2, ',')) || (s.word(v + 1, "gì") && !s.word(v, "hỏi"))) return false;
  if (const auto quote = colon_quotation_after(s, v, from); quote != no_index) {
    said.clause_last = s[quote].first;
    set_quotation(s, s[quote].quote, said);
    find_addressees(s, v, from, said.event);
    return true;
  }
  if (from >= s.size() || (from + 1 == s.size() && s[from].kind == ItemKind::punct))
    return s.punct(s.size() - 1, ':') && quote_in_next_sentence(s, said);
  // "Ông bức xúc: “…”" says something; "Người dân bức xúc, lo lắng" tells a feeling.
  if (s.needs(v) == "quoted" && (!introduced(s, v, from, false) || s.word(from, "là"))) return false;
  if (s.needs(v) == "marked" && !introduced(s, v, from, true)) {
    if (const auto that = far_marker(s, v); that != no_index) {
      said.clause_last = s[that].first;
      set_content(s, that + 1, content_end(s, v, that + 1), said);
      return said.has_content();
    }
    if (!names_something(s, v)) return false;
  }
  if (s.needs(v) == "marked" && !introduced(s, v, from, false) && another_speaks(s, from)) return false;
  if (!can_say(s, v, from) || goes_on_without(s, v, from)) return false;
  const auto begin = s.word(from, "là") && s.needs(v) != "object" ? from + 1 : from;
  said.clause_last = s[from].first;
  if (s.opens_quote(begin) && quotation_is_all(s, begin))
    set_quotation(s, s[begin].quote, said);
  else
    set_content(s, begin, content_end(s, v, begin), said);
  find_addressees(s, v, from, said.event);
  return said.has_content();
}

}  // namespace nienbieu
