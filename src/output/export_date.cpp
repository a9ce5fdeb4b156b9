#include "output/export_date.h"

#include <charconv>
#include <cstdio>

namespace nienbieu {
namespace {

// Reads digits at `at`; false when there are none.
bool digits(std::string_view text, std::size_t& at, std::size_t most, int& out) {
  const std::size_t start = at;
  int value = 0;
  while (at < text.size() && at - start < most && text[at] >= '0' && text[at] <= '9') value = value * 10 + (text[at++] - '0');
  if (at == start) return false;
  out = value;
  return true;
}

void clock_time(std::string_view text, std::size_t at, DatePoint& point) {
  int hour = 0, minute = 0;
  if (at >= text.size() || text[at] != 'T' || !digits(text, ++at, 2, hour) || hour > 23) return;
  point.hour = hour;
  if (at < text.size() && text[at] == ':' && digits(text, ++at, 2, minute) && minute < 60) point.minute = minute;
}

// One EDTF point with a known year; months beyond 12 are seasons and quarters, which earliest and latest tell better.
std::optional<DatePoint> point_of(std::string_view text) {
  const std::string plain = without_doubt(std::string(text));
  DatePoint point;
  std::size_t at = 0;
  if (!digits(plain, at, 4, point.year) || at != 4) return std::nullopt;
  if (at < plain.size() && plain[at] == 'X') return std::nullopt;
  int month = 0, day = 0;
  if (at >= plain.size() || plain[at] != '-' || !digits(plain, ++at, 2, month)) return point;
  if (month < 1 || month > 12) return std::nullopt;
  point.month = month;
  if (at >= plain.size() || plain[at] != '-' || !digits(plain, ++at, 2, day)) return point;
  if (!is_valid({point.year, month, day})) return std::nullopt;
  point.day = day;
  clock_time(plain, at, point);
  return point;
}

std::optional<DatePoint> point_of(std::optional<CivilDate> day) {
  if (!day) return std::nullopt;
  return DatePoint{day->year, day->month, day->day, -1, -1};
}

}  // namespace

std::string without_doubt(std::string edtf) {
  std::erase_if(edtf, [](char c) { return c == '~' || c == '?' || c == '%'; });
  return edtf;
}

bool is_approximate(std::string_view edtf) { return edtf.find_first_of("~%") != std::string_view::npos; }

std::optional<CivilDate> civil_day(std::string_view iso) {
  int year = 0, month = 0, day = 0;
  std::size_t at = 0;
  if (!digits(iso, at, 6, year) || at < 4 || at >= iso.size() || iso[at] != '-') return std::nullopt;
  if (!digits(iso, ++at, 2, month) || at >= iso.size() || iso[at] != '-') return std::nullopt;
  if (!digits(iso, ++at, 2, day) || at != iso.size() || !is_valid({year, month, day})) return std::nullopt;
  return CivilDate{year, month, day};
}

DateParts date_parts(const ExportJson& time) {
  DateParts out;
  out.earliest = civil_day(text_at(time, "earliest"));
  out.latest = civil_day(text_at(time, "latest"));
  const std::string edtf = text_at(time, "edtf");
  out.approximate = edtf.find_first_of("~?%") != std::string::npos;
  const auto slash = edtf.find('/');
  out.start = point_of(std::string_view(edtf).substr(0, slash));
  if (slash != std::string::npos) out.end = point_of(std::string_view(edtf).substr(slash + 1));
  if (out.start || !out.earliest) return out;
  out.start = point_of(out.earliest);
  if (!out.end && out.latest != out.earliest) out.end = point_of(out.latest);
  return out;
}

std::string iso_day(CivilDate date) {
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
  return buffer;
}

std::string compact_day(CivilDate date) {
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, "%04d%02d%02d", date.year, date.month, date.day);
  return buffer;
}

CivilDate next_day(CivilDate date) { return from_days(to_days(date) + 1); }

}  // namespace nienbieu
