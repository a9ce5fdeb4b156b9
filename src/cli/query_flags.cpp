#include "cli/query_flags.h"

#include <filesystem>

#include "cli/lexicon_lookup.h"
#include "output/export_date.h"

namespace nienbieu::cli {
namespace {

// Aliases of the lexicon help, but a question can be asked without it.
std::shared_ptr<const Lexicon> quiet_lexicon(Session& session) {
  if (!session.lexicon_dirs.empty() || !session.lexicon_image.empty()) return session.lexicon();
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  for (const auto& path : {self / "lexicon.img", self / "../share/nienbieu/lexicon.img"})
    if (!error && std::filesystem::exists(path)) return session.lexicon();
  return nullptr;
}

NameAsked name_asked(const std::string& text, const Lexicon* lexicon) {
  NameAsked out{text, {}};
  if (text.empty() || !lexicon) return out;
  for (const FoundRow& found : look_up(*lexicon, text, std::nullopt).rows) {
    if (found.kind != Kind::people && found.kind != Kind::places && found.kind != Kind::organizations) continue;
    out.ids.emplace_back(lexicon->cell(found.kind, found.row, column_of(found.kind, "id")));
  }
  return out;
}

// "2024", "2024-05" or "2024-05-12": its first or last day.
std::optional<CivilDate> asked_day(const std::string& text, bool last) {
  if (auto day = civil_day(text)) return day;
  const ExportJson time{{"edtf", text}};
  const auto point = date_parts(time).start;
  if (!point || (text.size() != 4 && text.size() != 7)) return std::nullopt;
  const int month = point->month ? point->month : last ? 12 : 1;
  return CivilDate{point->year, month, last ? days_in_month(point->year, month) : 1};
}

}  // namespace

void QueryFlags::add_to(CLI::App& app) {
  app.add_option("--who", who, "Person, organization or country that acts or is acted on: a name, an alias or an id");
  app.add_flag("--said", said, "Only what --who said");
  app.add_option("--about", about, "Name or words that it is about");
  app.add_option("--from", from, "First day (2024, 2024-05 or 2024-05-12)");
  app.add_option("--to", to, "Last day");
  app.add_option("--via", via, "Agency or paper that reported it, in the article's chain or as its outlet");
  app.add_option("--type", type, "Type of event (SAY, ACCUSE, ASSAULT ...)");
  app.add_flag("--json", json, "nienbieu/answer@1 lines instead of text");
}

std::optional<Question> QueryFlags::question(Session& session) const {
  Question out;
  out.from = asked_day(from, false);
  out.to = asked_day(to, true);
  if ((!from.empty() && !out.from) || (!to.empty() && !out.to)) {
    session.usage_error("`" + (!from.empty() && !out.from ? from : to) + "` is no date; 2024, 2024-05 or 2024-05-12 is");
    return std::nullopt;
  }
  const bool names = !who.empty() || !about.empty() || !via.empty();
  const auto lexicon = names ? quiet_lexicon(session) : nullptr;
  out.who = name_asked(who, lexicon.get());
  out.about = name_asked(about, lexicon.get());
  out.via = name_asked(via, lexicon.get());
  out.said = said;
  out.type = type;
  for (char& c : out.type)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

}  // namespace nienbieu::cli
