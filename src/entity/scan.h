// What the entity stage looks at: the tokens of one article with every lexicon hit, indexed by token. Private to src/entity.
//
// Holds views of its inputs and buffers of its own; built once per document in one pass over the hits. One Scan per thread.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entity/mention.h"

namespace nienbieu {

// A stretch of tokens taken for a name, before linking.
struct Name {
  std::uint32_t first = 0, last = 0;
  EntityType type = EntityType::person;
  const Entry* entry = nullptr;                   // the lexicon row; null for names found by structure
  std::uint32_t readings = 0, reading_count = 0;  // in Scan::readings: all rows that the name may be
  std::uint32_t role_first = 0, role_last = 0;    // tokens of the role before a person's name; empty when equal
  std::uint32_t country_token = no_index;         // template organizations: first token of the country or place
  const Entry* head = nullptr;                    // template or head row that made it
  Gender gender = Gender::unknown;
  bool honorific = false;  // an honorific or a title stands before it
  bool misspelt = false;

  std::uint32_t length() const { return last - first; }
};

struct Scan {
  std::string_view text;
  const TokenList& tokens;
  std::span<const Sentence> sentences;
  std::span<const Section> sections;
  const Lexicon& lexicon;

  const PhraseHits& phrases;

  std::vector<std::uint32_t> sentence_of;  // per token; no_index for line breaks
  std::vector<std::uint8_t> shouting;      // per sentence: written in capitals
  std::vector<std::uint8_t> quiet;         // per sentence: a title scraped in lower case, without one capital
  std::vector<std::uint8_t> taken;         // per token: inside a name
  std::vector<std::uint8_t> closed;        // per token: inside the title of a treaty or in a byline, where no name counts
  std::vector<std::uint32_t> capitals;     // tokens: the capitalised words of the sentences, in order
  std::vector<Entry> readings;             // rows of the names, see Name::readings

  Scan(std::string_view source, const TokenList& list, std::span<const Sentence> its_sentences, std::span<const Section> its_sections,
       const Lexicon& known, const PhraseHits& found)
      : text(source), tokens(list), sentences(its_sentences), sections(its_sections), lexicon(known), phrases(found) {}

  void prepare();
  std::span<const Hit> hits_at(std::uint32_t token) const { return phrases.at(token); }
  static constexpr std::uint32_t bit(Kind kind) { return PhraseHits::bit(kind); }
  // Is the text's casing at least that of the row?
  bool agrees(const Hit& hit, const Entry& e) const {
    return (!(e.flags & 0x7FFF) || !(e.flags & 0x7FFF & ~capitals_of(hit))) &&
           (!(e.flags & entry_upper) || tokens[hit.first].casing == Casing::upper || tokens[hit.first].single_letter);
  }
  // Kinds (bits) of which an entry starts at the token in the right casing.
  std::uint32_t starts(std::uint32_t token) const { return cased_[token] & not_looked ? look_at(token) : cased_[token]; }
  bool has(std::uint32_t token, Kind kind) const { return phrases.begins(token, bit(kind)) && starts(token) & bit(kind); }
  // Does an entry of the kind, in any casing, end right before the token?
  bool ended(std::uint32_t token, Kind kind) const { return phrases.end_kinds(token) & bit(kind); }
  // A title with or without its capital: many papers write "thủ tướng Israel", "ngoại trưởng Nga".
  const Hit* longest_title(std::uint32_t token, const Entry** entry = nullptr) const {
    return phrases.begins(token, bit(Kind::titles)) ? find_title(token, entry) : nullptr;
  }
  // The longest hit at `token` that has an entry of this kind whose casing the text agrees with; null when none.
  const Hit* longest(std::uint32_t token, Kind kind, const Entry** entry = nullptr) const {
    return has(token, kind) ? find_longest(token, kind, entry) : nullptr;
  }
  // The entry of a kind, in any casing, that ends right before `token`, the one that starts first; `first` is where.
  const Entry* ending(std::uint32_t token, Kind kind, std::uint32_t* first = nullptr) const;
  // The longest place at `token`, as the country where one of its rows is: "Malta" is the island and the state.
  const Hit* longest_country(std::uint32_t token, const Entry** place) const;
  // End of the longest entry of name_words with this role at `token`, or `token`.
  std::uint32_t word_run(std::uint32_t token, std::string_view role) const;

