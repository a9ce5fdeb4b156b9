// Are two events one? Stated features, a score, and the reason in words.
#pragma once
#include <cstdint>
#include <string>

#include "timeline/event_source.h"

namespace nienbieu {

enum class Verdict : std::uint8_t { never, apart, same };

// Log odds in thousandths, whole numbers: no result depends on a machine's floating point. `same` from 0 up.
struct PairScore {
  Verdict verdict = Verdict::apart;
  int odds = 0;
  int in_group = 0;  // the same between two groups: what one of the two does not tell is no evidence there
};

// The same as a probability, for people.
double probability(int odds);

// `because`, when given, receives the features that decided.
PairScore decide(const StoredEvent& a, const StoredEvent& b, std::string* because = nullptr);

// The same where the odds come to `least` or more; else `apart` or `never`, with less work.
PairScore decide_from(int least, const StoredEvent& a, const StoredEvent& b);

}  // namespace nienbieu
