// Runs tests/cases/{statements,actions}.{cases,wanted}.tsv. What *.cases.tsv expects must hold; of *.wanted.tsv, what the extraction
// ought to find one day, it is printed how much holds.
//
// expected: "-" for none, else events joined by " ;; " in text order:
//   statements  TYPE|trigger|actors|content|mode|addressees|attribution
//   actions     TYPE|trigger|actors|targets|places|realis|time
// Arguments are their mentions joined by " + ", "?" before an unnamed one, "-" for none. A field "*" is not looked at, "?*" is somebody
// unnamed; fields left out at the end: mode "indirect", no addressee, no attribution; no target, no place, realis "actual", time not looked
// at. The content may be written "first words … last words". An event with "~" before it may be found or not (semantics.md: what is no
// false alarm).
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>

#include "cases.h"

using namespace nienbieu;
using namespace testing_event;

namespace {

std::string trimmed(std::string_view text) {
  const auto drop = [](std::string_view t, std::string_view mark) {
    return t.size() >= mark.size() && t.substr(t.size() - mark.size()) == mark;
  };
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : {" ", ".", ",", ";", ":", "!", "?", "…"})
      if (drop(text, mark)) text.remove_suffix(mark.size()), again = true;
  }
  return std::string(text);
}

std::string shown(std::string_view text, const std::vector<Argument>& arguments) {
  std::string out;
  for (const Argument& a : arguments) {
    if (!out.empty()) out += " + ";
    if (a.entity == no_index) out += "?";
    out += slice(text, a.mention);
  }
  return out.empty() ? "-" : out;
}

using Fields = std::vector<std::string>;

Fields fields_of(std::string_view text, const Event& e) {
  Fields out{std::string(to_string(e.type)), std::string(slice(text, e.trigger)), shown(text, e.actors)};
  if (e.kind == EventKind::statement) {
    std::vector<Argument> sources;
    for (const Attribution& a : e.attribution) sources.push_back(a.source);
    out.insert(out.end(), {trimmed(slice(text, e.content)), std::string(to_string(e.statement_mode)), shown(text, e.addressees),
                           shown(text, sources)});
  } else {
    out.insert(out.end(),
               {shown(text, e.targets), shown(text, e.places), std::string(to_string(e.realis)), e.time.edtf.empty() ? "-" : e.time.edtf});
  }
  return out;
}

Fields expected_fields(EventKind kind, std::string_view item) {
  Fields out = split(item, "|");
  static const Fields statement_default{"SAY", "*", "-", "*", "indirect", "-", "-"},
      action_default{"SAY", "*", "-", "-", "-", "actual", "*"};
  const Fields& rest = kind == EventKind::statement ? statement_default : action_default;
  for (auto i = out.size(); i < rest.size(); ++i) out.push_back(rest[i]);
  return out;
}

bool agrees(const std::string& expected, const std::string& found) {
  if (expected.ends_with('*')) return std::string_view(found).starts_with(std::string_view(expected).substr(0, expected.size() - 1));
  const auto gap = expected.find(" … ");
  if (gap == std::string::npos) return trimmed(expected) == trimmed(found);
  const std::string head = expected.substr(0, gap), tail = trimmed(expected.substr(gap + std::string(" … ").size()));
  return found.size() >= head.size() + tail.size() && found.starts_with(head) && found.ends_with(tail);
}

bool agree(const Fields& expected, const Fields& found) {
  if (expected.size() != found.size()) return false;
  for (std::size_t i = 0; i < expected.size(); ++i)
    if (!agrees(expected[i], found[i])) return false;
  return true;
}

std::string joined(const std::vector<Fields>& events) {
  std::string out;
  for (const Fields& e : events) {
    if (!out.empty()) out += " ;; ";
    for (std::size_t i = 0; i < e.size(); ++i) out += (i ? "|" : "") + e[i];
  }
  return out.empty() ? "-" : out;
}

// Both in text order: what must be found is, what may be found may, nothing else is.
bool holds(EventKind kind, const std::string& expected, const std::vector<Fields>& found) {
  std::size_t next = 0;
  if (expected != "-") {
    for (const std::string& item : split(expected, " ;; ")) {
      const bool optional = item.starts_with("~");
      const Fields fields = expected_fields(kind, std::string_view(item).substr(optional ? 1 : 0));
      if (next < found.size() && agree(fields, found[next]))
        ++next;
      else if (!optional)
        return false;
    }
  }
  return next == found.size();
}

std::vector<Fields> found_in(const Case& c, EventKind kind) {
  Annotations a;
  annotate(c.text, c.published, a);
  std::vector<Fields> out;
  for (const Event& e : a.events)
    if (e.kind == kind) out.push_back(fields_of(a.article.text, e));
  return out;
}

