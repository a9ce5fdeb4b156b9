// From a timeline's bytes to the derived tables of a store: entries with their entities, reports, spellings and full text.
#pragma once
#include <string_view>

#include "base/result.h"
#include "store/database.h"

namespace nienbieu {

// Inside the caller's transaction. Entries whose bytes are as they were keep their rows. `timeline` is write_timeline_json's own output.
Status write_derived_rows(Database& database, std::string_view timeline);

}  // namespace nienbieu
