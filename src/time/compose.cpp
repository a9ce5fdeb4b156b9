// From elements to whole expressions: dispatch on the head word, ranges between elements, and pairs that say one day twice.
#include "time/grammar.h"

namespace nienbieu::when {
namespace {

Parsed first_of(Parsed a, Parsed b) { return a.end >= b.end ? a : b; }

Parsed list_of_days(const Scan& scan, std::uint32_t at) {
  // "các ngày 5, 7 và 9/5", "hai ngày 11 và 12/5", "3 ngày 5-7/5", "cả hai ngày 3 và 4/6"
  std::uint32_t head = at;
  if (scan.is(head, W::ca)) ++head;
  const Count count = quantity(scan, head);
  if (!count || !scan.is(count.end, W::ngay) || (count.vague && !scan.any(head, W::cac, W::nhung))) return {};
  Parsed days = day_sequence(scan, count.end + 1, false);
  if (!days || (!days.reading.range && days.rule() != Rule::day_list)) return {};
  days.begin = at;
  return days;
}

Parsed number_element(const Scan& scan, std::uint32_t at, bool after_date) {
  if (const Parsed clock = clock_phrase(scan, at)) return clock;
  if (const Parsed months = months_phrase(scan, at)) return months;
  if (const Parsed days = list_of_days(scan, at)) return days;
  if (const Parsed bare = bare_number(scan, at, after_date)) return bare;
  return span_phrase(scan, at);
}

Parsed counted_element(const Scan& scan, std::uint32_t at) {
  if (const Parsed clock = clock_phrase(scan, at)) return clock;
  if (const Parsed months = months_phrase(scan, at)) return months;
  if (const Parsed days = list_of_days(scan, at)) return days;
  if (const Parsed decade = decade_phrase(scan, at)) return decade;
  return span_phrase(scan, at);
}

// "khoảng giữa tháng 5", "gần 14h30", "khoảng năm 1990".
Parsed approximate_element(const Scan& scan, std::uint32_t at) {
  if (const Parsed span = span_phrase(scan, at)) {
    if (!scan.any(at, W::khoang, W::chung, W::gan)) return span;
    const Parsed clock = clock_phrase(scan, at + 1);
    if (!clock || clock.end < span.end) return span;
  }
  if (!scan.any(at, W::khoang, W::chung, W::gan)) return {};
  Parsed inner = element_at(scan, at + 1, false);
  if (!inner && scan.digits(at + 1) == 4 && scan.is(at, W::khoang)) inner = bare_number(scan, at + 1, false);
  if (!inner || inner.type == TimexType::duration || inner.type == TimexType::set) return {};
  inner.begin = at;
  inner.reading.first.approximate = true;
  return inner;
}

// Another element after a connector makes a range; only elements of one kind join.
bool joinable(const Parsed& a, const Parsed& b) {
  if (!a || !b || a.reading.range || b.reading.range || a.reading.first.days || b.reading.first.days) return false;
  const auto dated = [](const Parsed& p) { return p.type == TimexType::date || p.type == TimexType::time; };
  if (!dated(a) || !dated(b)) return false;
  const auto& m = a.reading.first;
  const auto& n = b.reading.first;
  if (m.shape == TimexShape::calendar && n.shape == TimexShape::calendar)
    return (m.day != 0) == (n.day != 0) && (m.month != 0) == (n.month != 0);
  return m.shape == n.shape || (m.hour >= 0) == (n.hour >= 0);
}

Parsed with_pair(const Scan& scan, Parsed parsed);

// "giữa tháng 9/2012 và tháng 6/2013": between two times; "giữa" is a preposition here.
Parsed between(const Scan& scan, std::uint32_t at) {
  Parsed first = element_at(scan, at + 1, false);
  if (!first || first.begin != at + 1 || !scan.is(first.end, W::va)) return {};
  const Parsed last = element_at(scan, first.end + 1, true);
  return joinable(first, last) ? first : Parsed{};
}

// The figures of a pair with the clock and part of the day of its words.
Moment figures_of(const Parsed& parsed) {
  if (!parsed.reading.paired || parsed.reading.check.shape == TimexShape::weekday) return parsed.reading.first;
  Moment moment = parsed.reading.check;
  moment.part = parsed.reading.first.part;
  moment.hour = parsed.reading.first.hour, moment.minute = parsed.reading.first.minute;
  return moment;
}

Parsed with_range(const Scan& scan, Parsed first) {
  std::uint32_t next = first.end;
  const bool between = scan.is(next, W::va) && scan.is(first.begin - 1, W::giua);
  bool spaced_dash = scan.mark(next) == '-';
  if (scan.pair(next, W::cho, W::den))
    next += 2;
  else if (spaced_dash || scan.any(next, W::den, W::toi) || between)
    ++next;
  else
    return first;
  if (scan.is(next, W::het)) ++next;
  Parsed last = element_at(scan, next, true);
  if (!last || last.begin != next || !joinable(first, last)) return first;
  last = with_pair(scan, last);
  if (first.reading.paired != last.reading.paired && first.reading.first.shape != last.reading.first.shape) return first;
  // a dash between two dates of a list of rounds is a range only between numbers
  if (spaced_dash && !(scan.is_number(first.end - 1) || scan.punct(first.end - 1, ')'))) return first;
  if (first.rule() == Rule::day_relative && spaced_dash) return first;
  first.end = last.end;
  first.reading.first = figures_of(first);
  first.reading.last = figures_of(last);
  first.reading.check = last.reading.paired ? last.reading.first : Moment{};
  first.reading.paired = false;
  first.reading.range = true;
  first.reading.rule = static_cast<std::uint8_t>(first.rule() == Rule::month     ? Rule::month_range
                                                 : first.rule() == Rule::year    ? Rule::year_range
                                                 : first.type == TimexType::time ? Rule::part_range
                                                                                 : Rule::date_range);
  if (first.reading.last.year == no_year && first.reading.last.year_shift == no_shift && first.reading.first.year != no_year &&
      first.reading.last.month >= first.reading.first.month)
    first.reading.last.year = first.reading.first.year;
  return first;
}

// May the element be said again by a date beside it?
bool pairs(const Moment& moment) {
  return moment.shape == TimexShape::weekday || moment.shape == TimexShape::lunar || moment.shape == TimexShape::holiday ||
         (moment.shape == TimexShape::shift && (moment.unit == TimexUnit::day || moment.unit == TimexUnit::month)) ||
         (moment.shape == TimexShape::calendar && moment.day != 0);
}

struct Beside {
  Moment moment;
  std::uint32_t end = 0;
};

Beside day_beside(const Scan& scan, std::uint32_t at, bool dated) {
  Beside out;
  std::uint32_t next = at;
  if (scan.any(next, W::tuc, W::nham_ngay)) ++next;
  if (scan.is(next, W::la_)) ++next;
  if (dated) {  // "12/5 (Chủ nhật)", "ngày 10/3 âm lịch (tức ngày 18/4)"
    const Parsed weekday = weekday_phrase(scan, next);
    if (weekday) return {weekday.reading.first, weekday.end};
    const Parsed lunar = lunar_phrase(scan, next);
    if (lunar) return {lunar.reading.first, lunar.end};
    if (next == at) return out;
  }
  // "hôm nay (thứ Ba)", "hôm nay (thứ Ba, 26/3)": the weekday is one more check
  std::int8_t weekday = 0;
  std::uint32_t weekday_end = 0;
  if (next == at && scan.any(next, W::thu, W::chu) && weekday_number(scan, next, weekday, weekday_end)) {
    next = weekday_end;
    if (scan.punct(next, ')') && scan.punct(at - 1, '(')) return {weekday_phrase(scan, at).reading.first, next};
    if (scan.punct(next, ',')) ++next;
  }
  if (scan.any(next, W::ngay, W::hom)) ++next;
  DayPoint point = day_point(scan, next);
  if (point.end == 0 || point.moment.month == 0) return out;
  point.moment.weekday = weekday;
  if (scan.tight(point.end) && (scan.mark(point.end) == '-' && scan.is_number(point.end + 1))) return out;
  const Parsed lunar = lunar_phrase(scan, next);
  if (lunar && lunar.end > point.end) return {lunar.reading.first, lunar.end};
  point.end = point.slash ? year_tail(scan, point.end, point.moment) : point.end;
  return {point.moment, point.end};
}

Parsed with_pair(const Scan& scan, Parsed parsed) {
  if (parsed.reading.range || parsed.reading.paired || !pairs(parsed.reading.first) || parsed.type == TimexType::set) return parsed;
  const bool dated = parsed.reading.first.shape == TimexShape::calendar || parsed.reading.first.shape == TimexShape::lunar;
  const bool open = scan.punct(parsed.end, '('), comma = scan.punct(parsed.end, ',');
  if (dated && !open && !(comma && parsed.reading.first.shape == TimexShape::calendar)) return parsed;
  if (dated && comma) return parsed;
  const Beside beside = day_beside(scan, open || comma ? parsed.end + 1 : parsed.end, dated);
  if (beside.end == 0 || (open && !scan.punct(beside.end, ')'))) return parsed;
  parsed.reading.check = beside.moment;
  parsed.reading.paired = true;
  parsed.end = open ? beside.end + 1 : beside.end;
  parsed.reading.rule = static_cast<std::uint8_t>(Rule::pair);
  return parsed;
}

}  // namespace

Parsed element_at(const Scan& scan, std::uint32_t at, bool after_date) {
  if (scan.is_number(at)) return street_or_name(scan, at) && !clock_phrase(scan, at) ? Parsed{} : number_element(scan, at, after_date);
  switch (scan.w(at)) {
    case W::none:
      return {};
    case W::ngay:
      if (const Parsed named = named_day_phrase(scan, at)) return named;
      return day_phrase(scan, at);
    case W::hom:
    case W::mung:
    case W::mong:
    case W::ram:
      return day_phrase(scan, at);
    case W::cung:
      return relative_day(scan, at);
    case W::thang:
      if (const Parsed named = named_day_phrase(scan, at)) return named;
      if (scan.capital(at) && scan.is(at - 1, W::mang)) return {};
      return scan.is_number(at - 1) && street_or_name(scan, at - 1) ? Parsed{} : month_phrase(scan, at);
    case W::nam:
      if (const Parsed year = year_phrase(scan, at)) return year;
      return counted_element(scan, at);
    case W::quy:
      return quarter_phrase(scan, at);
    case W::nua:
      return first_of(half_phrase(scan, at), first_of(part_phrase(scan, at), span_phrase(scan, at)));
    case W::mua:
    case W::he:
    case W::xuan:
      return first_of(season_phrase(scan, at), first_of(sexagenary_phrase(scan, at), period_phrase(scan, at)));
    case W::tet:
    case W::le:
      return first_of(sexagenary_phrase(scan, at), named_day_phrase(scan, at));
    case W::thap:
      return decade_phrase(scan, at);
    case W::the:
      return century_phrase(scan, at);
    case W::nien:
    case W::nhiem:
    case W::giai_doan:
      return period_phrase(scan, at);
    case W::giua:
      if (const Parsed ends = between(scan, at)) return ends;
      [[fallthrough]];
    case W::dau:
    case W::cuoi:
    case W::trung:
    case W::thuong:
    case W::ha:
      return first_of(first_of(third_phrase(scan, at), week_phrase(scan, at)), part_phrase(scan, at));
    case W::tuan:
      return week_phrase(scan, at);
    case W::thu:
    case W::chu:
      return weekday_phrase(scan, at);
    case W::sang:
    case W::trua:
    case W::chieu:
    case W::toi_dem:
    case W::rang:
    case W::buoi:
    case W::xe:
    case W::to_mo:
    case W::mo:
      return part_phrase(scan, at);
    case W::dem:
      return first_of(part_phrase(scan, at), named_day_phrase(scan, at));
    case W::ca:
      return list_of_days(scan, at);
    case W::hang:
    case W::hang_:
    case W::moi:
      if (const Parsed set = set_phrase(scan, at)) return set;
      return span_phrase(scan, at);
    case W::cach:
      return offset_phrase(scan, at);
    case W::truoc:
    case W::sau:
      return offset_phrase(scan, at);
    case W::khoang:
    case W::gan:
    case W::hon:
    case W::chung:
    case W::tron:
    case W::it:
    case W::tren:
    case W::duoi:
    case W::vong_nua:
    case W::suyt:
    case W::dung:
      return approximate_element(scan, at);
    case W::mot:
    case W::hai:
    case W::ba:
    case W::bon:
    case W::sau_so:
    case W::bay:
    case W::bay_so:
    case W::tam:
    case W::chin:
    case W::muoi:
    case W::vai:
    case W::nhieu:
    case W::may:
    case W::dam:
    case W::nhung:
    case W::cac:
      return counted_element(scan, at);
    case W::giang:
    case W::noel:
    case W::giao:
    case W::gio_to:
    case W::black:
    case W::quoc:
      return named_day_phrase(scan, at);
    default:
      return {};
  }
}

Parsed expression_at(const Scan& scan, std::uint32_t at, bool after_date) {
  Parsed parsed = element_at(scan, at, after_date);
  if (!parsed) return parsed;
  parsed = with_pair(scan, parsed);
  return with_range(scan, parsed);
}

}  // namespace nienbieu::when
