#include "timeline/decide.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "timeline/weigher.h"

namespace nienbieu {

void Weigher::add(int weight, const char* what) {
  total += weight;
  if (!because) return;
  if (!because->empty()) *because += "; ";
  *because += what;
  *because += weight < 0 ? " -" : " +";
  const int tenths = (std::abs(weight) + 50) / 100;
  *because += std::to_string(tenths / 10) + '.' + static_cast<char>('0' + tenths % 10);
}

void Weigher::exclude(const char* what) {
  never = true;
  if (because) *because += (because->empty() ? "" : "; ") + std::string(what);
}

namespace {

PairScore score(Weigher& w, const StoredEvent& a, const StoredEvent& b) {
  if (a.facts.statement != b.facts.statement) {
    w.exclude("a statement and an action");
  } else if (a.facts.statement) {
    weigh_statement(w, a, b);
  } else {
    weigh_action(w, a, b);
  }
  if (w.never) return {Verdict::never, 0, 0};
  if (w.total >= 0) return {Verdict::same, w.total, w.total};
  return {Verdict::apart, w.total, std::min(-300, w.total + w.unsaid)};
}

}  // namespace

PairScore decide(const StoredEvent& a, const StoredEvent& b, std::string* because) {
  Weigher w;
  w.because = because;
  return score(w, a, b);
}

PairScore decide_from(int least, const StoredEvent& a, const StoredEvent& b) {
  Weigher w;
  w.least = least;
  return score(w, a, b);
}

double probability(int odds) { return 1 / (1 + std::exp(-odds / 1000.0)); }

}  // namespace nienbieu
