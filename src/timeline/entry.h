// From groups of reports to the entries of a timeline.
#pragma once
#include "timeline/cluster.h"
#include "timeline/timeline.h"

namespace nienbieu {

// Fills representative, reports, why and conflicts; the id is still the content's own (name_entries makes them unique).
TimelineEntry make_entry(const Timeline& timeline, const std::vector<std::uint32_t>& events, const Group& group);

// Ids and aliases of all entries; `content_ids` of one event: what its entry would be called if it stood alone.
void name_entries(const Timeline& timeline, std::vector<TimelineEntry>& entries);

// By earliest, latest, text order.
void sort_entries(const Timeline& timeline, std::vector<TimelineEntry>& entries);

// Disagreements among the reports of an entry, and tolls that rose.
void find_conflicts(const Timeline& timeline, TimelineEntry& entry);

// Groups near-duplicate documents; sets family and family_size.
void find_families(const RecordSet& records, std::vector<TimelineDocument>& documents);

}  // namespace nienbieu