void run_cases(const std::string& name, EventKind kind, std::size_t at_least) {
  std::set<std::string> ids;
  std::size_t negatives = 0, total = 0;
  for (const Case& c : read_cases(name + ".cases.tsv")) {
    CHECK_MESSAGE(ids.insert(c.id).second, c.id << " is taken");
    const auto found = found_in(c, kind);
    CHECK_MESSAGE(holds(kind, c.expected, found), name << ".cases.tsv:" << c.line << " " << c.id << ": " << c.text << "\n  expected "
                                                       << c.expected << "\n  got      " << joined(found));
    negatives += c.expected == "-" || c.id.starts_with("no-");
    ++total;
  }
  CHECK(total >= at_least);
  std::size_t held = 0, wanted = 0;
  const bool tell = std::getenv("NIENBIEU_WANTED") != nullptr;
  for (const Case& c : read_cases(name + ".wanted.tsv")) {
    CHECK_MESSAGE(ids.insert(c.id).second, c.id << " is taken");
    const auto found = found_in(c, kind);
    const bool good = holds(kind, c.expected, found);
    held += good;
    ++wanted;
    if (tell)
      std::cout << (good ? "HOLDS " : "WANTED ") << c.id << "\t" << c.text << "\n  expected " << c.expected << "\n  got      "
                << joined(found) << "\n";
  }
  std::cout << name << ": " << total << " cases (" << negatives << " of them traps) must hold; of " << wanted << " wanted " << held
            << " hold\n";
}

}  // namespace

TEST_CASE("statements.cases.tsv") { run_cases("statements", EventKind::statement, 150); }
TEST_CASE("actions.cases.tsv") { run_cases("actions", EventKind::action, 150); }

TEST_CASE("the notation of the cases") {
  const std::vector<Fields> found{{"SAY", "nói", "A", "một hai ba bốn", "indirect", "-", "-"}};
  CHECK(holds(EventKind::statement, "SAY|nói|A|một hai ba bốn.", found));
  CHECK(holds(EventKind::statement, "SAY|nói|A|một … bốn", found));
  CHECK(holds(EventKind::statement, "~SAY|nói|*|*", found));
  CHECK(holds(EventKind::statement, "~SAY|nói|A|một ;; SAY|nói|A|*", found));
  CHECK_FALSE(holds(EventKind::statement, "-", found));
  CHECK_FALSE(holds(EventKind::statement, "SAY|nói|A|một hai", found));
  CHECK_FALSE(holds(EventKind::statement, "SAY|nói|A|*|direct", found));
  CHECK_FALSE(holds(EventKind::statement, "SAY|nói|A|* ;; SAY|nói|A|*", found));
  CHECK_FALSE(holds(EventKind::statement, "SAY|nói|A|*", {}));
}

// No failure: how many rows of the lexicons the cases reach, by kind and by the value that decides.
TEST_CASE("report: what the cases reach of the lexicons") {
  struct Table {
    Kind kind;
    const char* name;
    const char* column;
  };
  const Table tables[] = {{Kind::reporting_verbs, "reporting_verbs", "force"},
                          {Kind::reporting_verbs, "reporting_verbs", "needs"},
                          {Kind::triggers, "triggers", "frame"},
                          {Kind::triggers, "triggers", "type"},
                          {Kind::event_cues, "event_cues", "kind"}};
  const auto lex = built_lexicon();
  std::map<int, std::set<std::uint32_t>> reached;
  for (const char* file : {"statements.cases.tsv", "statements.wanted.tsv", "actions.cases.tsv", "actions.wanted.tsv"})
    for (const Case& c : read_cases(file)) {
      Annotations a;
      annotate(c.text, c.published, a);
      std::vector<Hit> hits;
      lex->matches(a.tokens, 0, static_cast<std::uint32_t>(a.tokens.size()), hits);
      for (const Hit& hit : hits)
        for (const Entry& e : hit.entries) reached[static_cast<int>(e.kind)].insert(e.row);
    }
  for (const Table& t : tables) {
    std::map<std::string, std::pair<int, int>> by;
    const auto& rows = reached[static_cast<int>(t.kind)];
    for (std::uint32_t r = 0; r < lex->rows(t.kind); ++r) {
      auto& [seen, all] = by[std::string(lex->cell(t.kind, r, column_of(t.kind, t.column)))];
      ++all;
      seen += rows.count(r) != 0;
    }
    std::cout << t.name << " by " << t.column << ":";
    for (const auto& [value, n] : by) {
      std::cout << " " << (value.empty() ? "(none)" : value) << " " << n.first << "/" << n.second;
      CHECK_MESSAGE(n.first > 0, t.name << "." << t.column << " = " << value << ": no case reaches any row of it");
    }
    std::cout << "\n";
  }
}
