#include "timeline/record_write.h"

#include "timeline/json_writer.h"

namespace nienbieu {
namespace {

void field(std::string& out, std::string_view name_with_comma, std::string_view value) {
  out += name_with_comma;
  json::string_or_null(out, value);
}

template <class T, class Write>
void list(std::string& out, std::string_view name_with_comma, const std::vector<T>& items, Write write) {
  out += name_with_comma;
  out += '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i) out += ',';
    write(items[i], out);
  }
  out += ']';
}

void write_argument(const ArgumentRecord& a, std::string& out) {
  field(out, "{\"entity\":", a.entity);
  field(out, ",\"name\":", a.name);
  field(out, ",\"type\":", a.type);
  field(out, ",\"role\":", a.role);
  if (!a.country.empty()) field(out, ",\"country\":", a.country);
  if (!a.description.empty()) field(out, ",\"description\":", a.description);
  if (a.has_position) {
    out += ",\"lat\":";
    json::real(out, a.lat);
    out += ",\"lon\":";
    json::real(out, a.lon);
  }
  out += ",\"mention\":";
  write_span(a.mention, out);
  field(out, ",\"via\":", a.via);
  if (a.inherited) out += ",\"inherited\":true";
  out += '}';
}

void write_attribution(const AttributionRecord& a, std::string& out) {
  field(out, "{\"entity\":", a.entity);
  field(out, ",\"name\":", a.name);
  field(out, ",\"cue\":", a.cue);
  out += ",\"mention\":";
  write_span(a.mention, out);
  out += '}';
}

void write_quantity(const QuantityRecord& q, std::string& out) {
  field(out, "{\"what\":", q.what);
  out += ",\"value\":";
  json::real(out, q.value);
  field(out, ",\"bound\":", q.bound);
  field(out, ",\"unit\":", q.unit);
  if (!q.span.empty()) {
    out += ",\"text\":";
    json::string(out, q.span.text);
    out += ",\"start\":";
    json::integer(out, q.span.start);
    out += ",\"end\":";
    json::integer(out, q.span.end);
  }
  out += '}';
}

void write_time(const TimeRecord& t, std::string& out) {
  field(out, ",\"time\":{\"edtf\":", t.edtf);
  field(out, ",\"earliest\":", t.earliest);
  field(out, ",\"latest\":", t.latest);
  field(out, ",\"grain\":", t.grain.empty() ? "unknown" : t.grain);
  field(out, ",\"basis\":", t.basis.empty() ? "unknown" : t.basis);
  field(out, ",\"why\":", t.why);
  out += ",\"expression\":";
  write_span(t.expression, out);
  out += '}';
}

void write_statement(const EventRecord& e, std::string& out) {
  out += ",\"statement\":";
  if (!e.is_statement) {
    out += "null";
    return;
  }
  field(out, "{\"mode\":", e.statement_mode);
  out += ",\"content\":";
  write_span(e.content, out);
  list(out, ",\"quotes\":", e.quotes, write_span);
  list(out, ",\"addressees\":", e.addressees, write_argument);
  out += ",\"venue\":";
  write_span(e.venue, out);
  out += '}';
}

}  // namespace

void write_span(const TextSpan& span, std::string& out) {
  if (span.empty()) {
    out += "null";
    return;
  }
  out += "{\"text\":";
  json::string(out, span.text);
  out += ",\"start\":";
  json::integer(out, span.start);
  out += ",\"end\":";
  json::integer(out, span.end);
  out += '}';
}

void write_event_body(const EventRecord& e, std::string& out, BodyLayout* layout) {
  const std::size_t base = out.size();
  const auto here = [&] { return static_cast<std::uint32_t>(out.size() - base); };
  BodyLayout marks;
  field(out, "\"kind\":", e.kind);
  field(out, ",\"type\":", e.type);
  field(out, ",\"mode\":", e.mode);
  field(out, ",\"realis\":", e.realis);
  out += ",\"trigger\":";
  write_span(e.trigger, out);
  write_time(e.time, out);
  list(out, ",\"actors\":", e.actors, write_argument);
  list(out, ",\"targets\":", e.targets, write_argument);
  list(out, ",\"places\":", e.places, write_argument);
  write_statement(e, out);
  list(out, ",\"attribution\":", e.attribution, write_attribution);
  out += ",\"within\":";
  marks.within_begin = here();
  json::string_or_null(out, e.within);
  marks.within_end = here();
  list(out, ",\"quantities\":", e.quantities, write_quantity);
  marks.sentence_begin = here();
  out += ",\"sentence\":";
  write_span(e.sentence, out);
  field(out, ",\"section\":", e.section);
  marks.confidence_begin = here();
  out += ",\"confidence\":";
  json::rate(out, e.confidence);
  if (layout) *layout = marks;
}

void write_document_object(const DocumentRecord& d, std::string& out) {
  field(out, "{\"id\":", d.id);
  field(out, ",\"title\":", d.title);
  field(out, ",\"url\":", d.url);
  field(out, ",\"outlet\":", d.outlet);
  field(out, ",\"published\":", d.published);
  field(out, ",\"published_basis\":", d.published_basis.empty() ? "unknown" : d.published_basis);
  field(out, ",\"published_why\":", d.published_why);
  field(out, ",\"revision\":", d.revision);
  field(out, ",\"content\":", d.content);
  field(out, ",\"sketch\":", d.sketch);
  if (d.withdrawn) out += ",\"withdrawn\":true";
  if (!d.also.empty()) list(out, ",\"also\":", d.also, [](std::string_view name, std::string& o) { json::string(o, name); });
  out += '}';
}

void write_event_line(const EventRecord& event, const DocumentRecord& document, std::string& out) {
  field(out, "{\"schema\":\"nienbieu/event@1\",\"id\":", event.id);
  out += ',';
  const std::size_t body = out.size();
  BodyLayout layout;
  write_event_body(event, out, &layout);
  // The document stands between section and confidence: put the tail back behind it.
  char tail[48];
  const std::size_t cut = body + layout.confidence_begin;
  const std::size_t length = out.copy(tail, sizeof tail, cut);
  out.resize(cut);
  out += ",\"document\":";
  write_document_object(document, out);
  out.append(tail, length);
  out += '}';
}

}  // namespace nienbieu
