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
    case Via::name: return "name";
    case Via::anaphora: return "anaphora";
    case Via::role: return "role";
    default: return "metonym";
  }
}

void find_entities(std::string_view text, const TokenList& tokens, std::span<const Sentence> sentences, std::span<const Section> sections,
                   const Lexicon& lexicon, Entities& out) {
  out.list.clear();
  out.mentions.clear();
  Scan scan{text, tokens, sentences, sections, lexicon, {}, {}, {}, {}, {}};
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

// The office that a role's words name for this person: title and country must fit one of the person's own offices.
bool role_names_office(const Lexicon& lexicon, std::string_view role, std::uint32_t office) {
  static const auto title_column = column_of(Kind::offices, "title");
  const std::string folded = " " + fold_phrase(role) + " ";
  const std::string title = " " + fold_phrase(lexicon.cell(Kind::offices, office, title_column)) + " ";
  return folded.find(title) != std::string::npos;
}

bool says_former(std::string_view role) {
  const std::string folded = " " + fold_phrase(role) + " ";
  for (const char* word : {"cựu", "nguyên", "cố", "đắc cử", "tiền nhiệm", "ứng viên", "ứng cử viên"})
    if (folded.find(" " + fold_phrase(word) + " ") != std::string::npos) return true;
  return false;
}

}  // namespace

void office_bounds(std::string_view text, const Lexicon& lexicon, const Entities& entities, std::vector<DateBound>& out) {
  static const auto title_column = column_of(Kind::offices, "title");
  for (const Mention& m : entities.mentions) {
    if (m.role.empty() || m.entity == no_index || m.via != Via::name) continue;
    const Entity& person = entities.list[m.entity];
    if (person.lexicon_kind != Kind::people || person.lexicon_row == no_index) continue;
    const auto role = slice(text, m.role);
    if (says_former(role)) continue;
    // Several tenures of such an office leave a hull: the first day of the first to the last day of the last.
    DateBound bound;
    bool any = false, open = false;
    std::string title;
    for (const auto row : lexicon.tenures_of_person(person.lexicon_row)) {
      const TenureSpan t = read_tenure(lexicon, row);
      if (!t.from || !role_names_office(lexicon, role, t.office)) continue;
      const auto from = to_days(*t.from);
      if (!any || from < *bound.not_before) bound.not_before = from;
      if (t.to && (!bound.not_after || to_days(*t.to) > *bound.not_after)) bound.not_after = to_days(*t.to);
      open |= !t.to;
      any = true;
      title = lexicon.cell(Kind::offices, t.office, title_column);
    }
    if (!any) continue;
    if (open) bound.not_after.reset();
    bound.why = person.name + " is " + title + " from " + iso(from_days(*bound.not_before)) + (bound.not_after ? " to " + iso(from_days(*bound.not_after)) : std::string());
    const bool known = std::any_of(out.begin(), out.end(), [&](const DateBound& b) { return b.why == bound.why; });
    if (!known) out.push_back(std::move(bound));
  }
}

}  // namespace nienbieu
