#include "entity_fixture.h"

#include <doctest/doctest.h>

namespace testing_entity {

using namespace nienbieu;

namespace {

std::shared_ptr<const Lexicon> image() {
  static const auto opened = Lexicon::open(std::string(NIENBIEU_BINARY_DIR) + "/lexicon.img");
  REQUIRE_MESSAGE(opened.ok(), "lexicon.img cannot be opened");
  return *opened;
}

bool is_name(const Mention& m) { return !m.unnamed && (m.via == Via::name || m.via == Via::metonym); }

}  // namespace

const Lexicon& lexicon() { return *image(); }

Annotations annotate(const std::string& text, const std::string& published) {
  Article article;
  article.id = "test";
  article.published = published;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 'n')
      article.text += '\n', ++i;
    else
      article.text += text[i];
  }
  Annotations out;
  Extractor(image()).annotate(std::move(article), out);
  return out;
}

std::string shown_names(const Annotations& a) {
  std::string out;
  for (const Mention& m : a.entities.mentions) {
    if (!is_name(m)) continue;
    if (!out.empty()) out += '|';
    out.append(slice(a.article.text, m.span)).append("=").append(to_string(m.type)).append("=").append(id_of(a, &m));
  }
  return out.empty() ? "-" : out;
}

const Mention* mention(const Annotations& a, const std::string& text, int nth) {
  for (const Mention& m : a.entities.mentions)
    if (slice(a.article.text, m.span) == text && --nth == 0) return &m;
  return nullptr;
}

std::string id_of(const Annotations& a, const Mention* m) {
  return m && m->entity != no_index ? a.entities.list[m->entity].id : std::string();
}

std::string members_of(const Annotations& a, const Mention* m) {
  std::string out;
  if (m)
    for (const auto member : m->members) out += (out.empty() ? "" : "+") + a.entities.list[member].id;
  return out;
}

}  // namespace testing_entity
