#include "time/bounds.h"

namespace nienbieu::when {

void tighten(Bounds& bounds, const DateBound& bound) {
  if (bound.not_before && (!bounds.low || *bound.not_before > *bounds.low)) bounds.low = bound.not_before, bounds.low_why = bound.why;
  if (bound.not_after && (!bounds.high || *bound.not_after < *bounds.high)) bounds.high = bound.not_after, bounds.high_why = bound.why;
}

namespace {

Bounds combine_without(std::span<const DateBound> bounds, std::size_t left_out) {
  Bounds out;
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    if (i != left_out) tighten(out, bounds[i]);
  }
  return out;
}

bool consistent(const Bounds& bounds) { return !bounds.low || !bounds.high || *bounds.low <= *bounds.high; }

}  // namespace

Bounds combine(std::span<const DateBound> bounds) {
  Bounds all = combine_without(bounds, bounds.size());
  if (consistent(all)) return all;
  const std::string conflict = "conflict: " + all.low_why + ", but " + all.high_why;
  Bounds best;
  int repairs = 0;
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    Bounds rest = combine_without(bounds, i);
    if (!consistent(rest)) continue;
    if (++repairs == 1 || bounds.size() > 2) best = rest;
  }
  // two bounds that contradict each other decide nothing; one against many is set aside
  if (repairs != 1 || bounds.size() < 3) best = Bounds{};
  best.conflict = conflict;
  return best;
}

}  // namespace nienbieu::when
