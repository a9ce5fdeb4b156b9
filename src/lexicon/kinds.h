// The kinds of lexicon and their columns: the one place that says what a TSV of each kind must look like.
// The loader, the linter, the image and the documentation test all read this table; a new kind is a row here.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace nienbieu {

enum class Kind : std::uint8_t {
  places,
  people,
  offices,
  tenures,
  titles,
  organizations,
  org_templates,
  fields,
  surnames,
  given_names,
  honorifics,
  title_modifiers,
  common_caps,
  person_particles,
  org_heads,
  place_heads,
  epithets,
  reporting_verbs,
  triggers,
  event_cues,
  section_cues,
  time_words,
  ambiguities,
  name_words,
  known_events,
  count_
};

enum class CellType : std::uint8_t {
  text,     // anything
  id,       // unique within the kind (or, for tenures, a reference checked by the linter)
  words,    // list of words from `allowed`
  word,     // one word from `allowed`
  phrase,   // a spelling that enters the matcher
  phrases,  // a list of spellings that enter the matcher
  date,     // YYYY, YYYY-MM or YYYY-MM-DD
  number,   // decimal number
};

struct Column {
  std::string_view name;
  CellType type = CellType::text;
  bool required = false;
  std::string_view allowed = {};  // blank-separated words for word/words; empty = any
};

struct KindSchema {
  Kind kind;
  std::string_view name;
  std::span<const Column> columns;
};

const KindSchema& schema_of(Kind kind);
const KindSchema* find_schema(std::string_view name);
// Column index by name; the name must exist in the schema (a programming error otherwise, asserted).
std::uint32_t column_of(Kind kind, std::string_view name);

}  // namespace nienbieu
