// PLOVER (openeventdata): one JSON object a line with the field names of the manual's chapter "Data Fields" (draft 0.8): event, mode and
// context are lists, actors have ISO alpha-3 codes, a place has the names of GeoNames. What PLOVER has no field for stands in fields of our
// own, as the manual invites to: date_edtf, subtype, realis, summary, reports, actor_type, and "extension" beside a type that is not
// PLOVER's (SAY, OFFICE, LEGISLATE, LEGAL, DISASTER, HARM, MOVE, ECONOMY).
#include <algorithm>

#include "output/country_code.h"
#include "output/export_date.h"
#include "output/export_timeline.h"

namespace nienbieu {
namespace {

constexpr std::string_view types[] = {"AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
                                      "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};

// Our modes that are PLOVER's, of the same type and the same meaning; the others are a subtype of ours.
constexpr std::string_view modes[] = {"CONSULT visit", "CONSULT phone",       "RETREAT release",
                                      "COERCE arrest", "ASSAULT assassinate", "ASSAULT abduct"};

bool holds(const auto& list, std::string_view value) { return std::find(std::begin(list), std::end(list), value) != std::end(list); }

// Optional fields are left out where nothing is known.
void put(ExportJson& object, const char* key, std::string_view text) {
  if (!text.empty()) object[key] = text;
}

// The fields of a list: null where there is nothing to say, by the manual.
ExportJson one_or_null(std::string_view text) { return text.empty() ? ExportJson(nullptr) : ExportJson::array({text}); }

ExportJson actors(const ExportJson& list) {
  ExportJson out = ExportJson::array();
  for (const auto& argument : list) {
    ExportJson actor = ExportJson::object();
    put(actor, "code", alpha3_of(text_at(argument, "country")));
    put(actor, "actor_text", span_text(argument, "mention").empty() ? name_of(argument) : span_text(argument, "mention"));
    put(actor, "identifier_id", text_at(argument, "entity"));  // Wikidata's where there is one
    put(actor, "identifier_text", name_of(argument));
    put(actor, "office", text_at(argument, "role"));
    put(actor, "actor_type", text_at(argument, "type"));
    out.push_back(std::move(actor));
  }
  return out;
}

void put_location(ExportJson& out, const ExportJson& entry) {
  const auto& places = list_at(entry, "places");
  const ExportJson* place = position_of(entry);
  if (!place && !places.empty()) place = &places[0];
  if (!place) return;
  const std::string country = text_at(*place, "country");
  ExportJson location = ExportJson::object();
  put(location, "name", name_of(*place));
  if (place->contains("lat")) location["latitude"] = (*place)["lat"], location["longitude"] = (*place)["lon"];
  if (const auto code = alpha3_of(country); !code.empty()) location["country code"] = country, location["cc3"] = code;
  put(location, "identifier_id", text_at(*place, "entity"));
  out["event_loc"] = std::move(location);
}

ExportJson citation(const TimelineView& timeline, const ExportJson& report) {
  ExportJson out{{"citation", text_at(report, "document")}, {"language", "vi"}};
  if (const ExportJson* document = timeline.document(text_at(report, "document"))) {
    put(out, "title", text_at(*document, "title"));
    put(out, "publication", text_at(*document, "outlet"));
    put(out, "url", text_at(*document, "url"));
  }
  return out;
}

ExportJson position(const ExportJson& sentence) {
  ExportJson out = ExportJson::object();
  for (const char* key : {"start", "end"})
    if (sentence.contains(key)) out[key] = sentence[key];
  return out;
}

ExportJson reports(const TimelineView& timeline, const ExportJson& entry) {
  ExportJson out = ExportJson::array();
  for (const auto& report : list_at(entry, "reports")) {
    ExportJson one{{"cite_info", citation(timeline, report)}};
    put(one, "published", text_at(report, "published"));
    put(one, "text", span_text(report, "sentence"));
    one["text_info"] = position(list_at(report, "sentence"));
    out.push_back(std::move(one));
  }
  return out;
}

// "16:30+07:00" of an EDTF point on that very day.
std::string clock_on(std::string_view point, const std::string& day) {
  if (!point.starts_with(day + "T")) return {};
  return without_doubt(std::string(point.substr(day.size() + 1)));
}

void put_dates(ExportJson& out, const ExportJson& time, const DateParts& when) {
  const std::string edtf = text_at(time, "edtf"), first = iso_day(*when.earliest);
  const auto slash = edtf.find('/');
  out["date"] = first;
  put(out, "time", clock_on(std::string_view(edtf).substr(0, slash), first));
  if (when.latest && (when.latest != when.earliest || slash != std::string::npos)) {
    out["enddate"] = iso_day(*when.latest);
    if (slash != std::string::npos) put(out, "endtime", clock_on(std::string_view(edtf).substr(slash + 1), iso_day(*when.latest)));
  }
  put(out, "date_edtf", edtf);
}

std::string_view context_of(std::string_view realis) {
  return realis == "future" || realis == "hypothetical" ? realis : realis == "negated" ? std::string_view("negation") : std::string_view();
}

ExportJson event_of(const TimelineView& timeline, const ExportJson& entry, const DateParts& when) {
  const std::string type = text_at(entry, "type"), subtype = text_at(entry, "mode"), realis = text_at(entry, "realis");
  const auto& report = representative_of(entry);
  ExportJson out{{"id", text_at(entry, "id")}};
  put_dates(out, list_at(entry, "time"), when);
  out["source"] = actors(list_at(entry, "actors"));
  out["recipient"] = actors(other_side(entry));
  out["event"] = ExportJson::array({type});
  if (!holds(types, type)) out["extension"] = true;
  out["mode"] = one_or_null(holds(modes, type + " " + subtype) ? std::string_view(subtype) : std::string_view());
  out["context"] = one_or_null(context_of(realis));
  put_location(out, entry);
  if (const std::string trigger = span_text(entry, "trigger"); !trigger.empty()) out["event_text"] = ExportJson::array({trigger});
  put(out, "text", span_text(report, "sentence"));
  out["text_info"] = position(list_at(report, "sentence"));
  out["cite_info"] = citation(timeline, report);
  put(out, "subtype", subtype);
  put(out, "realis", realis);
  put(out, "summary", gist_of(entry));
  out["reports"] = reports(timeline, entry);
  return out;
}

}  // namespace

// A record must have a day: the first one that the event can have begun on.
std::size_t export_plover(const TimelineView& timeline, const ExportOptions&, std::string& out) {
  std::size_t left_out = 0;
  for (const ExportJson* entry : timeline.entries()) {
    const DateParts when = date_parts(list_at(*entry, "time"));
    if (!when.earliest) {
      ++left_out;
      continue;
    }
    out += dump_json(event_of(timeline, *entry, when));
    out += '\n';
  }
  return left_out;
}

}  // namespace nienbieu
