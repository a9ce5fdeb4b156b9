// What the merger compares: the facts of an event, interned and folded once when it is added.
//
// Identity of names, modes and texts is by 64-bit hash of their bytes: the same in every set of records, on disk as in memory. Facts stand
// alone: they point to their own lists and to nothing that grows.
#pragma once
#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/civil_date.h"
#include "text/tokens.h"
#include "timeline/record.h"
#include "timeline/word_sketch.h"

namespace nienbieu {

// Days of "2024-05-12"; nothing for "XXXX-05-12", a month, an open end or null.
std::optional<DayNumber> day_of(std::string_view iso);

constexpr DayNumber open_start = std::numeric_limits<DayNumber>::min();
constexpr DayNumber open_end = std::numeric_limits<DayNumber>::max();

// Bytes that stay where they are.
class ByteArena {
 public:
  std::string_view keep(std::string_view bytes);
  template <class T>
  std::span<const T> keep_list(std::span<const T> items) {
    static_assert(std::is_trivially_copyable_v<T>);
    return {reinterpret_cast<const T*>(keep_bytes(items.data(), items.size_bytes(), alignof(T))), items.size()};
  }

 private:
  const char* keep_bytes(const void* bytes, std::size_t size, std::size_t alignment);

  static constexpr std::size_t block_size = 1 << 20;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t left_ = 0;
  char* next_ = nullptr;
};

// Makes a record's texts point into the arena.
void keep_texts(DocumentRecord& document, ByteArena& arena);

// How an argument was told; several tellings may belong to one entity id.
struct EntityTelling {
  std::string_view id, name, type, country;
  double lat = 0, lon = 0;
  bool has_position = false;
  bool unnamed = false;
  bool is_place = false;
  std::uint64_t entity = 0;        // equal for equal ids; 0 = none
  std::uint64_t country_code = 0;  // equal for equal countries; 0 = unknown
  std::uint64_t last_name = 0;     // of a person: the last word of the name, folded; 0 = none
  bool one_word = false;           // the name is no more than that
  std::uint64_t title = 0;         // by which the text calls a person, named or not ("Chủ tịch nước"): folded; 0 = none
  std::uint64_t name_end = 0;      // of an organization: the last two words of its name, which a body of it ends with, too; 0 = none
};

struct QuantityFact {
  std::string_view what;
  enum class Bound : std::uint8_t { exact, about, over, under } bound = Bound::exact;
  std::string_view bound_name;
  double value = 0;
};

using Tellings = std::span<const EntityTelling* const>;

struct EventFacts {
  bool statement = false;
  std::uint8_t type = 0;    // index into the list of types (types.h)
  char realis = 'a';        // first letter: actual, negated, future, hypothetical
  std::uint64_t mode = 0;   // 0 = none
  bool any_manner = false;  // talks: by telephone, face to face, at a table
  DayNumber earliest = open_start, latest = open_end;
  bool dated = false;     // has a value with a known year
  bool yearless = false;  // "XXXX-05-12": days of an unknown year, below as days of 2000
  DayNumber year_day_from = 0, year_day_to = 0;
  std::uint8_t basis = 0;                         // 0 explicit/resolved, 1 inherited, 2 publication, 3 unknown
  std::uint64_t trigger = 0;                      // hash of the folded trigger without what carries it ("trận", "tiến hành"); 0 = none
  std::span<const std::uint32_t> trigger_tokens;  // like tokens
  std::int8_t way = 0;                       // 1 up ("tăng", "nâng"), -1 down ("giảm", "hạ", "cắt"), by the trigger's first word
  Tellings attributed;                       // sources of the attribution: for the list of entities only
  Tellings actors, targets, places, others;  // in the order of the record; others: addressees
  std::span<const std::uint32_t> tokens;  // of the content (statement) or around the trigger (action): key << 4 | weight, ascending, unique
  std::uint32_t weight = 0;               // their sum
  std::span<const std::uint32_t> pairs;   // of a statement's content: hashes of neighbouring words, ascending, unique
  WordSketch sketch;                      // of a statement's tokens and pairs
  std::span<const std::uint64_t> quotes;  // hashes of long enough quotations, ascending
  std::span<const QuantityFact> quantities;
  std::uint64_t content = 0;  // hash of the content folded, with its order (statement), or of the sentence's bytes (action)
  std::uint64_t wording = 0;  // of the content (statement) or of the words around the trigger (action), folded; 0 = a commonplace
  std::uint64_t opening =
      0;  // of a statement's content that opens with a small letter: what was done by saying so ("thông báo cấm …"); 0 = none
  std::uint64_t id = 0, within = 0;  // hashes of the event's id and of the statement's that it stands in; 0 = none

  bool has_date() const { return dated || yearless; }
};

// Grows with the records; owns everything that EventFacts points to.
class FactPools {
 public:
  EventFacts facts_of(const EventRecord& event);

 private:
  std::string_view intern(std::string_view text);
  const EntityTelling* telling_of(const ArgumentRecord& argument);
  std::uint64_t title_of(const ArgumentRecord& argument);
  Tellings keep_arguments(const std::vector<ArgumentRecord>& list);
  Tellings keep_sources(const std::vector<AttributionRecord>& list);
  std::span<const std::uint32_t> keep_tokens();  // of scratch_
  std::span<const std::uint32_t> keep_pairs();   // of scratch_
  void add_trigger(const EventRecord& event, EventFacts& facts);
  void add_content(const EventRecord& event, EventFacts& facts);
  void add_quotes(const EventRecord& event, EventFacts& facts);
  void add_quantities(const EventRecord& event, EventFacts& facts);

  ByteArena arena_;
  std::unordered_set<std::string_view> names_;  // of quantities and their bounds: a few dozen
  std::deque<EntityTelling> tellings_;          // stays where it is
  std::unordered_map<std::string_view, const EntityTelling*> telling_index_;
  TokenList scratch_;
  std::vector<const EntityTelling*> scratch_tellings_;
  std::vector<std::uint32_t> scratch_keys_;
  std::vector<std::uint64_t> scratch_quotes_;
  std::vector<QuantityFact> scratch_quantities_;
  std::string scratch_text_;
};

}  // namespace nienbieu
