// Numbers without a head word: only their surroundings make them a date.
#include "time/grammar.h"

namespace nienbieu::when {
namespace {

// Nothing tight on the left: not the tail of a longer number, code or path.
bool free_on_the_left(const Scan& scan, std::uint32_t at) {
  if (at == 0 || !scan.tight(at)) return true;
  const char32_t mark = scan.mark(at - 1);
  return mark == '(' || mark == '[' || mark == '"' || mark == U'“' || mark == U'‘' || mark == '\'' ||
         (mark == '-' && !scan.tight(at - 1)) || mark == ':' || mark == U'…';
}

bool free_on_the_right(const Scan& scan, std::uint32_t end) { return !scan.tight(end) || !(scan.is_word(end) || scan.is_number(end)); }

// "New Delhi, 10/9", "(Bốn Phương) - Hà Nội, 10/9": a short line that ends with a place and the day.
bool ends_place_line(const Scan& scan, std::uint32_t at, std::uint32_t end) {
  const std::uint32_t p = at - 1;
  if (!scan.ends_line(end) || (scan.mark(p) != ',' && scan.mark(p) != '-') || !scan.capital(p - 1)) return false;
  constexpr std::uint32_t reach = 12;
  for (std::uint32_t i = p - 1; i + reach > p; --i) {
    if (scan.ends_line(i)) return true;  // before the first token, too
    if (scan.is_number(i)) return false;
  }
  return false;
}

// Is a day and month with nothing but "/" between them a date here?
bool day_month_here(const Scan& scan, std::uint32_t at, const DayPoint& point, bool after_date, const Moment& moment, std::uint32_t end) {
  if (counted_thing(scan, end) || !free_on_the_right(scan, end)) return false;
  if (moment.tense != Tense::none || moment.has_year() || after_date) return true;
  const std::uint32_t p = at - 1;
  const bool holiday = (point.moment.day == 30 && point.moment.month == 4) || (point.moment.day == 1 && point.moment.month == 5) ||
                       (point.moment.day == 2 && point.moment.month == 9);
  if (holiday && (scan.any(p, W::le, W::dip) || (scan.punct(p, '(') && scan.any(p - 1, W::le, W::dip)))) return true;
  if (point.separator != '/') return false;
  if (point.moment.day == 24 && point.moment.month == 7 && !time_preposition(scan, p)) return false;
  if (scan.punct(p, '(')) return scan.punct(end, ')') ? point.moment.day >= point.moment.month : !scan.is_word(end);
  if (scan.any(p, W::trong) || (scan.any(p, W::toi, W::den, W::tu_, W::truoc, W::sau, W::het) && point.moment.day < point.moment.month))
    return false;
  if (time_preposition(scan, p) || ends_place_line(scan, at, end)) return true;
  // "Lễ 30/4", "dịp 2/9"; a line that opens with its date
  return scan.any(p, W::le, W::phien) || scan.pair(p - 1, W::quoc, W::none) ||
         ((at == 0 || scan.ends_line(p)) && (scan.punct(end, ':') || scan.punct(end, ',')));
}

Parsed bare_month(const Scan& scan, std::uint32_t at) {
  const bool joined =
      (scan.mark(at + 1) == '/' || scan.mark(at + 1) == '-' || scan.mark(at + 1) == '.') && scan.tight(at + 1) && scan.tight(at + 2);
  const std::int32_t month = scan.value(at), year = scan.value(at + 2);
  if (!joined || scan.digits(at) > 2 || scan.digits(at + 2) != 4 || month < 1 || month > 12 || year < 1900 || year > 2099) return {};
  if (scan.tight(at + 3) && (scan.mark(at + 3) == '/' || scan.mark(at + 3) == '-' || scan.is_word(at + 3))) {
    if (!(scan.mark(at + 3) == '-' && scan.is_number(at + 4))) return {};
  }
  const std::uint32_t p = at - 1;
  if (!time_preposition(scan, p) && !scan.punct(p, '(') && !scan.is(p, W::khoang) && !(scan.mark(p) == '-' && scan.digits(p - 1) == 4))
    return {};
  if (scan.mark(at + 1) != '/' && !scan.any(p, W::tu_, W::den, W::hoi, W::vao)) return {};
  Moment moment;
  moment.shape = TimexShape::calendar;
  moment.month = static_cast<std::int8_t>(month);
  moment.year = year;
  return make(at, at + 3, Rule::month, moment);
}

// "từ 2010 đến 2020", "kể từ 2015", "hồi 2019": four figures between 1900 and 2099 after a preposition and before a pause.
Parsed bare_year(const Scan& scan, std::uint32_t at, bool after_year) {
  const std::int32_t year = scan.value(at);
  if (scan.digits(at) != 4 || year < 1900 || year > 2099) return {};
  if (after_year ? scan.capital(at - 1) : !scan.any(at - 1, W::tu_, W::den, W::hoi, W::vao, W::truoc, W::sau, W::khoang, W::trong))
    return {};
  const bool pause = scan.ends_line(at + 1) || scan.punct(at + 1, ',') || scan.punct(at + 1, '.') || scan.punct(at + 1, ';') ||
                     scan.punct(at + 1, ')') || scan.any(at + 1, W::den, W::toi, W::va, W::nay, W::khi);
  if (!pause || (scan.tight(at + 2) && scan.is_number(at + 2))) return {};
  Moment moment;
  moment.shape = TimexShape::calendar;
  moment.year = year;
  return make(at, at + 1, Rule::year, moment);
}

// "từ 5 đến 8/5", "trong 2 ngày 5-8/5": days before a shared month, without "ngày".
Parsed bare_days(const Scan& scan, std::uint32_t at) {
  Parsed days = day_sequence(scan, at, false);
  if (!days || !days.reading.range || !free_on_the_right(scan, days.end)) return {};
  if (!scan.any(at - 1, W::tu_, W::vao, W::trong, W::ngay, W::den, W::hoi) && !scan.punct(at - 1, '(')) return {};
  const DayPoint last = day_point(scan, at);
  if (last.slash && last.separator != '/' && last.moment.month != 0) return {};
  // "từ 2-3.5" is an amount
  bool slash = false;
  for (std::uint32_t i = at; i < days.end; ++i) slash = slash || scan.punct(i, '/') || scan.is(i, W::thang);
  return slash && !counted_thing(scan, days.end) ? days : Parsed{};
}

}  // namespace

Parsed bare_number(const Scan& scan, std::uint32_t at, bool after_date) {
  if (!free_on_the_left(scan, at) || street_or_name(scan, at) || document_number(scan, at)) return {};
  if (const Parsed lunar = lunar_phrase(scan, at)) return lunar;
  if (scan.is(at - 1, W::ti)) return {};
  if (const Parsed period = period_phrase(scan, at)) return counted_thing(scan, period.end) ? Parsed{} : period;
  if (const Parsed month = bare_month(scan, at)) return month;
  if (const Parsed year = bare_year(scan, at, after_date)) return year;
  if (const Parsed days = bare_days(scan, at)) return days;
  const DayPoint point = day_point(scan, at);
  if (point.end == 0 || point.moment.month == 0) return {};
  if (!point.slash) {
    // "12 tháng 5 năm 2024"; without a year it is rather twelve months
    Parsed named = day_sequence(scan, at, false);
    return named && named.reading.first.has_year() ? named : Parsed{};
  }
  Moment moment = point.moment;
  if (moment.year != no_year) {
    if (!free_on_the_right(scan, point.end) || (moment.two_digit_year && point.separator != '/')) return {};
    if (moment.two_digit_year && scan.is_word(point.end) && counted_thing(scan, point.end)) return {};
    return day_sequence(scan, at, false);
  }
  const std::uint32_t with_year = year_tail(scan, point.end, moment);
  const std::uint32_t end = after_words(scan, with_year, moment);
  if (!day_month_here(scan, at, point, after_date, moment, end)) return {};
  return make(at, end, Rule::bare_day_month, moment);
}

}  // namespace nienbieu::when
