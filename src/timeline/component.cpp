#include "timeline/component.h"

#include <algorithm>

#include "timeline/decide.h"
#include "timeline/forest.h"
#include "timeline/linkage.h"

namespace nienbieu {
namespace {

constexpr std::size_t small_component = 64;
constexpr std::size_t compared_members = 8;  // of each group in a larger component, in canonical order

class Joiner {
 public:
  Joiner(const EventSource& events, const std::vector<std::uint32_t>& nodes, const Explain& explain)
      : events_(events), nodes_(nodes), explain_(explain), forest_(nodes.size()), groups_(nodes.size()) {
    for (std::size_t i = 0; i < nodes.size(); ++i) groups_[i].members = {nodes[i]};
  }

  std::vector<Group> run(const std::vector<Edge>& edges) {
    nodes_.size() <= small_component ? join_small() : join_large(edges);
    std::vector<Group> out;
    for (std::uint32_t i = 0; i < groups_.size(); ++i) {
      if (forest_.root(i) == i) out.push_back(std::move(groups_[i]));
    }
    return out;
  }

 private:
  PairScore score(std::uint32_t p, std::uint32_t q) const {
    const StoredEvent &a = events_.event(p), &b = events_.event(q);
    return decide(a, b);
  }

  void join_small() {
    const auto joins = link_groups(static_cast<std::uint32_t>(nodes_.size()),
                                   [&](std::uint32_t i, std::uint32_t k) { return score(nodes_[i], nodes_[k]); });
    for (const auto& [i, k] : joins) join(i, k);
  }

  std::uint32_t index_of(std::uint32_t position) const {
    return static_cast<std::uint32_t>(std::lower_bound(nodes_.begin(), nodes_.end(), position) - nodes_.begin());
  }

  void join_large(const std::vector<Edge>& edges) {
    for (const Edge& edge : edges) {
      const std::uint32_t i = index_of(edge.a), k = index_of(edge.b);
      const std::uint32_t x = forest_.root(i), y = forest_.root(k);
      if (x != y && agree(groups_[std::min(x, y)], groups_[std::max(x, y)])) join(i, k);
    }
  }

  bool agree(const Group& x, const Group& y) const {
    int sum = 0;
    for (std::size_t i = 0; i < std::min(x.members.size(), compared_members); ++i) {
      for (std::size_t k = 0; k < std::min(y.members.size(), compared_members); ++k) {
        const PairScore s = score(x.members[i], y.members[k]);
        if (s.verdict == Verdict::never) return false;
        sum += bounded(s.in_group);
      }
    }
    return sum >= 0;
  }

  void join(std::uint32_t i, std::uint32_t k) {
    const std::uint32_t x = std::min(forest_.root(i), forest_.root(k)), y = std::max(forest_.root(i), forest_.root(k));
    Group &into = groups_[x], &from = groups_[y];
    Merge merge{nodes_[std::min(i, k)], nodes_[std::max(i, k)], 0, {}};
    const StoredEvent &a = events_.event(merge.a), &b = events_.event(merge.b);
    merge.score = probability(decide(a, b, &merge.because).odds);
    if (explain_) explain_({a.id, b.id, merge.score, true, merge.because});
    into.joins.insert(into.joins.end(), std::make_move_iterator(from.joins.begin()), std::make_move_iterator(from.joins.end()));
    into.joins.push_back(std::move(merge));
    const auto middle = into.members.insert(into.members.end(), from.members.begin(), from.members.end());
    std::inplace_merge(into.members.begin(), middle, into.members.end());
    from = {};
    forest_.join(x, y);
  }

  const EventSource& events_;
  const std::vector<std::uint32_t>& nodes_;
  const Explain& explain_;
  Forest forest_;  // of indexes into nodes_
  std::vector<Group> groups_;
};

}  // namespace

std::vector<Group> join_component(const EventSource& events, const std::vector<std::uint32_t>& nodes, const std::vector<Edge>& edges,
                                  const Explain& explain) {
  return Joiner(events, nodes, explain).run(edges);
}

void explain_near_miss(const EventSource& events, std::uint32_t p, std::uint32_t q, int odds, const Explain& explain) {
  if (!explain) return;
  const StoredEvent &a = events.event(p), &b = events.event(q);
  Decision decision{a.id, b.id, probability(odds), false, {}};
  decide(a, b, &decision.because);
  explain(decision);
}

}  // namespace nienbieu
