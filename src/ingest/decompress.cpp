#include "ingest/decompress.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <string>
#include <vector>

namespace nienbieu {
namespace {

constexpr std::size_t kPiece = std::size_t{128} << 10;

Error broken(const char* code, const char* what, std::uint64_t at, const std::string& reason) {
  return {code, "", 0, 0, std::string(what) + " is broken at byte " + std::to_string(at) + " of the compressed file: " + reason};
}

// The compressed bytes at hand, and how far they have been used.
class Packed {
 public:
  explicit Packed(ByteSourcePtr source) : source_(std::move(source)) {}

  // Whether there is anything left; reads when all has been used.
  Result<bool> any() {
    if (at_ < filled_) return true;
    const auto got = source_->read(bytes_.data(), bytes_.size());
    if (!got) return got.error();
    at_ = 0;
    filled_ = *got;
    return filled_ > 0;
  }
  char* data() { return bytes_.data() + at_; }
  std::size_t size() const { return filled_ - at_; }
  void use(std::size_t count) { at_ += count, offset_ += count; }
  std::uint64_t offset() const { return offset_; }

 private:
  ByteSourcePtr source_;
  std::vector<char> bytes_ = std::vector<char>(kPiece);
  std::size_t at_ = 0;
  std::size_t filled_ = 0;
  std::uint64_t offset_ = 0;
};

class GzipSource : public ByteSource {
 public:
  explicit GzipSource(ByteSourcePtr source) : packed_(std::move(source)) { ::inflateInit2(&stream_, 15 + 16); }
  ~GzipSource() override { ::inflateEnd(&stream_); }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  Result<std::size_t> read(char* into, std::size_t capacity) override {
    if (!fault_) return fault_.error();
    const auto wanted = static_cast<uInt>(std::min(capacity, std::size_t{1} << 30));
    stream_.next_out = reinterpret_cast<Bytef*>(into);
    stream_.avail_out = wanted;
    while (stream_.avail_out == wanted && !ended_) {
      fault_ = step();
      if (!fault_) break;
    }
    const std::size_t got = wanted - stream_.avail_out;
    if (got == 0 && !fault_) return fault_.error();
    return got;
  }

 private:
  Status step() {
    const auto any = packed_.any();
    if (!any) return any.error();
    if (!*any) {
      ended_ = true;
      return between_ ? Status{} : broken("gzip.broken", "the gzip data", packed_.offset(), "it ends too early");
    }
    if (between_) {
      const Bytef* next = reinterpret_cast<Bytef*>(packed_.data());
      if (*next == 0) return packed_.use(1), Status{};  // padding after the last member
      if (*next != 0x1F) return broken("gzip.broken", "the gzip data", packed_.offset(), "something else follows");
      ::inflateReset(&stream_);
      between_ = false;
    }
    stream_.next_in = reinterpret_cast<Bytef*>(packed_.data());
    stream_.avail_in = static_cast<uInt>(packed_.size());
    const int done = ::inflate(&stream_, Z_NO_FLUSH);
    packed_.use(packed_.size() - stream_.avail_in);
    between_ = done == Z_STREAM_END;
    if (done == Z_OK || done == Z_STREAM_END || done == Z_BUF_ERROR) return {};
    return broken("gzip.broken", "the gzip data", packed_.offset(),
                  std::string(stream_.msg ? stream_.msg : "it cannot be decompressed") + "; articles read shortly before may be damaged");
  }

  Packed packed_;
  z_stream stream_{};
  Status fault_;
  bool between_ = true;  // two members
  bool ended_ = false;
};

class ZstdSource : public ByteSource {
 public:
  ZstdSource(ByteSourcePtr source, int bound) : packed_(std::move(source)), stream_(::ZSTD_createDStream(), &::ZSTD_freeDStream) {
    ::ZSTD_initDStream(stream_.get());
    ::ZSTD_DCtx_setParameter(stream_.get(), ZSTD_d_windowLogMax, bound);
  }

  Result<std::size_t> read(char* into, std::size_t capacity) override {
    if (!fault_) return fault_.error();
    ZSTD_outBuffer out{into, capacity, 0};
    while (out.pos == 0 && !ended_) {
      fault_ = step(out);
      if (!fault_) break;
    }
    if (out.pos == 0 && !fault_) return fault_.error();
    return out.pos;
  }

 private:
  Status step(ZSTD_outBuffer& out) {
    const auto any = packed_.any();
    if (!any) return any.error();
    ZSTD_inBuffer in{packed_.data(), packed_.size(), 0};
    if (!*any && between_) return ended_ = true, Status{};
    const std::size_t before = out.pos;
    const std::size_t left = ::ZSTD_decompressStream(stream_.get(), &out, &in);
    packed_.use(in.pos);
    if (::ZSTD_isError(left)) return broken("zstd.broken", "the zstd data", packed_.offset(), ::ZSTD_getErrorName(left));
    between_ = left == 0;
    if (!*any && out.pos == before) {
      ended_ = true;
      if (!between_) return broken("zstd.broken", "the zstd data", packed_.offset(), "it ends too early");
    }
    return {};
  }

  Packed packed_;
  std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream_;
  Status fault_;
  bool between_ = true;  // two frames
  bool ended_ = false;
};

}  // namespace

Compression compression_of(std::string_view head) {
  if (head.starts_with("\x1F\x8B")) return Compression::kGzip;
  if (head.starts_with("\x28\xB5\x2F\xFD")) return Compression::kZstd;
  return Compression::kNone;
}

Result<ByteSourcePtr> decompress(ByteSourcePtr source, int bound) {
  const auto head = peek(source, 4);
  if (!head) return head.error();
  switch (compression_of(*head)) {
    case Compression::kGzip:
      return ByteSourcePtr(std::make_unique<GzipSource>(std::move(source)));
    case Compression::kZstd:
      return ByteSourcePtr(std::make_unique<ZstdSource>(std::move(source), bound));
    case Compression::kNone:
      break;
  }
  return source;
}

}  // namespace nienbieu
