// TimelineJS 3 (Knight Lab): the object that its loader takes. Headline and text are HTML there, hence escaped.
#include <algorithm>

#include "output/export_date.h"
#include "output/export_timeline.h"

namespace nienbieu {
namespace {

ExportJson date_object(const DatePoint& point) {
  ExportJson date{{"year", point.year}};
  if (point.month) date["month"] = point.month;
  if (point.day) date["day"] = point.day;
  if (point.hour >= 0) date["hour"] = point.hour;
  if (point.minute >= 0) date["minute"] = point.minute;
  return date;
}

std::string source_line(const TimelineView& timeline, const ExportJson& entry) {
  std::vector<std::string> links;
  for (const auto& report : list_at(entry, "reports")) {
    const ExportJson* document = timeline.document(text_at(report, "document"));
    if (!document) continue;
    std::string name = text_at(*document, "outlet");
    if (name.empty()) name = text_at(*document, "title");
    const std::string url = text_at(*document, "url");
    const bool safe = url.starts_with("https://") || url.starts_with("http://");
    std::string link =
        safe ? "<a href=\"" + escape_markup(url) + "\">" + escape_markup(name.empty() ? url : name) + "</a>" : escape_markup(name);
    if (!link.empty() && std::find(links.begin(), links.end(), link) == links.end()) links.push_back(std::move(link));
  }
  return join(links, ", ");
}

ExportJson slide(const TimelineView& timeline, const ExportJson& entry, const DateParts& when) {
  ExportJson out{{"unique_id", text_at(entry, "id")}, {"start_date", date_object(*when.start)}};
  if (when.end) out["end_date"] = date_object(*when.end);
  std::string text = "<p>" + escape_markup(gist_of(entry)) + "</p>";
  const std::string chain = chain_of(list_at(entry, "attribution")), sources = source_line(timeline, entry);
  if (!chain.empty()) text += "<p>" + escape_markup(chain) + "</p>";
  if (!sources.empty()) text += "<p>" + sources + "</p>";
  out["text"] = {{"headline", escape_markup(headline_of(entry))}, {"text", text}};
  out["group"] = text_at(entry, "type");
  return out;
}

}  // namespace

std::size_t export_timelinejs(const TimelineView& timeline, const ExportOptions&, std::string& out) {
  ExportJson events = ExportJson::array();
  std::size_t left_out = 0;
  for (const ExportJson* entry : timeline.entries()) {
    const DateParts when = date_parts(list_at(*entry, "time"));
    if (when.start)
      events.push_back(slide(timeline, *entry, when));
    else
      ++left_out;
  }
  out += dump_json({{"events", std::move(events)}});
  out += '\n';
  return left_out;
}

}  // namespace nienbieu
