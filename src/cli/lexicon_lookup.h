// What the lexicon knows under a name: rows of any kind, and offices with their holders on a date. Pure; command_lexicon.cpp prints it.
//
// "Thủ tướng Israel" is title + country, "Tổng thư ký LHQ" an office's alias, "ông chủ Nhà Trắng" an epithet of an office; each gives
// the office. A leading "cựu" or "nguyên" asks for those who held it before. Without a date all holders are given, latest first.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_date.h"
#include "lexicon/lexicon.h"

namespace nienbieu::cli {

struct FoundRow {
  Kind kind;
  std::uint32_t row;
  std::string_view column;  // which column spells the name
};

struct FoundOffice {
  std::uint32_t office;  // row of offices
  bool former = false;
  std::vector<std::uint32_t> tenures;  // rows of tenures
};

struct Lookup {
  std::vector<FoundRow> rows;
  std::vector<FoundOffice> offices;
  bool empty() const { return rows.empty() && offices.empty(); }
};

Lookup look_up(const Lexicon& lexicon, std::string_view name, std::optional<CivilDate> on);

// Tenures of a person on the date, or all, latest first.
std::vector<std::uint32_t> tenures_of(const Lexicon& lexicon, std::uint32_t person, std::optional<CivilDate> on);

}  // namespace nienbieu::cli
