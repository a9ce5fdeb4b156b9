// The one loader of lexicon TSVs. It is also the linter's first half: every fault of every file is reported, with file,
// line and column, and nothing stops at the first. Reads only the files it is given.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "lexicon/kinds.h"

namespace nienbieu {

struct LexiconRow {
  std::vector<std::string> cells;  // as many as the schema has columns
  std::uint32_t file = 0;          // index into LexiconSource::files
  std::uint32_t line = 0;
};

struct LexiconSource {
  std::vector<std::string> files;
  std::vector<std::string> retrieved;            // of each file: the "retrieved" of its head, empty when it has none
  std::map<Kind, std::vector<LexiconRow>> rows;  // in order of file name, then line
};

// Loads all *.tsv (not *.cases.tsv) of each folder, in the order given; a row of a later folder replaces the row with the same
// id (first column of kinds whose first column is an id) of an earlier one: that is how a user overlays rows.
LexiconSource load_lexicons(const std::vector<std::string>& folders, Errors& errors);

}  // namespace nienbieu
