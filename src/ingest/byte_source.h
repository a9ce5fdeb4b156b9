// Streams of bytes: a file, a descriptor, memory; and a prefix put back in front of a stream after sniffing.
//
// Contract. read() fills `into` with up to `capacity` bytes and returns how many; 0 is the end. Bytes before a fault are delivered
// first, then the fault, once or again on every later call. A source owns what it reads from. One thread.
#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace nienbieu {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  virtual Result<std::size_t> read(char* into, std::size_t capacity) = 0;
};

using ByteSourcePtr = std::unique_ptr<ByteSource>;

// Opens a file for reading; `counter` (may be null) grows by every byte read. `piece` bounds one read (0 = as asked).
Result<ByteSourcePtr> open_file(const std::string& path, std::atomic<std::uint64_t>* counter, std::size_t piece = 0);
// Reads from an open descriptor that the caller keeps open; `name` is for messages.
ByteSourcePtr read_descriptor(int descriptor, std::string name, std::atomic<std::uint64_t>* counter, std::size_t piece = 0);
// A copy of `bytes`, delivered in pieces of at most `piece` bytes (0 = as asked).
ByteSourcePtr read_memory(std::string bytes, std::size_t piece = 0);

// Reads up to `size` bytes into the returned string without taking them from `source`.
Result<std::string> peek(ByteSourcePtr& source, std::size_t size);

// The whole rest of a source. More than `limit` bytes is the error "io.limit"; bytes read before a fault are in `out`.
Status read_all(ByteSource& source, std::size_t limit, std::string& out);

}  // namespace nienbieu
