// iCalendar (RFC 5545): dated entries as VEVENT, the others as VJOURNAL, which needs no day. Future and hypothetical events are
// TENTATIVE, negated ones CANCELLED. Content lines are folded at 75 octets and never inside a code point. DTSTAMP is the day of the
// newest report: the file has no clock of its own.
#include <algorithm>

#include "output/export_date.h"
#include "output/export_timeline.h"

namespace nienbieu {
namespace {

constexpr std::size_t line_limit = 75;

void write_line(std::string_view name, std::string_view value, std::string& out) {
  std::string line(name);
  line += value;
  std::size_t room = line_limit;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t size = 1;
    while (at + size < line.size() && (static_cast<unsigned char>(line[at + size]) & 0xC0) == 0x80) ++size;
    if (size > room) {
      out += "\r\n ";
      room = line_limit - 1;
    }
    out.append(line, at, size);
    room -= size;
    at += size;
  }
  out += "\r\n";
}

std::string escape_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',')
      out += '\\', out += c;
    else if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)
      out += c;
  }
  return out;
}

void write_text(std::string_view name, const std::string& value, std::string& out) {
  if (!value.empty()) write_line(name, escape_text(value), out);
}

std::string stamp_of(const ExportJson& entry) {
  CivilDate newest{1970, 1, 1};
  for (const auto& report : list_at(entry, "reports"))
    if (const auto day = civil_day(text_at(report, "published").substr(0, 10))) newest = std::max(newest, *day);
  return compact_day(newest) + "T000000Z";
}

// False when the calendar cannot hold the date.
bool write_dates(const DateParts& when, std::string& out) {
  if (!when.start || !when.earliest || when.earliest->year < 1 || when.earliest->year > 9999) return false;
  if (when.start->hour >= 0) {
    char clock[48];
    std::snprintf(clock, sizeof clock, "T%02d%02d00", when.start->hour, std::max(0, when.start->minute));
    write_line("DTSTART:", compact_day(*when.earliest) + clock, out);
    return true;
  }
  write_line("DTSTART;VALUE=DATE:", compact_day(*when.earliest), out);
  if (when.latest && *when.latest >= *when.earliest && when.latest->year < 9999)
    write_line("DTEND;VALUE=DATE:", compact_day(next_day(*when.latest)), out);
  return true;
}

std::string description(const TimelineView& timeline, const ExportJson& entry) {
  std::vector<std::string> parts;
  const auto add = [&](std::string part) {
    if (!part.empty() && std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(std::move(part));
  };
  add(gist_of(entry));
  add(chain_of(list_at(entry, "attribution")));
  for (const auto& report : list_at(entry, "reports")) {
    const ExportJson* document = timeline.document(text_at(report, "document"));
    if (!document) continue;
    std::vector<std::string> source{text_at(*document, "outlet"), text_at(*document, "title"), text_at(*document, "url")};
    std::erase_if(source, [](const std::string& s) { return s.empty(); });
    add(join(source, ", "));
  }
  return join(parts, "\n");
}

const char* status_of(const ExportJson& entry, bool journal) {
  const std::string realis = text_at(entry, "realis");
  if (realis == "future" || realis == "hypothetical") return journal ? "DRAFT" : "TENTATIVE";
  if (realis == "negated") return "CANCELLED";
  return journal ? "FINAL" : "CONFIRMED";
}

void write_entry(const TimelineView& timeline, const ExportJson& entry, std::string& out) {
  std::string dates;
  const auto& time = list_at(entry, "time");
  const bool journal = !write_dates(date_parts(time), dates);
  const char* component = journal ? "VJOURNAL" : "VEVENT";
  write_line("BEGIN:", component, out);
  write_line("UID:", text_at(entry, "id") + "@nienbieu", out);
  write_line("DTSTAMP:", stamp_of(entry), out);
  out += dates;
  write_text("SUMMARY:", headline_of(entry), out);
  write_text("DESCRIPTION:", description(timeline, entry), out);
  if (!journal) {
    write_text("LOCATION:", names_of(list_at(entry, "places"), ", "), out);
    if (const ExportJson* place = position_of(entry)) write_line("GEO:", (*place)["lat"].dump() + ";" + (*place)["lon"].dump(), out);
    write_line("TRANSP:", "TRANSPARENT", out);
  }
  write_text("CATEGORIES:", text_at(entry, "type"), out);
  write_line("STATUS:", status_of(entry, journal), out);
  write_text("X-NIENBIEU-EDTF:", text_at(time, "edtf"), out);
  write_line("END:", component, out);
}

}  // namespace

std::size_t export_ics(const TimelineView& timeline, const ExportOptions&, std::string& out) {
  out += "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//nienbieu//timeline//VI\r\nCALSCALE:GREGORIAN\r\n";
  for (const ExportJson* entry : timeline.entries()) write_entry(timeline, *entry, out);
  out += "END:VCALENDAR\r\n";
  return 0;
}

}  // namespace nienbieu
