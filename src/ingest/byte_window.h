// A window of a byte stream that its reader moves on: one reused buffer that grows to what one article needs, up to a limit.
//
// Contract. held() is what is in memory, from the reader's place on; it stays valid until more() is called. At least kPadding bytes
// after its end may be read (simdjson asks for them). more() reads further bytes behind the held ones and says how many (0 = end); a
// buffer that is full doubles, never far beyond `limit` bytes: a reader that holds more than that drops bytes before it asks again.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/byte_source.h"

namespace nienbieu {

class ByteWindow {
 public:
  static constexpr std::size_t kPadding = 64;

  ByteWindow(ByteSourcePtr source, std::size_t buffer_bytes, std::size_t limit);

  std::string_view held() const { return {buffer_.data() + start_, end_ - start_}; }
  std::uint64_t offset() const { return offset_; }  // of held()[0] in the stream
  std::size_t limit() const { return limit_; }
  void drop(std::size_t count) { start_ += count, offset_ += count; }
  Result<std::size_t> more();

 private:
  ByteSourcePtr source_;
  std::size_t limit_;
  std::vector<char> buffer_;
  std::size_t start_ = 0;
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;
};

}  // namespace nienbieu
