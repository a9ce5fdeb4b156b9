#include "timeline/scratch_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace nienbieu {
namespace {

constexpr std::size_t write_bytes = std::size_t{256} << 10;

// O_TMPFILE is not known to every file system: a named file, unlinked at once, does the same.
int open_nameless(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return descriptor;
  std::string name = folder + "/nienbieu-XXXXXX";
  const int named = ::mkostemp(name.data(), O_CLOEXEC);
  if (named >= 0) ::unlink(name.c_str());
  return named;
}

}  // namespace

ScratchFile::~ScratchFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void ScratchFile::fail(const char* what) const {
  throw ScratchFault{
      {"scratch.io", folder_, 0, 0, std::string(what) + " (" + std::strerror(errno) + "); name a folder with room by --tmp"}};
}

void ScratchFile::append(const void* bytes, std::size_t size) {
  buffer_.append(static_cast<const char*>(bytes), size);
  if (buffer_.size() >= write_bytes) flush();
}

void ScratchFile::flush() {
  if (descriptor_ < 0) descriptor_ = open_nameless(folder_);
  if (descriptor_ < 0) fail("no temporary file can be made there");
  for (std::size_t at = 0; at < buffer_.size();) {
    const ssize_t got = ::pwrite(descriptor_, buffer_.data() + at, buffer_.size() - at, static_cast<off_t>(written_));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("a temporary file cannot be written");
    at += static_cast<std::size_t>(got);
    written_ += static_cast<std::uint64_t>(got);
  }
  buffer_.clear();
}

void ScratchFile::read(std::uint64_t offset, void* into, std::size_t size) {
  if (offset + size > written_) flush();
  for (std::size_t at = 0; at < size;) {
    const ssize_t got = ::pread(descriptor_, static_cast<char*>(into) + at, size - at, static_cast<off_t>(offset + at));
    if (got < 0 && errno == EINTR) continue;
    if (got == 0) errno = EIO;
    if (got <= 0) fail("a temporary file cannot be read");
    at += static_cast<std::size_t>(got);
  }
}

void ScratchReader::read(void* into, std::size_t size) {
  for (char* out = static_cast<char*>(into); size;) {
    if (at_ == buffer_.size()) {
      buffer_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(buffer_bytes_, end_ - next_)));
      file_->read(next_, buffer_.data(), buffer_.size());
      next_ += buffer_.size();
      at_ = 0;
    }
    const std::size_t piece = std::min(size, buffer_.size() - at_);
    std::memcpy(out, buffer_.data() + at_, piece);
    out += piece;
    at_ += piece;
    size -= piece;
  }
}

}  // namespace nienbieu
