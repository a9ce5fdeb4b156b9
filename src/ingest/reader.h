// Reads articles from files, folders and standard input: plain text, HTML, JSON Lines and JSON, WARC, each also .gz or .zst.
//
// Contract. next() yields articles one after another in a fixed order (arguments as given; a folder's files by the byte order of their
// paths, recursively) and keeps at most one article plus a read buffer in memory. Whatever cannot be read becomes an Error and reading
// goes on with the next article; nothing is skipped silently, but for hidden files and files of a folder whose names are not those of
// articles (ingest/file_walk.h). Not thread-safe: one reader, one thread; bytes_read() and bytes_total() may be called from any thread.
//
// The format comes from the name (.txt, .html, .htm, .jsonl, .ndjson, .json, .warc), of standard input and of other names from the first
// bytes (ingest/format.h); compression comes from the first bytes. How each becomes an article: json_article.h, html_article.h,
// text_article.h, warc.h. Ids where none is given: derive_id() in json_article.h.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/article.h"

namespace nienbieu {

struct ReadOptions {
  std::string encoding;   // ICU converter name; empty = BOM, HTML charset, else UTF-8. check_encoding() in encoding.h tells a bad one
  std::string published;  // default for articles that do not say
  std::string crawled;
  // A larger line, page, file or record is an Error, passed over in bounded memory. Below 4 GiB: a Span counts in 32 bits.
  std::size_t max_article_bytes = std::size_t{64} << 20;
  std::size_t buffer_bytes = std::size_t{1} << 20;  // of one read; results do not depend on it
};

class ArticleReader {
 public:
  ArticleReader(std::vector<std::string> inputs, ReadOptions options);
  ~ArticleReader();
  ArticleReader(const ArticleReader&) = delete;
  ArticleReader& operator=(const ArticleReader&) = delete;

  // The next article or the next fault; nullopt at the end of all inputs.
  std::optional<Result<Article>> next();

  // Bytes read so far and in all inputs, as stored (compressed); 0 when unknown. The first call of bytes_total() walks the inputs.
  std::uint64_t bytes_read() const;
  std::uint64_t bytes_total() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nienbieu
