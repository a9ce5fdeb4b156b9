// JSON written by hand into a caller's buffer: the hot path of every output (performance.md: 30 times nlohmann).
//
// Contract. All functions append to `out` and never allocate beyond its growth; a reused buffer allocates nothing. Text must be
// valid UTF-8 (it was validated at the border) and is written as it is; only `"`, `\` and control characters are escaped, each in
// one way, so that the same value has the same bytes. Numbers have one spelling: shortest that reads back equal.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace nienbieu::json {

// Appends `text` between quotation marks.
void string(std::string& out, std::string_view text);

// The same, or null when `text` is empty: an unknown is an explicit unknown.
void string_or_null(std::string& out, std::string_view text);

void integer(std::string& out, std::int64_t value);

// Whole numbers below 2^53 are written without a fraction; NaN and infinities as null.
void real(std::string& out, double value);

// A confidence or a score: at most three decimals.
void rate(std::string& out, double value);

}  // namespace nienbieu::json
