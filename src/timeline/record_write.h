// The canonical bytes of records. The order of fields is that of semantics.md §6 and never depends on how a record was read.
#pragma once
#include <cstdint>
#include <string>

#include "timeline/record.h"

namespace nienbieu {

// Where the parts of a body stand, relative to its first byte, so that a timeline can reuse its bytes.
struct BodyLayout {
  std::uint32_t within_begin = 0, within_end = 0;  // the value of "within"
  std::uint32_t sentence_begin = 0;                // the comma before "sentence"
  std::uint32_t confidence_begin = 0;              // the comma before "confidence"
};

// `"kind":… ,"confidence":0.93`: all fields of an event but schema, id and document, without braces.
void write_event_body(const EventRecord& event, std::string& out, BodyLayout* layout = nullptr);

// One whole nienbieu/event@1 object, without a line break.
void write_event_line(const EventRecord& event, const DocumentRecord& document, std::string& out);

// The object of a document: an event repeats all of it, because a report must stand alone wherever it is merged.
void write_document_object(const DocumentRecord& document, std::string& out);

// `{"text":…,"start":…,"end":…}`, or null when empty.
void write_span(const TextSpan& span, std::string& out);

}  // namespace nienbieu
