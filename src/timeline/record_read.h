// Records back from JSON: events, documents, entries and timelines, each validated field by field.
//
// Unknown fields are ignored, missing ones are unknown; a field of the wrong type, or a record without id, kind or type, is an
// error that names the field. Views of a record point into the parser's buffer and die with the next call.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "timeline/record.h"

namespace nienbieu {

// What a timeline consists of, for readers that do not hold it whole.
enum class TimelinePart : std::uint8_t { document, entry };

class RecordReader {
 public:
  // `event` is called for each event with its document, `document` for each document that stands alone.
  struct Sink {
    std::function<void(const EventRecord&, const DocumentRecord&)> event;
    std::function<void(const DocumentRecord&)> document;
  };

  explicit RecordReader(Sink sink);
  ~RecordReader();
  RecordReader(RecordReader&&) noexcept;
  RecordReader& operator=(RecordReader&&) noexcept;

  // One JSON object: event@1, document@1 (with or without its events), entry@1 or timeline@1, on whatever lines.
  // `readable_after`: how many bytes may be read behind the object; with 64 or more nothing is copied.
  Status read_object(std::string_view object, std::string_view file, std::uint64_t line, std::size_t readable_after = 0);

  // One element of a timeline's lists; documents come before the entries that name them. begin_timeline() forgets the last one's.
  void begin_timeline();
  Status read_part(TimelinePart part, std::string_view object, std::string_view file, std::uint64_t line);

  // A whole file: JSON Lines of such objects, or one timeline. Goes on after a bad line; every fault is reported with its place.
  Errors read_all(std::string_view bytes, std::string_view file);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The fields of a stored event, for writers that print some of them. Valid until the next call.
class BodyReader {
 public:
  BodyReader();
  ~BodyReader();
  const EventRecord& read(std::string_view id, std::string_view body);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nienbieu
