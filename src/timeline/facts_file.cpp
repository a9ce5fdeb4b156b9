#include "timeline/facts_file.h"

#include <algorithm>
#include <cstring>

namespace nienbieu {
namespace {

// What a record on disk begins with; the lists follow in the order of their counts, then the texts.
struct Head {
  std::uint32_t bytes = 0;  // of the whole record
  std::uint32_t version = 0, start = 0, id = 0;
  DayNumber published = 0, earliest = 0, latest = 0, year_day_from = 0, year_day_to = 0;
  std::uint32_t weight = 0;
  std::uint64_t mode = 0, trigger = 0, content = 0, wording = 0, opening = 0, event = 0, within = 0;
  std::uint32_t quotes = 0, quantities = 0, tokens = 0, trigger_tokens = 0, pairs = 0;
  std::uint32_t tellings[5] = {};  // actors, targets, places, others, attributed
  std::uint8_t type = 0, basis = 0;
  char realis = 'a';
  std::int8_t way = 0;
  bool statement = false, any_manner = false, dated = false, yearless = false;
};

struct TellingHead {
  std::uint64_t entity, country_code, last_name, title, name_end;
  double lat, lon;
  std::uint32_t id, name, type, country;  // lengths
  bool has_position, unnamed, is_place, one_word;
};

struct QuantityHead {
  double value;
  std::uint32_t what, bound_name;  // lengths
  QuantityFact::Bound bound;
};

template <class T>
void put(std::string& out, const T& value) {
  static_assert(std::is_trivially_copyable_v<T>);
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class T>
void put_list(std::string& out, std::span<const T> list) {
  out.append(reinterpret_cast<const char*>(list.data()), list.size_bytes());
}

void align(std::string& out) { out.append((8 - out.size() % 8) % 8, '\0'); }

Head head_of(const StoredEvent& e) {
  const EventFacts& f = e.facts;
  Head h;
  h.version = e.version, h.start = e.start, h.published = e.published;
  h.id = static_cast<std::uint32_t>(e.id.size());
  h.earliest = f.earliest, h.latest = f.latest, h.year_day_from = f.year_day_from, h.year_day_to = f.year_day_to;
  h.weight = f.weight, h.mode = f.mode, h.trigger = f.trigger, h.content = f.content, h.wording = f.wording, h.opening = f.opening;
  h.event = f.id, h.within = f.within;
  h.type = f.type, h.basis = f.basis, h.realis = f.realis, h.way = f.way;
  h.statement = f.statement, h.any_manner = f.any_manner, h.dated = f.dated, h.yearless = f.yearless;
  const auto count = [](const auto& list) { return static_cast<std::uint32_t>(list.size()); };
  h.quotes = count(f.quotes), h.quantities = count(f.quantities), h.tokens = count(f.tokens);
  h.trigger_tokens = count(f.trigger_tokens), h.pairs = count(f.pairs);
  const Tellings lists[] = {f.actors, f.targets, f.places, f.others, f.attributed};
  for (std::size_t i = 0; i < 5; ++i) h.tellings[i] = count(lists[i]);
  return h;
}

void encode(const StoredEvent& e, std::string& out) {
  const EventFacts& f = e.facts;
  out.clear();
  put(out, head_of(e));
  align(out);
  put_list(out, f.quotes);
  std::string texts(e.id);
  const auto text = [&](std::string_view t) {
    texts += t;
    return static_cast<std::uint32_t>(t.size());
  };
  for (const QuantityFact& q : f.quantities) put(out, QuantityHead{q.value, text(q.what), text(q.bound_name), q.bound});
  for (const Tellings list : {f.actors, f.targets, f.places, f.others, f.attributed}) {
    for (const EntityTelling* t : list) {
      put(out, TellingHead{t->entity, t->country_code, t->last_name, t->title, t->name_end, t->lat, t->lon, text(t->id), text(t->name),
                           text(t->type), text(t->country), t->has_position, t->unnamed, t->is_place, t->one_word});
    }
  }
  put_list(out, f.tokens);
  put_list(out, f.trigger_tokens);
  put_list(out, f.pairs);
  out += texts;
  align(out);
  const auto bytes = static_cast<std::uint32_t>(out.size());
  std::memcpy(out.data(), &bytes, sizeof bytes);
}

// Takes lists and texts from the bytes of a record, which stay where they are.
class Taker {
 public:
  explicit Taker(const char* at) : at_(at) {}
  template <class T>
  const T* take(std::size_t count = 1) {
    const T* const out = reinterpret_cast<const T*>(at_);
    at_ += count * sizeof(T);
    return out;
  }
  template <class T>
  std::span<const T> list(std::size_t count) {
    return {take<T>(count), count};
  }
  std::string_view text(std::size_t size) { return {take<char>(size), size}; }

 private:
  const char* at_;
};

constexpr std::size_t head_bytes = (sizeof(Head) + 7) / 8 * 8;

}  // namespace

struct FactsFile::Page {
  std::size_t number = 0, memory = 0;
  std::uint32_t first = 0;
  std::vector<std::uint64_t> bytes;  // aligned for all that records hold
  std::vector<StoredEvent> events;
  std::vector<QuantityFact> quantities;
  std::vector<EntityTelling> tellings;
  std::vector<const EntityTelling*> arguments;

