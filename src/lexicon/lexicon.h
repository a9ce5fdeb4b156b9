// The compiled lexicon: an immutable image, memory-mapped or held in memory, shared by all threads.
//
// What it holds: a table of folded syllables, one trie of phrases over syllable ids for ALL kinds (names, titles, verbs,
// triggers, cues, time words match in one pass), and per kind a table of string cells. Strings and spans returned live as
// long as the Lexicon. Opening checks the header and the size and touches no other page.
//
// Matching contract: a phrase matches whole syllables only, at syllable starts; hyphens, dashes and apostrophes between
// two words are transparent, tight or with blanks (Nê-ta-ni-a-hu = Nê ta ni a hu, Bà Rịa – Vũng Tàu = Bà Rịa-Vũng Tàu); other punctuation
// matches itself; a line break ends a match. Case is folded; the reader of a hit looks at the tokens' casing.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lexicon/kinds.h"
#include "text/tokens.h"

namespace nienbieu {

constexpr std::uint16_t entry_upper = 0x8000;

// One row whose phrase ends at a trie node.
struct Entry {
  Kind kind;
  std::uint8_t column : 3;  // which column the phrase came from (name, aliases ...)
  std::uint8_t code : 5;    // the row's class: number, from 1, of the word in the kind's first column of such words (lexicon/schemas.h)
  std::uint16_t flags;      // bit i: the lexicon writes token i (of the first 15) with a capital; entry_upper: one word, all capitals
  std::uint32_t row;        // in the kind's table
};

// A phrase found in a token list: tokens [first, last), and what it stands for.
struct Hit {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::span<const Entry> entries;
};

// All phrases of a document, by token: matched once, asked by every stage.
class PhraseHits {
 public:
  static constexpr std::uint32_t bit(Kind kind) { return 1u << static_cast<unsigned>(kind); }
  // Beside the kinds: the event cues of the class "source_noun", which are few among many.
  static constexpr std::uint32_t source_nouns = 1u << static_cast<unsigned>(Kind::count_);

  // Those that begin at the token, shortest first.
  std::span<const Hit> at(std::uint32_t token) const { return {hits_.data() + begin_[token], begin_[token + 1] - begin_[token]}; }
  // Kinds (bits) of which a phrase, in any casing, begins at the token, or ends right before it.
  std::uint32_t begin_kinds(std::uint32_t token) const { return begin_kinds_[token]; }
  std::uint32_t end_kinds(std::uint32_t token) const { return end_kinds_[token]; }
  bool begins(std::uint32_t token, std::uint32_t kinds) const { return begin_kinds_[token] & kinds; }

 private:
  friend class Lexicon;
  std::vector<Hit> hits_;                               // by first token, then length; behind the last of them is room for more
  std::vector<std::uint32_t> begin_;                    // per token, plus end
  std::vector<std::uint32_t> begin_kinds_, end_kinds_;  // per token, plus end
};

class Lexicon {
 public:
  // Maps the image file read-only. Errors: "lexicon.open", "lexicon.format" (wrong magic, version or size).
  static Result<std::shared_ptr<const Lexicon>> open(const std::string& path);
  // Takes over a compiled image (lexicon/compile.h).
  static Result<std::shared_ptr<const Lexicon>> from_bytes(std::vector<std::uint8_t> bytes);

  // Fills Token::syllable of every word, number and punctuation token.
  void annotate(std::string_view text, TokenList& tokens) const;

  // All matches at token `at`, shortest first, appended to `out`. Tokens must be annotated.
  void matches_at(const TokenList& tokens, std::uint32_t at, std::vector<Hit>& out) const;
  // For every token of [first, last): all matches, in order of start then length. No overlap resolution.
  void matches(const TokenList& tokens, std::uint32_t first, std::uint32_t last, std::vector<Hit>& out) const;
  // All matches of the document. `out` keeps its memory from one document to the next.
  void matches(const TokenList& tokens, PhraseHits& out) const;
  // Rows whose phrase is exactly this text, folded. Empty when none.
  std::span<const Entry> lookup(std::string_view phrase) const;

  std::uint32_t rows(Kind kind) const;
  // The cell of a row; empty when unknown. `column` as from column_of().
  std::string_view cell(Kind kind, std::uint32_t row, std::uint32_t column) const;
  // Where the row stands: the file as "folder/name.tsv" and the line.
  struct Origin {
    std::string_view file;
    std::uint32_t line;
  };
  Origin origin(Kind kind, std::uint32_t row) const;
  // Row of a kind by its first column (the id), or -1.
  std::int64_t find_row(Kind kind, std::string_view id) const;

  // Rows of tenures by person or by office row, in the order of `from`.
  std::span<const std::uint32_t> tenures_of_person(std::uint32_t people_row) const;
  std::span<const std::uint32_t> tenures_of_office(std::uint32_t offices_row) const;

  struct Stats {
    std::uint64_t syllables, phrases, entries, bytes;
  };
  Stats stats() const;
  // Of this opening: never 0, never used again in the process. What is kept beside a lexicon is kept under it.
  std::uint32_t serial() const;
  std::uint64_t phrases(Kind kind) const;  // spellings of this kind in the trie

  ~Lexicon();
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

 private:
  Lexicon() = default;
  struct View;
  std::unique_ptr<View> view_;
};

// Does the text write the phrase at least as the lexicon does: a capital wherever the row has one, all capitals where it has them?
bool casing_agrees(const TokenList& tokens, const Hit& hit, const Entry& entry);

// "a|b|c" without allocation: calls f(std::string_view) for each non-empty part.
template <class F>
void for_each_part(std::string_view list, F&& f) {
  while (!list.empty()) {
    const auto bar = list.find('|');
    const auto part = list.substr(0, bar);
    if (!part.empty()) f(part);
    if (bar == std::string_view::npos) break;
    list.remove_prefix(bar + 1);
  }
}

}  // namespace nienbieu
