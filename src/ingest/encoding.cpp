#include "ingest/encoding.h"

#include <simdjson.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "base/utf8.h"

namespace nienbieu {
namespace {

using ConverterPtr = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Result<ConverterPtr> open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  ConverterPtr converter(name.empty() ? nullptr : ucnv_open(name.c_str(), &status), &ucnv_close);
  if (!converter || U_FAILURE(status)) {
    return Error{"encoding.unknown", "", 0, 0,
                 "unknown encoding \"" + name + "\": use a name ICU knows, such as UTF-8, UTF-16 or windows-1258"};
  }
  status = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFallback(converter.get(), false);
  return converter;
}

// Feeds bytes through a converter; appends UTF-8. Knows how far it came, so that a fault has a byte position.
class Decoder {
 public:
  Decoder(ConverterPtr converter, std::string name, std::uint64_t offset)
      : converter_(std::move(converter)), name_(std::move(name)), offset_(offset) {}

  Status feed(std::string_view bytes, bool flush, std::string& out) {
    std::array<UChar, 4096> units;
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    for (;;) {
      UErrorCode status = U_ZERO_ERROR;
      UChar* to = units.data();
      ucnv_toUnicode(converter_.get(), &to, units.data() + units.size(), &from, end, nullptr, flush, &status);
      for (const UChar* unit = units.data(); unit != to; ++unit) append(*unit, out);
      if (status == U_BUFFER_OVERFLOW_ERROR) continue;
      const std::uint64_t consumed = offset_ + static_cast<std::uint64_t>(from - bytes.data());
      if (U_FAILURE(status) || lone_ || (flush && high_)) return fault(consumed);
      offset_ = consumed;
      return {};
    }
  }

 private:
  void append(UChar unit, std::string& out) {
    ++column_;
    const bool low = unit >= 0xDC00 && unit < 0xE000;
    if (low != (high_ != 0)) {
      lone_ = true;
    } else if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
    } else if (low) {
      append_utf8(out, 0x10000 + ((static_cast<char32_t>(high_) - 0xD800) << 10) + (unit - 0xDC00U));
      high_ = 0;
    } else {
      append_utf8(out, unit);
      if (unit == '\n') ++line_, column_ = 0;
    }
  }

  Error fault(std::uint64_t consumed) const {
    std::array<char, 32> invalid;
    auto length = static_cast<std::int8_t>(invalid.size());
    UErrorCode status = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter_.get(), invalid.data(), &length, &status);
    const std::uint64_t at = consumed - std::min<std::uint64_t>(consumed, U_SUCCESS(status) ? static_cast<std::uint64_t>(length) : 0);
    return {"encoding.invalid", "", line_, lone_ ? column_ : column_ + 1,
            "not valid " + name_ + " at byte " + std::to_string(at + 1) + ": convert the file or name its encoding with --encoding"};
  }

  ConverterPtr converter_;
  std::string name_;
  std::uint64_t offset_;
  std::uint64_t line_ = 1, column_ = 0;  // of the code unit read last
  UChar high_ = 0;                       // a surrogate that waits for its second half
  bool lone_ = false;                    // a surrogate without its other half came out of the converter
};

class TranscodingSource : public ByteSource {
 public:
  TranscodingSource(ByteSourcePtr source, Decoder decoder) : source_(std::move(source)), decoder_(std::move(decoder)) {}

  Result<std::size_t> read(char* into, std::size_t capacity) override {
    while (at_ == ready_.size()) {
      if (!fault_) return fault_.error();
      if (ended_) return std::size_t{0};
      refill();
    }
    const std::size_t got = std::min(capacity, ready_.size() - at_);
    std::memcpy(into, ready_.data() + at_, got);
    at_ += got;
    return got;
  }

 private:
  void refill() {
    ready_.clear();
    at_ = 0;
    const auto got = source_->read(raw_.data(), raw_.size());
    if (!got) {
      fault_ = got.error();
      return;
    }
    ended_ = *got == 0;
    fault_ = decoder_.feed({raw_.data(), *got}, ended_, ready_);
  }

