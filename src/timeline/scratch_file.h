// Temporary files of a merge on disk. Private to src/timeline.
//
// A file is made when its buffer is full for the first time, and has no name: it is gone when the run ends, however it ends. A fault of the
// disk is thrown as ScratchFault inside this folder and becomes an Error at its border (external_timeline.h).
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace nienbieu {

struct ScratchFault {
  Error error;
};

class ScratchFile {
 public:
  explicit ScratchFile(std::string folder) : folder_(std::move(folder)) {}
  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  void append(const void* bytes, std::size_t size);
  void append(std::string_view bytes) { append(bytes.data(), bytes.size()); }
  std::uint64_t size() const { return written_ + buffer_.size(); }

  // Reads from what has been written, flushed or not.
  void read(std::uint64_t offset, void* into, std::size_t size);
  template <class T>
  T read_value(std::uint64_t offset) {
    T value;
    read(offset, &value, sizeof value);
    return value;
  }

 private:
  void flush();
  [[noreturn]] void fail(const char* what) const;

  std::string folder_;
  int descriptor_ = -1;
  std::uint64_t written_ = 0;
  std::string buffer_;
};

// Part of a file in order, with a buffer of its own.
class ScratchReader {
 public:
  ScratchReader(ScratchFile& file, std::uint64_t begin, std::uint64_t end, std::size_t buffer_bytes)
      : file_(&file), next_(begin), end_(end), buffer_bytes_(buffer_bytes) {}

  bool at_end() const { return at_ == buffer_.size() && next_ == end_; }
  void read(void* into, std::size_t size);
  template <class T>
  T read_value() {
    T value;
    read(&value, sizeof value);
    return value;
  }
  void read(std::string& into, std::size_t size) {
    into.resize(size);
    read(into.data(), size);
  }

 private:
  ScratchFile* file_;
  std::uint64_t next_, end_;  // of what is not in the buffer yet
  std::size_t buffer_bytes_, at_ = 0;
  std::string buffer_;
};

}  // namespace nienbieu
