// lexicon: check (the linter), lookup (who or what is a name), stats.
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <set>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/lexicon_lookup.h"
#include "lexicon/lint.h"
#include "text/tokens.h"

namespace nienbieu::cli {
namespace {

using Json = nlohmann::ordered_json;

// ANSI colours on a terminal, nothing elsewhere.
struct Paint {
  bool on = isatty(STDOUT_FILENO) != 0;
  std::string operator()(const char* code, std::string_view text) const {
    return on ? "\033[" + std::string(code) + "m" + std::string(text) + "\033[0m" : std::string(text);
  }
  std::string bold(std::string_view text) const { return (*this)("1", text); }
  std::string dim(std::string_view text) const { return (*this)("2", text); }
  std::string red(std::string_view text) const { return (*this)("31", text); }
};

// Columns that a letter takes on a terminal; a combining mark takes none.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string padded(std::string_view text, std::size_t to) {
  return std::string(text) + std::string(width(text) < to ? to - width(text) : 0, ' ');
}

void print(const std::string& line) { std::fwrite(line.data(), 1, line.size(), stdout), std::fputc('\n', stdout); }

// ---- check ----

std::string finding(const Error& e, const Paint& paint) {
  std::string place = e.file;
  if (e.line) place += ":" + std::to_string(e.line);
  if (e.column) place += ":" + std::to_string(e.column);
  return paint.bold(place) + ": " + e.message + " " + paint.dim("[" + e.code + "]");
}

void check(Session& session, const std::string& folder) {
  std::vector<std::string> folders{folder.empty() ? lexicon_folder(session.program) : folder};
  if (folders[0].empty())
    return session.fail(
        {"lexicon.missing", "lexicons/", 0, 0, "the folder of the standard lexicons was not found; give it: nienbieu lexicon check DIR"});
  folders.insert(folders.end(), session.lexicon_dirs.begin(), session.lexicon_dirs.end());
  Errors errors;
  const auto source = load_lexicons(folders, errors);
  const bool loaded = errors.empty();
  for (auto& error : lint_lexicons(source)) errors.push_back(std::move(error));
  std::stable_sort(errors.begin(), errors.end(),
                   [](const Error& a, const Error& b) { return std::tie(a.file, a.line) < std::tie(b.file, b.line); });
  const Paint paint;
  for (const auto& error : errors) print(finding(error, paint));
  std::size_t rows = 0;
  for (const auto& [kind, list] : source.rows) rows += list.size();
  const std::string count = std::to_string(errors.size()) + (errors.size() == 1 ? " finding" : " findings");
  if (!session.quiet)
    std::fprintf(stderr, "%s in %zu rows of %zu files%s\n", count.c_str(), rows, source.files.size(),
                 loaded ? "" : "; rows that do not load were left out of the checks");
  if (source.files.empty() && errors.empty())
    session.fail({"lexicon.empty", folders[0], 0, 0, "holds no lexicon; files such as people.tsv are expected"});
  if (!errors.empty()) session.exit_status = 1;
}

// ---- lookup ----

struct Printer {
  const Lexicon& lexicon;
  std::optional<CivilDate> on;
  Paint paint;

  std::string_view cell(Kind kind, std::uint32_t row, std::string_view column) const {
    return lexicon.cell(kind, row, column_of(kind, column));
  }

  std::string source(Kind kind, std::uint32_t row) const {
    const auto [file, line] = lexicon.origin(kind, row);
    return std::string(file) + ":" + std::to_string(line);
  }

  std::string name_of(std::uint32_t tenure) const {
    const auto id = lexicon.cell(Kind::tenures, tenure, 0);
    const auto person = lexicon.find_row(Kind::people, id);
    return person < 0 ? std::string(id) : std::string(cell(Kind::people, static_cast<std::uint32_t>(person), "name"));
  }

  std::string dates(std::uint32_t tenure) const {
    const auto from = lexicon.cell(Kind::tenures, tenure, 2), to = lexicon.cell(Kind::tenures, tenure, 3);
    return (from.empty() ? "?" : std::string(from)) + " – " + (to.empty() ? "now" : std::string(to));
  }

  // The cells that say something, "country IL, population 9000000".
  std::string details(const FoundRow& found) const {
    std::string out;
    const auto& columns = schema_of(found.kind).columns;
    for (std::uint32_t c = 1; c < columns.size(); ++c) {
      const auto value = lexicon.cell(found.kind, found.row, c);
      if (value.empty() || columns[c].name == "name" || columns[c].name == "aliases") continue;
      out += (out.empty() ? "" : ", ") + std::string(columns[c].name) + " " + std::string(value);
    }
    return out;
  }

