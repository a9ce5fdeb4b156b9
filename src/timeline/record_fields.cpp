#include "timeline/record_fields.h"

namespace nienbieu::record_fields {
namespace {

double number(Element value, std::string_view name, Fault& fault) {
  double out = 0;
  if (value.get(out) != simdjson::SUCCESS) fault.set(name, "a number");
  return out;
}

std::uint32_t offset(Element value, std::string_view name, Fault& fault) {
  std::uint64_t out = 0;
  if (value.get(out) != simdjson::SUCCESS || out > 0xFFFFFFFEULL) fault.set(name, "an offset (a whole number from 0)");
  return static_cast<std::uint32_t>(out);
}

bool object_or_null(Element value, std::string_view name, Object& out, Fault& fault) {
  if (value.is_null()) return false;
  if (value.get(out) == simdjson::SUCCESS) return true;
  fault.set(name, "an object or null");
  return false;
}

// text, start and end of an object that may have other fields too.
bool span_field(std::string_view key, Element value, TextSpan& out, Fault& fault) {
  if (key == "text") return out.text = text_or_null(value, key, fault), true;
  if (key == "start") return out.start = offset(value, key, fault), true;
  if (key == "end") return out.end = offset(value, key, fault), true;
  return false;
}

void read_span(Element value, std::string_view name, TextSpan& out, Fault& fault) {
  Object object;
  if (!object_or_null(value, name, object, fault)) return;
  for (const auto [key, item] : object) span_field(key, item, out, fault);
}

template <class T, class Read>
void read_list(Element value, std::string_view name, std::vector<T>& out, Fault& fault, Read read) {
  if (value.is_null()) return;
  simdjson::dom::array array;
  if (value.get(array) != simdjson::SUCCESS) return fault.set(name, "an array");
  for (const Element item : array) read(item, name, out.emplace_back(), fault);
}

// A list of objects, each read by `read(object, out, fault)`.
template <class T, class Read>
void read_objects(Element value, std::string_view name, std::vector<T>& out, Fault& fault, Read read) {
  read_list(value, name, out, fault, [&](Element item, std::string_view, T& one, Fault&) {
    Object object;
    if (item.get(object) != simdjson::SUCCESS) return fault.set(name, "an array of objects");
    read(object, one, fault);
  });
}

// The fields of a record that are a text or null, by name.
template <class T>
struct TextField {
  std::string_view name;
  std::string_view T::*field;
};

template <class T, std::size_t count>
bool read_text(const TextField<T> (&fields)[count], std::string_view key, Element item, T& out, Fault& fault) {
  for (const auto& [name, field] : fields) {
    if (name != key) continue;
    out.*field = text_or_null(item, key, fault);
    return true;
  }
  return false;
}

constexpr TextField<ArgumentRecord> argument_texts[] = {{"entity", &ArgumentRecord::entity},
                                                        {"name", &ArgumentRecord::name},
                                                        {"type", &ArgumentRecord::type},
                                                        {"role", &ArgumentRecord::role},
                                                        {"via", &ArgumentRecord::via},
                                                        {"country", &ArgumentRecord::country},
                                                        {"description", &ArgumentRecord::description}};
constexpr TextField<AttributionRecord> attribution_texts[] = {
    {"entity", &AttributionRecord::entity}, {"name", &AttributionRecord::name}, {"cue", &AttributionRecord::cue}};
constexpr TextField<QuantityRecord> quantity_texts[] = {
    {"what", &QuantityRecord::what}, {"bound", &QuantityRecord::bound}, {"unit", &QuantityRecord::unit}};
constexpr TextField<TimeRecord> time_texts[] = {{"edtf", &TimeRecord::edtf},     {"earliest", &TimeRecord::earliest},
                                                {"latest", &TimeRecord::latest}, {"grain", &TimeRecord::grain},
                                                {"basis", &TimeRecord::basis},   {"why", &TimeRecord::why}};
constexpr TextField<EventRecord> event_texts[] = {{"kind", &EventRecord::kind},     {"type", &EventRecord::type},
                                                  {"mode", &EventRecord::mode},     {"realis", &EventRecord::realis},
                                                  {"within", &EventRecord::within}, {"section", &EventRecord::section}};
constexpr TextField<DocumentRecord> document_texts[] = {{"id", &DocumentRecord::id},
                                                        {"title", &DocumentRecord::title},
                                                        {"url", &DocumentRecord::url},
                                                        {"outlet", &DocumentRecord::outlet},
                                                        {"published", &DocumentRecord::published},
                                                        {"published_basis", &DocumentRecord::published_basis},
                                                        {"published_why", &DocumentRecord::published_why},
                                                        {"revision", &DocumentRecord::revision},
                                                        {"content", &DocumentRecord::content},
                                                        {"sketch", &DocumentRecord::sketch}};

void read_argument(Object object, ArgumentRecord& out, Fault& fault) {
  for (const auto [key, item] : object) {
    if (read_text(argument_texts, key, item, out, fault)) continue;
    if (key == "mention")
      read_span(item, key, out.mention, fault);
    else if (key == "lat")
      out.lat = number(item, key, fault), out.has_position = true;
    else if (key == "lon")
      out.lon = number(item, key, fault);
    else if (key == "inherited")
      out.inherited = item.is_bool() && bool(item);
  }
}

void read_attribution(Object object, AttributionRecord& out, Fault& fault) {
  for (const auto [key, item] : object)
    if (!read_text(attribution_texts, key, item, out, fault) && key == "mention") read_span(item, key, out.mention, fault);
}

void read_quantity(Object object, QuantityRecord& out, Fault& fault) {
  for (const auto [key, item] : object) {
    if (read_text(quantity_texts, key, item, out, fault)) continue;
    if (key == "value")
      out.value = number(item, key, fault);
    else
      span_field(key, item, out.span, fault);
  }
}

void read_name(Element value, std::string_view name, std::string_view& out, Fault& fault) { out = text_or_null(value, name, fault); }

void read_time(Element value, std::string_view name, TimeRecord& out, Fault& fault) {
  Object object;
  if (!object_or_null(value, name, object, fault)) return;
  for (const auto [key, item] : object)
    if (!read_text(time_texts, key, item, out, fault) && key == "expression") read_span(item, key, out.expression, fault);
}

void read_statement(Element value, EventRecord& out, Fault& fault) {
  Object object;
  if (!object_or_null(value, "statement", object, fault)) return;
  out.is_statement = true;
  for (const auto [key, item] : object) {
    if (key == "mode")
      out.statement_mode = text_or_null(item, key, fault);
    else if (key == "content")
      read_span(item, key, out.content, fault);
    else if (key == "quotes")
      read_list(item, key, out.quotes, fault, read_span);
    else if (key == "addressees")
      read_objects(item, key, out.addressees, fault, read_argument);
    else if (key == "venue")
      read_span(item, key, out.venue, fault);
  }
}

}  // namespace

std::string_view text_or_null(Element value, std::string_view name, Fault& fault) {
  std::string_view out;
  if (value.is_null()) return out;
  if (value.get(out) != simdjson::SUCCESS) fault.set(name, "a string or null");
  return out;
}

void read_document(Object object, DocumentRecord& out, Fault& fault) {
  out = {};
  for (const auto [key, item] : object) {
    if (read_text(document_texts, key, item, out, fault)) continue;
    if (key == "withdrawn")
      out.withdrawn = item.is_bool() && bool(item);
    else if (key == "also")
      read_list(item, key, out.also, fault, read_name);
  }
  if (out.id.empty()) fault.set("document.id", "the id of the event's document");
}

void read_event(Object object, EventRecord& out, bool report, Fault& fault) {
  out.clear();
  for (const auto [key, item] : object) {
    if (key == (report ? "event" : "id"))
      out.id = text_or_null(item, key, fault);
    else if (read_text(event_texts, key, item, out, fault))
      continue;
    else if (key == "trigger")
      read_span(item, key, out.trigger, fault);
    else if (key == "time")
      read_time(item, key, out.time, fault);
    else if (key == "actors")
      read_objects(item, key, out.actors, fault, read_argument);
    else if (key == "targets")
      read_objects(item, key, out.targets, fault, read_argument);
    else if (key == "places")
      read_objects(item, key, out.places, fault, read_argument);
    else if (key == "statement")
      read_statement(item, out, fault);
    else if (key == "attribution")
      read_objects(item, key, out.attribution, fault, read_attribution);
    else if (key == "quantities")
      read_objects(item, key, out.quantities, fault, read_quantity);
    else if (key == "sentence")
      read_span(item, key, out.sentence, fault);
    else if (key == "confidence" && !item.is_null())
      out.confidence = number(item, key, fault);
  }
  if (out.id.empty()) fault.set(report ? "event" : "id", "the id of the event");
  if (out.kind != "statement" && out.kind != "action") fault.set("kind", "\"statement\" or \"action\"");
  if (out.type.empty()) fault.set("type", "the type of the event");
}

}  // namespace nienbieu::record_fields
