#include "entity/name_rules.h"
#include "text/key_set.h"
#include "text/word_key.h"

namespace nienbieu {
namespace {

constexpr std::uint32_t longest_title = 22;  // words of a treaty's title behind its head

}  // namespace

std::uint32_t close_document(NameContext& c, std::uint32_t i, std::uint32_t end) {
  Scan& s = c.scan;
  const auto head = s.word_run(i, "document");
  if (head == i || s.has(i, Kind::organizations)) return i;
  for (auto k = head; k + 2 < end && k < head + longest_title; ++k) {
    const Token& t = s.tokens[k];
    if (t.is_punct('(') && s.tokens[k + 1].casing == Casing::upper && s.tokens[k + 2].is_punct(')')) {
      for (auto j = i; j < k + 3; ++j) s.closed[j] = 1;
      return k + 3;
    }
    if (!t.is_word() && !t.is_number()) return i;
  }
  return i;
}

void close_bylines(Scan& scan) {
  for (const Section& section : scan.sections) {
    if (section.kind != SectionKind::byline) continue;
    for (const Sentence& sentence : scan.sentences)
      if (section.span.contains(sentence.span))
        for (auto i = sentence.first_token; i < sentence.last_token; ++i) scan.closed[i] = 1;
  }
}

bool is_product(const NameContext& c, const Name& name) {
  const Scan& s = c.scan;
  if (name.first == 0) return false;
  // "Luật Tổ chức Chính phủ": what a law is about.
  constexpr std::uint64_t law = WordKey("luật").value;
  if (name.type == EntityType::organization && s.tokens[name.first - 1].key == law && s.tokens[name.first - 1].capitalised()) return true;
  const Entry* word = s.ending(name.first, Kind::name_words);
  if (!word || s.cell(*word, column::word_role) != "product" || s.starts_sentence(name.first)) return false;
  if (name.type == EntityType::organization || name.head) return false;
  if (name.type == EntityType::person) return name.length() == 1 || !s.vietnamese(name.first);
  const auto type = name.entry ? s.cell(*name.entry, column::place_type) : std::string_view();
  static const KeySet works({"phim", "hát", "khúc", "kịch", "thuyết", "sách", "truyện", "tranh", "game", "album"});
  if (type == "capital" && works.contains(s.tokens[name.first - 1].key)) return true;
  return type == "city" || type == "admin1" || type == "province" || type == "ward" || type == "district" || type == "river" ||
         type == "mountain" || type.empty();
}

bool is_competition(const NameContext& c, const Name& name, std::uint32_t end) {
  static const KeySet words({"Cup", "League", "Open", "Championship", "Awards", "Games", "Prix"});
  if (name.last >= end) return false;
  const Token& next = c.scan.tokens[name.last];
  return next.capitalised() && next.space_before && words.contains(next.key);
}

}  // namespace nienbieu
