// The set of records that a timeline is: events by (document, event id), documents by id and version.
//
// Adding is idempotent, and the order of adding is invisible: standing() works out, from the whole set, which version of each
// document stands and which events remain, sorted by a total order of their own. A RecordSet owns its bytes and never moves them.
// Not safe for two threads that add; any number may read.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "timeline/event_source.h"
#include "timeline/record.h"
#include "timeline/record_write.h"

namespace nienbieu {

struct StandingDocument {
  std::uint32_t version = 0;      // into versions()
  std::vector<std::string> also;  // sorted
};

struct Standing {
  std::vector<StandingDocument> documents;  // by document id
  std::vector<std::uint32_t> document_of;   // per version: index into documents, or no_document
  std::vector<std::uint32_t> events;        // into events(), in canonical order: publication, document id, text order, event id
};

// The day; open_start when it is not known to the day.
DayNumber day_published(const DocumentRecord& document);

constexpr std::uint32_t no_document = 0xFFFFFFFF;

class RecordSet {
 public:
  // Returns its version's index. Records of one version that differ in their metadata only have one index: the first one's.
  std::uint32_t add_document(const DocumentRecord& document);
  void add_event(const EventRecord& event, const DocumentRecord& document);

  const std::vector<DocumentRecord>& versions() const { return versions_; }
  const std::vector<StoredEvent>& events() const { return events_; }

  Standing standing() const;
  // Each document's place by publication and id; an unknown date comes last.
  std::vector<std::uint32_t> document_ranks(const std::vector<StandingDocument>& documents) const;

 private:
  void choose_documents(Standing& out) const;
  void choose_events(Standing& out) const;

  ByteArena arena_;
  FactPools pools_;
  std::vector<DocumentRecord> versions_;
  std::unordered_map<std::string_view, std::uint32_t> version_index_;  // by canonical bytes
  std::unordered_map<std::string_view, std::uint32_t> by_version_key_;
  std::vector<std::uint32_t> same_version_;  // of each version, the first record of it
  std::uint32_t latest_ = 0;                 // the version added last: the events of an article come together
  std::vector<StoredEvent> events_;
  std::string scratch_;
};

// The standing events of a set.
class StandingEvents final : public EventSource {
 public:
  StandingEvents(const RecordSet& records, const std::vector<std::uint32_t>& events) : events_(records.events()), order_(events) {}
  const StoredEvent& event(std::uint32_t position) const override { return events_[order_[position]]; }

 private:
  const std::vector<StoredEvent>& events_;
  const std::vector<std::uint32_t>& order_;
};

// Negative, zero or positive as version `a` is older than, the same as, or newer than `b`: by revision (whole numbers by value), then
// publication, then a withdrawal over what it withdraws, then content hash, then id. A withdrawal without a revision is final.
int compare_versions(const DocumentRecord& a, const DocumentRecord& b);

}  // namespace nienbieu
