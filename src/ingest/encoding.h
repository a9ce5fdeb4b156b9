// Bytes in any encoding to valid UTF-8. Validation happens here, once; everything after it may rely on valid text.
//
// A byte order mark always decides and is removed. Otherwise the encoding is what the caller says (an ICU converter name, "" = UTF-8).
// Converters are strict: bytes that are not valid in the encoding are the error "encoding.invalid" with their position; the result of
// a conversion is kept as decoded (windows-1258 gives base letter and combining tone mark), never normalized.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/byte_source.h"

namespace nienbieu {

struct ByteOrderMark {
  const char* encoding;  // "UTF-8", "UTF-16LE" ...
  std::size_t size;
};
std::optional<ByteOrderMark> detect_byte_order_mark(std::string_view bytes);

// Whether ICU knows the encoding: for the check of a flag.
Status check_encoding(const std::string& name);
bool is_utf8_name(std::string_view name);

// Offset of the first byte that begins no valid UTF-8 sequence (RFC 3629: no surrogates, no overlong forms); nullopt = all valid.
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

// The error for byte `offset` (from 0) of a file, `line` and `column` (in bytes) counted in `bytes`.
Error invalid_utf8_error(std::string_view bytes, std::size_t offset);

// All of `bytes` as UTF-8, without a byte order mark. UTF-8 input is moved, not copied.
Result<std::string> to_utf8(std::string bytes, const std::string& encoding);

// A stream as UTF-8. UTF-8 streams lose their mark and pass unchecked (their reader checks article by article); others are converted.
Result<ByteSourcePtr> transcode(ByteSourcePtr source, const std::string& encoding);

}  // namespace nienbieu
