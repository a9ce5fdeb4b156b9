#include "entity/scan.h"

#include <algorithm>
#include <array>

#include "text/tokens.h"

namespace nienbieu {

void Scan::prepare() {
  const auto n = static_cast<std::uint32_t>(tokens.size());
  hits.clear();
  lexicon.matches(tokens, 0, n, hits);
  hits_begin.assign(n + 1, 0);
  for (const Hit& hit : hits) ++hits_begin[hit.first + 1];
  for (std::uint32_t i = 0; i < n; ++i) hits_begin[i + 1] += hits_begin[i];
  sentence_of.assign(n, no_index);
  shouting.assign(sentences.size(), 0);
  taken.assign(n, 0);
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    std::uint32_t words = 0, upper = 0;
    for (auto i = sentences[s].first_token; i < sentences[s].last_token; ++i) {
      sentence_of[i] = s;
      if (!tokens[i].is_word() || tokens[i].single_letter) continue;
      ++words;
      upper += tokens[i].casing == Casing::upper;
    }
    shouting[s] = words >= 3 && upper * 10 >= words * 8;
  }
}

const Hit* Scan::longest(std::uint32_t token, Kind kind, const Entry** entry) const {
  const auto at = hits_at(token);
  for (std::size_t k = at.size(); k-- > 0;)
    for (const Entry& e : at[k].entries)
      if (e.kind == kind && casing_agrees(tokens, at[k], e)) {
        if (entry) *entry = &e;
        return &at[k];
      }
  return nullptr;
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

bool vietnamese_shape(std::string_view syllable) {
  std::string folded;
  fold_syllable(syllable, folded);
  while (!folded.empty() && folded.back() >= '1' && folded.back() <= '5') folded.pop_back();
  static constexpr std::array<std::string_view, 28> onsets = {"ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b",  "c", "d",
                                                              "đ",   "g",  "h",  "k",  "l",  "m",  "n",  "p",  "r",  "s",  "t",  "v", "x", ""};
  static constexpr std::array<std::string_view, 9> codas = {"ch", "ng", "nh", "c", "m", "n", "p", "t", ""};
  static constexpr std::array<std::string_view, 62> nuclei = {
      "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia", "iê", "iêu", "iu",
      "oa", "oă", "oai", "oay", "oao", "oe", "oeo", "oi", "oo", "ôi", "ơi", "ua", "uâ", "uây", "uê", "ui", "uô", "uôi", "uơ", "uy", "uya", "uyê", "uyu", "ưa",
      "ưi", "ươ", "ươi", "ươu", "ưu", "yê", "yêu", "oă", "uă", "ue", "uao", "uai", "uay", "ôô"};
  for (const auto onset : onsets) {
    if (!folded.starts_with(onset)) continue;
    const std::string_view rest = std::string_view(folded).substr(onset.size());
    if (rest.empty()) {
      if (onset == "gi") return true;
      continue;
    }
    for (const auto coda : codas) {
      if (!rest.ends_with(coda)) continue;
      const auto nucleus = rest.substr(0, rest.size() - coda.size());
      if (std::find(nuclei.begin(), nuclei.end(), nucleus) != nuclei.end()) return true;
    }
  }
  return false;
}

}  // namespace nienbieu
