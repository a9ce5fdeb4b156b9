#include "event/items.h"

#include <algorithm>
#include <array>

namespace nienbieu {
namespace {

constexpr CueKind cue_named(std::string_view kind) {
  constexpr std::array<std::pair<std::string_view, CueKind>, 18> names = {{{"negation", CueKind::negation},
                                                                           {"future", CueKind::future},
                                                                           {"past", CueKind::past},
                                                                           {"ongoing", CueKind::ongoing},
                                                                           {"hypothetical", CueKind::hypothetical},
                                                                           {"passive", CueKind::passive},
                                                                           {"light", CueKind::light},
                                                                           {"clause", CueKind::clause},
                                                                           {"rumour", CueKind::rumour},
                                                                           {"medium", CueKind::medium},
                                                                           {"source_noun", CueKind::source_noun},
                                                                           {"document_noun", CueKind::document_noun},
                                                                           {"not_trigger", CueKind::not_trigger},
                                                                           {"predicate", CueKind::predicate},
                                                                           {"causative", CueKind::causative},
                                                                           {"agent_noun", CueKind::agent_noun},
                                                                           {"abstract_noun", CueKind::abstract_noun},
                                                                           {"adverb", CueKind::adverb}}};
  for (const auto& [name, value] : names)
    if (name == kind) return value;
  return CueKind::none;
}

// By Entry::code.
constexpr auto cue_kinds = [] {
  std::array<CueKind, 32> kinds{};
  constexpr auto column = schema::class_column(Kind::event_cues);
  schema::for_each_word(schema::of(Kind::event_cues).columns[column].allowed,
                        [&](std::string_view word) { kinds[schema::code(Kind::event_cues, column, word)] = cue_named(word); });
  return kinds;
}();

CueKind cue_kind(const Entry& cue) { return cue_kinds[cue.code]; }

// Cues that leave a word a word: they tell the rules of noun phrases where a phrase ends and what it names.
bool stays_word(CueKind cue) {
  return cue == CueKind::none || cue == CueKind::predicate || cue == CueKind::causative || cue == CueKind::agent_noun ||
         cue == CueKind::abstract_noun;
}

bool is_preposition(std::uint64_t key) {
  static const KeySet words({"trong", "tại",  "ở",   "với",  "cho",   "của",  "từ",   "về",    "vào", "trên",
                             "dưới",  "giữa", "tới", "đến",  "qua",   "bằng", "cùng", "ngoài", "do",  "bởi",
                             "vì",    "nhờ",  "gần", "khỏi", "quanh", "dọc",  "theo", "trước", "sau", "thuộc"});
  return words.contains(key);
}

bool is_adverb(std::uint64_t key) {
  static const KeySet words({"cũng", "còn",   "đều",    "lại", "thêm", "ngay", "luôn",  "rất",  "chỉ",  "liên",  "tục",   "đồng",  "thời",
                             "hiện", "mới",   "thường", "đột", "ngột", "lần",  "nữa",   "công", "khai", "kiên",  "quyết", "nhiều", "đích",
                             "thân", "riêng", "mạnh",   "mẽ",  "gay",  "gắt",  "thẳng", "thắn", "cùng", "nhanh", "chóng", "tiếp"});
  return words.contains(key);
}

// Rows of the clause cues that only say when: a subject may stand on the other side of them.
bool is_time_adverb(std::string_view text) {
  static constexpr std::array<std::string_view, 7> words = {"trước đó",     "sau đó",  "ngay sau đó", "cuối cùng",
                                                            "lần đầu tiên", "lần đầu", "do đó"};
  return std::find(words.begin(), words.end(), text) != words.end();
}

constexpr auto event_words = PhraseHits::bit(Kind::reporting_verbs) | PhraseHits::bit(Kind::triggers) | PhraseHits::bit(Kind::event_cues);

// The longest hits at a token by kind.
struct Longest {
  const Hit* verb_hit = nullptr;
  const Entry* verb = nullptr;
  const Hit* trigger_hit = nullptr;
  const Entry* trigger = nullptr;
  const Hit* cue_hit = nullptr;
  CueKind cue = CueKind::none;
};

// `limit`: where the next name or time begins, which no reporting verb or cue runs over ("trên mạng xã hội | X").
Longest longest(std::span<const Hit> hits, std::uint32_t limit) {
  Longest l;
  for (const Hit& hit : hits)
    for (const Entry& e : hit.entries) {
      if (hit.last > limit && e.kind != Kind::triggers) continue;
      if (e.kind == Kind::reporting_verbs) l.verb_hit = &hit, l.verb = &e;
      if (e.kind == Kind::triggers) {
        // Of several rows of one spelling the verb's comes first; nouns are told apart by what stands before them.
        if (l.trigger_hit == &hit && l.trigger->code == schema::class_code(Kind::triggers, "v")) continue;
        l.trigger_hit = &hit, l.trigger = &e;
      }
      if (e.kind == Kind::event_cues) l.cue_hit = &hit, l.cue = cue_kind(e);
    }
  return l;
}

// "350.000", "4,5": one number, with the marks inside it.
std::uint32_t end_of_number(const TokenList& tokens, std::uint32_t i, std::uint32_t last) {
  auto end = i + 1;
  while (end + 1 < last && (tokens[end].is_punct('.') || tokens[end].is_punct(',')) && tokens[end + 1].is_number() &&
         !tokens[end].space_before && !tokens[end + 1].space_before)
    end += 2;
  return end < last && tokens[end].is_punct('%') && !tokens[end].space_before ? end + 1 : end;
}

std::uint32_t last_of(const Hit* hit) { return hit ? hit->last : 0; }

}  // namespace

bool parse_type(std::string_view name, EventType& out) {
  for (int i = 0; i <= static_cast<int>(EventType::ECONOMY); ++i)
    if (to_string(static_cast<EventType>(i)) == name) return out = static_cast<EventType>(i), true;
  return false;
}

EventContext::EventContext(const EventInput& input) : in(input) {
  const auto n = in.tokens.size();
  mention_from.assign(n + 1, no_index);
  name_from.assign(n + 1, no_index);
  time_from.assign(n + 1, no_index);
  quote_of.assign(n + 1, no_index);
  place_at.assign(n + 1, 0);
  const auto& mentions = in.entities.mentions;
  phrase_begin.resize(mentions.size());
  phrase_end.resize(mentions.size());
  for (const Mention& m : mentions)
    if (m.type == EntityType::place) place_at[m.first_token] = 1;
  for (std::uint32_t k = 0; k < mentions.size(); ++k) {
    const Mention& m = mentions[k];
    auto first = m.first_token;
    if (m.via == Via::name || m.via == Via::metonym) name_from[first] = k;
    if (!m.role.empty() && m.role.start < in.tokens[first].start)
      while (first > 0 && in.tokens[first - 1].start >= m.role.start) --first;
    else if (first > 0 && m.via == Via::name && m.type == EntityType::person)
      first = with_title(first);
    if (m.via == Via::name && m.type != EntityType::person) first = with_head(first);
    phrase_begin[k] = first;
    phrase_end[k] = m.last_token;
    if (m.embedded) continue;
    if (mention_from[first] == no_index || phrase_end[mention_from[first]] < m.last_token) mention_from[first] = k;
  }
  for (const Entry& e : in.lexicon.lookup("cho biết"))
    if (e.kind == Kind::reporting_verbs) told_ = &e;
  for (std::uint32_t k = 0; k < in.times.size(); ++k) time_from[in.times[k].first_token] = k;
  // Outer quotations first, so that the innermost one stays.
  for (std::uint32_t q = 0; q < in.quotes.quotations.size(); ++q)
    for (auto t = in.quotes.quotations[q].first_token; t < in.quotes.quotations[q].last_token; ++t) quote_of[t] = q;
}

// "ông X", "thiếu tướng X": the honorific or title right before a person's name goes with it.
std::uint32_t EventContext::with_title(std::uint32_t first) const {
  auto begin = first;
  for (std::uint32_t back = 1; back <= 4 && back <= first; ++back) {
    const Token& token = in.tokens[first - back];
    // "PGS TS. X": the full stop of an abbreviation stands inside.
    const bool abbreviation =
        token.is_punct('.') && !token.space_before && back < first && in.tokens[first - back - 1].casing == Casing::upper;
    if (token.is_newline() || (token.kind == TokenKind::punct && !abbreviation)) break;
    if (!in.phrases.begins(first - back, PhraseHits::bit(Kind::honorifics) | PhraseHits::bit(Kind::titles))) continue;
    for (const Hit& hit : in.phrases.at(first - back))
      for (const Entry& e : hit.entries)
        if ((hit.last == first || (hit.last + 1 == first && in.tokens[hit.last].is_punct('.'))) &&
            (e.kind == Kind::honorifics || e.kind == Kind::titles))
          begin = first - back;
  }
  return begin;
}

// "tờ Times of Israel", "cảng Hodeidah", "lực lượng Houthi": a common head noun before a place or an organization goes with it; before a
// country it does not ("quân đội Israel" is not Israel).
std::uint32_t EventContext::with_head(std::uint32_t first) const {
  for (std::uint32_t back = 1; back <= 4 && back <= first; ++back) {
    if (in.tokens[first - back].is_newline()) break;
    if (!in.phrases.begins(first - back, PhraseHits::bit(Kind::place_heads) | PhraseHits::bit(Kind::org_heads))) continue;
    for (const Hit& hit : in.phrases.at(first - back)) {
      if (hit.last != first) continue;
      for (const Entry& e : hit.entries) {
        const bool head = e.kind == Kind::place_heads || (e.kind == Kind::org_heads && !place_at[first]);
        if (head && !inside_word(first - back)) return first - back;
      }
    }
  }
  return first;
}

// Is the token the second syllable of a verb or cue ("yêu cầu" before "Mỹ": no bridge)?
bool EventContext::inside_word(std::uint32_t token) const {
  for (std::uint32_t back = 1; back <= 2 && back <= token; ++back) {
    if (!in.phrases.begins(token - back, event_words)) continue;
    for (const Hit& hit : in.phrases.at(token - back))
      for (const Entry& e : hit.entries)
        if (hit.last > token && PhraseHits::bit(e.kind) & event_words) return true;
  }
  return false;
}

// "cho Reuters biết", "cho phóng viên hãng tin X hay": one verb, with whom it is told inside it.
void EventContext::told_to(std::uint32_t i, std::uint32_t last, Item& item) const {
  constexpr std::uint64_t know = WordKey("biết").value, hear = WordKey("hay").value;
  if (!told_ || mention_from[i + 1] == no_index) return;
  const auto m = mention_from[i + 1];
  const auto end = phrase_end[m];
  if (end >= last || (in.tokens[end].key != know && in.tokens[end].key != hear)) return;
  item.kind = ItemKind::verb;
  item.cue = CueKind::none;
  item.verb = told_;
  item.ref = m;
  item.last = end + 1;
}

bool EventContext::names_body_at(std::uint32_t token) const {
  const auto found = in.phrases.at(token);
  for (auto hit = found.rbegin(); hit != found.rend(); ++hit)
    for (const Entry& e : hit->entries)
      if (e.kind == Kind::event_cues && cue_kind(e) == CueKind::source_noun) return cell(e, "effect") == "body";
  return false;
}

bool EventContext::names_at(std::uint32_t token) const {
  return time_from[token] != no_index || (mention_from[token] != no_index && in.entities.mentions[mention_from[token]].via == Via::name);
}

// "Đăng Khôi chia sẻ", "Bác từng nói": a syllable that could be a verb is one of a name that nobody knows, or the noun "Bác".
bool EventContext::written_as_name(std::uint32_t i, std::uint32_t end, std::uint32_t last) const {
  constexpr std::uint64_t uncle = WordKey("bác").value;
  static const KeySet behind_uncle({"từng", "đã", "luôn", "nói", "dạy", "căn", "dặn", "Hồ", "cũng", "rất", "có"}),
      prepositions({"theo", "trong"});
  if (end != i + 1 || in.tokens[i].casing != Casing::initial || i + 1 >= last) return false;
  const Token& next = in.tokens[i + 1];
  if (in.tokens[i].key == uncle) return behind_uncle.contains(next.key);
  return next.is_word() && next.casing == Casing::initial && !names_at(i + 1) && !prepositions.contains(in.tokens[i].key);
}

// "Ông X cũng thông tin: …", "Cục Y (Bộ Z) thông tin, …": words that the lexicons have as a reporting verb and as an idiom, too, are a noun
// nearly everywhere, but a verb between who speaks and a mark. `next`: the token behind them.
bool EventContext::speaks_here(std::uint32_t next, std::uint32_t last, Items before) const {
  constexpr std::uint64_t that = WordKey("rằng").value;
  if (next >= last) return false;
  const Token& mark = in.tokens[next];
  const bool comma = mark.is_punct(',');
  if (!comma && !mark.is_punct(':') && mark.key != that) return false;
  while (!before.empty() && (before.back().cue == CueKind::adverb || (before.back().cue == CueKind::past && !comma)))
    before = before.first(before.size() - 1);
  if (before.empty()) return false;
  const Item& item = before.back();
  if (item.kind == ItemKind::mention) return mention(item).type != EntityType::place;
  // Behind an aside; "hình ảnh, thông tin, bài viết" is a list.
  const Token& aside = in.tokens[item.last - 1];
  return aside.is_punct(')') || aside.is_punct('-') || (aside.is_punct(',') && !comma);
}

// What the lexicon says of the words at the item's first token: the longest of reporting verbs, triggers and cues.
void EventContext::read_words(std::uint32_t last, Items before, Item& item) const {
  const auto i = item.first;
  Longest l;
  if (in.phrases.begins(i, event_words)) {
    const auto hits = in.phrases.at(i);
    auto limit = i + 1;
    while (limit < hits.back().last && !names_at(limit)) ++limit;
    l = longest(hits, limit);
  }
  const auto best = std::max({last_of(l.verb_hit), last_of(l.trigger_hit), last_of(l.cue_hit)});
  if (best && best <= last) {
    item.last = best;
    if (last_of(l.cue_hit) == best) item.cue = l.cue;
    if (item.cue == CueKind::not_trigger && last_of(l.verb_hit) == best && speaks_here(best, last, before)) item.cue = CueKind::none;
    if (item.cue != CueKind::not_trigger) {
      if (last_of(l.verb_hit) == best) item.verb = l.verb;
      if (last_of(l.trigger_hit) == best) item.trigger = l.trigger;
    }
  }
  if ((item.verb || item.trigger) && written_as_name(i, item.last, last)) item.verb = item.trigger = nullptr;
  if (item.verb || item.trigger) {
    item.kind = ItemKind::verb;
    return;
  }
  if (item.last == i + 1) {
    const auto key = in.tokens[i].key;
    // "gần 48.000 người", "trên 200 hộ": a bound of the number, no place.
    static const KeySet bounds({"gần", "trên", "dưới"});
    const bool bound = bounds.contains(key) && i + 1 < last && in.tokens[i + 1].is_number() && time_from[i + 1] == no_index;
    if ((item.cue == CueKind::none || item.cue == CueKind::clause) && is_preposition(key) && !bound)
      item.cue = CueKind::preposition;
    else if (item.cue == CueKind::none && is_adverb(key))
      item.cue = CueKind::adverb;
  }
  if (item.cue == CueKind::clause && is_time_adverb(text(item))) item.cue = CueKind::adverb;
  item.kind = stays_word(item.cue) ? ItemKind::word : ItemKind::cue;
}

// "bị cáo | buộc", "cảnh sát | điều tra tội phạm", "Trưởng ban | chỉ đạo": a noun for somebody that begins a longer word: where that ends,
// or 0. `no_noun`: "bị cáo buộc" and "báo giá" name nobody at all.
std::uint32_t EventContext::longer_word(std::uint32_t i, bool& no_noun) const {
  const auto end = phrase_end[mention_from[i]];
  if (in.entities.mentions[mention_from[i]].via == Via::name || !in.phrases.begins(i, PhraseHits::bit(Kind::event_cues))) return 0;
  std::uint32_t longest = 0;
  for (const Hit& hit : in.phrases.at(i))
    for (const Entry& e : hit.entries) {
      if (hit.last <= end || e.kind != Kind::event_cues) continue;
      const bool idiom = cue_kind(e) == CueKind::not_trigger;
      no_noun |= cue_kind(e) == CueKind::rumour || (idiom && end == i + 1);
      if (idiom) longest = std::max(longest, hit.last);
    }
  return longest;
}

Item EventContext::read_item(std::uint32_t i, std::uint32_t last, Items before) const {
  Item item;
  item.first = i;
  item.last = i + 1;
  item.quote = quote_of[i];
  const Token& token = in.tokens[i];
  bool no_noun = false;
  const auto longer = mention_from[i] != no_index ? longer_word(i, no_noun) : 0;
  if (time_from[i] != no_index) {
    item.kind = ItemKind::time;
    item.ref = time_from[i];
    item.last = std::max(item.last, in.times[item.ref].last_token);
  } else if (mention_from[i] != no_index && phrase_end[mention_from[i]] <= last && !no_noun) {
    item.kind = ItemKind::mention;
    item.ref = mention_from[i];
    item.last = std::max({item.last, phrase_end[item.ref], longer <= last ? longer : 0});
  } else if (token.kind == TokenKind::punct) {
    item.kind = ItemKind::punct;
  } else if (token.is_number()) {
    item.kind = ItemKind::number;
    item.last = end_of_number(in.tokens, i, last);
  } else {
    read_words(last, before, item);
    if (token.key == WordKey("cho").value && !item.is_verb()) told_to(i, last, item);
    const bool trigger_only = item.trigger && !item.verb;  // the trigger's own words ("bầu Tổng thống")
    // A name or a time inside a longer match wins over it.
    for (auto t = i + 1; t < item.last && item.ref == no_index && !trigger_only; ++t)
      if (names_at(t)) {
        Item word;
        word.first = i;
        word.last = i + 1;
        word.quote = item.quote;
        return word;
      }
  }
  return item;
}

void EventContext::read(std::uint32_t first, std::uint32_t last, std::vector<Item>& out) const {
  const auto begin = out.size();
  for (auto i = first; i < last;) {
    Item item = read_item(i, last, Items(out).subspan(begin));
    const auto end = item.last;
    // What stays a word is counted word by word: "máy bay" are two of them, the first says what they are.
    const bool split = item.kind == ItemKind::word && item.cue != CueKind::none;
    if (split) item.last = i + 1;
    out.push_back(item);
    for (i = item.last; i < end; ++i) {
      item.first = i;
      item.last = i + 1;
      item.cue = item.is_predicate() ? item.cue : CueKind::none;
      out.push_back(item);
    }
  }
}

}  // namespace nienbieu
