// Lunar days, years of the cycle of sixty, and days that have a name.
#include "time/grammar.h"
#include "time/lunar.h"
#include "time/named_days.h"

namespace nienbieu::when {
namespace {

std::int32_t stem_of(W word) {
  switch (word) {
    case W::giap:
      return 0;
    case W::at:
      return 1;
    case W::binh:
      return 2;
    case W::dinh:
      return 3;
    case W::mau:
      return 4;
    case W::ky:
      return 5;
    case W::canh:
      return 6;
    case W::tan:
      return 7;
    case W::nham_can:
      return 8;
    case W::quy:
      return 9;
    default:
      return -1;
  }
}

std::int32_t branch_of(W word) {
  switch (word) {
    case W::ti:
      return 0;
    case W::suu:
      return 1;
    case W::dan:
      return 2;
    case W::mao:
    case W::meo:
      return 3;
    case W::thin:
      return 4;
    case W::tyj:
      return 5;
    case W::ngo:
      return 6;
    case W::mui:
      return 7;
    case W::than:
      return 8;
    case W::dau_dia:
      return 9;
    case W::tuat:
      return 10;
    case W::hoi_dia:
      return 11;
    default:
      return -1;
  }
}

// "Ất Tỵ", then perhaps "2025" or "(2025)". Returns one past, or `at`.
std::uint32_t cycle_year(const Scan& scan, std::uint32_t at, Moment& moment) {
  const std::int32_t stem = stem_of(scan.w(at)), branch = branch_of(scan.w(at + 1));
  if (stem < 0 || branch < 0 || !scan.capital(at) || !scan.capital(at + 1)) return at;
  const auto place = sexagenary_of(stem, branch);
  if (!place) return at;
  moment.n = *place;
  std::uint32_t end = at + 2;
  const bool open = scan.punct(end, '(');
  const std::uint32_t number = open ? end + 1 : scan.mark(end) == '-' ? end + 1 : end;
  if (scan.digits(number) == 4 && written_year(scan.value(number)) && (!open || scan.punct(number + 1, ')')) &&
      sexagenary_of_year(scan.value(number)) == *place) {
    moment.year = scan.value(number);
    end = open ? number + 2 : number + 1;
  }
  return end;
}

// Days of the lunar calendar that the press gives without saying so.
bool famous_lunar(std::int32_t day, std::int32_t month) {
  return (day == 10 && month == 3) || (day == 5 && month == 5) || (day == 23 && month == 12);
}

// "mùng 1 Tết", "30 Tết", "Tết Ất Tỵ".
Parsed tet_day(const Scan& scan, std::uint32_t at) {
  Moment moment;
  moment.shape = TimexShape::lunar;
  moment.lunar = true;
  std::uint32_t number = scan.any(at, W::ngay, W::dem, W::chieu, W::sang) ? at + 1 : at;
  const bool mung = scan.any(number, W::mung, W::mong);
  if (mung) ++number;
  const Count words = number_words(scan, number);
  const std::int32_t day = scan.is_number(number) ? scan.value(number) : words ? words.value : -1;
  std::uint32_t end = scan.is_number(number) ? number + 1 : words.end;
  if (day < 1 || day > 30 || (!mung && day < 23) || !scan.is(end, W::tet)) return {};
  moment.day = static_cast<std::int8_t>(day);
  moment.month = day >= 23 ? 12 : 1;
  ++end;
  Moment year;
  const std::uint32_t cycle = cycle_year(scan, end, year);
  if (cycle != end) {
    end = cycle;
    moment.n = year.n + 1;  // 1 + place in the cycle; 0 = not said
    moment.year = year.year;
  } else {
    end = year_tail(scan, end, moment);
  }
  if (moment.month == 12 && moment.year != no_year) --moment.year;  // the eve belongs to the old lunar year
  return make(at, end, Rule::tet_day, moment);
}

}  // namespace

Parsed lunar_phrase(const Scan& scan, std::uint32_t at) {
  if (const Parsed day = tet_day(scan, at)) return day;
  Moment moment;
  moment.shape = TimexShape::lunar;
  moment.lunar = true;
  std::uint32_t next = at;
  bool lunar = false;
  if (scan.is(at, W::thang)) {
    std::uint32_t end = 0;
    const std::int32_t month = month_name(scan, at + 1, end, lunar);
    const bool said = scan.pair(end, W::am, W::lich);
    if (month == 0 || (!lunar && !said)) return {};
    moment.month = static_cast<std::int8_t>(month);
    end = said ? end + 2 : end;
    return make(at, year_tail(scan, end, moment), Rule::lunar_month, moment);
  }
  if (scan.any(at, W::ngay, W::hom)) ++next;
  if (scan.is(next, W::ram) && scan.is(next + 1, W::thang)) {
    std::uint32_t end = 0;
    const std::int32_t month = month_name(scan, next + 2, end, lunar);
    if (month == 0) return {};
    moment.day = 15;
    moment.month = static_cast<std::int8_t>(month);
    if (scan.pair(end, W::am, W::lich)) end += 2;
    return make(at, year_tail(scan, end, moment), Rule::lunar_day, moment);
  }
  const bool mung = scan.any(next, W::mung, W::mong);
  const DayPoint point = day_point(scan, next);
  if (point.end == 0 || point.moment.month == 0 || point.moment.day > 30) return {};
  const bool said = scan.pair(point.end, W::am, W::lich);
  const bool famous = mung && !point.slash && point.moment.year == no_year && famous_lunar(point.moment.day, point.moment.month);
  if (!said && !famous && !point.moment.lunar) return {};
  const Moment written = point.moment;
  moment.day = written.day;
  moment.month = written.month;
  moment.year = written.year;
  moment.year_shift = written.year_shift;
  moment.year_anchor = written.year_anchor;
  std::uint32_t end = said ? point.end + 2 : point.end;
  if (moment.year == no_year) end = year_tail(scan, end, moment);
  return make(at, end, Rule::lunar_day, moment);
}

Parsed sexagenary_phrase(const Scan& scan, std::uint32_t at) {
  const bool year = scan.is(at, W::nam), tet_word = scan.is(at, W::tet), spring = scan.is(at, W::xuan);
  if (!year && !tet_word && !spring) return {};
  std::uint32_t name = at + 1;
  if (tet_word && scan.pair(name, W::nguyen, W::dan_)) name += 2;
  if (spring && scan.is(name, W::nam)) ++name;
  Moment moment;
  moment.shape = TimexShape::sexagenary;
  const std::uint32_t end = cycle_year(scan, name, moment);
  if (end == name) return {};
  moment.day = tet_word ? 1 : 0;
  return make(at, end, tet_word ? Rule::tet_day : Rule::sexagenary, moment);
}

namespace {

// "ngày Quốc khánh Ba Lan", "lễ Quốc khánh của nước này" are not Vietnam's; "lễ Quốc khánh" is where people have leave for it.
bool of_another_country(const Scan& scan, std::uint32_t at, std::int32_t row, std::uint32_t end) {
  const std::string_view phrase = named_days()[static_cast<std::size_t>(row)].phrase;
  if (!phrase.ends_with("quốc khánh")) return false;
  if (scan.capital(end) || scan.is(end, W::cua)) return true;
  return phrase.starts_with("lễ") && scan.token_text(at - 1) != "nghỉ";
}

}  // namespace

Parsed named_day_phrase(const Scan& scan, std::uint32_t at) {
  std::uint32_t end = 0;
  const std::int32_t row = find_named_day(scan, at, end);
  if (row < 0 || of_another_country(scan, at, row, end)) return {};
  Moment moment;
  moment.shape = TimexShape::holiday;
  moment.n = row;
  Moment cycle;
  if (const std::uint32_t cycle_end = cycle_year(scan, end, cycle); cycle_end != end) {
    moment.shape = TimexShape::sexagenary;
    moment.n = cycle.n;
    moment.year = cycle.year;
    moment.day = 1;
    return make(at, cycle_end, Rule::tet_day, moment);
  }
  end = year_tail(scan, end, moment);
  end = after_words(scan, end, moment);
  return make(at, end, Rule::named_day, moment);
}

}  // namespace nienbieu::when
