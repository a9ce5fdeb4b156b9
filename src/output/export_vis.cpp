// vis-timeline: {"items": […], "groups": […]}, each for a DataSet. `content` is HTML there, hence escaped. A lane is the first actor.
#include <map>

#include "output/export_date.h"
#include "output/export_timeline.h"

namespace nienbieu {
namespace {

std::string start_text(const DateParts& when) {
  const DatePoint& p = *when.start;
  std::string out = iso_day({p.year, p.month ? p.month : 1, p.day ? p.day : 1});
  if (p.hour < 0) return out;
  char clock[48];
  std::snprintf(clock, sizeof clock, "T%02d:%02d:00", p.hour, p.minute < 0 ? 0 : p.minute);
  return out + clock;
}

ExportJson item(const ExportJson& entry, const DateParts& when, const std::string& lane) {
  ExportJson out{{"id", text_at(entry, "id")},
                 {"group", lane},
                 {"content", escape_markup(headline_of(entry))},
                 {"title", escape_markup(gist_of(entry))},
                 {"start", start_text(when)}};
  const bool spread = when.earliest && when.latest && *when.earliest < *when.latest;
  if (spread) out["end"] = iso_day(next_day(*when.latest));  // vis-timeline's ends are exclusive
  out["type"] = spread ? "range" : "point";
  out["className"] = "kind-" + text_at(entry, "kind") + " type-" + text_at(entry, "type") + " realis-" + text_at(entry, "realis");
  return out;
}

}  // namespace

std::size_t export_vis(const TimelineView& timeline, const ExportOptions&, std::string& out) {
  ExportJson items = ExportJson::array(), groups = ExportJson::array();
  std::map<std::string, std::string> lanes;
  std::size_t left_out = 0;
  for (const ExportJson* entry : timeline.entries()) {
    const DateParts when = date_parts(list_at(*entry, "time"));
    if (!when.start) {
      ++left_out;
      continue;
    }
    const auto& actors = list_at(*entry, "actors");
    const std::string lane = actors.empty() ? "" : text_at(actors[0], "entity");
    lanes.emplace(lane, lane.empty() ? "" : name_of(actors[0]));
    items.push_back(item(*entry, when, lane));
  }
  for (const auto& [id, name] : lanes) groups.push_back({{"id", id}, {"content", name.empty() ? "—" : escape_markup(name)}});
  out += dump_json({{"items", std::move(items)}, {"groups", std::move(groups)}});
  out += '\n';
  return left_out;
}

}  // namespace nienbieu
