#include "cli/articles.h"

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
  std::vector<Annotations> annotations;  // of the articles, in that order; buffers are kept
  std::vector<std::string> rendered;
  std::size_t articles = 0;
};

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
  app.add_option("--jobs,-j", jobs, "Threads; 0 = one per core")->check(CLI::Range(0, max_jobs))->capture_default_str();
  app.add_option("--sections", sections, "Sections that yield events")->check(CLI::IsMember({"primary", "all"}))->capture_default_str();
  app.add_option("--offsets", offsets, "Unit of offsets")->check(CLI::IsMember({"codepoints", "bytes", "utf16"}))->capture_default_str();
}

OffsetUnit ArticleFlags::unit() const {
  return offsets == "bytes" ? OffsetUnit::bytes : offsets == "utf16" ? OffsetUnit::utf16 : OffsetUnit::code_points;
}

unsigned ArticleFlags::threads() const { return jobs ? jobs : std::max(1u, std::thread::hardware_concurrency()); }

Output::Output(std::string path) : path_(std::move(path)) {}

Output::~Output() {
  if (file_ && file_ != stdout) {
    std::fclose(file_);
    if (!temporary_.empty()) std::remove(temporary_.c_str());
  }
}

Status Output::open() {
  if (path_ == "-") {
    file_ = stdout;
    return {};
  }
  std::error_code error;
  const auto kind = std::filesystem::status(path_, error).type();
  if (kind == std::filesystem::file_type::directory)
    return Error{"output.open", path_, 0, 0, "cannot be written: it is a folder; name a file in it"};
  // A device or a pipe is written as it is: it must not be replaced by a file.
  const bool replaceable = kind == std::filesystem::file_type::regular || kind == std::filesystem::file_type::not_found;
  if (replaceable) temporary_ = path_ + ".part";
  file_ = std::fopen(replaceable ? temporary_.c_str() : path_.c_str(), "wb");
  if (!file_) return Error{"output.open", path_, 0, 0, std::string("cannot be written: ") + std::strerror(errno)};
  return {};
}

Status Output::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size()) return {};
  return Error{"output.write", path_ == "-" ? "standard output" : path_, 0, 0, std::string("cannot be written: ") + std::strerror(errno)};
}

Status Output::close() {
  if (file_ == stdout)
    return std::fflush(stdout) == 0 ? Status{} : Status(Error{"output.write", "standard output", 0, 0, std::strerror(errno)});
  const bool closed = std::fclose(file_) == 0;
  file_ = nullptr;
  if (closed && (temporary_.empty() || std::rename(temporary_.c_str(), path_.c_str()) == 0)) return {};
  return Error{"output.write", path_, 0, 0, std::string("cannot be written: ") + std::strerror(errno)};
}

bool Output::is_terminal() const { return path_ == "-" && isatty(STDOUT_FILENO); }

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

bool for_each_article(Session& session, const ArticleFlags& flags, bool keep_silences,
                      const std::function<void(const Annotations&, unsigned, std::string&)>& render,
                      const std::function<bool(const Annotations&, const std::string&)>& take) {
  auto lexicon = session.lexicon();
  if (!lexicon) return false;
  const Extractor extractor(lexicon, {flags.sections == "all", keep_silences});
  ArticleReader reader(flags.inputs, {flags.encoding, flags.published, flags.crawled});
  Progress progress("articles", session.quiet);
  std::uint64_t done = 0;
  bool go_on = true;

  const auto read = [&](Task& task) {
    task.read.clear();
    task.articles = 0;
    std::size_t bytes = 0;
    while (go_on && bytes < task_bytes) {
      auto next = reader.next();
      if (!next) break;
      if (next->ok()) bytes += (*next)->text.size() + 1, ++task.articles;
      task.read.push_back(std::move(*next));
    }
    return !task.read.empty();
  };
  const auto work = [&](Task& task, unsigned worker) {
    if (task.annotations.size() < task.articles) task.annotations.resize(task.articles);
    if (task.rendered.size() < task.articles) task.rendered.resize(task.articles);
    std::size_t k = 0;
    for (auto& result : task.read) {
      if (!result.ok()) continue;
      extractor.annotate(std::move(*result), task.annotations[k]);
      task.rendered[k].clear();
      if (render) render(task.annotations[k], worker, task.rendered[k]);
      ++k;
    }
  };
  const auto write = [&](Task& task) {
    std::size_t k = 0;
    for (auto& result : task.read) {
      if (!result.ok()) {
        session.fail(result.error());
        continue;
      }
      if (go_on) go_on = take(task.annotations[k], task.rendered[k]);
      ++k;
      ++done;
    }
    progress.update(done, reader.bytes_read(), reader.bytes_total());
  };
  run_ordered<Task>(flags.threads(), read, work, write);
  return go_on;
}

}  // namespace nienbieu::cli
