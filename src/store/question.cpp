#include "store/question.h"

#include "output/export_date.h"

namespace nienbieu {

NameMatcher::NameMatcher(const NameAsked& asked) : text_(asked.text), needle_(asked.text), ids_(asked.ids.begin(), asked.ids.end()) {
  if (!text_.empty()) ids_.insert(text_);
}

void NameMatcher::learn_list(const ExportJson& list) {
  for (const auto& argument : list) {
    const std::string id = text_at(argument, "entity");
    if (id.empty() || ids_.contains(id)) continue;
    const std::string via = text_at(argument, "via");
    const bool by_name = via.empty() || via == "name" || via == "metonym";
    if (needle_.in(text_at(argument, "name")) || (by_name && needle_.in(span_text(argument, "mention")))) ids_.insert(id);
  }
}

void NameMatcher::learn(const ExportJson& report) {
  if (any()) return;
  for (const char* list : {"actors", "targets", "places", "attribution"}) learn_list(list_at(report, list));
  learn_list(list_at(list_at(report, "statement"), "addressees"));
}

bool NameMatcher::matches(const ExportJson& argument) const {
  if (const std::string id = text_at(argument, "entity"); !id.empty() && ids_.contains(id)) return true;
  for (const char* key : {"name", "description", "role"})
    if (needle_.in(text_at(argument, key))) return true;
  return false;
}

bool NameMatcher::matches_any(const ExportJson& list) const {
  for (const auto& argument : list)
    if (matches(argument)) return true;
  return false;
}

Inquiry::Inquiry(const Question& question) : question_(question), who_(question.who), about_(question.about), via_(question.via) {}

void Inquiry::learn(const ExportJson& entry) {
  for (const auto& report : list_at(entry, "reports"))
    for (NameMatcher* name : {&who_, &about_, &via_}) name->learn(report);
}

bool Inquiry::who_answers(const ExportJson& report) const {
  if (question_.said && text_at(report, "kind") != "statement") return false;
  if (who_.any()) return true;
  if (who_.matches_any(list_at(report, "actors"))) return true;
  return !question_.said && (who_.matches_any(list_at(report, "targets")) || who_.matches_any(other_side(report)));
}

bool Inquiry::about_answers(const ExportJson& report) const {
  if (about_.any()) return true;
  if (about_.in_text(span_text(list_at(report, "statement"), "content")) || about_.in_text(span_text(report, "sentence"))) return true;
  return about_.matches_any(list_at(report, "targets")) || about_.matches_any(list_at(report, "places")) ||
         about_.matches_any(other_side(report));
}

bool Inquiry::dates_meet(const ExportJson& time) const {
  if (!question_.from && !question_.to) return true;
  const auto earliest = civil_day(text_at(time, "earliest")), latest = civil_day(text_at(time, "latest"));
  if (!earliest && !latest) return false;
  return (!question_.from || !latest || *latest >= *question_.from) && (!question_.to || !earliest || *earliest <= *question_.to);
}

bool Inquiry::report_answers(const ExportJson& report, const std::function<std::string(const ExportJson&)>& outlet_of) const {
  if (!question_.type.empty() && text_at(report, "type") != question_.type) return false;
  if (!who_answers(report) || !about_answers(report)) return false;
  return via_.any() || via_.matches_any(list_at(report, "attribution")) || via_.in_text(outlet_of(report));
}

std::optional<Answer> Inquiry::ask(const ExportJson& entry, const std::function<std::string(const ExportJson&)>& outlet_of) const {
  if (!dates_meet(list_at(entry, "time"))) return std::nullopt;
  Answer answer{&entry, {}};
  for (const auto& report : list_at(entry, "reports"))
    if (report_answers(report, outlet_of)) answer.reports.push_back(&report);
  if (answer.reports.empty()) return std::nullopt;
  return answer;
}

std::vector<Answer> answers_of(const TimelineView& timeline, const Question& question) {
  Inquiry inquiry(question);
  for (const ExportJson* entry : timeline.entries()) inquiry.learn(*entry);
  const auto outlet_of = [&](const ExportJson& report) {
    const ExportJson* document = timeline.document(text_at(report, "document"));
    return document ? text_at(*document, "outlet") : std::string();
  };
  std::vector<Answer> out;
  for (const ExportJson* entry : timeline.entries())
    if (auto answer = inquiry.ask(*entry, outlet_of)) out.push_back(std::move(*answer));
  return out;
}

}  // namespace nienbieu
