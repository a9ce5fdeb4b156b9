#include "timeline/external_groups.h"

#include <algorithm>

#include "timeline/decide.h"
#include "timeline/forest.h"

namespace nienbieu {
namespace {

struct LinkedEdge {
  std::uint32_t component = 0;
  Edge edge;
  bool operator<(const LinkedEdge& other) const {
    return component != other.component ? component < other.component : is_better(edge, other.edge);
  }
};

// Scores the pairs, keeps those that are one event, and links what they join.
void link(const FactsFile& events, ExternalSort<Pair>& pairs, ScratchFile& edges, Forest& linked, const Explain& explain) {
  Pair last;
  for (Pair p; pairs.next(p); last = p) {
    if (p == last) continue;
    const StoredEvent &a = events.event(p.a), &b = events.event(p.b);
    const PairScore s = decide_from(explain ? near_miss : 0, a, b);
    if (s.verdict == Verdict::same) {
      const Edge edge{s.odds, p.a, p.b};
      edges.append(&edge, sizeof edge);
      linked.join(p.a, p.b);
    }
    if (s.verdict == Verdict::apart && s.odds >= near_miss) explain_near_miss(events, p.a, p.b, s.odds, explain);
  }
}

class ComponentJoin {
 public:
  ComponentJoin(const FactsFile& events, GroupFile& groups, const Explain& explain) : events_(events), groups_(groups), explain_(explain) {}

  void add(const LinkedEdge& next) {
    if (!edges_.empty() && next.component != component_) finish();
    component_ = next.component;
    edges_.push_back(next.edge);
  }

  void finish() {
    nodes_.clear();
    for (const Edge& e : edges_) nodes_.push_back(e.a), nodes_.push_back(e.b);
    std::sort(nodes_.begin(), nodes_.end());
    nodes_.erase(std::unique(nodes_.begin(), nodes_.end()), nodes_.end());
    for (const Group& group : join_component(events_, nodes_, edges_, explain_)) {
      if (group.members.size() > 1) groups_.add(group);
    }
    edges_.clear();
  }

 private:
  const FactsFile& events_;
  GroupFile& groups_;
  const Explain& explain_;
  std::uint32_t component_ = 0;
  std::vector<std::uint32_t> nodes_;
  std::vector<Edge> edges_;
};

}  // namespace

GroupFile::GroupFile(const std::string& folder, std::size_t memory) : file_(folder), order_(folder), places_(folder, memory) {}

void GroupFile::add(const Group& group) {
  places_.add({group.members.front(), file_.size()});
  const std::uint32_t counts[] = {static_cast<std::uint32_t>(group.members.size()), static_cast<std::uint32_t>(group.joins.size())};
  file_.append(counts, sizeof counts);
  file_.append(group.members.data(), group.members.size() * sizeof(std::uint32_t));
  for (const Merge& m : group.joins) {
    const std::uint32_t ends[] = {m.a, m.b, static_cast<std::uint32_t>(m.because.size())};
    file_.append(ends, sizeof ends);
    file_.append(&m.score, sizeof m.score);
    file_.append(m.because);
  }
  for (std::size_t i = 1; i < group.members.size(); ++i) {
    if (later_.size() <= group.members[i]) later_.resize(group.members[i] + 1);
    later_[group.members[i]] = true;
  }
}

void GroupFile::rewind() {
  if (!sorted_) {
    for (Place place; places_.next(place);) order_.append(&place, sizeof place);
  }
  sorted_ = true;
  read_places_ = 0;
  next_place();
}

void GroupFile::next_place() {
  next_ = {~0U, 0};
  if (read_places_ == order_.size()) return;
  next_ = order_.read_value<Place>(read_places_);
  read_places_ += sizeof next_;
}

void GroupFile::read(std::uint64_t at, Group& group) {
  ScratchReader reader(file_, at, file_.size(), 4096);
  const auto members = reader.read_value<std::uint32_t>(), joins = reader.read_value<std::uint32_t>();
  group.members.resize(members);
  reader.read(group.members.data(), members * sizeof(std::uint32_t));
  group.joins.resize(joins);
  for (Merge& m : group.joins) {
    m.a = reader.read_value<std::uint32_t>();
    m.b = reader.read_value<std::uint32_t>();
    const auto size = reader.read_value<std::uint32_t>();
    m.score = reader.read_value<double>();
    reader.read(m.because, size);
  }
}

bool GroupFile::next(std::uint32_t& position, std::uint32_t count, Group& group) {
  while (position < count && position < later_.size() && later_[position]) ++position;
  if (position >= count) return false;
  group.members.assign(1, position);
  group.joins.clear();
  if (next_.first == position) {
    read(next_.at, group);
    next_place();
  }
  ++position;
  return true;
}

std::unique_ptr<GroupFile> cluster(const FactsFile& events, const std::string& folder, std::size_t memory, const Explain& explain) {
  Forest linked(events.size());
  ScratchFile edges(folder);
  {
    ExternalSort<Pair> pairs(folder, memory / 4);
    propose_pairs(events, folder, memory / 4 * 3, pairs);
    link(events, pairs, edges, linked, explain);
  }
  ExternalSort<LinkedEdge> by_component(folder, memory / 2);
  for (ScratchReader reader(edges, 0, edges.size(), std::size_t{256} << 10); !reader.at_end();) {
    const auto edge = reader.read_value<Edge>();
    by_component.add({linked.root(edge.a), edge});
  }
  auto groups = std::make_unique<GroupFile>(folder, memory / 4);
  ComponentJoin join(events, *groups, explain);
  for (LinkedEdge next; by_component.next(next);) join.add(next);
  join.finish();
  groups->rewind();
  return groups;
}

}  // namespace nienbieu