  void decode(std::size_t size) {
    const char* const begin = reinterpret_cast<const char*>(bytes.data());
    std::size_t count = 0, numbers = 0, told = 0;
    for (const char* at = begin; at < begin + size; ++count) {
      const Head& h = *reinterpret_cast<const Head*>(at);
      numbers += h.quantities;
      for (const std::uint32_t n : h.tellings) told += n;
      at += h.bytes;
    }
    events.reserve(count);
    quantities.reserve(numbers);
    tellings.reserve(told);
    arguments.reserve(told);
    for (const char* at = begin; at < begin + size; at += reinterpret_cast<const Head*>(at)->bytes) decode_event(at);
    memory =
        bytes.size() * 8 + count * sizeof(StoredEvent) + numbers * sizeof(QuantityFact) + told * (sizeof(EntityTelling) + sizeof(void*));
  }

 private:
  void decode_event(const char* at) {
    const Head& h = *reinterpret_cast<const Head*>(at);
    StoredEvent& e = events.emplace_back();
    EventFacts& f = e.facts;
    e.version = h.version, e.start = h.start, e.published = h.published;
    f.earliest = h.earliest, f.latest = h.latest, f.year_day_from = h.year_day_from, f.year_day_to = h.year_day_to;
    f.weight = h.weight, f.mode = h.mode, f.trigger = h.trigger, f.content = h.content, f.wording = h.wording, f.opening = h.opening;
    f.id = h.event, f.within = h.within;
    f.type = h.type, f.basis = h.basis, f.realis = h.realis, f.way = h.way;
    f.statement = h.statement, f.any_manner = h.any_manner, f.dated = h.dated, f.yearless = h.yearless;
    Taker lists(at + head_bytes);
    f.quotes = lists.list<std::uint64_t>(h.quotes);
    const auto* const numbers = lists.take<QuantityHead>(h.quantities);
    std::size_t told = 0;
    for (const std::uint32_t n : h.tellings) told += n;
    const auto* const heads = lists.take<TellingHead>(told);
    f.tokens = lists.list<std::uint32_t>(h.tokens);
    f.trigger_tokens = lists.list<std::uint32_t>(h.trigger_tokens);
    f.pairs = lists.list<std::uint32_t>(h.pairs);
    if (f.statement) f.sketch = sketch_words(f.tokens, f.pairs);
    e.id = lists.text(h.id);
    const QuantityFact* const first_number = quantities.data() + quantities.size();
    for (std::size_t i = 0; i < h.quantities; ++i) {
      const QuantityHead& q = numbers[i];
      const std::string_view what = lists.text(q.what);
      quantities.push_back({what, q.bound, lists.text(q.bound_name), q.value});
    }
    f.quantities = {first_number, h.quantities};
    const EntityTelling* const* argument = arguments.data() + arguments.size();
    for (std::size_t i = 0; i < told; ++i) decode_telling(heads[i], lists);
    Tellings* const runs[] = {&f.actors, &f.targets, &f.places, &f.others, &f.attributed};
    for (std::size_t i = 0; i < 5; argument += h.tellings[i++]) *runs[i] = {argument, h.tellings[i]};
  }

  void decode_telling(const TellingHead& t, Taker& texts) {
    EntityTelling& out = tellings.emplace_back();
    out.id = texts.text(t.id);
    out.name = texts.text(t.name);
    out.type = texts.text(t.type);
    out.country = texts.text(t.country);
    out.lat = t.lat, out.lon = t.lon;
    out.has_position = t.has_position, out.unnamed = t.unnamed, out.is_place = t.is_place, out.one_word = t.one_word;
    out.entity = t.entity, out.country_code = t.country_code, out.last_name = t.last_name;
    out.title = t.title, out.name_end = t.name_end;
    arguments.push_back(&out);
  }
};

FactsFile::FactsFile(const std::string& folder, std::size_t budget)
    : file_(folder), budget_(budget), page_bytes_(std::clamp<std::size_t>(budget / 64, 4096, std::size_t{256} << 10)) {}
FactsFile::~FactsFile() = default;

void FactsFile::add(const StoredEvent& event) {
  if (places_.empty() || file_.size() - places_.back().begin >= page_bytes_) places_.push_back({count_, file_.size()});
  encode(event, scratch_);
  file_.append(scratch_);
  ++count_;
}

std::size_t FactsFile::page_of(std::uint32_t position) const {
  const auto after =
      std::upper_bound(places_.begin(), places_.end(), position, [](std::uint32_t p, const Place& place) { return p < place.first; });
  return static_cast<std::size_t>(after - places_.begin()) - 1;
}

FactsFile::Page& FactsFile::load(std::size_t number) const {
  if (const auto it = loaded_.find(number); it != loaded_.end()) {
    pages_.splice(pages_.begin(), pages_, it->second);
    return *pages_.front();
  }
  while (pages_.size() > 3 && held_ > budget_) {
    held_ -= pages_.back()->memory;
    loaded_.erase(pages_.back()->number);
    pages_.pop_back();
  }
  auto page = std::make_unique<Page>();
  page->number = number;
  page->first = places_[number].first;
  const std::uint64_t begin = places_[number].begin, end = number + 1 < places_.size() ? places_[number + 1].begin : file_.size();
  page->bytes.resize(static_cast<std::size_t>(end - begin) / 8);
  file_.read(begin, page->bytes.data(), static_cast<std::size_t>(end - begin));
  page->decode(static_cast<std::size_t>(end - begin));
  held_ += page->memory;
  pages_.push_front(std::move(page));
  loaded_[number] = pages_.begin();
  return *pages_.front();
}

const StoredEvent& FactsFile::event(std::uint32_t position) const {
  if (!pages_.empty()) {
    const Page& latest = *pages_.front();
    if (position - latest.first < latest.events.size()) return latest.events[position - latest.first];
  }
  const Page& page = load(page_of(position));
  return page.events[position - page.first];
}

}  // namespace nienbieu
