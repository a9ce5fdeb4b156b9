#include "ingest/byte_window.h"

#include <algorithm>
#include <cstring>

namespace nienbieu {

ByteWindow::ByteWindow(ByteSourcePtr source, std::size_t buffer_bytes, std::size_t limit)
    : source_(std::move(source)), limit_(limit), buffer_(std::max<std::size_t>(buffer_bytes, 1) + kPadding) {}

Result<std::size_t> ByteWindow::more() {
  if (start_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + start_, end_ - start_);
    end_ -= start_;
    start_ = 0;
  }
  const std::size_t capacity = buffer_.size() - kPadding;
  if (end_ == capacity) buffer_.resize(std::max(capacity + 1, std::min(capacity * 2, limit_ + 1)) + kPadding);
  auto got = source_->read(buffer_.data() + end_, buffer_.size() - kPadding - end_);
  if (got) end_ += *got;
  return got;
}

}  // namespace nienbieu
