// What was said: finds it before or behind the reporting verb and writes it into the statement, with its quotations, its mode and the
// border of the reporting clause. Private to src/event.
#pragma once
#include "event/statements.h"

namespace nienbieu {

// The content is items [from, to); no change when there are none. One quotation as a whole leaves out its own marks.
void set_content(const SentenceView& s, std::uint32_t from, std::uint32_t to, Said& said);

// The content is what stands inside the quotation of that number.
void set_quotation(const SentenceView& s, std::uint32_t quotation, Said& said);

// "với chủ đề: “…”", "mang tên: “…”": behind that colon stands what something is called, nobody's words.
bool titled(const SentenceView& s, std::uint32_t colon);

// "“…”, X nói", "Nga sẽ không rút quân, ông X nói": a quotation or a clause that ends right before the subject at item `subject`, when
// nothing that could be content stands behind the verb. False: there is none, and `said` is as before or without content.
bool content_before(const SentenceView& s, std::uint32_t v, std::uint32_t subject, Said& said);

// "X nói (rằng | : | ,) …": what stands behind the verb, and to whom it is said. False: nothing that this verb could say.
bool content_after(const SentenceView& s, std::uint32_t v, Said& said);

}  // namespace nienbieu
