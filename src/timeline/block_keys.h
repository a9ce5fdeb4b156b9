// The blocks of an event: keys under which it meets those that may be the same. Private to src/timeline.
//
// A key is tag | statement or type class | participant | time. Most blocks are for records that lack something (a day, a year, a name)
// and wait for a report that has it: only pairs with one that waits are proposed there, and others join only where one waits.
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "timeline/event_source.h"

namespace nienbieu {

constexpr std::size_t wide_block = 64;       // above this a block is compared along its order, not all with all
constexpr std::size_t block_neighbours = 6;  // in each of the orders of a wide block
constexpr std::uint64_t block_orders = 4;    // of a wide block

// `waits` is said under exactly the keys of waiting(): where nothing waits no pairs are made.
struct BlockKey {
  std::uint64_t key = 0;
  bool waits = false;
  // A two-day window holds its first day's events once more than needed: they met in the window before.
  bool later_day = false;
  bool conditional = false;  // only where something waits under this key
};

// One event in one block. In order by key and position; what stands in a block more than once is one (absorb).
struct Membership {
  std::uint64_t key = 0;
  std::uint32_t position = 0;
  bool waits = false;
  bool later_day = false;

  auto operator<=>(const Membership&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 takes the 0 behind <=> for a pointer
  bool absorb(const Membership& other) {
    if (key != other.key || position != other.position) return false;
    waits = waits || other.waits;
    later_day = later_day || other.later_day;
    return true;
  }
};

// Does everybody meet everybody in the block of this key?
bool everybody_meets(std::uint64_t key);

// Should the two, of one block that is not wide, be compared?
inline bool meet(const Membership& x, const Membership& y, bool everybody) {
  return (x.later_day || y.later_day) && (everybody || x.waits || y.waits);
}

class BlockKeys {
 public:
  // Keys under which the event waits. Valid until the next call.
  const std::vector<std::uint64_t>& waiting(const StoredEvent& event);
  // Keys of all blocks that it may join, some of them more than once. Valid until the next call.
  const std::vector<BlockKey>& all(const StoredEvent& event);
  // Reports that share a long quotation, a saying or a whole sentence meet whoever spoke and whenever it was: papers copy each other. So do
  // one speaker's sayings in like words.
  const std::vector<std::uint64_t>& copies(const EventFacts& facts);

 private:
  template <class Each>
  void each_participant(const EventFacts& f, Each visit);
  void wait_undated(const StoredEvent& e);
  void add_participants(const StoredEvent& e, bool coarse);
  void add_nameless(const StoredEvent& e, bool coarse);
  void add_days(const EventFacts& f, std::uint64_t tag, std::uint64_t who);
  void add_countries(const EventFacts& f);
  void add_bodies(const EventFacts& f);

  std::vector<std::uint64_t> keys_;
  std::vector<BlockKey> all_;
  std::vector<std::uint64_t> seen_;
};

// Places an event in one of the orders of a wide block, by MinHash of its content: of likenesses above one half, the two are neighbours
// in at least one of the orders nearly always.
std::uint64_t block_signature(const EventFacts& facts, std::uint64_t order);

}  // namespace nienbieu
