// When an entry happened, in the parts that other formats can hold.
//
// Only what is known is filled: a year without a month has month 0. An event whose year is unknown ("XXXX-05-12") has no start: formats
// that need a day leave it out of their calendar rather than invent one.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/civil_date.h"
#include "output/export_view.h"

namespace nienbieu {

struct DatePoint {
  int year = 0;
  int month = 0, day = 0;      // 0 = unknown
  int hour = -1, minute = -1;  // -1 = unknown
};

struct DateParts {
  std::optional<DatePoint> start, end;  // as precise as the EDTF value; end only for intervals
  std::optional<CivilDate> earliest, latest;
  bool approximate = false;  // ~ ? or % in the value
};

// `time` is the object of an event, a report or a time expression.
DateParts date_parts(const ExportJson& time);

// An EDTF value without its marks of doubt.
std::string without_doubt(std::string edtf);
// Whether it is only about right; "?" doubts the whole instead.
bool is_approximate(std::string_view edtf);

// "2024-05-12" of a full day with a year of four digits or more; nothing for anything else.
std::optional<CivilDate> civil_day(std::string_view iso);

std::string iso_day(CivilDate date);      // 2024-05-12
std::string compact_day(CivilDate date);  // 20240512
CivilDate next_day(CivilDate date);

}  // namespace nienbieu
