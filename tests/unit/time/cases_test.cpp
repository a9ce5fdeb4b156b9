// Runs tests/cases/time.cases.tsv: id, input, reference, expected ("-" or "text=edtf" joined by " | ", an empty value is null).
// The input "[[text]]" marks nothing: cases are whole sentences. `reference` is a day, or "-" for none.
#include <doctest/doctest.h>

#include <fstream>
#include <set>

#include "lexicon/compile.h"
#include "time/explain.h"
#include "time/grammar.h"
#include "time_fixture.h"

using namespace nienbieu;

namespace {

struct Case {
  std::string id, input, reference, expected;
  int line = 0;
};

std::vector<Case> read_cases() {
  std::ifstream file(std::string(NIENBIEU_SOURCE_DIR) + "/tests/cases/time.cases.tsv");
  std::vector<Case> out;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells{""};
    for (const char c : line) {
      if (c == '\t')
        cells.emplace_back();
      else
        cells.back() += c;
    }
    REQUIRE_MESSAGE(cells.size() == 4, "line " << number << " has " << cells.size() << " cells");
    out.push_back({cells[0], cells[1], cells[2], cells[3], number});
  }
  return out;
}

std::string shown(const std::vector<TimeFinding>& found) {
  if (found.empty()) return "-";
  std::string out;
  for (const TimeFinding& f : found) out += (out.empty() ? "" : " | ") + f.text + "=" + f.timex.edtf;
  return out;
}

}  // namespace

TEST_CASE("every case of time.cases.tsv") {
  const auto cases = read_cases();
  std::set<std::string> ids, rules;
  std::size_t traps = 0;
  for (const Case& c : cases) {
    CHECK_MESSAGE(ids.insert(c.id).second, "line " << c.line << ": the id " << c.id << " is taken");
    std::vector<TimeFinding> found;
    explain_times(c.input, testing_time::reference(c.reference), testing_time::lexicon(), found);
    CHECK_MESSAGE(shown(found) == c.expected, "time.cases.tsv:" << c.line << " " << c.id << ": " << c.input << "\n  expected " << c.expected
                                                                << "\n  got      " << shown(found));
    for (const TimeFinding& f : found) {
      rules.insert(f.rule);
      CHECK(c.input.substr(f.timex.span.start, f.timex.span.length()) == f.text);
    }
    traps += c.expected == "-" || c.id.starts_with("trap");
  }
  CHECK(cases.size() >= 600);
  CHECK(traps * 2 >= cases.size());
  for (int rule = 1; rule < static_cast<int>(when::Rule::count_); ++rule) {
    const std::string name(when::rule_name(static_cast<when::Rule>(rule)));
    CHECK_MESSAGE(rules.count(name) == 1, "no case reaches the rule " << name);
  }
}
