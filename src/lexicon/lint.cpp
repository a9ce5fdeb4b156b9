#include "lexicon/lint.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <tuple>

#include "lexicon/lexicon.h"
#include "lexicon/lint_parts.h"
#include "lexicon/phrase_tokens.h"

namespace nienbieu {
namespace lint {
namespace {

bool is_slug(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

bool is_wikidata_id(std::string_view id) {
  return id.size() > 1 && id[0] == 'Q' && id[1] != '0' &&
         std::all_of(id.begin() + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool good_id(Kind kind, std::string_view id) {
  if (kind == Kind::offices) {
    const auto colon = id.rfind(':');
    return id.starts_with("office:") && colon > 7 && is_slug(id.substr(7, colon - 7)) && is_slug(id.substr(colon + 1));
  }
  if (is_wikidata_id(id)) return true;
  const std::string_view prefix = kind == Kind::places ? "x:place:" : kind == Kind::people ? "x:person:" : "x:organization:";
  if (!id.starts_with(prefix)) return false;
  const auto rest = id.substr(prefix.size());
  const auto colon = rest.find(':');  // x:organization:<country>:<slug>
  return colon == std::string_view::npos ? is_slug(rest)
                                         : kind == Kind::organizations && is_slug(rest.substr(0, colon)) && is_slug(rest.substr(colon + 1));
}

const char* id_shape(Kind kind) {
  switch (kind) {
    case Kind::offices:
      return "office:<scope>:<slug>";
    case Kind::places:
      return "Q… or x:place:<slug>";
    case Kind::people:
      return "Q… or x:person:<slug>";
    default:
      return "Q… or x:organization:<slug>";
  }
}

// How many leading columns tell two rows of a kind apart; 0 = rows of this kind are not compared.
std::size_t key_columns(Kind kind) {
  switch (kind) {
    case Kind::tenures:
      return 3;
    case Kind::triggers:
      return 5;
    case Kind::event_cues:
      return 3;
    case Kind::time_words:
      return 3;
    case Kind::section_cues:
      return 3;
    case Kind::title_modifiers:
      return 3;
    case Kind::reporting_verbs:
      return 4;
    case Kind::places:
    case Kind::people:
    case Kind::organizations:
    case Kind::offices:
      return 0;
    default:
      return 1;
  }
}

void check_kind_ids(Report& report, Kind kind, std::map<std::string_view, std::pair<Kind, const LexiconRow*>>& seen) {
  for (const LexiconRow& row : report.rows(kind)) {
    const std::string_view id = row.cells[0];
    if (!good_id(kind, id))
      report.add(row, 0, "lint.id", in_quotes(id) + " is no id of " + std::string(schema_of(kind).name) + "; expected " + id_shape(kind));
    const auto [it, fresh] = seen.try_emplace(id, kind, &row);
    if (fresh) continue;
    const auto& [other_kind, other] = it->second;
    const std::string where = " at " + report.place(*other);
    if (other_kind == kind)
      report.add(row, 0, "lint.id", in_quotes(id) + " is used twice; the first is" + where);
    else
      report.add(row, 0, "lint.id", in_quotes(id) + " is an id of " + std::string(schema_of(other_kind).name) + " too," + where);
  }
}

void check_repeated_rows(Report& report, Kind kind) {
  const std::size_t columns = key_columns(kind);
  std::map<std::string, const LexiconRow*> seen;
  for (const LexiconRow& row : report.rows(kind)) {
    std::string key;
    for (std::size_t c = 0; c < columns && c < row.cells.size(); ++c) key += row.cells[c] + '\t';
    const auto [it, fresh] = seen.try_emplace(key, &row);
    if (!fresh) report.add(row, 0, "lint.row", in_quotes(row.cells[0]) + " has a row already at " + report.place(*it->second));
  }
}

// Everything that a reference may point to.
struct Targets {
  std::set<std::string_view> people, offices, organizations, places, countries;
  std::set<std::string> titles;

  explicit Targets(const Report& report) {
    for (const auto& row : report.rows(Kind::people)) people.insert(row.cells[0]);
    for (const auto& row : report.rows(Kind::offices)) offices.insert(row.cells[0]);
    for (const auto& row : report.rows(Kind::organizations)) organizations.insert(row.cells[0]);
    for (const auto& row : report.rows(Kind::places)) {
      places.insert(row.cells[0]);
      for_each_part(cell(row, Kind::places, "country"), [&](std::string_view code) {
        const auto type = cell(row, Kind::places, "type");
        if (type == "country" || type == "territory" || type == "continent") countries.insert(code);
      });
    }
    for (const auto& row : report.rows(Kind::titles)) {
      titles.insert(folded(row.cells[0]));
      for_each_part(cell(row, Kind::titles, "aliases"), [&](std::string_view alias) { titles.insert(folded(alias)); });
    }
  }
};

void check_countries(Report& report, const Targets& known, Kind kind) {
  const auto column = column_of(kind, "country");
  for (const auto& row : report.rows(kind))
    for_each_part(row.cells[column], [&](std::string_view code) {
      if (!known.countries.contains(code))
        report.add(row, column, "lint.reference", "no country, territory or continent has the code " + in_quotes(code));
    });
}

void check_epithets(Report& report, const Targets& known) {
  static constexpr std::array<std::string_view, 13> words = {"person",       "country",     "city",        "organization",      "pair",
                                                             "pair-country", "pair-person", "pair-office", "pair-organization", "group",
                                                             "counterpart",  "place",       "event"};
  for (const auto& row : report.rows(Kind::epithets)) {
    const std::string_view to = cell(row, Kind::epithets, "refers");
    const bool good = std::find(words.begin(), words.end(), to) != words.end() || known.offices.contains(to) || known.people.contains(to) ||
                      known.places.contains(to) || known.organizations.contains(to);
    if (!good)
      report.add(row, column_of(Kind::epithets, "refers"), "lint.reference",
                 in_quotes(to) + " is no id, no office and no word such as person or country");
  }
}

}  // namespace

void Report::add(const LexiconRow& row, std::uint32_t column, std::string code, std::string message) {
  std::uint64_t at = 1;
  for (std::uint32_t c = 0; c < column && c < row.cells.size(); ++c) at += row.cells[c].size() + 1;
  errors_.push_back({std::move(code), source_.files[row.file], row.line, at, std::move(message)});
}

std::string Report::place(const LexiconRow& row) const {
  return std::filesystem::path(source_.files[row.file]).filename().string() + ":" + std::to_string(row.line);
}

const std::vector<LexiconRow>& Report::rows(Kind kind) const {
  static const std::vector<LexiconRow> none;
  const auto it = source_.rows.find(kind);
  return it == source_.rows.end() ? none : it->second;
}

Errors Report::take() {
  std::stable_sort(errors_.begin(), errors_.end(),
                   [](const Error& a, const Error& b) { return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column); });
  return std::move(errors_);
}

bool has_word(std::string_view list, std::string_view word) {
  bool found = false;
  for_each_part(list, [&](std::string_view part) { found |= part == word; });
  return found;
}

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string folded(std::string_view phrase) {
  std::vector<PhraseToken> tokens;
  phrase_tokens(phrase, tokens);
  std::string out;
  for (const auto& token : tokens) out += (out.empty() ? "" : " ") + token.folded;
  return out;
}

void check_ids(Report& report) {
  std::map<std::string_view, std::pair<Kind, const LexiconRow*>> seen;
  for (const Kind kind : {Kind::places, Kind::people, Kind::organizations, Kind::offices}) check_kind_ids(report, kind, seen);
  for (std::size_t k = 0; k < static_cast<std::size_t>(Kind::count_); ++k)
    if (key_columns(static_cast<Kind>(k))) check_repeated_rows(report, static_cast<Kind>(k));
}

void check_references(Report& report) {
  const Targets known(report);
  for (const auto& row : report.rows(Kind::tenures)) {
    if (!known.people.contains(row.cells[0])) report.add(row, 0, "lint.reference", in_quotes(row.cells[0]) + " is no id of people");
    if (!known.offices.contains(row.cells[1])) report.add(row, 1, "lint.reference", in_quotes(row.cells[1]) + " is no id of offices");
  }
  const auto title = column_of(Kind::offices, "title"), scope = column_of(Kind::offices, "scope");
  for (const auto& row : report.rows(Kind::offices)) {
    if (!known.titles.contains(folded(row.cells[title])))
      report.add(row, title, "lint.reference", in_quotes(row.cells[title]) + " is no row and no alias of titles");
    const std::string& of = row.cells[scope];
    if (!known.countries.contains(of) && !known.organizations.contains(of))
      report.add(row, scope, "lint.reference", in_quotes(of) + " is neither a country's code nor an id of organizations");
  }
  for (const Kind kind : {Kind::places, Kind::people, Kind::organizations}) check_countries(report, known, kind);
  check_epithets(report, known);
}

void check_known_events(Report& report) {
  for (const auto& row : report.rows(Kind::known_events)) {
    const std::string_view date = cell(row, Kind::known_events, "date");
    for (const char* column : {"english", "vietnamese"}) {
      const std::string_view told = cell(row, Kind::known_events, column);
      if (!told.empty() && !told.ends_with(date))
        report.add(row, column_of(Kind::known_events, column), "lint.told", in_quotes(told) + " does not end with " + std::string(date));
    }
  }
}

}  // namespace lint

Errors lint_lexicons(const LexiconSource& source) {
  lint::Report report(source);
  lint::check_ids(report);
  lint::check_references(report);
  lint::check_spellings(report);
  lint::check_same_person(report);
  lint::check_tenures(report);
  lint::check_known_events(report);
  return report.take();
}

}  // namespace nienbieu
