// Speed of the whole path, stage by stage, on one thread, beside yardsticks measured in the same run.
//
//   pipeline_bench [--rounds N] [--megabytes N] [--articles N] [--lexicons FOLDER] [--binary NIENBIEU] [--work FILE] [--one-pass] INPUT...
//
// Prints lines of fields parted by tabs; tools/bench makes a table of them:
//   corpus  articles  bytes of text  events  names in the lexicon
//   rate    group     step           MB/s of article text (CPU time of the thread; median of the rounds)
//   run     jobs      MB/s by wall clock   MB/s by CPU time   peak memory in MB
//
// Articles are read once into memory. A small input is repeated, with ids of its own, up to --megabytes; --articles takes that many, spread
// evenly over the input. With --work and --binary the articles are also written as JSON Lines to the file and the command is run on it.
// --one-pass does the work once to warm up and once in measured_pass(): for callgrind's --toggle-collect.
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fcntl.h>
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <unordered_set>
#include <vector>

#include <simdjson.h>
#include <unicode/normalizer2.h>
#ifdef NIENBIEU_BENCH_HYPERSCAN
#include <hs/hs.h>
#endif
#ifdef NIENBIEU_BENCH_RE2
#include <re2/re2.h>
#include <re2/set.h>
#endif

#include "ingest/reader.h"
#include "lexicon/compile.h"
#include "lexicon/lexicon.h"
#include "lexicon/load.h"
#include "output/document.h"
#include "pipeline/extractor.h"
#include "timeline/json_writer.h"

namespace nienbieu {
namespace {

struct Flags {
  std::vector<std::string> inputs;
  std::string lexicons = NIENBIEU_SOURCE_DIR "/lexicons", binary, work;
  std::size_t rounds = 5, megabytes = 8, articles = 0;
  bool one_pass = false;
};

[[noreturn]] void stop(const std::string& message) {
  std::fprintf(stderr, "pipeline_bench: %s\n", message.c_str());
  std::exit(1);
}

Flags read_flags(int count, char** values) {
  Flags flags;
  for (int i = 1; i < count; ++i) {
    const std::string name = values[i];
    if (!name.starts_with("--")) {
      flags.inputs.push_back(name);
      continue;
    }
    if (name == "--one-pass") {
      flags.one_pass = true;
      continue;
    }
    if (++i >= count) stop(name + " needs a value");
    const std::string value = values[i];
    if (name == "--rounds")
      flags.rounds = std::max(1ul, std::stoul(value));
    else if (name == "--megabytes")
      flags.megabytes = std::stoul(value);
    else if (name == "--articles")
      flags.articles = std::stoul(value);
    else if (name == "--lexicons")
      flags.lexicons = value;
    else if (name == "--binary")
      flags.binary = value;
    else if (name == "--work")
      flags.work = value;
    else
      stop("unknown flag " + name);
  }
  if (flags.inputs.empty()) stop("an input is needed: a JSON Lines file or a folder of articles");
  return flags;
}

// ---- corpus ----

struct Corpus {
  std::vector<Article> articles;
  std::size_t bytes = 0;

