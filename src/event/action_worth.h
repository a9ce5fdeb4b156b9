// Which triggers an editor would list as deeds. Private to src/event.
#pragma once
#include "event/action_type.h"

namespace nienbieu {

// "phóng một loạt tên lửa", "bắn hàng chục quả đạn pháo": the verb before the noun tells it.
bool is_fired(const SentenceView& s, std::uint32_t t, std::uint32_t lo);

// "khẳng định phủ quyết là công cụ chính đáng", "cho rằng trừng phạt là sai lầm": said of such deeds, none is told.
bool is_defined(const SentenceView& s, std::uint32_t t);

// An editor lists what somebody did; a verb without anybody, or a mere topic, is none. The event has its arguments and its realis.
// "Số người thiệt mạng": the noun of a toll.
bool counts_victims(const SentenceView& s, std::uint32_t t);

bool worth_telling(const SentenceView& s, const TriggerClause& clause, bool nominal, const Event& e);

// "số dân thường thiệt mạng", "quan tài của các quan chức thiệt mạng": of a verb that is undergone, where it only tells more of a noun.
bool describes_only(const SentenceView& s, const TriggerClause& clause, const Event& e);

}  // namespace nienbieu
