// Where what is said begins and ends: borders as item numbers of one sentence, half-open. Nothing here writes. `v` is the item of the
// reporting verb. Private to src/event.
#pragma once
#include "event/sentence_view.h"

namespace nienbieu {

// The first item of what is said behind the verb: past adverbs, times, the addressee, the medium, and rằng, a comma or a colon. "là" stays.
std::uint32_t content_start(const SentenceView& s, std::uint32_t v);

// Where what the verb says from `from` on ends: before the speaker's next verb, before a clause with a speaker of its own, before
// ", theo X", else where trailing_end says.
std::uint32_t content_end(const SentenceView& s, std::uint32_t v, std::uint32_t from);

// The end of the sentence for what begins at `from`: without its last marks, without ", theo X", and where the paper goes on in its own
// words before those; inside a quotation not beyond its closing mark.
std::uint32_t trailing_end(const SentenceView& s, std::uint32_t from);

// The first item of what stands before `end`, behind the marks that open the sentence.
std::uint32_t leading_start(const SentenceView& s, std::uint32_t end);

// Does something between the verb and `from`, or at `from`, introduce what is said: "rằng", "là", a colon, a quotation; a comma where
// `comma` says so?
bool introduced(const SentenceView& s, std::uint32_t v, std::uint32_t from, bool comma);

// Is the quotation that opens at item i the whole content: does nothing of the clause but place and time follow it in its last sentence?
bool quotation_is_all(const SentenceView& s, std::uint32_t i);

// Is all that stands before `end` in this sentence inside the quotation that closes there?
bool quotation_covers_clause(const SentenceView& s, std::uint32_t end);

}  // namespace nienbieu
