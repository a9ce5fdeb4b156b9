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

void read_argument(Element value, std::string_view name, ArgumentRecord& out, Fault& fault) {
  Object object;
  if (value.get(object) != simdjson::SUCCESS) return fault.set(name, "an array of objects");
  for (const auto [key, item] : object) {
    if (key == "entity")
      out.entity = text_or_null(item, key, fault);
    else if (key == "name")
      out.name = text_or_null(item, key, fault);
    else if (key == "type")
      out.type = text_or_null(item, key, fault);
    else if (key == "role")
      out.role = text_or_null(item, key, fault);
    else if (key == "via")
      out.via = text_or_null(item, key, fault);
    else if (key == "country")
      out.country = text_or_null(item, key, fault);
    else if (key == "description")
      out.description = text_or_null(item, key, fault);
    else if (key == "mention")
      read_span(item, key, out.mention, fault);
    else if (key == "lat")
      out.lat = number(item, key, fault), out.has_position = true;
    else if (key == "lon")
      out.lon = number(item, key, fault);
    else if (key == "inherited")
      out.inherited = item.is_bool() && bool(item);
  }
}

void read_attribution(Element value, std::string_view name, AttributionRecord& out, Fault& fault) {
  Object object;
  if (value.get(object) != simdjson::SUCCESS) return fault.set(name, "an array of objects");
  for (const auto [key, item] : object) {
    if (key == "entity")
      out.entity = text_or_null(item, key, fault);
    else if (key == "name")
      out.name = text_or_null(item, key, fault);
    else if (key == "cue")
      out.cue = text_or_null(item, key, fault);
    else if (key == "mention")
      read_span(item, key, out.mention, fault);
  }
}

void read_quantity(Element value, std::string_view name, QuantityRecord& out, Fault& fault) {
  Object object;
  if (value.get(object) != simdjson::SUCCESS) return fault.set(name, "an array of objects");
  for (const auto [key, item] : object) {
    if (key == "what")
      out.what = text_or_null(item, key, fault);
    else if (key == "value")
      out.value = number(item, key, fault);
    else if (key == "bound")
      out.bound = text_or_null(item, key, fault);
    else if (key == "unit")
      out.unit = text_or_null(item, key, fault);
    else
      span_field(key, item, out.span, fault);
  }
}

void read_quote(Element value, std::string_view name, TextSpan& out, Fault& fault) { read_span(value, name, out, fault); }

void read_name(Element value, std::string_view name, std::string_view& out, Fault& fault) { out = text_or_null(value, name, fault); }

void read_time(Element value, std::string_view name, TimeRecord& out, Fault& fault) {
  Object object;
  if (!object_or_null(value, name, object, fault)) return;
  for (const auto [key, item] : object) {
    if (key == "edtf")
      out.edtf = text_or_null(item, key, fault);
    else if (key == "earliest")
      out.earliest = text_or_null(item, key, fault);
    else if (key == "latest")
      out.latest = text_or_null(item, key, fault);
    else if (key == "grain")
      out.grain = text_or_null(item, key, fault);
    else if (key == "basis")
      out.basis = text_or_null(item, key, fault);
    else if (key == "why")
      out.why = text_or_null(item, key, fault);
    else if (key == "expression")
      read_span(item, key, out.expression, fault);
  }
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
      read_list(item, key, out.quotes, fault, read_quote);
    else if (key == "addressees")
      read_list(item, key, out.addressees, fault, read_argument);
    else if (key == "venue")
      read_span(item, key, out.venue, fault);
  }
}

bool read_plain_field(std::string_view key, Element item, EventRecord& out, Fault& fault) {
  std::string_view* field = key == "kind"      ? &out.kind
                            : key == "type"    ? &out.type
                            : key == "mode"    ? &out.mode
                            : key == "realis"  ? &out.realis
                            : key == "within"  ? &out.within
                            : key == "section" ? &out.section
                                               : nullptr;
  if (!field) return false;
  *field = text_or_null(item, key, fault);
  return true;
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
    if (key == "id")
      out.id = text_or_null(item, key, fault);
    else if (key == "title")
      out.title = text_or_null(item, key, fault);
    else if (key == "url")
      out.url = text_or_null(item, key, fault);
    else if (key == "outlet")
      out.outlet = text_or_null(item, key, fault);
    else if (key == "published")
      out.published = text_or_null(item, key, fault);
    else if (key == "published_basis")
      out.published_basis = text_or_null(item, key, fault);
    else if (key == "published_why")
      out.published_why = text_or_null(item, key, fault);
    else if (key == "revision")
      out.revision = text_or_null(item, key, fault);
    else if (key == "content")
      out.content = text_or_null(item, key, fault);
    else if (key == "sketch")
      out.sketch = text_or_null(item, key, fault);
    else if (key == "withdrawn")
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
    else if (read_plain_field(key, item, out, fault))
      continue;
    else if (key == "trigger")
      read_span(item, key, out.trigger, fault);
    else if (key == "time")
      read_time(item, key, out.time, fault);
    else if (key == "actors")
      read_list(item, key, out.actors, fault, read_argument);
    else if (key == "targets")
      read_list(item, key, out.targets, fault, read_argument);
    else if (key == "places")
      read_list(item, key, out.places, fault, read_argument);
    else if (key == "statement")
      read_statement(item, out, fault);
    else if (key == "attribution")
      read_list(item, key, out.attribution, fault, read_attribution);
    else if (key == "quantities")
      read_list(item, key, out.quantities, fault, read_quantity);
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
