// To whom, by what medium and where something is said: fills addressees, targets and venue of a statement. Private to src/event.
#pragma once
#include "event/statements.h"

namespace nienbieu {

// The one who is asked or accused, from item `from` on, where what is said begins; who is told ("với X") between the verb and there.
void find_addressees(const SentenceView& s, std::uint32_t v, std::uint32_t from, Event& statement);

// In the reporting clause: "với các phóng viên", "cho Reuters biết" say to whom, "trong cuộc họp báo", "trên mạng xã hội X" where.
void find_occasion(const SentenceView& s, Said& said);

}  // namespace nienbieu
