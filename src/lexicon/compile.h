// Compiles loaded rows into the image that Lexicon maps. Deterministic: same rows, same bytes.
#pragma once
#include <cstdint>
#include <vector>

#include "lexicon/load.h"

namespace nienbieu {

std::vector<std::uint8_t> compile_lexicon(const LexiconSource& source);

}  // namespace nienbieu
