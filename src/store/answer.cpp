#include "store/answer.h"

#include <algorithm>

namespace nienbieu {
namespace {

std::string speakers_of(const ExportJson& event) {
  std::vector<std::string> parts;
  for (const auto& actor : list_at(event, "actors")) {
    const std::string role = text_at(actor, "role"), name = name_of(actor);
    parts.push_back(role.empty() ? name : name + " (" + role + ")");
  }
  return join(parts, ", ");
}

std::string offsets_of(const ExportJson& span) {
  if (!span.contains("start") || !span.contains("end")) return {};
  return "[" + span["start"].dump() + ", " + span["end"].dump() + ")";
}

void line(std::string& out, const char* label, const std::string& text) {
  if (text.empty()) return;
  out += label;
  for (const char c : text) out += c == '\n' || c == '\r' ? ' ' : c;
  out += '\n';
}

void write_report(const ExportJson& report, const ExportJson* document, std::string& out) {
  std::vector<std::string> source;
  if (document)
    for (const char* key : {"outlet", "title", "url"})
      if (auto text = text_at(*document, key); !text.empty()) source.push_back(std::move(text));
  if (source.empty()) source.push_back(text_at(report, "document"));
  if (const auto published = text_at(report, "published"); !published.empty()) source.push_back(published);
  line(out, "    nguồn: ", join(source, ", "));
  line(out, "    dẫn: ", chain_of(list_at(report, "attribution")));
  const auto& sentence = list_at(report, "sentence");
  line(out, "    câu: ", text_at(sentence, "text") + " " + offsets_of(sentence) + ", " + text_at(report, "event"));
}

ExportJson nullable(std::string text) { return text.empty() ? ExportJson(nullptr) : ExportJson(std::move(text)); }
ExportJson field(const ExportJson& object, const char* key) {
  return object.is_object() && object.contains(key) ? object[key] : ExportJson(nullptr);
}

ExportJson report_json(const ExportJson& report, const ExportJson* document) {
  ExportJson out{{"event", text_at(report, "event")}, {"document", text_at(report, "document")}};
  for (const char* key : {"title", "url", "outlet"}) out[key] = document ? nullable(text_at(*document, key)) : ExportJson(nullptr);
  out["published"] = nullable(text_at(report, "published"));
  out["actors"] = field(report, "actors");
  out["content"] = field(list_at(report, "statement"), "content");
  for (const char* key : {"trigger", "time", "attribution", "sentence", "section"}) out[key] = field(report, key);
  return out;
}

}  // namespace

void write_answer_text(const Answer& answer, const DocumentOf& document_of, std::string& out) {
  const ExportJson& entry = *answer.entry;
  const std::string when = text_at(list_at(entry, "time"), "edtf"), who = speakers_of(*answer.reports[0]);
  std::vector<std::string> head{when.empty() ? "không rõ ngày" : when, who.empty() ? "?" : who, span_text(entry, "trigger"),
                                names_of(other_side(entry), ", ")};
  std::erase_if(head, [](const std::string& s) { return s.empty(); });
  out += join(head, " · ") + "  " + text_at(entry, "type");
  if (const auto realis = text_at(entry, "realis"); realis != "actual") out += " " + realis;
  out += "  " + text_at(entry, "id") + "\n";
  const auto& content = list_at(list_at(*answer.reports[0], "statement"), "content");
  if (!content.empty()) line(out, "    lời: ", text_at(content, "text") + " " + offsets_of(content));
  for (const ExportJson* report : answer.reports) write_report(*report, document_of(text_at(*report, "document")), out);
  const std::size_t others = list_at(entry, "reports").size() - answer.reports.size();
  if (others) out += "    và " + std::to_string(others) + " bài khác\n";
}

void write_answer_json(const Answer& answer, const DocumentOf& document_of, std::string& out) {
  const ExportJson& entry = *answer.entry;
  ExportJson one{
      {"schema", "nienbieu/answer@1"}, {"id", text_at(entry, "id")}, {"date", nullable(text_at(list_at(entry, "time"), "edtf"))}};
  for (const char* key : {"kind", "type", "realis", "time"}) one[key] = field(entry, key);
  one["speaker"] = nullable(names_of(list_at(entry, "actors"), ", "));
  one["content"] = nullable(gist_of(entry));
  one["reports"] = ExportJson::array();
  for (const ExportJson* report : answer.reports) one["reports"].push_back(report_json(*report, document_of(text_at(*report, "document"))));
  out += one.dump(-1, ' ', false, ExportJson::error_handler_t::replace);
  out += '\n';
}

}  // namespace nienbieu
