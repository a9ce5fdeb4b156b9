#include "time/explain.h"

#include "time/grammar.h"

namespace nienbieu {

PublicationDate explain_times(std::string_view text, const Reference& reference, const Lexicon& lexicon, std::vector<TimeFinding>& out) {
  TokenList tokens;
  std::vector<Sentence> sentences;
  std::vector<Timex> times;
  tokenize(text, tokens);
  split_sentences(text, tokens, sentences);
  find_times(text, tokens, sentences, lexicon, times);
  PublicationDate published = resolve_times(text, tokens, sentences, {}, reference, lexicon, times);
  out.clear();
  for (Timex& timex : times) {
    TimeFinding finding;
    finding.text = std::string(slice(text, timex.span));
    finding.rule = std::string(when::rule_name(static_cast<when::Rule>(timex.reading.rule)));
    finding.timex = std::move(timex);
    out.push_back(std::move(finding));
  }
  return published;
}

}  // namespace nienbieu
