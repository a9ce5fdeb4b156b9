// What two events have in common and what parts them, read off their facts: no weights. Private to src/timeline (weigher.h).
#pragma once
#include <cstdint>

#include "timeline/facts.h"

namespace nienbieu {

inline const EntityTelling& telling(const FactPools& pools, Run run, std::uint32_t i) {
  return pools.tellings[pools.arguments[run.begin + i]];
}

// Does any argument of a run fulfil the predicate?
template <class Predicate>
bool any_argument(const FactPools& pools, Run run, Predicate predicate) {
  for (std::uint32_t i = 0; i < run.count; ++i) {
    if (predicate(telling(pools, run, i))) return true;
  }
  return false;
}

// How the participants of two events fit together. `related`: a country and one of its offices or people, a short name and a long one,
// places near each other. `unknown`: one event names none, or none by name.
enum class Match : std::uint8_t { unknown, all, some, related, apart };
Match match_actors(const FactPools& pools, Run a, Run b);  // actors or targets
Match match_places(const FactPools& pools, Run a, Run b);

// Do both name the same one, other than a place? Most of a day's events have some country in them.
bool share_specific(const FactPools& pools, Run a, Run b);

// Described in both, and otherwise: "gặp một tàu lớn", "gặp sóng lớn".
bool strangers(const FactPools& pools, Run a, Run b);

// The same two or more, whoever of them is told as the one who called.
bool same_company(const FactPools& pools, const EventFacts& a, const EventFacts& b);

bool share_quote(const FactPools& pools, Run a, Run b);

// Shared words of two contents by weight, relative to both, in thousandths.
int shared_words(const FactPools& pools, const EventFacts& a, const EventFacts& b);

// How much of the shorter content stands inside the longer one word for word (pairs of neighbours), in thousandths.
int shared_wording(const FactPools& pools, const EventFacts& a, const EventFacts& b);

enum class Words : std::uint8_t { same, some, none };
Words compare_triggers(const FactPools& pools, const EventFacts& a, const EventFacts& b);

constexpr int far_apart = 9999;  // days: no end is known
// Days between two events whose times exclude each other; 0 when they can be the same.
int days_apart(const EventFacts& a, const EventFacts& b);

// "12/5" of a year that nothing in its article tells, and 12 May of a known year.
bool fits_some_year(const EventFacts& yearless, const EventFacts& dated);

}  // namespace nienbieu
