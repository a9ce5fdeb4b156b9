#include "timeline/facts.h"

#include <algorithm>
#include <charconv>
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
  const auto from = of_2000(time.earliest), to = of_2000(time.latest);
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

std::uint64_t folded_hash(const TokenList& tokens) {
  std::uint64_t hash = 1;
  for (const Token& token : tokens) {
    if (token.is_word() || token.is_number()) hash = combine(hash, token.key);
  }
  return hash;
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

std::uint32_t FactPools::intern(std::string_view text) {
  if (text.empty()) return 0;
  if (const auto it = names_.find(text); it != names_.end()) return it->second;
  const auto index = static_cast<std::uint32_t>(names_.size() + 1);
  name_of_.push_back(&names_.emplace(text, index).first->first);
  return index;
}

std::uint32_t FactPools::telling_of(const ArgumentRecord& a) {
  std::string& key = scratch_text_;
  key.clear();
  for (const std::string_view part : {a.entity, a.name.empty() ? a.description : a.name, a.type, a.country}) {
    key += part;
    key += '\x1f';
  }
  if (a.has_position) key += std::to_string(a.lat) + "," + std::to_string(a.lon);
  if (const auto it = telling_index_.find(key); it != telling_index_.end()) return it->second;
  EntityTelling telling;
  telling.id = a.entity;
  telling.name = a.name.empty() ? a.description : a.name;
  telling.type = a.type;
  telling.country = a.country;
  telling.lat = a.lat;
  telling.lon = a.lon;
  telling.has_position = a.has_position;
  telling.unnamed = a.entity.empty() || a.entity.starts_with("x:unnamed");
  telling.is_place = a.type == "place";
  telling.entity = intern(a.entity);
  telling.country_code = intern(a.country);
  if (a.type == "person" && !telling.unnamed) {
    const auto space = telling.name.rfind(' ');
    telling.one_word = space == std::string::npos;
    telling.last_name = syllable_key(std::string_view(telling.name).substr(telling.one_word ? 0 : space + 1));
  }
  const auto index = static_cast<std::uint32_t>(tellings.size());
  tellings.push_back(std::move(telling));
  telling_index_.emplace(key, index);
  return index;
}

Run FactPools::add_arguments(const std::vector<ArgumentRecord>& list) {
  Run run{static_cast<std::uint32_t>(arguments.size()), static_cast<std::uint32_t>(list.size())};
  for (const ArgumentRecord& argument : list) arguments.push_back(telling_of(argument));
  return run;
}

Run FactPools::add_tokens(std::size_t from, std::size_t to) {
  auto& keys = scratch_keys_;
  keys.clear();
  for (std::size_t i = from; i < std::min(to, scratch_.size()); ++i) {
    const Token& token = scratch_[i];
    if (!token.is_word() && !token.is_number()) continue;
    keys.push_back(static_cast<std::uint32_t>(token.key) << 4 | token_weight(token));
    if (keys.size() == max_content_tokens) break;
  }
  // A syllable counts once, with the greatest of its weights (a name's syllable may also stand without its capital).
  std::sort(keys.begin(), keys.end(), [](std::uint32_t a, std::uint32_t b) { return a >> 4 != b >> 4 ? a < b : (a & 15) > (b & 15); });
  keys.erase(std::unique(keys.begin(), keys.end(), [](std::uint32_t a, std::uint32_t b) { return a >> 4 == b >> 4; }), keys.end());
  const Run run{static_cast<std::uint32_t>(tokens.size()), static_cast<std::uint32_t>(keys.size())};
  tokens.insert(tokens.end(), keys.begin(), keys.end());
  return run;
}

// Word order tells a saying cut short from another one on the same subject, which single words do not.
Run FactPools::add_pairs() {
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
  const Run run{static_cast<std::uint32_t>(tokens.size()), static_cast<std::uint32_t>(keys.size())};
  tokens.insert(tokens.end(), keys.begin(), keys.end());
  return run;
}

// A statement is compared by all that was said; an action by the words around its trigger, because one sentence often tells
// several actions.
void FactPools::add_content(const EventRecord& event, EventFacts& facts) {
  const bool said = facts.statement && !event.content.empty();
  if (said) {
    tokenize(event.content.text, scratch_);
    facts.content = folded_hash(scratch_);
    facts.pairs = add_pairs();
  } else {
    tokenize(around_trigger(event), scratch_);
    facts.content = name_hash(event.sentence.text);
  }
  const std::uint64_t wording = folded_hash(scratch_);
  facts.tokens = add_tokens(0, scratch_.size());
  for (std::uint32_t i = 0; i < facts.tokens.count; ++i) facts.weight += tokens[facts.tokens.begin + i] & 15;
  if (facts.weight >= min_wording_weight) facts.wording = wording;
}

void FactPools::add_quotes(const EventRecord& event, EventFacts& facts) {
  const auto begin = quotes.size();
  for (const TextSpan& quote : event.quotes) {
    if (quote.text == event.content.text) {
      if (facts.pairs.count + 1 >= min_quote_tokens) quotes.push_back(facts.content);
      continue;
    }
    tokenize(quote.text, scratch_);
    const auto words = std::count_if(scratch_.begin(), scratch_.end(), [](const Token& t) { return t.is_word() || t.is_number(); });
    if (static_cast<std::size_t>(words) >= min_quote_tokens) quotes.push_back(folded_hash(scratch_));
  }
  std::sort(quotes.begin() + static_cast<std::ptrdiff_t>(begin), quotes.end());
  facts.quotes = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(quotes.size() - begin)};
}

void FactPools::add_quantities(const EventRecord& event, EventFacts& facts) {
  facts.quantities = {static_cast<std::uint32_t>(quantities.size()), static_cast<std::uint32_t>(event.quantities.size())};
  for (const QuantityRecord& q : event.quantities) quantities.push_back({intern(q.what), bound_of(q.bound), intern(q.bound), q.value});
}

EventFacts FactPools::facts_of(const EventRecord& event) {
  EventFacts facts;
  facts.statement = event.kind == "statement";
  facts.type = type_index(event.type);
  facts.realis = event.realis.empty() ? 'a' : event.realis.front();
  facts.mode = intern(event.mode);
  facts.any_manner = event.mode == "talks";
  facts.id = name_hash(event.id);
  facts.within = name_hash(event.within);
  facts.basis = basis_rank(event.time.basis);
  read_interval(event.time, facts);
  tokenize(event.trigger.text, scratch_);
  facts.trigger = folded_hash(scratch_);
  facts.trigger_tokens = add_tokens(0, scratch_.size());
  facts.actors = add_arguments(event.actors);
  facts.targets = add_arguments(event.targets);
  facts.places = add_arguments(event.places);
  facts.others = add_arguments(event.addressees);
  add_content(event, facts);
  add_quotes(event, facts);
  add_quantities(event, facts);
  return facts;
}

}  // namespace nienbieu
