#include "time/phrase_index.h"

namespace nienbieu::when {

void PhraseIndex::add(std::string_view phrase) {
  TokenList tokens;
  tokenize(phrase, tokens);
  std::vector<std::uint64_t> keys;
  for (const Token& token : tokens) keys.push_back(token.key);
  first_[keys.front() >> 56] |= keys.size() > 1 ? longer : alone;
  if (keys.size() > 1) pair_[pair_slot(keys[0], keys[1])] = true;
  phrases_.push_back(std::move(keys));
}

std::int32_t PhraseIndex::find_longest(const Scan& scan, std::uint32_t at, std::uint32_t& end) const {
  std::int32_t best = -1;
  end = at;
  for (std::size_t row = 0; row < phrases_.size(); ++row) {
    const auto& keys = phrases_[row];
    const std::uint32_t length = static_cast<std::uint32_t>(keys.size());
    if (at + length > scan.size || at + length <= end) continue;
    std::uint32_t i = 0;
    while (i < length && scan.tokens[at + i].key == keys[i]) ++i;
    if (i == length) best = static_cast<std::int32_t>(row), end = at + length;
  }
  return best;
}

}  // namespace nienbieu::when
