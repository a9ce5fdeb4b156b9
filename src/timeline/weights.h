// How much a syllable tells about what was said. Fixed weights, not frequencies of the corpus: a weight that moved with the set
// would make every entry depend on every record, and a partial merge could not be worked out block by block.
#pragma once
#include <cstdint>

#include "text/tokens.h"

namespace nienbieu {

constexpr std::uint8_t light_weight = 1;          // particles, pronouns, reporting words
constexpr std::uint8_t ordinary_word_weight = 4;  // other syllables
constexpr std::uint8_t number_weight = 7;         // the greatest, and of nothing else

constexpr std::uint32_t lengthy = 160;  // of all words of a content, some forty: nobody says them nearly alike by chance

// 1 for particles, pronouns and reporting words, 4 for other syllables, 6 for capitalised ones, 7 for numbers. Below 16.
std::uint8_t token_weight(const Token& token);

}  // namespace nienbieu
