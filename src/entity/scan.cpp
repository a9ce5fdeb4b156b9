#include "entity/scan.h"

#include <algorithm>
#include <array>

#include "lexicon/phrase_tokens.h"
#include "text/key_set.h"
#include "text/tokens.h"

namespace nienbieu {

namespace column {
const std::uint32_t place_id = column_of(Kind::places, "id"), place_name = column_of(Kind::places, "name"),
                    place_type = column_of(Kind::places, "type"), place_country = column_of(Kind::places, "country"),
                    place_lat = column_of(Kind::places, "lat"), place_lon = column_of(Kind::places, "lon"),
                    place_population = column_of(Kind::places, "population"), place_flags = column_of(Kind::places, "flags");
const std::uint32_t person_country = column_of(Kind::people, "country"), person_gender = column_of(Kind::people, "gender"),
                    person_flags = column_of(Kind::people, "flags");
const std::uint32_t organization_type = column_of(Kind::organizations, "type"),
                    organization_country = column_of(Kind::organizations, "country"),
                    organization_flags = column_of(Kind::organizations, "flags");
const std::uint32_t template_slug = column_of(Kind::org_templates, "slug"), template_type = column_of(Kind::org_templates, "type"),
                    template_attaches = column_of(Kind::org_templates, "attaches"), org_head_type = column_of(Kind::org_heads, "type"),
                    org_head_keep = column_of(Kind::org_heads, "keep"), place_head_type = column_of(Kind::place_heads, "type"),
                    place_head_keep = column_of(Kind::place_heads, "keep");
const std::uint32_t title_class = column_of(Kind::titles, "class"), title_gender = column_of(Kind::titles, "gender"),
                    honorific_gender = column_of(Kind::honorifics, "gender"), modifier_effect = column_of(Kind::title_modifiers, "effect"),
                    modifier_position = column_of(Kind::title_modifiers, "position"), surname_flags = column_of(Kind::surnames, "flags"),
                    word_role = column_of(Kind::name_words, "role");
const std::uint32_t followers = column_of(Kind::ambiguities, "followers"), leaders = column_of(Kind::ambiguities, "leaders"),
                    epithet_refers = column_of(Kind::epithets, "refers"), epithet_gender = column_of(Kind::epithets, "gender"),
                    epithet_note = column_of(Kind::epithets, "note"), given_middle = column_of(Kind::given_names, "middle"),
                    given_count = column_of(Kind::given_names, "given"), verb_needs = column_of(Kind::reporting_verbs, "needs");
}  // namespace column

void Scan::prepare() {
  const auto n = static_cast<std::uint32_t>(tokens.size());
  sentence_of.assign(n, no_index);
  taken.assign(n + 1, 0);
  closed.assign(n + 1, 0);
  cased_.assign(n + 1, not_looked);
  cased_[n] = 0;
  called_.clear();
  look_at_casing();
}

bool Scan::calls_people(std::uint32_t token) const {
  const auto key = tokens[token].key;
  for (const auto& [word, answer] : called_)
    if (word == key) return answer;
  return called_.emplace_back(key, looks_for_calls(token)).second;
}

// Reads the whole text, once for each word that is asked about.
bool Scan::looks_for_calls(std::uint32_t token) const {
  static const KeySet parts({"em", "hùng", "chị", "linh", "tài", "đào", "minh", "dũng", "trai", "hào"}), languages({"tiếng", "đàn"});
  static const KeySet verbs({"cũng", "là", "còn", "từng", "nói", "kể", "chia", "vừa", "rất", "vốn"});
  bool called = false;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].key != tokens[token].key || caseless(i)) continue;
    if (i > 0 && languages.contains(tokens[i - 1].key)) continue;
    const bool followed = i + 1 < tokens.size() && tokens[i + 1].is_word();
    if (followed && parts.contains(tokens[i + 1].key)) continue;
    if (tokens[i].casing == Casing::lower)
      called = true;
    else if (!real_capital(i))
      called |= followed && verbs.contains(tokens[i + 1].key);  // "Anh cũng là …" begins a sentence
    else if (!followed || !tokens[i + 1].capitalised())
      return false;
  }
  return called;
}

