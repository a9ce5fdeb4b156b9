// Reads articles from files, folders and standard input: plain text, HTML, JSON Lines, each also .gz or .zst, and WARC.
//
// Contract. next() yields articles one after another in a fixed order (arguments as given; a folder's files by name, recursively) and
// keeps at most one article plus a read buffer in memory. Whatever cannot be read becomes an Error and reading goes on with
// the next article; nothing is skipped silently. Not thread-safe: one reader, one thread.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "ingest/article.h"

namespace nienbieu {

struct ReadOptions {
  std::string encoding;   // ICU converter name; empty = BOM, HTML charset, else UTF-8
  std::string published;  // default for articles that do not say
  std::string crawled;
};

class ArticleReader {
 public:
  ArticleReader(std::vector<std::string> inputs, ReadOptions options);
  ~ArticleReader();
  ArticleReader(const ArticleReader&) = delete;
  ArticleReader& operator=(const ArticleReader&) = delete;

  // The next article or the next fault; nullopt at the end of all inputs.
  std::optional<Result<Article>> next();

  // Bytes read so far and in all known inputs (0 when unknown), for progress.
  std::uint64_t bytes_read() const;
  std::uint64_t bytes_total() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nienbieu
