// Names in the text: from the lexicon (leftmost-longest with casing as evidence), from templates (Bộ Quốc phòng + country), from
// head nouns (thành phố …, Công ty …), from titles and honorifics, and from the shape of Vietnamese personal names. Private to src/entity.
#pragma once
#include <vector>

#include "entity/scan.h"

namespace nienbieu {

void find_names(Scan& scan, std::vector<Name>& out);

}  // namespace nienbieu
