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

}  // namespace nienbieu
