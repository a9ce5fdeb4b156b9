#include "timeline/cluster.h"

#include <algorithm>
#include <numeric>

#include "timeline/block.h"

namespace nienbieu {
namespace {

constexpr std::size_t compared_members = 8;  // of each group, in canonical order, when two groups are weighed against each other
constexpr int near_miss = -600;      // log odds in thousandths: a probability of about 0.35
constexpr int clearly = 4000;        // one very sure pair does not outweigh many doubtful ones

struct Edge {
  int score = 0;
  std::uint32_t a = 0, b = 0;  // positions
};

class Clusterer {
 public:
  Clusterer(const RecordSet& records, const std::vector<std::uint32_t>& events, const BuildOptions& options)
      : records_(records), events_(events), options_(options), group_of_(events.size()), groups_(events.size()) {
    std::iota(group_of_.begin(), group_of_.end(), 0U);
    for (std::uint32_t p = 0; p < events.size(); ++p) groups_[p].members = {p};
  }

  std::vector<Group> run() {
    std::vector<Edge> edges = score_pairs();
    std::sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) {
      if (x.score != y.score) return x.score > y.score;
      return x.a != y.a ? x.a < y.a : x.b < y.b;
    });
    for (const Edge& edge : edges) try_join(edge);
    std::vector<Group> out;
    for (std::uint32_t p = 0; p < groups_.size(); ++p) {
      if (group_of_[p] == p) out.push_back(std::move(groups_[p]));
    }
    return out;
  }

 private:
  const StoredEvent& event(std::uint32_t p) const { return records_.events()[events_[p]]; }

  std::vector<Edge> score_pairs() {
    std::vector<Edge> edges;
    for (const auto& [a, b] : propose_pairs(records_, events_)) {
      const PairScore s = decide(records_, event(a), event(b));
      if (s.verdict == Verdict::same) edges.push_back({s.odds, a, b});
      if (s.verdict == Verdict::apart && s.odds >= near_miss) explain(a, b, s.odds, false);
    }
    return edges;
  }

  void explain(std::uint32_t a, std::uint32_t b, int odds, bool merged) const {
    if (!options_.explain) return;
    Decision decision{events_[a], events_[b], probability(odds), merged, {}};
    decide(records_, event(a), event(b), &decision.because);
    options_.explain(records_, decision);
  }

  // Two groups are one when no facts of theirs exclude each other and they agree on the whole, not only at their closest pair.
  bool agree(const Group& x, const Group& y) const {
    int sum = 0;
    for (std::size_t i = 0; i < std::min(x.members.size(), compared_members); ++i) {
      for (std::size_t k = 0; k < std::min(y.members.size(), compared_members); ++k) {
        const PairScore s = decide(records_, event(x.members[i]), event(y.members[k]));
        if (s.verdict == Verdict::never) return false;
        sum += std::clamp(s.odds, -clearly, clearly);
      }
    }
    return sum >= 0;
  }

  void try_join(const Edge& edge) {
    std::uint32_t x = root(edge.a), y = root(edge.b);
    if (x == y) return;
    if (x > y) std::swap(x, y);  // the group of the first report keeps its place
    if (!agree(groups_[x], groups_[y])) return explain(edge.a, edge.b, edge.score, false);
    explain(edge.a, edge.b, edge.score, true);
    Group &into = groups_[x], &from = groups_[y];
    Merge merge{events_[edge.a], events_[edge.b], probability(edge.score), {}};
    decide(records_, event(edge.a), event(edge.b), &merge.because);
    into.joins.insert(into.joins.end(), from.joins.begin(), from.joins.end());
    into.joins.push_back(std::move(merge));
    const auto middle = into.members.insert(into.members.end(), from.members.begin(), from.members.end());
    std::inplace_merge(into.members.begin(), middle, into.members.end());
    from = {};
    group_of_[y] = x;
  }

  std::uint32_t root(std::uint32_t p) {
    while (group_of_[p] != p) p = group_of_[p] = group_of_[group_of_[p]];
    return p;
  }

  const RecordSet& records_;
  const std::vector<std::uint32_t>& events_;
  const BuildOptions& options_;
  std::vector<std::uint32_t> group_of_;
  std::vector<Group> groups_;
};

}  // namespace

std::vector<Group> cluster(const RecordSet& records, const std::vector<std::uint32_t>& events, const BuildOptions& options) {
  return Clusterer(records, events, options).run();
}

}  // namespace nienbieu
