// The lines of an article and what each looks like: the evidence that cut_sections weighs.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "lexicon/lexicon.h"
#include "section/dateline.h"
#include "text/tokens.h"

namespace nienbieu {

enum class Cue : std::uint8_t { none, related, boilerplate, caption, byline, stop };

struct Line {
  Span span;
  std::uint32_t first = 0, last = 0;  // tokens
  std::uint32_t words = 0;
  std::uint32_t capitals = 0;  // capitalised words
  std::uint32_t numbers = 0;
  std::uint64_t hash = 0;       // of the words' keys: equal lines have equal hashes
  std::uint64_t head_hash = 0;  // of the first six words
  Cue cue = Cue::none;
  bool cue_alone = false;  // the cue is all of the line: "Tin liên quan", not "Xem thêm: <title>"
  bool full_stop = false;  // ends like a sentence: . ! ? ” and so on
  bool question = false;
  bool ellipsis = false;  // ends in … or ...
  bool colon = false;
  bool comma = false;
  bool doubled = false;           // says the same thing twice in one line
  bool credit = false;            // "(Nguồn: …)", "Ảnh: …", "Video: …", an agency's name in capitals at the end
  bool credit_opens = false;      // and nothing before it: "(Ảnh: AFP)", "Video: Tàu cá cập cảng"
  bool picture = false;           // the credit is of a picture, not of a film
  bool arrow = false;             // begins with ">>" or the like
  bool address = false;           // "https://…"
  bool run_together = false;      // a title and the beginning of its text with nothing between, cut with "…"
  bool list_mark = false;         // begins with a dash, a bullet or a number: "- Thưa ông, …", "3. …"
  bool repeats_previous = false;  // same words as the line before
  bool repeated_next = false;
  DatelineReading dateline;
  std::uint32_t blank_before = 0;  // line breaks before it, less one
};

void read_lines(const TokenList& tokens, const Lexicon& lexicon, const PhraseHits& phrases, std::vector<Line>& out);

}  // namespace nienbieu