  // Is [token, last) only the end of another word: "báo" of "họp báo", "trường" of "súng trường"?
  bool ends_longer_word(std::uint32_t token, std::uint32_t last) const;

  std::uint32_t sentence_end(std::uint32_t token) const { return sentences[sentence_of[token]].last_token; }
  bool same_sentence(std::uint32_t a, std::uint32_t b) const { return sentence_of[a] == sentence_of[b]; }
  // A title that runs on beyond `hit` ("người phát ngôn" inside "Người phát ngôn Nhà Trắng").
  bool has_longer_title(std::uint32_t token, const Hit& hit) const {
    const Hit* title = longest_title(token);
    return title && title->last > hit.last;
  }
  bool starts_sentence(std::uint32_t token) const;
  // A capitalised word that is not merely capitalised because a sentence begins there.
  bool real_capital(std::uint32_t token) const;
  // "Anh bỏ quê đi làm": does the text call somebody by this word in small letters, and never write it with a capital inside a sentence?
  bool calls_people(std::uint32_t token) const;
  bool caseless(std::uint32_t token) const { return shouting[sentence_of[token]] || quiet[sentence_of[token]]; }
  // Could the token be a Vietnamese syllable by its spelling?
  bool vietnamese(std::uint32_t token) const;
  std::string_view cell(const Entry& e, std::uint32_t column) const { return lexicon.cell(e.kind, e.row, column); }
  // A mention of tokens [first, last) that stands for nothing yet.
  Mention mention(std::uint32_t first, std::uint32_t last, EntityType type, Via via = Via::name) const;
  std::string_view token_text(std::uint32_t t) const { return slice(text, tokens[t].span()); }
  std::string_view range_text(std::uint32_t first, std::uint32_t last) const {
    return slice(text, {tokens[first].start, tokens[last - 1].end});
  }

 private:
  static constexpr std::uint32_t not_looked = 1u << 31;

  const Hit* find_title(std::uint32_t token, const Entry** entry) const;
  const Hit* find_longest(std::uint32_t token, Kind kind, const Entry** entry) const;
  void look_at_casing();
  std::uint32_t look_at(std::uint32_t token) const;
  // Bit i: word i (of the first 15) of the hit has a capital.
  std::uint32_t capitals_of(const Hit& hit) const;

  bool looks_for_calls(std::uint32_t token) const;

  mutable std::vector<std::uint32_t> cased_;                    // see starts(); worked out when first asked for
  mutable std::vector<std::pair<std::uint64_t, bool>> called_;  // calls_people() by the key of the word
};

// Columns of the kinds that the entity stage reads.
namespace column {
extern const std::uint32_t place_id, place_name, place_type, place_country, place_lat, place_lon, place_population, place_flags;
extern const std::uint32_t person_country, person_gender, person_flags;
extern const std::uint32_t organization_type, organization_country, organization_flags;
extern const std::uint32_t template_slug, template_type, template_attaches, org_head_type, org_head_keep, place_head_type, place_head_keep;
extern const std::uint32_t title_class, title_gender, honorific_gender, modifier_effect, modifier_position, surname_flags, word_role;
extern const std::uint32_t followers, leaders, epithet_refers, epithet_gender, epithet_note, given_middle, given_count, verb_needs;
}  // namespace column

// True when a syllable could be Vietnamese by its spelling (letters and shape); foreign names mostly are not.
bool vietnamese_shape(std::string_view syllable);

bool list_contains(std::string_view list, std::string_view word);

}  // namespace nienbieu
