#include "time/edtf.h"

#include <algorithm>
#include <array>

namespace nienbieu {
namespace {

// Digits of a number, with zeros before it up to a width: the end of what is written. No year has more than ten digits.
char* write_padded(char* at, std::int32_t value, int width) {
  std::array<char, 10> digits;
  auto rest = static_cast<std::uint32_t>(value < 0 ? -value : value);
  int count = 0;
  for (; rest != 0 || count < width; rest /= 10) digits[static_cast<std::size_t>(count++)] = static_cast<char>('0' + rest % 10);
  if (value < 0) *at++ = '-';
  while (count > 0) *at++ = digits[static_cast<std::size_t>(--count)];
  return at;
}

// Two digits: months, days, halves of a year.
char* write_pair(char* at, std::int32_t value) {
  at[0] = static_cast<char>('0' + value / 10);
  at[1] = static_cast<char>('0' + value % 10);
  return at + 2;
}

std::string padded(std::int32_t value, int width) {
  std::array<char, 12> out;
  return {out.data(), write_padded(out.data(), value, width)};
}

std::optional<std::int32_t> read_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::int32_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// Months of the codes 21 to 41: seasons, quarters and halves.
struct MonthRange {
  int first, last, next_year;
};
std::optional<MonthRange> coded_months(std::int32_t code) {
  if (code >= 21 && code <= 23) return MonthRange{3 * (code - 20), 3 * (code - 20) + 2, 0};
  if (code == 24) return MonthRange{12, 2, 1};
  if (code >= 33 && code <= 36) return MonthRange{3 * (code - 33) + 1, 3 * (code - 33) + 3, 0};
  if (code == 40 || code == 41) return MonthRange{6 * (code - 40) + 1, 6 * (code - 40) + 6, 0};
  return std::nullopt;
}

DayBounds month_bounds(std::int32_t year, MonthRange months) {
  const std::int32_t last_year = year + months.next_year;
  return {to_days({year, months.first, 1}), to_days({last_year, months.last, days_in_month(last_year, months.last)})};
}

std::optional<DayBounds> point_bounds(std::string_view text) {
  while (!text.empty() && (text.back() == '~' || text.back() == '?' || text.back() == '%')) text.remove_suffix(1);
  text = text.substr(0, text.find('T'));
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  const auto dash = text.find('-');
  const std::string_view year_text = text.substr(0, dash);
  if (year_text == "XXXX") return DayBounds{};
  if (year_text.size() == 4 && year_text[3] == 'X') {
    const bool century = year_text[2] == 'X';
    const auto head = read_number(year_text.substr(0, century ? 2 : 3));
    if (!head) return std::nullopt;
    const std::int32_t width = century ? 100 : 10;
    return DayBounds{to_days({*head * width, 1, 1}), to_days({*head * width + width - 1, 12, 31})};
  }
  const auto number = read_number(year_text);
  if (!number) return std::nullopt;
  const std::int32_t year = negative ? -*number : *number;
  if (dash == std::string_view::npos) return month_bounds(year, {1, 12, 0});
  const auto month = read_number(text.substr(dash + 1, 2));
  if (!month) return std::nullopt;
  if (const auto coded = coded_months(*month)) return month_bounds(year, *coded);
  if (*month < 1 || *month > 12) return std::nullopt;
  if (text.size() <= dash + 3) return month_bounds(year, {*month, *month, 0});
  const auto day = read_number(text.substr(dash + 4));
  if (!day || !is_valid({year, *month, *day})) return std::nullopt;
  const DayNumber at = to_days({year, *month, *day});
  return DayBounds{at, at};
}

}  // namespace

std::string edtf_date(CivilDate date, bool year_known) {
  std::array<char, 36> out;
  char* at = out.data();
  if (!year_known)
    at = std::fill_n(at, 4, 'X');
  else if (date.year >= 0 && date.year <= 9999)
    at = write_pair(write_pair(at, date.year / 100), date.year % 100);
  else
    at = write_padded(at, date.year, 4);
  if (date.month != 0) *at++ = '-', at = write_pair(at, date.month);
  if (date.month != 0 && date.day != 0) *at++ = '-', at = write_pair(at, date.day);
  return {out.data(), at};
}

std::string iso_day(DayNumber day) { return edtf_date(from_days(day)); }

std::string edtf_decade(std::int32_t first_year) { return padded(first_year / 10, 3) + 'X'; }

std::string edtf_century(std::int32_t hundreds) { return padded(hundreds, 2) + "XX"; }

std::string edtf_interval(std::string_view first, std::string_view last) {
  if (first == last) return std::string(first);
  std::string out(first.empty() ? std::string_view("..") : first);
  out += '/';
  out += last.empty() ? std::string_view("..") : last;
  return out;
}

std::optional<DayBounds> edtf_bounds(std::string_view edtf) {
  if (edtf.size() > 1 && edtf.front() == '{' && edtf.back() == '}') {
    edtf = edtf.substr(1, edtf.size() - 2);
    const auto first = point_bounds(edtf.substr(0, edtf.find(',')));
    const auto last = point_bounds(edtf.substr(edtf.rfind(',') == std::string_view::npos ? 0 : edtf.rfind(',') + 1));
    if (!first || !last) return std::nullopt;
    return DayBounds{first->first, last->last};
  }
  const auto slash = edtf.find('/');
  if (slash == std::string_view::npos) return point_bounds(edtf);
  const auto side = [](std::string_view text) { return text == ".." ? std::optional<DayBounds>(DayBounds{}) : point_bounds(text); };
  const auto first = side(edtf.substr(0, slash)), last = side(edtf.substr(slash + 1));
  if (!first || !last) return std::nullopt;
  return DayBounds{first->first, last->last};
}

}  // namespace nienbieu
