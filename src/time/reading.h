// What the words of a time expression say, before any reference is known: the grammar writes it, the resolver reads it.
#pragma once
#include <cstdint>

namespace nienbieu {

enum class TimexShape : std::uint8_t {
  none,
  calendar,    // any of year, month, day; missing ones come from the reference
  shift,       // `n` units before or after a reference day ("hôm qua", "3 ngày sau", "cùng ngày")
  weekday,     // `weekday` of the week `week_shift`
  weekend,     // Saturday and Sunday of the week `week_shift`
  quarter,     // `month` is the quarter
  half,        // `month` is the half of the year
  months,      // months `month` .. `n` of the year ("9 tháng đầu năm")
  season,      // `month` is 1 spring .. 4 winter
  decade,      // `year` is its first year; `n` = 1: the century is not said
  century,     // `year` is the century's number
  holiday,     // `n` is the row of the named days
  lunar,       // day and month of the Vietnamese lunar calendar
  sexagenary,  // `n` is the place in the cycle of sixty, 0 = Giáp Tý
  span,        // a length of time: `n` units
  set,         // something that comes again
};

enum class TimexUnit : std::uint8_t { none, minute, hour, day, week, month, quarter, year, decade, century, second };
enum class TimexAnchor : std::uint8_t { none, publication, running };
enum class DayPart : std::uint8_t { none, dawn, morning, noon, afternoon, evening, night };
enum class Third : std::uint8_t { none, early, middle, late };
enum class Tense : std::uint8_t { none, past, future };

constexpr std::int32_t no_year = -100000;
constexpr std::int8_t no_shift = 127;
constexpr std::int16_t no_offset = 32767;

struct Moment {
  TimexShape shape = TimexShape::none;
  TimexUnit unit = TimexUnit::none;
  TimexAnchor anchor = TimexAnchor::none;        // of shift, weekday and span
  TimexAnchor year_anchor = TimexAnchor::none;   // of year_shift
  TimexAnchor month_anchor = TimexAnchor::none;  // of month_shift
  DayPart part = DayPart::none;
  Third third = Third::none;
  Tense tense = Tense::none;  // said by a word of the phrase: "vừa qua", "tới"
  std::int8_t month = 0, day = 0, weekday = 0;
  std::int8_t year_shift = no_shift, month_shift = no_shift, week_shift = no_shift;
  std::int8_t hour = -1, minute = -1;
  bool approximate = false;  // "khoảng", "gần", "hơn"
  bool vague = false;        // `n` is not known: "vài ngày sau"
  bool lunar = false;        // the calendar date is of the lunar calendar
  bool two_digit_year = false;
  std::int16_t offset = no_offset;  // of the clock: minutes east of UTC, where the words say them ("GMT+7")
  std::int16_t zone = -1;           // of the clock: row of time/zones.h, -1 = not said
  std::int32_t year = no_year;      // astronomical: 0 = 1 BC
  std::int32_t n = 0;
  std::uint32_t days = 0;  // of a list: bit d = day d of the month

  bool has_year() const { return year != no_year || year_shift != no_shift; }
};

struct TimexReading {
  std::uint8_t rule = 0;  // Rule of time/grammar.h
  bool range = false;     // `last` is the other end
  bool paired = false;    // `check` says the same day again
  Moment first, last, check;
};

// What stands before the expression and bounds the event that takes it ("trước 20/1", "từ ngày 9/1", "đến hết 30/6").
enum class Qualifier : std::uint8_t { none, before, after, since, until };

}  // namespace nienbieu