  ByteSourcePtr source_;
  Decoder decoder_;
  std::vector<char> raw_ = std::vector<char>(std::size_t{64} << 10);
  std::string ready_;
  std::size_t at_ = 0;
  Status fault_;
  bool ended_ = false;
};

std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

bool is_sequence(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  for (std::size_t i = 1; i < bytes.size(); ++i) {
    if (!is_continuation(byte(i))) return false;
  }
  if (bytes.size() < 3) return true;
  const unsigned char lead = byte(0);
  const unsigned char second = byte(1);
  if (lead == 0xE0) return second >= 0xA0;
  if (lead == 0xED) return second < 0xA0;
  if (lead == 0xF0) return second >= 0x90;
  return lead != 0xF4 || second < 0x90;
}

}  // namespace

std::optional<ByteOrderMark> detect_byte_order_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF")) return ByteOrderMark{"UTF-8", 3};
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return ByteOrderMark{"UTF-32LE", 4};
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return ByteOrderMark{"UTF-32BE", 4};
  if (bytes.starts_with("\xFF\xFE")) return ByteOrderMark{"UTF-16LE", 2};
  if (bytes.starts_with("\xFE\xFF")) return ByteOrderMark{"UTF-16BE", 2};
  return std::nullopt;
}

bool is_utf8_name(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const char* standard = ucnv_getStandardName(std::string(name).c_str(), "IANA", &status);
  return name.empty() || (U_SUCCESS(status) && standard && std::string_view(standard) == "UTF-8");
}

Status check_encoding(const std::string& name) {
  const auto converter = open_converter(name);
  return converter ? Status{} : Status{converter.error()};
}

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
  if (simdjson::validate_utf8(bytes)) return std::nullopt;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = sequence_length(static_cast<unsigned char>(bytes[at]));
    if (length == 0 || at + length > bytes.size() || !is_sequence(bytes.substr(at, length))) return at;
    at += length;
  }
  return std::nullopt;
}

Error invalid_utf8_error(std::string_view bytes, std::size_t offset) {
  const std::string_view before = bytes.substr(0, offset);
  const auto line = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  const std::size_t newline = before.rfind('\n');
  const std::uint64_t column = newline == std::string_view::npos ? offset + 1 : offset - newline;
  return {"utf8.invalid", "", line, column,
          "not valid UTF-8 at byte " + std::to_string(offset + 1) + ": convert the file or name its encoding with --encoding"};
}

Result<std::string> to_utf8(std::string bytes, const std::string& encoding) {
  const auto mark = detect_byte_order_mark(bytes);
  const std::string name = mark ? mark->encoding : encoding;
  const std::size_t skip = mark ? mark->size : 0;
  if (is_utf8_name(name)) {
    if (const auto at = first_invalid_utf8(bytes)) return invalid_utf8_error(bytes, *at);
    bytes.erase(0, skip);
    return bytes;
  }
  auto converter = open_converter(name);
  if (!converter) return converter.error();
  std::string out;
  const Status done = Decoder(std::move(*converter), name, skip).feed(std::string_view(bytes).substr(skip), true, out);
  if (!done) return done.error();
  return out;
}

Result<ByteSourcePtr> transcode(ByteSourcePtr source, const std::string& encoding) {
  const auto head = peek(source, 4);
  if (!head) return head.error();
  const auto mark = detect_byte_order_mark(*head);
  const std::string name = mark ? mark->encoding : encoding;
  if (mark) {
    std::array<char, 4> dropped;
    for (std::size_t left = mark->size; left > 0;) {
      const auto got = source->read(dropped.data(), left);
      if (!got) return got.error();
      left -= *got;
    }
  }
  if (is_utf8_name(name)) return source;
  auto converter = open_converter(name);
  if (!converter) return converter.error();
  return ByteSourcePtr(std::make_unique<TranscodingSource>(std::move(source), Decoder(std::move(*converter), name, mark ? mark->size : 0)));
}

}  // namespace nienbieu
