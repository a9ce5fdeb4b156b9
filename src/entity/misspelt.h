// Names of people one edit away from what the lexicon holds: "Netanyhu". Private to src/entity.
#pragma once
#include <string_view>

#include "entity/scan.h"

namespace nienbieu {

// Are the words equal but for one letter dropped, added, changed, or two neighbours swapped? Letters are compared without case.
bool one_edit_apart(std::string_view a, std::string_view b);

// The same, where it can be a slip of the pen: "Zelenska" is not Zelensky misspelt, nor "Petrova" Petrov.
bool looks_misspelt(std::string_view word, std::string_view right);

// The people row meant by a name whose last word, of seven letters or more, the lexicon does not hold; no_index when none or several.
std::uint32_t misspelt_person(const Scan& scan, const Name& name);

}  // namespace nienbieu
