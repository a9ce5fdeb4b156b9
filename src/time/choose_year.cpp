#include "time/place.h"

namespace nienbieu::when {
namespace {

// Distances, in days, to the last such day at or before `published` (with a day of grace for time zones) and to the next one.
struct Neighbours {
  std::int32_t past_year, future_year;
  std::int32_t past, future;
};

std::int32_t valid_day(std::int32_t year, std::int32_t month, std::int32_t day) { return day <= days_in_month(year, month) ? day : 0; }

Neighbours day_neighbours(std::int32_t month, std::int32_t day, DayNumber published) {
  Neighbours out{0, 0, 1 << 20, 1 << 20};
  const std::int32_t year = from_days(published).year;
  for (std::int32_t y = year - 4; y <= year + 4; ++y) {
    if (!valid_day(y, month, day)) continue;
    const std::int32_t distance = to_days({y, month, day}) - published;
    if (distance <= 1)
      out.past = -distance, out.past_year = y;
    else if (distance < out.future)
      out.future = distance, out.future_year = y;
  }
  return out;
}

YearChoice choose_month(std::int32_t month, CivilDate published, Tense tense) {
  const std::int32_t back = (published.month - month + 12) % 12, ahead = (12 - back) % 12;
  const std::int32_t past_year = published.year - (month > published.month), future_year = published.year + (month < published.month);
  if (back == 0) return {published.year, "the month of publication"};
  if (tense == Tense::future) return {future_year, "the next such month: the words are about the future"};
  if (tense == Tense::past) return {past_year, "the last such month: the words are about the past"};
  if (ahead * 3 <= back) return {future_year, "the next such month is much nearer than the last"};
  return {past_year, "the last such month before publication"};
}

}  // namespace

YearChoice choose_year(std::int32_t month, std::int32_t day, DayNumber published, Tense tense) {
  if (day == 0) return choose_month(month, from_days(published), tense);
  const Neighbours near = day_neighbours(month, day, published);
  if (tense == Tense::future && near.future <= 300 && near.past > 1)
    return {near.future_year, "the next such day: the words are about the future"};
  if (tense == Tense::past && near.past <= 366) return {near.past_year, "the last such day: the words are about the past"};
  if (tense != Tense::past && near.future * 3 <= near.past) return {near.future_year, "the next such day is much nearer than the last"};
  return {near.past_year, "the last such day at or before publication"};
}

}  // namespace nienbieu::when
