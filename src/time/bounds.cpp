#include "time/bounds.h"

#include <algorithm>

namespace nienbieu::when {
namespace {

bool excludes(const DateBound& bound, DayNumber day) {
  if (bound.not_before && day + bound_slack < *bound.not_before) return true;
  if (bound.not_after && day - bound_slack > *bound.not_after) return true;
  if (bound.spans.empty()) return false;
  return std::none_of(bound.spans.begin(), bound.spans.end(), [&](const DateSpan& span) {
    return (!span.first || day + bound_slack >= *span.first) && (!span.last || day - bound_slack <= *span.last);
  });
}

void add(std::string& out, const std::string& why) {
  if (!why.empty() && out.find(why) == std::string::npos) out += (out.empty() ? "" : "; ") + why;
}

}  // namespace

std::optional<DayNumber> Bounds::low() const {
  std::optional<DayNumber> out;
  for (const DateBound& bound : all) {
    if (bound.not_before && (!out || *bound.not_before > *out)) out = bound.not_before;
  }
  return out;
}

std::optional<DayNumber> Bounds::high() const {
  std::optional<DayNumber> out;
  for (const DateBound& bound : all) {
    if (bound.not_after && (!out || *bound.not_after < *out)) out = bound.not_after;
  }
  return out;
}

std::size_t Bounds::against(DayNumber day) const {
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const DateBound& bound) { return excludes(bound, day); }));
}

std::string Bounds::against_why(DayNumber day) const {
  std::string out;
  for (const DateBound& bound : all) {
    if (excludes(bound, day)) add(out, bound.why);
  }
  return out;
}

std::string Bounds::narrowing_why(DayNumber day) const {
  Bounds speaking;
  for (const DateBound& bound : all) {
    if (!excludes(bound, day)) speaking.all.push_back(bound);
  }
  const auto from = speaking.low(), to = speaking.high();
  std::string out;
  for (const DateBound& bound : speaking.all) {
    if (bound.not_before && *bound.not_before == *from) add(out, bound.why);
  }
  for (const DateBound& bound : speaking.all) {
    if (!bound.spans.empty() || (bound.not_after && *bound.not_after == *to)) add(out, bound.why);
  }
  return out;
}

}  // namespace nienbieu::when
