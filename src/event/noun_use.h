// Words that are verbs in one place and nouns in another: "tuyên bố", "kêu gọi", "thông báo". Private to src/event.
#pragma once
#include "event/items.h"

namespace nienbieu {

// "lời kêu gọi", "việc rút quân": is the verb at item v a noun here?
bool is_noun_use(const EventContext& c, const Items& items, std::uint32_t v);

// "đã quyết định khởi tố", "Bộ Công an thông báo cấm": a word for a document is a verb right behind an auxiliary or a name.
bool is_verbal_document(const Items& items, std::uint32_t k);

}  // namespace nienbieu
