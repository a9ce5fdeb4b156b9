#include "timeline/timeline.h"

#include "timeline/cluster.h"
#include "timeline/entry.h"
#include "timeline/record_stream.h"

namespace nienbieu {
namespace {

RecordReader::Sink sink_of(RecordSet& records) {
  return {[&records](const EventRecord& event, const DocumentRecord& document) { records.add_event(event, document); },
          [&records](const DocumentRecord& document) { records.add_document(document); }};
}

}  // namespace

TimelineBuilder::TimelineBuilder() : records_(std::make_shared<RecordSet>()), reader_(sink_of(*records_)) {}

void TimelineBuilder::add_document(const DocumentRecord& document) { records_->add_document(document); }

void TimelineBuilder::add_event(const EventRecord& event, const DocumentRecord& document) { records_->add_event(event, document); }

Errors TimelineBuilder::add_records(std::string_view bytes, std::string_view file) { return reader_.read_all(bytes, file); }

void TimelineBuilder::add_stream(ByteSourcePtr source, const std::string& file, const std::function<void(const Error&)>& fault) {
  constexpr std::size_t longest = 0xFFFFFFFF - 64;  // that the JSON parser takes
  read_record_stream(std::move(source), file, longest, reader_, fault);
}

Status TimelineBuilder::add_line(std::string_view line, std::string_view file, std::uint64_t number) {
  return reader_.read_object(line, file, number);
}

Timeline TimelineBuilder::build(const BuildOptions& options) const {
  Timeline timeline;
  timeline.records = records_;
  Standing standing = records_->standing();
  for (StandingDocument& d : standing.documents) timeline.documents.push_back({d.version, std::move(d.also), 0, 1});
  timeline.document_of = std::move(standing.document_of);
  find_families(*records_, timeline.documents);
  timeline.standing = std::move(standing.events);
  const StandingEvents events(*records_, timeline.standing);
  std::vector<TimelineEntry> entries;
  for (Group& group : cluster(events, static_cast<std::uint32_t>(timeline.standing.size()), options.explain))
    entries.push_back(make_entry(events, timeline, std::move(group)));
  name_entries(timeline, entries);
  for (TimelineEntry& entry : entries) {
    const bool dated = timeline.event(entry.representative).facts.dated;
    (dated ? timeline.events : timeline.undated).push_back(std::move(entry));
  }
  sort_entries(timeline, timeline.events);
  sort_entries(timeline, timeline.undated);
  return timeline;
}

}  // namespace nienbieu
