#include "timeline/linkage.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "timeline/forest.h"

namespace nienbieu {
namespace {

constexpr int most = 3000, least = -3000;
constexpr int worth_moving = 2000;  // what taking a node out of a group must add: small sums say little
constexpr std::uint32_t none = 0xFFFFFFFF;

using Score = std::function<PairScore(std::uint32_t, std::uint32_t)>;

// What is held of all pairs of the nodes.
class Pairs {
 public:
  struct Pair {
    int weight = 0, odds = 0;
    bool never = false;
  };

  Pairs(std::uint32_t n, const Score& score) : n_(n), pairs_(std::size_t{n} * n) {
    for (std::uint32_t i = 0; i < n; ++i) {
      for (std::uint32_t k = i + 1; k < n; ++k) {
        const PairScore s = score(i, k);
        pairs_[i * n + k] = pairs_[k * n + i] = {bounded(s.in_group), s.odds, s.verdict == Verdict::never};
      }
    }
  }
  std::uint32_t size() const { return n_; }
  const Pair& of(std::uint32_t i, std::uint32_t k) const { return pairs_[i * n_ + k]; }

 private:
  std::uint32_t n_;
  std::vector<Pair> pairs_;
};

// Joins groups, each known by its lowest node.
class Linkage {
 public:
  explicit Linkage(const Pairs& pairs) : n_(pairs.size()), links_(std::size_t{n_} * n_), group_of_(n_) {
    std::iota(group_of_.begin(), group_of_.end(), 0U);
    for (std::uint32_t i = 0; i < n_; ++i) {
      for (std::uint32_t k = i + 1; k < n_; ++k) link(i, k) = {pairs.of(i, k).weight, pairs.of(i, k).odds, pairs.of(i, k).never};
    }
  }

  std::vector<std::uint32_t> run() {
    for (auto next = closest(); next.first != none; next = closest()) join(next.first, next.second);
    return group_of_;
  }

 private:
  struct Link {
    std::int64_t sum = 0;  // of weights over all pairs across the groups
    int best = least;      // odds of the closest pair
    bool never = false;
  };

  Link& link(std::uint32_t i, std::uint32_t k) { return links_[std::min(i, k) * n_ + std::max(i, k)]; }
  bool is_group(std::uint32_t i) const { return group_of_[i] == i; }

  // The pair of groups whose joining adds most; on ties the one with the closest pair of nodes (bounded odds are often equal), then
  // the first.
  std::pair<std::uint32_t, std::uint32_t> closest() {
    std::pair<std::uint32_t, std::uint32_t> best{none, none};
    std::int64_t most_added = 0;
    int closest_pair = -1;
    for (std::uint32_t i = 0; i < n_; ++i) {
      for (std::uint32_t k = i + 1; is_group(i) && k < n_; ++k) {
        const Link& l = link(i, k);
        if (!is_group(k) || l.never || l.sum < most_added || (l.sum == most_added && l.best <= closest_pair)) continue;
        best = {i, k};
        most_added = l.sum;
        closest_pair = l.best;
      }
    }
    return best;
  }

  void join(std::uint32_t into, std::uint32_t from) {
    for (std::uint32_t other = 0; other < n_; ++other) {
      if (!is_group(other) || other == into || other == from) continue;
      Link& x = link(into, other);
      const Link& y = link(from, other);
      x.sum += y.sum;
      x.never = x.never || y.never;
      x.best = std::max(x.best, y.best);
    }
    std::replace(group_of_.begin(), group_of_.end(), from, into);
  }

  std::uint32_t n_;
  std::vector<Link> links_;
  std::vector<std::uint32_t> group_of_;
};

// What was joined early may have kept out what belongs there more: single nodes change groups while that adds to the sum.
class Moves {
 public:
  Moves(const Pairs& pairs, std::vector<std::uint32_t> group_of) : pairs_(pairs), n_(pairs.size()), group_of_(std::move(group_of)) {}

  std::vector<std::uint32_t> run() {
    // Each move adds to the sum, so this ends; the bound says when at the latest.
    for (std::uint32_t round = 0; round < n_ && improve(); ++round) {
    }
    return group_of_;
  }

