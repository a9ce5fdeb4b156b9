// PLOVER (openeventdata): one JSON object a line: event, mode and context with source and recipient. Types that PLOVER does not have (SAY,
// OFFICE, LEGISLATE, LEGAL, DISASTER, HARM, MOVE, ECONOMY) keep our name and say "extension": true.
#include <algorithm>

#include "output/export_date.h"
#include "output/export_timeline.h"

namespace nienbieu {
namespace {

constexpr std::string_view types[] = {"AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
                                      "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};

ExportJson nullable(std::string text) { return text.empty() ? ExportJson(nullptr) : ExportJson(std::move(text)); }

ExportJson actors(const ExportJson& list) {
  ExportJson out = ExportJson::array();
  for (const auto& argument : list)
    out.push_back({{"actorText", name_of(argument)},
                   {"actorRole", nullable(text_at(argument, "role"))},
                   {"actorId", nullable(text_at(argument, "entity"))},
                   {"country", nullable(text_at(argument, "country"))},
                   {"sector", nullable(text_at(argument, "type"))}});
  return out;
}

ExportJson location(const ExportJson& entry) {
  const auto& places = list_at(entry, "places");
  const ExportJson* place = position_of(entry);
  if (!place && !places.empty()) place = &places[0];
  if (!place) return nullptr;
  ExportJson out{{"locationText", name_of(*place)},
                 {"locationId", nullable(text_at(*place, "entity"))},
                 {"country", nullable(text_at(*place, "country"))}};
  if (place->contains("lat")) out["latitude"] = (*place)["lat"], out["longitude"] = (*place)["lon"];
  return out;
}

ExportJson sources(const TimelineView& timeline, const ExportJson& entry) {
  ExportJson out = ExportJson::array();
  for (const auto& report : list_at(entry, "reports")) {
    const ExportJson* document = timeline.document(text_at(report, "document"));
    ExportJson one{{"id", text_at(report, "document")},
                   {"publisher", nullptr},
                   {"url", nullptr},
                   {"date", nullable(text_at(report, "published"))},
                   {"text", nullable(span_text(report, "sentence"))}};
    if (document) one["publisher"] = nullable(text_at(*document, "outlet")), one["url"] = nullable(text_at(*document, "url"));
    out.push_back(std::move(one));
  }
  return out;
}

ExportJson event_of(const TimelineView& timeline, const ExportJson& entry) {
  const auto& time = list_at(entry, "time");
  const DateParts when = date_parts(time);
  const std::string type = text_at(entry, "type");
  ExportJson out{{"id", text_at(entry, "id")}};
  out["date"] = when.earliest ? ExportJson(iso_day(*when.earliest)) : ExportJson(nullptr);
  if (when.latest && when.latest != when.earliest) out["dateEnd"] = iso_day(*when.latest);
  out["dateEdtf"] = nullable(text_at(time, "edtf"));
  out["event"] = type;
  if (std::find(std::begin(types), std::end(types), type) == std::end(types)) out["extension"] = true;
  out["mode"] = nullable(text_at(entry, "mode"));
  out["context"] = ExportJson::array();
  out["status"] = text_at(entry, "realis");
  out["source"] = actors(list_at(entry, "actors"));
  out["recipient"] = actors(other_side(entry));
  out["location"] = location(entry);
  out["eventText"] = nullable(span_text(entry, "trigger"));
  out["text"] = nullable(gist_of(entry));
  out["textInfo"] = sources(timeline, entry);
  return out;
}

}  // namespace

std::size_t export_plover(const TimelineView& timeline, const ExportOptions&, std::string& out) {
  for (const ExportJson* entry : timeline.entries()) {
    out += dump_json(event_of(timeline, *entry));
    out += '\n';
  }
  return 0;
}

}  // namespace nienbieu
