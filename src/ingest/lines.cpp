#include "ingest/lines.h"

namespace nienbieu {

LineReader::LineReader(ByteSourcePtr source, std::size_t buffer_bytes, std::size_t max_line_bytes)
    : window_(std::move(source), buffer_bytes, max_line_bytes) {}

Line LineReader::take(std::size_t length, std::size_t terminator) {
  Line line{window_.held().substr(0, length), ++number_, window_.offset(), length, false};
  window_.drop(length + terminator);
  return line;
}

std::optional<Result<Line>> LineReader::pass_over() {
  Line line{{}, ++number_, window_.offset(), 0, true};
  for (;;) {
    const std::string_view held = window_.held();
    const std::size_t newline = held.find('\n');
    const bool found = newline != std::string_view::npos;
    line.length += found ? newline : held.size();
    window_.drop(found ? newline + 1 : held.size());
    if (found) return line;
    const auto got = window_.more();
    if (!got) return ended_ = true, got.error();
    if (*got == 0) return ended_ = true, line;
  }
}

std::optional<Result<Line>> LineReader::next() {
  if (ended_) return std::nullopt;
  std::size_t scanned = 0;
  for (;;) {
    const std::string_view held = window_.held();
    const std::size_t newline = held.find('\n', scanned);
    const bool found = newline != std::string_view::npos;
    if ((found ? newline : held.size()) > window_.limit()) return pass_over();
    if (found) return take(newline, 1);
    scanned = held.size();
    const auto got = window_.more();
    if (!got) return ended_ = true, got.error();
    if (*got > 0) continue;
    ended_ = true;
    if (window_.held().empty()) return std::nullopt;
    return take(window_.held().size(), 0);
  }
}

}  // namespace nienbieu
