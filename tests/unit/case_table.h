// What the test programs share: tables of cases under tests/cases/, and the lexicon that was built beside them.
// A table is tab-separated; "\n" in a cell is a line break; "#" begins a comment line.
#pragma once
#include <doctest/doctest.h>

#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"

namespace nienbieu::testing {

struct CaseRow {
  std::vector<std::string> cells;
  int line = 0;
};

inline std::vector<std::string> case_cells(const std::string& line) {
  std::vector<std::string> cells{""};
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\t')
      cells.emplace_back();
    else if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == 'n')
      cells.back() += '\n', ++i;
    else
      cells.back() += line[i];
  }
  return cells;
}

// The rows of tests/cases/<name>, each of so many cells.
inline std::vector<CaseRow> read_case_table(const std::string& name, std::size_t columns) {
  std::ifstream file(std::string(NIENBIEU_SOURCE_DIR) + "/tests/cases/" + name);
  REQUIRE_MESSAGE(file.good(), name << " cannot be read");
  std::vector<CaseRow> rows;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    CaseRow row{case_cells(line), number};
    REQUIRE_MESSAGE(row.cells.size() == columns, name << ":" << number << " has " << row.cells.size() << " cells");
    rows.push_back(std::move(row));
  }
  return rows;
}

inline std::shared_ptr<const Lexicon> built_lexicon() {
  static const auto opened = Lexicon::open(std::string(NIENBIEU_BINARY_DIR) + "/lexicon.img");
  REQUIRE_MESSAGE(opened.ok(), "lexicon.img cannot be opened");
  return *opened;
}

}  // namespace nienbieu::testing
