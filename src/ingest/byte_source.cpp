#include "ingest/byte_source.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

namespace nienbieu {
namespace {

Error system_error(const char* code, const std::string& name, const char* what, int number) {
  return {code, name, 0, 0, std::string(what) + ": " + std::strerror(number)};
}

class DescriptorSource : public ByteSource {
 public:
  DescriptorSource(int descriptor, bool owned, std::string name, std::atomic<std::uint64_t>* counter, std::size_t piece)
      : descriptor_(descriptor), owned_(owned), name_(std::move(name)), counter_(counter), piece_(piece) {}
  ~DescriptorSource() override {
    if (owned_) ::close(descriptor_);
  }
  DescriptorSource(const DescriptorSource&) = delete;
  DescriptorSource& operator=(const DescriptorSource&) = delete;

  Result<std::size_t> read(char* into, std::size_t capacity) override {
    const std::size_t wanted = piece_ ? std::min(piece_, capacity) : capacity;
    ssize_t got = 0;
    do {
      got = ::read(descriptor_, into, wanted);
    } while (got < 0 && errno == EINTR);
    if (got < 0) return system_error("io.read", name_, "cannot be read", errno);
    if (counter_) counter_->fetch_add(static_cast<std::uint64_t>(got), std::memory_order_relaxed);
    return static_cast<std::size_t>(got);
  }

 private:
  int descriptor_;
  bool owned_;
  std::string name_;
  std::atomic<std::uint64_t>* counter_;
  std::size_t piece_;
};

class MemorySource : public ByteSource {
 public:
  MemorySource(std::string bytes, std::size_t piece) : bytes_(std::move(bytes)), piece_(piece) {}
  Result<std::size_t> read(char* into, std::size_t capacity) override {
    const std::size_t wanted = piece_ ? std::min(piece_, capacity) : capacity;
    const std::size_t got = std::min(wanted, bytes_.size() - at_);
    std::memcpy(into, bytes_.data() + at_, got);
    at_ += got;
    return got;
  }

 private:
  std::string bytes_;
  std::size_t piece_;
  std::size_t at_ = 0;
};

// First the bytes that were looked at, then the fault met while looking, then the rest.
class PrefixedSource : public ByteSource {
 public:
  PrefixedSource(std::string prefix, Status fault, ByteSourcePtr rest)
      : prefix_(std::move(prefix)), fault_(std::move(fault)), rest_(std::move(rest)) {}
  Result<std::size_t> read(char* into, std::size_t capacity) override {
    if (at_ == prefix_.size()) {
      if (!fault_) return fault_.error();
      return rest_->read(into, capacity);
    }
    const std::size_t got = std::min(capacity, prefix_.size() - at_);
    std::memcpy(into, prefix_.data() + at_, got);
    at_ += got;
    return got;
  }

 private:
  std::string prefix_;
  Status fault_;
  ByteSourcePtr rest_;
  std::size_t at_ = 0;
};

}  // namespace

Result<ByteSourcePtr> open_file(const std::string& path, std::atomic<std::uint64_t>* counter, std::size_t piece) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return system_error("io.open", path, "cannot be opened", errno);
  ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
  return ByteSourcePtr(std::make_unique<DescriptorSource>(descriptor, true, path, counter, piece));
}

ByteSourcePtr read_descriptor(int descriptor, std::string name, std::atomic<std::uint64_t>* counter, std::size_t piece) {
  return std::make_unique<DescriptorSource>(descriptor, false, std::move(name), counter, piece);
}

ByteSourcePtr read_memory(std::string bytes, std::size_t piece) { return std::make_unique<MemorySource>(std::move(bytes), piece); }

Result<std::string> peek(ByteSourcePtr& source, std::size_t size) {
  std::string prefix(size, '\0');
  std::size_t filled = 0;
  Status fault;
  while (filled < size) {
    const auto got = source->read(prefix.data() + filled, size - filled);
    if (!got) {
      fault = got.error();
      break;
    }
    if (*got == 0) break;
    filled += *got;
  }
  prefix.resize(filled);
  if (!fault && filled == 0) return fault.error();
  source = std::make_unique<PrefixedSource>(prefix, fault, std::move(source));
  return prefix;
}

Status read_all(ByteSource& source, std::size_t limit, std::string& out) {
  constexpr std::size_t kStep = std::size_t{64} << 10;
  for (;;) {
    const std::size_t before = out.size();
    if (before > limit) {
      return Error{"io.limit", "", 0, 0, "larger than the limit of " + std::to_string(limit) + " bytes for one article"};
    }
    // One byte above the limit is asked for, to tell a source that ends there from a larger one.
    const std::size_t room = limit - before < std::numeric_limits<std::size_t>::max() ? limit - before + 1 : limit;
    out.resize(before + std::min(std::max(kStep, before), room));
    const auto got = source.read(out.data() + before, out.size() - before);
    out.resize(before + (got ? *got : 0));
    if (!got) return got.error();
    if (*got == 0) return {};
  }
}

}  // namespace nienbieu
