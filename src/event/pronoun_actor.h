// The actor of an action inside what somebody says, where a pronoun or a noun like one stands for him. Private to src/event.
#pragma once
#include "event/sentence_view.h"

namespace nienbieu {

// "Bộ Công an cho biết họ đã khởi tố …", "Bộ Ngoại giao Thổ Nhĩ Kỳ thông báo nước này dừng …", "chúng tôi": the speaker, or his country.
// `said` has one actor, an entity. An `a` that stands for neither is left as it is.
void means_speaker(const SentenceView& s, const Event& said, Argument& a);

}  // namespace nienbieu
