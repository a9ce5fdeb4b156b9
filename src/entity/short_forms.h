// Short forms that only the document explains: a surname or given name of a person named in full, an abbreviation
// defined in brackets. Private to src/entity.
#pragma once
#include <vector>

#include "entity/scan.h"

namespace nienbieu {

// The person of the document that tokens [first, last) name in short, or no_index when none or more than one fits.
std::uint32_t find_short_form(const Scan& scan, std::uint32_t first, std::uint32_t last, const Entities& entities);

// Adds mentions for uncovered capitalised words that are short forms, and for abbreviations.
void link_short_forms(Scan& scan, const std::vector<Name>& names, Entities& out);

}  // namespace nienbieu
