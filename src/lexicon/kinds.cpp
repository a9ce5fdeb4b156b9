#include "lexicon/kinds.h"

#include <cassert>

#include "lexicon/schemas.h"

namespace nienbieu {

const KindSchema& schema_of(Kind kind) { return schema::of(kind); }

const KindSchema* find_schema(std::string_view name) {
  for (const auto& schema : schema::schemas)
    if (schema.name == name) return &schema;
  return nullptr;
}

std::uint32_t column_of(Kind kind, std::string_view name) {
  const auto column = schema::column(kind, name);
  assert(column < schema::of(kind).columns.size() && "no such column");
  return column;
}

}  // namespace nienbieu
