// Numbers as Vietnamese news writes them before a unit of time or as part of a date.
#pragma once
#include <cstdint>

#include "time/scan.h"

namespace nienbieu::when {

struct Count {
  std::uint32_t end = 0;  // one past the last token; 0 = no number here
  std::int32_t value = 0;
  bool vague = false;     // "vài", "nhiều", "hàng chục": the value is unknown
  bool plural = false;    // "những", "các": no count at all
  bool fraction = false;  // "2,5", "nửa", "rưỡi"
  bool spelled = false;   // in words
  explicit operator bool() const { return end != 0; }
};

// A number in words below 10,000, longest reading, never taking a "năm" that is the unit ("hai mươi năm", "năm năm").
// `unit_follows` false reads digit by digit as years are read out ("hai không hai tư").
Count number_words(const Scan& scan, std::uint32_t at);
// The year in words, 1000..2999.
Count year_words(const Scan& scan, std::uint32_t at);
// Digits ("3", "2,5", "1.200"), words, or a vague quantity.
Count quantity(const Scan& scan, std::uint32_t at);
// Roman numeral of one token, 1..30; 0 = none.
std::int32_t roman(const Scan& scan, std::uint32_t at);

}  // namespace nienbieu::when
