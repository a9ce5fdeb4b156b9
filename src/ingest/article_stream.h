// The articles of one opened input, whatever its format: what reader.cpp drives.
//
// A stream yields articles and faults in the order of its input and ends with nullopt. It knows no file name: the reader fills
// Error::file, Article::source, the id and the defaults. The source handed over is already decompressed.
#pragma once
#include <memory>
#include <optional>

#include "base/result.h"
#include "ingest/article.h"
#include "ingest/byte_source.h"
#include "ingest/reader.h"

namespace nienbieu {

class ArticleStream {
 public:
  virtual ~ArticleStream() = default;
  virtual std::optional<Result<Article>> next() = 0;
};

using ArticleStreamPtr = std::unique_ptr<ArticleStream>;

ArticleStreamPtr read_text(ByteSourcePtr source, const ReadOptions& options);        // one article
ArticleStreamPtr read_html(ByteSourcePtr source, const ReadOptions& options);        // one article
ArticleStreamPtr read_json_lines(ByteSourcePtr source, const ReadOptions& options);  // one article a line
ArticleStreamPtr read_json(ByteSourcePtr source, const ReadOptions& options);        // an array, objects over several lines, or lines
ArticleStreamPtr read_warc(ByteSourcePtr source, const ReadOptions& options);        // one article a response or conversion record

}  // namespace nienbieu
