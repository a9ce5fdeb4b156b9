// Time expressions (semantics.md §3): found by find_times over tokens, resolved by resolve_times against a Reference.
//
// The two steps are apart because the year of "12/5" may need evidence that only the entity stage has (who held which office).
// Values are ISO 8601-2 / EDTF (level 1, and level 2 where it says more).
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_date.h"
#include "base/span.h"
#include "lexicon/lexicon.h"
#include "section/sections.h"
#include "text/sentences.h"
#include "text/tokens.h"
#include "time/reading.h"

namespace nienbieu {

enum class TimexType : std::uint8_t { date, time, duration, set };
enum class Grain : std::uint8_t { unknown, year, quarter, month, week, day, part_of_day, hour, minute };
enum class Basis : std::uint8_t { explicit_, resolved, publication, inherited, unknown };

std::string_view to_string(TimexType);
std::string_view to_string(Grain);
std::string_view to_string(Qualifier);  // "", "before", "after", "since", "until"
std::string_view to_string(Basis);      // "explicit", "resolved", "publication", "inherited", "unknown"

struct Timex {
  Span span;                                      // bytes, without a leading preposition
  std::uint32_t first_token = 0, last_token = 0;  // half-open
  std::uint32_t sentence = 0;                     // index into the sentences
  TimexType type = TimexType::date;
  Grain grain = Grain::unknown;
  Basis basis = Basis::unknown;
  Qualifier qualifier = Qualifier::none;  // the preposition before it, which is not in the span
  TimexReading reading;                   // opaque to other stages
  std::string edtf;                       // empty = null
  std::string earliest, latest;           // ISO days; empty = open or unknown; "XXXX-05-12" while the year is unknown
  std::string why;                        // what decided, in English
  bool anaphoric = false;                 // resolved against the story's running date
};

// Both ends included; an absent end is open.
struct DateSpan {
  std::optional<DayNumber> first, last;
};

// Facts that bound the year, gathered by other stages.
struct DateBound {
  std::optional<DayNumber> not_before, not_after;
  std::vector<DateSpan> spans;  // several tenures of one office: the day lies in one of them; empty = no more than the above
  Span where;                   // the mention it rests on: outside the article's own primary text it is no evidence; empty = not said
  std::string why;              // "Ibrahim Kalin is director of MIT from 2023-06-05"
};

struct Reference {
  std::optional<CivilDate> published;  // given
  std::optional<CivilDate> addressed;  // the day that the article's address holds
  std::optional<CivilDate> crawled;    // upper bound
  std::vector<DateBound> bounds;       // evidence from offices and known events; conflicts are reported in `why`
};

// The article's own date as worked out (given or inferred); what document.published and published_basis print.
struct PublicationDate {
  std::string edtf;  // empty = null
  std::optional<CivilDate> earliest, latest;
  enum class Basis : std::uint8_t { given, inferred, unknown } basis = Basis::unknown;
  std::string why;
};

// Finds every expression, unresolved, in text order. Times are not found across line breaks.
void find_times(std::string_view text, const TokenList& tokens, std::span<const Sentence> sentences, const Lexicon& lexicon,
                std::vector<Timex>& out);

// Fills edtf, earliest, latest, grain, basis and why of each, for one part of an article (sections[i].part). `sections` may be empty:
// then all of the text is one part and primary. Related and boilerplate sections resolve on their own and are no evidence.
PublicationDate resolve_times(std::string_view text, const TokenList& tokens, std::span<const Sentence> sentences,
                              std::span<const Section> sections, const Reference& reference, const Lexicon& lexicon,
                              std::vector<Timex>& times);

}  // namespace nienbieu
