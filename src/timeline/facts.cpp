#include "timeline/facts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <functional>

#include "base/utf8.h"
#include "timeline/types.h"
#include "timeline/weights.h"

namespace nienbieu {
namespace {

constexpr std::size_t min_quote_tokens = 5;  // shorter quotations are phrases that anybody may use
constexpr std::size_t max_content_tokens = 400;
constexpr std::uint32_t min_wording_weight = 48;             // some twelve words: nobody writes so many alike by chance
constexpr std::size_t bytes_before = 70, bytes_after = 110;  // of a trigger's start, in its sentence: some 12 and 18 words

std::uint64_t combine(std::uint64_t hash, std::uint64_t value) {
  hash ^= value + 0x9E3779B97F4A7C15ULL + (hash << 6) + (hash >> 2);
  return hash * 0xBF58476D1CE4E5B9ULL ^ (hash >> 29);
}

// A leap year stands for the unknown one, so that 29 February has a place.
void read_year_days(const TimeRecord& time, EventFacts& facts) {
  const auto of_2000 = [](std::string_view day) {
    return day.starts_with("XXXX-") ? day_of("2000" + std::string(day.substr(4))) : std::nullopt;
  };
  const auto to = of_2000(time.latest);
  const auto from = time.earliest.empty() ? to : of_2000(time.earliest);  // a toll "tính đến 1/6" is told of that day
  if (!from || !to || *from > *to) return;
  facts.yearless = true;
  facts.year_day_from = *from;
  facts.year_day_to = *to;
}

void read_interval(const TimeRecord& time, EventFacts& facts) {
  if (time.edtf.empty()) return;
  const auto earliest = day_of(time.earliest), latest = day_of(time.latest);
  if (!earliest && !latest) return read_year_days(time, facts);
  facts.dated = true;
  facts.earliest = earliest.value_or(open_start);
  facts.latest = latest.value_or(open_end);
}

std::uint8_t basis_rank(std::string_view basis) {
  if (basis == "explicit" || basis == "resolved") return 0;
  if (basis == "inherited") return 1;
  return basis == "publication" ? 2 : 3;
}

QuantityFact::Bound bound_of(std::string_view bound) {
  if (bound == "over" || bound == "at_least") return QuantityFact::Bound::over;
  if (bound == "under" || bound == "at_most") return QuantityFact::Bound::under;
  return bound == "about" ? QuantityFact::Bound::about : QuantityFact::Bound::exact;
}

std::uint64_t folded_hash(std::span<const Token> tokens) {
  std::uint64_t hash = 1;
  for (const Token& token : tokens) {
    if (token.is_word() || token.is_number()) hash = combine(hash, token.key);
  }
  return hash;
}

// What stands before the word for an event and says no more than that it is one: "trận động đất", "tiến hành tập trận", "bị bắt".
constexpr std::string_view carriers[][2] = {{"vụ", ""},       {"cuộc", ""},     {"trận", ""},  {"đợt", ""},      {"cơn", ""},
                                            {"chuyến", ""},   {"việc", ""},     {"đã", ""},    {"bị", ""},       {"được", ""},
                                            {"hoạt", "động"}, {"tiến", "hành"}, {"xảy", "ra"}, {"thực", "hiện"}, {"tổ", "chức"}};

std::int8_t way_of(std::span<const Token> trigger) {
  static const std::uint64_t up[] = {syllable_key("tăng"), syllable_key("nâng")};
  static const std::uint64_t down[] = {syllable_key("giảm"), syllable_key("hạ"), syllable_key("cắt")};
  if (trigger.empty()) return 0;
  if (std::find(std::begin(up), std::end(up), trigger[0].key) != std::end(up)) return 1;
  return std::find(std::begin(down), std::end(down), trigger[0].key) != std::end(down) ? -1 : 0;
}

std::span<const Token> without_carriers(std::span<const Token> trigger) {
  static const std::vector<std::array<std::uint64_t, 2>> keys = [] {
    std::vector<std::array<std::uint64_t, 2>> out;
    for (const auto& words : carriers) out.push_back({syllable_key(words[0]), words[1].empty() ? 0 : syllable_key(words[1])});
    return out;
  }();
  const auto carried_at = [&] {
    for (const auto& [first, second] : keys) {
      const std::size_t size = second ? 2 : 1;
      if (trigger.size() > size && trigger[0].key == first && (!second || trigger[1].key == second)) return size;
    }
    return std::size_t{0};
  };
  while (const std::size_t size = carried_at()) trigger = trigger.subspan(size);
  return trigger;
}

// Where the trigger stands in its sentence, in bytes. Record offsets may be code points, so the words are looked for; of several
// places the one at the right distance in code points wins, else the first.
std::size_t trigger_offset(const EventRecord& event) {
  const std::string_view sentence = event.sentence.text, trigger = event.trigger.text;
  const std::size_t first = sentence.find(trigger);
  if (first == std::string_view::npos || trigger.empty()) return 0;
  const std::size_t distance = event.trigger.start - event.sentence.start;
  std::size_t counted = 0, at = 0;
  for (std::size_t hit = first; hit != std::string_view::npos; hit = sentence.find(trigger, hit + 1)) {
    for (; at < hit; ++at) counted += !is_continuation(static_cast<unsigned char>(sentence[at]));
    if (counted == distance || hit == distance) return hit;
  }
  return first;
}

// Whole words of the sentence around the trigger. Cut by bytes, so that the rest is not even read.
std::string_view around_trigger(const EventRecord& event) {
  const std::string_view sentence = event.sentence.text;
  const std::size_t at = trigger_offset(event);
  std::size_t from = at > bytes_before ? at - bytes_before : 0, to = std::min(sentence.size(), at + bytes_after);
  while (from > 0 && sentence[from - 1] != ' ') --from;
  while (to < sentence.size() && sentence[to] != ' ') ++to;
  return sentence.substr(from, to - from);
}

std::uint64_t name_hash(std::string_view text) { return text.empty() ? 0 : std::hash<std::string_view>{}(text) | 1; }

// What follows from a telling's strings.
void complete(EntityTelling& telling) {
  telling.unnamed = telling.id.empty() || telling.id.starts_with("x:unnamed");
  telling.is_place = telling.type == "place";
  telling.entity = name_hash(telling.id);
  telling.country_code = name_hash(telling.country);
  if (telling.type == "organization" && !telling.unnamed) {
    const auto last = telling.name.rfind(' '),
               before = last == std::string_view::npos || last == 0 ? last : telling.name.rfind(' ', last - 1);
    telling.name_end = name_hash(before == std::string_view::npos ? telling.name : telling.name.substr(before + 1));
  }
  if (telling.type != "person" || telling.unnamed) return;
  const auto space = telling.name.rfind(' ');
  telling.one_word = space == std::string_view::npos;
  telling.last_name = syllable_key(telling.name.substr(telling.one_word ? 0 : space + 1));
}

}  // namespace

std::optional<DayNumber> day_of(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  CivilDate d;
  const auto number = [&](std::size_t at, std::size_t n, std::int32_t& out) {
    const auto [end, error] = std::from_chars(iso.data() + at, iso.data() + at + n, out);
    return error == std::errc{} && end == iso.data() + at + n;
  };
  if (!number(0, 4, d.year) || !number(5, 2, d.month) || !number(8, 2, d.day) || !is_valid(d)) return std::nullopt;
  return to_days(d);
}

std::string_view ByteArena::keep(std::string_view bytes) {
  if (bytes.empty()) return {};
  return {keep_bytes(bytes.data(), bytes.size(), 1), bytes.size()};
}

const char* ByteArena::keep_bytes(const void* bytes, std::size_t size, std::size_t alignment) {
  if (!size) return nullptr;
  const std::size_t gap = next_ ? (alignment - reinterpret_cast<std::uintptr_t>(next_) % alignment) % alignment : 0;
  if (size + gap > left_) {
    left_ = std::max(block_size, size);
    blocks_.push_back(std::make_unique<char[]>(left_));
    next_ = blocks_.back().get();  // aligned for everything
  } else {
    next_ += gap;
    left_ -= gap;
  }
  char* const kept = next_;
  std::memcpy(kept, bytes, size);
  next_ += size;
  left_ -= size;
  return kept;
}

void keep_texts(DocumentRecord& d, ByteArena& arena) {
  for (auto* field :
       {&d.id, &d.title, &d.url, &d.outlet, &d.published, &d.published_basis, &d.published_why, &d.revision, &d.content, &d.sketch}) {
    *field = arena.keep(*field);
  }
  for (auto& name : d.also) name = arena.keep(name);
}

std::string_view FactPools::intern(std::string_view text) {
  if (text.empty()) return {};
  if (const auto it = names_.find(text); it != names_.end()) return *it;
  return *names_.insert(arena_.keep(text)).first;
}

std::uint64_t FactPools::title_of(const ArgumentRecord& a) {
  if (a.type != "person") return 0;
  const std::string_view title = a.name.empty()        ? a.description
                                 : !a.role.empty()     ? a.role
                                 : a.via == "anaphora" ? a.mention.text
                                                       : std::string_view();
  if (title.empty()) return 0;
  tokenize(title, scratch_);
  return folded_hash(scratch_);
}

const EntityTelling* FactPools::telling_of(const ArgumentRecord& a) {
  const std::string_view name = a.name.empty() ? a.description : a.name;
  std::string& key = scratch_text_;
  key.clear();
  for (const std::string_view part : {a.entity, name, a.type, a.country}) {
    key += part;
    key += '\x1f';
  }
  const std::uint64_t title = title_of(a);
  key.append(reinterpret_cast<const char*>(&title), sizeof title);
  if (a.has_position) {
    key.append(reinterpret_cast<const char*>(&a.lat), sizeof a.lat);
    key.append(reinterpret_cast<const char*>(&a.lon), sizeof a.lon);
  }
  if (const auto it = telling_index_.find(key); it != telling_index_.end()) return it->second;
  const std::string_view kept = arena_.keep(key);
  std::size_t at = 0;
  const auto part = [&](std::size_t size) {
    const std::string_view out = kept.substr(at, size);
    at += size + 1;
    return out;
  };
  EntityTelling telling;
  telling.id = part(a.entity.size());
  telling.name = part(name.size());
  telling.type = part(a.type.size());
  telling.country = part(a.country.size());
  telling.lat = a.lat;
  telling.lon = a.lon;
  telling.has_position = a.has_position;
  telling.title = title;
  complete(telling);
  tellings_.push_back(telling);
  telling_index_.emplace(kept, &tellings_.back());
  return &tellings_.back();
}

Tellings FactPools::keep_arguments(const std::vector<ArgumentRecord>& list) {
  scratch_tellings_.clear();
  for (const ArgumentRecord& argument : list) scratch_tellings_.push_back(telling_of(argument));
  return arena_.keep_list<const EntityTelling*>(scratch_tellings_);
}

Tellings FactPools::keep_sources(const std::vector<AttributionRecord>& list) {
  scratch_tellings_.clear();
  for (const AttributionRecord& source : list) {
    ArgumentRecord argument;
    argument.entity = source.entity;
    argument.name = source.name.empty() ? source.mention.text : source.name;
    if (!argument.entity.empty()) scratch_tellings_.push_back(telling_of(argument));
  }
  return arena_.keep_list<const EntityTelling*>(scratch_tellings_);
}

std::span<const std::uint32_t> FactPools::keep_tokens() {
  auto& keys = scratch_keys_;
  keys.clear();
  for (const Token& token : scratch_) {
    if (!token.is_word() && !token.is_number()) continue;
    keys.push_back(static_cast<std::uint32_t>(token.key) << 4 | token_weight(token));
    if (keys.size() == max_content_tokens) break;
  }
  // A syllable counts once, with the greatest of its weights (a name's syllable may also stand without its capital).
  std::sort(keys.begin(), keys.end(), [](std::uint32_t a, std::uint32_t b) { return a >> 4 != b >> 4 ? a < b : (a & 15) > (b & 15); });
  keys.erase(std::unique(keys.begin(), keys.end(), [](std::uint32_t a, std::uint32_t b) { return a >> 4 == b >> 4; }), keys.end());
  return arena_.keep_list<std::uint32_t>(keys);
}

// Word order tells a saying cut short from another one on the same subject, which single words do not.
std::span<const std::uint32_t> FactPools::keep_pairs() {
  auto& keys = scratch_keys_;
  keys.clear();
  const Token* before = nullptr;
  for (const Token& token : scratch_) {
    if (!token.is_word() && !token.is_number()) continue;
    if (before) keys.push_back(static_cast<std::uint32_t>(combine(before->key, token.key) >> 32));
    before = &token;
    if (keys.size() == max_content_tokens) break;
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return arena_.keep_list<std::uint32_t>(keys);
}

void FactPools::add_trigger(const EventRecord& event, EventFacts& facts) {
  tokenize(event.trigger.text, scratch_);
  const auto trigger = without_carriers(scratch_);
  facts.trigger = folded_hash(trigger);
  facts.way = way_of(trigger);
  facts.trigger_tokens = keep_tokens();
}

// A statement is compared by all that was said; an action by the words around its trigger, because one sentence often tells
// several actions.
void FactPools::add_content(const EventRecord& event, EventFacts& facts) {
  const bool said = facts.statement && !event.content.empty();
  if (said) {
    tokenize(event.content.text, scratch_);
    facts.content = folded_hash(scratch_);
    facts.pairs = keep_pairs();
    if (!scratch_.empty() && scratch_[0].casing == Casing::lower && token_weight(scratch_[0]) > 1) facts.opening = scratch_[0].key;
  } else {
    tokenize(around_trigger(event), scratch_);
    facts.content = name_hash(event.sentence.text);
  }
  const std::uint64_t wording = folded_hash(scratch_);
  facts.tokens = keep_tokens();
  for (const std::uint32_t token : facts.tokens) facts.weight += token & 15;
  if (facts.statement) facts.sketch = sketch_words(facts.tokens, facts.pairs);
  if (facts.weight >= min_wording_weight) facts.wording = wording;
}

void FactPools::add_quotes(const EventRecord& event, EventFacts& facts) {
  auto& quotes = scratch_quotes_;
  quotes.clear();
  for (const TextSpan& quote : event.quotes) {
    if (quote.text == event.content.text) {
      if (facts.pairs.size() + 1 >= min_quote_tokens) quotes.push_back(facts.content);
      continue;
    }
    tokenize(quote.text, scratch_);
    const auto words = std::count_if(scratch_.begin(), scratch_.end(), [](const Token& t) { return t.is_word() || t.is_number(); });
    if (static_cast<std::size_t>(words) >= min_quote_tokens) quotes.push_back(folded_hash(scratch_));
  }
  std::sort(quotes.begin(), quotes.end());
  facts.quotes = arena_.keep_list<std::uint64_t>(quotes);
}

void FactPools::add_quantities(const EventRecord& event, EventFacts& facts) {
  scratch_quantities_.clear();
  for (const QuantityRecord& q : event.quantities)
    scratch_quantities_.push_back({intern(q.what), bound_of(q.bound), intern(q.bound), q.value});
  facts.quantities = arena_.keep_list<QuantityFact>(scratch_quantities_);
}

EventFacts FactPools::facts_of(const EventRecord& event) {
  EventFacts facts;
  facts.statement = event.kind == "statement";
  facts.type = type_index(event.type);
  facts.realis = event.realis.empty() ? 'a' : event.realis.front();
  facts.mode = name_hash(event.mode);
  facts.any_manner = event.mode == "talks";
  facts.id = name_hash(event.id);
  facts.within = name_hash(event.within);
  facts.basis = basis_rank(event.time.basis);
  read_interval(event.time, facts);
  add_trigger(event, facts);
  facts.actors = keep_arguments(event.actors);
  facts.targets = keep_arguments(event.targets);
  facts.places = keep_arguments(event.places);
  facts.others = keep_arguments(event.addressees);
  facts.attributed = keep_sources(event.attribution);
  add_content(event, facts);
  add_quotes(event, facts);
  add_quantities(event, facts);
  return facts;
}

}  // namespace nienbieu
