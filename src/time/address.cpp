#include "time/address.h"

namespace nienbieu {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The figures text[at, at + n); -1 when one of them is none.
std::int32_t figures(std::string_view text, std::size_t at, std::size_t n) {
  if (at + n > text.size()) return -1;
  std::int32_t value = 0;
  for (const char c : text.substr(at, n)) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool plausible(CivilDate d) { return d.year >= 1995 && d.year <= 2099 && d.month > 0 && d.day > 0 && is_valid(d); }

// "20240513201205": a day and a time of day in one number of twelve figures or more.
std::optional<CivilDate> in_number(std::string_view url, std::size_t at, std::size_t end) {
  if (end - at < 12 || figures(url, at + 8, 2) > 23 || figures(url, at + 10, 2) > 59) return std::nullopt;
  const CivilDate d{figures(url, at, 4), figures(url, at + 4, 2), figures(url, at + 6, 2)};
  return plausible(d) ? std::optional<CivilDate>(d) : std::nullopt;
}

// "/2024/05/13/", "/2024-05-13/".
std::optional<CivilDate> in_path(std::string_view url, std::size_t at) {
  if (at == 0 || url[at - 1] != '/' || at + 11 > url.size()) return std::nullopt;
  const char separator = url[at + 4];
  if ((separator != '/' && separator != '-') || url[at + 7] != separator || is_digit(url[at + 10])) return std::nullopt;
  const CivilDate d{figures(url, at, 4), figures(url, at + 5, 2), figures(url, at + 8, 2)};
  return plausible(d) ? std::optional<CivilDate>(d) : std::nullopt;
}

}  // namespace

std::optional<CivilDate> day_in_address(std::string_view url) {
  std::optional<CivilDate> found;
  for (std::size_t at = 0; at < url.size();) {
    std::size_t end = at;
    while (end < url.size() && is_digit(url[end])) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    const auto day = end - at == 4 ? in_path(url, at) : in_number(url, at, end);
    if (day && found && *day != *found) return std::nullopt;
    if (day) found = day;
    at = end;
  }
  return found;
}

}  // namespace nienbieu
