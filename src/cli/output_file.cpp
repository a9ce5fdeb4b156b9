#include "cli/output_file.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace nienbieu::cli {

// Bytes as they are stored. finish() ends what can be read by itself: a member, a frame; without bytes in it there is none.
class Encoder {
 public:
  virtual ~Encoder() = default;
  virtual void add(std::string_view bytes, std::string& out) { out += bytes; }
  virtual void finish(std::string&) {}
};

namespace {

constexpr std::size_t kBuffer = std::size_t{256} << 10;
constexpr std::size_t kPiece = std::size_t{64} << 10;
constexpr int kGzipLevel = 6, kZstdLevel = 3;

class GzipEncoder : public Encoder {
 public:
  GzipEncoder() { ::deflateInit2(&stream_, kGzipLevel, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY); }
  ~GzipEncoder() override { ::deflateEnd(&stream_); }
  GzipEncoder(const GzipEncoder&) = delete;
  GzipEncoder& operator=(const GzipEncoder&) = delete;

  void add(std::string_view bytes, std::string& out) override {
    if (bytes.empty()) return;
    begun_ = true;
    for (std::size_t at = 0; at < bytes.size(); at += kPiece) run(bytes.substr(at, kPiece), Z_NO_FLUSH, out);
  }
  void finish(std::string& out) override {
    if (!begun_) return;
    run({}, Z_FINISH, out);
    ::deflateReset(&stream_);
    begun_ = false;
  }

 private:
  void run(std::string_view bytes, int flush, std::string& out) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      const std::size_t before = out.size();
      out.resize(before + kPiece);
      stream_.next_out = reinterpret_cast<Bytef*>(out.data() + before);
      stream_.avail_out = kPiece;
      ::deflate(&stream_, flush);
      out.resize(before + kPiece - stream_.avail_out);
    } while (stream_.avail_out == 0);
  }

  z_stream stream_{};
  bool begun_ = false;
};

class ZstdEncoder : public Encoder {
 public:
  ZstdEncoder() : stream_(::ZSTD_createCCtx(), &::ZSTD_freeCCtx) {
    ::ZSTD_CCtx_setParameter(stream_.get(), ZSTD_c_compressionLevel, kZstdLevel);
    ::ZSTD_CCtx_setParameter(stream_.get(), ZSTD_c_checksumFlag, 1);
  }
  void add(std::string_view bytes, std::string& out) override {
    if (bytes.empty()) return;
    begun_ = true;
    run(bytes, ZSTD_e_continue, out);
  }
  void finish(std::string& out) override {
    if (begun_) run({}, ZSTD_e_end, out);
    begun_ = false;
  }

 private:
  void run(std::string_view bytes, ZSTD_EndDirective end, std::string& out) {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    for (std::size_t left = 1; in.pos < in.size || (end == ZSTD_e_end && left != 0);) {
      const std::size_t before = out.size();
      out.resize(before + kPiece);
      ZSTD_outBuffer piece{out.data() + before, kPiece, 0};
      left = ::ZSTD_compressStream2(stream_.get(), &piece, &in, end);
      out.resize(before + piece.pos);
      if (::ZSTD_isError(left)) return;  // only for want of memory, or by a wrong parameter
    }
  }

  std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> stream_;
  bool begun_ = false;
};

std::unique_ptr<Encoder> encoder_for(const std::string& path) {
  if (path.ends_with(".gz")) return std::make_unique<GzipEncoder>();
  if (path.ends_with(".zst")) return std::make_unique<ZstdEncoder>();
  return std::make_unique<Encoder>();
}

}  // namespace

Output::Output(std::string path) : path_(std::move(path)), part_(path_ + ".part"), encoder_(encoder_for(path_)) {}

Output::~Output() {
  if (descriptor_ < 0 || descriptor_ == STDOUT_FILENO) return;
  ::close(descriptor_);
  if (part_open_ && !keep_part_) std::remove(part_.c_str());
}

Error Output::fault(const char* code) const {
  return {code, path_ == "-" ? "standard output" : path_, 0, 0, std::string("cannot be written: ") + std::strerror(errno)};
}

bool Output::is_replaceable() const {
  std::error_code error;
  const auto kind = std::filesystem::status(path_, error).type();
  return path_ != "-" && (kind == std::filesystem::file_type::regular || kind == std::filesystem::file_type::not_found);
}

Status Output::open_descriptor(const std::string& name, int flags) {
  descriptor_ = ::open(name.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0666);
  return descriptor_ < 0 ? Status(fault("output.open")) : Status{};
}

Status Output::open() {
  if (path_ == "-") {
    descriptor_ = STDOUT_FILENO;
    return {};
  }
  std::error_code error;
  if (std::filesystem::is_directory(path_, error))
    return Error{"output.open", path_, 0, 0, "cannot be written: it is a folder; name a file in it"};
  // A device or a pipe is written as it is: it must not be replaced by a file.
  part_open_ = is_replaceable();
  return open_descriptor(part_open_ ? part_ : path_, O_TRUNC);
}

Status Output::reopen(std::uint64_t bytes) {
  if (auto status = open_descriptor(part_, 0); !status) return status;
  part_open_ = true;
  const off_t end = ::lseek(descriptor_, 0, SEEK_END);
  if (end < 0 || static_cast<std::uint64_t>(end) < bytes) {
    keep_part_ = true;
    return Error{"resume.part", part_, 0, 0, "is shorter than its resume point says; remove it and " + path_ + ".resume to begin anew"};
  }
  if (::ftruncate(descriptor_, static_cast<off_t>(bytes)) != 0 || ::lseek(descriptor_, 0, SEEK_END) < 0) return fault("output.write");
  written_ = bytes;
  return {};
}

Status Output::flush() {
  std::string_view left = buffer_;
  while (!left.empty()) {
    const ssize_t count = ::write(descriptor_, left.data(), left.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fault("output.write");
    left.remove_prefix(static_cast<std::size_t>(count));
    written_ += static_cast<std::uint64_t>(count);
  }
  buffer_.clear();
  return {};
}

Status Output::write(std::string_view bytes) {
  encoder_->add(bytes, buffer_);
  return buffer_.size() >= kBuffer || is_terminal() ? flush() : Status{};
}

Result<std::uint64_t> Output::seal() {
  encoder_->finish(buffer_);
  if (auto status = flush(); !status) return status.error();
  if (::fdatasync(descriptor_) != 0 && errno != EINVAL && errno != EROFS) return fault("output.write");
  return written_;
}

Status Output::close() {
  encoder_->finish(buffer_);
  if (auto status = flush(); !status) return status;
  if (descriptor_ == STDOUT_FILENO) return {};
  const bool closed = ::close(descriptor_) == 0;
  descriptor_ = -1;
  if (closed && (!part_open_ || std::rename(part_.c_str(), path_.c_str()) == 0)) return {};
  return fault("output.write");
}

bool Output::is_terminal() const { return path_ == "-" && isatty(STDOUT_FILENO); }

}  // namespace nienbieu::cli
