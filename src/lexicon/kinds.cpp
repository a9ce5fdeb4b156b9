#include "lexicon/kinds.h"

#include <array>
#include <cassert>

namespace nienbieu {
namespace {

using enum CellType;

constexpr std::string_view place_types =
    "continent country territory region admin1 province district ward city capital sea river lake mountain island strait base crossing "
    "airport port "
    "landmark";
constexpr std::string_view organization_types =
    "government ministry agency parliament party court military police armed_group un igo ngo company media university institution team";
constexpr std::string_view event_types =
    "SAY AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT "
    "OFFICE LEGISLATE "
    "LEGAL DISASTER HARM MOVE ECONOMY";

constexpr Column places[] = {{"id", id, true},       {"name", phrase, true}, {"type", word, true, place_types},
                             {"country", text},      {"lat", number},        {"lon", number},
                             {"population", number}, {"aliases", phrases},   {"flags", words, false, "context historic"}};
constexpr Column people[] = {{"id", id, true},  {"name", phrase, true}, {"gender", word, false, "m f"},
                             {"country", text}, {"aliases", phrases},   {"flags", words, false, "context homonym historic"}};
constexpr Column offices[] = {
    {"id", id, true}, {"title", text, true}, {"scope", text, true}, {"holders", word, true, "single multi"}, {"aliases", phrases}};
constexpr Column tenures[] = {{"person", text, true}, {"office", text, true}, {"from", date}, {"to", date}};
constexpr Column titles[] = {
    {"title", phrase, true},
    {"class", word, true,
     "state government ministry deputy party military police diplomatic legislature judiciary official spokesperson business "
     "religious royal academic media profession"},
    {"attaches", words, false, "country org place field"},
    {"gender", word, false, "m f"},
    {"aliases", phrases}};
constexpr Column organizations[] = {{"id", id, true},  {"name", phrase, true}, {"type", word, true, organization_types},
                                    {"country", text}, {"aliases", phrases},   {"flags", words, false, "context speaks historic"}};
constexpr Column org_templates[] = {{"head", phrase, true},
                                    {"slug", text, true},
                                    {"type", word, true, organization_types},
                                    {"attaches", words, true, "country place"},
                                    {"aliases", phrases}};
constexpr Column fields[] = {{"field", phrase, true}, {"aliases", phrases}};
constexpr Column surnames[] = {{"surname", phrase, true}, {"count", number}, {"flags", words, false, "rare"}};
constexpr Column given_names[] = {{"token", phrase, true}, {"middle", number}, {"given", number}};
constexpr Column honorifics[] = {{"word", phrase, true}, {"gender", word, false, "m f"}, {"kind", word, true, "honorific religious"}};
constexpr Column title_modifiers[] = {
    {"word", phrase, true}, {"effect", text, true}, {"position", word, true, "before after both between"}};
constexpr Column common_caps[] = {{"word", phrase, true}, {"note", text}};
constexpr Column person_particles[] = {{"word", phrase, true}, {"note", text}};
constexpr Column org_heads[] = {{"head", phrase, true}, {"type", word, true, organization_types}, {"keep", word, true, "yes no"}};
constexpr Column place_heads[] = {{"head", phrase, true}, {"type", word, true, place_types}, {"keep", word, true, "yes no"}};
constexpr Column epithets[] = {{"phrase", phrase, true}, {"refers", text, true}, {"gender", word, false, "m f"}, {"note", text}};
constexpr Column reporting_verbs[] = {
    {"verb", phrase, true},
    {"type", word, true, event_types},
    {"force", word, true, "neutral assertive denying conceding accusing requesting committing threatening asking welcoming relaying"},
    {"needs", word, true, "any marked noun object"},
    {"aliases", phrases}};
constexpr Column triggers[] = {{"trigger", phrase, true},
                               {"pos", word, true, "v n"},
                               {"type", word, true, event_types},
                               {"mode", text},
                               {"frame", word, true, "sv svo svp sv-with sv-to undergo happen noun-of"},
                               {"core", word, true, "y n"},
                               {"quantity", word, false, "killed injured missing hostages displaced arrested money troops missiles"},
                               {"note", text}};
constexpr Column event_cues[] = {{"cue", phrase, true},
                                 {"kind", word, true,
                                  "negation future past ongoing hypothetical passive light clause rumour medium source_noun document_noun "
                                  "not_trigger predicate causative agent_noun abstract_noun"},
                                 {"effect", text},
                                 {"note", text}};
constexpr Column section_cues[] = {{"cue", phrase, true},
                                   {"kind", word, true, "related boilerplate caption byline stop"},
                                   {"position", word, true, "line start sentence label anywhere"},
                                   {"note", text}};
// Syllables that the grammar of time knows: `name` is the enumerator that CMake makes of the row. The time stage looks them up by itself,
// so that they are not in the matcher.
constexpr Column time_words[] = {
    {"word", id, true}, {"class", word, true, "unit name number part relation cycle context"}, {"name", text, true}, {"note", text}};

constexpr Column ambiguities[] = {{"word", phrase, true}, {"followers", text}, {"leaders", text}, {"note", text}};
constexpr Column name_words[] = {{"word", phrase, true}, {"role", word, true, "organization product document language"}, {"note", text}};

constexpr Column known_events[] = {
    {"id", id, true},        {"date", date, true}, {"flags", words, false, "once mourned recalled scheduled"},
    {"cues", phrases, true}, {"with", text},       {"and", text},
    {"english", text, true}};

constexpr std::array<KindSchema, static_cast<std::size_t>(Kind::count_)> schemas = {{
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

}  // namespace

const KindSchema& schema_of(Kind kind) { return schemas[static_cast<std::size_t>(kind)]; }

const KindSchema* find_schema(std::string_view name) {
  for (const auto& schema : schemas)
    if (schema.name == name) return &schema;
  return nullptr;
}

std::uint32_t column_of(Kind kind, std::string_view name) {
  const auto& columns = schema_of(kind).columns;
  for (std::uint32_t i = 0; i < columns.size(); ++i)
    if (columns[i].name == name) return i;
  assert(!"no such column");
  return 0;
}

}  // namespace nienbieu
