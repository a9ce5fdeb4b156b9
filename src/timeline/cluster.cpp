#include "timeline/cluster.h"

#include <algorithm>

#include "timeline/block.h"
#include "timeline/decide.h"
#include "timeline/forest.h"

namespace nienbieu {
namespace {

class Clusterer {
 public:
  Clusterer(const EventSource& events, std::uint32_t count, const Explain& explain)
      : events_(events), count_(count), explain_(explain), linked_(count) {}

  std::vector<Group> run() {
    score_pairs();
    std::vector<Group> out;
    std::vector<bool> placed(count_);
    each_component([&](const std::vector<std::uint32_t>& nodes, const std::vector<Edge>& edges) {
      for (const std::uint32_t p : nodes) placed[p] = true;
      for (Group& group : join_component(events_, nodes, edges, explain_)) out.push_back(std::move(group));
    });
    for (std::uint32_t p = 0; p < count_; ++p) {
      if (!placed[p]) out.push_back({{p}, {}});
    }
    std::sort(out.begin(), out.end(), [](const Group& a, const Group& b) { return a.members.front() < b.members.front(); });
    return out;
  }

 private:
  void score_pairs() {
    for (const auto& [a, b] : propose_pairs(events_, count_)) {
      const PairScore s = decide_from(explain_ ? near_miss : 0, events_.event(a), events_.event(b));
      if (s.verdict == Verdict::same) edges_.push_back({s.odds, a, b});
      if (s.verdict == Verdict::apart && s.odds >= near_miss) explain_near_miss(events_, a, b, s.odds, explain_);
    }
  }

  // Calls `visit` with the nodes and edges of each set of linked reports, in the order of their first reports.
  template <class Visit>
  void each_component(Visit visit) {
    for (const Edge& edge : edges_) linked_.join(edge.a, edge.b);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> nodes;  // component, position
    for (const Edge& edge : edges_) {
      nodes.emplace_back(linked_.root(edge.a), edge.a);
      nodes.emplace_back(linked_.root(edge.a), edge.b);
    }
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    std::sort(edges_.begin(), edges_.end(), [&](const Edge& x, const Edge& y) {
      const auto p = linked_.root(x.a), q = linked_.root(y.a);
      return p != q ? p < q : is_better(x, y);
    });
    std::vector<std::uint32_t> members;
    std::vector<Edge> edges;
    auto edge = edges_.begin();
    for (std::size_t i = 0; i < nodes.size();) {
      const std::uint32_t component = nodes[i].first;
      members.clear();
      edges.clear();
      for (; i < nodes.size() && nodes[i].first == component; ++i) members.push_back(nodes[i].second);
      for (; edge != edges_.end() && linked_.root(edge->a) == component; ++edge) edges.push_back(*edge);
      visit(members, edges);
    }
  }

  const EventSource& events_;
  std::uint32_t count_;
  const Explain& explain_;
  Forest linked_;
  std::vector<Edge> edges_;
};

}  // namespace

std::vector<Group> cluster(const EventSource& events, std::uint32_t count, const Explain& explain) {
  return Clusterer(events, count, explain).run();
}

}  // namespace nienbieu
