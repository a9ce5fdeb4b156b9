// Tenures: dates that cannot be, overlaps, gaps. See lint.h for the rules.
#include <algorithm>
#include <array>
#include <charconv>

#include "base/civil_date.h"
#include "lexicon/lint_parts.h"

namespace nienbieu::lint {
namespace {

constexpr DayNumber longest_gap = 120;
constexpr DayNumber forever = 0x7FFFFFFF;

// The countries whose heads of state and government the lexicon promises without a gap: the ones that Vietnamese news is about.
constexpr std::string_view watched =
    "AE AF AM AR AT AU AZ BD BE BG BR BY CA CH CN CO CR CU CZ DE DK DZ EE EG ES ET FI FR GB GE GR HN HR HU ID IL IN IQ IR IT JO JP KE KH "
    "KP KR KW KZ LA LB LK LT LV LY "
    "MK MM MN MX MY NG NL NO NP NZ OM PE PH PK PL PS PT PY QA RO RS RU SA SD SE SG SI SK SN SY TH TL TN TR UA US VE VN YE ZA";

// A continuous office that really had nobody, or that was abolished.
struct Vacancy {
  std::string_view office;
  std::string_view from, to;  // days within the vacancy; empty `to`: until today
  std::string_view reason;
};

constexpr std::array<Vacancy, 12> vacancies = {{
    {"office:af:president", "2021-08-15", "", "the Taliban rule without a president"},
    {"office:at:president", "2016-07-08", "2017-01-26", "election annulled; the three presidents of the National Council"},
    {"office:eg:president", "2011-02-11", "2012-06-30", "Supreme Council of the Armed Forces"},
    {"office:iq:president", "2003-04-09", "2004-06-28", "Coalition Provisional Authority"},
    {"office:lb:president", "2014-05-25", "2016-10-31", "parliament could not elect one"},
    {"office:lb:president", "2022-10-31", "2025-01-09", "parliament could not elect one"},
    {"office:sd:president", "2019-04-11", "", "Sovereignty Council"},
    {"office:sd:prime-minister", "2024-07-01", "2025-05-31", "acting ministers"},
    {"office:sn:prime-minister", "2019-05-14", "2022-09-17", "abolished and restored"},
    {"office:sy:prime-minister", "2025-03-29", "", "abolished"},
    {"office:tr:prime-minister", "2018-07-09", "", "abolished"},
    {"office:ye:president", "2022-04-07", "", "Presidential Leadership Council"},
}};

DayNumber bound(std::string_view date, bool end) {
  CivilDate d{0, end ? 12 : 1, 1};
  std::from_chars(date.data(), date.data() + 4, d.year);
  if (date.size() >= 7) std::from_chars(date.data() + 5, date.data() + 7, d.month);
  d.day = end ? days_in_month(d.year, d.month) : 1;
  if (date.size() >= 10) std::from_chars(date.data() + 8, date.data() + 10, d.day);
  return to_days(d);
}

struct Term {
  const LexiconRow* row;
  std::string_view person, from, to;
  DayNumber first() const { return from.empty() ? -forever : bound(from, false); }
  DayNumber last() const { return to.empty() ? forever : bound(to, true); }
};

// The later of two terms begins before the earlier has ended, at the coarser precision of the dates that meet.
bool overlap(const Term& earlier, const Term& later) {
  if (later.from.empty()) return false;
  if (earlier.to.empty()) return true;
  const auto n = std::min(earlier.to.size(), later.from.size());
  return earlier.to.substr(0, n) > later.from.substr(0, n);
}

std::string span_of(const Term& term) {
  return std::string(term.from.empty() ? "?" : term.from) + " to " + std::string(term.to.empty() ? "now" : term.to);
}

void check_dates(Report& report, const LexiconRow& row) {
  const std::string_view from = row.cells[2], to = row.cells[3], retrieved = report.retrieved(row);
  if (!from.empty() && !to.empty() && bound(from, false) > bound(to, true))
    report.add(row, 2, "lint.date", "begins after its end, " + std::string(from) + " > " + std::string(to));
  for (std::uint32_t c = 2; c <= 3; ++c) {
    const std::string_view date = row.cells[c];
    if (date.empty()) continue;
    if (date < "1800") report.add(row, c, "lint.date", std::string(date) + " is before 1800");
    if (retrieved.size() >= 10 && bound(date, false) > bound(retrieved, false))
      report.add(row, c, "lint.date", std::string(date) + " is after " + std::string(retrieved) + ", when the file was retrieved");
  }
}

using Terms = std::vector<Term>;

void check_overlaps(Report& report, std::string_view office, const Terms& terms, bool single) {
  for (std::size_t k = 1; k < terms.size(); ++k)
    for (std::size_t j = 0; j < k; ++j) {
      if (!overlap(terms[j], terms[k])) continue;
      const bool same = terms[j].person == terms[k].person;
      const std::string what = std::string(terms[j].person) + ", " + span_of(terms[j]) + " (" + report.place(*terms[j].row) + ")";
      if (same)
        report.add(*terms[k].row, 2, "lint.tenure",
                   span_of(terms[k]) + " in " + std::string(office) + " overlaps the same person's " + what);
      else if (single)
        report.add(*terms[k].row, 2, "lint.overlap",
                   std::string(terms[k].person) + ", " + span_of(terms[k]) + ", overlaps " + what + " in " + std::string(office));
    }
}

bool known_vacancy(std::string_view office, DayNumber from, DayNumber to) {
  return std::any_of(vacancies.begin(), vacancies.end(), [&](const Vacancy& v) {
    return v.office == office && bound(v.from, false) <= from + longest_gap && (v.to.empty() || bound(v.to, true) >= to - longest_gap);
  });
}

void check_gaps(Report& report, std::string_view office, const Terms& terms) {
  static const DayNumber since = to_days({2000, 1, 1});
  const Term* last = nullptr;
  for (const Term& term : terms) {
    if (last && term.first() > last->last() && term.first() > since) {
      const DayNumber from = std::max(last->last(), since), gap = term.first() - from;
      if (gap > longest_gap && !known_vacancy(office, from, term.first()))
        report.add(*term.row, 2, "lint.gap",
                   "nobody holds " + std::string(office) + " between " + std::string(last->to) + " (" + report.place(*last->row) +
                       ") and " + std::string(term.from));
    }
    if (!last || term.last() > last->last()) last = &term;
  }
  if (!last || last->to.empty() || last->last() < since) return;
  const DayNumber end = std::max(last->last(), since), retrieved = bound(report.retrieved(*last->row), false);
  if (retrieved - end > longest_gap && !known_vacancy(office, end, retrieved))
    report.add(*last->row, 3, "lint.gap", "nobody holds " + std::string(office) + " after " + std::string(last->to));
}

Terms sorted(Terms terms) {
  std::stable_sort(terms.begin(), terms.end(),
                   [](const Term& a, const Term& b) { return std::pair(a.first(), a.last()) < std::pair(b.first(), b.last()); });
  return terms;
}

}  // namespace

void check_tenures(Report& report) {
  std::map<std::string_view, Terms> of;
  for (const LexiconRow& row : report.rows(Kind::tenures)) {
    check_dates(report, row);
    of[row.cells[1]].push_back({&row, row.cells[0], row.cells[2], row.cells[3]});
  }
  for (auto& [office, terms] : of) terms = sorted(std::move(terms));
  for (const LexiconRow& row : report.rows(Kind::offices)) {
    const std::string& id = row.cells[0];
    const auto it = of.find(id);
    const bool single = cell(row, Kind::offices, "holders") == "single";
    if (it == of.end()) continue;
    check_overlaps(report, id, it->second, single);
    const std::string scope = id.substr(0, id.rfind(':') + 1);
    const bool president = id.ends_with(":president"), premier = id.ends_with(":prime-minister");
    const std::string_view country = cell(row, Kind::offices, "scope");
    if (!single || country.size() != 2 || watched.find(country) == std::string_view::npos || (!president && !premier)) continue;
    Terms all = it->second;
    const auto acting = of.find(scope + (president ? "acting-president" : "acting-pm"));
    if (acting != of.end()) all.insert(all.end(), acting->second.begin(), acting->second.end());
    check_gaps(report, id, sorted(std::move(all)));
  }
}

}  // namespace nienbieu::lint
