#include "event/quotation_frames.h"

#include <algorithm>

#include "event/content.h"
#include "event/content_borders.h"

namespace nienbieu {
namespace {

constexpr std::uint32_t shortest_said = 10;  // tokens of a quotation that is a sentence, with its marks

bool in_headline(const SentenceView& s) {
  const auto at = s.c.in.sentences[s.index].span.start;
  for (const Section& section : s.c.in.sections)
    if (section.span.contains(at)) return section.kind == SectionKind::headline;
  return false;
}

// "Vỹ cười", "bạn Chải hớn hở": words of which one is written like a name and is none that is known. Where they end, or `from`.
std::uint32_t unknown_name(const SentenceView& s, std::uint32_t from) {
  auto end = from;
  bool capital = false;
  for (; end < s.size() && end - from < 4 && s[end].kind == ItemKind::word && !s[end].is_predicate(); ++end) {
    const bool particle = end + 1 < s.size() && s.token(end + 1).capitalised();  // "Van der Vaart"
    if (capital && !s.token(end).capitalised() && !particle) break;
    capital |= s.token(end).capitalised();
  }
  return capital ? end : from;
}

// Whoever stands at `who` says the quotation of that number; what he does to say it begins at `does`.
std::optional<Said> said_by(const SentenceView& s, std::uint32_t who, std::uint32_t does, std::uint32_t quotation) {
  // What he does to say it: a verb of saying, else the first verb.
  std::uint32_t verb = no_index;
  for (auto i = does; i < s.size() && i < does + 12 && !s.punct(i, ':'); ++i) {
    if (s[i].is_verb() && verb == no_index && i < does + 8) verb = i;
    if (!s[i].verb || s[i].quote != s[does].quote) continue;
    verb = i;
    break;
  }
  if (verb != no_index) does = verb;
  if (s[does].kind == ItemKind::punct && !s.punct(does, ':')) return std::nullopt;
  Said said = statement_at(s, does, "frame:quotation");
  Phrase speaker;
  if (s[who].kind == ItemKind::mention) {
    speaker = coordinated_left(s.c, s.items, who, 0);
  } else {
    speaker.first = who;
    speaker.last = unknown_name(s, who);
    speaker.words_first = s[who].first;
    speaker.words_last = s[speaker.last - 1].last;
  }
  to_arguments(s.c, speaker, true, said.event.actors);
  set_quotation(s, quotation, said);
  return said;
}

// Do the words from `from` to `end`, which open a clause, read as a name, with nobody else and no other clause up to the colon?
bool named_like(const SentenceView& s, std::uint32_t from, std::uint32_t end, std::uint32_t colon) {
  static const KeySet no_names({"rồi",   "thế",   "vậy",  "nay",  "xưa",  "bởi",    "đoạn",  "sau",   "trước", "còn",  "và",
                                "nhưng", "song",  "chợt", "bỗng", "vừa",  "mới",    "lại",   "có",    "hết",   "nghe", "lúc",
                                "đôi",   "mãi",   "theo", "điều", "việc", "nội",    "câu",   "mẹ",    "bố",    "con",  "các",
                                "những", "nhiều", "một",  "đây",  "đó",   "nguyên", "lý",    "mục",   "cả",    "giờ",  "khi",
                                "toàn",  "thay",  "lời",  "văn",  "tôi",  "mình",   "chính", "riêng", "ngay"});
  if (from == 0 && s.has_cue(0, {CueKind::abstract_noun, CueKind::agent_noun})) return false;
  if (s.word(from, no_names) && !(end > from + 1 && s.token(from + 1).capitalised())) return false;
  for (auto i = end; i < colon; ++i)
    if (s[i].kind != ItemKind::verb && s[i].kind != ItemKind::cue && s[i].kind != ItemKind::word &&
        !(s[i].kind == ItemKind::mention && s[i - 1].cue == CueKind::preposition))
      return false;
  return true;
}

// Does item i open a clause, also behind "khi đó", "lúc ấy"?
bool opens_clause(const SentenceView& s, std::uint32_t i) {
  static const KeySet when({"khi", "lúc", "sau", "từ", "do", "bấy"}), then({"đó", "ấy", "này", "giờ"});
  return begins_clause(s.c, s.items, i, 0) || (i >= 2 && s.word(i - 1, then) && s.word(i - 2, when));
}

// "Cầu thủ trẻ | Lamine Yamal": where what is told of the person before the name begins.
std::uint32_t with_description(const SentenceView& s, std::uint32_t name) {
  if (s[name].kind != ItemKind::mention || s.c.mention(s[name]).type != EntityType::person || s.c.mention(s[name]).unnamed) return name;
  auto i = name;
  while (i > 0 && name - i < 4 && (s[i - 1].kind == ItemKind::word || s.is_cue(i - 1, {CueKind::source_noun})) && !s[i - 1].is_predicate())
    --i;
  return i < name && s.has_cue(i, {CueKind::source_noun, CueKind::agent_noun}) ? i : name;
}

// "Anh X, | du khách từ Y, thích thú: “…”": who is named right before a description, or the item itself.
std::uint32_t named_before(const SentenceView& s, std::uint32_t i) {
  const Mention& m = s.c.mention(s[i]);
  if (i < 2 || !s.comma_or_dash(i - 1) || s[i - 2].kind != ItemKind::mention || !(m.unnamed || m.via == Via::role)) return i;
  const Mention& name = s.c.mention(s[i - 2]);
  return name.type == EntityType::person && name.via == Via::name && begins_clause(s.c, s.items, i - 2, 0) ? i - 2 : i;
}

// "X úp mở trước truyền thông: “…”": the nearest name that opens a clause and has words between itself and the colon.
std::optional<Said> behind_colon(const SentenceView& s, std::uint32_t k) {
  const auto colon = k - 1;
  static const KeySet contrast({"nhưng", "song"});
  if (titled(s, colon)) return std::nullopt;
  for (auto i = colon; i-- > 0;) {
    if (s[i].quote != no_index || s.punct(i, ';')) return std::nullopt;
    if (i + 1 < colon && s[i].cue == CueKind::clause && s.word(i, contrast)) break;  // "…, nhưng cầu thủ trẻ tỏ ra tỉnh táo: “…”"
    if (i + 1 < colon && s.can_speak(i) && opens_clause(s, with_description(s, i)))
      return said_by(s, named_before(s, i), i + 1, s[k].quote);
  }
  // "Tiệp thắc mắc: “…”", "Bạn Chải thốt lên rằng: “…”": a name that nothing else tells of.
  // The document whose words follow: "Thông báo của X về vụ việc như sau: “…”"
  static const KeySet words_of({"lời", "câu"});
  const bool of_words = s[0].verb || s.word(0, words_of);  // "Lời nhắn nhủ của X: “…”"
  if (s[0].cue == CueKind::document_noun || of_words)
    for (std::uint32_t i = 1; i + 1 < colon && (!of_words || i < 5); ++i)
      if (s.word(i, "của") && s.can_speak(i + 1)) return said_by(s, i + 1, i + 2, s[k].quote);
  for (auto from = colon; from-- > 0;) {
    if (from > 0 && !s.punct(from - 1, ',')) continue;
    const auto end = unknown_name(s, from);
    if (end > from && end < colon && colon - end < 9 && named_like(s, from, end, colon)) return said_by(s, from, end, s[k].quote);
    break;
  }
  return std::nullopt;
}

// The first item behind the quotation that opens at item k.
std::uint32_t behind(const SentenceView& s, std::uint32_t k) {
  auto i = k;
  while (i < s.size() && s[i].first < s.quotation(k).last_token) ++i;
  return i;
}

}  // namespace

// "“…” là nhận định của X", "“…”, đó là lời khẳng định của X": behind a quotation that ends before item `from`.
std::optional<Said> named_as_words(const SentenceView& s, std::uint32_t from, std::uint32_t quotation) {
  static const KeySet pointing({"đó", "đây"}), words({"lời", "câu", "tâm", "ý", "phương"});
  auto i = s.comma_or_dash(from) ? from + 1 : from;
  if (s.word(i, pointing)) ++i;
  // "“…”, khuyến cáo của các chuyên gia."
  if ((s.has_cue(i, {CueKind::document_noun}) || (i < s.size() && s[i].verb)) && s.word(i + 1, "của") && i + 2 < s.size() &&
      s.can_speak(i + 2))
    return said_by(s, i + 2, i, quotation);
  if (!s.word(i, "là")) return std::nullopt;
  std::uint32_t noun = no_index;
  for (const auto first = ++i; i + 1 < s.size() && i - first < 8 && s[i].kind != ItemKind::punct; ++i) {
    if (noun == no_index && (s[i].verb || s[i].cue == CueKind::document_noun || s.word(i, words))) noun = i;
    if (noun != no_index && s.word(i, "của") && s.can_speak(i + 1)) return said_by(s, i + 1, noun, quotation);
  }
  return std::nullopt;
}

std::optional<Said> colon_frame(const SentenceView& s) {
  std::uint32_t colon = 1;
  while (colon + 1 < s.size() && colon < 14 && !s[colon].verb && !s.punct(colon, ':')) ++colon;
  if (colon + 1 >= s.size() || !s.punct(colon, ':') || colon >= 14 || titled(s, colon)) return std::nullopt;
  const Phrase source = s.phrase(0, colon);
  if (source.mentions.empty() || s.c.in.entities.mentions[source.mentions.front()].type == EntityType::place) return std::nullopt;
  const bool quoted = s.opens_quote(colon + 1);
  if (!quoted && !(source.last == colon && in_headline(s))) return std::nullopt;
  Said said = statement_at(s, colon, "frame:colon");
  to_arguments(s.c, source, true, said.event.actors);
  if (quoted)
    set_quotation(s, s[colon + 1].quote, said);
  else
    set_content(s, colon + 1, trailing_end(s, colon + 1), said);
  if (!said.has_content()) return std::nullopt;
  return said;
}

bool is_whole_sentence(const SentenceView& s, std::uint32_t k) {
  if (k > 0) return false;
  const Quotation& q = s.quotation(k);
  const auto& sentences = s.c.in.sentences;
  const auto last = std::upper_bound(sentences.begin() + s.index, sentences.end(), q.last_token - 1,
                                     [](std::uint32_t token, const Sentence& x) { return token < x.first_token; });
  const auto end = (last - 1)->last_token;
  return end <= q.last_token || (end == q.last_token + 1 && s.c.in.tokens[q.last_token].kind == TokenKind::punct);
}

std::uint32_t closing_of_earlier(const SentenceView& s) {
  if (s[0].quote == no_index || s.quotation(0).first_token >= s[0].first) return no_index;
  for (std::uint32_t k = 0; k < s.size(); ++k)
    if (s.closes_quote(k) && s[k].quote == s[0].quote) return k;
  return no_index;
}

std::optional<Said> behind_quotation(const SentenceView& s, std::uint32_t k) {
  const auto end = behind(s, k);
  if (auto said = named_as_words(s, end, s[k].quote)) return said;
  const auto who = s.comma_or_dash(end) ? end + 1 : end;
  // "“…”, ông X nhấn mạnh rằng …": what goes on behind the verb is another content.
  const bool says = who + 1 < s.size() && s.can_speak(who) && s[who + 1].verb && s.needs(who + 1) != "noun";
  // "“…”, ông X thở dài rồi nhìn ra vườn."
  const bool somebody = who > end && s.can_speak(who) && s.c.mention(s[who]).type == EntityType::person && !s.c.mention(s[who]).unnamed;
  if (who + 1 >= s.size() || (s.size() - who > (somebody ? 24 : 12) && !says)) return std::nullopt;
  auto does = s.can_speak(who) ? who + 1 : unknown_name(s, who);
  if (does > who && s.punct(does, '.') && s.token(does - 1).single_letter) ++does;  // "anh T. bức xúc"
  if (does == who || does >= s.size()) return std::nullopt;
  return said_by(s, who, does, s[k].quote);
}

std::optional<Said> quotation_frame(const SentenceView& s, std::uint32_t k) {
  if (k > 1 && s.punct(k - 1, ':')) return behind_colon(s, k);
  if (k > 0) return std::nullopt;
  return behind_quotation(s, k);
}

std::optional<Said> speaks_in_next(const SentenceView& s) {
  static const KeySet pointing({"đó", "đây"});
  const auto& in = s.c.in;
  if (s.index + 1 >= in.sentences.size()) return std::nullopt;
  const auto next = in.sentences[s.index + 1].first_token;
  const auto quote = s.c.quote_of[next];
  if (quote == no_index) return std::nullopt;
  const Quotation& q = in.quotes.quotations[quote];
  if (q.first_token != next || q.last_token - q.first_token < shortest_said) return std::nullopt;
  // Nothing stands behind it in its last sentence, and it is not pointed at from the one after.
  auto behind = q.last_token;
  if (behind < in.tokens.size() && in.tokens[behind].is_punct('.')) ++behind;
  const auto after = std::upper_bound(in.sentences.begin(), in.sentences.end(), q.last_token - 1,
                                      [](std::uint32_t token, const Sentence& x) { return token < x.first_token; });
  if ((after - 1)->last_token > behind) return std::nullopt;
  if (after != in.sentences.end() && pointing.contains(in.tokens[after->first_token].key)) return std::nullopt;
  std::uint32_t who = no_index, verb = no_index;
  for (std::uint32_t i = 0; i < s.size(); ++i) {
    if (s[i].quote != no_index) return std::nullopt;
    if (s[i].verb && s.needs(i) != "noun") verb = i;
    if (s[i].kind != ItemKind::mention || s.c.mention(s[i]).type != EntityType::person) continue;
    const Mention& m = s.c.mention(s[i]);
    if (m.unnamed || m.group || m.entity == no_index) continue;
    if (who != no_index && s.c.mention(s[who]).entity != m.entity) return std::nullopt;
    if (who == no_index) who = i;
  }
  if (who == no_index || verb == no_index || !opens_clause(s, with_description(s, who))) return std::nullopt;
  Said said = statement_at(s, verb, "frame:next");
  to_arguments(s.c, coordinated_left(s.c, s.items, who, 0), true, said.event.actors);
  set_quotation(s, quote, said);
  return said;
}

std::optional<Said> pointed_at(const SentenceView& s) {
  static const KeySet pointing({"đó", "đây"});
  if (s.index == 0 || !s.word(0, pointing) || !s.word(1, "là")) return std::nullopt;
  auto close = s.items.front().first;
  while (close > 0 && (s.c.in.tokens[close - 1].is_newline() || s.c.in.tokens[close - 1].is_punct('.'))) --close;
  if (close == 0 || s.c.quote_of[close - 1] == no_index) return std::nullopt;
  const auto quote = s.c.quote_of[close - 1];
  const Quotation& q = s.c.in.quotes.quotations[quote];
  if (q.last_token != close || q.last_token - q.first_token < shortest_said) return std::nullopt;
  return named_as_words(s, 0, quote);
}

void add_to_last_statement(const SentenceView& s, const Quotation& q, Thread& thread, std::span<Said> before) {
  const bool known = thread.speaker.size() == 1 && thread.speaker.front().entity != no_index;
  if (!thread.open(s.index, known ? 2 : 1)) return;
  for (auto said = before.rbegin(); said != before.rend() && said->event.sentence + 12 >= s.index; ++said) {
    if (said->event.sentence != thread.said || said->parent != no_index) continue;
    const auto& quotes = said->event.quotes;
    if (std::none_of(quotes.begin(), quotes.end(), [&](Span quote) { return quote.overlaps(q.inner); }))
      said->event.quotes.push_back(q.inner);
    thread.sentence = s.index;
    return;
  }
}

}  // namespace nienbieu
