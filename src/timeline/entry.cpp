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
  if (!f.dated) return 1'000'000'000;
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
  std::string text() const {
    std::string out = "e-";
    const std::uint64_t h = mix(hash_);
    for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[h >> shift & 15];
    return out;
  }

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
std::string content_id(const Timeline& t, std::uint32_t event) {
  const EventFacts& f = stored(t, event).facts;
  const FactPools& pools = t.records->pools();
  IdHash hash;
  hash.add(f.statement ? "statement" : type_name(f.type));
  hash.add(static_cast<std::uint64_t>(f.realis == 'n'));
  hash.add(static_cast<std::uint64_t>(f.dated));
  hash.add(static_cast<std::uint64_t>(static_cast<std::int64_t>(f.earliest)));
  hash.add(static_cast<std::uint64_t>(static_cast<std::int64_t>(f.latest)));
  for (const Run run : {f.actors, f.targets, f.places}) add_entities(hash, pools, run);
  // Actions that name nobody are told apart by their sentence.
  const bool nameless = !f.actors.count && !f.targets.count && !f.places.count;
  hash.add(f.statement || nameless ? f.content : f.trigger);
  return hash.text();
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
  std::unordered_map<std::string, std::vector<std::size_t>> holders;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    entries[i].id = content_id(timeline, entries[i].reports.front());
    holders[entries[i].id].push_back(i);
  }
  // Two entries of one content were kept apart by something that the id does not hold; their first reports' own ids do.
  for (const auto& [id, list] : holders) {
    if (list.size() < 2) continue;
    for (const std::size_t i : list) {
      IdHash hash;
      hash.add(id);
      hash.add(stored(timeline, entries[i].reports.front()).id);
      hash.add(timeline.document(entries[i].reports.front()).id);
      entries[i].id = hash.text();
    }
  }
  std::unordered_set<std::string_view> taken;
  for (const TimelineEntry& entry : entries) taken.insert(entry.id);
  for (TimelineEntry& entry : entries) {
    for (const std::uint32_t e : entry.reports) {
      std::string id = content_id(timeline, e);
      if (!taken.contains(id)) entry.aliases.push_back(std::move(id));
    }
    std::sort(entry.aliases.begin(), entry.aliases.end());
    entry.aliases.erase(std::unique(entry.aliases.begin(), entry.aliases.end()), entry.aliases.end());
  }
}

void sort_entries(const Timeline& timeline, std::vector<TimelineEntry>& entries) {
  const auto key = [&](const TimelineEntry& entry) {
    const StoredEvent& e = stored(timeline, entry.representative);
    // Without a beginning ("until 12/5") an event stands at its end.
    const DayNumber earliest = e.facts.earliest == open_start ? e.facts.latest : e.facts.earliest;
    return std::make_tuple(earliest, e.facts.latest, timeline.document(entry.representative).id, e.start, std::string_view(entry.id));
  };
  std::sort(entries.begin(), entries.end(), [&](const TimelineEntry& a, const TimelineEntry& b) { return key(a) < key(b); });
}

}  // namespace nienbieu