 private:
  bool improve() {
    bool moved = false;
    for (std::uint32_t node = 0; node < n_; ++node) {
      std::int64_t best_gain = 0;
      std::uint32_t best_group = none;
      for (std::uint32_t group = 0; group <= n_; ++group) {  // n_: alone
        if (group == group_of_[node] || (group < n_ && !is_used(group))) continue;
        const std::int64_t gain = gain_of(node, group);
        const bool joins = is_alone(node) && group < n_ && !excludes(node, group);
        if (gain > best_gain && (joins || gain >= worth_moving)) best_gain = gain, best_group = group;
      }
      if (best_group == none) continue;
      move(node, best_group);
      moved = true;
    }
    return moved;
  }

  bool is_used(std::uint32_t group) const { return std::find(group_of_.begin(), group_of_.end(), group) != group_of_.end(); }

  bool is_alone(std::uint32_t node) const { return std::count(group_of_.begin(), group_of_.end(), group_of_[node]) == 1; }

  bool excludes(std::uint32_t node, std::uint32_t group) const {
    for (std::uint32_t other = 0; other < n_; ++other) {
      if (other != node && group_of_[other] == group && pairs_.of(node, other).never) return true;
    }
    return false;
  }

  // Of the node moving into the group, out of which go those that it excludes.
  std::int64_t gain_of(std::uint32_t node, std::uint32_t group) const {
    std::int64_t gain = 0;
    for (std::uint32_t other = 0; other < n_; ++other) {
      if (other == node) continue;
      if (group_of_[other] == group_of_[node]) gain -= pairs_.of(node, other).weight;
      if (group_of_[other] != group) continue;
      if (!pairs_.of(node, other).never) {
        gain += pairs_.of(node, other).weight;
        continue;
      }
      for (std::uint32_t third = 0; third < n_; ++third) {  // two that both go count once
        const bool goes_too = pairs_.of(node, third).never;
        if (third != other && third != node && group_of_[third] == group && (!goes_too || third > other))
          gain -= pairs_.of(other, third).weight;
      }
    }
    return gain;
  }

  void move(std::uint32_t node, std::uint32_t group) {
    for (std::uint32_t other = 0; group < n_ && other < n_; ++other) {
      if (group_of_[other] == group && pairs_.of(node, other).never) group_of_[other] = unused();
    }
    group_of_[node] = group < n_ ? group : unused();
  }

  std::uint32_t unused() const {
    std::uint32_t group = 0;
    while (is_used(group)) ++group;
    return group;
  }

  const Pairs& pairs_;
  std::uint32_t n_;
  std::vector<std::uint32_t> group_of_;
};

// The closest pairs that hold each group together; none that says no.
std::vector<std::pair<std::uint32_t, std::uint32_t>> spanning_pairs(const Pairs& pairs, const std::vector<std::uint32_t>& group_of) {
  std::vector<std::tuple<int, std::uint32_t, std::uint32_t>> within;  // minus the odds
  for (std::uint32_t i = 0; i < pairs.size(); ++i) {
    for (std::uint32_t k = i + 1; k < pairs.size(); ++k) {
      if (group_of[i] == group_of[k] && pairs.of(i, k).odds >= 0) within.emplace_back(-pairs.of(i, k).odds, i, k);
    }
  }
  std::sort(within.begin(), within.end());
  Forest joined(pairs.size());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  for (const auto& [minus_odds, i, k] : within) {
    if (joined.root(i) == joined.root(k)) continue;
    joined.join(i, k);
    out.emplace_back(i, k);
  }
  return out;
}

}  // namespace

int bounded(int odds) { return std::clamp(odds, least, most); }

std::vector<std::pair<std::uint32_t, std::uint32_t>> link_groups(std::uint32_t n, const Score& score) {
  if (n < 2) return {};
  const Pairs pairs(n, score);
  return spanning_pairs(pairs, Moves(pairs, Linkage(pairs).run()).run());
}

}  // namespace nienbieu
