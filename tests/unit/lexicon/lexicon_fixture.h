// Small lexicons for tests: rows in memory, or TSV files in a temporary folder.
#pragma once
#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "lexicon/compile.h"
#include "lexicon/lexicon.h"
#include "lexicon/load.h"

namespace nienbieu::test {

// A folder that goes away with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    static int made = 0;
    path_ = std::filesystem::temp_directory_path() / ("nienbieu-lexicon-" + std::to_string(getpid()) + "-" + std::to_string(made++));
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string path() const { return path_.string(); }
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  void write(const std::string& name, const std::string& content) const { std::ofstream(path_ / name, std::ios::binary) << content; }

 private:
  std::filesystem::path path_;
};

// A whole TSV of a kind: a good head and the rows given.
inline std::string tsv(Kind kind, const std::vector<std::string>& rows, const std::string& retrieved = "2026-01-01") {
  std::string columns;
  for (const Column& column : schema_of(kind).columns) columns += (columns.empty() ? "" : " ") + std::string(column.name);
  std::string out = "# kind: " + std::string(schema_of(kind).name) + "\n# columns: " + columns +
                    "\n# source: test\n# licence: test\n# retrieved: " + retrieved + "\n# used-by: tests\n";
  for (const auto& row : rows) out += row + "\n";
  return out;
}

// Rows as the loader would give them, without files: cells separated by '\t'.
inline void add_row(LexiconSource& source, Kind kind, std::string_view cells) {
  if (source.files.empty()) {
    source.files = {"memory/test.tsv"};
    source.retrieved = {"2026-01-01"};
  }
  LexiconRow row;
  row.line = static_cast<std::uint32_t>(source.rows[kind].size() + 1);
  for (;;) {
    const auto tab = cells.find('\t');
    row.cells.emplace_back(cells.substr(0, tab));
    if (tab == std::string_view::npos) break;
    cells.remove_prefix(tab + 1);
  }
  row.cells.resize(schema_of(kind).columns.size());
  source.rows[kind].push_back(std::move(row));
}

inline std::shared_ptr<const Lexicon> compiled(const LexiconSource& source) { return *Lexicon::from_bytes(compile_lexicon(source)); }

}  // namespace nienbieu::test
