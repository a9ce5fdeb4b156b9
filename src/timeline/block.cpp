#include "timeline/block.h"

#include <algorithm>
#include <array>

#include "timeline/block_keys.h"
#include "timeline/key_filter.h"

namespace nienbieu {
namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

class Proposer {
 public:
  Proposer(const EventSource& events, std::uint32_t count) : events_(events), count_(count) {}

  Pairs run() {
    find_members();
    for (std::size_t i = 0, k; i < members_.size(); i = k) {
      for (k = i; k < members_.size() && members_[k].key == members_[i].key;) ++k;
      propose_block(i, k);
    }
    propose_copies();
    std::sort(pairs_.begin(), pairs_.end());
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
    Pairs out;
    out.reserve(pairs_.size());
    for (const std::uint64_t p : pairs_) out.emplace_back(static_cast<std::uint32_t>(p >> 32), static_cast<std::uint32_t>(p));
    return out;
  }

 private:
  void find_members() {
    // Keys under which nothing waits make no pairs: most are known by the filter.
    KeyFilter waiting(std::size_t{count_} * 8);
    for (std::uint32_t p = 0; p < count_; ++p) {
      for (const std::uint64_t key : keys_.waiting(events_.event(p))) waiting.add(key);
    }
    // Nor do keys that one event has alone, which most are.
    KeyFilter met(std::size_t{count_} * 32), shared(std::size_t{count_} * 32);
    for (std::uint32_t p = 0; p < count_; ++p) {
      for (const BlockKey& k : keys_.all(events_.event(p))) {
        if (k.conditional && !waiting.may_contain(k.key)) continue;
        members_.push_back({k.key, p, k.waits, k.later_day});
        met.may_contain(k.key) ? shared.add(k.key) : met.add(k.key);
      }
    }
    std::erase_if(members_, [&](const Membership& m) { return !shared.may_contain(m.key); });
    std::sort(members_.begin(), members_.end());
    std::size_t kept = 0;
    for (std::size_t i = 1; i < members_.size(); ++i) {
      if (!members_[kept].absorb(members_[i])) members_[++kept] = members_[i];
    }
    if (!members_.empty()) members_.resize(kept + 1);
  }

  void pair(std::uint32_t a, std::uint32_t b) {
    if (a != b) pairs_.push_back(static_cast<std::uint64_t>(std::min(a, b)) << 32 | std::max(a, b));
  }

  void propose_block(std::size_t begin, std::size_t end) {
    if (end - begin > wide_block) return propose_wide(begin, end);
    const bool everybody = everybody_meets(members_[begin].key);
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t k = i + 1; k < end; ++k) {
        if (meet(members_[i], members_[k], everybody)) pair(members_[i].position, members_[k].position);
      }
    }
  }

  void propose_wide(std::size_t begin, std::size_t end) {
    struct Placed {
      std::uint64_t signature;
      std::uint32_t position;
      bool waits;
      auto operator<=>(const Placed&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 takes the 0 behind <=> for a pointer
    };
    const bool everybody = everybody_meets(members_[begin].key);
    const auto waits = [](const Membership& m) { return m.waits; };
    if (!everybody &&
        std::none_of(members_.begin() + static_cast<std::ptrdiff_t>(begin), members_.begin() + static_cast<std::ptrdiff_t>(end), waits))
      return;
    std::vector<Placed> order(end - begin);
    for (std::uint64_t seed = 1; seed <= block_orders; ++seed) {
      for (std::size_t i = begin; i < end; ++i) {
        const std::uint32_t p = members_[i].position;
        order[i - begin] = {signatures(p)[seed - 1], p, members_[i].waits};
      }
      std::sort(order.begin(), order.end());
      for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::size_t k = i + 1; k < std::min(order.size(), i + 1 + block_neighbours); ++k) {
          if (everybody || order[i].waits || order[k].waits) pair(order[i].position, order[k].position);
        }
      }
    }
  }

  // Worked out once for all the wide blocks of an event.
  const std::array<std::uint64_t, block_orders>& signatures(std::uint32_t p) {
    if (signature_of_.empty()) signature_of_.resize(count_, ~0U);
    if (signature_of_[p] == ~0U) {
      signature_of_[p] = static_cast<std::uint32_t>(signatures_.size());
      auto& made = signatures_.emplace_back();
      for (std::uint64_t i = 0; i < block_orders; ++i) made[i] = block_signature(events_.event(p).facts, i + 1);
    }
    return signatures_[signature_of_[p]];
  }

  void propose_copies() {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> copies;
    for (std::uint32_t p = 0; p < count_; ++p) {
      for (const std::uint64_t key : keys_.copies(events_.event(p).facts)) copies.emplace_back(key, p);
    }
    std::sort(copies.begin(), copies.end());
    for (std::size_t i = 0; i < copies.size(); ++i) {
      for (std::size_t k = i + 1; k < std::min(copies.size(), i + 1 + block_neighbours) && copies[k].first == copies[i].first; ++k) {
        pair(copies[i].second, copies[k].second);
      }
    }
  }

  const EventSource& events_;
  std::uint32_t count_;
  BlockKeys keys_;
  std::vector<Membership> members_;
  std::vector<std::uint32_t> signature_of_;
  std::vector<std::array<std::uint64_t, block_orders>> signatures_;
  std::vector<std::uint64_t> pairs_;  // first << 32 | second: whole numbers sort faster
};

}  // namespace

Pairs propose_pairs(const EventSource& events, std::uint32_t count) { return Proposer(events, count).run(); }

}  // namespace nienbieu
