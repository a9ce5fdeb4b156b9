// A fixed set of words of the rules, asked with a token's key: one multiplication-free probe, where a sorted list takes six.
#pragma once
#include <bit>
#include <cstdint>
#include <initializer_list>
#include <string_view>
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

}  // namespace nienbieu
