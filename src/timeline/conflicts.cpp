#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "timeline/entry.h"
#include "timeline/json_writer.h"
#include "timeline/types.h"

namespace nienbieu {
namespace {

constexpr int running_days = 45;  // a toll that rises in reports of the first weeks is being counted; later ones disagree

// Values in the order of their first report, each with all reports that give it.
class Values {
 public:
  void add(std::string json, std::uint32_t event) {
    for (ConflictValue& value : values_) {
      if (value.json == json) return value.reports.push_back(event);
    }
    values_.push_back({std::move(json), {event}});
  }
  std::vector<ConflictValue>& list() { return values_; }

 private:
  std::vector<ConflictValue> values_;
};

std::string date_json(DayNumber day) {
  const CivilDate d = from_days(day);
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", d.year, d.month, d.day);
  return buffer;
}

std::string interval_json(const EventFacts& f) {
  const std::string from = f.earliest == open_start ? ".." : date_json(f.earliest), to = f.latest == open_end ? ".." : date_json(f.latest);
  return "\"" + (from == to ? from : from + "/" + to) + "\"";
}

void find_dates(const EventSource& events, TimelineEntry& entry) {
  Values values;
  bool conflict = false;
  DayNumber latest_start = open_start, earliest_end = open_end;
  for (const std::uint32_t e : entry.reports) {
    const EventFacts& f = events.event(e).facts;
    if (!f.dated) continue;
    values.add(interval_json(f), e);
    latest_start = std::max(latest_start, f.earliest);
    earliest_end = std::min(earliest_end, f.latest);
  }
  conflict = latest_start > earliest_end;  // no day is left that all could mean
  if (conflict) entry.conflicts.push_back({"date", std::move(values.list())});
}

std::string entities_json(Tellings list) {
  std::vector<std::string_view> ids;
  for (const EntityTelling* told : list) {
    if (!told->unnamed) ids.push_back(told->id);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  if (ids.empty()) return {};
  std::string out = "[";
  for (const auto id : ids) {
    if (out.size() > 1) out += ',';
    json::string(out, id);
  }
  return out + "]";
}

// Who met whom: either may be told as the one who met the other.
bool is_mutual(const EventFacts& f) {
  static const auto consult = type_index("CONSULT"), cooperate = type_index("COOPERATE");
  return f.type == consult || f.type == cooperate;
}

// A conflict where some two reports name nobody in common; that one names more than another is none.
void find_entities(const EventSource& events, TimelineEntry& entry, const char* field, Tellings EventFacts::*list) {
  Values values;
  std::vector<std::vector<std::uint64_t>> sets;
  for (const std::uint32_t e : entry.reports) {
    const EventFacts& facts = events.event(e).facts;
    const Tellings told = facts.*list;
    std::string json = entities_json(told);
    if (json.empty()) continue;
    const auto before = values.list().size();
    values.add(std::move(json), e);
    if (values.list().size() == before) continue;
    auto& set = sets.emplace_back();
    for (const EntityTelling* one : told) set.push_back(one->entity);
    if (list != &EventFacts::actors || !is_mutual(facts)) continue;
    for (const EntityTelling* one : facts.targets) set.push_back(one->entity);
  }
  const auto disjoint = [](const auto& a, const auto& b) {
    return std::none_of(a.begin(), a.end(), [&](std::uint64_t x) { return std::find(b.begin(), b.end(), x) != b.end(); });
  };
  for (std::size_t i = 0; i < sets.size(); ++i) {
    for (std::size_t k = i + 1; k < sets.size(); ++k) {
      if (disjoint(sets[i], sets[k])) return entry.conflicts.push_back({field, std::move(values.list())});
    }
  }
}

// By how much "khoảng 1.160" may be off: a number is rounded at its last digit that is not 0.
double rounding(const QuantityFact& q) {
  if (q.bound != QuantityFact::Bound::about) return 0;
  double unit = 1;
  while (unit * 10 <= q.value && std::fmod(q.value, unit * 10) == 0) unit *= 10;
  return unit;
}

bool compatible(const QuantityFact& a, const QuantityFact& b) {
  using Bound = QuantityFact::Bound;
  if (a.value == b.value) return true;
  if (a.bound == Bound::about || b.bound == Bound::about) {
    return std::abs(a.value - b.value) <= std::min(std::max(rounding(a), rounding(b)), 0.1 * std::max(a.value, b.value));
  }
  const QuantityFact &low = a.value < b.value ? a : b, &high = a.value < b.value ? b : a;
  // "over 1,000" does not contradict 1,200; "over 30,000" contradicts 60,000 as news, if not as logic.
  return (low.bound == Bound::over || high.bound == Bound::under) && high.value <= 1.5 * low.value;
}

struct Told {
  QuantityFact quantity;
  std::string json;
  std::uint32_t event = 0;
};

std::string quantity_json(const QuantityFact& q) {
  std::string out = "{\"what\":";
  json::string_or_null(out, q.what);
  out += ",\"value\":";
  json::real(out, q.value);
  out += ",\"bound\":";
  json::string_or_null(out, q.bound_name);
  return out + "}";
}

// Rose (or stayed) from day to day of publication, within the weeks after the event, and no day gives two values.
bool is_running(const EventSource& events, std::vector<Told>& told) {
  for (const Told& one : told) {
    const StoredEvent& e = events.event(one.event);
    if (e.published == open_start || e.facts.earliest == open_start || e.published - e.facts.earliest > running_days) return false;
  }
  std::stable_sort(told.begin(), told.end(),
                   [&](const Told& a, const Told& b) { return events.event(a.event).published < events.event(b.event).published; });
  for (std::size_t i = 1; i < told.size(); ++i) {
    const QuantityFact &before = told[i - 1].quantity, &now = told[i].quantity;
    const bool same_day = events.event(told[i - 1].event).published == events.event(told[i].event).published;
    if (same_day ? !compatible(before, now) : now.value < before.value) return false;
  }
  return true;
}

void find_tolls(const EventSource& events, TimelineEntry& entry) {
  std::map<std::string, std::vector<Told>> by_what;
  for (const std::uint32_t e : entry.reports) {
    for (const QuantityFact& q : events.event(e).facts.quantities) {
      by_what[std::string(q.what)].push_back({q, quantity_json(q), e});
    }
  }
  for (auto& [what, told] : by_what) {
    bool conflict = false;
    for (std::size_t i = 0; i < told.size() && !conflict; ++i) {
      for (std::size_t k = i + 1; k < told.size() && !conflict; ++k) conflict = !compatible(told[i].quantity, told[k].quantity);
    }
    if (!conflict) continue;
    const bool running = is_running(events, told);
    Values values;
    for (Told& one : told) values.add(std::move(one.json), one.event);
    if (running) {
      entry.series.push_back({what, std::move(values.list())});
    } else {
      entry.conflicts.push_back({"toll", std::move(values.list())});
    }
  }
}

void find_types(const EventSource& events, TimelineEntry& entry) {
  Values values;
  for (const std::uint32_t e : entry.reports) values.add("\"" + std::string(type_name(events.event(e).facts.type)) + "\"", e);
  if (values.list().size() > 1) entry.conflicts.push_back({"type", std::move(values.list())});
}

}  // namespace

void find_conflicts(const EventSource& events, TimelineEntry& entry) {
  if (entry.reports.size() < 2) return;
  find_dates(events, entry);
  find_tolls(events, entry);
  find_entities(events, entry, "actors", &EventFacts::actors);
  find_entities(events, entry, "places", &EventFacts::places);
  find_types(events, entry);
}

}  // namespace nienbieu
