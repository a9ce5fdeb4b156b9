// Which time expression of its sentence dates an event. Private to src/event.
#pragma once
#include <span>
#include <vector>

#include "event/when.h"

namespace nienbieu {

// The events of one sentence among all of the document, which are in text order.
struct SentenceEvents {
  const EventContext& c;
  const std::vector<Dated>& all;
  std::size_t from = 0, to = 0;
  std::span<const Dated> events() const { return std::span(all).subspan(from, to - from); }
};

// The time of the event's own clause or sentence: outside of what a statement says, inside of what an action is told in. Index into the
// times of the document, or no_index.
std::uint32_t own_time(const SentenceEvents& s, const Dated& d);

// "Từ 7 đến 9/5, Thủ tướng thăm Fiji", printed on 3/5: a day to come near an action that nothing says is done. Index or
// no_index.
std::uint32_t coming_time(const SentenceEvents& s, const Dated& d);

// "nhiệm kỳ 2021-2026": how long an office lasts, not when it was given. "(sinh năm 1996)": when somebody was born.
bool of_term_or_birth(const EventContext& c, const Timex& t);

// "Ông hủy chuyến đi sau khi Hội đồng biểu quyết hôm 25/3": what follows an event of a day is, till more is known, of that day.
// Index or no_index.
std::uint32_t time_came_after(const SentenceEvents& s, const Dated& d);

}  // namespace nienbieu
