#include "output/export_timex.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <vector>

#include "ingest/ascii.h"
#include "output/export_date.h"

namespace nienbieu {
namespace {

struct Pair {
  std::string_view word, code;
};

// A to Z and Đ only.
std::string lower_case(std::string_view text) {
  std::string out = lower_ascii(text);
  for (std::size_t at = 1; at < out.size(); ++at)
    if (out[at] == '\x90' && out[at - 1] == '\xc4') out[at] = '\x91';
  return out;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto blank = std::min(text.find(' '), text.size());
    if (blank > 0) out.push_back(text.substr(0, blank));
    text.remove_prefix(std::min(blank + 1, text.size()));
  }
  return out;
}

std::string_view code_of(std::string_view word, const auto& pairs) {
  const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const Pair& p) { return p.word == word; });
  return found == pairs.end() ? std::string_view() : found->code;
}

bool holds(const auto& list, std::string_view word) { return std::find(list.begin(), list.end(), word) != list.end(); }

bool begins(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || text[word.size()] == ' ');
}

// TIMEX3 has its own letters for the parts of a day.
std::string_view part_of_day(std::string_view text) {
  static constexpr std::array parts = {Pair{"rạng sáng", "TNI"}, Pair{"đêm", "TNI"},   Pair{"sáng", "TMO"},
                                       Pair{"trưa", "TMI"},      Pair{"chiều", "TAF"}, Pair{"tối", "TEV"}};
  const std::string padded = " " + std::string(text) + " ";
  for (const Pair& part : parts)
    if (padded.find(" " + std::string(part.word) + " ") != std::string::npos) return part.code;
  return {};
}

// How many, where it is one plain number before the unit: "6 tháng", "hai ngày"; "X" for the rest ("vài tuần", "hai mươi năm", "2-3 giờ").
std::string count_in(std::string_view text) {
  static constexpr std::array numbers = {Pair{"một", "1"}, Pair{"hai", "2"}, Pair{"ba", "3"},  Pair{"bốn", "4"},  Pair{"năm", "5"},
                                         Pair{"sáu", "6"}, Pair{"bảy", "7"}, Pair{"tám", "8"}, Pair{"chín", "9"}, Pair{"mười", "10"}};
  static constexpr std::array<std::string_view, 10> units = {"giây", "phút", "giờ", "tiếng", "ngày", "hôm", "tuần", "tháng", "quý", "năm"};
  static constexpr std::array<std::string_view, 5> joints = {"-", "–", "đến", "tới", "hoặc"};
  const auto words = words_of(text);
  if (holds(words, "rưỡi")) return "X";
  for (std::size_t n = 1; n < words.size(); ++n) {
    if (!holds(units, words[n])) continue;
    if (n > 1 && (!code_of(words[n - 2], numbers).empty() || holds(joints, words[n - 2]))) break;
    if (const auto number = code_of(words[n - 1], numbers); !number.empty()) return std::string(number);
    const bool plain = std::all_of(words[n - 1].begin(), words[n - 1].end(), [](char c) { return c >= '0' && c <= '9'; });
    if (plain && words[n - 1].size() < 7) return std::string(words[n - 1]);
    if (words[n] != "năm") break;  // a year, or five of them
  }
  return "X";
}

// "P6M", "PT72H", "PXD"
std::string duration(const std::string& count, std::string_view grain) {
  static constexpr std::array units = {Pair{"year", "Y"}, Pair{"quarter", "Q"}, Pair{"month", "M"}, Pair{"week", "W"},
                                       Pair{"day", "D"},  Pair{"hour", "H"},    Pair{"minute", "M"}};
  const auto unit = code_of(grain, units);
  if (unit.empty()) return "PXX";
  return (grain == "hour" || grain == "minute" ? "PT" : "P") + count + std::string(unit);
}

// The code of what the text begins with.
std::string_view code_at_begin(std::string_view text, const auto& pairs) {
  const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const Pair& p) { return begins(text, p.word); });
  return found == pairs.end() ? std::string_view() : found->code;
}

