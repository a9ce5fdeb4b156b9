// What two events have in common and what parts them, read off their facts: no weights. Private to src/timeline (weigher.h).
#pragma once
#include <algorithm>
#include <cstdint>

#include "timeline/facts.h"

namespace nienbieu {

// Does any argument of a run fulfil the predicate?
template <class Predicate>
bool any_argument(Tellings list, Predicate predicate) {
  return std::any_of(list.begin(), list.end(), [&](const EntityTelling* told) { return predicate(*told); });
}

// How the participants of two events fit together. `related`: a country and one of its offices or people, a short name and a long one,
// places near each other. `unknown`: one event names none, or none by name.
enum class Match : std::uint8_t { unknown, all, some, related, apart };
Match match_actors(Tellings a, Tellings b);  // actors or targets
Match match_places(Tellings a, Tellings b);

// Do both name the same one, other than a place? Most of a day's events have some country in them.
bool share_specific(Tellings a, Tellings b);

// Somebody named by one word in one of them, and by a whole name that ends with it in the other.
bool share_last_name(Tellings a, Tellings b);

// Described in both, and otherwise: "gặp một tàu lớn", "gặp sóng lớn".
bool strangers(Tellings a, Tellings b);

// The same two or more, whoever of them is told as the one who called.
bool same_company(const EventFacts& a, const EventFacts& b);

bool share_quote(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b);

// Shared words of two contents by weight, relative to both, in thousandths.
int shared_words(const EventFacts& a, const EventFacts& b);

// Does each content have numbers that the other has not? Then what is told is not the same, however like the words.
bool other_figures(const EventFacts& a, const EventFacts& b);

// How much of the shorter content stands inside the longer one word for word (pairs of neighbours), in thousandths.
int shared_wording(const EventFacts& a, const EventFacts& b);

enum class Words : std::uint8_t { same, some, none };
Words compare_triggers(const EventFacts& a, const EventFacts& b);

constexpr int far_apart = 9999;  // days: no end is known
// Days between two events whose times exclude each other; 0 when they can be the same.
int days_apart(const EventFacts& a, const EventFacts& b);

// "12/5" of a year that nothing in its article tells, and 12 May of a known year.
bool fits_some_year(const EventFacts& yearless, const EventFacts& dated);

}  // namespace nienbieu
