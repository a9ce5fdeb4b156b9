// What the words around a trigger say about how it stands in time. Private to src/event.
#pragma once
#include <utility>

#include "event/items.h"

namespace nienbieu {

// The token that the trigger begins with.
std::uint32_t trigger_token(const EventContext& c, const Event& e);

// The clause of "sau khi", "trước khi", "từ khi", "đến khi" around the trigger, as tokens; no_index when it is in none. Fires, attacks and
// harm are told that way on their own day ("ba người bị thương sau khi xưởng phát nổ").
std::pair<std::uint32_t, std::uint32_t> subordinate_clause(const EventContext& c, const Event& e);

// "vẫn đang bị giam giữ": a state that goes on began some other day.
bool held(const EventContext& c, const Event& e);

bool ongoing(const EventContext& c, const Event& e);

// "nhiều lần", "từng", "thường", "thời gian qua": told of no day.
bool habitual(const EventContext& c, const Event& e);

// "cuộc họp mà Thủ tướng đã hủy", "…, nơi hơn một triệu người lánh nạn": a clause that only describes a noun. Its first token, or
// no_index.
std::uint32_t relative_clause(const EventContext& c, const Event& e);

// "vừa công bố": right before the trigger, but for what else tells of tense.
bool just_now(const EventContext& c, const Event& e);

// "về việc Nga tập trận …", "việc Nga tập trận … đã được nêu": the clause is a noun, whose day no date outside of it tells.
// The token "việc", or no_index.
std::uint32_t nominal_clause(const EventContext& c, const Event& e);

// "Đáp lại, …", "Ngay sau đó, …", "Theo đó, …": the sentence goes on from what the one before told.
bool goes_on_from_last(const EventContext& c, std::uint32_t sentence_index);

// "Tại buổi lễ, …", "Cũng tại cuộc họp, …": at the occasion that was told of.
bool at_occasion(const EventContext& c, std::uint32_t sentence_index);

// "Cuộc tấn công đó đã khiến …": the sentence begins with what was told before.
bool demonstrative_subject(const EventContext& c, const Event& e);

bool demonstrative_after(const EventContext& c, const Event& e);

// "Trước đó, …" without a date of its own leaves the story's day.
bool steps_back(const EventContext& c, std::uint32_t sentence_index);

// One trigger's words contain the other's first word.
bool same_words(const EventContext& c, const Event& a, const Event& b);

// "kể từ ngày 9/1", "Kể từ khi … vào tháng 10/2023, …": the event goes on from there; the interval is the event's, the expression keeps
// its own value.
bool since_before(const EventContext& c, const Timex& t, const Event& e);

// "cho đến ngày 17/6", "tính đến hết 31/12"
bool up_to(const EventContext& c, const Timex& t);

}  // namespace nienbieu
