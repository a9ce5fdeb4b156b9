#include "ingest/reader.h"

#include <unistd.h>

#include <atomic>
#include <mutex>

#include "ingest/article_stream.h"
#include "ingest/decompress.h"
#include "ingest/file_walk.h"
#include "ingest/format.h"
#include "ingest/json_article.h"

namespace nienbieu {
namespace {

constexpr std::size_t kSniffBytes = 4096;

ArticleStreamPtr read_as(Format format, ByteSourcePtr source, const ReadOptions& options) {
  switch (format) {
    case Format::kHtml:
      return read_html(std::move(source), options);
    case Format::kJsonLines:
      return read_json_lines(std::move(source), options);
    case Format::kJson:
      return read_json(std::move(source), options);
    case Format::kWarc:
      return read_warc(std::move(source), options);
    default:
      return read_text(std::move(source), options);
  }
}

}  // namespace

struct ArticleReader::State {
  State(std::vector<std::string> given, ReadOptions wanted) : inputs(std::move(given)), options(std::move(wanted)), walk(inputs) {}

  std::vector<std::string> inputs;
  ReadOptions options;
  FileWalk walk;
  std::string file;
  ArticleStreamPtr stream;
  std::atomic<std::uint64_t> read{0};
  std::once_flag counted;
  std::uint64_t total = 0;

  Status open(const std::string& path) {
    file = path;
    auto opened = path == "-" ? Result<ByteSourcePtr>(read_descriptor(STDIN_FILENO, "-", &read, options.buffer_bytes))
                              : open_file(path, &read, options.buffer_bytes);
    if (!opened) return opened.error();
    const auto stored = peek(*opened, 1);
    if (!stored) return stored.error();
    if (stored->empty()) return Error{"io.empty", path, 0, 0, "the file is empty: expected an article"};
    auto source = decompress(std::move(*opened));
    if (!source) return source.error();
    const auto head = peek(*source, kSniffBytes);
    if (!head) return head.error();
    if (head->empty()) return Error{"io.empty", path, 0, 0, "the file is empty: expected an article"};
    Format format = format_of_name(path);
    if (format == Format::kUnknown) format = sniff_format(*head, path == "-");
    stream = read_as(format, std::move(*source), options);
    return {};
  }

  Error placed(Error error) const {
    error.file = file;
    return error;
  }

  Article placed(Article article) const {
    article.source = file;
    derive_id(article);
    if (article.published.empty()) article.published = options.published;
    if (article.crawled.empty()) article.crawled = options.crawled;
    return article;
  }

  std::optional<Result<Article>> next() {
    for (;;) {
      if (stream) {
        if (auto item = stream->next()) return *item ? Result<Article>(placed(std::move(**item))) : Result<Article>(placed(item->error()));
        stream.reset();
      }
      const auto path = walk.next();
      if (!path) return std::nullopt;
      if (!*path) return path->error();
      if (const Status opened = open(**path); !opened) return placed(opened.error());
    }
  }
};

ArticleReader::ArticleReader(std::vector<std::string> inputs, ReadOptions options)
    : state_(std::make_unique<State>(std::move(inputs), std::move(options))) {}
ArticleReader::~ArticleReader() = default;

std::optional<Result<Article>> ArticleReader::next() { return state_->next(); }
std::uint64_t ArticleReader::bytes_read() const { return state_->read.load(std::memory_order_relaxed); }
std::uint64_t ArticleReader::bytes_total() const {
  std::call_once(state_->counted, [this] { state_->total = total_bytes(state_->inputs); });
  return state_->total;
}

}  // namespace nienbieu
