// The timeline: a pure function of a set of event and document records (semantics.md §5).
//
// A TimelineBuilder is that set. Records may be added in any order, any number of times, as events, documents, lines or whole
// timelines; build() sorts the standing ones by an order of their own and works out the entries from nothing else. Hence merging is
// associative, commutative and idempotent: the union of sets is, and the bytes depend on the union only.
//
// How entries come about:
//   1. block.h   proposes pairs: events that share type class, day (or month, or a quotation) and a participant;
//   2. decide.h  scores each pair by stated features; a pair is `same`, `apart` or `never` (its facts exclude each other);
//   3. cluster.h joins pairs from the best score down unless the join would hold a `never` pair, or two groups that do not agree on the
//   whole;
//   4. entry.h   chooses the representative (finest date, most complete, first), collects conflicts, names the entry by its content.
//
// A Timeline keeps the records alive. Not thread-safe while adding; build() is const.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/byte_source.h"
#include "timeline/component.h"
#include "timeline/record_read.h"
#include "timeline/record_set.h"

namespace nienbieu {

struct ConflictValue {
  std::string json;                    // the value as JSON
  std::vector<std::uint32_t> reports;  // events
};
struct Conflict {
  std::string field;                  // date, toll, actors, places, type
  std::vector<ConflictValue> values;  // in the order of their first report
};
// A toll that rose while the papers wrote: no conflict.
struct Series {
  std::string what;
  std::vector<ConflictValue> points;  // by publication
};

struct TimelineEntry {
  std::string id;                      // from its content; stable while reports are added
  std::vector<std::string> aliases;    // ids that entries now in this one had or may have had
  std::uint32_t representative = 0;    // event
  std::vector<std::uint32_t> reports;  // events, canonical order
  std::vector<Merge> why;              // the joins that made it, best first
  std::vector<Conflict> conflicts;
  std::vector<Series> series;
  std::uint32_t independent_sources = 1;
};

// Documents that carry one text, of two or more.
struct TimelineDocument {
  std::uint32_t version = 0;
  std::vector<std::string> also;
  std::uint32_t family = 0;  // index of the first document of its family; its own when it stands alone
  std::uint32_t family_size = 1;
};

struct Timeline {
  std::shared_ptr<const RecordSet> records;
  std::vector<TimelineDocument> documents;  // by id
  std::vector<std::uint32_t> document_of;   // per version of the records
  std::vector<std::uint32_t> standing;      // events of the records, in canonical order; everything else counts events by this order
  std::vector<TimelineEntry> events;        // by earliest, latest, text order
  std::vector<TimelineEntry> undated;       // by text order

  const StoredEvent& event(std::uint32_t position) const { return records->events()[standing[position]]; }
  const DocumentRecord& document(std::uint32_t position) const { return record_of_version(event(position).version); }
  const TimelineDocument& document_of_version(std::uint32_t version) const { return documents[document_of[version]]; }
  const DocumentRecord& record_of_version(std::uint32_t version) const { return records->versions()[document_of_version(version).version]; }
};

struct BuildOptions {
  // Called with each merge and each near miss (a pair within 0.15 of the threshold), in canonical order.
  Explain explain;
};

class TimelineBuilder {
 public:
  TimelineBuilder();

  void add_document(const DocumentRecord& document);
  void add_event(const EventRecord& event, const DocumentRecord& document);

  // JSON Lines of event@1, document@1 or entry@1, or a whole timeline@1. Good records are kept when others fail.
  Errors add_records(std::string_view bytes, std::string_view file);

  // The same from a stream, of which one line or one element is in memory at a time (record_stream.h).
  void add_stream(ByteSourcePtr source, const std::string& file, const std::function<void(const Error&)>& fault);

  // One line of such a file, for readers that stream.
  Status add_line(std::string_view line, std::string_view file, std::uint64_t number);

  Timeline build(const BuildOptions& options = {}) const;

 private:
  std::shared_ptr<RecordSet> records_;
  RecordReader reader_;
};

}  // namespace nienbieu
