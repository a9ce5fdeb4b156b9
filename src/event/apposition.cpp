#include "event/apposition.h"

#include "event/subject.h"

namespace nienbieu {
namespace {

constexpr std::uint32_t longest_description = 28;  // items
constexpr std::uint32_t longest_tail = 12;         // items

// Does the item part a name from what stands behind it, so that it describes the name no more?
bool ends_description(const EventContext& c, const Item& item) {
  const Token& token = c.in.tokens[item.first];
  if (item.kind == ItemKind::punct) {
    // "Phó chủ nhiệm câu lạc bộ “Mái ấm”", "lớp 5/1"
    static constexpr std::u32string_view inside = U"().\"/\u201C\u201D";
    return std::none_of(inside.begin(), inside.end(), [&](char32_t mark) { return token.is_punct(mark); });
  }
  if (item.kind == ItemKind::cue)
    return is_auxiliary(item) || item.cue == CueKind::medium || item.cue == CueKind::negation || item.cue == CueKind::hypothetical ||
           item.cue == CueKind::passive;
  return item.is_verb() && (item.verb || c.cell(*item.trigger, "pos") == "v") && !token.capitalised();
}

// Does the name at item i open a clause, alone or with what somebody is before it ("nhà dịch tễ học | X", "em học sinh lớp 5 | Y")?
bool name_opens_clause(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t lo) {
  if (begins_clause(c, items, i, lo)) return true;
  // "… vượt khó Bà X, phó giám đốc Y chia sẻ": two lines run together.
  static const KeySet honorifics({"ông", "bà", "anh", "chị"});
  if (c.in.tokens[items[i].first].capitalised() && honorifics.contains(c.in.tokens[items[i].first].key)) return true;
  auto first = i;
  const auto describes = [](const Item& item) {
    return (item.kind == ItemKind::word && !item.is_predicate()) || item.kind == ItemKind::number || item.cue == CueKind::source_noun;
  };
  while (first > lo && i - first < 5 && describes(items[first - 1])) --first;
  if (first == i || !begins_clause(c, items, first, lo)) return false;
  return nominal_start(c, items, first) || items[first].cue == CueKind::agent_noun;
}

// The name right before the comma at item `mark`, also with a bracket between ("Bà X (83 tuổi), đại diện …"), or no_index.
std::uint32_t named_before_comma(const EventContext& c, const Items& items, std::uint32_t mark, std::uint32_t lo) {
  const auto open = bracket_before(c, items, mark, lo);
  const auto end = open == no_index ? mark : open;
  if (end <= lo || items[end - 1].kind != ItemKind::mention) return no_index;
  const Mention& m = c.mention(items[end - 1]);
  const bool name = m.type == EntityType::person && m.via == Via::name;
  return name && name_opens_clause(c, items, end - 1, lo) ? end - 1 : no_index;
}

}  // namespace

bool is_break(const EventContext& c, const Item& item) {
  if (item.kind != ItemKind::punct) return false;
  const Token& t = c.in.tokens[item.first];
  return t.is_punct(';') || t.is_punct(':') || t.is_punct('.') || t.is_punct('!') || t.is_punct('?') || t.is_punct(0x2026) ||
         t.is_punct('(') || t.is_punct(')');
}

std::uint32_t apposed_to(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t lo) {
  constexpr std::uint64_t office = WordKey("văn").value, room = WordKey("phòng").value;
  const auto& tokens = c.in.tokens;
  const Mention& m = c.mention(items[i]);
  if (i > lo && items[i - 1].kind == ItemKind::mention) {
    const Mention& before = c.mention(items[i - 1]);
    const auto t = items[i - 1].first;
    if (m.type == EntityType::person && before.type == EntityType::organization && tokens[t].key == office && tokens[t + 1].key == room)
      return i - 1;
    // "một số thành viên đảng X": the people, described by the body.
    if (m.type != EntityType::person && (before.unnamed || before.group) && before.members.empty() && before.entity == no_index)
      return i - 1;
  }
  if (i < lo + 2 || items[i - 2].kind != ItemKind::mention) return i;
  const Mention& head = c.mention(items[i - 2]);
  const bool comma = is_comma(c, items[i - 1]);
  if (comma && m.type == EntityType::place && m.via == Via::name && head.type == EntityType::organization && i + 1 < items.size() &&
      is_comma(c, items[i + 1]))
    return i - 2;
  const bool description = m.unnamed || m.via == Via::role;
  const bool linked = comma || tokens[items[i - 1].first].is_punct('-');
  return description && linked && head.type == EntityType::person && head.via == Via::name ? i - 2 : i;
}

Phrase unknown_before(const EventContext& c, const Items& items, const Phrase& plain, std::uint32_t lo) {
  if (plain.first < lo + 2 || plain.last + 1 >= items.size() || !is_comma(c, items[plain.first - 1])) return {};
  if (!is_comma(c, items[plain.last]) || !items[plain.last + 1].verb) return {};
  auto first = plain.first - 1;
  while (first > lo && plain.first - first < 5 && items[first - 1].kind == ItemKind::word &&
         c.in.tokens[items[first - 1].first].capitalised())
    --first;
  if (plain.first - 1 - first < 2 || !begins_clause(c, items, first, lo)) return {};
  Phrase name;
  name.first = first;
  name.last = plain.first - 1;
  name.words_first = items[first].first;
  name.words_last = items[plain.first - 2].last;
  return name;
}

Phrase described(const EventContext& c, const Items& items, const Phrase& plain, std::uint32_t lo) {
  if (Phrase name = unknown_before(c, items, plain, lo); name.found()) return name;
  if (plain.first < lo + 2 || plain.last >= items.size() || !is_comma(c, items[plain.first - 1])) return plain;
  const Item& name = items[plain.first - 2];
  // Without the closing comma only right behind a quotation: "…”, X, nhà nghiên cứu tại Y nói".
  const bool behind_quote = plain.first >= 4 && is_comma(c, items[plain.first - 3]) && items[plain.first - 4].quote != no_index;
  if (!is_comma(c, items[plain.last]) && !behind_quote) return plain;
  if (name.kind != ItemKind::mention || c.mention(name).type != EntityType::person || c.mention(name).via != Via::name) return plain;
  return coordinated_left(c, items, plain.first - 2, lo);
}

Phrase taken_up(const EventContext& c, const Items& items, const Phrase& plain, std::uint32_t lo) {
  static const KeySet class_nouns({"người", "nước", "quốc", "bên", "nơi", "đơn", "tổ", "nhân"});
  if (plain.first <= lo + 1) return {};
  const bool class_noun = class_nouns.contains(c.in.tokens[plain.words_first].key);
  const Item& before = items[plain.first - 1];
  const bool short_phrase = plain.words_last - plain.words_first <= 2;
  if (class_noun && short_phrase && is_comma(c, before) && items[plain.first - 2].kind == ItemKind::mention) {
    // "dân biểu X của California, người nói": the person, not the place that tells where from.
    static const KeySet from({"của", "ở", "tại", "từ"}), one_person({"người", "nhân"});
    auto name = plain.first - 2;
    if (one_person.contains(c.in.tokens[plain.words_first].key))
      while (name >= lo + 2 && c.mention(items[name]).type != EntityType::person && c.is_word(items[name - 1], from) &&
             items[name - 2].kind == ItemKind::mention)
        name -= 2;
    return coordinated_left(c, items, name, lo);
  }
  // "một trong những nước": the preposition parts the phrase.
  const bool among = plain.first > lo + 2 && c.is_word(before, "trong") && c.is_word(items[plain.first - 2], "một");
  const auto first = among ? plain.first - 2 : plain.first;
  const bool one_of = among || class_noun || c.is_word(items[plain.first], "một");
  const Item& copula = items[first - 1];
  // "X là thứ trưởng đầu tiên bị bắt"
  if (!one_of && c.is_word(copula, "là") && first >= lo + 2 && plain.mentions.empty()) {
    auto k = first - 1;
    while (k > lo && (items[k - 1].cue == CueKind::adverb || is_coordinator(c, items[k - 1]))) --k;
    if (k > lo && items[k - 1].kind == ItemKind::mention) {
      const Mention& m = c.mention(items[k - 1]);
      if (m.type == EntityType::person && !m.unnamed) return coordinated_left(c, items, k - 1, lo);
    }
  }
  if (!one_of || !(c.is_word(copula, "là") || (copula.is_predicate() && c.is_word(copula, "thành")))) return {};
  return subject_of(c, items, first - 1, lo);
}

std::uint32_t name_before_aside(const EventContext& c, const Items& items, std::uint32_t comma, std::uint32_t lo) {
  for (auto i = comma; i > lo + 1 && comma - i < longest_description; --i) {
    const Item& item = items[i - 1];
    if (item.verb || is_break(c, item) || item.quote != items[comma].quote) return no_index;
    if (!is_comma(c, item)) continue;
    static const KeySet asides({"từng", "vốn", "hiện", "người", "đang", "nguyên", "cựu", "là", "đồng", "tác"});
    const auto name = c.is_word(items[i], asides) ? named_before_comma(c, items, i - 1, lo) : no_index;
    if (name != no_index) return name;
  }
  return no_index;
}

std::uint32_t described_name(const EventContext& c, const Items& items, std::uint32_t end, std::uint32_t lo) {
  std::uint32_t mark = no_index;
  for (auto i = end; i > lo && end - i < longest_description; --i) {
    const Item& item = items[i - 1];
    if (mark == i)
      if (const auto name = named_before_comma(c, items, i, lo); name != no_index) return name;
    const Token& token = c.in.tokens[item.first];
    if (is_comma(c, item) || (item.kind == ItemKind::punct && (token.is_punct('-') || token.is_punct(0x2013))))
      mark = i - 1;
    else if (ends_description(c, item))
      return no_index;
  }
  return no_index;
}

std::uint32_t name_with_tail(const EventContext& c, const Items& items, std::uint32_t v, std::uint32_t lo) {
  for (auto i = v; i > lo && v - i < longest_tail; --i) {
    if (const auto open = bracket_before(c, items, i, lo); open != no_index) {
      i = open + 1;
      continue;
    }
    const Item& item = items[i - 1];
    if (item.is_verb() || item.kind == ItemKind::punct || item.cue == CueKind::clause || item.quote != items[v].quote) return no_index;
    if (item.kind != ItemKind::mention || c.mention(item).type != EntityType::person) continue;
    return c.mention(item).via == Via::name && name_opens_clause(c, items, i - 1, lo) ? i - 1 : no_index;
  }
  return no_index;
}

}  // namespace nienbieu
