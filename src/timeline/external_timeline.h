// A timeline of any number of events in bounded memory: the same bytes as TimelineBuilder and write.h give, through temporary files.
//
// What stays in memory beside `memory`: the records of documents, and four bytes an event (README.md). Nothing throws; after a fault of
// the disk everything further is a fault.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "ingest/byte_source.h"
#include "timeline/component.h"
#include "timeline/record.h"
#include "timeline/write.h"

namespace nienbieu {

struct ExternalOptions {
  std::size_t memory = std::size_t{512} << 20;
  std::string folder = "/tmp";  // of the temporary files
  Explain explain;
};

class ExternalTimeline {
 public:
  explicit ExternalTimeline(ExternalOptions options);
  ~ExternalTimeline();

  Status add_document(const DocumentRecord& document);
  Status add_event(const EventRecord& event, const DocumentRecord& document);
  // Files as TimelineBuilder::add_records takes them. Faults of the input go to `fault` and good records are kept; the status is the
  // disk's.
  Status add_stream(ByteSourcePtr source, const std::string& file, const std::function<void(const Error&)>& fault);

  // Once, when all has been added. `flush` as in write.h.
  enum class Format { json, jsonl };
  Status write(Format format, const Flush& flush);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nienbieu
