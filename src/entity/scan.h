// What the entity stage looks at: the tokens of one article with every lexicon hit, indexed by token. Private to src/entity.
//
// Holds views of its inputs and buffers of its own; built once per document in one pass over the hits. One Scan per thread.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
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

  std::vector<Hit> hits;                    // by first token, then length
  std::vector<std::uint16_t> hit_capitals;  // per hit: bit i: its word i (of the first 15) has a capital
  std::vector<std::uint32_t> hits_begin;    // per token, plus end
  std::vector<std::uint32_t> starts;        // per token: kinds (bits) of which an entry starts here in the right casing
  std::vector<std::uint32_t> ends;          // per token: kinds of which an entry, in any casing, ends right before
  std::vector<std::uint32_t> sentence_of;   // per token; no_index for line breaks
  std::vector<std::uint8_t> shouting;       // per sentence: written in capitals
  std::vector<std::uint8_t> quiet;          // per sentence: a title scraped in lower case, without one capital
  std::vector<std::uint8_t> taken;          // per token: inside a name
  std::vector<std::uint8_t> closed;         // per token: inside the title of a treaty or in a byline, where no name counts
  std::vector<Entry> readings;              // rows of the names, see Name::readings

  void prepare();
  std::span<const Hit> hits_at(std::uint32_t token) const {
    return {hits.data() + hits_begin[token], hits_begin[token + 1] - hits_begin[token]};
  }
  static constexpr std::uint32_t bit(Kind kind) { return 1u << static_cast<unsigned>(kind); }
  // Is the text's casing at least that of the row? The hit is one of `hits`.
  bool agrees(const Hit& hit, const Entry& e) const;
  bool has(std::uint32_t token, Kind kind) const { return starts[token] & bit(kind); }
  bool ended(std::uint32_t token, Kind kind) const { return ends[token] & bit(kind); }
  // The longest hit at `token` that has an entry of this kind whose casing the text agrees with; null when none.
  const Hit* longest(std::uint32_t token, Kind kind, const Entry** entry = nullptr) const {
    return has(token, kind) ? find_longest(token, kind, entry) : nullptr;
  }
  // The entry of a kind, in any casing, that ends right before `token`, the one that starts first; `first` is where.
  const Entry* ending(std::uint32_t token, Kind kind, std::uint32_t* first = nullptr) const;
  // End of the longest entry of name_words with this role at `token`, or `token`.
  std::uint32_t word_run(std::uint32_t token, std::string_view role) const;

  std::uint32_t sentence_end(std::uint32_t token) const { return sentences[sentence_of[token]].last_token; }
  bool same_sentence(std::uint32_t a, std::uint32_t b) const { return sentence_of[a] == sentence_of[b]; }
  // A title that runs on beyond `hit` ("người phát ngôn" inside "Người phát ngôn Nhà Trắng").
  bool has_longer_title(std::uint32_t token, const Hit& hit) const {
    const Hit* title = longest(token, Kind::titles);
    return title && title->last > hit.last;
  }
  bool starts_sentence(std::uint32_t token) const;
  // A capitalised word that is not merely capitalised because a sentence begins there.
  bool real_capital(std::uint32_t token) const;
  bool caseless(std::uint32_t token) const { return shouting[sentence_of[token]] || quiet[sentence_of[token]]; }
  // Could the token be a Vietnamese syllable by its spelling?
  bool vietnamese(std::uint32_t token) const;
  std::string_view cell(const Entry& e, std::uint32_t column) const { return lexicon.cell(e.kind, e.row, column); }
  std::string_view token_text(std::uint32_t t) const { return slice(text, tokens[t].span()); }
  std::string_view range_text(std::uint32_t first, std::uint32_t last) const {
    return slice(text, {tokens[first].start, tokens[last - 1].end});
  }

 private:
  const Hit* find_longest(std::uint32_t token, Kind kind, const Entry** entry) const;
  void index_hits();
  void look_at_casing();
};

// Columns of the kinds that the entity stage reads.
namespace column {
extern const std::uint32_t place_id, place_name, place_type, place_country, place_lat, place_lon, place_population, place_flags;
extern const std::uint32_t person_country, person_gender, person_flags;
extern const std::uint32_t organization_type, organization_country, organization_flags;
extern const std::uint32_t template_slug, template_type, template_attaches, org_head_type, org_head_keep, place_head_type, place_head_keep;
extern const std::uint32_t title_class, title_gender, honorific_gender, modifier_effect, modifier_position, surname_flags, word_role;
extern const std::uint32_t followers, leaders, epithet_refers, epithet_gender, cue_kind, given_count, verb_needs;
}  // namespace column

// True when a syllable could be Vietnamese by its spelling (letters and shape); foreign names mostly are not.
bool vietnamese_shape(std::string_view syllable);

bool list_contains(std::string_view list, std::string_view word);

}  // namespace nienbieu
