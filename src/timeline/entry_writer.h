// One entry as JSON. Private to src/timeline: the same for a timeline in memory (write.h) and one on disk (external_merge.h).
#pragma once
#include <string>
#include <string_view>

#include "timeline/event_source.h"
#include "timeline/timeline.h"

namespace nienbieu {

class EntryWriter {
 public:
  // `documents`: a timeline's records of documents; its events are not asked for.
  EntryWriter(const EventSource& events, const Timeline& documents, std::string& out) : events_(events), t_(documents), out_(out) {}

  void write_document(const TimelineDocument& document);
  // `"documents":[…],`: those of its reports.
  void write_documents(const TimelineEntry& entry);
  // All fields, without braces. `within`: the entry of the statement that it stands in; empty = null.
  void write_fields(const TimelineEntry& entry, std::string_view within);

 private:
  void write_representative(const StoredEvent& e, std::string_view within);
  void write_report(std::uint32_t event);
  void write_values(const std::vector<ConflictValue>& values);
  void write_conflicts(const TimelineEntry& entry);
  void write_why(const TimelineEntry& entry);
  void write_id(std::uint32_t event);

  const EventSource& events_;
  const Timeline& t_;
  std::string& out_;
};

// The event id of the statement that the representative stands in, as its body spells it; empty = none.
std::string_view within_of(const StoredEvent& representative);

}  // namespace nienbieu