std::string_view bound_of(std::string_view text) {
  static constexpr std::array bounds = {Pair{"hơn", "MORE_THAN"},         Pair{"trên", "MORE_THAN"},      Pair{"gần", "LESS_THAN"},
                                        Pair{"chưa đầy", "LESS_THAN"},    Pair{"khoảng", "APPROX"},       Pair{"chừng", "APPROX"},
                                        Pair{"ít nhất", "EQUAL_OR_MORE"}, Pair{"tối đa", "EQUAL_OR_LESS"}};
  return code_at_begin(text, bounds);
}

std::string_view place_in(std::string_view text) {
  static constexpr std::array places = {Pair{"đầu", "START"},         Pair{"giữa", "MID"},       Pair{"cuối", "END"},
                                        Pair{"thượng tuần", "START"}, Pair{"trung tuần", "MID"}, Pair{"hạ tuần", "END"}};
  return code_at_begin(text, places);
}

std::string four_digits(int year) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%04d", year);
  return buffer;
}

// "2024-W20", "2024-05"
std::string year_and(int year, const char* mark, int number) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%s%02d", mark, number);
  return four_digits(year) + buffer;
}

DayNumber monday_of(CivilDate date) { return to_days(date) - (iso_weekday(to_days(date)) - 1); }

// "2024-W20" by ISO 8601: the year of its Thursday.
std::string week_of(CivilDate date) {
  const DayNumber thursday = monday_of(date) + 3;
  const int year = from_days(thursday).year;
  return year_and(year, "-W", static_cast<int>((thursday - to_days({year, 1, 1})) / 7) + 1);
}

// The week, month or year in which both days lie; nothing when none does.
std::string one_period(CivilDate first, CivilDate last) {
  if (monday_of(first) == monday_of(last)) return week_of(first);
  if (first.year != last.year) return {};
  return first.month == last.month ? year_and(first.year, "-", first.month) : four_digits(first.year);
}

int number_at(std::string_view text, std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); }

bool has_digits(std::string_view text, std::size_t at) {
  return at + 2 <= text.size() && std::isdigit(static_cast<unsigned char>(text[at])) &&
         std::isdigit(static_cast<unsigned char>(text[at + 1]));
}

// "PT2H", "PT90M" between two clocks of one day; nothing for anything else.
std::string clock_length(std::string_view from, std::string_view to) {
  if (from.substr(0, 11) != to.substr(0, 11) || from.size() != to.size() || !has_digits(from, 11) || !has_digits(to, 11)) return {};
  const int hours = number_at(to, 11) - number_at(from, 11);
  if (from.size() == 13) return hours > 0 ? "PT" + std::to_string(hours) + "H" : std::string();
  if (from.size() != 16 || !has_digits(from, 14) || !has_digits(to, 14)) return {};
  const int minutes = hours * 60 + number_at(to, 14) - number_at(from, 14);
  return minutes > 0 ? "PT" + std::to_string(minutes) + "M" : std::string();
}

// Days of one month whose year is not known: "XXXX-06-21" and "XXXX-06-30" are ten days, of "XXXX-06". Other ends are days of a number not
// known.
void undated_interval(const std::string& text, std::string_view from, std::string_view to, Timex3& out) {
  const bool month =
      from.size() == 10 && to.size() == 10 && from.substr(0, 8) == to.substr(0, 8) && has_digits(from, 8) && has_digits(to, 8);
  if (const auto part = place_in(text); month && !part.empty()) {
    out.value = from.substr(0, 7), out.mod = part;
    return;
  }
  const int days = month ? number_at(to, 8) - number_at(from, 8) + 1 : 0;
  out.type = "DURATION", out.value = days > 0 ? "P" + std::to_string(days) + "D" : "PXD";
}

// A whole week by its number, a part by what it is a part of; else the length in days.
void dated_interval(const std::string& text, CivilDate earliest, CivilDate latest, Timex3& out) {
  const DayNumber first = to_days(earliest), last = to_days(latest);
  const auto part = place_in(text);
  const std::string whole = one_period(earliest, latest);
  if (last - first == 6 && iso_weekday(first) == 1) {
    out.value = week_of(earliest);
  } else if (!part.empty() && !whole.empty()) {
    out.value = whole, out.mod = part;
  } else {
    out.type = "DURATION", out.value = "P" + std::to_string(last - first + 1) + "D";
  }
}

