#include "timeline/entry.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "timeline/types.h"

namespace nienbieu {
namespace {

const StoredEvent& stored(const Timeline& t, std::uint32_t event) { return t.records->events()[event]; }

// Days that a value leaves open; the finest date is the one that leaves fewest.
std::int64_t width(const EventFacts& f) {
  if (!f.dated) return f.yearless ? 1'000'000'000 : 2'000'000'000;
  return static_cast<std::int64_t>(f.latest) - f.earliest;
}

std::uint32_t arguments(const EventFacts& f) {
  return f.actors.count + f.targets.count + f.places.count + f.others.count + f.quantities.count + (f.mode != 0) + f.quotes.count;
}

// The report that speaks for the entry: finest date, then the best founded one, then the most complete, then the first.
std::uint32_t choose_representative(const Timeline& t, const std::vector<std::uint32_t>& reports) {
  const auto rank = [&](std::uint32_t e) {
    const EventFacts& f = stored(t, e).facts;
    return std::make_tuple(width(f), f.basis, -static_cast<int>(arguments(f)));
  };
  return *std::min_element(reports.begin(), reports.end(), [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
}

constexpr std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

// FNV-1a with a final mix: spelled out, so that ids are the same everywhere and for ever.
class IdHash {
 public:
  void add(std::string_view text) {
    for (const char c : text) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    add(0x1F);
  }
  void add(std::uint64_t value) {
    for (int shift = 0; shift < 64; shift += 8) hash_ = (hash_ ^ (value >> shift & 0xFF)) * 0x100000001B3ULL;
  }
  std::uint64_t value() const { return mix(hash_); }

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325ULL;
};

void add_entities(IdHash& hash, const FactPools& pools, Run run) {
  std::vector<std::string_view> ids;
  for (std::uint32_t i = 0; i < run.count; ++i) ids.push_back(pools.tellings[pools.arguments[run.begin + i]].id);
  std::sort(ids.begin(), ids.end());
  for (const auto id : ids) hash.add(id);
  hash.add(ids.size());
}

// What was told, without where it was told: kind, type, day, participants, and the words of the content or the trigger.
std::uint64_t content_id(const Timeline& t, std::uint32_t event) {
  const EventFacts& f = stored(t, event).facts;
  const FactPools& pools = t.records->pools();
  IdHash hash;
  hash.add(f.statement ? "statement" : type_name(f.type));
  hash.add(static_cast<std::uint64_t>(f.realis == 'n'));
  hash.add(static_cast<std::uint64_t>(f.dated ? 1 : f.yearless ? 2 : 0));
  hash.add(static_cast<std::uint64_t>(static_cast<std::int64_t>(f.earliest)));
  hash.add(static_cast<std::uint64_t>(static_cast<std::int64_t>(f.latest)));
  if (f.yearless) {
    hash.add(static_cast<std::uint64_t>(f.year_day_from));
    hash.add(static_cast<std::uint64_t>(f.year_day_to));
  }
  for (const Run run : {f.actors, f.targets, f.places}) add_entities(hash, pools, run);
  // Actions that name nobody are told apart by their sentence.
  const bool nameless = !f.actors.count && !f.targets.count && !f.places.count;
  hash.add(f.statement || nameless ? f.content : f.trigger);
  return hash.value();
}

std::string id_text(std::uint64_t id) {
  std::string out(18, '-');
  out[0] = 'e';
  for (int i = 0; i < 16; ++i) out[static_cast<std::size_t>(2 + i)] = "0123456789abcdef"[id >> (60 - 4 * i) & 15];
  return out;
}

}  // namespace

TimelineEntry make_entry(const Timeline& timeline, const std::vector<std::uint32_t>& events, const Group& group) {
  TimelineEntry entry;
  for (const std::uint32_t position : group.members) entry.reports.push_back(events[position]);
  entry.representative = choose_representative(timeline, entry.reports);
  entry.why = group.joins;
  std::unordered_set<std::uint32_t> families;
  for (const std::uint32_t e : entry.reports) {
    families.insert(timeline.documents[timeline.document_of[stored(timeline, e).version]].family);
  }
  entry.independent_sources = static_cast<std::uint32_t>(families.size());
  find_conflicts(timeline, entry);
  return entry;
}

void name_entries(const Timeline& timeline, std::vector<TimelineEntry>& entries) {
  // An entry takes the name of its first report: later reports, which is what an archive gains, change nothing.
  std::vector<std::pair<std::uint64_t, std::size_t>> names;
  for (std::size_t i = 0; i < entries.size(); ++i) names.emplace_back(content_id(timeline, entries[i].reports.front()), i);
  std::sort(names.begin(), names.end());
  std::vector<std::uint64_t> taken;
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto& [id, index] = names[i];
    const std::uint32_t first = entries[index].reports.front();
    // Two entries of one content were kept apart by something that the id does not hold; their first reports' own ids do.
    const bool shared = (i > 0 && taken.back() == id) || (i + 1 < names.size() && names[i + 1].first == id);
    taken.push_back(id);
    if (shared) {
      IdHash hash;
      hash.add(id);
      hash.add(stored(timeline, first).id);
      hash.add(timeline.document(first).id);
      entries[index].id = id_text(hash.value());
    } else {
      entries[index].id = id_text(id);
    }
  }
  std::vector<std::uint64_t> others;
  for (TimelineEntry& entry : entries) {
    if (entry.reports.size() < 2) continue;
    others.clear();
    for (const std::uint32_t e : entry.reports) others.push_back(content_id(timeline, e));
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    for (const std::uint64_t id : others) {
      if (!std::binary_search(taken.begin(), taken.end(), id)) entry.aliases.push_back(id_text(id));
    }
  }
}

void sort_entries(const Timeline& timeline, std::vector<TimelineEntry>& entries) {
  struct Place {
    DayNumber earliest, latest;
    std::string_view document;
    std::uint32_t start;
    std::string_view id;
    std::size_t index;
    auto key() const { return std::tie(earliest, latest, document, start, id); }
  };
  std::vector<Place> places;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const StoredEvent& e = stored(timeline, entries[i].representative);
    // Without a beginning ("until 12/5") an event stands at its end.
    const DayNumber earliest = e.facts.earliest == open_start ? e.facts.latest : e.facts.earliest;
    places.push_back({earliest, e.facts.latest, timeline.document(entries[i].representative).id, e.start, entries[i].id, i});
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.key() < b.key(); });
  std::vector<TimelineEntry> sorted;
  sorted.reserve(entries.size());
  for (const Place& place : places) sorted.push_back(std::move(entries[place.index]));
  entries = std::move(sorted);
}

}  // namespace nienbieu
