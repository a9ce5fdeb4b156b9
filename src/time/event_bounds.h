// What events of known date (lexicons/known_events.tsv) tell about the day of the article: evidence for resolve_times, like the offices.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "text/sentences.h"
#include "time/timex.h"

namespace nienbieu {

struct EventText {
  std::string_view text;
  const TokenList& tokens;
  std::span<const Sentence> sentences;
  const PhraseHits& phrases;
  const Lexicon& lexicon;
  std::span<const Timex> times;  // found, not yet resolved
};

// Appends a bound for each event that a sentence tells.
void event_bounds(const EventText& in, std::vector<DateBound>& out);

}  // namespace nienbieu
