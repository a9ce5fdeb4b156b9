// CSV for spreadsheets, pandas, R. Columns are those of the page's own download.
#include <algorithm>

#include "output/export_timeline.h"

namespace nienbieu {
namespace {

constexpr std::string_view header =
    "id,kind,type,realis,edtf,earliest,latest,grain,basis,actors,roles,trigger,targets,content,places,lat,lon,attribution,quantities,"
    "sentence,"
    "documents,outlets,urls,reports,independent_sources,conflicts,confidence";

class Row {
 public:
  Row(const ExportOptions& options, std::string& out) : options_(options), out_(out) {}

  void text(std::string_view value) {
    separate();
    const bool formula = options_.bom && !value.empty() && std::string_view("=+-@\t\r").find(value[0]) != std::string_view::npos;
    if (!formula && value.find_first_of("\",\r\n") == std::string_view::npos) {
      out_ += value;
      return;
    }
    out_ += '"';
    if (formula) out_ += '\'';
    for (const char c : value) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
  }

  void number(const ExportJson& object, std::string_view key) {
    separate();
    if (const auto it = object.find(std::string(key)); it != object.end() && it->is_number()) out_ += it->dump();
  }

  void count(std::size_t value) {
    separate();
    out_ += std::to_string(value);
  }

  void end() { out_ += "\r\n"; }

 private:
  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  const ExportOptions& options_;
  std::string& out_;
  bool first_ = true;
};

void add_once(std::vector<std::string>& list, std::string value) {
  if (!value.empty() && std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

void write_documents(const TimelineView& timeline, const ExportJson& entry, Row& row) {
  std::vector<std::string> names, outlets, urls;
  for (const auto& report : list_at(entry, "reports")) {
    const std::string id = text_at(report, "document");
    const ExportJson* document = timeline.document(id);
    const std::string title = document ? text_at(*document, "title") : std::string();
    add_once(names, title.empty() ? id : title);
    if (!document) continue;
    add_once(outlets, text_at(*document, "outlet"));
    add_once(urls, text_at(*document, "url"));
  }
  row.text(join(names, "; "));
  row.text(join(outlets, "; "));
  row.text(join(urls, "; "));
}

std::string each(const ExportJson& list, std::string (*text)(const ExportJson&)) {
  std::vector<std::string> parts;
  for (const auto& item : list) add_once(parts, text(item));
  return join(parts, "; ");
}

void write_entry(const TimelineView& timeline, const ExportJson& entry, Row row) {
  const auto& time = list_at(entry, "time");
  for (const char* key : {"id", "kind", "type", "realis"}) row.text(text_at(entry, key));
  for (const char* key : {"edtf", "earliest", "latest", "grain", "basis"}) row.text(text_at(time, key));
  row.text(names_of(list_at(entry, "actors")));
  row.text(each(list_at(entry, "actors"), [](const ExportJson& a) { return text_at(a, "role"); }));
  row.text(span_text(entry, "trigger"));
  row.text(names_of(other_side(entry)));
  row.text(span_text(list_at(entry, "statement"), "content"));
  row.text(names_of(list_at(entry, "places")));
  const ExportJson* place = position_of(entry);
  static const ExportJson nowhere = ExportJson::object();
  row.number(place ? *place : nowhere, "lat");
  row.number(place ? *place : nowhere, "lon");
  row.text(chain_of(list_at(entry, "attribution")));
  row.text(each(list_at(entry, "quantities"), quantity_of));
  row.text(span_text(representative_of(entry), "sentence"));
  write_documents(timeline, entry, row);
  row.count(list_at(entry, "reports").size());
  row.number(entry, "independent_sources");
  row.text(each(list_at(entry, "conflicts"), [](const ExportJson& c) { return text_at(c, "field"); }));
  row.number(entry, "confidence");
  row.end();
}

}  // namespace

std::size_t export_csv(const TimelineView& timeline, const ExportOptions& options, std::string& out) {
  if (options.bom) out += "\xEF\xBB\xBF";
  out += header;
  out += "\r\n";
  for (const ExportJson* entry : timeline.entries()) write_entry(timeline, *entry, Row(options, out));
  return 0;
}

}  // namespace nienbieu
