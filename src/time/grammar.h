// The grammar of Vietnamese time expressions: hand-written recursive descent over tokens, longest reading first.
//
// find.cpp walks the tokens once. A token that may begin an expression is given to `expression_at`, which dispatches on the
// head word, reads one element (elements_*.cpp), then joins ranges, lists and pairs (compose.cpp). Nothing here knows the reference:
// a Moment says what the words say. Every rule has a name; tests/cases/time.cases.tsv reaches each.
#pragma once
#include <cstdint>
#include <string_view>

#include "time/numbers.h"
#include "time/scan.h"
#include "time/timex.h"

namespace nienbieu::when {

// A table in a macro, which clang-format would lay out anew each time.
// clang-format off
#define NIENBIEU_TIME_RULES(X)                                                                                                             \
  X(full_date)                                                                                                                             \
  X(day_month)                                                                                                                             \
  X(bare_day_month) X(day_only) X(day_range) X(day_list) X(date_range) X(month) X(month_relative) X(month_range) X(year) X(year_relative)  \
      X(year_range) X(period_years) X(bc_year) X(third) X(quarter) X(half) X(months_of_year) X(season) X(decade) X(century) X(weekday)     \
          X(weekend) X(week_relative) X(day_relative) X(part_relative) X(same_day) X(next_day) X(that_day) X(part_date) X(part_alone)      \
              X(within_day) X(ago) X(count_before) X(count_after) X(before_that) X(span) X(span_past) X(span_future) X(span_vague) X(each) \
                  X(every) X(clock) X(clock_date) X(named_day) X(lunar_day) X(lunar_month) X(sexagenary) X(tet_day) X(pair) X(part_range)
// clang-format on

enum class Rule : std::uint8_t {
  none,
#define NIENBIEU_X(id) id,
  NIENBIEU_TIME_RULES(NIENBIEU_X)
#undef NIENBIEU_X
      count_
};
std::string_view rule_name(Rule rule);

// One reading: tokens [begin, end) of the scan, begin may lie after the token asked for (a preposition was skipped) but never before.
struct Parsed {
  std::uint32_t begin = 0, end = 0;  // end == 0: nothing here
  TimexType type = TimexType::date;
  TimexReading reading;
  explicit operator bool() const { return end != 0; }
  Rule rule() const { return static_cast<Rule>(reading.rule); }
};

Parsed make(std::uint32_t begin, std::uint32_t end, Rule rule, const Moment& moment, TimexType type = TimexType::date);

// ---- elements_calendar.cpp: days, months, years as dates
struct DayPoint {
  Moment moment;          // day, and month and year as far as they are written
  std::uint32_t end = 0;  // 0 = none
  bool slash = false;     // numbers with a separator
  char32_t separator = 0;
};
// "12/5", "12.5.2024", "12 tháng 5 năm 2024", "mùng 3", "hai mươi ba tháng mười một", or a lone day; no head word.
DayPoint day_point(const Scan& scan, std::uint32_t at);
// Days that share a month and what follows a head ("ngày"): "16-20/7", "5, 7 và 9/5", "28/2-3/3". `lone` allows a day without month.
Parsed day_sequence(const Scan& scan, std::uint32_t at, bool lone);
Parsed day_phrase(const Scan& scan, std::uint32_t at);    // at "ngày", "hôm", "mùng", "rằm"
Parsed month_phrase(const Scan& scan, std::uint32_t at);  // at "tháng"
Parsed year_phrase(const Scan& scan, std::uint32_t at);   // at "năm"
std::int32_t month_name(const Scan& scan, std::uint32_t at, std::uint32_t& end, bool& lunar);
// "năm 2024", "năm ngoái", "cùng năm", "/2024" after a month; returns the new end (`at` when nothing is there).
std::uint32_t year_tail(const Scan& scan, std::uint32_t at, Moment& moment);
// "vừa qua", "tới", "này", "âm lịch".
std::uint32_t after_words(const Scan& scan, std::uint32_t at, Moment& moment);
bool written_year(std::int32_t value);

// ---- elements_period.cpp: quarters, halves, seasons, decades, centuries, thirds, periods of years
Parsed quarter_phrase(const Scan& scan, std::uint32_t at);
Parsed half_phrase(const Scan& scan, std::uint32_t at);    // "nửa đầu năm 2024"
Parsed months_phrase(const Scan& scan, std::uint32_t at);  // "6 tháng đầu năm"
Parsed season_phrase(const Scan& scan, std::uint32_t at);
Parsed decade_phrase(const Scan& scan, std::uint32_t at);  // "thập niên 1990", "những năm 80"
Parsed century_phrase(const Scan& scan, std::uint32_t at);
Parsed third_phrase(const Scan& scan, std::uint32_t at);   // "đầu tháng 9", "thượng tuần tháng 5", "cuối 2023"
Parsed period_phrase(const Scan& scan, std::uint32_t at);  // "giai đoạn 2021-2025", "năm học 2023-2024"

// ---- elements_relative.cpp: words that count from a reference day
Parsed relative_day(const Scan& scan, std::uint32_t at);    // hôm nay, ngày mai, cùng ngày, ngày hôm sau, hôm đó
Parsed week_phrase(const Scan& scan, std::uint32_t at);     // tuần trước, cuối tuần này, đầu tuần
Parsed weekday_phrase(const Scan& scan, std::uint32_t at);  // thứ Hai, Chủ nhật
Parsed part_phrase(const Scan& scan, std::uint32_t at);     // sáng 13/5, tối qua, rạng sáng
Parsed clock_phrase(const Scan& scan, std::uint32_t at);    // 14h30 ngày 12/5
std::uint32_t day_part(const Scan& scan, std::uint32_t at, DayPart& part);
bool weekday_number(const Scan& scan, std::uint32_t at, std::int8_t& weekday, std::uint32_t& end);

// ---- elements_span.cpp: lengths of time and what comes again
Parsed span_phrase(const Scan& scan, std::uint32_t at);    // 3 ngày, vài tuần nay, 80 năm trước
Parsed offset_phrase(const Scan& scan, std::uint32_t at);  // cách đây 3 ngày, trước đó vài giờ
Parsed set_phrase(const Scan& scan, std::uint32_t at);     // mỗi ngày, hàng năm

// ---- elements_named.cpp: lunar days, sexagenary years, named days
Parsed lunar_phrase(const Scan& scan, std::uint32_t at);
Parsed sexagenary_phrase(const Scan& scan, std::uint32_t at);
Parsed named_day_phrase(const Scan& scan, std::uint32_t at);

// ---- bare.cpp: numbers that only their surroundings make a date
Parsed bare_number(const Scan& scan, std::uint32_t at, bool after_date);

// ---- context.cpp: what stands around an expression
bool street_or_name(const Scan& scan, std::uint32_t at);  // the words before make it a name: "sân vận động 30/4", "đường 3 Tháng 2"
bool document_number(const Scan& scan, std::uint32_t at);   // "Nghị định 15/2023", "số 12/5"
bool counted_thing(const Scan& scan, std::uint32_t end);    // the words after make it a fraction or an amount: "2/3 số phiếu"
bool time_preposition(const Scan& scan, std::uint32_t at);  // token `at` is "vào", "từ", "đến", …
Qualifier qualifier_before(const Scan& scan, std::uint32_t begin);

// ---- compose.cpp
// The element that begins at token `at`, whatever its head, without ranges and pairs.
Parsed element_at(const Scan& scan, std::uint32_t at, bool after_date);
// The whole expression that begins at token `at`.
Parsed expression_at(const Scan& scan, std::uint32_t at, bool after_date);

}  // namespace nienbieu::when
