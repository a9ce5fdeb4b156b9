#include "event/items.h"

#include <algorithm>
#include <array>

namespace nienbieu {
namespace {

CueKind cue_kind(std::string_view kind) {
  static constexpr std::array<std::pair<std::string_view, CueKind>, 13> names = {{{"negation", CueKind::negation},
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
                                                                                  {"not_trigger", CueKind::not_trigger}}};
  for (const auto& [name, value] : names)
    if (name == kind) return value;
  return CueKind::none;
}

std::vector<std::uint64_t> keys(std::initializer_list<const char*> words) {
  std::vector<std::uint64_t> out;
  for (const char* w : words) out.push_back(syllable_key(w));
  std::sort(out.begin(), out.end());
  return out;
}

bool is_preposition(std::uint64_t key) {
  static const auto k =
      keys({"trong", "tại",  "ở",     "với", "cho", "của", "từ",  "về",  "vào",  "trên",  "dưới", "giữa", "tới",   "đến", "qua",
            "bằng",  "cùng", "ngoài", "do",  "bởi", "vì",  "nhờ", "gần", "khỏi", "quanh", "dọc",  "theo", "trước", "sau"});
  return std::binary_search(k.begin(), k.end(), key);
}

bool is_adverb(std::uint64_t key) {
  static const auto k = keys({"cũng", "còn",   "đều",    "lại", "thêm", "ngay", "luôn",  "rất",  "chỉ",  "liên",  "tục",   "đồng",  "thời",
                              "hiện", "mới",   "thường", "đột", "ngột", "lần",  "nữa",   "công", "khai", "kiên",  "quyết", "nhiều", "đích",
                              "thân", "riêng", "mạnh",   "mẽ",  "gay",  "gắt",  "thẳng", "thắn", "cùng", "nhanh", "chóng", "tiếp"});
  return std::binary_search(k.begin(), k.end(), key);
}

// The longest hits at a token by kind.
struct Longest {
  const Hit* verb_hit = nullptr;
  const Entry* verb = nullptr;
  const Hit* trigger_hit = nullptr;
  const Entry* trigger = nullptr;
  const Hit* cue_hit = nullptr;
  CueKind cue = CueKind::none;
};

Longest longest(const EventContext& c, const std::vector<Hit>& hits) {
  Longest l;
  for (const Hit& hit : hits)
    for (const Entry& e : hit.entries) {
      if (e.kind == Kind::reporting_verbs) l.verb_hit = &hit, l.verb = &e;
      if (e.kind == Kind::triggers) {
        // Of several rows of one spelling the verb's comes first; nouns are told apart by what stands before them.
        if (l.trigger_hit == &hit && c.cell(*l.trigger, "pos") == "v") continue;
        l.trigger_hit = &hit, l.trigger = &e;
      }
      if (e.kind == Kind::event_cues) l.cue_hit = &hit, l.cue = cue_kind(c.cell(e, "kind"));
    }
  return l;
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
  time_from.assign(n + 1, no_index);
  quote_of.assign(n + 1, no_index);
  const auto& mentions = in.entities.mentions;
  phrase_begin.resize(mentions.size());
  phrase_end.resize(mentions.size());
  std::vector<Hit> honorifics;
  for (std::uint32_t k = 0; k < mentions.size(); ++k) {
    const Mention& m = mentions[k];
    auto first = m.first_token;
    if (!m.role.empty() && m.role.start < in.tokens[first].start)
      while (first > 0 && in.tokens[first - 1].start >= m.role.start) --first;
    else if (first > 0 && m.via == Via::name && m.type == EntityType::person) {
      honorifics.clear();
      in.lexicon.matches_at(in.tokens, first - 1, honorifics);
      for (const Hit& hit : honorifics)
        for (const Entry& e : hit.entries)
          if (hit.last == m.first_token && (e.kind == Kind::honorifics || e.kind == Kind::titles)) first = m.first_token - 1;
    }
    if (m.via == Via::name && m.type != EntityType::person) first = with_head(first);
    phrase_begin[k] = first;
    phrase_end[k] = m.last_token;
    if (m.embedded) continue;
    if (mention_from[first] == no_index || phrase_end[mention_from[first]] < m.last_token) mention_from[first] = k;
  }
  for (std::uint32_t k = 0; k < in.times.size(); ++k) time_from[in.times[k].first_token] = k;
  // Outer quotations first, so that the innermost one stays.
  for (std::uint32_t q = 0; q < in.quotes.quotations.size(); ++q)
    for (auto t = in.quotes.quotations[q].first_token; t < in.quotes.quotations[q].last_token; ++t) quote_of[t] = q;
}

// "tờ Times of Israel", "cảng Hodeidah", "lực lượng Houthi": a common head noun before a place or an organization goes with it; before a
// country it does not ("quân đội Israel" is not Israel).
std::uint32_t EventContext::with_head(std::uint32_t first) {
  for (std::uint32_t back = 1; back <= 4 && back <= first; ++back) {
    if (in.tokens[first - back].is_newline()) break;
    hits.clear();
    in.lexicon.matches_at(in.tokens, first - back, hits);
    for (const Hit& hit : hits) {
      if (hit.last != first) continue;
      for (const Entry& e : hit.entries) {
        const bool head = e.kind == Kind::place_heads || (e.kind == Kind::org_heads && !is_country_at(first));
        if (head && !inside_word(first - back)) return first - back;
      }
    }
  }
  return first;
}

// Is the token the second syllable of a verb or cue ("yêu cầu" before "Mỹ": no bridge)?
bool EventContext::inside_word(std::uint32_t token) const {
  std::vector<Hit> before;
  for (std::uint32_t back = 1; back <= 2 && back <= token; ++back) {
    before.clear();
    in.lexicon.matches_at(in.tokens, token - back, before);
    for (const Hit& hit : before)
      for (const Entry& e : hit.entries)
        if (hit.last > token && (e.kind == Kind::reporting_verbs || e.kind == Kind::triggers || e.kind == Kind::event_cues)) return true;
  }
  return false;
}

bool EventContext::is_country_at(std::uint32_t first) const {
  for (const Mention& m : in.entities.mentions)
    if (m.first_token == first && m.type == EntityType::place) return true;
  return false;
}

bool EventContext::is_word(const Item& item, std::string_view word) const {
  if (item.last != item.first + 1 || item.kind == ItemKind::punct) return false;
  return in.tokens[item.first].key == syllable_key(word);
}

void EventContext::read(std::uint32_t first, std::uint32_t last, Items& out) {
  out.clear();
  for (auto i = first; i < last;) {
    Item item;
    item.first = i;
    item.last = i + 1;
    item.quote = quote_of[i];
    const Token& token = in.tokens[i];
    if (time_from[i] != no_index) {
      item.kind = ItemKind::time;
      item.ref = time_from[i];
      item.last = std::max(i + 1, in.times[item.ref].last_token);
    } else if (mention_from[i] != no_index && phrase_end[mention_from[i]] <= last) {
      item.kind = ItemKind::mention;
      item.ref = mention_from[i];
      item.last = std::max(i + 1, phrase_end[item.ref]);
    } else if (token.kind == TokenKind::punct) {
      item.kind = ItemKind::punct;
    } else if (token.is_number()) {
      item.kind = ItemKind::number;
    } else {
      hits.clear();
      in.lexicon.matches_at(in.tokens, i, hits);
      const Longest l = longest(*this, hits);
      const auto best = std::max({last_of(l.verb_hit), last_of(l.trigger_hit), last_of(l.cue_hit)});
      if (best && best <= last && !(l.cue_hit && l.cue == CueKind::not_trigger && l.cue_hit->last == best)) {
        item.last = best;
        if (last_of(l.verb_hit) == best) item.verb = l.verb;
        if (last_of(l.trigger_hit) == best) item.trigger = l.trigger;
        if (last_of(l.cue_hit) == best) item.cue = l.cue;
        item.kind = item.verb || item.trigger ? ItemKind::verb : ItemKind::cue;
      } else if (best && best <= last) {
        item.last = best;
        item.cue = CueKind::not_trigger;
      }
      if (item.kind == ItemKind::word || item.kind == ItemKind::cue) {
        if (item.last == i + 1 && is_preposition(token.key))
          item.cue = item.cue == CueKind::none || item.cue == CueKind::clause ? CueKind::preposition : item.cue;
        else if (item.last == i + 1 && item.cue == CueKind::none && is_adverb(token.key))
          item.cue = CueKind::adverb;
        if (item.cue == CueKind::clause && (text(item) == "trước đó" || text(item) == "sau đó" || text(item) == "ngay sau đó"))
          item.cue = CueKind::adverb;
        if (item.cue != CueKind::none) item.kind = ItemKind::cue;
      }
    }
    // A mention or a time inside a longer match wins over it.
    for (auto t = i + 1; t < item.last && item.kind != ItemKind::mention && item.kind != ItemKind::time; ++t)
      if ((mention_from[t] != no_index && in.entities.mentions[mention_from[t]].via == Via::name) || time_from[t] != no_index) {
        if (item.kind == ItemKind::verb && item.trigger && !item.verb) break;  // the trigger's own words ("bầu Tổng thống")
        item = Item{token.kind == TokenKind::punct ? ItemKind::punct : ItemKind::word,
                    i,
                    i + 1,
                    no_index,
                    nullptr,
                    nullptr,
                    CueKind::none,
                    quote_of[i]};
        break;
      }
    out.push_back(item);
    i = item.last;
  }
}

}  // namespace nienbieu
