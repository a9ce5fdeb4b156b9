// Records from a stream of any length: one line, or one element of a timeline, is in memory at a time.
//
// The same records as RecordReader::read_all gives, with the same faults but for two: a timeline that breaks off gives what stands before
// its end, and faults of a timeline have the line where they are.
#pragma once
#include <cstddef>
#include <functional>
#include <string>

#include "base/result.h"
#include "ingest/byte_source.h"
#include "timeline/record_read.h"

namespace nienbieu {

// `longest`: bytes of a line or an element; a longer one is an error. Good records are kept when others fail.
void read_record_stream(ByteSourcePtr source, const std::string& file, std::size_t longest, RecordReader& reader,
                        const std::function<void(const Error&)>& fault);

}  // namespace nienbieu