  void row(const FoundRow& found) const {
    const auto name = found.kind == Kind::places || found.kind == Kind::people || found.kind == Kind::organizations
                          ? cell(found.kind, found.row, "name")
                          : lexicon.cell(found.kind, found.row, 0);
    const auto id = lexicon.cell(found.kind, found.row, 0);
    std::string line = padded(schema_of(found.kind).name, 16) + paint.bold(name);
    if (id != name) line += "  " + std::string(id);
    if (const auto more = details(found); !more.empty()) line += "  " + more;
    print(line + "  " + paint.dim(source(found.kind, found.row)));
    if (const auto aliases = std::string(found.kind == Kind::people || found.kind == Kind::places || found.kind == Kind::organizations
                                             ? cell(found.kind, found.row, "aliases")
                                             : "");
        !aliases.empty()) {
      std::string list;
      for_each_part(aliases, [&](std::string_view part) { list += (list.empty() ? "" : ", ") + std::string(part); });
      print(std::string(16, ' ') + "also " + list);
    }
    if (found.kind != Kind::people) return;
    for (const auto tenure : tenures_of(lexicon, found.row, on))
      print(std::string(16, ' ') + padded(dates(tenure), 24) + std::string(lexicon.cell(Kind::tenures, tenure, 1)) + "  " +
            paint.dim(source(Kind::tenures, tenure)));
  }

  void office(const FoundOffice& found) const {
    print(padded(found.former ? "former" : "office", 16) + paint.bold(lexicon.cell(Kind::offices, found.office, 0)) + "  " +
          std::string(cell(Kind::offices, found.office, "title")) + ", scope " + std::string(cell(Kind::offices, found.office, "scope")) +
          ", " + std::string(cell(Kind::offices, found.office, "holders")) + "  " + paint.dim(source(Kind::offices, found.office)));
    for (const auto tenure : found.tenures)
      print(std::string(16, ' ') + padded(dates(tenure), 24) + paint.bold(name_of(tenure)) + "  " +
            std::string(lexicon.cell(Kind::tenures, tenure, 0)) + "  " + paint.dim(source(Kind::tenures, tenure)));
    if (found.tenures.empty()) print(std::string(16, ' ') + (on ? "nobody is known to have held it on that day" : "no holder is known"));
  }

  // ---- JSON ----

  Json tenure_json(std::uint32_t tenure) const {
    Json j;
    j["person"] = lexicon.cell(Kind::tenures, tenure, 0);
    j["name"] = name_of(tenure);
    j["office"] = lexicon.cell(Kind::tenures, tenure, 1);
    for (const auto& [key, column] : {std::pair("from", 2u), std::pair("to", 3u)})
      if (const auto value = lexicon.cell(Kind::tenures, tenure, column); !value.empty()) j[key] = value;
    j["source"] = source(Kind::tenures, tenure);
    return j;
  }

  Json row_json(const FoundRow& found) const {
    Json j;
    j["kind"] = schema_of(found.kind).name;
    const auto& columns = schema_of(found.kind).columns;
    for (std::uint32_t c = 0; c < columns.size(); ++c)
      if (const auto value = lexicon.cell(found.kind, found.row, c); !value.empty()) j[std::string(columns[c].name)] = value;
    if (found.kind == Kind::people)
      for (const auto tenure : tenures_of(lexicon, found.row, on)) j["tenures"].push_back(tenure_json(tenure));
    j["matched"] = found.column;
    j["source"] = source(found.kind, found.row);
    return j;
  }

