// The public library entry. An Extractor is immutable and may be shared by threads; each thread brings its own Annotations.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "lexicon/lexicon.h"
#include "pipeline/annotations.h"

namespace nienbieu {

struct ExtractOptions {
  bool all_sections = false;   // events from related teasers too
  bool keep_silences = false;  // fill Annotations::silences, for `explain`
};

// The steps of annotate(), in order.
enum class Stage : std::uint8_t {
  tokenize,
  syllables,
  phrases,
  sentences,
  quotations,
  sections,
  find_times,
  find_entities,
  resolve_times,
  resolve_entities,
  events,
  count_
};

std::string_view to_string(Stage stage);

class Extractor {
 public:
  Extractor(std::shared_ptr<const Lexicon> lexicon, ExtractOptions options = {});
  // Takes the article over into `out` and fills the rest. Never fails: what cannot be worked out is unknown, with a reason.
  // `done` is told after every stage: for the benchmark.
  void annotate(Article article, Annotations& out, const std::function<void(Stage)>& done = {}) const;

 private:
  std::shared_ptr<const Lexicon> lexicon_;
  ExtractOptions options_;
};

}  // namespace nienbieu
