// Whose statement is it: the phrase left of a reporting verb that speaks, the relay before it, the statement whose speaker goes on.
// Items are numbers in the sentence; `said` are the statements found in it so far, in order. Private to src/event.
#pragma once
#include <span>

#include "event/statements.h"

namespace nienbieu {

// The first item that belongs to the verb at `v`: where the content of the statement around it, or the quotation around it, begins.
std::uint32_t left_border(const SentenceView& s, std::span<const Said> said, std::uint32_t v);

// Who speaks with the verb at `v`, looking left no further than `lo`: the issuer of the document that is its subject, its subject, the
// words behind a quotation, or the subject of the verb that it is joined to. `subject`: its grammatical subject. Not found: nobody is
// named.
Phrase speaker_of(const SentenceView& s, Phrase subject, std::uint32_t v, std::uint32_t lo);

// "…”, tuyên bố nói": the document noun that opens its clause right before the verb and is nobody's, or no_index.
std::uint32_t bare_document(const SentenceView& s, std::uint32_t v);

// ", nhấn mạnh …", "và kêu gọi …", "; đồng thời khẳng định …": the statement whose speaker goes on with the verb at `v`, or nullptr.
const Said* coordinated_with(const SentenceView& s, std::span<const Said> said, std::uint32_t v);

// "… X đã gặp Y và tuyên bố …": does "và" without a comma, at item `conjunction`, join the predicate of what the verb at `outer` says?
bool joins_inner_predicate(const SentenceView& s, std::uint32_t outer, std::uint32_t conjunction);

// Is this statement itself what an earlier one of the sentence says?
bool told_by_another(std::span<const Said> said, const Said& statement);

// "phát ngôn viên quân đội Israel X": the begin of all that stands tight before the speaker's name at `first`, back to a mark or the
// sentence's begin; where the words run on from something else, the begin of the names alone.
std::uint32_t whole_phrase(const SentenceView& s, std::uint32_t first);

// The relaying verb whose object ends in the phrase that begins at `first` ("dẫn lời thư ký báo chí Nhà Trắng | X"), or no_index.
std::uint32_t relay_before(const SentenceView& s, std::uint32_t first);

// "BBC dẫn lời X nói": the relay before the speaker at `first` goes into the attribution; returns where the whole clause begins.
std::uint32_t take_relay(const SentenceView& s, std::uint32_t first, Said& statement);

}  // namespace nienbieu
