// W3C Web Annotation Data Model (JSON-LD): one annotation a report, on the words of the article that give the event: what was said,
// else the trigger. Positions count code points, as the model asks; prefix and suffix come from the source sentence.
#include <algorithm>

#include "output/export_timeline.h"

namespace nienbieu {
namespace {

constexpr std::size_t context_points = 32;

// Byte offset of the code point `points` after `from`.
std::size_t byte_of(std::string_view text, std::size_t from, std::size_t points) {
  std::size_t at = from;
  for (; points && at < text.size(); --points) do
      ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

std::size_t points_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

const ExportJson* span_at(const ExportJson& object, std::string_view key) {
  const auto& span = list_at(object, key);
  return text_at(span, "text").empty() || !span.contains("start") || !span.contains("end") ? nullptr : &span;
}

ExportJson quote_selector(const ExportJson& span, const ExportJson* sentence) {
  ExportJson out{{"type", "TextQuoteSelector"}, {"exact", text_at(span, "text")}};
  if (!sentence) return out;
  const std::string text = text_at(*sentence, "text");
  const auto start = span["start"].get<std::size_t>(), end = span["end"].get<std::size_t>(), from = (*sentence)["start"].get<std::size_t>();
  if (start < from || end > from + points_in(text)) return out;  // a saying that runs over its sentence
  const std::size_t before = start - from, first = before > context_points ? before - context_points : 0;
  const std::size_t begin = byte_of(text, 0, before), rest = byte_of(text, 0, end - from);
  const std::size_t left = byte_of(text, 0, first);
  out["prefix"] = text.substr(left, begin - left);
  out["suffix"] = text.substr(rest, byte_of(text, rest, context_points) - rest);
  return out;
}

ExportJson target_of(const TimelineView& timeline, const ExportJson& report) {
  const std::string id = text_at(report, "document");
  const ExportJson* document = timeline.document(id);
  const std::string url = document ? text_at(*document, "url") : std::string();
  ExportJson target{{"source", url.empty() ? "urn:nienbieu:" + id : url}};
  const ExportJson* sentence = span_at(report, "sentence");
  const ExportJson* span = span_at(list_at(report, "statement"), "content");
  if (!span) span = span_at(report, "trigger");
  if (!span) span = sentence;
  if (!span) return target;
  target["selector"] = ExportJson::array(
      {{{"type", "TextPositionSelector"}, {"start", (*span)["start"]}, {"end", (*span)["end"]}}, quote_selector(*span, sentence)});
  return target;
}

ExportJson bodies_of(const ExportJson& report) {
  ExportJson out = ExportJson::array();
  const std::string when = text_at(list_at(report, "time"), "edtf");
  out.push_back({{"type", "TextualBody"},
                 {"purpose", "describing"},
                 {"format", "text/plain"},
                 {"language", "vi"},
                 {"value", headline_of(report) + (when.empty() ? "" : " (" + when + ")")}});
  out.push_back({{"type", "TextualBody"}, {"purpose", "classifying"}, {"format", "text/plain"}, {"value", text_at(report, "type")}});
  std::vector<std::string> seen;
  for (const char* list : {"actors", "targets", "places"}) {
    for (const auto& argument : list_at(report, list)) {
      const std::string id = text_at(argument, "entity");
      if (id.empty() || id.starts_with("x:unnamed") || std::find(seen.begin(), seen.end(), id) != seen.end()) continue;
      seen.push_back(id);
      out.push_back({{"type", "SpecificResource"}, {"purpose", "identifying"}, {"source", entity_address(id)}});
    }
  }
  return out;
}

}  // namespace

std::size_t export_webannotation(const TimelineView& timeline, const ExportOptions&, std::string& out) {
  std::size_t total = 0;
  std::string items;
  for (const ExportJson* entry : timeline.entries()) {
    for (const auto& report : list_at(*entry, "reports")) {
      const ExportJson annotation{
          {"id", "urn:nienbieu:" + text_at(report, "event")}, {"type", "Annotation"},      {"motivation", "describing"},
          {"via", "urn:nienbieu:" + text_at(*entry, "id")},   {"body", bodies_of(report)}, {"target", target_of(timeline, report)}};
      items += total++ ? ",\n" : "\n";
      items += dump_json(annotation);
    }
  }
  out +=
      "{\"@context\":\"http://www.w3.org/ns/"
      "anno.jsonld\",\"id\":\"urn:nienbieu:annotations\",\"type\":\"AnnotationCollection\",\"total\":" +
      std::to_string(total);
  out +=
      ",\"first\":{\"id\":\"urn:nienbieu:annotations:1\",\"type\":\"AnnotationPage\",\"partOf\":\"urn:nienbieu:annotations\","
      "\"startIndex\":0,\"items\":[" +
      items + "]}}\n";
  return 0;
}

}  // namespace nienbieu
