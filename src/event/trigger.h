// What stands around a trigger in its clause. `t` is the trigger's item, `lo` the item that its clause can begin at. Private to src/event.
#pragma once

#include <initializer_list>
#include <string_view>

#include "event/sentence_view.h"

namespace nienbieu {

// A cell of the trigger's row.
inline std::string_view trigger_cell(const SentenceView& s, std::uint32_t t, EventColumn column) { return s.c.cell(*s[t].trigger, column); }

// "bị", "được" before the trigger, with at most the agent between; no_index when it is active.
std::uint32_t passive_before(const SentenceView& s, std::uint32_t t, std::uint32_t lo);

// "bị | X, Y và nhiều nước lên án": the passive before a list of agents; no_index where none is.
std::uint32_t passive_of_list(const SentenceView& s, std::uint32_t t, std::uint32_t lo);

// The light verb ("tiến hành", "có") that the event noun is the object of, or no_index.
std::uint32_t light_before(const SentenceView& s, std::uint32_t t, std::uint32_t lo);

// "… để giải cứu", "nhằm tiêu diệt": the purpose is the subject's.
bool purpose_before(const SentenceView& s, std::uint32_t t, std::uint32_t lo);

// "sau khi | gặp", "trước khi đã | rời": the conjunction whose clause the verb opens, its subject left out; no_index where none is.
std::uint32_t adjunct_before(const SentenceView& s, std::uint32_t t, std::uint32_t lo);

// "v" for a reporting verb, else what the trigger's row says.
std::string_view pos_of_verb(const SentenceView& s, std::uint32_t i);

// The first of these prepositions after the trigger in its clause, followed by a phrase.
std::uint32_t find_preposition(const SentenceView& s, std::uint32_t t, std::initializer_list<WordKey> words);

// "Cơ quan an ninh điều tra đã …": a verb between its noun and an auxiliary only says which.
bool modifies_subject(const SentenceView& s, std::uint32_t t);

// "bác bỏ cáo buộc": a verb and, as its object, another word of saying or doing, in one row; what stands behind belongs to the object.
bool holds_its_object(const SentenceView& s, std::uint32_t t);

// Is it "thông qua" by means of something, and not of a paper that a body passes? The papers themselves are rows ("thông qua nghị quyết");
// the bare words need somebody or something in the clause that says that it is passed.
bool means(const SentenceView& s, std::uint32_t t, std::uint32_t lo);

// "lên án các cuộc không kích": the object of another verb of the clause.
bool behind_verb(const SentenceView& s, std::uint32_t t, std::uint32_t lo);

// "quan tài của các nhà khoa học thiệt mạng": the phrase hangs on a word before it.
bool governs(const SentenceView& s, std::uint32_t subject, std::uint32_t lo);

// "gửi 1.500 binh sĩ đến Nga": where the first verb sends them.
bool complement(const SentenceView& s, std::uint32_t t);

// "12 cuộc không kích diễn ra"
bool takes_place(const SentenceView& s, std::uint32_t t);

// A time stands right behind the trigger.
bool has_time(const SentenceView& s, std::uint32_t t);

}  // namespace nienbieu
