#include "time/lunar.h"

#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace nienbieu {
namespace {

constexpr double synodic_month = 29.530588861;
constexpr double utc_offset_days = 7.0 / 24.0;
constexpr double unix_epoch_jd = 2440587.5;

double sin_degrees(double degrees) { return std::sin(std::fmod(degrees, 360.0) * (3.14159265358979323846 / 180.0)); }

// TT - UT in days (Espenak and Meeus's polynomials, joined where they are flat; a second matters only at midnight).
double delta_t(double year) {
  const double t = year - 2000.0;
  double seconds = 0;
  if (year < 1900)
    seconds = 5.0 - (year - 1800.0) * 0.08;
  else if (year < 1986)
    seconds = -2.8 + (year - 1900.0) * 0.68;
  else if (year < 2050)
    seconds = 62.92 + 0.32217 * t + 0.005589 * t * t;
  else
    seconds = -20.0 + 32.0 * std::pow((year - 1820.0) / 100.0, 2) - 0.5628 * std::max(0.0, 2150.0 - year);
  return seconds / 86400.0;
}

struct Term {
  double amplitude;
  int eccentricity, sun, moon, node;
};  // angle = sun*M + moon*M' + node*F

constexpr std::array<Term, 24> new_moon_terms{{
    {-0.40720, 0, 0, 1, 0}, {0.17241, 1, 1, 0, 0},    {0.01608, 0, 0, 2, 0},   {0.01039, 0, 0, 0, 2},   {0.00739, 1, -1, 1, 0},
    {-0.00514, 1, 1, 1, 0}, {0.00208, 2, 2, 0, 0},    {-0.00111, 0, 0, 1, -2}, {-0.00057, 0, 0, 1, 2},  {0.00056, 1, 1, 2, 0},
    {-0.00042, 0, 0, 3, 0}, {0.00042, 1, 1, 0, 2},    {0.00038, 1, 1, 0, -2},  {-0.00024, 1, -1, 2, 0}, {-0.00007, 0, 2, 1, 0},
    {0.00004, 0, 0, 2, -2}, {0.00004, 0, 3, 0, 0},    {0.00003, 0, 1, 1, -2},  {0.00003, 0, 0, 2, 2},   {-0.00003, 0, 1, 1, 2},
    {0.00003, 0, -1, 1, 2}, {-0.00002, 0, -1, 1, -2}, {-0.00002, 0, 1, 3, 0},  {0.00002, 0, 0, 4, 0},
}};

struct Planet {
  double start, rate, amplitude;
};
constexpr std::array<Planet, 14> planetary_terms{{
    {299.77, 0.107408, 0.000325},
    {251.88, 0.016321, 0.000165},
    {251.83, 26.651886, 0.000164},
    {349.42, 36.412478, 0.000126},
    {84.66, 18.206239, 0.000110},
    {141.74, 53.303771, 0.000062},
    {207.14, 2.453732, 0.000060},
    {154.84, 7.306860, 0.000056},
    {34.52, 27.261239, 0.000047},
    {207.19, 0.121824, 0.000042},
    {291.34, 1.844379, 0.000040},
    {161.72, 24.198154, 0.000037},
    {239.56, 25.513099, 0.000035},
    {331.55, 3.592518, 0.000023},
}};

double new_moon_jde(double k) {
  const double t = k / 1236.85;
  const double sun = 2.5534 + 29.10535670 * k - 0.0000014 * t * t;
  const double moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t + 0.00001238 * t * t * t;
  const double node = 160.7108 + 390.67050284 * k - 0.0016118 * t * t - 0.00000227 * t * t * t;
  const double omega = 124.7746 - 1.56375588 * k + 0.0020672 * t * t;
  const double e = 1 - 0.002516 * t - 0.0000074 * t * t;
  double jde = 2451550.09766 + synodic_month * k + 0.00015437 * t * t - 0.00017 * sin_degrees(omega);
  for (const Term& term : new_moon_terms) {
    jde += term.amplitude * std::pow(e, term.eccentricity) * sin_degrees(term.sun * sun + term.moon * moon + term.node * node);
  }
  for (const Planet& planet : planetary_terms) {
    const double bend = &planet == planetary_terms.data() ? -0.009173 * t * t : 0;
    jde += planet.amplitude * sin_degrees(planet.start + planet.rate * k + bend);
  }
  return jde;
}

DayNumber compute_new_moon_day(std::int32_t k) {
  const double jde = new_moon_jde(k);
  const double jd = jde - delta_t(2000.0 + (jde - 2451545.0) / 365.25);
  return static_cast<DayNumber>(std::floor(jd - unix_epoch_jd + utc_offset_days));
}

// What is worked out for one number of a range, when it is first asked for: a text names a few lunar dates, each costs microseconds. One
// per thread, so that nobody waits.
template <class Value, std::int32_t first, std::int32_t last, Value (*compute)(std::int32_t)>
const Value& remembered(std::int32_t n) {
  thread_local std::vector<std::optional<Value>> known(last - first + 1);
  auto& value = known[static_cast<std::size_t>(n - first)];
  if (!value) value = compute(n);
  return *value;
}

// New moons of 1798 to 2202.
constexpr std::int32_t first_moon = -2510, last_moon = 2510;

// The local day on which new moon number k falls; k = 0 is 2000-01-06.
DayNumber new_moon_day(std::int32_t k) {
  if (k < first_moon || k > last_moon) return compute_new_moon_day(k);
  return remembered<DayNumber, first_moon, last_moon, compute_new_moon_day>(k);
}

// Which of the twelve 30° parts of the ecliptic the sun stands in as the local day begins; 9 starts at the winter solstice.
int sun_sector(DayNumber day) {
  const double jd = day + unix_epoch_jd - utc_offset_days;
  const double t = (jd + delta_t(from_days(day).year) - 2451545.0) / 36525.0;
  const double mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
  const double anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
  const double centre = (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin_degrees(anomaly) +
                        (0.019993 - 0.000101 * t) * sin_degrees(2 * anomaly) + 0.000289 * sin_degrees(3 * anomaly);
  double longitude = std::fmod(mean + centre - 0.00569 - 0.00478 * sin_degrees(125.04 - 1934.136 * t), 360.0);
  if (longitude < 0) longitude += 360.0;
  return static_cast<int>(longitude / 30.0);
}

// Number of the new moon that begins the eleventh month of the lunar year that ends early in year + 1.
std::int32_t eleventh_month(std::int32_t year) {
  const DayNumber last = to_days({year, 12, 31});
  std::int32_t k = static_cast<std::int32_t>(std::floor((last + unix_epoch_jd - 2451550.1) / synodic_month));
  while (new_moon_day(k + 1) <= last) ++k;
  while (new_moon_day(k) > last) --k;
  return sun_sector(new_moon_day(k)) >= 9 && sun_sector(new_moon_day(k)) < 11 ? k - 1 : k;
}

// The months from one eleventh month to the next: their first new moon, how many, and which is the leap month (-1 = none).
struct Cycle {
  std::int32_t first, count, leap;
};

Cycle compute_cycle(std::int32_t year) {
  const std::int32_t first = eleventh_month(year), next = eleventh_month(year + 1);
  Cycle cycle{first, next - first, -1};
  if (cycle.count < 13) return cycle;
  for (std::int32_t i = 1; i < 13 && cycle.leap < 0; ++i) {
    if (sun_sector(new_moon_day(first + i)) == sun_sector(new_moon_day(first + i + 1))) cycle.leap = i;
  }
  return cycle;
}

Cycle cycle_from(std::int32_t year) {
  constexpr std::int32_t first = 1799, last = 2200;
  return year < first || year > last ? compute_cycle(year) : remembered<Cycle, first, last, compute_cycle>(year);
}

bool in_range(std::int32_t year) { return year >= 1800 && year <= 2199; }

// Index in the cycle of a month: 11 -> 0, 12 -> 1, 1 -> 2 ... 10 -> 11, later by one from the leap month on.
std::int32_t place_in_cycle(const Cycle& cycle, std::int32_t month, bool leap) {
  std::int32_t i = (month + 1) % 12;
  if (cycle.leap >= 0 && (i >= cycle.leap || (leap && i + 1 == cycle.leap))) ++i;
  return leap && i != cycle.leap ? -1 : i;
}

std::int32_t month_start_index(LunarDate date) {
  const Cycle cycle = cycle_from(date.month >= 11 ? date.year : date.year - 1);
  const std::int32_t i = place_in_cycle(cycle, date.month, date.leap);
  return i < 0 ? INT32_MIN : cycle.first + i;
}

}  // namespace

std::optional<LunarDate> to_lunar(DayNumber day) {
  const std::int32_t year = from_days(day).year;
  if (!in_range(year)) return std::nullopt;
  std::int32_t start_year = year;
  Cycle cycle = cycle_from(year);
  if (new_moon_day(cycle.first) > day) cycle = cycle_from(--start_year);
  std::int32_t i = 0;
  while (i + 1 < cycle.count && new_moon_day(cycle.first + i + 1) <= day) ++i;
  LunarDate out;
  out.day = day - new_moon_day(cycle.first + i) + 1;
  out.leap = i == cycle.leap;
  const std::int32_t plain = cycle.leap >= 0 && i >= cycle.leap ? i - 1 : i;
  out.month = (plain + 10) % 12 + 1;
  out.year = plain < 2 ? start_year : start_year + 1;
  return out;
}

std::optional<std::int32_t> lunar_month_length(std::int32_t year, std::int32_t month, bool leap) {
  if (!in_range(year) || month < 1 || month > 12) return std::nullopt;
  const std::int32_t k = month_start_index({year, month, 1, leap});
  if (k == INT32_MIN) return std::nullopt;
  return new_moon_day(k + 1) - new_moon_day(k);
}

std::optional<DayNumber> from_lunar(LunarDate date) {
  const auto length = lunar_month_length(date.year, date.month, date.leap);
  if (!length || date.day < 1 || date.day > *length) return std::nullopt;
  return new_moon_day(month_start_index(date)) + date.day - 1;
}

std::optional<DayNumber> tet(std::int32_t year) { return from_lunar({year, 1, 1, false}); }

std::optional<std::int32_t> sexagenary_of(std::int32_t stem, std::int32_t branch) {
  for (std::int32_t i = stem; i < 60; i += 10) {
    if (i % 12 == branch) return i;
  }
  return std::nullopt;
}

}  // namespace nienbieu
