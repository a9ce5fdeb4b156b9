// GeoJSON (RFC 7946): a feature an entry; longitude before latitude; an entry without a position has a null geometry.
#include <algorithm>

#include "output/export_timeline.h"

namespace nienbieu {
namespace {

ExportJson geometry(const ExportJson& entry) {
  ExportJson points = ExportJson::array();
  for (const auto& place : list_at(entry, "places")) {
    if (!place.contains("lat") || !place.contains("lon")) continue;
    ExportJson point = ExportJson::array({place["lon"], place["lat"]});
    if (std::find(points.begin(), points.end(), point) == points.end()) points.push_back(std::move(point));
  }
  if (points.empty()) return nullptr;
  if (points.size() == 1) return {{"type", "Point"}, {"coordinates", points[0]}};
  return {{"type", "MultiPoint"}, {"coordinates", std::move(points)}};
}

ExportJson nullable(std::string text) { return text.empty() ? ExportJson(nullptr) : ExportJson(std::move(text)); }

ExportJson feature(const ExportJson& entry) {
  const auto& time = list_at(entry, "time");
  ExportJson properties{{"headline", headline_of(entry)}, {"gist", gist_of(entry)}};
  for (const char* key : {"kind", "type", "mode", "realis"}) properties[key] = nullable(text_at(entry, key));
  for (const char* key : {"edtf", "earliest", "latest", "grain"}) properties[key] = nullable(text_at(time, key));
  properties["actors"] = names_of(list_at(entry, "actors"));
  properties["targets"] = names_of(other_side(entry));
  properties["places"] = names_of(list_at(entry, "places"));
  properties["attribution"] = chain_of(list_at(entry, "attribution"));
  properties["reports"] = list_at(entry, "reports").size();
  properties["confidence"] = entry.value("confidence", ExportJson(nullptr));
  return {{"type", "Feature"}, {"id", text_at(entry, "id")}, {"geometry", geometry(entry)}, {"properties", std::move(properties)}};
}

}  // namespace

std::size_t export_geojson(const TimelineView& timeline, const ExportOptions&, std::string& out) {
  out += "{\"type\":\"FeatureCollection\",\"features\":[";
  bool first = true;
  for (const ExportJson* entry : timeline.entries()) {
    out += first ? "\n" : ",\n";
    first = false;
    out += dump_json(feature(*entry));
  }
  out += "]}\n";
  return 0;
}

}  // namespace nienbieu
