#include "timeline/linkage.h"

#include <algorithm>
#include <numeric>

namespace nienbieu {
namespace {

constexpr int most = 3000, least = -3000;
constexpr std::uint32_t none = 0xFFFFFFFF;

struct Link {
  std::int64_t sum = 0;  // of bounded odds over all pairs across the groups
  int best = least;      // odds of the closest pair
  std::uint32_t a = 0, b = 0;
  bool never = false;
};

// The links between groups, each known by its lowest node.
class Linkage {
 public:
  Linkage(std::uint32_t n, const std::function<PairScore(std::uint32_t, std::uint32_t)>& score) : n_(n), links_(n * n), size_(n, 1) {
    for (std::uint32_t i = 0; i < n; ++i) {
      for (std::uint32_t k = i + 1; k < n; ++k) {
        const PairScore s = score(i, k);
        link(i, k) = {bounded(s.odds), s.odds, i, k, s.verdict == Verdict::never};
      }
    }
  }

  std::vector<std::pair<std::uint32_t, std::uint32_t>> run() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> joins;
    for (auto next = closest(); next.first != none; next = closest()) {
      joins.emplace_back(link(next.first, next.second).a, link(next.first, next.second).b);
      join(next.first, next.second);
    }
    return joins;
  }

 private:
  Link& link(std::uint32_t i, std::uint32_t k) { return links_[std::min(i, k) * n_ + std::max(i, k)]; }

  // The pair of groups whose joining adds most; on ties the one with the closest pair of nodes (bounded odds are often equal), then
  // the first.
  std::pair<std::uint32_t, std::uint32_t> closest() {
    std::pair<std::uint32_t, std::uint32_t> best{none, none};
    std::int64_t most_added = 0;
    int closest_pair = -1;
    for (std::uint32_t i = 0; i < n_; ++i) {
      for (std::uint32_t k = i + 1; size_[i] && k < n_; ++k) {
        const Link& l = link(i, k);
        if (!size_[k] || l.never || l.sum < most_added || (l.sum == most_added && l.best <= closest_pair)) continue;
        best = {i, k};
        most_added = l.sum;
        closest_pair = l.best;
      }
    }
    return best;
  }

  void join(std::uint32_t into, std::uint32_t from) {
    for (std::uint32_t other = 0; other < n_; ++other) {
      if (!size_[other] || other == into || other == from) continue;
      Link& x = link(into, other);
      const Link& y = link(from, other);
      x.sum += y.sum;
      x.never = x.never || y.never;
      if (y.best > x.best) x.best = y.best, x.a = y.a, x.b = y.b;
    }
    size_[into] += size_[from];
    size_[from] = 0;
  }

  std::uint32_t n_;
  std::vector<Link> links_;
  std::vector<std::uint32_t> size_;
};

}  // namespace

int bounded(int odds) { return std::clamp(odds, least, most); }

std::vector<std::pair<std::uint32_t, std::uint32_t>> average_linkage(std::uint32_t n,
                                                                     const std::function<PairScore(std::uint32_t, std::uint32_t)>& score) {
  if (n < 2) return {};
  return Linkage(n, score).run();
}

}  // namespace nienbieu
