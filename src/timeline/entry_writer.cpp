#include "timeline/entry_writer.h"

#include <algorithm>

#include "timeline/json_writer.h"
#include "timeline/record_write.h"

namespace nienbieu {
namespace {

void field(std::string& out, std::string_view name, std::string_view value) {
  out += name;
  json::string_or_null(out, value);
}

}  // namespace

std::string_view within_of(const StoredEvent& e) {
  const std::string_view within = e.body.substr(e.layout.within_begin, e.layout.within_end - e.layout.within_begin);
  return within.size() > 2 && within.front() == '"' ? within.substr(1, within.size() - 2) : std::string_view{};
}

void EntryWriter::write_id(std::uint32_t event) { json::string_or_null(out_, events_.event(event).id); }

void EntryWriter::write_document(const TimelineDocument& document) {
  DocumentRecord record = t_.records->versions()[document.version];
  record.also.assign(document.also.begin(), document.also.end());
  write_document_object(record, out_);
  if (document.family_size < 2) return;
  out_.back() = ',';
  field(out_, "\"family\":", t_.records->versions()[t_.documents[document.family].version].id);
  out_ += '}';
}

void EntryWriter::write_documents(const TimelineEntry& entry) {
  std::vector<std::uint32_t> used;
  for (const std::uint32_t e : entry.reports) used.push_back(t_.document_of[events_.event(e).version]);
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  out_ += "\"documents\":[";
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (i) out_ += ',';
    write_document(t_.documents[used[i]]);
  }
  out_ += "],";
}

// The representative's fields but its sentence and section; the statement that it stands in is named as an entry.
void EntryWriter::write_representative(const StoredEvent& e, std::string_view within) {
  const std::string_view body = e.body;
  out_ += body.substr(0, e.layout.within_begin);
  json::string_or_null(out_, within);
  out_ += body.substr(e.layout.within_end, e.layout.sentence_begin - e.layout.within_end);
  out_ += body.substr(e.layout.confidence_begin);
}

void EntryWriter::write_fields(const TimelineEntry& entry, std::string_view within) {
  field(out_, "\"id\":", entry.id);
  out_ += ",\"aliases\":[";
  for (std::size_t i = 0; i < entry.aliases.size(); ++i) {
    if (i) out_ += ',';
    json::string(out_, entry.aliases[i]);
  }
  out_ += "],";
  write_representative(events_.event(entry.representative), within);
  out_ += ",\"representative\":";
  write_id(entry.representative);
  out_ += ",\"reports\":[";
  for (std::size_t i = 0; i < entry.reports.size(); ++i) {
    if (i) out_ += ',';
    write_report(entry.reports[i]);
  }
  out_ += "],\"independent_sources\":";
  json::integer(out_, entry.independent_sources);
  write_conflicts(entry);
  write_why(entry);
}

void EntryWriter::write_report(std::uint32_t event) {
  const StoredEvent& e = events_.event(event);
  const DocumentRecord& document = t_.record_of_version(e.version);
  field(out_, "{\"event\":", e.id);
  field(out_, ",\"document\":", document.id);
  field(out_, ",\"published\":", document.published);
  out_ += ',';
  out_ += e.body;
  out_ += '}';
}

void EntryWriter::write_values(const std::vector<ConflictValue>& values) {
  out_ += '[';
  for (std::size_t i = 0; i < values.size(); ++i) {
    out_ += i ? ",{\"value\":" : "{\"value\":";
    out_ += values[i].json;
    out_ += ",\"reports\":[";
    for (std::size_t k = 0; k < values[i].reports.size(); ++k) {
      if (k) out_ += ',';
      write_id(values[i].reports[k]);
    }
    out_ += "]}";
  }
  out_ += ']';
}

void EntryWriter::write_conflicts(const TimelineEntry& entry) {
  out_ += ",\"conflicts\":[";
  for (std::size_t i = 0; i < entry.conflicts.size(); ++i) {
    if (i) out_ += ',';
    field(out_, "{\"field\":", entry.conflicts[i].field);
    out_ += ",\"values\":";
    write_values(entry.conflicts[i].values);
    out_ += '}';
  }
  out_ += ']';
  if (entry.series.empty()) return;
  out_ += ",\"series\":[";
  for (std::size_t i = 0; i < entry.series.size(); ++i) {
    if (i) out_ += ',';
    field(out_, "{\"what\":", entry.series[i].what);
    out_ += ",\"values\":";
    write_values(entry.series[i].points);
    out_ += '}';
  }
  out_ += ']';
}

void EntryWriter::write_why(const TimelineEntry& entry) {
  out_ += ",\"why\":[";
  for (std::size_t i = 0; i < entry.why.size(); ++i) {
    const Merge& merge = entry.why[i];
    if (i) out_ += ',';
    out_ += "{\"reports\":[";
    write_id(merge.a);
    out_ += ',';
    write_id(merge.b);
    out_ += "],\"score\":";
    json::rate(out_, merge.score);
    field(out_, ",\"because\":", merge.because);
    out_ += '}';
  }
  out_ += ']';
}

}  // namespace nienbieu