  Json office_json(const FoundOffice& found) const {
    Json j;
    j["office"] = lexicon.cell(Kind::offices, found.office, 0);
    j["title"] = cell(Kind::offices, found.office, "title");
    j["scope"] = cell(Kind::offices, found.office, "scope");
    if (found.former) j["former"] = true;
    j["source"] = source(Kind::offices, found.office);
    j["holders"] = Json::array();
    for (const auto tenure : found.tenures) j["holders"].push_back(tenure_json(tenure));
    return j;
  }
};

std::optional<CivilDate> parse_day(const std::string& text) {
  CivilDate d;
  int used = 0;
  if (std::sscanf(text.c_str(), "%4d-%2d-%2d%n", &d.year, &d.month, &d.day, &used) != 3 || static_cast<std::size_t>(used) != text.size() ||
      !is_valid(d))
    return std::nullopt;
  return d;
}

void lookup(Session& session, const std::string& name, const std::string& day, bool json) {
  std::optional<CivilDate> on;
  if (!day.empty() && !(on = parse_day(day))) return session.usage_error("--on " + day + ": a day such as 2024-05-12 is expected");
  const auto lexicon = session.lexicon();
  if (!lexicon) return;
  const Lookup found = look_up(*lexicon, name, on);
  const Printer printer{*lexicon, on, {}};
  if (json) {
    Json j;
    j["query"] = name;
    if (on) j["on"] = day;
    j["offices"] = Json::array();
    j["rows"] = Json::array();
    for (const auto& office : found.offices) j["offices"].push_back(printer.office_json(office));
    for (const auto& row : found.rows) j["rows"].push_back(printer.row_json(row));
    print(j.dump(2));
  } else {
    for (const auto& office : found.offices) printer.office(office);
    for (const auto& row : found.rows)
      if (row.kind != Kind::offices) printer.row(row);
  }
  if (found.empty())
    session.fail(
        {"lexicon.unknown", "", 0, 0, "\"" + name + "\" is in no lexicon; spell it with its diacritics, or add it with --lexicon DIR"});
}

// ---- stats ----

std::string grouped(std::uint64_t n) {
  std::string digits = std::to_string(n);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

void stats(Session& session, bool json) {
  const auto lexicon = session.lexicon();
  if (!lexicon) return;
  const auto all = lexicon->stats();
  if (json) {
    Json j;
    for (std::size_t k = 0; k < static_cast<std::size_t>(Kind::count_); ++k) {
      const Kind kind = static_cast<Kind>(k);
      j["kinds"][std::string(schema_of(kind).name)] = {{"rows", lexicon->rows(kind)}, {"phrases", lexicon->phrases(kind)}};
    }
    j["phrases"] = all.phrases, j["syllables"] = all.syllables, j["bytes"] = all.bytes;
    return print(j.dump(2));
  }
  const auto right = [](const std::string& text) { return std::string(text.size() < 10 ? 10 - text.size() : 0, ' ') + text; };
  const Paint paint;
  print(paint.bold(padded("kind", 20) + right("rows") + right("phrases")));
  std::uint64_t rows = 0;
  for (std::size_t k = 0; k < static_cast<std::size_t>(Kind::count_); ++k) {
    const Kind kind = static_cast<Kind>(k);
    rows += lexicon->rows(kind);
    print(padded(schema_of(kind).name, 20) + right(grouped(lexicon->rows(kind))) + right(grouped(lexicon->phrases(kind))));
  }
  print(padded("all", 20) + right(grouped(rows)) + right(grouped(all.phrases)));
  print("\n" + grouped(all.syllables) + " syllables, image of " + grouped(all.bytes) + " bytes");
}

}  // namespace

void add_lexicon(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("lexicon", "The lexicons: check them, look a name up, count");
  command->require_subcommand(1);
  const auto folder = std::make_shared<std::string>(), name = std::make_shared<std::string>(), day = std::make_shared<std::string>();
  const auto json = std::make_shared<bool>(false);

  auto* check_command =
      command->add_subcommand("check", "Lint lexicon TSVs; every finding with file and line, exit status 1 if there are any");
  check_command->add_option("DIR", *folder, "Folder of TSVs (default: the standard lexicons); --lexicon folders are laid over it");
  check_command->footer("Examples:\n  nienbieu lexicon check\n  nienbieu lexicon check --lexicon my-lexicons");
  check_command->callback([&session, folder] { check(session, *folder); });

  auto* lookup_command = command->add_subcommand("lookup", "What the lexicons know under a name: rows of any kind, holders of an office");
  lookup_command->add_option("NAME", *name, "A name, a title with its country, a word")->required();
  lookup_command->add_option("--on", *day, "Only who held the office on this day (YYYY-MM-DD)");
  lookup_command->add_flag("--json", *json, "Print JSON");
  lookup_command->footer("Examples:\n  nienbieu lexicon lookup \"Thủ tướng Israel\" --on 2024-05-12\n  nienbieu lexicon lookup Bai-đơn");
  lookup_command->callback([&session, name, day, json] { lookup(session, *name, *day, *json); });

  auto* stats_command = command->add_subcommand("stats", "Rows and phrases by kind, and the size of the compiled image");
  stats_command->add_flag("--json", *json, "Print JSON");
  stats_command->footer("Examples:\n  nienbieu lexicon stats\n  nienbieu lexicon stats --json");
  stats_command->callback([&session, json] { stats(session, *json); });
}

}  // namespace nienbieu::cli
