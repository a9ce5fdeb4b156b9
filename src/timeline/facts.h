// What the merger compares: the facts of an event, interned and folded once when it is added.
//
// Identity of names, modes and texts is by interned index or by 64-bit hash; indexes depend on the order of arrival and are only ever
// compared for equality, never for order, so that no result depends on them.
#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/civil_date.h"
#include "text/tokens.h"
#include "timeline/record.h"

namespace nienbieu {

// Days of "2024-05-12"; nothing for "XXXX-05-12", a month, an open end or null.
std::optional<DayNumber> day_of(std::string_view iso);

constexpr DayNumber open_start = std::numeric_limits<DayNumber>::min();
constexpr DayNumber open_end = std::numeric_limits<DayNumber>::max();

// A run of a pool.
struct Run {
  std::uint32_t begin = 0;
  std::uint32_t count = 0;
};

// How an argument was told; several tellings may belong to one entity id.
struct EntityTelling {
  std::string id, name, type, country;
  double lat = 0, lon = 0;
  bool has_position = false;
  bool unnamed = false;
  bool is_place = false;
  std::uint32_t entity = 0;        // equal for equal ids
  std::uint32_t country_code = 0;  // 0 = unknown
  std::uint64_t last_name = 0;     // of a person: the last word of the name, folded; 0 = none
  bool one_word = false;           // the name is no more than that
};

struct QuantityFact {
  std::uint32_t what = 0;
  enum class Bound : std::uint8_t { exact, about, over, under } bound = Bound::exact;
  std::uint32_t bound_name = 0;
  double value = 0;
};

struct EventFacts {
  bool statement = false;
  std::uint8_t type = 0;    // index into the list of types (types.h)
  char realis = 'a';        // first letter: actual, negated, future, hypothetical
  std::uint32_t mode = 0;   // 0 = none
  bool any_manner = false;  // talks: by telephone, face to face, at a table
  DayNumber earliest = open_start, latest = open_end;
  bool dated = false;     // has a value with a known year
  bool yearless = false;  // "XXXX-05-12": days of an unknown year, below as days of 2000
  DayNumber year_day_from = 0, year_day_to = 0;
  std::uint8_t basis = 0;               // 0 explicit/resolved, 1 inherited, 2 publication, 3 unknown
  std::uint64_t trigger = 0;            // hash of the folded trigger; 0 = none
  Run trigger_tokens;                   // like tokens
  Run actors, targets, places, others;  // tellings, in the order of the record; others: addressees
  Run tokens;                           // of the content (statement) or around the trigger (action): key << 4 | weight, ascending, unique
  std::uint32_t weight = 0;             // their sum
  Run pairs;                            // of a statement's content: hashes of neighbouring words, ascending, unique
  Run quotes;                           // hashes of long enough quotations, ascending
  Run quantities;
  std::uint64_t content = 0;         // hash of the content folded, with its order (statement), or of the sentence's bytes (action)
  std::uint64_t wording = 0;         // of the content (statement) or of the words around the trigger (action), folded; 0 = a commonplace
  std::uint64_t id = 0, within = 0;  // hashes of the event's id and of the statement's that it stands in; 0 = none
};

// Grows with the records; owns everything that EventFacts points to.
class FactPools {
 public:
  EventFacts facts_of(const EventRecord& event);

  // The text of an interned name; "" for 0.
  std::string_view name(std::uint32_t index) const { return index ? *name_of_[index - 1] : std::string_view{}; }

  std::vector<EntityTelling> tellings;
  std::vector<std::uint32_t> arguments;  // indexes of tellings
  std::vector<std::uint32_t> tokens;     // and word pairs
  std::vector<std::uint64_t> quotes;
  std::vector<QuantityFact> quantities;

 private:
  std::uint32_t intern(std::string_view text);
  std::uint32_t telling_of(const ArgumentRecord& argument);
  Run add_arguments(const std::vector<ArgumentRecord>& arguments_of);
  Run add_tokens(std::size_t from, std::size_t to);  // of scratch_
  Run add_pairs();                                   // of scratch_
  void add_content(const EventRecord& event, EventFacts& facts);
  void add_quotes(const EventRecord& event, EventFacts& facts);
  void add_quantities(const EventRecord& event, EventFacts& facts);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> names_;
  std::vector<const std::string*> name_of_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> telling_index_;
  TokenList scratch_;
  std::vector<std::uint32_t> scratch_keys_;
  std::string scratch_text_;
};

}  // namespace nienbieu
