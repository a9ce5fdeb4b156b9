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

// A continuous office that really had nobody. Dates are whole days, both within the vacancy.
struct Vacancy {
  std::string_view office;
  std::string_view from, to;  // empty to: until today
  std::string_view reason;
};

constexpr std::array<Vacancy, 1> vacancies = {{
    {"office:xx:president", "2000-01-01", "2000-01-02", "example"},
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

std::string span_of(const Term& term) { return std::string(term.from.empty() ? "?" : term.from) + " to " + std::string(term.to.empty() ? "now" : term.to); }

void check_dates(Report& report, const LexiconRow& row) {
  const std::string_view from = row.cells[2], to = row.cells[3], retrieved = report.retrieved(row);
  if (!from.empty() && !to.empty() && bound(from, false) > bound(to, true)) report.add(row, 2, "lint.date", "begins after its end, " + std::string(from) + " > " + std::string(to));
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
      if (same) report.add(*terms[k].row, 2, "lint.tenure", span_of(terms[k]) + " in " + std::string(office) + " overlaps the same person's " + what);
      else if (single) report.add(*terms[k].row, 2, "lint.overlap", std::string(terms[k].person) + ", " + span_of(terms[k]) + ", overlaps " + what + " in " + std::string(office));
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
        report.add(*term.row, 2, "lint.gap", "nobody holds " + std::string(office) + " between " + std::string(last->to) + " (" + report.place(*last->row) + ") and " + std::string(term.from));
    }
    if (!last || term.last() > last->last()) last = &term;
  }
  if (!last || last->to.empty()) return;
  const DayNumber end = std::max(last->last(), since), retrieved = bound(report.retrieved(*last->row), false);
  if (retrieved - end > longest_gap && !known_vacancy(office, end, retrieved))
    report.add(*last->row, 3, "lint.gap", "nobody holds " + std::string(office) + " after " + std::string(last->to));
}

Terms sorted(Terms terms) {
  std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return std::pair(a.first(), a.last()) < std::pair(b.first(), b.last()); });
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
    if (!single || cell(row, Kind::offices, "scope").size() != 2 || (!president && !premier)) continue;
    Terms all = it->second;
    const auto acting = of.find(scope + (president ? "acting-president" : "acting-pm"));
    if (acting != of.end()) all.insert(all.end(), acting->second.begin(), acting->second.end());
    check_gaps(report, id, sorted(std::move(all)));
  }
}

}  // namespace nienbieu::lint
