// Day, month and year phrases with their head words.
#include "base/civil_date.h"
#include "time/grammar.h"

namespace nienbieu::when {
namespace {

// After "tới" the phrase is about the future only where nothing is reached: not "ngày 12/5 tới Hà Nội", "tới thăm".
bool stands_alone(const Scan& scan, std::uint32_t at) {
  if (!scan.is_word(at)) return !scan.is_number(at);
  if (scan.capital(at)) return false;
  return scan.any(at, W::va, W::trong, W::cua, W::theo, W::se, W::khi, W::vao, W::la_, W::hoac, W::cung, W::day, W::da, W::du, W::den,
                  W::thi, W::cho, W::bi, W::duoc, W::o_, W::tai, W::de, W::voi, W::neu, W::nham_ngay);
}

// A day without a month after "ngày" is taken only where it cannot be a count or an ordinal.
bool lone_day_allowed(const Scan& scan, const Parsed& parsed, std::uint32_t head) {
  if (parsed.rule() != Rule::day_only || parsed.reading.first.month_shift != no_shift) return true;
  const bool spelled = !scan.is_number(parsed.end - 1) && !scan.any(head + 1, W::mung, W::mong);
  if (spelled || counted_thing(scan, parsed.end)) return false;
  if (scan.any(head - 1, W::moi, W::hang, W::hang_, W::mot, W::so)) return false;
  return !(scan.is_word(parsed.end) && scan.any(parsed.end, W::lan, W::gio, W::phut)) && scan.mark(parsed.end) != '%' &&
         !(scan.tight(parsed.end) && !scan.ends_line(parsed.end) && (scan.mark(parsed.end) == '/' || scan.is_word(parsed.end)));
}

Parsed relative_month(const Scan& scan, std::uint32_t at) {
  Moment moment;
  moment.shape = TimexShape::shift;
  moment.unit = TimexUnit::month;
  moment.anchor = TimexAnchor::publication;
  std::uint32_t end = at + 2;
  switch (scan.w(at + 1)) {
    case W::nay_nay:
      break;
    case W::truoc:
    case W::roi:
      moment.n = -1;
      break;
    case W::toi:
    case W::sau:
      moment.n = 1;
      break;
    case W::do_:
    case W::ay:
      moment.anchor = TimexAnchor::running;
      break;
    case W::vua:
    case W::qua: {
      if (scan.is(at + 1, W::vua) && !scan.any(at + 2, W::qua, W::roi)) return {};
      moment.n = -1;
      end = scan.is(at + 1, W::vua) ? at + 3 : at + 2;
      break;
    }
    default:
      return {};
  }
  if (scan.is(at + 1, W::truoc) && scan.is(at + 2, W::do_)) ++end, moment.anchor = TimexAnchor::running;
  if (scan.is(at + 1, W::sau) && scan.is(at + 2, W::do_)) ++end, moment.anchor = TimexAnchor::running;
  return make(at, end, Rule::month_relative, moment);
}

// "tháng 5-6/2024", "tháng 5 và 6/2024", "tháng 5 đến tháng 8".
Parsed month_range(const Scan& scan, std::uint32_t at, const Moment& first, std::uint32_t end) {
  const bool range = scan.mark(end) == '-' || scan.any(end, W::den, W::toi);
  const bool list = scan.is(end, W::va) || scan.punct(end, ',');
  if (!range && !list) return {};
  std::uint32_t next = end + 1;
  if (scan.pair(end, W::den, W::het)) ++next;
  const bool headed = scan.is(next, W::thang);
  if (headed) ++next;
  if (list && (headed || !scan.is_number(next))) return {};
  if (!headed && range && scan.mark(end) != '-' && !scan.is_number(next)) return {};
  std::uint32_t last_end = 0;
  bool lunar = false;
  Moment last = first;
  last.month = static_cast<std::int8_t>(month_name(scan, next, last_end, lunar));
  if (last.month == 0 || lunar || counted_thing(scan, last_end)) return {};
  last.year = no_year;
  last_end = year_tail(scan, last_end, last);
  if (!headed && list && !last.has_year()) return {};
  last_end = after_words(scan, last_end, last);
  Parsed out = make(at, last_end, Rule::month_range, first);
  out.reading.last = last;
  out.reading.range = true;
  return out;
}

}  // namespace

std::uint32_t after_words(const Scan& scan, std::uint32_t at, Moment& moment) {
  if (scan.pair(at, W::am, W::lich)) return moment.lunar = true, at + 2;
  if (scan.pair(at, W::duong, W::lich)) return moment.lunar = false, at + 2;
  if (scan.is(at, W::vua) && scan.any(at + 1, W::qua, W::roi)) return moment.tense = Tense::past, at + 2;
  if (scan.pair(at, W::sap, W::toi)) return moment.tense = Tense::future, at + 2;
  if (scan.pair(at, W::toi, W::day)) return moment.tense = Tense::future, at + 2;
  if (scan.is(at, W::toi) && stands_alone(scan, at + 1) && !scan.is(at + 1, W::vao)) return moment.tense = Tense::future, at + 1;
  if (scan.is(at, W::qua) && !scan.is_word(at + 1) && !scan.is_number(at + 1)) return moment.tense = Tense::past, at + 1;
  if (scan.is(at, W::roi) && !scan.is_word(at + 1)) return moment.tense = Tense::past, at + 1;
  if (scan.is(at, W::nay_nay)) return at + 1;
  return at;
}

Parsed day_phrase(const Scan& scan, std::uint32_t at) {
  if (const Parsed relative = relative_day(scan, at)) return relative;
  if (const Parsed lunar = lunar_phrase(scan, at)) return lunar;
  const bool bare_mung = scan.any(at, W::mung, W::mong);
  std::uint32_t next = bare_mung ? at : at + 1;
  if (scan.any(next, W::thu, W::chu)) {
    Parsed weekday = weekday_phrase(scan, next);
    if (weekday) weekday.begin = at;
    return weekday;
  }
  if (scan.pair(at, W::hom, W::ngay)) ++next;
  if (scan.punct(next, ':') && scan.is_number(next + 1)) ++next;
  Parsed days = day_sequence(scan, next, true);
  if (!days || !lone_day_allowed(scan, days, bare_mung ? at - 1 : at)) return {};
  days.begin = at;
  return days;
}

Parsed month_phrase(const Scan& scan, std::uint32_t at) {
  if (const Parsed relative = relative_month(scan, at)) return relative;
  if (const Parsed lunar = lunar_phrase(scan, at)) return lunar;
  std::uint32_t end = 0;
  bool lunar = false;
  Moment moment;
  moment.shape = TimexShape::calendar;
  moment.month = static_cast<std::int8_t>(month_name(scan, at + 1, end, lunar));
  if (moment.month == 0) return {};
  const bool spelled = !scan.is_number(at + 1);
  // "tháng hai con giáp": in words a month needs a capital, a year or a mark after it
  const std::uint32_t bare_end = end;
  end = year_tail(scan, end, moment);
  if (spelled && end == bare_end && !scan.capital(at + 1) && scan.is_word(end) && !time_preposition(scan, at - 1)) return {};
  if (!spelled && end == bare_end && counted_thing(scan, end)) return {};
  if (!spelled && scan.tight(end) && (scan.mark(end) == '/' || scan.is_word(end))) return {};
  if (const Parsed range = month_range(scan, at, moment, end)) return range;
  end = after_words(scan, end, moment);
  return make(at, end, Rule::month, moment);
}

Parsed year_phrase(const Scan& scan, std::uint32_t at) {
  if (const Parsed period = period_phrase(scan, at)) return period;
  if (const Parsed cycle = sexagenary_phrase(scan, at)) return cycle;
  Moment moment;
  moment.shape = TimexShape::calendar;
  const std::uint32_t end = year_tail(scan, at, moment);
  if (end == at) {
    // "năm 40 sau Công nguyên", "năm 179 trước Công nguyên"
    if (!scan.is_number(at + 1) || scan.digits(at + 1) > 4) return {};
    moment.year = scan.value(at + 1);
  }
  const std::uint32_t number_end = end == at ? at + 2 : end;
  const bool era = scan.any(number_end, W::truoc, W::sau) && scan.pair(number_end + 1, W::cong, W::nguyen);
  if (moment.year != no_year && (scan.is(number_end, W::tcn) || era)) {
    const bool before = scan.any(number_end, W::tcn, W::truoc);
    if (before) moment.year = 1 - moment.year;
    return make(at, era ? number_end + 3 : number_end + 1, Rule::bc_year, moment);
  }
  if (end != at) {
    if (moment.year_shift == no_shift && scan.any(end, W::tuoi, W::nguoi)) return {};
    if (moment.year_shift != no_shift) return make(at, end, Rule::year_relative, moment);
    return make(at, end, Rule::year, moment);
  }
  if (scan.is(at + 1, W::roi) || (scan.is(at + 1, W::vua) && scan.any(at + 2, W::qua, W::roi)) || scan.is(at + 1, W::qua)) {
    if (scan.is(at + 1, W::qua) && scan.is_word(at + 2) && scan.w(at + 2) == W::none && !scan.is(at - 1, W::trong)) return {};
    moment.year = no_year;
    moment.year_shift = -1;
    moment.year_anchor = TimexAnchor::publication;
    return make(at, scan.is(at + 1, W::vua) ? at + 3 : at + 2, Rule::year_relative, moment);
  }
  return {};
}

}  // namespace nienbieu::when
