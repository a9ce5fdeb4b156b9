#include "timeline/entity_table.h"

#include <tuple>

#include "timeline/json_writer.h"

namespace nienbieu {

bool says_more(const EntityTelling& a, const EntityTelling& b) {
  if (a.has_position != b.has_position) return a.has_position;
  if (a.type.empty() != b.type.empty()) return b.type.empty();
  if (a.name.size() != b.name.size()) return a.name.size() > b.name.size();
  return std::tie(a.name, a.type, a.country, a.lat, a.lon) < std::tie(b.name, b.type, b.country, b.lat, b.lon);
}

void write_entity(const EntityTelling& told, std::string& out) {
  const auto field = [&](std::string_view name, std::string_view value) {
    out += name;
    json::string_or_null(out, value);
  };
  json::string(out, told.id);
  field(":{\"name\":", told.name);
  field(",\"type\":", told.type);
  if (!told.country.empty()) field(",\"country\":", told.country);
  if (told.has_position) {
    out += ",\"lat\":";
    json::real(out, told.lat);
    out += ",\"lon\":";
    json::real(out, told.lon);
  }
  out += '}';
}

}  // namespace nienbieu
