// What the actions of one sentence give each other once all of them are read. Private to src/event.
#pragma once
#include <span>

#include "event/sentence_view.h"

namespace nienbieu {

// `at`: per event of the sentence, in text order, the item of its trigger; as many as `events`. What is given is marked as inherited.

// "khởi tố bị can, bắt tạm giam ông A": the verbs of a chain share the object behind the last of them.
void share_objects(const SentenceView& s, std::span<const std::uint32_t> at, std::span<Event> events);

// "2 người thiệt mạng vì đợt không kích của Nga": who attacked did the harm.
void name_causes(const SentenceView& s, std::span<const std::uint32_t> at, std::span<Event> events);

}  // namespace nienbieu
