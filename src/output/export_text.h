// The annotations of one article in the formats of linguists' tools: TimeML (with TIMEX3) and brat standoff.
//
// Input is one nienbieu/document@1 record with offsets in code points, and the text that it annotates; the text is checked against the
// record's spans, so that a record never decorates the wrong article. Pure.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "output/export_view.h"

namespace nienbieu {

// A TimeML document: TIMEX3 and EVENT inline, an instance an event, a TLINK to its own time expression. Expressions that overlap an
// earlier one cannot be nested in XML and are left out.
Status export_timeml(const ExportJson& record, std::string_view text, std::string& out);

// The `.ann` file beside `text` as `.txt`: T lines (mentions, times, triggers), E lines with their arguments, A (realis), N (Wikidata).
Status export_brat(const ExportJson& record, std::string_view text, std::string& out);

// The project's annotation.conf, which brat needs in the folder.
std::string brat_configuration();

// Byte offsets of code points; the last one is the text's end.
class PointIndex {
 public:
  explicit PointIndex(std::string_view text);
  std::size_t points() const { return bytes_.size() - 1; }
  std::size_t byte(std::size_t point) const { return bytes_[point]; }
  // The slice of a span's start and end; nothing when they are no span of the text.
  std::string_view slice(const ExportJson& span) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> bytes_;
};

// The first span of mentions, times and events whose words differ from the text.
Status check_spans(const ExportJson& record, const PointIndex& text);

}  // namespace nienbieu
