// Times as values of events: which of a document's times can date one, and how an event takes one over. Private to src/event.
#pragma once
#include <string>
#include <utility>

#include "event/items.h"

namespace nienbieu {

// A date, or a period whose two ends are known ("trong 24 giờ qua").
bool usable(const Timex& t);

bool day_or_finer(const Timex& t);

// The times whose first token is in [first, last), as a range of indexes.
std::pair<std::uint32_t, std::uint32_t> times_in(const EventContext& c, std::uint32_t first, std::uint32_t last);

// Within two weeks or so of publication, or publication is not known: a day that the story can stand on.
bool recent(const EventContext& c, const Timex& t);

// Days from the end of the time to publication; large when it has no end.
std::int64_t away_from_publication(const EventContext& c, const Timex& t);

bool after_publication(const EventContext& c, const Timex& t);
bool before_publication(const EventContext& c, const Timex& t);
bool past_day(const EventContext& c, const Timex& t);  // one day, of publication or before

// "trong hai tuần qua" is no day that a story stands on.
bool long_span(const Timex& t);

// Gives the event the time number k of the document. Inherited, it is the day without its clock; "kể từ …" and "cho đến …" make it an
// interval that is open on one side, while the expression keeps its own value.
void set_time(const EventContext& c, Event& e, std::uint32_t k, Basis basis, std::string why);

// Gives the event another's day, if that has one.
void take_time(Event& e, const EventTime& from, const char* why);

// Gives the event the day of publication, if that is one known day.
void take_publication(const EventContext& c, Event& e);

}  // namespace nienbieu
