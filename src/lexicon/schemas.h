// The table of kinds and columns as constants, for what must know a column at compile time; others ask lexicon/kinds.h.
#pragma once
#include <array>

#include "lexicon/kinds.h"

namespace nienbieu::schema {

using enum CellType;

inline constexpr std::string_view place_types =
    "continent country territory region admin1 province district ward city capital sea river lake mountain island strait base crossing "
    "airport port "
    "landmark";
inline constexpr std::string_view organization_types =
    "government ministry agency parliament party court military police armed_group un igo ngo company media university institution team";
inline constexpr std::string_view event_types =
    "SAY AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT "
    "OFFICE LEGISLATE "
    "LEGAL DISASTER HARM MOVE ECONOMY";

inline constexpr Column places[] = {{"id", id, true},       {"name", phrase, true}, {"type", word, true, place_types},
                                    {"country", text},      {"lat", number},        {"lon", number},
                                    {"population", number}, {"aliases", phrases},   {"flags", words, false, "context historic"}};
inline constexpr Column people[] = {{"id", id, true},  {"name", phrase, true}, {"gender", word, false, "m f"},
                                    {"country", text}, {"aliases", phrases},   {"flags", words, false, "context homonym historic"}};
inline constexpr Column offices[] = {
    {"id", id, true}, {"title", text, true}, {"scope", text, true}, {"holders", word, true, "single multi"}, {"aliases", phrases}};
inline constexpr Column tenures[] = {{"person", text, true}, {"office", text, true}, {"from", date}, {"to", date}};
inline constexpr Column titles[] = {
    {"title", phrase, true},
    {"class", word, true,
     "state government ministry deputy party military police diplomatic legislature judiciary official spokesperson business "
     "religious royal academic media profession"},
    {"attaches", words, false, "country org place field"},
    {"gender", word, false, "m f"},
    {"aliases", phrases}};
inline constexpr Column organizations[] = {
    {"id", id, true},  {"name", phrase, true}, {"type", word, true, organization_types},
    {"country", text}, {"aliases", phrases},   {"flags", words, false, "context dateline speaks historic"}};
inline constexpr Column org_templates[] = {{"head", phrase, true},
                                           {"slug", text, true},
                                           {"type", word, true, organization_types},
                                           {"attaches", words, true, "country place"},
                                           {"aliases", phrases}};
inline constexpr Column fields[] = {{"field", phrase, true}, {"aliases", phrases}};
inline constexpr Column surnames[] = {{"surname", phrase, true}, {"count", number}, {"flags", words, false, "rare"}};
inline constexpr Column given_names[] = {{"token", phrase, true}, {"middle", number}, {"given", number}};
inline constexpr Column honorifics[] = {
    {"word", phrase, true}, {"gender", word, false, "m f"}, {"kind", word, true, "honorific religious"}};
inline constexpr Column title_modifiers[] = {
    {"word", phrase, true}, {"effect", text, true}, {"position", word, true, "before after both between"}};
inline constexpr Column common_caps[] = {{"word", phrase, true}, {"note", text}};
inline constexpr Column person_particles[] = {{"word", phrase, true}, {"note", text}};
inline constexpr Column org_heads[] = {{"head", phrase, true}, {"type", word, true, organization_types}, {"keep", word, true, "yes no"}};
inline constexpr Column place_heads[] = {{"head", phrase, true}, {"type", word, true, place_types}, {"keep", word, true, "yes no"}};
inline constexpr Column epithets[] = {{"phrase", phrase, true}, {"refers", text, true}, {"gender", word, false, "m f"}, {"note", text}};
inline constexpr Column reporting_verbs[] = {
    {"verb", phrase, true},
    {"type", word, true, event_types},
    {"force", word, true, "neutral assertive denying conceding accusing requesting committing threatening asking welcoming relaying"},
    {"needs", word, true, "any marked noun object quoted"},
    {"aliases", phrases}};
inline constexpr Column triggers[] = {{"trigger", phrase, true},
                                      {"pos", word, true, "v n"},
                                      {"type", word, true, event_types},
                                      {"mode", text},
                                      {"frame", word, true, "sv svo svp sv-with sv-to undergo happen noun-of"},
                                      {"core", word, true, "y n"},
                                      {"quantity", word, false, "killed injured missing hostages displaced arrested money troops missiles"},
                                      {"note", text}};
inline constexpr Column event_cues[] = {
    {"cue", phrase, true},
    {"kind", word, true,
     "negation future past ongoing hypothetical passive light clause rumour medium source_noun document_noun "
     "not_trigger predicate causative agent_noun abstract_noun adverb"},
    {"effect", text},
    {"note", text}};
inline constexpr Column section_cues[] = {{"cue", phrase, true},
                                          {"kind", word, true, "related boilerplate caption byline stop"},
                                          {"position", word, true, "line start sentence label anywhere"},
                                          {"note", text}};
// Syllables that the grammar of time knows: `name` is the enumerator that CMake makes of the row. The time stage looks them up by itself,
// so that they are not in the matcher.
inline constexpr Column time_words[] = {
    {"word", id, true}, {"class", word, true, "unit name number part relation cycle context"}, {"name", text, true}, {"note", text}};

inline constexpr Column ambiguities[] = {{"word", phrase, true}, {"followers", text}, {"leaders", text}, {"note", text}};
inline constexpr Column name_words[] = {
    {"word", phrase, true}, {"role", word, true, "document ending language organization product"}, {"note", text}};

inline constexpr Column known_events[] = {
    {"id", id, true},        {"date", date, true}, {"flags", words, false, "once mourned recalled scheduled"},
    {"cues", phrases, true}, {"with", text},       {"and", text},
    {"english", text, true}, {"vietnamese", text}};

inline constexpr std::array<KindSchema, static_cast<std::size_t>(Kind::count_)> schemas = {{
    {Kind::places, "places", places},
    {Kind::people, "people", people},
    {Kind::offices, "offices", offices},
    {Kind::tenures, "tenures", tenures},
    {Kind::titles, "titles", titles},
    {Kind::organizations, "organizations", organizations},
    {Kind::org_templates, "org_templates", org_templates},
    {Kind::fields, "fields", fields},
    {Kind::surnames, "surnames", surnames},
    {Kind::given_names, "given_names", given_names},
    {Kind::honorifics, "honorifics", honorifics},
    {Kind::title_modifiers, "title_modifiers", title_modifiers},
    {Kind::common_caps, "common_caps", common_caps},
    {Kind::person_particles, "person_particles", person_particles},
    {Kind::org_heads, "org_heads", org_heads},
    {Kind::place_heads, "place_heads", place_heads},
    {Kind::epithets, "epithets", epithets},
    {Kind::reporting_verbs, "reporting_verbs", reporting_verbs},
    {Kind::triggers, "triggers", triggers},
    {Kind::event_cues, "event_cues", event_cues},
    {Kind::section_cues, "section_cues", section_cues},
    {Kind::time_words, "time_words", time_words},
    {Kind::ambiguities, "ambiguities", ambiguities},
    {Kind::name_words, "name_words", name_words},
    {Kind::known_events, "known_events", known_events},
}};

constexpr const KindSchema& of(Kind kind) { return schemas[static_cast<std::size_t>(kind)]; }

// Column index by name; the number of columns when there is none.
constexpr std::uint32_t column(Kind kind, std::string_view name) {
  const auto columns = of(kind).columns;
  std::uint32_t i = 0;
  while (i < columns.size() && columns[i].name != name) ++i;
  return i;
}

// The first column with one word of a list: what class of its kind a row is. The number of columns when there is none.
constexpr std::uint32_t class_column(Kind kind) {
  const auto columns = of(kind).columns;
  std::uint32_t i = 0;
  while (i < columns.size() && columns[i].type != word) ++i;
  return i;
}

// Calls use(word) for each word of a blank-separated list.
template <class Use>
constexpr void for_each_word(std::string_view list, Use&& use) {
  while (!list.empty()) {
    const auto end = list.find(' ');
    if (end != 0) use(list.substr(0, end));
    list = end == std::string_view::npos ? std::string_view() : list.substr(end + 1);
  }
}

// Number of a word in the list of its column, from 1; 0 when it is none of them.
constexpr std::uint8_t code(Kind kind, std::uint32_t column, std::string_view value) {
  std::uint8_t n = 0, found = 0;
  for_each_word(of(kind).columns[column].allowed, [&](std::string_view word) {
    ++n;
    if (word == value) found = n;
  });
  return found;
}

// As Entry::code has it.
consteval std::uint8_t class_code(Kind kind, std::string_view value) {
  const auto found = code(kind, class_column(kind), value);
  if (found == 0) throw "no such class";
  return found;
}

// Do the numbers fit where Entry keeps them?
consteval bool fit_entries() {
  for (const auto& schema : schemas)
    for (std::uint32_t c = 0; c < schema.columns.size(); ++c) {
      std::size_t words = 0;
      if (schema.columns[c].type == word) for_each_word(schema.columns[c].allowed, [&](std::string_view) { ++words; });
      const bool spelling = schema.columns[c].type == phrase || schema.columns[c].type == phrases;
      if ((spelling && c > 7) || words > (c == class_column(schema.kind) ? 31 : 255)) return false;
    }
  return true;
}
static_assert(fit_entries());

// Of all that a compiled image depends on: kinds, columns and lists of words.
consteval std::uint64_t fingerprint() {
  std::uint64_t hash = 0xCBF29CE484222325ull;  // FNV-1a
  const auto add = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
    hash = (hash ^ 0xFF) * 0x100000001B3ull;
  };
  for (const auto& schema : schemas) {
    add(schema.name);
    for (const auto& column : schema.columns) add(column.name), add(column.allowed);
  }
  return hash;
}

}  // namespace nienbieu::schema
