#include "timeline/entry.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "timeline/types.h"

namespace nienbieu {
namespace {

// Days that a value leaves open; the finest date is the one that leaves fewest.
std::int64_t width(const EventFacts& f) {
  if (!f.dated) return f.yearless ? 1'000'000'000 : 2'000'000'000;
  return static_cast<std::int64_t>(f.latest) - f.earliest;
}

std::uint32_t arguments(const EventFacts& f) {
  const auto count = f.actors.size() + f.targets.size() + f.places.size() + f.others.size() + f.quantities.size() + f.quotes.size();
  return static_cast<std::uint32_t>(count) + (f.mode != 0);
}

// The report that speaks for the entry: finest date, then the best founded one, then the most complete, then the first.
std::uint32_t choose_representative(const EventSource& events, const std::vector<std::uint32_t>& reports) {
  const auto rank = [&](std::uint32_t e) {
    const EventFacts& f = events.event(e).facts;
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

void add_entities(IdHash& hash, Tellings list) {
  std::vector<std::string_view> ids;
  for (const EntityTelling* told : list) ids.push_back(told->id);
  std::sort(ids.begin(), ids.end());
  for (const auto id : ids) hash.add(id);
  hash.add(ids.size());
}

}  // namespace

std::uint64_t content_id(const StoredEvent& event) {
  const EventFacts& f = event.facts;
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
  for (const Tellings list : {f.actors, f.targets, f.places}) add_entities(hash, list);
  // Actions that name nobody are told apart by their sentence.
  const bool nameless = f.actors.empty() && f.targets.empty() && f.places.empty();
  hash.add(f.statement || nameless ? f.content : f.trigger);
  return hash.value();
}

std::uint64_t id_in_document(std::uint64_t content_id, std::string_view event, std::string_view document) {
  IdHash hash;
  hash.add(content_id);
  hash.add(event);
  hash.add(document);
  return hash.value();
}

std::string id_text(std::uint64_t id) {
  std::string out(18, '-');
  out[0] = 'e';
  for (std::size_t i = 0; i < 16; ++i) out[2 + i] = "0123456789abcdef"[id >> (60 - 4 * i) & 15];
  return out;
}

TimelineEntry make_entry(const EventSource& events, const Timeline& documents, Group&& group) {
  TimelineEntry entry;
  entry.reports = std::move(group.members);
  entry.representative = choose_representative(events, entry.reports);
  entry.why = std::move(group.joins);
  std::unordered_set<std::uint32_t> families;
  for (const std::uint32_t e : entry.reports) families.insert(documents.document_of_version(events.event(e).version).family);
  entry.independent_sources = static_cast<std::uint32_t>(families.size());
  find_conflicts(events, entry);
  return entry;
}

void name_entries(const Timeline& timeline, std::vector<TimelineEntry>& entries) {
  // An entry takes the name of its first report: later reports, which is what an archive gains, change nothing.
  std::vector<std::pair<std::uint64_t, std::size_t>> names;
  for (std::size_t i = 0; i < entries.size(); ++i) names.emplace_back(content_id(timeline.event(entries[i].reports.front())), i);
  std::sort(names.begin(), names.end());
  std::vector<std::uint64_t> taken;
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto& [id, index] = names[i];
    const StoredEvent& first = timeline.event(entries[index].reports.front());
    // Two entries of one content were kept apart by something that the id does not hold; their first reports' own ids do.
    const bool shared = (i > 0 && taken.back() == id) || (i + 1 < names.size() && names[i + 1].first == id);
    taken.push_back(id);
    entries[index].id = id_text(shared ? id_in_document(id, first.id, timeline.record_of_version(first.version).id) : id);
  }
  std::vector<std::uint64_t> others;
  for (TimelineEntry& entry : entries) {
    if (entry.reports.size() < 2) continue;
    others.clear();
    for (const std::uint32_t e : entry.reports) others.push_back(content_id(timeline.event(e)));
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
    const StoredEvent& e = timeline.event(entries[i].representative);
    // Without a beginning ("until 12/5") an event stands at its end.
    const DayNumber earliest = e.facts.earliest == open_start ? e.facts.latest : e.facts.earliest;
    places.push_back({earliest, e.facts.latest, timeline.record_of_version(e.version).id, e.start, entries[i].id, i});
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.key() < b.key(); });
  std::vector<TimelineEntry> sorted;
  sorted.reserve(entries.size());
  for (const Place& place : places) sorted.push_back(std::move(entries[place.index]));
  entries = std::move(sorted);
}

}  // namespace nienbieu
