// The public library entry. An Extractor is immutable and may be shared by threads; each thread brings its own Annotations.
#pragma once
#include <memory>

#include "lexicon/lexicon.h"
#include "pipeline/annotations.h"

namespace nienbieu {

struct ExtractOptions {
  bool all_sections = false;   // events from related teasers too
  bool keep_silences = false;  // fill Annotations::silences, for `explain`
};

class Extractor {
 public:
  Extractor(std::shared_ptr<const Lexicon> lexicon, ExtractOptions options = {});
  // Takes the article over into `out` and fills the rest. Never fails: what cannot be worked out is unknown, with a reason.
  void annotate(Article article, Annotations& out) const;

 private:
  std::shared_ptr<const Lexicon> lexicon_;
  ExtractOptions options_;
};

}  // namespace nienbieu