std::uint32_t Scan::look_at(std::uint32_t token) const {
  std::uint32_t kinds = 0;
  for (const Hit& hit : hits_at(token))
    for (const Entry& e : hit.entries)
      if (agrees(hit, e)) kinds |= bit(e.kind);
  return cased_[token] = kinds;
}

const Hit* Scan::longest_country(std::uint32_t token, const Entry** place) const {
  const Hit* hit = longest(token, Kind::places, place);
  if (!hit) return nullptr;
  for (const Entry& e : hit->entries) {
    if (e.kind != Kind::places || !agrees(*hit, e)) continue;
    const auto type = cell(e, column::place_type);
    if (type != "country" && type != "territory") continue;
    *place = &e;
    break;
  }
  return hit;
}

std::uint32_t Scan::capitals_of(const Hit& hit) const {
  std::uint32_t bits = 0, word = 0;
  for (auto i = hit.first; i < hit.last && word < 15; ++i) {
    const Token& token = tokens[i];
    if (is_transparent(token)) continue;
    if (!token.is_word() || written_as_capital(tokens, hit.first, i)) bits |= 1u << word;
    ++word;
  }
  return bits;
}

void Scan::look_at_casing() {
  shouting.assign(sentences.size(), 0);
  quiet.assign(sentences.size(), 0);
  capitals.clear();
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    std::uint32_t words = 0, upper = 0, begun = 0;
    for (auto i = sentences[s].first_token; i < sentences[s].last_token; ++i) {
      sentence_of[i] = s;
      const Token& t = tokens[i];
      if (!t.is_word()) continue;
      if (t.capitalised()) capitals.push_back(i), ++begun;
      if (t.single_letter) continue;
      ++words;
      upper += t.casing == Casing::upper;
    }
    shouting[s] = words >= 3 && upper * 10 >= words * 8;
    quiet[s] = s == 0 && words >= 5 && begun == 0;
  }
}

const Hit* Scan::find_longest(std::uint32_t token, Kind kind, const Entry** entry) const {
  const auto at = hits_at(token);
  for (std::size_t k = at.size(); k-- > 0;)
    for (const Entry& e : at[k].entries)
      if (e.kind == kind && agrees(at[k], e)) {
        if (entry) *entry = &e;
        return &at[k];
      }
  return nullptr;
}

const Hit* Scan::find_title(std::uint32_t token, const Entry** entry) const {
  // The first word may be small, and so may the one behind a word of rank: "tổng giám đốc", "Phó tổng thư ký", "Trưởng ban Kinh tế".
  static const KeySet ranks({"phó", "tổng", "trưởng"});
  std::uint32_t free = 1;
  for (auto i = token; i + 1 < tokens.size() && ranks.contains(tokens[i].key); ++i) free = free << 1 | 1;
  const auto at = hits_at(token);
  for (std::size_t k = at.size(); k-- > 0;)
    for (const Entry& e : at[k].entries) {
      if (e.kind != Kind::titles || (e.flags & 0x7FFFu & ~free & ~capitals_of(at[k]))) continue;
      if (entry) *entry = &e;
      return &at[k];
    }
  return nullptr;
}

const Entry* Scan::ending(std::uint32_t token, Kind kind, std::uint32_t* first) const {
  if (!ended(token, kind)) return nullptr;
  const Entry* found = nullptr;
  for (std::uint32_t back = 1; back <= 8 && back <= token; ++back) {
    if (sentence_of[token - back] != sentence_of[token - 1]) break;
    for (const Hit& hit : hits_at(token - back)) {
      if (hit.last != token) continue;
      for (const Entry& e : hit.entries)
        if (e.kind == kind) {
          found = &e;
          if (first) *first = token - back;
        }
    }
  }
  return found;
}

std::uint32_t Scan::word_run(std::uint32_t token, std::string_view role) const {
  if (!has(token, Kind::name_words)) return token;
  const auto at = hits_at(token);
  for (std::size_t k = at.size(); k-- > 0;)
    for (const Entry& e : at[k].entries)
      if (e.kind == Kind::name_words && agrees(at[k], e) && cell(e, column::word_role) == role) return at[k].last;
  return token;
}

bool Scan::ends_longer_word(std::uint32_t token, std::uint32_t last) const {
  constexpr Kind words[] = {Kind::triggers, Kind::reporting_verbs, Kind::event_cues, Kind::name_words};
  std::uint32_t first = token;
  for (const Kind kind : words)
    if (phrases.end_kinds(last) & bit(kind) && ending(last, kind, &first) && first < token) return true;
  return false;
}