// TIMEX3 has no intervals: an open one is given by its end, hours of one day by their length, days as above.
void interval(const std::string& text, const std::string& edtf, const DateParts& when, Timex3& out) {
  const auto slash = edtf.find('/');
  const std::string from = edtf.substr(0, slash), to = edtf.substr(slash + 1);
  if (to.empty() || to == "..") {
    out.value = from, out.mod = "ON_OR_AFTER";
  } else if (from.empty() || from == "..") {
    out.value = to, out.mod = "ON_OR_BEFORE";
  } else if (const std::string length = clock_length(from, to); !length.empty()) {
    out.type = "DURATION", out.value = length;
  } else if (when.earliest && when.latest) {
    dated_interval(text, *when.earliest, *when.latest, out);
  } else {
    undated_interval(text, from, to, out);
  }
}

// TIMEX3 has no sets of days either ("ngày 14 và 16-2"): what they all lie in.
std::string common_period(const DateParts& when) {
  const std::string whole = when.earliest && when.latest ? one_period(*when.earliest, *when.latest) : std::string();
  return whole.empty() ? "XXXX" : whole;
}

// EDTF numbers seasons 21 to 24 and quarters 33 to 36 in the place of the month, and writes a decade as 196X, TIMEX3 as 196.
std::string period_of(const std::string& value) {
  if (value.size() == 4 && value[0] != 'X') return value.substr(0, value.find('X'));
  if (value.size() != 7 || value[4] != '-') return value;
  static constexpr std::array names = {Pair{"21", "SP"}, Pair{"22", "SU"}, Pair{"23", "FA"}, Pair{"24", "WI"}, Pair{"33", "Q1"},
                                       Pair{"34", "Q2"}, Pair{"35", "Q3"}, Pair{"36", "Q4"}, Pair{"40", "H1"}, Pair{"41", "H2"}};
  const auto name = code_of(std::string_view(value).substr(5), names);
  return name.empty() ? value : value.substr(0, 5) + std::string(name);
}

// A day with its part or its clock; TimeML's schema has no hour that is not known: then the day alone.
void time_of_day(const std::string& text, const std::string& grain, Timex3& out) {
  if (out.value.find('T') != std::string::npos) return;
  if (out.value.empty()) out.value = "XXXX-XX-XX";
  if (grain == "part_of_day") out.value += part_of_day(text);
}

// Nor has it time zones.
void drop_zone(std::string& value) {
  if (const auto clock = value.find('T'); clock != std::string::npos)
    value.resize(std::min(value.size(), value.find_first_of("+-Z", clock)));
}

void repeated(const std::string& text, const std::string& grain, Timex3& out) {
  const bool every = begins(text, "mỗi") || begins(text, "hằng") || begins(text, "hàng") || begins(text, "từng");
  if (grain == "part_of_day" && !part_of_day(text).empty())
    out.value = "XXXX-XX-XX" + std::string(part_of_day(text));
  else
    out.value = duration(every ? "1" : count_in(text), grain);
  if (every) out.quant = "EVERY";
}

}  // namespace

Timex3 timex3_of(const ExportJson& time) {
  const std::string type = text_at(time, "type"), grain = text_at(time, "grain"), text = lower_case(text_at(time, "text"));
  const std::string edtf = text_at(time, "edtf"), value = without_doubt(edtf);
  Timex3 out{type == "time" ? "TIME" : type == "duration" ? "DURATION" : type == "set" ? "SET" : "DATE", period_of(value), {}, {}, {}};
  if (is_approximate(edtf)) out.mod = "APPROX";
  if (type == "set") {
    repeated(text, grain, out);
  } else if (type == "duration" && (edtf.empty() || count_in(text) != "X")) {
    out.value = duration(count_in(text), grain);
    out.mod = bound_of(text);
  } else if (value.find('/') != std::string::npos) {
    interval(text, value, date_parts(time), out);
  } else if (value.starts_with('{') || value.starts_with('[')) {
    out.value = common_period(date_parts(time));
  } else if (type == "time") {
    time_of_day(text, grain, out);
  } else if (value.empty()) {
    out.value = out.type == "DURATION" ? "PXX" : "XXXX";
  }
  if (out.mod.empty() && bound_of(text) == "APPROX") out.mod = "APPROX";
  drop_zone(out.value);
  if (!out.value.starts_with(value) || edtf.find('?') != std::string::npos) out.comment = edtf;
  return out;
}

}  // namespace nienbieu
