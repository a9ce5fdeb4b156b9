// From annotations (bytes, indexes) to the records of semantics.md §6 (code points, names).
//
// A DocumentWriter keeps its buffers between documents; use one per thread. Nothing here allocates once the buffers have grown.
// The annotations must outlive the call, not the writer.
#pragma once
#include <string>
#include <vector>

#include "pipeline/annotations.h"
#include "text/offset_map.h"
#include "timeline/record.h"

namespace nienbieu {

class DocumentWriter {
 public:
  explicit DocumentWriter(OffsetUnit unit = OffsetUnit::code_points) : unit_(unit) {}

  // Must be called before the others; fills document().
  void begin(const Annotations& annotations);

  // The document's record: id, dates, version (revision, content hash) and fingerprint.
  const DocumentRecord& document() const { return document_; }

  // Event `index` of the annotations as a record; valid until the next call.
  const EventRecord& event(std::size_t index);

  // One nienbieu/event@1 line per event, each with its line break.
  void write_events(std::string& out);

  // One nienbieu/document@1 line, with its line break.
  void write_document(std::string& out);

 private:
  TextSpan span(Span bytes) const;
  void fill(const Argument& argument, ArgumentRecord& out) const;
  void fill(const std::vector<Argument>& arguments, std::vector<ArgumentRecord>& out) const;
  void fill_time(const Event& event);
  void fill_statement(const Event& event);
  void fill_rest(const Event& event);
  void fill_document();
  void write_mention(const Mention& mention, std::string& out) const;
  void write_mentions(std::string& out) const;
  void write_times(std::string& out) const;
  void write_layout(std::string& out) const;

  OffsetUnit unit_;
  const Annotations* annotations_ = nullptr;
  OffsetMap offsets_;
  DocumentRecord document_;
  EventRecord event_;
  std::string content_, sketch_;
  std::vector<Span> primary_;
};

}  // namespace nienbieu
