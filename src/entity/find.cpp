#include <algorithm>
#include <array>
#include <charconv>

#include "entity/link.h"
#include "entity/mention.h"
#include "entity/names.h"
#include "entity/offices.h"
#include "entity/references.h"
#include "entity/scan.h"

namespace nienbieu {

std::string_view to_string(EntityType type) {
  return type == EntityType::person ? "person" : type == EntityType::organization ? "organization" : "place";
}

std::string_view to_string(Via via) {
  switch (via) {
    case Via::name:
      return "name";
    case Via::anaphora:
      return "anaphora";
    case Via::role:
      return "role";
    default:
      return "metonym";
  }
}

void find_entities(std::string_view text, const TokenList& tokens, std::span<const Sentence> sentences, std::span<const Section> sections,
                   const Lexicon& lexicon, const PhraseHits& phrases, Entities& out) {
  out.list.clear();
  out.mentions.clear();
  out.index.clear();
  Scan scan(text, tokens, sentences, sections, lexicon, phrases);
  scan.prepare();
  std::vector<Name> names;
  find_names(scan, names);
  link_names(scan, names, out);
  find_references(scan, out);
}

namespace {

std::string iso(CivilDate d) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", d.year, d.month, d.day);
  return buffer;
}

// Do these words stand in the role? All folded, each between blanks.
bool says_one_of(std::string_view folded_role, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return folded_role.find(word) != std::string_view::npos; });
}

std::vector<std::string> folded(std::initializer_list<const char*> words) {
  std::vector<std::string> out;
  for (const char* word : words) out.push_back(" " + fold_phrase(word) + " ");
  return out;
}

bool says_former(std::string_view folded_role) {
  static const auto words = folded({"cựu", "nguyên", "cố", "đắc cử", "tiền nhiệm", "ứng viên", "ứng cử viên"});
  return says_one_of(folded_role, words);
}

bool says_elect(std::string_view folded_role) {
  static const auto words = folded({"đắc cử"});
  return says_one_of(folded_role, words);
}

// Between an election and the day the elected takes office there are at most this many days in the countries whose papers say "đắc cử".
constexpr DayNumber elect_days = 90;

std::string span_text(const DateSpan& span) {
  std::string out = span.first ? "from " + iso(from_days(*span.first)) : std::string();
  if (span.last) out += (out.empty() ? "to " : " to ") + iso(from_days(*span.last));
  return out;
}

// An end known by its year alone is often only "seen until then", and no evidence against a later day, unless another tenure that begins
// in that year confirms it: a successor's in the office, or the person's own in the next one.
bool handed_over(const Lexicon& lexicon, const TenureSpan& t, std::uint32_t row) {
  const auto year = lexicon.cell(Kind::tenures, row, 3).substr(0, 4);
  const auto begins_then = [&](std::uint32_t other) { return other != row && lexicon.cell(Kind::tenures, other, 2).starts_with(year); };
  const auto successors = lexicon.tenures_of_office(t.office), own = lexicon.tenures_of_person(t.person);
  return std::any_of(successors.begin(), successors.end(), begins_then) || std::any_of(own.begin(), own.end(), begins_then);
}

// The days on which this person could be called by this role: one span per tenure.
bool role_spans(const Lexicon& lexicon, std::uint32_t person, std::string_view role, bool elect, DateBound& bound, std::string& title) {
  static const auto title_column = column_of(Kind::offices, "title");
  for (const auto row : lexicon.tenures_of_person(person)) {
    const TenureSpan t = read_tenure(lexicon, row);
    if (!t.from || !role_names_office(lexicon, role, t.office)) continue;
    DateSpan span;
    span.first = to_days(*t.from);
    if (t.to && (lexicon.cell(Kind::tenures, row, 3).size() > 4 || handed_over(lexicon, t, row))) span.last = to_days(*t.to);
    if (elect) span = {*span.first - elect_days, span.first};
    bound.spans.push_back(span);
    title = lexicon.cell(Kind::offices, t.office, title_column);
  }
  return !bound.spans.empty();
}

void close_hull(DateBound& bound) {
  bool open = false;
  for (const DateSpan& s : bound.spans) {
    if (!bound.not_before || *s.first < *bound.not_before) bound.not_before = s.first;
    if (!s.last)
      open = true;
    else if (!bound.not_after || *s.last > *bound.not_after)
      bound.not_after = s.last;
  }
  if (open) bound.not_after.reset();
}

}  // namespace

void office_bounds(std::string_view text, const Lexicon& lexicon, const Entities& entities, std::vector<DateBound>& out) {
  for (const Mention& m : entities.mentions) {
    if (m.role.empty() || m.entity == no_index || m.via != Via::name) continue;
    const Entity& person = entities.list[m.entity];
    if (person.lexicon_kind != Kind::people || person.lexicon_row == no_index) continue;
    const std::string role = " " + fold_phrase(slice(text, m.role)) + " ";
    const bool elect = says_elect(role);
    if (!elect && says_former(role)) continue;
    DateBound bound;
    std::string title;
    if (!role_spans(lexicon, person.lexicon_row, role, elect, bound, title)) continue;
    close_hull(bound);
    bound.where = m.span;
    bound.why = person.name + (elect ? " is elected " : " is ") + title;
    for (std::size_t k = 0; k < bound.spans.size(); ++k) bound.why += (k ? ", " : " ") + span_text(bound.spans[k]);
    // The same role of the same person twice is one piece of evidence; the first mention stands for it.
    const bool known = std::any_of(out.begin(), out.end(), [&](const DateBound& b) { return b.why == bound.why; });
    if (!known) out.push_back(std::move(bound));
  }
}

}  // namespace nienbieu
