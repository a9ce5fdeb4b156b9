// What somebody is, told beside the name ("X, giám đốc Y, …"): which of two phrases side by side is who acts or speaks. Private to
// src/event.
//
// Items and ranges as in event/phrase.h; no_index and a phrase that is not found() where there is none.
#pragma once
#include "event/phrase.h"

namespace nienbieu {

// A mark over which no description runs: a full stop, a colon, a bracket.
bool is_break(const EventContext& c, const Item& item);

// Where the phrase of the mention at item i has its head: "X, người phát ngôn Y" and "Cục X, Trung Quốc," are X, "Văn phòng Thủ tướng X" is
// the office.
std::uint32_t apposed_to(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t lo);

// "Kim Oanh, trường X, | nói": capitals that name nobody known, and what they are between commas before a verb of saying.
Phrase unknown_before(const EventContext& c, const Items& items, const Phrase& plain, std::uint32_t lo);

// "Ông X, giáo sư Đại học Y, nhận định": a description between commas behind a name is the name.
Phrase described(const EventContext& c, const Items& items, const Phrase& plain, std::uint32_t lo);

// "Tổng thống Biden, người sẽ tái tranh cử", "Thổ Nhĩ Kỳ là một trong những nước chỉ trích": a class noun that only takes up the name
// before it. Not found: the noun stands for itself.
Phrase taken_up(const EventContext& c, const Items& items, const Phrase& plain, std::uint32_t lo);

// "Luật sư X, từng làm việc cho Y, | cho rằng": the comma right before the verb closes what is told of the name that opens the clause, even
// where that is told with verbs. The name's item, or no_index. `comma`: that closing comma.
std::uint32_t name_before_aside(const EventContext& c, const Items& items, std::uint32_t comma, std::uint32_t lo);

// "Bà X, phó giám đốc Sở Y, nói", "Ông X - Chủ tịch hội Y - nói", "Anh X, quận Y, Hà Nội cho biết": where the name stands that a
// description or an address runs up to, or no_index. `end`: where the description ends.
std::uint32_t described_name(const EventContext& c, const Items& items, std::uint32_t end, std::uint32_t lo);

// "Anh X (37 tuổi) thuê trọ tại đây | cho biết", "Chị Y ở quận 3 | chia sẻ": the name that opens the clause, with what is told of it and no
// verb of saying or of action, no comma and no other person up to the verb. Its item, or no_index.
std::uint32_t name_with_tail(const EventContext& c, const Items& items, std::uint32_t v, std::uint32_t lo);

}  // namespace nienbieu
