// A 128-bit hash of an article's content, for ids of articles that have none. Stable for ever: ids depend on it.
#pragma once
#include <string>
#include <string_view>

namespace nienbieu {

// MurmurHash3 x64 128 (Austin Appleby, public domain), seed 0, as 32 lower-case hex digits; the same on every machine.
std::string content_hash(std::string_view bytes);

}  // namespace nienbieu
