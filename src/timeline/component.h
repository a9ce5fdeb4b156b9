// One component of linked reports becomes groups. Private to src/timeline: the same in memory (cluster.h) and on disk (external_merge.h).
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "timeline/event_source.h"

namespace nienbieu {

// Why two reports are held to be one event.
struct Merge {
  std::uint32_t a = 0, b = 0;  // events; a stands first in canonical order
  double score = 0;
  std::string because;  // "prior -2.3; same speaker +1.5; same day +0.8; content +2.4"
};

// One decision about a pair, for --explain-merge.
struct Decision {
  std::string_view a, b;  // event ids
  double score = 0;
  bool merged = false;
  std::string because;
};
using Explain = std::function<void(const Decision&)>;

struct Group {
  std::vector<std::uint32_t> members;  // positions, ascending
  std::vector<Merge> joins;            // in the order in which they were made
};

// A pair that is held to be one event.
struct Edge {
  int odds = 0;
  std::uint32_t a = 0, b = 0;  // positions, a < b
};
// Best first; ties by canonical order.
inline bool is_better(const Edge& x, const Edge& y) { return x.odds != y.odds ? x.odds > y.odds : x.a != y.a ? x.a < y.a : x.b < y.b; }

// `nodes` ascending, `edges` best first. Groups in the order of their first members; every node is in exactly one.
std::vector<Group> join_component(const EventSource& events, const std::vector<std::uint32_t>& nodes, const std::vector<Edge>& edges,
                                  const Explain& explain);

// Is a pair that is not joined near enough to be told?
constexpr int near_miss = -600;  // log odds in thousandths: a probability of about 0.35
void explain_near_miss(const EventSource& events, std::uint32_t a, std::uint32_t b, int odds, const Explain& explain);

}  // namespace nienbieu
