// .gz and .zst streams, told by their first bytes.
#pragma once
#include <cstddef>

#include "base/result.h"
#include "ingest/byte_source.h"

namespace nienbieu {

enum class Compression { kNone, kGzip, kZstd };
Compression compression_of(std::string_view head);

// `source` as it is, or decompressed where its first bytes say gzip or zstd (several members or frames in a row are one stream). What
// could be decompressed before a fault is delivered, then the error "gzip.broken" or "zstd.broken" with the position in the compressed
// file. `bound` limits zstd's window (memory) to 2^bound bytes.
Result<ByteSourcePtr> decompress(ByteSourcePtr source, int bound = 27);

}  // namespace nienbieu
