// Mentions of people, places and organizations, linked (semantics.md §2).
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.h"
#include "lexicon/lexicon.h"
#include "section/sections.h"
#include "text/quotes.h"
#include "text/sentences.h"
#include "text/tokens.h"
#include "time/timex.h"

namespace nienbieu {

enum class EntityType : std::uint8_t { person, organization, place };
enum class Via : std::uint8_t { name, anaphora, role, metonym };  // how a mention points to its entity
enum class Gender : std::uint8_t { unknown, male, female };

std::string_view to_string(EntityType);
std::string_view to_string(Via);

constexpr std::uint32_t no_index = 0xFFFFFFFF;

// An entity of this document. Index 0.. into Entities::list; mentions point here.
struct Entity {
  std::string id;    // "Q…" or "x:…"; never empty
  std::string name;  // canonical name from the lexicon, else the longest form in the document
  EntityType type = EntityType::person;
  Gender gender = Gender::unknown;
  std::string country;  // ISO 3166-1 alpha-2, empty = unknown
  std::uint32_t lexicon_row = no_index;
  Kind lexicon_kind = Kind::people;
  double lat = 0, lon = 0;
  bool has_position = false;
  std::vector<std::string> candidates;  // ids that tied; then id is local and nothing was chosen
};

struct Mention {
  Span span;  // bytes, the name itself
  std::uint32_t first_token = 0, last_token = 0;
  std::uint32_t sentence = 0;
  EntityType type = EntityType::person;
  std::uint32_t entity = no_index;  // into Entities::list
  Via via = Via::name;
  Span role;                           // "Tổng thống Mỹ" before or after the name; empty = none
  bool group = false;                  // stands for several ("hai nhà lãnh đạo"): members says which
  std::vector<std::uint32_t> members;  // entities of a group mention
  bool embedded = false;  // the name of a place or organization inside another mention's role ("Mỹ" in "Tổng thống Mỹ Joe Biden")
  bool misspelt = false;
  bool unnamed = false;  // "một quan chức Mỹ": entity is x:unnamed…, country kept; not printed among mentions
};

struct Entities {
  std::vector<Entity> list;
  std::vector<Mention> mentions;                           // by start; includes anaphora, roles and unnamed sources, for the event stage;
                                                           // only via == name (and metonyms, which are names) is a name mention
  std::unordered_map<std::uint64_t, std::uint32_t> index;  // private to src/entity: where a row or an id stands in `list`
};

// Finds and links names. Roles without a name ("Thủ tướng Israel") are mentions with via == role, linked when the holder on
// `on` (the story's date, if known) is one person.
void find_entities(std::string_view text, const TokenList& tokens, std::span<const Sentence> sentences, std::span<const Section> sections,
                   const Lexicon& lexicon, const PhraseHits& phrases, Entities& out);

// Evidence about the year from the offices that people are said to hold.
void office_bounds(std::string_view text, const Lexicon& lexicon, const Entities& entities, std::vector<DateBound>& out);

// After the dates are known: links role mentions to the holder at the story's date, and resolves anaphora. An expression refers to what is
// named before it in its own story (the primary text of its part; a teaser is a story of its own) and not only in another's quotation.
void resolve_entities(std::string_view text, const TokenList& tokens, std::span<const Quotation> quotations,
                      std::span<const Section> sections, const Lexicon& lexicon, const PhraseHits& phrases,
                      const PublicationDate& published, Entities& entities);

}  // namespace nienbieu