  void add(Article article) {
    bytes += article.text.size();
    articles.push_back(std::move(article));
  }
};

Corpus load_corpus(const Flags& flags) {
  Corpus read;
  ArticleReader reader(flags.inputs, {});
  while (auto next = reader.next())
    if (next->ok()) read.add(std::move(**next));
  if (read.articles.empty()) stop("no articles in the input");
  Corpus corpus;
  if (flags.articles) {
    const auto n = std::min(flags.articles, read.articles.size());
    for (std::size_t k = 0; k < n; ++k) corpus.add(read.articles[k * read.articles.size() / n]);
    return corpus;
  }
  corpus = read;
  for (std::size_t copy = 2; corpus.bytes < flags.megabytes * 1'000'000; ++copy)
    for (const Article& article : read.articles) {
      Article again = article;
      again.id += "#" + std::to_string(copy);
      corpus.add(std::move(again));
    }
  return corpus;
}

void write_corpus(const Corpus& corpus, const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (!file) stop(path + " cannot be written: " + std::strerror(errno));
  std::string line;
  for (const Article& article : corpus.articles) {
    line = "{";
    const auto field = [&](std::string_view name, const std::string& value) {
      if (value.empty()) return;
      if (line.size() > 1) line += ',';
      json::string(line, name);
      line += ':';
      json::string(line, value);
    };
    field("id", article.id);
    field("title", article.title);
    field("published", article.published);
    field("crawled", article.crawled);
    field("url", article.url);
    field("outlet", article.outlet);
    field("text", article.text);
    line += "}\n";
    if (std::fwrite(line.data(), 1, line.size(), file) != line.size()) stop(path + " cannot be written: " + std::strerror(errno));
  }
  if (std::fclose(file) != 0) stop(path + " cannot be written: " + std::strerror(errno));
}

// Every spelling that the matcher knows, as the lexicons write it.
std::vector<std::string> names_of(const LexiconSource& source) {
  std::vector<std::string> names;
  std::unordered_set<std::string> seen;
  for (const auto& [kind, rows] : source.rows) {
    const auto columns = schema_of(kind).columns;
    for (const LexiconRow& row : rows)
      for (std::size_t c = 0; c < columns.size(); ++c) {
        if (columns[c].type != CellType::phrase && columns[c].type != CellType::phrases) continue;
        for_each_part(row.cells[c], [&](std::string_view name) {
          if (seen.emplace(name).second) names.emplace_back(name);
        });
      }
  }
  return names;
}

// ---- clocks ----

// CPU time of this thread: other work on the machine counts only by the caches it spoils.
std::int64_t thread_ns() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1'000'000'000LL + t.tv_nsec;
}

// What one look at the clock costs; it is taken off every stage of every article.
std::int64_t clock_cost() {
  std::vector<std::int64_t> costs;
  for (int k = 0; k < 2001; ++k) {
    const auto before = thread_ns();
    costs.push_back(thread_ns() - before);
  }
  std::nth_element(costs.begin(), costs.begin() + 1000, costs.end());
  return costs[1000];
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

// Keeps a result from being optimised away.
template <class T>
void keep(const T& value) {
  asm volatile("" : : "r,m"(value) : "memory");
}

class Rates {
 public:
  explicit Rates(std::size_t bytes) : bytes_(bytes) {}

  template <class Work>
  void measure(const char* group, const char* step, std::size_t rounds, Work&& work) {
    work();
    std::vector<double> times;
    for (std::size_t r = 0; r < rounds; ++r) {
      const auto begun = thread_ns();
      work();
      times.push_back(static_cast<double>(thread_ns() - begun));
    }
    print(group, step, median(times));
  }

  void print(std::string_view group, std::string_view step, double nanoseconds) const {
    std::printf("rate\t%.*s\t%.*s\t%.3f\n", static_cast<int>(group.size()), group.data(), static_cast<int>(step.size()), step.data(),
                static_cast<double>(bytes_) * 1e3 / std::max(1.0, nanoseconds));
    std::fflush(stdout);
  }

 private:
  std::size_t bytes_;
};

// ---- yardsticks ----

// The bytes of all texts from the page cache, in blocks of 256 KiB.
void measure_read(const Corpus& corpus, std::size_t rounds, Rates& rates) {
  const int file = memfd_create("nienbieu-bench", 0);
  if (file < 0) return;
  for (const Article& article : corpus.articles)
    if (write(file, article.text.data(), article.text.size()) != static_cast<ssize_t>(article.text.size()))
      stop("no memory for a copy of the corpus");
  std::vector<char> block(256 * 1024);
  rates.measure("yardstick", "read", rounds, [&] {
    lseek(file, 0, SEEK_SET);
    while (read(file, block.data(), block.size()) > 0) keep(block.data());
  });
  close(file);
}

// Text between quotation marks, escaped where it must be, into one buffer: the least that writing JSON costs.
void measure_json(const Corpus& corpus, std::size_t rounds, Rates& rates) {
  static constexpr auto special = [] {
    std::array<bool, 256> table{};
    for (int c = 0; c < 32; ++c) table[c] = true;
    table['"'] = table['\\'] = true;
    return table;
  }();
  std::string out;
  rates.measure("yardstick", "json write", rounds, [&] {
    for (const Article& article : corpus.articles) {
      if (out.size() > 256 * 1024) out.clear();
      out += '"';
      const char* from = article.text.data();
      const char* const end = from + article.text.size();
      for (const char* at = from;; ++at) {
        if (at != end && !special[static_cast<unsigned char>(*at)]) continue;
        out.append(from, at);
        if (at == end) break;
        out += '\\';
        out += *at == '\n' ? 'n' : *at;
        from = at + 1;
      }
      out += "\"\n";
    }
    keep(out.data());
  });
}

void measure_unicode(const Corpus& corpus, std::size_t rounds, Rates& rates) {
  rates.measure("yardstick", "utf-8 valid", rounds, [&] {
    bool valid = true;
    for (const Article& article : corpus.articles) valid &= simdjson::validate_utf8(article.text.data(), article.text.size());
    keep(valid);
  });
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  rates.measure("yardstick", "nfc check", rounds, [&] {
    bool normal = true;
    for (const Article& article : corpus.articles)
      normal &= nfc->isNormalizedUTF8(icu::StringPiece(article.text.data(), static_cast<std::int32_t>(article.text.size())), error) != 0;
    keep(normal);
  });
}

#ifdef NIENBIEU_BENCH_HYPERSCAN
void measure_hyperscan(const Corpus& corpus, const std::vector<std::string>& names, std::size_t rounds, Rates& rates) {
  std::vector<const char*> texts;
  std::vector<std::size_t> lengths;
  std::vector<unsigned> numbers, flags(names.size(), 0);
  for (const auto& name : names) {
    numbers.push_back(static_cast<unsigned>(texts.size()));
    texts.push_back(name.data());
    lengths.push_back(name.size());
  }
  hs_database_t* database = nullptr;
  hs_compile_error_t* fault = nullptr;
  if (hs_compile_lit_multi(texts.data(), flags.data(), numbers.data(), lengths.data(), static_cast<unsigned>(texts.size()), HS_MODE_BLOCK,
                           nullptr, &database, &fault) != HS_SUCCESS) {
    hs_free_compile_error(fault);
    return;
  }
  hs_scratch_t* scratch = nullptr;
  if (hs_alloc_scratch(database, &scratch) == HS_SUCCESS) {
    std::uint64_t hits = 0;
    const auto count = [](unsigned, unsigned long long, unsigned long long, unsigned, void* context) {
      ++*static_cast<std::uint64_t*>(context);
      return 0;
    };
    rates.measure("yardstick", "names: hyperscan", rounds, [&] {
      for (const Article& article : corpus.articles)
        hs_scan(database, article.text.data(), static_cast<unsigned>(article.text.size()), 0, scratch, count, &hits);
      keep(hits);
    });
    hs_free_scratch(scratch);
  }
  hs_free_database(database);
}
#endif

#ifdef NIENBIEU_BENCH_RE2
// Says which names an article has, not where. Its automaton outgrows any memory with so many names, so only a part of the text is read,
// once.
void measure_re2(const Corpus& corpus, const std::vector<std::string>& names, std::size_t rounds, Rates&) {
  RE2::Options options;
  options.set_max_mem(std::int64_t{1} << 30);
  options.set_literal(true);
  options.set_log_errors(false);
  RE2::Set set(options, RE2::UNANCHORED);
  for (const auto& name : names) set.Add(name, nullptr);
  if (!set.Compile()) return;
  std::vector<double> times;
  std::vector<int> found;
  std::size_t bytes = 0, last = 0;
  const auto pass = [&] {
    for (bytes = last = 0; last < corpus.articles.size() && bytes < 1'000'000; ++last) {
      found.clear();
      RE2::Set::ErrorInfo fault;
      if (!set.Match(corpus.articles[last].text, &found, &fault) && fault.kind != RE2::Set::kNoError) return false;
      bytes += corpus.articles[last].text.size();
    }
    return true;
  };
  if (!pass()) return;
  for (std::size_t r = 0; r < rounds; ++r) {
    const auto begun = thread_ns();
    pass();
    times.push_back(static_cast<double>(thread_ns() - begun));
  }
  Rates(bytes).print("yardstick", "names: re2 set", median(times));
}
#endif

// ---- the path ----

struct Path {
  Extractor extractor;
  Annotations annotations;
  DocumentWriter writer;
  std::string out;

  explicit Path(std::shared_ptr<const Lexicon> lexicon) : extractor(std::move(lexicon)) {}

  void article(const Article& article, const std::function<void(Stage)>& done) {
    extractor.annotate(article, annotations, done);
    if (out.size() > 256 * 1024) out.clear();
    writer.begin(annotations);
    writer.write_events(out);
  }
};

[[gnu::noinline]] void measured_pass(Path& path, const Corpus& corpus) {
  for (const Article& article : corpus.articles) path.article(article, {});
}

void measure_path(Path& path, const Corpus& corpus, const Flags& flags, Rates& rates) {
  constexpr auto stages = static_cast<std::size_t>(Stage::count_);
  std::array<std::vector<double>, stages + 2> times;  // the stages, writing, all
  const double cost = static_cast<double>(clock_cost() * static_cast<std::int64_t>(corpus.articles.size()));
  std::size_t events = 0;
  for (std::size_t r = 0; r <= flags.rounds; ++r) {
    std::array<std::int64_t, stages + 1> spent{};
    events = 0;
    std::int64_t last = 0;
    const std::function<void(Stage)> done = [&](Stage stage) {
      const auto now = thread_ns();
      spent[static_cast<std::size_t>(stage)] += now - last;
      last = now;
    };
    for (const Article& article : corpus.articles) {
      Article copy = article;
      last = thread_ns();
      path.extractor.annotate(std::move(copy), path.annotations, done);
      if (path.out.size() > 256 * 1024) path.out.clear();
      path.writer.begin(path.annotations);
      path.writer.write_events(path.out);
      spent[stages] += thread_ns() - last;
      events += path.annotations.events.size();
    }
    if (r == 0) continue;  // warms up
    double all = 0;
    for (std::size_t s = 0; s <= stages; ++s) {
      const double net = std::max(1.0, static_cast<double>(spent[s]) - cost);
      times[s].push_back(net);
      all += net;
    }
    times[stages + 1].push_back(all);
  }
  for (std::size_t s = 0; s < stages; ++s) rates.print("stage", to_string(static_cast<Stage>(s)), median(times[s]));
  rates.print("stage", "write", median(times[stages]));
  rates.print("path", "annotate and write", median(times[stages + 1]));
  std::printf("events\t%zu\n", events);
}

// A stage alone: what it reads is made ready for some articles, then it runs over all of them, so that its code and tables are in the cache
// as they would be if nothing else ran. What it costs between the other stages is in the rows of the path.
constexpr std::size_t articles_of_block = 64;

template <class Prepare, class Stage>
double alone(const Corpus& corpus, std::size_t rounds, Prepare&& prepare, Stage&& stage) {
  std::vector<double> times;
  for (std::size_t r = 0; r <= rounds; ++r) {
    std::int64_t spent = 0;
    for (std::size_t first = 0; first < corpus.articles.size(); first += articles_of_block) {
      const auto block = std::span(corpus.articles).subspan(first, std::min(articles_of_block, corpus.articles.size() - first));
      prepare(block);
      const auto begun = thread_ns();
      for (std::size_t k = 0; k < block.size(); ++k) stage(k);
      spent += thread_ns() - begun;
    }
    if (r) times.push_back(static_cast<double>(spent));  // the first round warms up
  }
  return median(times);
}

// Matching alone, all kinds at once; the stages match where they need to.
void measure_match(const Lexicon& lexicon, const Corpus& corpus, std::size_t rounds, Rates& rates) {
  std::vector<TokenList> tokens(articles_of_block);
  std::vector<Hit> hits;
  const auto prepare = [&](std::span<const Article> block) {
    for (std::size_t k = 0; k < block.size(); ++k) {
      tokenize(block[k].text, tokens[k]);
      lexicon.annotate(block[k].text, tokens[k]);
    }
  };
  const auto match = [&](std::size_t k) {
    hits.clear();
    lexicon.matches(tokens[k], 0, static_cast<std::uint32_t>(tokens[k].size()), hits);
    keep(hits.data());
  };
  rates.print("alone", "match", alone(corpus, rounds, prepare, match));
}

// The time stage alone: expressions found and resolved in articles whose tokens, sentences and sections are there.
void measure_time(const Lexicon& lexicon, Path& path, const Corpus& corpus, std::size_t rounds, Rates& rates) {
  std::vector<Annotations> ready(articles_of_block);
  std::vector<Timex> found;
  const auto prepare = [&](std::span<const Article> block) {
    for (std::size_t k = 0; k < block.size(); ++k) path.extractor.annotate(block[k], ready[k]);
  };
  const auto find_and_resolve = [&](std::size_t k) {
    const Annotations& a = ready[k];
    Reference reference;
    if (a.published.basis == PublicationDate::Basis::given) reference.published = a.published.earliest;
    find_times(a.article.text, a.tokens, a.sentences, lexicon, found);
    keep(resolve_times(a.article.text, a.tokens, a.sentences, a.sections, reference, lexicon, found));
  };
  rates.print("alone", "time", alone(corpus, rounds, prepare, find_and_resolve));
}

void measure_ingest(const std::string& file, std::size_t rounds, Rates& rates) {
  rates.measure("alone", "json lines in", rounds, [&] {
    ArticleReader reader({file}, {});
    while (auto next = reader.next()) keep(next->ok());
  });
}

// ---- the command ----

struct Run {
  double wall = 0, cpu = 0, peak = 0;  // ns, ns, MB
};

Run run_command(const Flags& flags, const std::string& jobs) {
  const auto begun = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    execl(flags.binary.c_str(), flags.binary.c_str(), "extract", flags.work.c_str(), "--jobs", jobs.c_str(), "-o", "/dev/null",
          static_cast<char*>(nullptr));
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    stop(flags.binary + " extract failed");
  const auto ns = [](const timeval& t) { return static_cast<double>(t.tv_sec) * 1e9 + static_cast<double>(t.tv_usec) * 1e3; };
  const std::chrono::duration<double, std::nano> wall = std::chrono::steady_clock::now() - begun;
  return {wall.count(), ns(usage.ru_utime) + ns(usage.ru_stime), static_cast<double>(usage.ru_maxrss) / 1e3};
}

void measure_command(const Flags& flags, std::size_t bytes) {
  for (const char* jobs : {"1", "2"}) {
    std::vector<double> wall, cpu, peak;
    for (std::size_t r = 0; r < std::min<std::size_t>(flags.rounds, 3); ++r) {
      const Run run = run_command(flags, jobs);
      wall.push_back(run.wall);
      cpu.push_back(run.cpu);
      peak.push_back(run.peak);
    }
    std::printf("run\t%s\t%.3f\t%.3f\t%.0f\n", jobs, static_cast<double>(bytes) * 1e3 / median(wall),
                static_cast<double>(bytes) * 1e3 / median(cpu), *std::max_element(peak.begin(), peak.end()));
    std::fflush(stdout);
  }
}

void run(const Flags& flags) {
  Errors errors;
  const LexiconSource source = load_lexicons({flags.lexicons}, errors);
  if (!errors.empty()) stop(errors.front().to_string());
  const auto compiled = Lexicon::from_bytes(compile_lexicon(source));
  if (!compiled) stop(compiled.error().to_string());
  const auto lexicon = *compiled;
  const Corpus corpus = load_corpus(flags);
  Path path(lexicon);
  if (flags.one_pass) {
    for (const Article& article : corpus.articles) path.article(article, {});
    measured_pass(path, corpus);
    std::printf("corpus\t%zu\t%zu\n", corpus.articles.size(), corpus.bytes);
    return;
  }
  const auto names = names_of(source);
  std::printf("corpus\t%zu\t%zu\t%zu\n", corpus.articles.size(), corpus.bytes, names.size());
  Rates rates(corpus.bytes);
  measure_read(corpus, flags.rounds, rates);
  measure_unicode(corpus, flags.rounds, rates);
  measure_json(corpus, flags.rounds, rates);
#ifdef NIENBIEU_BENCH_HYPERSCAN
  measure_hyperscan(corpus, names, flags.rounds, rates);
#endif
#ifdef NIENBIEU_BENCH_RE2
  measure_re2(corpus, names, std::min<std::size_t>(flags.rounds, 2), rates);
#endif
  measure_match(*lexicon, corpus, flags.rounds, rates);
  measure_path(path, corpus, flags, rates);
  measure_time(*lexicon, path, corpus, flags.rounds, rates);
  if (flags.work.empty()) return;
  write_corpus(corpus, flags.work);
  measure_ingest(flags.work, flags.rounds, rates);
  if (!flags.binary.empty()) measure_command(flags, corpus.bytes);
}

}  // namespace
}  // namespace nienbieu

int main(int count, char** values) { nienbieu::run(nienbieu::read_flags(count, values)); }
