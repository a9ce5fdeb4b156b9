// gzip of one answer. Pure; the same bytes give the same bytes.
#pragma once
#include <string>
#include <string_view>

namespace nienbieu {

// `level` 1 (fast) to 9 (small).
std::string gzip(std::string_view bytes, int level);

}  // namespace nienbieu
