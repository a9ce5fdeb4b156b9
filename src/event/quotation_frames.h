// Statements without a reporting verb: a quotation and a name show who said what. Each function gives a statement with its speaker and
// content, or nothing. Private to src/event.
#pragma once
#include <optional>
#include <span>

#include "event/statements.h"

namespace nienbieu {

// "Bà X, cư dân Cuba: “…”"; in a headline "CNN: …".
std::optional<Said> colon_frame(const SentenceView& s);

// "X úp mở trước truyền thông: “…”", "“…”, X lạc quan.": the quotation that opens at item k, which no reporting verb took.
std::optional<Said> quotation_frame(const SentenceView& s, std::uint32_t k);

// Where a quotation that opened in an earlier sentence closes in this one, or no_index.
std::uint32_t closing_of_earlier(const SentenceView& s);

// "…”, X lạc quan.": who says the quotation that closes at item k comes right behind it.
std::optional<Said> behind_quotation(const SentenceView& s, std::uint32_t k);

// Is the quotation that opens at item k all of its sentence, and of every sentence up to its end?
bool is_whole_sentence(const SentenceView& s, std::uint32_t k);

// "Nói về trận đấu, HLV X tỏ ra lạc quan. “…”", "Ca sĩ Y có những chia sẻ về nghề. “…”": a sentence that tells of somebody's speaking and
// says nothing of it, with one person named, and a quotation that is the next sentence.
std::optional<Said> speaks_in_next(const SentenceView& s);

// "“…”. Đó là chia sẻ của X.": the quotation that was the sentence before.
std::optional<Said> pointed_at(const SentenceView& s);

// A quotation that is a sentence of its own: the last speaker goes on, and it is one of the quotations of that statement, the last of the
// speaker's own among `before`. Nothing happens where nobody has spoken in this sentence or the last.
void add_to_last_statement(const SentenceView& s, const Quotation& q, Thread& thread, std::span<Said> before);

}  // namespace nienbieu
