#include <algorithm>
#include <cstdlib>

#include "time/edtf.h"
#include "time/place_shapes.h"

namespace nienbieu::when {
namespace {

DayNumber monday(DayNumber day) { return day - iso_weekday(day) + 1; }

// Months since year 0, and back.
std::int32_t month_index(DayNumber day) {
  const CivilDate date = from_days(day);
  return date.year * 12 + date.month - 1;
}
CivilDate month_of(std::int32_t index) { return {index >= 0 ? index / 12 : (index - 11) / 12, (index % 12 + 12) % 12 + 1, 0}; }

void write_days(Placed& out, DayNumber first, DayNumber last) {
  out.known = true;
  out.days = {first, last};
  out.edtf = edtf_interval(iso_day(first), iso_day(last));
}

void write_months(Placed& out, std::int32_t first, std::int32_t last) {
  const CivilDate a = month_of(first), b = month_of(last);
  out.known = true;
  out.days = {to_days({a.year, a.month, 1}), to_days({b.year, b.month, days_in_month(b.year, b.month)})};
  out.edtf = edtf_interval(edtf_date(a), edtf_date(b));
}

void write_years(Placed& out, std::int32_t first, std::int32_t last) {
  out.known = true;
  out.days = {to_days({first, 1, 1}), to_days({last, 12, 31})};
  out.edtf = edtf_interval(edtf_date({first, 0, 0}), edtf_date({last, 0, 0}));
}

void write_quarter(Placed& out, std::int32_t index) {
  const std::int32_t year = index / 4, quarter = index % 4;
  write_months(out, year * 12 + 3 * quarter, year * 12 + 3 * quarter + 2);
  out.edtf = edtf_date({year, 33 + quarter, 0});
}

void write_week(Placed& out, DayNumber week, Third third) {
  if (third == Third::early) return write_days(out, week, week + 1);
  if (third == Third::middle) return write_days(out, week + 2, week + 3);
  write_days(out, week, week + 6);
}

// "cuối tháng đó": a third of the month or the year.
void write_third_of(Placed& out, Third third, bool month) {
  if (third == Third::none || !out.known) return;
  const CivilDate first = from_days(out.days.first);
  const std::int32_t k = static_cast<std::int32_t>(third);
  if (!month) return write_months(out, first.year * 12 + 4 * (k - 1), first.year * 12 + 4 * k - 1);
  const DayNumber start = out.days.first + 10 * (k - 1);
  write_days(out, start, k == 3 ? out.days.last : start + 9);
}

void write_shifted(const Moment& moment, DayNumber base, Placed& out) {
  const std::int32_t n = moment.n;
  switch (moment.unit) {
    case TimexUnit::day:
      return write_days(out, base + n, base + n);
    case TimexUnit::week:
      return write_week(out, monday(base + 7 * n), moment.third);
    case TimexUnit::month:
      return write_months(out, month_index(base) + n, month_index(base) + n);
    case TimexUnit::quarter:
      return write_quarter(out, month_index(base) / 3 + n);
    case TimexUnit::year:
      return write_years(out, from_days(base).year + n, from_days(base).year + n);
    case TimexUnit::decade:
      return write_years(out, from_days(base).year + 10 * n, from_days(base).year + 10 * n);
    case TimexUnit::century:
      return write_years(out, from_days(base).year + 100 * n, from_days(base).year + 100 * n);
    default:
      return write_days(out, base + (n < 0 ? -1 : 1) * (std::abs(n) / 24), base + (n < 0 ? -1 : 1) * (std::abs(n) / 24));
  }
}

}  // namespace

Placed place_shift(const Moment& moment, const Anchors& anchors) {
  Placed out;
  auto base = anchor_day(moment.anchor, moment.unit, anchors, out);
  const bool short_unit = moment.unit == TimexUnit::hour || moment.unit == TimexUnit::minute || moment.unit == TimexUnit::second;
  if (!base) return out;
  out.basis = Basis::resolved;
  if (moment.vague) {
    if (short_unit) return write_days(out, *base, *base), out.why += "; a few hours do not leave the day", out;
    out.basis = Basis::unknown;
    out.why = "how many is not said";
    return out;
  }
  // a time of less than a day after "hours later" stays on the running day
  Moment exact = moment;
  if (short_unit && moment.unit != TimexUnit::hour) exact.n = 0;
  write_shifted(exact, *base, out);
  if (moment.unit == TimexUnit::month || moment.unit == TimexUnit::year) write_third_of(out, moment.third, moment.unit == TimexUnit::month);
  const CivilDate result = from_days(out.days.first);
  if (result.year < -9999 || result.year > 9999) out = Placed{};
  return out;
}

Placed place_week(const Moment& moment, const Anchors& anchors) {
  Placed out;
  const auto base = anchor_day(moment.anchor, TimexUnit::day, anchors, out);
  if (!base) return out;
  out.basis = Basis::resolved;
  const Tense tense = tense_of(moment, anchors);
  const DayNumber week = monday(*base) + (moment.week_shift == no_shift ? 0 : 7 * moment.week_shift);
  if (moment.shape == TimexShape::weekend) {
    DayNumber saturday = week + 5;
    if (moment.week_shift == no_shift && tense == Tense::past && saturday > *base) saturday -= 7;
    write_days(out, saturday, saturday + 1);
    return out;
  }
  DayNumber day = week + moment.weekday - 1;
  if (moment.week_shift == no_shift) {
    if (tense == Tense::future)
      day += day < *base ? 7 : 0;
    else
      day -= day > *base ? 7 : 0;
    out.why += tense == Tense::future ? "; the next such weekday" : "; the last such weekday";
  }
  write_days(out, day, day);
  return out;
}

Placed place_span(const Moment& moment, const Anchors& anchors) {
  Placed out;
  out.why = "a length of time";
  if (moment.tense == Tense::none || moment.vague || moment.n <= 0 || !anchors.published) return out;
  const DayNumber base = *anchors.published;
  const bool past = moment.tense == Tense::past;
  const auto days = [&](std::int32_t n) { past ? write_days(out, base - n, base) : write_days(out, base, base + n); };
  const auto months = [&](std::int32_t n) {
    const std::int32_t m = month_index(base);
    past ? write_months(out, m - n, m) : write_months(out, m, m + n);
  };
  const auto years = [&](std::int32_t n) {
    const std::int32_t y = from_days(base).year;
    past ? write_years(out, y - n, y) : write_years(out, y, y + n);
  };
  switch (moment.unit) {
    case TimexUnit::hour:
      days((moment.n + 23) / 24);
      break;
    case TimexUnit::day:
      days(std::max(1, moment.n - 1));
      break;
    case TimexUnit::week:
      days(7 * moment.n);
      break;
    case TimexUnit::month:
      months(moment.n);
      break;
    case TimexUnit::quarter:
      months(3 * moment.n);
      break;
    case TimexUnit::year:
      years(moment.n);
      break;
    case TimexUnit::decade:
      years(10 * moment.n);
      break;
    case TimexUnit::century:
      years(100 * moment.n);
      break;
    default:
      return out;
  }
  out.basis = Basis::resolved;
  out.why = anchors.published_why;
  return out;
}

}  // namespace nienbieu::when
