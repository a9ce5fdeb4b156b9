// What the entity stage looks at: the tokens of one article with every lexicon hit, indexed by token. Private to src/entity.
//
// Holds views of its inputs and buffers of its own; built once per document, one pass, no allocation per token once the
// buffers have grown. One Scan per thread.
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
  const Entry* entry = nullptr;      // the lexicon row; null for names found by structure
  std::vector<Entry> readings;       // all rows that the name may be
  std::uint32_t role_first = 0, role_last = 0;  // tokens of the role before a person's name; empty when equal
  std::uint32_t country_token = no_index;       // template organizations: first token of the country or place
  const Entry* head = nullptr;       // template or head row that made it
  Gender gender = Gender::unknown;
  bool honorific = false;            // an honorific or a title stands before it
  bool weak = false;                 // needs more evidence (ambiguous everyday syllable)
};

struct Scan {
  std::string_view text;
  const TokenList& tokens;
  std::span<const Sentence> sentences;
  std::span<const Section> sections;
  const Lexicon& lexicon;

  std::vector<Hit> hits;                     // by first token, then length
  std::vector<std::uint32_t> hits_begin;     // per token, plus end
  std::vector<std::uint32_t> sentence_of;    // per token; no_index for line breaks
  std::vector<std::uint8_t> shouting;        // per sentence: written in capitals
  std::vector<std::uint8_t> taken;           // per token: inside a name

  void prepare();
  std::span<const Hit> hits_at(std::uint32_t token) const {
    return {hits.data() + hits_begin[token], hits_begin[token + 1] - hits_begin[token]};
  }
  // The longest hit at `token` that has an entry of this kind whose casing the text agrees with; null when none.
  const Hit* longest(std::uint32_t token, Kind kind, const Entry** entry = nullptr) const;
  bool has(std::uint32_t token, Kind kind) const { return longest(token, kind) != nullptr; }
  std::uint32_t sentence_end(std::uint32_t token) const { return sentences[sentence_of[token]].last_token; }
  // A title that runs on beyond `hit` ("người phát ngôn" inside "Người phát ngôn Nhà Trắng").
  bool has_longer_title(std::uint32_t token, const Hit& hit) const {
    const Hit* title = longest(token, Kind::titles);
    return title && title->last > hit.last;
  }
  bool starts_sentence(std::uint32_t token) const;
  // A capitalised word that is not merely capitalised because a sentence begins there.
  bool real_capital(std::uint32_t token) const;
  std::string_view cell(const Entry& e, std::string_view column) const { return lexicon.cell(e.kind, e.row, column_of(e.kind, column)); }
  std::string_view token_text(std::uint32_t t) const { return slice(text, tokens[t].span()); }
};

// True when a syllable could be Vietnamese by its spelling (letters and shape); foreign names mostly are not.
bool vietnamese_shape(std::string_view syllable);

}  // namespace nienbieu
