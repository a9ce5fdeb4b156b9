#include "event/participants.h"

#include <algorithm>
#include <array>

namespace nienbieu {
namespace {

// "binh sĩ", "máy bay", "chính quyền", "phía": what they do their country does. An army ("quân đội") is a body of its own.
bool acts_for_country(const EventContext& c, std::uint32_t first, std::uint32_t last) {
  static const KeySet heads({"binh", "lính", "chính", "phía", "lực", "máy", "tiêm", "oanh", "quân", "trực", "pháo"});
  constexpr std::uint64_t many = WordKey("các").value, those = WordKey("những").value, army = WordKey("đội").value;
  while (first < last && (c.in.tokens[first].key == many || c.in.tokens[first].key == those || c.in.tokens[first].is_number())) ++first;
  if (first >= last || !heads.contains(c.in.tokens[first].key)) return false;
  return first + 1 >= last || c.in.tokens[first + 1].key != army;
}

void add(std::vector<Argument>& out, std::uint32_t entity, const Mention& m) {
  for (const Argument& a : out)
    if (a.entity == entity) return;
  Argument a;
  a.entity = entity;
  a.mention = m.span;
  a.via = m.via;
  out.push_back(std::move(a));
}

}  // namespace

bool is_country_entity(const EventContext& c, std::uint32_t entity) {
  if (entity == no_index) return false;
  const Entity& place = c.in.entities.list[entity];
  if (place.type != EntityType::place || place.lexicon_row == no_index || place.lexicon_kind != Kind::places) return false;
  const auto type = c.in.lexicon.cell(Kind::places, place.lexicon_row, column_of(Kind::places, "type"));
  return type == "country" || type == "territory";
}

bool is_media(const EventContext& c, std::uint32_t entity) {
  const Entity& body = c.in.entities.list[entity];
  if (body.lexicon_row == no_index || body.lexicon_kind != Kind::organizations) return false;
  return c.in.lexicon.cell(Kind::organizations, body.lexicon_row, column_of(Kind::organizations, "type")) == "media";
}

bool is_armed(const EventContext& c, const Argument& who) {
  if (is_country_entity(c, who.entity)) return true;
  if (who.entity != no_index) {
    const Entity& body = c.in.entities.list[who.entity];
    if (body.lexicon_row != no_index && body.lexicon_kind == Kind::organizations) {
      const auto type = c.in.lexicon.cell(Kind::organizations, body.lexicon_row, column_of(Kind::organizations, "type"));
      return type == "military" || type == "armed_group";
    }
  }
  static constexpr std::array<std::string_view, 9> words = {"quân",    "Quân",     "lực lượng", "UAV",    "máy bay",
                                                            "tên lửa", "tay súng", "sư đoàn",   "lữ đoàn"};
  const auto text = slice(c.in.text, who.mention);
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.starts_with(word) || text.find(word) < 14; });
}

bool is_country(const EventContext& c, std::uint32_t mention) { return is_country_entity(c, c.in.entities.mentions[mention].entity); }

void to_participants(const EventContext& c, const Items& items, const Phrase& phrase, std::vector<Argument>& out) {
  if (!phrase.found()) return;
  if (!phrase.mentions.empty()) {
    for (const auto k : phrase.mentions) {
      const Mention& m = c.in.entities.mentions[k];
      if (m.unnamed && m.members.size() == 1 && is_country_entity(c, m.members.front()) && acts_for_country(c, m.first_token, m.last_token))
        add(out, m.members.front(), m);
      else
        mention_arguments(c, k, true, out);
    }
    if (!phrase.joined) return;
    Phrase words = phrase;
    words.mentions.clear();
    words.joined = false;
    words.first = phrase.last;
    while (words.first < items.size() && items[words.first].first < words.words_first) ++words.first;
    words.last = words.first;
    while (words.last < items.size() && items[words.last].last <= words.words_last) ++words.last;
    return to_participants(c, items, words, out);
  }
  if (head_of(c, items, phrase) != Head::agent) return;
  std::uint32_t named = no_index, names = 0;
  for (auto i = phrase.first; i < phrase.last; ++i)
    if (items[i].kind == ItemKind::mention) named = items[i].ref, ++names;
  if (names == 1 && items[phrase.last - 1].kind == ItemKind::mention && acts_for_country(c, phrase.words_first, phrase.words_last)) {
    const Mention& m = c.in.entities.mentions[named];
    if (is_country_entity(c, m.entity)) return add(out, m.entity, m);
    if (m.unnamed && m.members.size() == 1 && is_country_entity(c, m.members.front())) return add(out, m.members.front(), m);
  }
  to_arguments(c, phrase, true, out);
}

Phrase owner_of(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t hi) {
  for (const auto end = std::min(hi, i + 14); i < end; ++i) {
    const Item& item = items[i];
    if (item.is_predicate() || (item.kind == ItemKind::punct && item.quote == no_index)) return {};
    if (item.is_verb() && (item.verb || c.cell(*item.trigger, "pos") == "v") && !is_noun_use(c, items, i)) return {};
    if (item.kind == ItemKind::cue && (item.cue == CueKind::clause || item.cue == CueKind::past || item.cue == CueKind::passive)) return {};
    if (c.is_word(item, "của")) return phrase_at(c, items, i + 1, hi);
  }
  return {};
}

}  // namespace nienbieu
