// Every template of a country's body ("Bộ Quốc phòng", "Hạ viện", "Hải quân") with countries whose names are traps: one syllable, an
// island's name, a city's, a state's; and with none.
#include <doctest/doctest.h>

#include "../case_table.h"
#include "entity_fixture.h"

using namespace nienbieu;
using namespace testing_entity;

TEST_CASE("a template and a country are one organization, of that country") {
  const std::pair<const char*, const char*> countries[] = {{"Ý", "it"},         {"Áo", "at"},      {"Anh", "gb"},
                                                           {"Malta", "mt"},     {"Bahrain", "bh"}, {"El Salvador", "sv"},
                                                           {"Singapore", "sg"}, {"Na Uy", "no"},   {"Peru", "pe"}};
  const auto lex = nienbieu::testing::built_lexicon();
  const auto slug_column = column_of(Kind::org_templates, "slug"), attaches = column_of(Kind::org_templates, "attaches");
  std::size_t seen = 0;
  for (std::uint32_t row = 0; row < lex->rows(Kind::org_templates); ++row) {
    if (lex->cell(Kind::org_templates, row, attaches).find("country") == std::string_view::npos) continue;
    const std::string head(lex->cell(Kind::org_templates, row, 0));
    std::string text;
    for (const auto& [name, code] : countries) text += "Đây là thông cáo do " + head + " " + name + " đưa ra tối qua. ";
    const auto a = annotate(text);
    for (const auto& [name, code] : countries) {
      const auto* m = mention(a, head + " " + name);
      CHECK_MESSAGE(m, head << " " << name << " is not found");
      if (!m) continue;
      CHECK(m->type == EntityType::organization);
      const Entity& e = a.entities.list[m->entity];
      CHECK_MESSAGE(e.candidates.empty(), head << " " << name << " is not decided");
      // A row of the lexicon has an id of its own; what the template makes says whose it is.
      if (e.lexicon_row == no_index)
        CHECK(e.id == std::string("x:organization:") + code + ":" + std::string(lex->cell(Kind::org_templates, row, slug_column)));
    }
    ++seen;
  }
  CHECK(seen > 150);
}

TEST_CASE("a parliament in small letters is no name, its country is") {
  const auto a = annotate("Hôm qua, quốc hội Kenya và hạ viện Ý cùng họp.");
  CHECK(shown_names(a) == "Kenya=place=Q114|Ý=place=Q38");
}
