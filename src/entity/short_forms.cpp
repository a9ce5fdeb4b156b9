#include "entity/short_forms.h"

#include <algorithm>

#include "entity/link.h"
#include "entity/misspelt.h"
#include "lexicon/phrase_tokens.h"
#include "text/key_set.h"

namespace nienbieu {

void ShortForms::learn() {
  for (const Mention& m : out_.mentions) learn(m);
}

void ShortForms::learn(const Mention& m) {
  if (m.type == EntityType::person && m.entity != no_index && m.last_token == m.first_token + 1 && !m.misspelt &&
      s_.token_text(m.first_token).size() >= 6 && !s_.vietnamese(m.first_token) &&
      std::none_of(singles_.begin(), singles_.end(), [&](const auto& known) { return known.second == m.entity; }))
    singles_.emplace_back(m.first_token, m.entity);
  if (m.type != EntityType::person || m.entity == no_index || m.last_token - m.first_token < 2 || m.misspelt) return;
  FullName name{m.entity, static_cast<std::uint32_t>(words_.size()), 0, true};
  for (auto i = m.first_token; i < m.last_token; ++i) {
    if (!s_.tokens[i].is_word()) continue;
    words_.push_back(i);
    name.vietnamese &= s_.vietnamese(i);
  }
  name.end = static_cast<std::uint32_t>(words_.size());
  const std::string& country = out_.list[m.entity].country;
  name.surname_first = name.vietnamese && country.size() == 2 && country != "VN";
  const auto length = name.end - name.begin;
  bool known = length < 2;
  const auto [from, to] = by_word_.equal_range(length ? s_.tokens[words_[name.begin]].key : 0);
  for (auto it = from; it != to && !known; ++it) {
    const FullName& other = names_[it->second];
    known = other.entity == name.entity && other.end - other.begin == length &&
            std::equal(words_.begin() + name.begin, words_.begin() + name.end, words_.begin() + other.begin,
                       [&](auto a, auto b) { return s_.tokens[a].key == s_.tokens[b].key; });
  }
  if (known) return words_.resize(name.begin);
  for (auto w = name.begin; w < name.end; ++w) by_word_.emplace(s_.tokens[words_[w]].key, static_cast<std::uint32_t>(names_.size()));
  names_.push_back(name);
}

bool ShortForms::short_of(const FullName& full, std::uint32_t first, std::uint32_t last) const {
  std::uint32_t words = 0;
  for (auto i = first; i < last; ++i) words += s_.tokens[i].is_word();
  const auto length = full.end - full.begin;
  if (words == 0 || words > length) return false;
  if (full.surname_first && words == 1) return s_.tokens[words_[full.begin]].key == s_.tokens[first].key;
  // A tail of the full name ("Hanegbi", "Thu Hằng"); for foreign names the first word or words, too ("Yoon", "Kim Jong").
  for (auto from = full.end - words;; --from) {
    auto w = from;
    auto i = first;
    for (; i < last; ++i) {
      if (!s_.tokens[i].is_word()) continue;
      if (s_.tokens[words_[w]].key != s_.tokens[i].key) break;
      ++w;
    }
    if (i == last) return true;
    if ((full.vietnamese && words == 1) || from == full.begin) return false;
  }
}

// Where several fit, the one of them that has been named before.
std::uint32_t ShortForms::find(std::uint32_t first, std::uint32_t last) const {
  std::uint32_t found = no_index, before = no_index;
  bool several = false, several_before = false;
  const auto [from, to] = by_word_.equal_range(s_.tokens[first].key);
  for (auto it = from; it != to; ++it) {
    const FullName& full = names_[it->second];
    if (!short_of(full, first, last)) continue;
    several |= found != no_index && found != full.entity;
    found = full.entity;
    if (words_[full.begin] >= first) continue;
    several_before |= before != no_index && before != full.entity;
    before = full.entity;
  }
  return !several ? found : several_before ? no_index : before;
}

std::uint32_t ShortForms::find_misspelt(std::uint32_t first, std::uint32_t last) const {
  std::uint32_t found = no_index;
  for (const FullName& full : names_) {
    const auto length = full.end - full.begin;
    const auto words = last - first;
    if (words > length) continue;
    std::uint32_t wrong = 0;
    bool fits = true;
    for (std::uint32_t k = 0; k < words && fits; ++k) {
      const auto a = first + k, b = words_[full.end - words + k];
      if (s_.tokens[a].key == s_.tokens[b].key) continue;
      const auto word = s_.token_text(a), right = s_.token_text(b);
      fits = ++wrong == 1 && right.size() >= 6 && !s_.vietnamese(b) && word.front() == right.front() && looks_misspelt(word, right);
    }
    if (!fits || wrong != 1) continue;
    if (found != no_index && found != full.entity) return no_index;
    found = full.entity;
  }
  return found != no_index || last != first + 1 ? found : misspelt_single(first);
}

// "ông Erdogen" in a text that calls the man Erdogan and never by his full name.
std::uint32_t ShortForms::misspelt_single(std::uint32_t i) const {
  const auto word = s_.token_text(i);
  std::uint32_t found = no_index;
  for (const auto& [token, entity] : singles_) {
    const auto right = s_.token_text(token);
    if (entity == found || word.front() != right.front() || !looks_misspelt(word, right)) continue;
    if (found != no_index) return no_index;
    found = entity;
  }
  return found;
}

void ShortForms::run() {
  abbreviations();
  for (std::uint32_t k = 0; k < out_.mentions.size(); ++k) {
    const Mention& m = out_.mentions[k];
    note_repeatable(k);
    note_firm(m);
    if (m.type == EntityType::organization && m.last_token - m.first_token >= 4 && m.entity != no_index)
      beginnings_.emplace(s_.tokens[m.first_token].key, k);
  }
  for (const auto i : s_.capitals)
    if (!s_.taken[i] && !s_.closed[i] && !s_.shouting[s_.sentence_of[i]] && !try_beginning(i, s_.sentence_end(i)))
      try_short(i, s_.sentence_end(i));
}

// A name that only its neighbours told ("Trang Suspilne", "thôn Ngòi Nghìn", "ông Vodolatsky") is one where it stands without them, too.
void ShortForms::note_repeatable(std::uint32_t k) {
  const Mention& m = out_.mentions[k];
  if (m.entity == no_index || m.misspelt || out_.list[m.entity].lexicon_row != no_index || !told_for_sure(m)) return;
  const auto [from, to] = repeatable_.equal_range(s_.tokens[m.first_token].key);
  const auto same = [&](const Mention& n) { return n.entity == m.entity && n.last_token - n.first_token == m.last_token - m.first_token; };
  if (std::none_of(from, to, [&](const auto& known) { return same(out_.mentions[known.second]); }))
    repeatable_.emplace(s_.tokens[m.first_token].key, k);
}

// "Bcons" behind "Tập đoàn Bcons": the firm's own name in a foreign spelling stands without its head.
void ShortForms::note_firm(const Mention& m) {
  const Entry* head = nullptr;
  const Hit* hit = m.type == EntityType::organization && m.entity != no_index ? s_.longest(m.first_token, Kind::org_heads, &head) : nullptr;
  if (!hit || hit->last >= m.last_token || s_.cell(*head, column::org_head_type) != "company") return;
  const auto i = hit->last;
  if (!runs_.foreign_word(i) || s_.token_text(i).size() < 4 || s_.has(i, Kind::common_caps) || s_.starts(i) & Scan::bit(Kind::places))
    return;
  if (m.last_token > i + 1 && (!s_.tokens[i + 1].capitalised() || !runs_.foreign_word(i + 1))) return;
  firms_.emplace(s_.tokens[i].key, m.entity);
}

// One everyday or Vietnamese word is no such name; a person of one word has been called so, a place is a town, an island or the like.
bool ShortForms::told_for_sure(const Mention& m) const {
  const auto i = m.first_token;
  const bool one = m.last_token == i + 1;
  if (!s_.tokens[i].capitalised() || s_.has(i, Kind::common_caps)) return false;
  if (one && (s_.vietnamese(i) || s_.tokens[i].casing == Casing::upper || s_.token_text(i).size() < 4)) return false;
  const auto capitals =
      std::count_if(s_.tokens.begin() + i, s_.tokens.begin() + m.last_token, [](const Token& t) { return t.capitalised(); });
  if (!one && capitals < 2) return false;
  if (m.type == EntityType::person && one) {
    const Entry* title = s_.ending(i, Kind::titles);
    return s_.ended(i, Kind::honorifics) || (title && s_.cell(*title, column::title_class) != "business");
  }
  if (m.type != EntityType::place) return true;
  static constexpr std::string_view units[] = {"ward", "district", "city", "capital", "province", "admin1", "island"};
  const Entry* head = s_.ending(i, Kind::place_heads);
  if (!head) return !one;
  return std::find(std::begin(units), std::end(units), s_.cell(*head, column::place_head_type)) != std::end(units) ||
         (!one && !s_.vietnamese(i));
}

bool ShortForms::try_repeated(std::uint32_t i, std::uint32_t end) {
  const auto [from, to] = repeatable_.equal_range(s_.tokens[i].key);
  std::uint32_t best = 0, entity = no_index;
  EntityType type = EntityType::person;
  for (auto it = from; it != to; ++it) {
    const Mention& m = out_.mentions[it->second];
    const auto length = m.last_token - m.first_token;
    if (i + length > end || length < best) continue;
    bool same = true;
    for (std::uint32_t k = 0; k < length && same; ++k) {
      const Token &told = s_.tokens[m.first_token + k], &here = s_.tokens[i + k];
      same = told.key == here.key && told.kind == here.kind && told.value == here.value && told.casing == here.casing && !s_.taken[i + k];
    }
    if (!same) continue;
    if (length == best && entity != m.entity) return false;
    best = length, entity = m.entity, type = m.type;
  }
  if (const auto firm = firms_.find(s_.tokens[i].key); entity == no_index && firm != firms_.end() && runs_.foreign_word(i))
    best = 1, entity = firm->second, type = EntityType::organization;
  if (entity == no_index || part_of_longer(i, i + best) || product_before(i)) return false;
  add(i, i + best, entity, type);
  return true;
}

// Capitals beside it that belong to nothing else.
bool ShortForms::part_of_longer(std::uint32_t first, std::uint32_t last) const {
  const auto capital = [&](std::uint32_t k) {
    return s_.tokens[k].is_word() && s_.tokens[k].capitalised() && !s_.taken[k] && s_.same_sentence(k, first);
  };
  if (first > 0 && capital(first - 1) && !s_.starts_sentence(first - 1) && !s_.ended(first, Kind::titles) &&
      !s_.ended(first, Kind::honorifics))
    return true;
  if (last < s_.tokens.size() && !s_.tokens[last].space_before && (s_.tokens[last].is_number() || is_transparent(s_.tokens[last])))
    return true;
  return last < s_.tokens.size() && s_.tokens[last].space_before && s_.tokens[last].is_word() && s_.tokens[last].capitalised();
}

bool ShortForms::product_before(std::uint32_t i) const {
  const Entry* word = i > 0 ? s_.ending(i, Kind::name_words) : nullptr;
  return word && s_.cell(*word, column::word_role) == "product";
}

// "Ban Điều phối" after "Ban Điều phối vùng về bảo tồn rừng ngập mặn": three words of one long name.
bool ShortForms::try_beginning(std::uint32_t i, std::uint32_t end) {
  const auto [from, to] = beginnings_.equal_range(s_.tokens[i].key);
  std::uint32_t best = 0, entity = no_index;
  for (auto it = from; it != to; ++it) {
    const Mention m = out_.mentions[it->second];
    std::uint32_t same = 0;
    while (m.first_token + same < m.last_token && i + same < end && s_.tokens[m.first_token + same].key == s_.tokens[i + same].key &&
           !s_.taken[i + same])
      ++same;
    const bool whole_words = i + same >= end || !s_.tokens[i + same].is_word() || s_.tokens[i + same].casing == Casing::lower;
    if (same < 3 || !whole_words || same < best) continue;
    if (same == best && entity != m.entity) return false;
    best = same;
    entity = m.entity;
  }
  if (entity == no_index) return false;
  add(i, i + best, entity, EntityType::organization);
  return true;
}

void ShortForms::try_short(std::uint32_t i, std::uint32_t end) {
  if (const auto it = abbreviation_.find(s_.tokens[i].key); it != abbreviation_.end() && s_.tokens[i].casing == Casing::upper)
    return add(i, i + 1, it->second, out_.list[it->second].type);
  if (const Hit* word = s_.longest(i, Kind::common_caps); word && word->last > i + 1) return;  // "Minh họa: …"
  if (s_.tokens[i].single_letter || find(i, i + 1) == no_index)
    if (try_repeated(i, end)) return;
  auto last = i + 1;
  while (last < end && !s_.taken[last] && s_.tokens[last].is_word() && s_.tokens[last].casing == Casing::initial && last - i < 4) ++last;
  for (; last > i; --last) {
    if (const auto entity = find(i, last); entity != no_index) {
      if (last == i + 1 && s_.vietnamese(i) && !plain_syllable_fits(i, last)) continue;
      return add(i, last, entity, EntityType::person);
    }
    if (last == i + 1 && s_.token_text(i).size() >= 6 && !s_.vietnamese(i) && s_.tokens[i].syllable == 0)
      if (const auto meant = find_misspelt(i, last); meant != no_index) return add(i, last, meant, EntityType::person, true);
  }
}

// A Vietnamese given name alone needs an honorific, or a place in the sentence where only a name has a capital.
bool ShortForms::plain_syllable_fits(std::uint32_t i, std::uint32_t last) const {
  if (s_.ended(i, Kind::honorifics)) return !beside_capital(i);
  if (!runs_.stands_alone(i, last) || beside_capital(i)) return false;
  if (s_.has(i, Kind::ambiguities) && (!s_.real_capital(i) || s_.has(i, Kind::places) || points(i) || s_.tokens[i - 1].capitalised()))
    return false;
  if (s_.ended(i, Kind::titles)) return true;
  if (!s_.has(i, Kind::common_caps)) return true;
  // "Quân cho rằng …": who speaks is the man, at a sentence's start too.
  const bool speaks = last < s_.tokens.size() && s_.tokens[last].casing == Casing::lower && s_.has(last, Kind::reporting_verbs);
  return !s_.has(i, Kind::titles) && (!s_.starts_sentence(i) || (speaks && s_.has(i, Kind::given_names)));
}

// "phía Nam", "miền Bắc", "cực Đông"
bool ShortForms::points(std::uint32_t i) const {
  static const KeySet words({"phía", "miền", "hướng", "cực", "bờ", "vùng", "tỉnh", "gió", "khu", "vực", "ra", "vào", "từ", "bắc", "nam",
                             "quốc", "phương", "đất"});
  return i > 0 && (words.contains(s_.tokens[i - 1].key) || s_.tokens[i - 1].is_punct('-'));
}

// "Văn Nam", "Tuấn Hải": half of another name.
bool ShortForms::beside_capital(std::uint32_t i) const {
  const auto capital = [&](std::uint32_t k) {
    return s_.tokens[k].is_word() && s_.tokens[k].casing == Casing::initial && s_.vietnamese(k) && !s_.taken[k] && s_.same_sentence(k, i);
  };
  const auto opens = [&](std::uint32_t k) {
    return s_.starts_sentence(k) && (s_.has(k, Kind::common_caps) || !s_.has(k, Kind::given_names));
  };
  return (i > 0 && capital(i - 1) && !opens(i - 1) && !s_.ended(i, Kind::honorifics) && !s_.ended(i, Kind::titles)) ||
         (i + 1 < s_.tokens.size() && capital(i + 1));
}

void ShortForms::add(std::uint32_t first, std::uint32_t last, std::uint32_t entity, EntityType type, bool misspelt) {
  Mention m = s_.mention(first, last, type);
  m.entity = entity;
  m.misspelt = misspelt;
  for (auto k = first; k < last; ++k) s_.taken[k] = 1;
  out_.mentions.push_back(m);
}

// "Cơ quan Bảo vệ Nhà nước (SOP)": the bracketed capitals stand for the name before them from here on.
void ShortForms::abbreviations() {
  const auto count = out_.mentions.size();
  for (std::size_t k = 0; k < count; ++k) {
    const Mention m = out_.mentions[k];
    const auto i = m.last_token;
    if (m.entity == no_index || i + 2 >= s_.tokens.size() || !s_.tokens[i].is_punct('(')) continue;
    const Token& t = s_.tokens[i + 1];
    if (!t.is_word() || t.casing != Casing::upper || !s_.tokens[i + 2].is_punct(')') || m.type != EntityType::organization) continue;
    if (s_.taken[i + 1]) continue;
    abbreviation_[t.key] = m.entity;
    add(i + 1, i + 2, m.entity, m.type);
  }
}

}  // namespace nienbieu
