// The subject of a verb that has none of its own. Private to src/event.
#pragma once
#include "event/sentence_view.h"

namespace nienbieu {

// "… và ký kết …", ", rồi rời …": the subject of the clause before goes on. "Sau khi gặp A, B tới C", "Chúc mừng A, B nói": that of the
// main clause. The verb stands at item t of a clause that can begin at item lo.
bool shared_subject(const SentenceView& s, std::uint32_t t, std::uint32_t lo, Phrase& subject);

}  // namespace nienbieu
