#include "pipeline/extractor.h"

#include <array>
#include <charconv>

#include "time/address.h"
#include "time/event_bounds.h"

namespace nienbieu {
namespace {

// The calendar day of an ISO 8601 date or date-time as given, without any zone arithmetic: the paper's own day.
std::optional<CivilDate> day_of(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  CivilDate d;
  const auto number = [&](std::size_t at, std::size_t n, std::int32_t& out) {
    const auto [end, error] = std::from_chars(iso.data() + at, iso.data() + at + n, out);
    return error == std::errc{} && end == iso.data() + at + n;
  };
  if (!number(0, 4, d.year) || !number(5, 2, d.month) || !number(8, 2, d.day) || !is_valid(d)) return std::nullopt;
  return d;
}

// A sentence never runs over the border of two sections.
void split_at_sections(std::span<const Section> sections, const TokenList& tokens, std::vector<Sentence>& sentences) {
  for (std::size_t k = 0; k < sections.size(); ++k) {
    const auto at = sections[k].span.start;
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      Sentence& whole = sentences[s];
      if (whole.span.start >= at) break;
      if (at >= whole.span.end) continue;
      auto token = whole.first_token;
      while (token < whole.last_token && tokens[token].start < at) ++token;
      if (token == whole.first_token || token == whole.last_token) break;
      Sentence rest{{tokens[token].start, whole.span.end}, token, whole.last_token};
      whole.span.end = tokens[token - 1].end;
      whole.last_token = token;
      sentences.insert(sentences.begin() + static_cast<std::ptrdiff_t>(s) + 1, rest);
      break;
    }
  }
}

}  // namespace

std::string_view to_string(Stage stage) {
  static constexpr std::array<std::string_view, static_cast<std::size_t>(Stage::count_)> names = {
      "tokenize",   "syllables",     "phrases",       "sentences",        "quotations", "sections",
      "find_times", "find_entities", "resolve_times", "resolve_entities", "events"};
  return names[static_cast<std::size_t>(stage)];
}

Extractor::Extractor(std::shared_ptr<const Lexicon> lexicon, ExtractOptions options) : lexicon_(std::move(lexicon)), options_(options) {}

void Extractor::annotate(Article article, Annotations& out, const std::function<void(Stage)>& done) const {
  const auto finished = [&](Stage stage) {
    if (done) done(stage);
  };
  const Lexicon& lexicon = *lexicon_;
  out.article = std::move(article);
  const std::string_view text = out.article.text;
  tokenize(text, out.tokens);
  finished(Stage::tokenize);
  lexicon.annotate(text, out.tokens);
  finished(Stage::syllables);
  lexicon.matches(out.tokens, out.phrases);
  finished(Stage::phrases);
  split_sentences(text, out.tokens, out.sentences);
  finished(Stage::sentences);
  find_quotations(text, out.tokens, out.quotes);
  finished(Stage::quotations);
  cut_sections(out.tokens, lexicon, out.phrases, out.sections);
  split_at_sections(out.sections, out.tokens, out.sentences);
  finished(Stage::sections);

  out.times.clear();
  find_times(text, out.tokens, out.sentences, lexicon, out.times);
  finished(Stage::find_times);
  out.entities.list.clear();
  out.entities.mentions.clear();
  find_entities(text, out.tokens, out.sentences, out.sections, lexicon, out.phrases, out.entities);
  finished(Stage::find_entities);

  Reference reference;
  reference.published = day_of(out.article.published);
  reference.crawled = day_of(out.article.crawled);
  reference.addressed = day_in_address(out.article.url);
  const bool parts = !out.sections.empty() && out.sections.back().part != 0;
  if (!reference.published || parts) {
    office_bounds(text, lexicon, out.entities, reference.bounds);
    event_bounds({text, out.tokens, out.sentences, out.phrases, lexicon, out.times}, reference.bounds);
  }
  out.published = resolve_times(text, out.tokens, out.sentences, out.sections, reference, lexicon, out.times);
  // A day worked out as "about": offices and running dates reckon with the week after it.
  if (out.published.earliest && !out.published.latest) out.published.latest = from_days(to_days(*out.published.earliest) + 7);
  finished(Stage::resolve_times);
  resolve_entities(text, out.tokens, out.quotes.quotations, out.sections, lexicon, out.phrases, out.published, out.entities);
  finished(Stage::resolve_entities);

  out.events.clear();
  out.silences.clear();
  const EventInput input{text,      out.article.id, out.tokens,    out.sentences, out.sections, out.quotes,
                         out.times, out.entities,   out.published, lexicon,       out.phrases,  options_.all_sections};
  extract_events(input, out.events, options_.keep_silences ? &out.silences : nullptr);
  finished(Stage::events);
}

}  // namespace nienbieu
