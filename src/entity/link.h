// From names to entities: one identity per real thing of the document. Private to src/entity.
#pragma once
#include <vector>

#include "entity/scan.h"

namespace nienbieu {

// Adds the entities and the name mentions of `names` to `out`, then the short forms that only the document explains ("ông Hanegbi" after
// "Tzachi Hanegbi", an abbreviation defined in brackets).
void link_names(Scan& scan, std::vector<Name>& names, Entities& out);

// "Ali Hamieh" -> "ali-hamieh": without diacritics, đ as d, lower case, hyphens.
std::string slug(std::string_view name);

// The lexicon row's own entity, added to `out` if it is not there.
std::uint32_t entity_of_row(const Lexicon& lexicon, Kind kind, std::uint32_t row, Entities& out);
std::uint32_t local_entity(std::string_view id, std::string_view name, EntityType type, Entities& out);

}  // namespace nienbieu
