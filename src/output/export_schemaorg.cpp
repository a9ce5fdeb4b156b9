// schema.org in JSON-LD: an action is an Event; words in quotation marks are a Quotation; what somebody claimed in other words is a Claim.
// One @graph over all entries, and the articles as NewsArticle.
#include <algorithm>
#include <map>

#include "output/export_date.h"
#include "output/export_timeline.h"

namespace nienbieu {
namespace {

std::string article_id(const std::string& document) { return "urn:nienbieu:document:" + document; }

ExportJson thing(const ExportJson& argument) {
  const std::string kind = text_at(argument, "type"), id = text_at(argument, "entity");
  ExportJson out{{"@type", kind == "organization" ? "Organization" : kind == "place" ? "Place" : "Person"}};
  if (!id.empty()) out["@id"] = entity_address(id);
  out["name"] = name_of(argument);
  if (kind == "person" && !text_at(argument, "role").empty()) out["jobTitle"] = text_at(argument, "role");
  if (kind == "place" && argument.contains("lat"))
    out["geo"] = {{"@type", "GeoCoordinates"}, {"latitude", argument["lat"]}, {"longitude", argument["lon"]}};
  return out;
}

ExportJson things(const ExportJson& list) {
  ExportJson out = ExportJson::array();
  for (const auto& argument : list) out.push_back(thing(argument));
  return out;
}

// schema.org lets people and organizations speak: a place that does is the body that bears its name.
ExportJson speakers(const ExportJson& list) {
  ExportJson out = things(list);
  for (auto& one : out)
    if (one["@type"] == "Place") one["@type"] = "Organization", one.erase("geo");
  return out;
}

void add(ExportJson& out, const char* key, ExportJson value) {
  if (!value.empty()) out[key] = std::move(value);
}

ExportJson articles(const ExportJson& entry) {
  ExportJson out = ExportJson::array();
  std::vector<std::string> seen;
  for (const auto& report : list_at(entry, "reports")) {
    const std::string id = article_id(text_at(report, "document"));
    if (std::find(seen.begin(), seen.end(), id) != seen.end()) continue;
    seen.push_back(id);
    out.push_back({{"@id", id}});
  }
  return out;
}

// An ISO 8601 date in as much precision as is known; schema.org takes EDTF's points, not its intervals.
ExportJson date_text(const std::optional<DatePoint>& point) {
  if (!point) return nullptr;
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", point->year, point->month, point->day);
  std::string text = std::string(buffer).substr(0, point->day ? 10 : point->month ? 7 : 4);
  if (point->hour < 0) return text;
  std::snprintf(buffer, sizeof buffer, "T%02d:%02d", point->hour, point->minute < 0 ? 0 : point->minute);
  return text + buffer;
}

ExportJson event_of(const ExportJson& entry, const DateParts& when) {
  ExportJson out{{"@type", "Event"}, {"name", headline_of(entry)}, {"description", gist_of(entry)}};
  add(out, "startDate", date_text(when.start));
  add(out, "endDate", date_text(when.end));
  add(out, "location", things(list_at(entry, "places")));
  ExportJson about = things(list_at(entry, "actors"));
  for (auto& target : things(list_at(entry, "targets"))) about.push_back(std::move(target));
  add(out, "about", std::move(about));
  if (is_future(entry)) out["eventStatus"] = "https://schema.org/EventScheduled";
  out["subjectOf"] = articles(entry);
  return out;
}

ExportJson saying_of(const ExportJson& entry, const DateParts& when) {
  const auto& statement = list_at(entry, "statement");
  const bool direct = text_at(statement, "mode") == "direct";
  ExportJson out{{"@type", direct ? "Quotation" : "Claim"}, {"text", gist_of(entry)}, {"name", headline_of(entry)}};
  add(out, direct ? "spokenByCharacter" : "claimInterpreter", speakers(list_at(entry, "actors")));
  add(out, "temporal", date_text(when.start));
  add(out, "contentLocation", things(list_at(entry, "places")));
  out[direct ? "isPartOf" : "appearance"] = articles(entry);
  return out;
}

ExportJson article_of(const ExportJson& document) {
  ExportJson out{{"@type", "NewsArticle"}, {"@id", article_id(text_at(document, "id"))}};
  const std::string title = text_at(document, "title"), url = text_at(document, "url"), outlet = text_at(document, "outlet");
  if (!title.empty()) out["headline"] = title;
  if (!url.empty()) out["url"] = url;
  if (!outlet.empty()) out["publisher"] = {{"@type", "Organization"}, {"name", outlet}};
  if (const auto day = civil_day(text_at(document, "published").substr(0, 10))) out["datePublished"] = iso_day(*day);
  return out;
}

}  // namespace

std::size_t export_schemaorg(const TimelineView& timeline, const ExportOptions&, std::string& out) {
  out += "{\"@context\":\"https://schema.org\",\"@graph\":[";
  std::map<std::string, const ExportJson*> told;
  bool first = true;
  const auto write = [&](const ExportJson& node) {
    out += first ? "\n" : ",\n";
    first = false;
    out += dump_json(node);
  };
  for (const ExportJson* entry : timeline.entries()) {
    const DateParts when = date_parts(list_at(*entry, "time"));
    ExportJson node{{"@id", "urn:nienbieu:" + text_at(*entry, "id")}};
    node.update(text_at(*entry, "kind") == "statement" ? saying_of(*entry, when) : event_of(*entry, when));
    node["identifier"] = text_at(*entry, "id");
    write(node);
    for (const auto& report : list_at(*entry, "reports"))
      told.emplace(text_at(report, "document"), timeline.document(text_at(report, "document")));
  }
  for (const auto& [id, document] : told)
    if (document) write(article_of(*document));
  out += "]}\n";
  return 0;
}

}  // namespace nienbieu
