// Mentions that are no names: roles ("Thủ tướng Israel"), pronouns and epithets ("ông", "nước này", "hai bên"), unnamed sources
// ("một quan chức Mỹ"). Found here; resolved in resolve_entities once the dates are known. Private to src/entity.
#pragma once
#include "entity/scan.h"

namespace nienbieu {

void find_references(Scan& scan, Entities& out);

}  // namespace nienbieu
