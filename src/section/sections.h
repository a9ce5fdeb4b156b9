// Cuts an article into sections (semantics.md §1). Works on lines; a section is a run of lines of one kind and part.
//
// Evidence is general: cue phrases of lexicons/section_cues.tsv, a line repeated right after itself, a teaser's trailing
// "…", a caption's "(Nguồn: …)" or "Ảnh: …", link lists of titles without a full stop, a short name-only line under the headline.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "lexicon/lexicon.h"
#include "text/sentences.h"
#include "text/tokens.h"

namespace nienbieu {

enum class SectionKind : std::uint8_t { headline, byline, body, caption, related, boilerplate };

std::string_view to_string(SectionKind kind);
constexpr bool is_primary(SectionKind kind) {
  return kind == SectionKind::headline || kind == SectionKind::body || kind == SectionKind::caption;
}

struct Section {
  SectionKind kind = SectionKind::body;
  Span span;               // bytes, trimmed
  std::uint32_t part = 0;  // 0 = the article; 1, 2 … = further articles pasted under it, each with dates of its own
  bool lead = false;       // the first body section's first paragraph
};

// Sections in text order, not overlapping, together covering every non-blank line.
void cut_sections(const TokenList& tokens, const Lexicon& lexicon, const PhraseHits& phrases, std::vector<Section>& out);

}  // namespace nienbieu
