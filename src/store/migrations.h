// The tables and views of a store, by version (PRAGMA user_version). A migration is never edited once released: a new one follows it.
#pragma once
#include "base/result.h"
#include "store/database.h"

namespace nienbieu {

constexpr int store_version = 1;
constexpr int store_application = 0x4E42696C;  // "NBil": PRAGMA application_id, so that `file` knows it

// Brings an older store up to date, in one transaction. Fails on a store of a newer program, or on another program's database.
Status migrate(Database& database);

}  // namespace nienbieu
