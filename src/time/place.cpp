#include "time/place.h"

#include <algorithm>
#include <cstdlib>

#include "time/edtf.h"
#include "time/lunar.h"
#include "time/named_days.h"
#include "time/place_shapes.h"
#include "time/zones.h"

namespace nienbieu::when {
namespace {

std::string clock_suffix(const Moment& moment, DayNumber day) {
  if (moment.hour < 0) return {};
  std::string out = "T";
  const auto two = [&](std::int32_t value) { out += static_cast<char>('0' + value / 10), out += static_cast<char>('0' + value % 10); };
  two(moment.hour % 24);
  if (moment.minute >= 0) out += ':', two(moment.minute);
  const std::int32_t offset = moment.offset != no_offset ? moment.offset
                              : moment.zone != no_zone
                                  ? zone_offset(moment.zone, day, moment.hour, std::max<std::int32_t>(moment.minute, 0))
                                  : no_offset;
  if (offset == no_offset) return out;
  if (offset == 0) return out + 'Z';
  out += offset < 0 ? '-' : '+';
  two(std::abs(offset) / 60), out += ':', two(std::abs(offset) % 60);
  return out;
}

// The days that a list names, as a set, or an interval when nothing lies between them.
std::string list_edtf(const Moment& moment, std::int32_t year, bool year_known, DaySpan& days) {
  std::string set = "{";
  std::int32_t first = 0, last = 0, count = 0;
  for (std::int32_t d = 1; d <= 31; ++d) {
    if (!(moment.days >> d & 1u)) continue;
    if (!first) first = d;
    last = d;
    if (count++) set += ',';
    set += edtf_date({year, moment.month, d}, year_known);
  }
  days.last = days.first + last - first;
  if (last - first + 1 == count)
    return edtf_interval(edtf_date({year, moment.month, first}, year_known), edtf_date({year, moment.month, last}, year_known));
  return set + "}";
}

// "28/12-3/1": the first end lies in the year before when it would follow the last.
void borrow_year(Moment& first, const Placed& last, const Moment& last_moment) {
  if (first.shape == TimexShape::quarter && !first.has_year() && last.known && last.year_known) {
    first.year = from_days(last.days.last).year;
    return;
  }
  if (first.shape != TimexShape::calendar || first.has_year() || !last.known || !last.year_known) return;
  if (last_moment.shape != TimexShape::calendar) return;
  const std::int32_t year = from_days(last.days.last).year;
  const bool later = first.month > last_moment.month || (first.month == last_moment.month && first.day > last_moment.day);
  first.year = first.month == 0 ? no_year : later ? year - 1 : year;
}

Placed place_range(const TimexReading& reading, const Anchors& anchors) {
  Moment first = reading.first, last = reading.last;
  if (last.tense != Tense::none && first.tense == Tense::none) first.tense = last.tense;
  const bool backwards = first.has_year() && !last.has_year() && last.shape == TimexShape::calendar;
  Placed out;
  if (backwards) {
    const Placed start = place(first, anchors);
    if (start.known && start.year_known) {
      const std::int32_t year = from_days(start.days.first).year;
      last.year = year + (last.month < first.month ? 1 : 0);
    }
  }
  const Placed end = place(last, anchors);
  borrow_year(first, end, last);
  const Placed start = place(first, anchors);
  out = end;
  if (!start.known || !end.known) {
    out.known = false;
    out.edtf.clear();
    return out;
  }
  out.days = {start.days.first, std::max(end.days.last, start.days.first)};
  if (start.year_known && end.year_known && end.days.last < start.days.first)
    out.edtf.clear(), out.known = false, out.why = "the range ends before it begins";
  else
    out.edtf = edtf_interval(start.edtf.substr(0, start.edtf.find('/')),
                             end.edtf.substr(end.edtf.find('/') == std::string::npos ? 0 : end.edtf.find('/') + 1));
  out.clock = start.clock;
  if (start.basis == Basis::resolved) out.basis = Basis::resolved;
  return out;
}

bool same_day_of_year(const Placed& a, const Placed& b) {
  const CivilDate x = from_days(a.days.first), y = from_days(b.days.first);
  return x.month == y.month && x.day == y.day;
}

std::string weekday_name(std::int32_t weekday) {
  static constexpr const char* names[] = {"", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  return names[weekday];
}

Placed check_weekday(Placed day, const Moment& weekday) {
  if (!day.known || !day.year_known) return day;
  const bool agrees = iso_weekday(day.days.first) == weekday.weekday;
  day.why += agrees
                 ? "; it is a " + weekday_name(weekday.weekday) + ", as said"
                 : "; conflict: the text says " + weekday_name(weekday.weekday) + ", it is a " + weekday_name(iso_weekday(day.days.first));
  return day;
}

// An expression that says its day twice: the figures decide, the other half is a check.
Placed place_pair(const TimexReading& reading, const Anchors& anchors) {
  const Moment& a = reading.first;
  const Moment& b = reading.check;
  if (b.shape == TimexShape::weekday) return check_weekday(place(a, anchors), b);
  if (b.weekday != 0) {  // "hôm nay (thứ Ba, 26/3)"
    TimexReading without = reading;
    without.check.weekday = 0;
    return check_weekday(place_pair(without, anchors), b);
  }
  Moment figures = b;
  figures.part = a.part, figures.hour = a.hour, figures.minute = a.minute, figures.offset = a.offset, figures.zone = a.zone;
  if (a.shape == TimexShape::weekday) return check_weekday(place(figures, anchors), a);
  Placed said = place(a, anchors), written = place(figures, anchors);
  if (!written.known || (said.known && said.year_known && !written.year_known && same_day_of_year(said, written))) return said;
  Placed out = written;
  if (!said.known || !said.year_known || !written.year_known) return out;
  if (said.days == written.days)
    out.why += "; both halves agree";
  else if (same_day_of_year(said, written) && !b.has_year())
    return said;
  else
    out.why += "; conflict: the words alone give " + iso_day(said.days.first);
  return out;
}

}  // namespace

Placed finish(const Moment& moment, Placed placed) {
  if (!placed.known) return placed;
  if (moment.days && moment.shape == TimexShape::calendar) {
    placed.edtf = list_edtf(moment, from_days(placed.days.first).year, placed.year_known, placed.days);
  }
  const std::string clock = clock_suffix(moment, placed.days.first);
  if (!clock.empty() && moment.zone != no_zone) placed.why += "; the clock of " + std::string(zone_id(moment.zone));
  if (!clock.empty() && placed.edtf.find('/') == std::string::npos && placed.days.first == placed.days.last)
    placed.edtf += clock, placed.clock = true;
  else if (moment.approximate && moment.shape != TimexShape::span && !placed.edtf.empty() &&
           placed.edtf.find_first_of("/{") == std::string::npos)
    placed.edtf += '~';
  return placed;
}

Placed place(const Moment& moment, const Anchors& anchors) {
  switch (moment.shape) {
    case TimexShape::calendar:
      return finish(moment, place_calendar(moment, anchors));
    case TimexShape::shift:
      return finish(moment, place_shift(moment, anchors));
    case TimexShape::weekday:
    case TimexShape::weekend:
      return finish(moment, place_week(moment, anchors));
    case TimexShape::quarter:
    case TimexShape::half:
    case TimexShape::months:
    case TimexShape::season:
      return finish(moment, place_part_of_year(moment, anchors));
    case TimexShape::decade:
    case TimexShape::century:
      return finish(moment, place_long(moment));
    case TimexShape::holiday:
    case TimexShape::lunar:
    case TimexShape::sexagenary:
      return finish(moment, place_named(moment, anchors));
    case TimexShape::span:
      return place_span(moment, anchors);
    default:
      break;
  }
  Placed out;
  out.why = "something that comes again: no single time";
  return out;
}

Placed place(const TimexReading& reading, const Anchors& anchors) {
  if (reading.paired) return place_pair(reading, anchors);
  if (reading.range) return place_range(reading, anchors);
  return place(reading.first, anchors);
}

}  // namespace nienbieu::when
