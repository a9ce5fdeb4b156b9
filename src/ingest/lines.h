// Lines of a byte stream in one big reused buffer, for JSON Lines.
//
// Contract. next() yields a line without its '\n' (a '\r' before it stays); the view is valid until the next call, and
// ByteWindow::kPadding bytes after its end may be read. A line longer than the limit is not held in memory: it is passed over piece by
// piece, reported as `too_long`, and the line after it comes next. When the stream fails, the whole lines before the fault come first,
// then the fault; the part of a line before the fault is dropped.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "ingest/byte_window.h"

namespace nienbieu {

struct Line {
  std::string_view text;
  std::uint64_t number = 0;  // from 1
  std::uint64_t offset = 0;  // of its first byte in the (decompressed) stream, from 0
  std::uint64_t length = 0;  // also of a line too long to be held
  bool too_long = false;     // `text` is empty then
};

class LineReader {
 public:
  LineReader(ByteSourcePtr source, std::size_t buffer_bytes, std::size_t max_line_bytes);

  // nullopt at the end. After an error the next call gives nullopt.
  std::optional<Result<Line>> next();
  std::uint64_t lines() const { return number_; }  // given so far

 private:
  std::optional<Result<Line>> pass_over();
  Line take(std::size_t length, std::size_t terminator);

  ByteWindow window_;
  std::uint64_t number_ = 0;
  bool ended_ = false;
};

}  // namespace nienbieu
