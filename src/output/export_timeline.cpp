#include "output/export_timeline.h"

namespace nienbieu {
namespace {

constexpr ExportFormat formats[] = {
    {"csv", "text/csv; charset=utf-8", "csv", "CSV (RFC 4180), one row an event", export_csv},
    {"timelinejs", "application/json", "json", "TimelineJS 3", export_timelinejs},
    {"vis", "application/json", "json", "vis-timeline items and groups", export_vis},
    {"geojson", "application/geo+json", "geojson", "GeoJSON (RFC 7946)", export_geojson},
    {"ics", "text/calendar; charset=utf-8", "ics", "iCalendar (RFC 5545)", export_ics},
    {"plover", "application/x-ndjson", "jsonl", "PLOVER events, JSON Lines", export_plover},
    {"gdelt", "text/tab-separated-values; charset=utf-8", "tsv", "the 61 columns of GDELT 2.0 events, with a header", export_gdelt},
    {"webannotation", "application/ld+json", "jsonld", "W3C Web Annotation, one annotation a report", export_webannotation},
    {"schemaorg", "application/ld+json", "jsonld", "schema.org Event, Quotation, Claim", export_schemaorg},
};

}  // namespace

std::span<const ExportFormat> export_formats() { return formats; }

const ExportFormat* find_export_format(std::string_view name) {
  for (const auto& format : formats)
    if (format.name == name) return &format;
  return nullptr;
}

std::string dump_json(const ExportJson& value) { return value.dump(-1, ' ', false, ExportJson::error_handler_t::replace); }

}  // namespace nienbieu