bool Scan::starts_sentence(std::uint32_t token) const {
  if (sentence_of[token] == no_index) return false;
  auto first = sentences[sentence_of[token]].first_token;
  while (first < token && tokens[first].kind == TokenKind::punct) ++first;
  if (first == token) return true;
  // After a colon, an opening quotation mark or a bullet a capital is a sentence's too.
  const Token& before = tokens[token - 1];
  return before.is_punct(':') || before.is_punct('"') || before.is_punct(0x201C) || before.is_punct(0x2018) || before.is_punct(0x2022);
}

bool Scan::real_capital(std::uint32_t token) const {
  return tokens[token].is_word() && tokens[token].capitalised() && !starts_sentence(token) && !shouting[sentence_of[token]];
}

bool Scan::vietnamese(std::uint32_t token) const {
  // Shapes repeat: a small table per thread remembers them under the syllable's key, whose lowest bit is always 1 and gives way to the
  // answer.
  thread_local std::array<std::uint64_t, 8192> table;
  const auto key = tokens[token].key;
  std::uint64_t& known = table[key >> 51];
  if ((known | 1) != key) known = (key & ~std::uint64_t{1}) | static_cast<std::uint64_t>(vietnamese_shape(token_text(token)));
  return known & 1;
}

bool list_contains(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const auto end = at + word.size();
    if ((at == 0 || list[at - 1] == '|') && (end == list.size() || list[end] == '|')) return true;
  }
  return false;
}

Mention Scan::mention(std::uint32_t first, std::uint32_t last, EntityType type, Via via) const {
  Mention m;
  m.span = {tokens[first].start, tokens[last - 1].end};
  m.first_token = first;
  m.last_token = last;
  m.sentence = sentence_of[first];
  m.type = type;
  m.via = via;
  return m;
}

namespace {

template <std::size_t n>
constexpr std::array<std::string_view, n> sorted(const std::string_view (&words)[n]) {
  std::array<std::string_view, n> out;
  std::copy(words, words + n, out.begin());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

bool vietnamese_shape(std::string_view syllable) {
  std::string folded;
  fold_syllable(syllable, folded);
  while (!folded.empty() && folded.back() >= '1' && folded.back() <= '5') folded.pop_back();
  static constexpr std::array<std::string_view, 28> onsets = {"ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th",
                                                              "tr",  "b",  "c",  "d",  "đ",  "g",  "h",  "k",  "l",  "m",
                                                              "n",   "p",  "r",  "s",  "t",  "v",  "x",  ""};
  static constexpr std::array<std::string_view, 9> codas = {"ch", "ng", "nh", "c", "m", "n", "p", "t", ""};
  static constexpr auto nuclei =
      sorted({"a",  "ă",  "â",   "e",   "ê",  "i",   "o",   "ô",  "ơ",  "u",   "ư",   "y",   "ai",  "ao",  "au",  "ay",
              "âu", "ây", "eo",  "êu",  "ia", "iê",  "iêu", "iu", "oa", "oă",  "oai", "oay", "oao", "oe",  "oeo", "oi",
              "oo", "ôi", "ơi",  "ua",  "uâ", "uây", "uê",  "ui", "uô", "uôi", "uơ",  "uy",  "uya", "uyê", "uyu", "ưa",
              "ưi", "ươ", "ươi", "ươu", "ưu", "yê",  "yêu", "uă", "ue", "uao", "uai", "uay", "ôô"});
  for (const auto onset : onsets) {
    if (!onset.empty() && (onset[0] != folded[0] || !folded.starts_with(onset))) continue;
    const std::string_view rest = std::string_view(folded).substr(onset.size());
    if (rest.empty()) {
      if (onset == "gi") return true;
      continue;
    }
    for (const auto coda : codas) {
      if (!coda.empty() && (coda.back() != rest.back() || !rest.ends_with(coda))) continue;
      const auto nucleus = rest.substr(0, rest.size() - coda.size());
      if (std::binary_search(nuclei.begin(), nuclei.end(), nucleus)) return true;
    }
  }
  return false;
}

}  // namespace nienbieu
