#include "entity/offices.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <utility>

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

TenureSpan work_out_tenure(const Lexicon& lexicon, std::uint32_t row) {
  TenureSpan t;
  t.person = static_cast<std::uint32_t>(lexicon.find_row(Kind::people, lexicon.cell(Kind::tenures, row, 0)));
  t.office = static_cast<std::uint32_t>(lexicon.find_row(Kind::offices, lexicon.cell(Kind::tenures, row, 1)));
  t.from = widen(lexicon.cell(Kind::tenures, row, 2), false);
  t.to = widen(lexicon.cell(Kind::tenures, row, 3), true);
  t.ongoing = lexicon.cell(Kind::tenures, row, 3).empty();
  return t;
}

// What this thread has worked out of the lexicon's offices: the same few hundred are asked for all the time.
class Memory {
 public:
  static Memory& of(const Lexicon& lexicon) {
    thread_local Memory memory;
    if (memory.serial_ != lexicon.serial()) memory.begin(lexicon);
    return memory;
  }

  const TenureSpan& tenure(const Lexicon& lexicon, std::uint32_t row) {
    auto& known = tenures_[row];
    if (!known) known = work_out_tenure(lexicon, row);
    return *known;
  }

  // What the office is called, folded, each between blanks; its title first.
  const std::vector<std::string>& names(const Lexicon& lexicon, std::uint32_t office) {
    auto& known = names_[office];
    if (!known.empty()) return known;
    static const auto title_column = column_of(Kind::offices, "title"), alias_column = column_of(Kind::offices, "aliases"),
                      spellings = column_of(Kind::titles, "aliases");
    const auto add = [&](std::string_view name) { known.push_back(" " + fold_phrase(name) + " "); };
    const auto title = lexicon.cell(Kind::offices, office, title_column);
    add(title);
    // The title's own other spellings: "Giám đốc cơ quan tình báo" for "Giám đốc tình báo".
    for (const Entry& e : lexicon.lookup(title))
      if (e.kind == Kind::titles) for_each_part(lexicon.cell(Kind::titles, e.row, spellings), add);
    for_each_part(lexicon.cell(Kind::offices, office, alias_column), add);
    return known;
  }

  // Rows of the offices of a scope, in their order.
  std::span<const std::pair<std::string_view, std::uint32_t>> of_scope(std::string_view scope) const {
    const auto [from, to] = std::equal_range(by_scope_.begin(), by_scope_.end(), std::pair(scope, 0u),
                                             [](const auto& a, const auto& b) { return a.first < b.first; });
    return {from, to};
  }

 private:
  void begin(const Lexicon& lexicon) {
    static const auto scope_column = column_of(Kind::offices, "scope");
    serial_ = lexicon.serial();
    tenures_.assign(lexicon.rows(Kind::tenures), std::nullopt);
    names_.assign(lexicon.rows(Kind::offices), {});
    by_scope_.clear();
    for (std::uint32_t row = 0; row < names_.size(); ++row) by_scope_.emplace_back(lexicon.cell(Kind::offices, row, scope_column), row);
    std::sort(by_scope_.begin(), by_scope_.end());
  }

  std::uint32_t serial_ = 0;
  std::vector<std::optional<TenureSpan>> tenures_;  // by row
  std::vector<std::vector<std::string>> names_;     // by office row
  std::vector<std::pair<std::string_view, std::uint32_t>> by_scope_;
};

}  // namespace

TenureSpan read_tenure(const Lexicon& lexicon, std::uint32_t row) { return Memory::of(lexicon).tenure(lexicon, row); }

bool role_names_office(const Lexicon& lexicon, std::string_view folded_role, std::uint32_t office) {
  static const std::string deputy = " " + fold_phrase("phó");
  if (office >= lexicon.rows(Kind::offices)) return false;
  const auto& names = Memory::of(lexicon).names(lexicon, office);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    if (name.starts_with(folded_role)) return true;
    const auto at = folded_role.find(name);
    return at != std::string_view::npos && (at < deputy.size() || folded_role.compare(at - deputy.size(), deputy.size(), deputy) != 0);
  });
}

void offices_with(const Lexicon& lexicon, std::string_view title, std::string_view scope, std::vector<std::uint32_t>& out) {
  out.clear();
  Memory& memory = Memory::of(lexicon);
  const auto offices = memory.of_scope(scope);
  if (offices.empty()) return;
  const std::string want = " " + fold_phrase(title) + " ";
  for (const auto& [its_scope, row] : offices)
    if (memory.names(lexicon, row).front() == want) out.push_back(row);
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
