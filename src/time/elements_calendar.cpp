#include <bit>

#include "base/civil_date.h"
#include "time/grammar.h"

namespace nienbieu::when {
namespace {

bool separator_mark(char32_t c) { return c == '/' || c == '-' || c == '.'; }

// A day and month that can be together in some year.
bool possible(std::int32_t day, std::int32_t month) { return is_valid({2024, month, day}); }

std::int32_t expand_year(std::int32_t value) { return value < 50 ? 2000 + value : 1900 + value; }

// The number at `at` ends here: no further separator with a figure or a letter ("12/5/2024/NĐ", "1.2.3", "15/2023/NĐ-CP").
bool ends_cleanly(const Scan& scan, std::uint32_t at, char32_t separator) {
  const char32_t mark = scan.mark(at);
  if (mark == '%' || mark == U'°') return false;
  if (!scan.tight(at) || !scan.tight(at + 1)) return true;
  if (mark == separator || mark == '/') return !scan.is_word(at + 1) && !scan.is_number(at + 1);  // "ngày 26.8." at the end of a line
  if (mark == ',' || mark == '.') return !scan.is_number(at + 1);
  return !(mark == '-' && scan.is_word(at + 1) && scan.tokens[at + 1].casing == Casing::upper);
}

// A year after the month in the same style; 0 = none. Two figures need "/" or a head, which callers have.
std::uint32_t slash_year(const Scan& scan, std::uint32_t at, char32_t separator, Moment& moment) {
  if (scan.mark(at) != separator || !scan.tight(at) || !scan.tight(at + 1) || !scan.is_number(at + 1)) {
    // "21/7-2022": the other separator, four figures
    const bool other = separator_mark(scan.mark(at)) && scan.tight(at) && scan.tight(at + 1) && scan.digits(at + 1) == 4;
    if (!other || !written_year(scan.value(at + 1))) return 0;
  }
  const std::int32_t value = scan.value(at + 1);
  if (scan.digits(at + 1) == 4 && written_year(value))
    moment.year = value;
  else if (scan.digits(at + 1) == 2)
    moment.year = expand_year(value), moment.two_digit_year = true;
  else
    return 0;
  return at + 2;
}

DayPoint slash_date(const Scan& scan, std::uint32_t at) {
  DayPoint out;
  const char32_t mark = scan.mark(at + 1);
  if (!separator_mark(mark) || scan.digits(at) > 2 || scan.digits(at + 2) > 2) return out;
  const bool tight = scan.tight(at + 1) && scan.tight(at + 2);
  const bool spaced = mark == '/' && !scan.tight(at + 1) && !scan.tight(at + 2);
  const std::int32_t day = scan.value(at), month = scan.value(at + 2);
  if ((!tight && !spaced) || day < 1 || month < 1 || !possible(day, month)) return out;
  out.moment.shape = TimexShape::calendar;
  out.moment.day = static_cast<std::int8_t>(day);
  out.moment.month = static_cast<std::int8_t>(month);
  out.end = at + 3;
  out.slash = true;
  out.separator = mark;
  if (const std::uint32_t end = slash_year(scan, at + 3, mark, out.moment)) {
    if (!is_valid({out.moment.year, month, day})) return {};
    out.end = end;
  }
  if (!ends_cleanly(scan, out.end, mark)) return {};
  return out;
}

// "tháng 5 (năm 2024)" after a day.
bool named_month(const Scan& scan, std::uint32_t at, DayPoint& point) {
  if (!scan.is(at, W::thang)) return false;
  std::uint32_t end = 0;
  bool lunar = false;
  const std::int32_t month = month_name(scan, at + 1, end, lunar);
  if (month == 0 || !possible(point.moment.day, month)) return false;
  Moment moment = point.moment;
  moment.month = static_cast<std::int8_t>(month);
  moment.lunar = lunar;
  point.moment = moment;
  point.end = year_tail(scan, end, point.moment);
  return point.moment.year == no_year || lunar || is_valid({point.moment.year, month, moment.day});
}

struct Sequence {
  std::uint32_t days = 0;  // bits of the days before the month is said
  std::int8_t first = 0;
  bool hyphen_only = true, listed = false, range = false;
};

// The word or mark between two days; 0 = none. Sets whether it makes a range or a list.
std::uint32_t day_connector(const Scan& scan, std::uint32_t at, bool& range) {
  range = scan.mark(at) == '-' || scan.any(at, W::den, W::toi);
  if (scan.pair(at, W::cho, W::den)) return range = true, at + 2;
  if (scan.pair(at, W::den, W::het)) return range = true, at + 2;
  if (range || scan.punct(at, ',') || scan.any(at, W::va, W::hoac, W::hay)) return at + 1;
  return 0;
}

std::uint32_t skip_day_heads(const Scan& scan, std::uint32_t at) {
  if (scan.pair(at, W::den, W::het)) at += 2;
  if (scan.any(at, W::ngay, W::hom)) ++at;
  return at;
}

Parsed finish_sequence(const Scan& scan, std::uint32_t at, const Sequence& seq, DayPoint last) {
  Parsed out = make(at, last.end, Rule::day_range, last.moment);
  out.end = after_words(scan, last.end, last.moment);
  Moment first = last.moment;
  first.day = seq.first;
  if (seq.listed && !seq.range) {
    first.days = seq.days | 1u << last.moment.day;
    first.day = static_cast<std::int8_t>(std::countr_zero(first.days));
    out.reading.first = first;
    out.reading.rule = static_cast<std::uint8_t>(Rule::day_list);
    return out;
  }
  if (seq.first >= last.moment.day) return {};
  out.reading.first = first;
  out.reading.last = last.moment;
  out.reading.range = true;
  return out;
}

// Several days, the month said once at the end.
Parsed shared_month(const Scan& scan, std::uint32_t at, const DayPoint& head) {
  Sequence seq;
  seq.first = head.moment.day;
  seq.days = 1u << head.moment.day;
  std::uint32_t i = head.end;
  for (int members = 0; members < 12; ++members) {
    bool range = false;
    const std::uint32_t next = day_connector(scan, i, range);
    if (next == 0) return {};
    (range ? seq.range : seq.listed) = true;
    const DayPoint point = day_point(scan, skip_day_heads(scan, next));
    if (point.end == 0) return {};
    if (point.moment.month != 0) return seq.range && seq.listed ? Parsed{} : finish_sequence(scan, at, seq, point);
    seq.days |= 1u << point.moment.day;
    i = point.end;
  }
  return {};
}

// "28/2-3/3", "ngày 12/5 đến 15/5": both ends have a month.
Parsed both_ends(const Scan& scan, std::uint32_t at, const DayPoint& first) {
  bool range = false;
  const std::uint32_t next = day_connector(scan, first.end, range);
  if (next == 0 || !range) return {};
  DayPoint last = day_point(scan, skip_day_heads(scan, next));
  if (last.end == 0 || last.moment.month == 0) return {};
  Parsed out = make(at, last.end, Rule::date_range, first.moment);
  out.end = after_words(scan, last.end, last.moment);
  out.reading.last = last.moment;
  out.reading.range = true;
  return out;
}

}  // namespace

bool written_year(std::int32_t value) { return value >= 1000 && value <= 2999; }

Parsed make(std::uint32_t begin, std::uint32_t end, Rule rule, const Moment& moment, TimexType type) {
  Parsed out;
  out.begin = begin;
  out.end = end;
  out.type = type;
  out.reading.rule = static_cast<std::uint8_t>(rule);
  out.reading.first = moment;
  return out;
}

std::int32_t month_name(const Scan& scan, std::uint32_t at, std::uint32_t& end, bool& lunar) {
  lunar = scan.any(at, W::gieng, W::chap);
  end = at + 1;
  if (lunar) return scan.is(at, W::gieng) ? 1 : 12;
  if (scan.is_number(at)) {
    const std::int32_t value = scan.value(at);
    const bool decimal = (scan.mark(at + 1) == ',' || scan.mark(at + 1) == '.') && scan.tight(at + 1) && scan.tight(at + 2) &&
                         scan.is_number(at + 2) && scan.digits(at + 2) != 4;
    return scan.digits(at) <= 2 && value >= 1 && value <= 12 && !decimal && scan.mark(at + 1) != '%' ? value : 0;
  }
  if (scan.is(at, W::tu)) return 4;
  if (scan.is(at, W::muoi) && scan.is(at + 1, W::mot)) return end = at + 2, 11;
  const Count count = number_words(scan, at);
  if (!count || count.value < 1 || count.value > 12) return 0;
  end = count.end;
  return count.value;
}

std::uint32_t year_tail(const Scan& scan, std::uint32_t at, Moment& moment) {
  const auto relative = [&](std::int8_t shift, TimexAnchor anchor) {
    moment.year_shift = shift;
    moment.year_anchor = anchor;
    return at + 2;
  };
  const bool slash = separator_mark(scan.mark(at)) && scan.tight(at) && scan.tight(at + 1);
  if ((slash || scan.punct(at, ',')) && scan.digits(at + 1) == 4 && written_year(scan.value(at + 1)) && ends_cleanly(scan, at + 2, '/')) {
    if (slash || scan.value(at + 1) >= 1900) return moment.year = scan.value(at + 1), at + 2;
  }
  if (scan.digits(at) == 4 && scan.value(at) >= 1900 && scan.value(at) < 2100 && !counted_thing(scan, at + 1))
    return moment.year = scan.value(at), at + 1;
  if (scan.punct(at, ',') && scan.is(at + 1, W::nam) && scan.digits(at + 2) == 4) ++at;
  if (scan.pair(at, W::cung, W::nam)) return relative(0, TimexAnchor::running);
  if (!scan.is(at, W::nam)) return at;
  switch (scan.w(at + 1)) {
    case W::nay:
      return relative(0, TimexAnchor::publication);
    case W::ngoai:
      return relative(-1, TimexAnchor::publication);
    case W::kia:
      return relative(-2, TimexAnchor::publication);
    case W::toi:
      return relative(1, TimexAnchor::publication);
    case W::sau:
      return relative(1, TimexAnchor::running);
    case W::truoc:
      return relative(-1, TimexAnchor::running);
    case W::do_:
    case W::ay:
      return relative(0, TimexAnchor::running);
    default:
      break;
  }
  if (scan.is_number(at + 1)) {
    const std::int32_t value = scan.value(at + 1);
    if (scan.digits(at + 1) < 3 || value < 100 || value > 2999) return at;
    return moment.year = value, at + 2;
  }
  const Count words = year_words(scan, at + 1);
  return words ? (moment.year = words.value, words.end) : at;
}

DayPoint day_point(const Scan& scan, std::uint32_t at) {
  DayPoint out;
  const bool mung = scan.any(at, W::mung, W::mong);
  if (mung) ++at;
  if (scan.is_number(at)) {
    out = slash_date(scan, at);
    if (out.end) return out;
    const std::int32_t value = scan.value(at);
    if (scan.digits(at) > 2 || value < 1 || value > 31) return {};
    out.moment.day = static_cast<std::int8_t>(value);
    out.end = at + 1;
  } else {
    const Count words = number_words(scan, at);
    if (!words || words.value < 1 || words.value > 31) return {};
    out.moment.day = static_cast<std::int8_t>(words.value);
    out.end = words.end;
  }
  out.moment.shape = TimexShape::calendar;
  named_month(scan, out.end, out);
  return out;
}

Parsed day_sequence(const Scan& scan, std::uint32_t at, bool lone) {
  DayPoint point = day_point(scan, at);
  if (point.end == 0) return {};
  if (point.moment.month != 0) {
    if (const Parsed range = both_ends(scan, at, point)) return range;
    const Rule rule = point.moment.year != no_year ? Rule::full_date : Rule::day_month;
    if (point.slash && point.moment.year == no_year) point.end = year_tail(scan, point.end, point.moment);
    point.end = after_words(scan, point.end, point.moment);
    return make(at, point.end, rule, point.moment);
  }
  if (const Parsed shared = shared_month(scan, at, point)) return shared;
  if (!lone) return {};
  // "ngày 12 tháng này"
  if (scan.is(point.end, W::thang)) {
    const W next = scan.w(point.end + 1);
    const std::int8_t shift = next == W::nay_nay || next == W::nay ? 0
                              : next == W::truoc || next == W::roi ? -1
                              : next == W::toi || next == W::sau   ? 1
                                                                   : no_shift;
    if (shift != no_shift) {
      point.moment.month_shift = shift;
      point.moment.month_anchor = TimexAnchor::publication;
      return make(at, point.end + 2, Rule::day_only, point.moment);
    }
  }
  point.end = after_words(scan, point.end, point.moment);
  return make(at, point.end, Rule::day_only, point.moment);
}

}  // namespace nienbieu::when
