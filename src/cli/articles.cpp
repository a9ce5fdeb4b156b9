#include "cli/articles.h"

#include "cli/resume.h"

#include <unistd.h>

#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>

#include "ingest/encoding.h"
#include "ingest/json_article.h"
#include "ingest/reader.h"
#include "pipeline/extractor.h"
#include "pipeline/ordered_workers.h"

namespace nienbieu::cli {
namespace {

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// Several small articles make one task, so that handing over costs nothing beside the work.
constexpr std::size_t task_bytes = 128 * 1024;

struct Task {
  std::vector<Result<Article>> read;     // articles and faults in input order
  std::vector<Annotations> annotations;  // of the articles, in that order, where they are asked for; buffers are kept
  std::string rendered;                  // of the articles, one after the other
  std::vector<std::size_t> rendered_end;
  std::vector<std::uint64_t> inputs;  // hash of all results up to each
  std::size_t articles = 0;
};

// What is done with each article: `work` on the workers, with its number in the task, `take` on the calling thread in input order.
struct Steps {
  bool keep_silences = false;
  std::function<void(Task&, std::size_t k, Article&&, const Extractor&, unsigned worker)> work;
  std::function<bool(const Task&, std::size_t k)> take;
};

std::uint64_t hash_on(std::uint64_t before, const Result<Article>& result) {
  if (result.ok()) return resume_hash(before, (*result).id) + (*result).text.size();
  return resume_hash(before, result.error().to_string());
}

std::string day_fault(const std::string& text) {
  return is_iso_date(text) ? "" : "\"" + text + "\" is no date: ISO 8601 is expected, such as 2024-05-13 or 2024-05-13T07:30:00+07:00";
}

std::string encoding_fault(const std::string& name) {
  const Status status = check_encoding(name);
  return status ? "" : status.error().message;
}

}  // namespace

void ArticleFlags::add_to(CLI::App& app) {
  app.add_option("INPUT", inputs, "Text, HTML, JSON Lines or WARC files (also .gz, .zst), folders of them, or - for standard input")
      ->required();
  app.add_option("-o,--output", output, "File to write; - is standard output")->capture_default_str();
  app.add_option("--published", published, "Day of publication (ISO 8601) of articles that do not give one")
      ->check(CLI::Validator(day_fault, "DATE"));
  app.add_option("--crawled", crawled, "Day on which the articles were fetched: an upper bound for their dates")
      ->check(CLI::Validator(day_fault, "DATE"));
  app.add_option("--encoding", encoding, "Encoding of the inputs (an ICU name); without it a BOM, an HTML charset, else UTF-8")
      ->check(CLI::Validator(encoding_fault, ""));
  app.add_option("--jobs,-j", jobs, "Threads; 0 = one per core")->check(CLI::Range(0u, max_jobs))->capture_default_str();
  app.add_option("--sections", sections, "Sections that yield events")->check(CLI::IsMember({"primary", "all"}))->capture_default_str();
  app.add_option("--offsets", offsets, "Unit of offsets")->check(CLI::IsMember({"codepoints", "bytes", "utf16"}))->capture_default_str();
}

OffsetUnit ArticleFlags::unit() const {
  return offsets == "bytes" ? OffsetUnit::bytes : offsets == "utf16" ? OffsetUnit::utf16 : OffsetUnit::code_points;
}

unsigned ArticleFlags::threads() const { return jobs ? jobs : std::max(1u, std::thread::hardware_concurrency()); }

Progress::Progress(std::string unit, bool quiet) : unit_(std::move(unit)), on_(!quiet && isatty(STDERR_FILENO)), started_(now_ms()) {}

Progress::~Progress() {
  if (shown_) std::fprintf(stderr, "\r\033[K");
}

void Progress::update(std::uint64_t done, std::uint64_t bytes, std::uint64_t bytes_total) {
  if (!on_) return;
  const auto now = now_ms();
  if (now - started_ < 1000 || now - last_ < 200) return;
  last_ = now;
  shown_ = true;
  const double seconds = static_cast<double>(now - started_) / 1000.0;
  std::fprintf(stderr, "\r\033[K%llu %s, %.1f MB/s", static_cast<unsigned long long>(done), unit_.c_str(),
               static_cast<double>(bytes) / 1e6 / seconds);
  if (bytes_total > bytes && bytes > 0)
    std::fprintf(stderr, ", %.0f s left", seconds * static_cast<double>(bytes_total - bytes) / static_cast<double>(bytes));
  std::fflush(stderr);
}

namespace {

bool run_steps(Session& session, const ArticleFlags& flags, const Steps& steps, const Passing& passing) {
  auto lexicon = session.lexicon();
  if (!lexicon) return false;
  const Extractor extractor(lexicon, {flags.sections == "all", steps.keep_silences});
  ArticleReader reader(flags.inputs, {flags.encoding, flags.published, flags.crawled});
  Progress progress("articles", session.quiet);
  std::uint64_t done = 0, read_so_far = 0, inputs = 0;
  bool go_on = true;

  // Faults are told again: nothing of the inputs is passed over silently.
  const auto pass_over = [&] {
    for (; read_so_far < passing.skip; ++read_so_far) {
      const auto next = reader.next();
      if (!next) break;
      inputs = hash_on(inputs, *next);
      if (!next->ok()) session.fail(next->error());
      progress.update(read_so_far, reader.bytes_read(), reader.bytes_total());
    }
    done = read_so_far;
    if (read_so_far == passing.skip && inputs == passing.inputs) return;
    session.fail(
        {"resume.inputs", flags.inputs.front(), 0, 0,
         "the inputs are not those of the run to resume; give the same again, or remove " + flags.output + ".resume to begin anew"});
    go_on = false;
  };

  const auto read = [&](Task& task) {
    task.read.clear();
    task.inputs.clear();
    task.articles = 0;
    if (read_so_far < passing.skip) pass_over();
    std::size_t bytes = 0;
    while (go_on && bytes < task_bytes) {
      auto next = reader.next();
      if (!next) break;
      if (next->ok()) bytes += (*next)->text.size() + 1, ++task.articles;
      inputs = hash_on(inputs, *next);
      task.inputs.push_back(inputs);
      task.read.push_back(std::move(*next));
    }
    return !task.read.empty();
  };
  const auto work = [&](Task& task, unsigned worker) {
    std::size_t k = 0;
    for (auto& result : task.read)
      if (result.ok()) steps.work(task, k++, std::move(*result), extractor, worker);
  };
  const auto write = [&](Task& task) {
    std::size_t k = 0;
    for (std::size_t i = 0; i < task.read.size(); ++i) {
      if (!task.read[i].ok()) {
        session.fail(task.read[i].error());
      } else {
        if (go_on) go_on = steps.take(task, k);
        ++k;
      }
      ++done;
      if (go_on && passing.after) go_on = passing.after(done, task.inputs[i]);
    }
    progress.update(done, reader.bytes_read(), reader.bytes_total());
  };
  run_ordered<Task>(flags.threads(), read, work, write);
  return go_on;
}

}  // namespace

bool for_each_article(Session& session, const ArticleFlags& flags, const std::function<bool(const Annotations&)>& take) {
  Steps steps;
  steps.work = [](Task& task, std::size_t k, Article&& article, const Extractor& extractor, unsigned) {
    if (task.annotations.size() < task.articles) task.annotations.resize(task.articles);
    extractor.annotate(std::move(article), task.annotations[k]);
  };
  steps.take = [&](const Task& task, std::size_t k) { return take(task.annotations[k]); };
  return run_steps(session, flags, steps, {});
}

bool render_each_article(Session& session, const ArticleFlags& flags, bool keep_silences,
                         const std::function<void(const Annotations&, unsigned worker, std::string& out)>& render,
                         const std::function<bool(std::string_view out)>& take, const Passing& passing) {
  // One article at a time is in each worker's hands: the memory of the one before is still in its cache.
  std::vector<Annotations> of_worker(flags.threads());
  Steps steps;
  steps.keep_silences = keep_silences;
  steps.work = [&](Task& task, std::size_t k, Article&& article, const Extractor& extractor, unsigned worker) {
    if (k == 0) task.rendered.clear(), task.rendered_end.clear();
    extractor.annotate(std::move(article), of_worker[worker]);
    render(of_worker[worker], worker, task.rendered);
    task.rendered_end.push_back(task.rendered.size());
  };
  steps.take = [&](const Task& task, std::size_t k) {
    const auto begin = k == 0 ? 0 : task.rendered_end[k - 1];
    return take(std::string_view(task.rendered).substr(begin, task.rendered_end[k] - begin));
  };
  return run_steps(session, flags, steps, passing);
}

}  // namespace nienbieu::cli
