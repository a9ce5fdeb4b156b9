// JSON Lines as a stream of articles; and .json files, which are an array, objects over several lines, or JSON Lines after all.
#include "ingest/article_stream.h"
#include "ingest/encoding.h"
#include "ingest/json_article.h"
#include "ingest/json_values.h"
#include "ingest/lines.h"

namespace nienbieu {
namespace {

Error no_article() { return {"json.empty", "", 0, 0, "no article: expected one JSON object {\"text\": …} a line"}; }

Error too_long(std::uint64_t line, std::uint64_t column, std::uint64_t length, std::size_t limit) {
  return {
      "json.limit", "", line, column,
      "an article of " + std::to_string(length) + " bytes is larger than the limit of " + std::to_string(limit) + " and was passed over"};
}

// A fault of the stream itself, with how far it was read.
Error broken_off(Error error, std::uint64_t lines) {
  error.message += " (" + std::to_string(lines) + (lines == 1 ? " line" : " lines") + " before it could be read)";
  return error;
}

class JsonLinesStream : public ArticleStream {
 public:
  JsonLinesStream(ByteSourcePtr source, const ReadOptions& options)
      : limit_(options.max_article_bytes), lines_(std::move(source), options.buffer_bytes, options.max_article_bytes) {}

  std::optional<Result<Article>> next() override {
    for (;;) {
      auto line = lines_.next();
      if (!line) {
        if (any_) return std::nullopt;
        any_ = true;
        return no_article();
      }
      if (!*line) return any_ = true, broken_off(line->error(), lines_.lines());
      const Line& at = **line;
      if (at.too_long) return any_ = true, too_long(at.number, 1, at.length, limit_);
      if (at.text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      any_ = true;
      return parser_.parse(at.text, at.number);
    }
  }

 private:
  std::size_t limit_;
  LineReader lines_;
  JsonArticleParser parser_;
  bool any_ = false;
};

class JsonValuesStream : public ArticleStream {
 public:
  JsonValuesStream(ByteSourcePtr source, const ReadOptions& options)
      : limit_(options.max_article_bytes), values_(std::move(source), options.buffer_bytes, options.max_article_bytes) {}

  std::optional<Result<Article>> next() override {
    auto value = values_.next();
    if (!value) {
      if (any_) return std::nullopt;
      any_ = true;
      return no_article();
    }
    any_ = true;
    if (!*value) return value->error();
    const JsonValue& at = **value;
    if (at.too_long) return too_long(at.line, at.column, at.length, limit_);
    return parser_.parse(at.text, at.line, at.column);
  }

 private:
  std::size_t limit_;
  JsonValues values_;
  JsonArticleParser parser_;
  bool any_ = false;
};

class FailedStream : public ArticleStream {
 public:
  explicit FailedStream(Error error) : error_(std::move(error)) {}
  std::optional<Result<Article>> next() override {
    if (given_) return std::nullopt;
    given_ = true;
    return error_;
  }

 private:
  Error error_;
  bool given_ = false;
};

}  // namespace

ArticleStreamPtr read_json_lines(ByteSourcePtr source, const ReadOptions& options) {
  auto decoded = transcode(std::move(source), options.encoding);
  if (!decoded) return std::make_unique<FailedStream>(decoded.error());
  return std::make_unique<JsonLinesStream>(std::move(*decoded), options);
}

ArticleStreamPtr read_json(ByteSourcePtr source, const ReadOptions& options) {
  auto decoded = transcode(std::move(source), options.encoding);
  if (!decoded) return std::make_unique<FailedStream>(decoded.error());
  const auto head = peek(*decoded, std::size_t{64} << 10);
  if (!head) return std::make_unique<FailedStream>(head.error());
  if (is_one_value_a_line(*head)) return std::make_unique<JsonLinesStream>(std::move(*decoded), options);
  return std::make_unique<JsonValuesStream>(std::move(*decoded), options);
}

}  // namespace nienbieu
