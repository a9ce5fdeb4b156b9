#include "entity/offices.h"

#include <algorithm>
#include <charconv>
#include <mutex>
#include <unordered_map>

#include "text/tokens.h"

namespace nienbieu {
namespace {

std::optional<CivilDate> widen(std::string_view date, bool end) {
  if (date.size() < 4) return std::nullopt;
  CivilDate d{0, end ? 12 : 1, 1};
  std::from_chars(date.data(), date.data() + 4, d.year);
  if (date.size() >= 7) std::from_chars(date.data() + 5, date.data() + 7, d.month);
  d.day = end ? days_in_month(d.year, d.month) : 1;
  if (date.size() >= 10) std::from_chars(date.data() + 8, date.data() + 10, d.day);
  return d;
}

}  // namespace

TenureSpan read_tenure(const Lexicon& lexicon, std::uint32_t row) {
  TenureSpan t;
  t.person = static_cast<std::uint32_t>(lexicon.find_row(Kind::people, lexicon.cell(Kind::tenures, row, 0)));
  t.office = static_cast<std::uint32_t>(lexicon.find_row(Kind::offices, lexicon.cell(Kind::tenures, row, 1)));
  t.from = widen(lexicon.cell(Kind::tenures, row, 2), false);
  t.to = widen(lexicon.cell(Kind::tenures, row, 3), true);
  t.ongoing = lexicon.cell(Kind::tenures, row, 3).empty();
  return t;
}

void offices_with(const Lexicon& lexicon, std::string_view title, std::string_view scope, std::vector<std::uint32_t>& out) {
  out.clear();
  static const auto title_column = column_of(Kind::offices, "title"), scope_column = column_of(Kind::offices, "scope");
  const std::string want = fold_phrase(title);
  for (std::uint32_t row = 0; row < lexicon.rows(Kind::offices); ++row)
    if (lexicon.cell(Kind::offices, row, scope_column) == scope && fold_phrase(lexicon.cell(Kind::offices, row, title_column)) == want)
      out.push_back(row);
}

void holders_on(const Lexicon& lexicon, std::uint32_t office, CivilDate from, CivilDate to, std::vector<std::uint32_t>& out) {
  out.clear();
  for (const auto row : lexicon.tenures_of_office(office)) {
    const TenureSpan t = read_tenure(lexicon, row);
    if (t.from && *t.from > to) continue;
    if (t.to && *t.to < from) continue;
    if (std::find(out.begin(), out.end(), t.person) == out.end()) out.push_back(t.person);
  }
}

}  // namespace nienbieu
