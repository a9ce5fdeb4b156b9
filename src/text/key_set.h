// A fixed set of words of the rules, asked with a token's key: one multiplication-free probe, where a sorted list takes six.
#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "text/tokens.h"

namespace nienbieu {

class KeySet {
 public:
  KeySet(std::initializer_list<std::string_view> words) : slots_(std::bit_ceil(words.size() * 4 + 1), 0), mask_(slots_.size() - 1) {
    for (const auto word : words) {
      const auto key = syllable_key(word);
      auto i = place(key);
      while (slots_[i] && slots_[i] != key) i = (i + 1) & mask_;
      slots_[i] = key;
    }
  }
  bool contains(std::uint64_t key) const {
    for (auto i = place(key); slots_[i]; i = (i + 1) & mask_)
      if (slots_[i] == key) return true;
    return false;
  }

 private:
  std::uint64_t place(std::uint64_t key) const { return key >> 40 & mask_; }

  std::vector<std::uint64_t> slots_;  // keys are never 0
  std::uint64_t mask_;
};

// A fixed set of words of two syllables, asked with the keys of both.
class PairSet {
 public:
  PairSet(std::initializer_list<std::pair<std::string_view, std::string_view>> words) {
    for (const auto& [a, b] : words) keys_.emplace_back(syllable_key(a), syllable_key(b));
    std::sort(keys_.begin(), keys_.end());
  }
  bool contains(std::uint64_t a, std::uint64_t b) const { return std::binary_search(keys_.begin(), keys_.end(), std::pair(a, b)); }
  // Is the token with the one behind it such a pair, are the two that end before token `end`, are any two side by side in [first, last)?
  bool begins_at(const TokenList& tokens, std::size_t first) const {
    return first + 1 < tokens.size() && contains(tokens[first].key, tokens[first + 1].key);
  }
  bool ends_before(const TokenList& tokens, std::size_t end) const {
    return end >= 2 && end <= tokens.size() && contains(tokens[end - 2].key, tokens[end - 1].key);
  }
  bool stands_in(const TokenList& tokens, std::size_t first, std::size_t last) const {
    for (last = std::min(last, tokens.size()); first + 1 < last; ++first)
      if (contains(tokens[first].key, tokens[first + 1].key)) return true;
    return false;
  }

 private:
  std::vector<std::pair<std::uint64_t, std::uint64_t>> keys_;
};

}  // namespace nienbieu
