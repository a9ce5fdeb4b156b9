// Are two events one? Stated features, a score, and the reason in words.
#pragma once
#include <cstdint>
#include <string>

#include "timeline/facts.h"
#include "timeline/record_set.h"

namespace nienbieu {

enum class Verdict : std::uint8_t { never, apart, same };

// Log odds in thousandths, whole numbers: no result depends on a machine's floating point. `same` from 0 up.
struct PairScore {
  Verdict verdict = Verdict::apart;
  int odds = 0;
};

// The same as a probability, for people.
double probability(int odds);

// `because`, when given, receives the features that decided.
PairScore decide(const RecordSet& records, const StoredEvent& a, const StoredEvent& b, std::string* because = nullptr);

// Shared words of two contents by weight, relative to both, in thousandths.
int shared_words(const FactPools& pools, const EventFacts& a, const EventFacts& b);

// How much of the shorter content stands inside the longer one word for word (pairs of neighbours), in thousandths.
int shared_wording(const FactPools& pools, const EventFacts& a, const EventFacts& b);

}  // namespace nienbieu
