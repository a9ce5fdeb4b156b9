#include "output/export_text.h"

namespace nienbieu {

PointIndex::PointIndex(std::string_view text) : text_(text) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) bytes_.push_back(at);
  bytes_.push_back(text.size());
}

std::string_view PointIndex::slice(const ExportJson& span) const {
  const auto start = span.find("start"), end = span.find("end");
  if (start == span.end() || end == span.end() || !start->is_number_unsigned() || !end->is_number_unsigned()) return {};
  const auto from = start->get<std::size_t>(), to = end->get<std::size_t>();
  if (from > to || to > points()) return {};
  return text_.substr(bytes_[from], bytes_[to] - bytes_[from]);
}

Status check_spans(const ExportJson& record, const PointIndex& text) {
  const auto check = [&](const ExportJson& span) { return text_at(span, "text") == text.slice(span); };
  const auto fault = [&](const ExportJson& span) {
    return Error{"export.text", text_at(list_at(record, "document"), "id"), 0, 0,
                 "the text does not have `" + text_at(span, "text") +
                     "` where the record says; give the same articles, annotated with --offsets codepoints"};
  };
  for (const char* list : {"mentions", "times"})
    for (const auto& span : list_at(record, list))
      if (!check(span)) return fault(span);
  for (const auto& event : list_at(record, "events"))
    if (const auto& trigger = list_at(event, "trigger"); !trigger.empty() && !check(trigger)) return fault(trigger);
  return {};
}

}  // namespace nienbieu
