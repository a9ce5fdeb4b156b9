// Capitals that speak or act: their country's government. Private to src/entity.
#pragma once
#include "entity/scan.h"

namespace nienbieu {

// Links mentions of capitals to their country where the neighbours say that the government is meant (via metonym); mentions are sorted.
void link_metonyms(const Scan& scan, Entities& entities);

}  // namespace nienbieu
