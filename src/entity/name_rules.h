// The rules by which names.cpp takes up a name or drops it, each group in a file of its own. Private to src/entity.
//
// Contract. A rule looks at token `i` of a sentence that ends before token `end` and returns the name it sees, empty (length 0) when it
// sees none; it marks nothing as taken. What several rules find the caller weighs.
#pragma once
#include <cstdint>
#include <vector>

#include "entity/runs.h"
#include "entity/scan.h"

namespace nienbieu {

constexpr auto name_kinds = Scan::bit(Kind::places) | Scan::bit(Kind::people) | Scan::bit(Kind::organizations);

inline Name make_name(std::uint32_t first, std::uint32_t last, EntityType type, const Entry* head = nullptr) {
  Name name;
  name.first = first;
  name.last = last;
  name.type = type;
  name.head = head;
  return name;
}

// What the rules ask of the document.
struct NameContext {
  explicit NameContext(Scan& of);
  // Is this head, such as "Chính phủ", written with a capital inside a sentence? Then it is a name at a sentence's start, too.
  bool has_capital_inside(const Entry& head) const;
  // Is a country of this one syllable named in the text below the headlines?
  bool writes_country(std::uint64_t key) const;

  Scan& scan;
  const Runs runs;

 private:
  void note_country(std::uint32_t i);

  std::vector<std::uint32_t> capital_heads_;  // rows of org_templates
  std::vector<std::uint64_t> countries_;      // keys of "Nga", "Mỹ" inside sentences
};

// lexicon_names.cpp: the longest row of the lexicon that may be a name here; its readings go to Scan::readings.
Name lexicon_name(const NameContext& c, std::uint32_t i);

// organization_names.cpp: "Bộ Quốc phòng Israel", "Công an tỉnh Bắc Giang", by their templates and heads. `lexical`: what the lexicon has
// here.
Name organization_name(const NameContext& c, std::uint32_t i, std::uint32_t end, const Name& lexical);
// "đảng Xanh", "hãng tin Anadolu", "công ty Vozhak": the name after a lower-case head at i, found although no lexicon has it.
Name organization_after_head(const NameContext& c, std::uint32_t i, std::uint32_t end);

// foreign_organizations.cpp: "Capital Economics", "Bank of Canada": told by a word such as lexicons/name_words.tsv calls an ending.
Name foreign_organization(const NameContext& c, std::uint32_t i, std::uint32_t end, const Name& lexical);

// place_names.cpp: "tỉnh Hòa Bình", "sân bay Ramon": the name at i after a head, found although no lexicon has it.
Name place_after_head(const NameContext& c, std::uint32_t i, std::uint32_t end);
// "Quảng trường Azadi", "Dải Gaza", "Khu tài chính London": the head at i belongs to the name when it has a capital of its own.
Name place_with_head(const NameContext& c, std::uint32_t i, std::uint32_t end);

// no_names.cpp: what looks like a name and is none.
// "Hiệp ước Không phổ biến vũ khí hạt nhân (NPT)": a title with its abbreviation is one name of a document; nothing inside it counts.
// Returns its end, and closes its tokens; i when there is none.
std::uint32_t close_document(NameContext& c, std::uint32_t i, std::uint32_t end);
// A byline names its author and the agency, no one of the story: closes its tokens.
void close_bylines(Scan& scan);
// "tàu ngầm Kazan", "bão Yagi": ships, storms and products are no mentions; "tàu ngầm Nga" is Russia.
bool is_product(const NameContext& c, const Name& name);
// "FA Cup", "AFF Championship": competitions are no mentions.
bool is_competition(const NameContext& c, const Name& name, std::uint32_t end);

}  // namespace nienbieu
