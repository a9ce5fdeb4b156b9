// WARC 1.0 and 1.1: pages of "response" records (HTTP status 200, HTML or plain text), texts of "conversion" and "resource" records.
//
// Records of other types, other status or other media (pictures, redirects, requests) are no articles and are passed over. `url` is the
// page's canonical one, else the record's target; `crawled` is WARC-Date. A record without a right header is an Error, and reading goes
// on at the next "WARC/1." that begins a line. Errors name the record's position in the decompressed file.
#include <charconv>

#include "ingest/article_stream.h"
#include "ingest/byte_window.h"
#include "ingest/html_article.h"
#include "ingest/http_message.h"
#include "ingest/text_article.h"

namespace nienbieu {
namespace {

constexpr std::size_t kMaxHead = std::size_t{64} << 10;

bool is_html(std::string_view media) { return media == "text/html" || media == "application/xhtml+xml"; }

struct RecordHead {
  HeaderFields fields;
  std::uint64_t length = 0;
  std::uint64_t offset = 0;
};

class WarcStream : public ArticleStream {
 public:
  WarcStream(ByteSourcePtr source, const ReadOptions& options)
      : options_(options), window_(std::move(source), options.buffer_bytes, std::max(options.max_article_bytes, kMaxHead)) {}

  std::optional<Result<Article>> next() override {
    while (!ended_) {
      auto head = read_head();
      if (!head) break;
      any_ = any_ || !*head;
      if (!*head) return head->error();
      auto item = read_record(**head);
      if (!item) continue;
      any_ = true;
      if (*item) return item;
      return placed(item->error(), **head);
    }
    if (any_) return std::nullopt;
    any_ = true;
    return Error{"warc.no_articles", "", 0, 0, "no page of HTML or plain text in this WARC file"};
  }

 private:
  static Error placed(Error error, const RecordHead& head) {
    error.line = error.column = 0;  // of the page, not of this file
    error.message += " (the record at byte " + std::to_string(head.offset + 1);
    if (const auto uri = head.fields.get("warc-target-uri"); !uri.empty()) error.message += ", " + std::string(uri);
    error.message += ")";
    return error;
  }

  Error here(const char* message) const {
    return {"warc.record", "", 0, 0, std::string(message) + " at byte " + std::to_string(window_.offset() + 1)};
  }

  Error ended(Error error) {
    ended_ = true;
    return error;
  }

  // Drops bytes to the next line that begins a record; false at the end.
  Result<bool> seek_record() {
    for (;;) {
      const std::string_view held = window_.held();
      const std::size_t found = held.find("\nWARC/1.");
      if (found != std::string_view::npos) return window_.drop(found + 1), true;
      if (held.size() > 8) window_.drop(held.size() - 8);
      const auto got = window_.more();
      if (!got) return ended(got.error());
      if (*got == 0) return ended_ = true, false;
    }
  }

  // Passes over the blank lines between records; false at the end.
  Result<bool> skip_blank_lines() {
    for (;;) {
      const std::string_view held = window_.held();
      const std::size_t first = held.find_first_not_of("\r\n");
      window_.drop(first == std::string_view::npos ? held.size() : first);
      if (first != std::string_view::npos) return true;
      const auto got = window_.more();
      if (!got) return ended(got.error());
      if (*got == 0) return ended_ = true, false;
    }
  }

  std::optional<Result<RecordHead>> read_head() {
    const auto some = skip_blank_lines();
    if (!some) return some.error();
    if (!*some) return std::nullopt;
    for (;;) {
      const std::string_view held = window_.held();
      std::size_t end = held.find("\r\n\r\n");
      std::size_t gap = 4;
      if (const std::size_t bare = held.find("\n\n"); bare < end) end = bare, gap = 2;
      if (end != std::string_view::npos || held.size() > kMaxHead) return parse_head(held.substr(0, end), gap);
      const auto got = window_.more();
      if (!got) return ended(got.error());
      if (*got == 0) return ended(here("the file ends inside a record's header"));
    }
  }

  Result<RecordHead> parse_head(std::string_view head, std::size_t gap) {
    RecordHead record;
    record.offset = window_.offset();
    const std::size_t first = head.find('\n');
    record.fields = HeaderFields::parse(first == std::string_view::npos ? std::string_view{} : head.substr(first + 1, kMaxHead));
    const std::string_view length = record.fields.get("content-length");
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), record.length);
    if (!head.starts_with("WARC/1.") || length.empty() || error != std::errc{} || end != length.data() + length.size()) {
      const Error wrong = here("expected the header of a WARC record (WARC/1.0, a Content-Length)");
      if (const auto sought = seek_record(); !sought) return sought.error();
      return wrong;
    }
    window_.drop(head.size() + gap);
    return record;
  }

  // The record's block, or passes over it; an Error where the file ends in it.
  Result<std::string> read_block(const RecordHead& record, bool wanted) {
    std::string block;
    for (std::uint64_t left = record.length; left > 0;) {
      const std::string_view held = window_.held();
      const std::size_t part = static_cast<std::size_t>(std::min<std::uint64_t>(held.size(), left));
      if (wanted) block.append(held.substr(0, part));
      window_.drop(part);
      left -= part;
      if (left == 0) break;
      const auto got = window_.more();
      if (!got) return ended(got.error());
      if (*got == 0) return ended(here("the file ends inside a record"));
    }
    return block;
  }

  std::optional<Result<Article>> read_record(const RecordHead& record) {
    const std::string_view type = record.fields.get("warc-type");
    const std::string media = media_type(record.fields.get("content-type"));
    const bool response = type == "response" && media == "application/http";
    const bool direct = (type == "conversion" || type == "resource") && (media == "text/plain" || is_html(media));
    const bool fits = record.length <= options_.max_article_bytes;
    auto block = read_block(record, (response || direct) && fits);
    if (!block) return block.error();
    if (!response && !direct) return std::nullopt;
    if (!fits)
      return Error{"io.limit", "", 0, 0,
                   "larger than the limit of " + std::to_string(options_.max_article_bytes) + " bytes for one article, passed over"};
    auto article = response ? from_response(*block) : std::optional(from_body(std::move(*block), record.fields.get("content-type")));
    if (!article || !*article) return article;
    if ((*article)->url.empty()) (*article)->url = trim_brackets(record.fields.get("warc-target-uri"));
    const std::string_view date = record.fields.get("warc-date");
    (*article)->crawled = date;
    return article;
  }

  static std::string trim_brackets(std::string_view uri) {
    if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
    return std::string(uri);
  }

  std::optional<Result<Article>> from_response(const std::string& block) const {
    auto message = parse_http_response(block, options_.max_article_bytes);
    if (!message) return message.error();
    const std::string_view content_type = message->fields.get("content-type");
    const std::string media = media_type(content_type);
    if (message->status != 200 || (media != "text/plain" && !is_html(media))) return std::nullopt;
    return from_body(std::move(message->body), content_type);
  }

  Result<Article> from_body(std::string body, std::string_view content_type) const {
    const std::string charset = web_encoding(media_charset(content_type));
    if (is_html(media_type(content_type))) return html_article(std::move(body), options_.encoding, charset);
    return text_article(std::move(body), options_.encoding.empty() ? charset : options_.encoding);
  }

  ReadOptions options_;
  ByteWindow window_;
  bool any_ = false;
  bool ended_ = false;
};

}  // namespace

ArticleStreamPtr read_warc(ByteSourcePtr source, const ReadOptions& options) {
  return std::make_unique<WarcStream>(std::move(source), options);
}

}  // namespace nienbieu
