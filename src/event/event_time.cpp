#include "event/event_time.h"

#include <algorithm>
#include <cstdio>
#include <optional>

#include "event/tense_cues.h"

namespace nienbieu {
namespace {

std::optional<DayNumber> day_of(const std::string& iso) {
  CivilDate d;
  if (iso.size() < 10 || std::sscanf(iso.c_str(), "%d-%d-%d", &d.year, &d.month, &d.day) != 3) return std::nullopt;
  return to_days(d);
}

// The story goes on through a day, not through a minute: what an event takes over from another is the day, without its clock.
std::string without_clock(const std::string& edtf) {
  std::string days;
  for (std::size_t at = 0; at < edtf.size(); ++at) {
    if (edtf[at] == 'T') at = std::min(edtf.find('/', at), edtf.size());
    if (at < edtf.size()) days += edtf[at];
  }
  const std::size_t slash = days.find('/');
  if (slash != std::string::npos && days.compare(0, slash, days, slash + 1) == 0) days.resize(slash);
  return days;
}

void keep_day(EventTime& time) {
  if (time.edtf.find('T') == std::string::npos) return;
  time.edtf = without_clock(time.edtf);
  time.earliest = without_clock(time.earliest);
  time.latest = without_clock(time.latest);
  time.grain = Grain::day;
}

}  // namespace

bool usable(const Timex& t) { return t.type != TimexType::set && !t.edtf.empty(); }

bool day_or_finer(const Timex& t) {
  return t.grain == Grain::day || t.grain == Grain::part_of_day || t.grain == Grain::hour || t.grain == Grain::minute;
}

std::pair<std::uint32_t, std::uint32_t> times_in(const EventContext& c, std::uint32_t first, std::uint32_t last) {
  const auto lo =
      std::lower_bound(c.in.times.begin(), c.in.times.end(), first, [](const Timex& t, std::uint32_t v) { return t.first_token < v; });
  const auto hi = std::lower_bound(lo, c.in.times.end(), last, [](const Timex& t, std::uint32_t v) { return t.first_token < v; });
  return {static_cast<std::uint32_t>(lo - c.in.times.begin()), static_cast<std::uint32_t>(hi - c.in.times.begin())};
}

bool recent(const EventContext& c, const Timex& t) {
  if (!c.in.published.earliest) return true;
  const auto day = day_of(t.latest);
  if (!day) return false;
  const auto away = to_days(*c.in.published.latest) - *day;
  return away >= -1 && away <= 45;
}

std::int64_t away_from_publication(const EventContext& c, const Timex& t) {
  const auto day = c.in.published.latest ? day_of(t.latest) : std::nullopt;
  return day ? to_days(*c.in.published.latest) - *day : 1 << 20;
}

bool after_publication(const EventContext& c, const Timex& t) {
  const auto day = c.in.published.latest ? day_of(t.earliest) : std::nullopt;
  return day && *day > to_days(*c.in.published.latest) + 1;
}

bool before_publication(const EventContext& c, const Timex& t) {
  const auto day = c.in.published.earliest ? day_of(t.latest) : std::nullopt;
  return day && *day < to_days(*c.in.published.earliest);
}

bool past_day(const EventContext& c, const Timex& t) {
  const auto day = c.in.published.latest ? day_of(t.latest) : std::nullopt;
  return day && day_or_finer(t) && *day <= to_days(*c.in.published.latest);
}

bool long_span(const Timex& t) {
  if (t.edtf.find('/') == std::string::npos) return false;
  const auto from = day_of(t.earliest), to = day_of(t.latest);
  return from && to && *to - *from > 4;
}

void set_time(const EventContext& c, Event& e, std::uint32_t k, Basis basis, std::string why) {
  const Timex& t = c.in.times[k];
  e.time.timex = k;
  e.time.edtf = t.edtf;
  e.time.earliest = t.earliest;
  e.time.latest = t.latest;
  e.time.grain = t.grain;
  e.time.basis = basis;
  e.time.why = std::move(why);
  if (basis == Basis::inherited) return keep_day(e.time);
  if (since_before(c, t, e)) {
    e.time.edtf = t.edtf.substr(0, t.edtf.find('/')) + "/..";
    e.time.latest.clear();
  } else if (up_to(c, t) && e.realis != Realis::negated) {
    const auto slash = t.edtf.find('/');
    e.time.edtf = "../" + (slash == std::string::npos ? t.edtf : t.edtf.substr(slash + 1));
    e.time.earliest.clear();
  }
}

void take_time(Event& e, const EventTime& from, const char* why) {
  if (from.edtf.empty()) return;
  e.time = from;
  e.time.basis = Basis::inherited;
  keep_day(e.time);
  e.time.why = why;
}

void take_publication(const EventContext& c, Event& e) {
  const PublicationDate& p = c.in.published;
  if (p.basis == PublicationDate::Basis::unknown || p.edtf.empty() || !p.earliest || *p.earliest != *p.latest) return;
  e.time.edtf = p.edtf.substr(0, 10);
  e.time.earliest = e.time.latest = e.time.edtf;
  e.time.grain = Grain::day;
  e.time.basis = Basis::publication;
  e.time.why = "no date of its own: the day of publication";
}

}  // namespace nienbieu
