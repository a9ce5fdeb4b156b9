#include <algorithm>

#include "time/edtf.h"
#include "time/lunar.h"
#include "time/named_days.h"
#include "time/place_shapes.h"

namespace nienbieu::when {
namespace {

void from_edtf(Placed& out, std::string edtf) {
  const auto bounds = edtf_bounds(edtf);
  if (!bounds || !bounds->first || !bounds->last) return;
  out.known = true;
  out.days = {*bounds->first, *bounds->last};
  out.edtf = std::move(edtf);
}

std::int32_t season_code(const Moment& moment) {
  if (moment.shape == TimexShape::quarter) return 32 + moment.month;
  return moment.shape == TimexShape::half ? 39 + moment.month : 20 + moment.month;
}

// The year of a quarter or a season without one: its place beside the publication decides as for a month.
std::int32_t year_by_month(const Moment& moment, const Anchors& anchors, Placed& out) {
  const std::int32_t middle = moment.shape == TimexShape::quarter  ? 3 * moment.month - 1
                              : moment.shape == TimexShape::season ? 3 * moment.month + 1
                                                                   : 3;
  const YearChoice choice = choose_year(middle > 12 ? 1 : middle, 0, *anchors.published, tense_of(moment, anchors));
  out.basis = Basis::resolved;
  out.why = std::string(anchors.published_why) + "; " + choice.why;
  return choice.year;
}

// The day in each of the years around; nothing where a calendar does not have it.
template <class DayIn>
std::optional<DayNumber> nearest(const Anchors& anchors, Tense tense, DayIn day_in) {
  const DayNumber published = *anchors.published;
  const std::int32_t year = from_days(published).year;
  std::optional<DayNumber> past, future;
  for (std::int32_t y = year - 2; y <= year + 2; ++y) {
    const auto day = day_in(y);
    if (!day) continue;
    if (*day <= published + 1)
      past = *day;
    else if (!future)
      future = *day;
  }
  if (!past || !future) return past ? past : future;
  if (tense == Tense::past) return past;
  const std::int32_t back = published - *past, ahead = *future - published;
  return tense == Tense::future || ahead * 3 <= back ? future : past;
}

void one_day(Placed& out, DayNumber day) {
  out.known = true;
  out.days = {day, day};
  out.edtf = iso_day(day);
}

void lunar_days(Placed& out, const Moment& moment, std::int32_t year) {
  const bool whole_month = moment.day == 0;
  // "30 Tết" in a year whose last month has 29 days is its last day
  const auto length = lunar_month_length(year, moment.month);
  if (!length) return;
  if (!whole_month && moment.day > *length && moment.month != 12) return;
  const std::int32_t day = whole_month ? 1 : std::min<std::int32_t>(moment.day, *length);
  const auto first = from_lunar({year, moment.month, day, false});
  if (!first) return;
  if (!whole_month) return one_day(out, *first);
  out.known = true;
  out.days = {*first, *first + *length - 1};
  out.edtf = edtf_interval(iso_day(out.days.first), iso_day(out.days.last));
}

Placed place_lunar(const Moment& moment, const Anchors& anchors) {
  Placed out;
  if (moment.n > 0 && moment.year == no_year) {  // "mùng 1 Tết Ất Tỵ"
    if (!anchors.published) return out.why = "which year of the cycle of sixty is not said", out;
    const std::int32_t now = from_days(*anchors.published).year + 1;
    Moment dated = moment;
    dated.n = 0;
    dated.year = now - ((sexagenary_of_year(now) - (moment.n - 1)) % 60 + 60) % 60 - (moment.month == 12 ? 1 : 0);
    return place_lunar(dated, anchors);
  }
  if (const auto year = said_year(moment, anchors, out)) {
    lunar_days(out, moment, *year);
    out.why += "; the lunar calendar (UTC+7)";
    return out;
  }
  if (!anchors.published) {
    out.why = "a lunar date, and nothing decides its year";
    return out;
  }
  const auto day_in = [&](std::int32_t year) {
    Placed one;
    lunar_days(one, moment, year);
    return one.known ? std::optional<DayNumber>(one.days.first) : std::nullopt;
  };
  const auto day = nearest(anchors, tense_of(moment, anchors), day_in);
  if (!day) return out;
  out.basis = Basis::resolved;
  out.why = std::string(anchors.published_why) + "; the lunar calendar (UTC+7)";
  lunar_days(out, moment, to_lunar(*day)->year);
  return out;
}

Placed place_cycle(const Moment& moment, const Anchors& anchors) {
  Placed out;
  std::int32_t year = moment.year;
  if (year != no_year) {
    out.basis = Basis::explicit_;
    out.why = "the year is written";
  } else if (anchors.published) {
    const std::int32_t now = from_days(*anchors.published).year + 1;
    year = now - ((sexagenary_of_year(now) - moment.n) % 60 + 60) % 60;
    out.basis = Basis::resolved;
    out.why = std::string(anchors.published_why) + "; the last such year of the cycle of sixty";
  } else {
    out.why = "which year of the cycle of sixty is not said";
    return out;
  }
  const auto first = tet(year), next = tet(year + 1);
  if (!first || !next) return out;
  if (moment.day != 0) return one_day(out, *first), out;
  out.known = true;
  out.days = {*first, *next - 1};
  out.edtf = edtf_interval(iso_day(*first), iso_day(*next - 1));
  return out;
}

Placed place_holiday(const Moment& moment, const Anchors& anchors) {
  Placed out;
  const NamedDay& row = named_days()[static_cast<std::size_t>(moment.n)];
  const auto year = said_year(moment, anchors, out);
  std::optional<DayNumber> day;
  if (year) {
    day = named_day_in(moment.n, *year);
  } else if (anchors.published) {
    day = nearest(anchors, tense_of(moment, anchors), [&](std::int32_t y) { return named_day_in(moment.n, y); });
    out.basis = Basis::resolved;
    out.why = anchors.published_why;
  } else if (row.rule == DayRule::fixed) {
    out.known = true;
    out.year_known = false;
    out.days = {to_days({2024, row.month, row.day}), to_days({2024, row.month, row.day})};
    out.edtf = edtf_date({2024, row.month, row.day}, false);
  }
  if (day && row.rule == DayRule::table) {  // Ramadan: the end hangs on the sight of the moon
    out.known = true;
    out.days = {*day, *day + 29};
    out.edtf = edtf_interval(iso_day(*day), iso_day(*day + 29) + "~");
  } else if (day) {
    one_day(out, *day);
  }
  if (!out.why.empty()) out.why += "; ";
  out.why += row.english;
  return out;
}

}  // namespace

Placed place_part_of_year(const Moment& moment, const Anchors& anchors) {
  Placed out;
  auto year = said_year(moment, anchors, out);
  if (!year && anchors.published && moment.year_shift == no_shift) year = year_by_month(moment, anchors, out);
  if (!year) return out;
  if (moment.shape == TimexShape::months) {
    from_edtf(out, edtf_interval(edtf_date({*year, moment.month, 0}), edtf_date({*year, moment.n, 0})));
    return out;
  }
  from_edtf(out, edtf_date({*year, season_code(moment), 0}));
  return out;
}

Placed place_long(const Moment& moment) {
  Placed out;
  out.basis = Basis::explicit_;
  out.why = "the words name it";
  if (moment.shape == TimexShape::decade) {
    from_edtf(out, edtf_decade(moment.year));
    if (moment.third != Third::none && out.known) {
      const std::int32_t from = moment.year + (moment.third == Third::early ? 0 : moment.third == Third::middle ? 4 : 7);
      const std::int32_t to = moment.third == Third::early ? from + 3 : from + 2;
      from_edtf(out, edtf_interval(edtf_date({from, 0, 0}), edtf_date({to, 0, 0})));
    }
    return out;
  }
  if (moment.n < 0) {  // before Christ: century k runs from year 1 - 100k to 100 - 100k, astronomically
    from_edtf(out, edtf_interval(edtf_date({1 - 100 * moment.year, 0, 0}), edtf_date({100 - 100 * moment.year, 0, 0})));
    return out;
  }
  const std::int32_t start = (moment.year - 1) * 100;
  if (moment.third == Third::none) return from_edtf(out, edtf_century(moment.year - 1)), out;
  const std::int32_t from = start + (moment.third == Third::early ? 0 : moment.third == Third::middle ? 34 : 67);
  from_edtf(out, edtf_interval(edtf_date({from, 0, 0}), edtf_date({from + (moment.third == Third::early ? 33 : 32), 0, 0})));
  return out;
}

Placed place_named(const Moment& moment, const Anchors& anchors) {
  if (moment.shape == TimexShape::lunar) return place_lunar(moment, anchors);
  return moment.shape == TimexShape::sexagenary ? place_cycle(moment, anchors) : place_holiday(moment, anchors);
}

}  // namespace nienbieu::when
