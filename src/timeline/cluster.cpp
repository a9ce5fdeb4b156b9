#include "timeline/cluster.h"

#include <algorithm>

#include "timeline/block.h"
#include "timeline/forest.h"
#include "timeline/linkage.h"

namespace nienbieu {
namespace {

constexpr std::size_t small_component = 64;
constexpr std::size_t compared_members = 8;  // of each group in a larger component, in canonical order
constexpr int near_miss = -600;              // log odds in thousandths: a probability of about 0.35

struct Edge {
  int odds = 0;
  std::uint32_t a = 0, b = 0;  // positions, a < b
};

class Clusterer {
 public:
  Clusterer(const RecordSet& records, const std::vector<std::uint32_t>& events, const BuildOptions& options)
      : records_(records), events_(events), options_(options), forest_(events.size()), groups_(events.size()) {
    for (std::uint32_t p = 0; p < events.size(); ++p) groups_[p].members = {p};
  }

  std::vector<Group> run() {
    score_pairs();
    each_component([&](std::vector<std::uint32_t>& nodes, std::vector<Edge>& edges) {
      nodes.size() <= small_component ? join_small(nodes) : join_large(edges);
    });
    std::vector<Group> out;
    for (std::uint32_t p = 0; p < groups_.size(); ++p) {
      if (forest_.root(p) == p) out.push_back(std::move(groups_[p]));
    }
    return out;
  }

 private:
  const StoredEvent& event(std::uint32_t p) const { return records_.events()[events_[p]]; }

  PairScore score(std::uint32_t a, std::uint32_t b) const { return decide(records_, event(a), event(b)); }

  void score_pairs() {
    for (const auto& [a, b] : propose_pairs(records_, events_)) {
      const PairScore s = score(a, b);
      if (s.verdict == Verdict::same) edges_.push_back({s.odds, a, b});
      if (s.verdict == Verdict::apart && s.odds >= near_miss) explain(a, b, s.odds, false);
    }
  }

  // Calls `visit` with the nodes and edges of each set of linked reports, in the order of their first reports.
  template <class Visit>
  void each_component(Visit visit) {
    Forest linked(events_.size());
    for (const Edge& edge : edges_) linked.join(edge.a, edge.b);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> nodes;  // component, position
    for (const Edge& edge : edges_) {
      nodes.emplace_back(linked.root(edge.a), edge.a);
      nodes.emplace_back(linked.root(edge.a), edge.b);
    }
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    std::sort(edges_.begin(), edges_.end(), [&](const Edge& x, const Edge& y) {
      const auto p = linked.root(x.a), q = linked.root(y.a);
      return p != q ? p < q : x.odds != y.odds ? x.odds > y.odds : x.a != y.a ? x.a < y.a : x.b < y.b;
    });
    std::vector<std::uint32_t> members;
    std::vector<Edge> edges;
    auto edge = edges_.begin();
    for (std::size_t i = 0; i < nodes.size();) {
      const std::uint32_t component = nodes[i].first;
      members.clear();
      edges.clear();
      for (; i < nodes.size() && nodes[i].first == component; ++i) members.push_back(nodes[i].second);
      for (; edge != edges_.end() && linked.root(edge->a) == component; ++edge) edges.push_back(*edge);
      visit(members, edges);
    }
  }

  void join_small(const std::vector<std::uint32_t>& nodes) {
    const auto joins = average_linkage(static_cast<std::uint32_t>(nodes.size()),
                                       [&](std::uint32_t i, std::uint32_t k) { return score(nodes[i], nodes[k]); });
    for (const auto& [i, k] : joins) join(nodes[i], nodes[k]);
  }

  void join_large(const std::vector<Edge>& edges) {
    for (const Edge& edge : edges) {
      const std::uint32_t x = forest_.root(edge.a), y = forest_.root(edge.b);
      if (x != y && agree(groups_[std::min(x, y)], groups_[std::max(x, y)])) join(edge.a, edge.b);
    }
  }

  bool agree(const Group& x, const Group& y) const {
    int sum = 0;
    for (std::size_t i = 0; i < std::min(x.members.size(), compared_members); ++i) {
      for (std::size_t k = 0; k < std::min(y.members.size(), compared_members); ++k) {
        const PairScore s = score(x.members[i], y.members[k]);
        if (s.verdict == Verdict::never) return false;
        sum += bounded(s.odds);
      }
    }
    return sum >= 0;
  }

  void join(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t x = std::min(forest_.root(a), forest_.root(b)), y = std::max(forest_.root(a), forest_.root(b));
    Group &into = groups_[x], &from = groups_[y];
    if (a > b) std::swap(a, b);
    Merge merge{events_[a], events_[b], 0, {}};
    merge.score = probability(decide(records_, event(a), event(b), &merge.because).odds);
    if (options_.explain) options_.explain(records_, {merge.a, merge.b, merge.score, true, merge.because});
    into.joins.insert(into.joins.end(), from.joins.begin(), from.joins.end());
    into.joins.push_back(std::move(merge));
    const auto middle = into.members.insert(into.members.end(), from.members.begin(), from.members.end());
    std::inplace_merge(into.members.begin(), middle, into.members.end());
    from = {};
    forest_.join(x, y);
  }

  void explain(std::uint32_t a, std::uint32_t b, int odds, bool merged) const {
    if (!options_.explain) return;
    Decision decision{events_[a], events_[b], probability(odds), merged, {}};
    decide(records_, event(a), event(b), &decision.because);
    options_.explain(records_, decision);
  }

  const RecordSet& records_;
  const std::vector<std::uint32_t>& events_;
  const BuildOptions& options_;
  std::vector<Edge> edges_;
  Forest forest_;
  std::vector<Group> groups_;
};

}  // namespace

std::vector<Group> cluster(const RecordSet& records, const std::vector<std::uint32_t>& events, const BuildOptions& options) {
  return Clusterer(records, events, options).run();
}

}  // namespace nienbieu
