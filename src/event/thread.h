// Who spoke last, from sentence to sentence: for quotations that name nobody and for "ông" and "bà" that take up somebody unnamed.
// Private to src/event.
#pragma once
#include <vector>

#include "event/sentence_view.h"

namespace nienbieu {

struct Thread {
  std::vector<Argument> speaker;
  std::uint32_t sentence = no_index;  // where that speaker last spoke
  std::uint32_t said = no_index;      // the sentence of the statement

  // Has somebody spoken in this sentence or one of the last `back` before it?
  bool open(std::uint32_t at, std::uint32_t back) const { return sentence != no_index && at - sentence <= back; }
};

// "Ông", "bà", "quan chức này" at the head of a sentence: is it whoever spoke last, also when that was somebody unnamed?
bool takes_up_speaker(const SentenceView& s, const Thread& thread, const Phrase& subject);

// "Nguyên Khang bận rộn dịp Tết. Anh nói": the only person named in the last sentences, where the subject is a pronoun that the entities
// know nobody for; the mention, or no_index.
std::uint32_t takes_up_named(const SentenceView& s, const Phrase& subject);

// "Người phát ngôn … đã bảo vệ lập trường …. Ông cho biết": the mention of somebody unnamed who opened the sentence before and whom the
// subject takes up, or no_index.
std::uint32_t takes_up_unnamed(const SentenceView& s, const Thread& thread, const Phrase& subject);

}  // namespace nienbieu
