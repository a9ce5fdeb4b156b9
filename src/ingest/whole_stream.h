// An input that is one article as a whole: read to its end, then turned into the article by one function of (bytes, encoding).
#pragma once
#include <string>
#include <utility>

#include "ingest/article_stream.h"

namespace nienbieu {

class WholeStream : public ArticleStream {
 public:
  using Convert = Result<Article> (*)(std::string bytes, const std::string& encoding);

  WholeStream(ByteSourcePtr source, const ReadOptions& options, Convert convert)
      : source_(std::move(source)), options_(options), convert_(convert) {}

  std::optional<Result<Article>> next() override {
    if (!source_) return std::nullopt;
    std::string bytes;
    const Status read = read_all(*source_, options_.max_article_bytes, bytes);
    source_.reset();
    if (!read) return read.error();
    return convert_(std::move(bytes), options_.encoding);
  }

 private:
  ByteSourcePtr source_;
  ReadOptions options_;
  Convert convert_;
};

}  // namespace nienbieu
