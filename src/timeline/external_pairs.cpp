#include "timeline/external_pairs.h"

#include <algorithm>

#include "timeline/block_keys.h"
#include "timeline/key_filter.h"

namespace nienbieu {
namespace {

// A member of a wide block, on its way to the signatures of its content.
struct WideMember {
  std::uint32_t position = 0;
  std::uint32_t block = 0;
  bool always = false;  // meets everybody in the block: it waits, or all do
  auto operator<=>(const WideMember&) const = default;
};

// The same in one of the orders of its block.
struct Placed {
  std::uint64_t order = 0;  // block and which of its orders
  std::uint64_t signature = 0;
  std::uint32_t position = 0;
  bool always = false;
  auto operator<=>(const Placed&) const = default;
};

struct Copy {
  std::uint64_t key = 0;
  std::uint32_t position = 0;
  auto operator<=>(const Copy&) const = default;
};

class Proposer {
 public:
  Proposer(const FactsFile& events, const std::string& folder, std::size_t memory, ExternalSort<Pair>& pairs)
      : events_(events), folder_(folder), memory_(memory), pairs_(pairs) {}

  void run() {
    ExternalSort<WideMember> wide(folder_, memory_ / 4);
    {
      ExternalSort<Membership> members(folder_, memory_ / 2);
      find_members(members);
      each_block(members, wide);
    }
    ExternalSort<Placed> placed(folder_, memory_ / 4);
    place(wide, placed);
    propose_neighbours(placed);
    propose_copies();
  }

 private:
  void find_members(ExternalSort<Membership>& members) {
    // Keys under which nothing waits make no pairs: most are known by the filter and never get to the disk.
    KeyFilter waiting(memory_ / 8);
    for (std::uint32_t p = 0; p < events_.size(); ++p) {
      for (const std::uint64_t key : keys_.waiting(events_.event(p))) waiting.add(key);
    }
    for (std::uint32_t p = 0; p < events_.size(); ++p) {
      for (const BlockKey& k : keys_.all(events_.event(p))) {
        if (!k.conditional || waiting.may_contain(k.key)) members.add({k.key, p, k.waits, k.later_day});
      }
    }
  }

  void each_block(ExternalSort<Membership>& members, ExternalSort<WideMember>& wide) {
    std::vector<Membership> block;  // of a wide one, what has not been passed on
    bool is_wide = false;
    std::uint32_t number = 0;
    const auto pass_on = [&] {
      for (const Membership& m : block) wide.add({m.position, number, m.waits || everybody_meets(m.key)});
      block.clear();
    };
    const auto finish = [&] {
      is_wide ? pass_on() : propose_block(block);
      number += is_wide;
      is_wide = false;
      block.clear();
    };
    Membership next, held;
    bool any = members.next(held);
    for (bool more = any; more; held = next) {
      while ((more = members.next(next)) && held.absorb(next)) {
      }
      block.push_back(held);
      if (block.size() > wide_block) is_wide = true;
      if (!more || next.key != held.key) {
        finish();
      } else if (is_wide) {
        pass_on();
      }
    }
  }

  void add(std::uint32_t a, std::uint32_t b) {
    if (a != b) pairs_.add({std::min(a, b), std::max(a, b)});
  }

  void propose_block(const std::vector<Membership>& block) {
    if (block.size() < 2) return;
    const bool everybody = everybody_meets(block.front().key);
    for (std::size_t i = 0; i < block.size(); ++i) {
      for (std::size_t k = i + 1; k < block.size(); ++k) {
        if (meet(block[i], block[k], everybody)) add(block[i].position, block[k].position);
      }
    }
  }

  void place(ExternalSort<WideMember>& wide, ExternalSort<Placed>& placed) {
    std::uint64_t signatures[block_orders];
    std::uint32_t of = ~0U;
    for (WideMember m; wide.next(m);) {
      if (m.position != of) {
        of = m.position;
        for (std::uint64_t i = 0; i < block_orders; ++i) signatures[i] = block_signature(events_.event(of).facts, i + 1);
      }
      for (std::uint64_t i = 0; i < block_orders; ++i) placed.add({m.block * block_orders + i, signatures[i], m.position, m.always});
    }
  }

  void propose_neighbours(ExternalSort<Placed>& placed) {
    Placed last[block_neighbours];
    std::size_t count = 0;  // of those in `last` that are of this order
    std::size_t next = 0;
    std::uint64_t order = ~0ULL;
    for (Placed p; placed.next(p);) {
      if (p.order != order) count = 0, order = p.order;
      for (std::size_t i = 1; i <= count; ++i) {
        const Placed& other = last[(next + block_neighbours - i) % block_neighbours];
        if (p.always || other.always) add(other.position, p.position);
      }
      last[next] = p;
      next = (next + 1) % block_neighbours;
      count = std::min(count + 1, block_neighbours);
    }
  }

  void propose_copies() {
    ExternalSort<Copy> copies(folder_, memory_ / 4);
    for (std::uint32_t p = 0; p < events_.size(); ++p) {
      for (const std::uint64_t key : keys_.copies(events_.event(p).facts)) copies.add({key, p});
    }
    Copy last[block_neighbours];
    std::size_t count = 0, next = 0;
    for (Copy c; copies.next(c);) {
      if (count && last[(next + block_neighbours - 1) % block_neighbours].key != c.key) count = 0;
      for (std::size_t i = 1; i <= count; ++i) add(last[(next + block_neighbours - i) % block_neighbours].position, c.position);
      last[next] = c;
      next = (next + 1) % block_neighbours;
      count = std::min(count + 1, block_neighbours);
    }
  }

  const FactsFile& events_;
  const std::string& folder_;
  std::size_t memory_;
  ExternalSort<Pair>& pairs_;
  BlockKeys keys_;
};

}  // namespace

void propose_pairs(const FactsFile& events, const std::string& folder, std::size_t memory, ExternalSort<Pair>& pairs) {
  Proposer(events, folder, memory, pairs).run();
}

}  // namespace nienbieu
