// A timeline in the formats of other tools. Who uses which: src/output/README.md.
//
// Each writer is pure: the same timeline gives the same bytes; no clock, no locale. Text of articles is escaped as its format asks
// (HTML in TimelineJS and vis-timeline, cells in CSV, lines in iCalendar). An entry that a format cannot hold is left out and counted:
// TimelineJS and vis-timeline need a year, PLOVER a first day; every other format keeps every entry.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "output/export_view.h"

namespace nienbieu {

struct ExportOptions {
  bool bom = false;  // CSV for spreadsheets: a byte order mark, and an apostrophe before cells that would be read as formulas
};

struct ExportFormat {
  std::string_view name, media_type, extension, what;
  // Appends the whole file to `out`; returns how many entries the format could not hold.
  std::size_t (*write)(const TimelineView& timeline, const ExportOptions& options, std::string& out);
};

std::span<const ExportFormat> export_formats();
const ExportFormat* find_export_format(std::string_view name);  // null when there is none

std::size_t export_csv(const TimelineView& timeline, const ExportOptions& options, std::string& out);
std::size_t export_timelinejs(const TimelineView& timeline, const ExportOptions& options, std::string& out);
std::size_t export_vis(const TimelineView& timeline, const ExportOptions& options, std::string& out);
std::size_t export_geojson(const TimelineView& timeline, const ExportOptions& options, std::string& out);
std::size_t export_ics(const TimelineView& timeline, const ExportOptions& options, std::string& out);
std::size_t export_plover(const TimelineView& timeline, const ExportOptions& options, std::string& out);
std::size_t export_gdelt(const TimelineView& timeline, const ExportOptions& options, std::string& out);
std::size_t export_webannotation(const TimelineView& timeline, const ExportOptions& options, std::string& out);
std::size_t export_schemaorg(const TimelineView& timeline, const ExportOptions& options, std::string& out);

// Compact JSON, UTF-8 as it is.
std::string dump_json(const ExportJson& value);

}  // namespace nienbieu
