// Speed of the text and lexicon stages, in bytes of text per second on one thread.
//
//   NIENBIEU_CORPUS=/tmp/articles.jsonl bench_lexicon
//
// The corpus is a JSON Lines file of articles (`text`), unpacked; without it only the generated text is measured. Names are the
// committed lexicons (about 50,000 phrases), and generated ones: 50,000 and 1,000,000 of two to four syllables drawn from the
// corpus' own, so that many of their beginnings occur in the text. Medians: --benchmark_repetitions=5.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <unordered_set>

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>

#include "lexicon/compile.h"
#include "lexicon/lexicon.h"
#include "text/sentences.h"
#include "text/tokens.h"

namespace nienbieu {
namespace {

struct Corpus {
  std::vector<std::string> texts;
  std::vector<std::string> syllables;  // distinct words as written
  std::size_t bytes = 0;

  void add(std::string text) {
    bytes += text.size();
    texts.push_back(std::move(text));
  }
};

Corpus load_corpus() {
  Corpus corpus;
  const char* path = std::getenv("NIENBIEU_CORPUS");
  std::ifstream in(path ? path : "");
  for (std::string line; in && std::getline(in, line);) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (json.is_object() && json.contains("text")) corpus.add(json["text"].get<std::string>());
  }
  TokenList tokens;
  std::unordered_set<std::string> seen;
  for (const auto& text : corpus.texts) {
    tokenize(text, tokens);
    for (const Token& token : tokens)
      if (token.is_word() && seen.emplace(slice(text, token.span())).second) corpus.syllables.emplace_back(slice(text, token.span()));
  }
  return corpus;
}

const Corpus& corpus() {
  static const Corpus loaded = load_corpus();
  return loaded;
}

std::shared_ptr<const Lexicon> compile(const LexiconSource& source) { return *Lexicon::from_bytes(compile_lexicon(source)); }

std::shared_ptr<const Lexicon> committed() {
  static const auto lexicon = [] {
    Errors errors;
    return compile(load_lexicons({NIENBIEU_SOURCE_DIR "/lexicons"}, errors));
  }();
  return lexicon;
}

// `count` names of two to four syllables of the corpus.
std::shared_ptr<const Lexicon> generated(std::size_t count) {
  std::mt19937_64 random(20241125);
  const auto& syllables = corpus().syllables;
  LexiconSource source;
  source.files = {"generated.tsv"};
  source.retrieved = {""};
  for (std::size_t i = 0; i < count; ++i) {
    std::string name;
    for (auto n = 2 + random() % 3; n-- > 0;) name += (name.empty() ? "" : " ") + syllables[random() % syllables.size()];
    LexiconRow row;
    row.cells = {"x:person:" + std::to_string(i), name, "", "", "", ""};
    source.rows[Kind::people].push_back(std::move(row));
  }
  return compile(source);
}

std::shared_ptr<const Lexicon> names(std::int64_t count) {
  static std::map<std::int64_t, std::shared_ptr<const Lexicon>> made;
  auto& lexicon = made[count];
  if (!lexicon) lexicon = count == 0 ? committed() : generated(static_cast<std::size_t>(count));
  return lexicon;
}

bool skipped(benchmark::State& state) {
  if (!corpus().texts.empty()) return false;
  state.SkipWithError("set NIENBIEU_CORPUS to an unpacked articles.jsonl");
  return true;
}

void report(benchmark::State& state) { state.SetBytesProcessed(static_cast<std::int64_t>(corpus().bytes) * state.iterations()); }

void bm_tokenize(benchmark::State& state) {
  if (skipped(state)) return;
  TokenList tokens;
  std::size_t n = 0;
  for (auto _ : state)
    for (const auto& text : corpus().texts) {
      tokenize(text, tokens);
      n += tokens.size();
    }
  state.counters["bytes/token"] = static_cast<double>(corpus().bytes) * static_cast<double>(state.iterations()) / static_cast<double>(n);
  report(state);
}

void bm_sentences(benchmark::State& state) {
  if (skipped(state)) return;
  std::vector<TokenList> tokens(corpus().texts.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) tokenize(corpus().texts[i], tokens[i]);
  std::vector<Sentence> sentences;
  for (auto _ : state)
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      split_sentences(corpus().texts[i], tokens[i], sentences);
      benchmark::DoNotOptimize(sentences.data());
    }
  report(state);
}

// annotate() and matches() over tokens that are there: "matching alone".
void bm_match(benchmark::State& state) {
  if (skipped(state)) return;
  const auto lexicon = names(state.range(0));
  std::vector<TokenList> tokens(corpus().texts.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) tokenize(corpus().texts[i], tokens[i]);
  std::vector<Hit> hits;
  std::size_t n = 0, all = 0;
  for (auto _ : state)
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      hits.clear();
      lexicon->annotate(corpus().texts[i], tokens[i]);
      lexicon->matches(tokens[i], 0, static_cast<std::uint32_t>(tokens[i].size()), hits);
      n += hits.size();
      all += tokens[i].size();
    }
  state.counters["hits/token"] = static_cast<double>(n) / static_cast<double>(all);
  report(state);
}

void bm_annotate(benchmark::State& state) {
  if (skipped(state)) return;
  const auto lexicon = names(state.range(0));
  std::vector<TokenList> tokens(corpus().texts.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) tokenize(corpus().texts[i], tokens[i]);
  for (auto _ : state)
    for (std::size_t i = 0; i < tokens.size(); ++i) lexicon->annotate(corpus().texts[i], tokens[i]);
  report(state);
}

// Text to hits: what the extractor does before anything else.
void bm_all(benchmark::State& state) {
  if (skipped(state)) return;
  const auto lexicon = names(state.range(0));
  TokenList tokens;
  std::vector<Hit> hits;
  for (auto _ : state)
    for (const auto& text : corpus().texts) {
      tokenize(text, tokens);
      lexicon->annotate(text, tokens);
      hits.clear();
      lexicon->matches(tokens, 0, static_cast<std::uint32_t>(tokens.size()), hits);
      benchmark::DoNotOptimize(hits.data());
    }
  report(state);
}

BENCHMARK(bm_tokenize)->Unit(benchmark::kMillisecond);
BENCHMARK(bm_sentences)->Unit(benchmark::kMillisecond);
// 0: the committed lexicons.
BENCHMARK(bm_annotate)->Arg(0)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(bm_match)->Arg(0)->Arg(50'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(bm_all)->Arg(0)->Arg(50'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace nienbieu

BENCHMARK_MAIN();
