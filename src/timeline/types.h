// The event types of semantics.md §4 by number, and which of them may be two readings of one event.
#pragma once
#include <cstdint>
#include <string_view>

namespace nienbieu {

constexpr std::uint8_t unknown_type = 255;

// Position in the table of semantics.md; unknown_type for a name that is not there.
std::uint8_t type_index(std::string_view name);
std::string_view type_name(std::uint8_t index);

// 1: the same; 0.5: reporters differ on it (an arrest is COERCE or LEGAL); 0: different events.
double type_agreement(std::uint8_t a, std::uint8_t b);

// What it says, in thousandths of log odds, that two actions are of this type: more of a rare type than of one that every article has.
int type_weight(std::uint8_t type);

// Blocks are cut by these: types that agree at all are in one class.
std::uint8_t type_class(std::uint8_t type);

}  // namespace nienbieu
