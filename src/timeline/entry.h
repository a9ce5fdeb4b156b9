// From groups of reports to the entries of a timeline.
#pragma once
#include "timeline/component.h"
#include "timeline/timeline.h"

namespace nienbieu {

// Fills representative, reports, why and conflicts; the id is still the content's own (name_entries makes them unique).
TimelineEntry make_entry(const EventSource& events, const Timeline& documents, Group&& group);

// The name of what a report tells, without where it was told: kind, type, day, participants, and the words of the content or the trigger.
// Its entry is called so when it stands alone.
std::uint64_t content_id(const StoredEvent& event);
// The name of an entry that would share its own: that of its first report.
std::uint64_t id_in_document(std::uint64_t content_id, std::string_view event, std::string_view document);
std::string id_text(std::uint64_t id);

// Ids and aliases of all entries.
void name_entries(const Timeline& timeline, std::vector<TimelineEntry>& entries);

// By earliest, latest, text order.
void sort_entries(const Timeline& timeline, std::vector<TimelineEntry>& entries);

// Disagreements among the reports of an entry, and tolls that rose.
void find_conflicts(const EventSource& events, TimelineEntry& entry);

// Groups near-duplicate documents; sets family and family_size.
void find_families(const RecordSet& records, std::vector<TimelineDocument>& documents);

}  // namespace nienbieu
