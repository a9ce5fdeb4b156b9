// What the parts of the linter share. Private to src/lexicon.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/kinds.h"
#include "lexicon/load.h"

namespace nienbieu::lint {

class Report {
 public:
  explicit Report(const LexiconSource& source) : source_(source) {}
  void add(const LexiconRow& row, std::uint32_t column, std::string code, std::string message);
  std::string place(const LexiconRow& row) const;  // "people.curated.tsv:12"
  std::string_view retrieved(const LexiconRow& row) const { return source_.retrieved[row.file]; }
  const std::vector<LexiconRow>& rows(Kind kind) const;
  Errors take();  // sorted by file, line, column

 private:
  const LexiconSource& source_;
  Errors errors_;
};

inline std::string_view cell(const LexiconRow& row, Kind kind, std::string_view column) { return row.cells[column_of(kind, column)]; }
bool has_word(std::string_view list, std::string_view word);  // "a|b" has "a"
std::string in_quotes(std::string_view text);

// The spelling as the matcher sees it: folded tokens joined by blanks, hyphens and apostrophes gone.
std::string folded(std::string_view phrase);

void check_ids(Report& report);
void check_references(Report& report);
void check_spellings(Report& report);  // aliases within a row, collisions between rows
void check_same_person(Report& report);
void check_tenures(Report& report);
void check_known_events(Report& report);  // what is told of a day names the day

}  // namespace nienbieu::lint
