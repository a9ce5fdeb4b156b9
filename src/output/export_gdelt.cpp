// The columns of GDELT 2.0's event table, for tools that read it. What GDELT's own coder would add (Goldstein scale, tone, CAMEO actor
// codes) is empty, not invented. Countries are ISO 3166-1 alpha-2; EventRootCode is the CAMEO root that is nearest to the type.
#include <algorithm>

#include "output/export_date.h"
#include "output/export_timeline.h"

namespace nienbieu {
namespace {

constexpr std::string_view columns[] = {"GLOBALEVENTID",
                                        "SQLDATE",
                                        "MonthYear",
                                        "Year",
                                        "FractionDate",
                                        "Actor1Code",
                                        "Actor1Name",
                                        "Actor1CountryCode",
                                        "Actor1KnownGroupCode",
                                        "Actor1EthnicCode",
                                        "Actor1Religion1Code",
                                        "Actor1Religion2Code",
                                        "Actor1Type1Code",
                                        "Actor1Type2Code",
                                        "Actor1Type3Code",
                                        "Actor2Code",
                                        "Actor2Name",
                                        "Actor2CountryCode",
                                        "Actor2KnownGroupCode",
                                        "Actor2EthnicCode",
                                        "Actor2Religion1Code",
                                        "Actor2Religion2Code",
                                        "Actor2Type1Code",
                                        "Actor2Type2Code",
                                        "Actor2Type3Code",
                                        "IsRootEvent",
                                        "EventCode",
                                        "EventBaseCode",
                                        "EventRootCode",
                                        "QuadClass",
                                        "GoldsteinScale",
                                        "NumMentions",
                                        "NumSources",
                                        "NumArticles",
                                        "AvgTone",
                                        "Actor1Geo_Type",
                                        "Actor1Geo_FullName",
                                        "Actor1Geo_CountryCode",
                                        "Actor1Geo_ADM1Code",
                                        "Actor1Geo_ADM2Code",
                                        "Actor1Geo_Lat",
                                        "Actor1Geo_Long",
                                        "Actor1Geo_FeatureID",
                                        "Actor2Geo_Type",
                                        "Actor2Geo_FullName",
                                        "Actor2Geo_CountryCode",
                                        "Actor2Geo_ADM1Code",
                                        "Actor2Geo_ADM2Code",
                                        "Actor2Geo_Lat",
                                        "Actor2Geo_Long",
                                        "Actor2Geo_FeatureID",
                                        "ActionGeo_Type",
                                        "ActionGeo_FullName",
                                        "ActionGeo_CountryCode",
                                        "ActionGeo_ADM1Code",
                                        "ActionGeo_ADM2Code",
                                        "ActionGeo_Lat",
                                        "ActionGeo_Long",
                                        "ActionGeo_FeatureID",
                                        "DATEADDED",
                                        "SOURCEURL"};
constexpr std::size_t actor1 = 5, actor2 = 15, what = 25, place = 51, added = 59;

struct Code {
  std::string_view type, root, quad;
};
constexpr Code codes[] = {{"SAY", "01", "1"},     {"AGREE", "03", "1"},     {"CONSULT", "04", "1"},  {"SUPPORT", "05", "1"},
                          {"CONCEDE", "08", "2"}, {"COOPERATE", "06", "2"}, {"AID", "07", "2"},      {"RETREAT", "08", "2"},
                          {"REQUEST", "02", "1"}, {"ACCUSE", "11", "3"},    {"REJECT", "12", "3"},   {"THREATEN", "13", "3"},
                          {"PROTEST", "14", "4"}, {"SANCTION", "16", "4"},  {"MOBILIZE", "15", "4"}, {"COERCE", "17", "4"},
                          {"ASSAULT", "18", "4"}};

using Row = std::vector<std::string>;

std::string cell(std::string text) {
  for (char& c : text)
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  return text;
}

void fill_actor(const ExportJson& list, std::size_t at, Row& row) {
  if (list.empty()) return;
  row[at] = cell(text_at(list[0], "entity"));
  row[at + 1] = cell(name_of(list[0]));
  row[at + 2] = cell(text_at(list[0], "country"));
}

// No finer than it is known: a month is a year and a month, without a day.
void fill_day(const ExportJson& entry, Row& row) {
  const DateParts when = date_parts(list_at(entry, "time"));
  if (!when.earliest || !when.latest || when.earliest->year != when.latest->year) return;
  const CivilDate day = *when.earliest, last = *when.latest;
  const std::string compact = compact_day(day);
  row[3] = std::to_string(day.year);
  if (day.month != last.month) return;
  row[2] = compact.substr(0, compact.size() - 2);
  if (day.day != last.day) return;
  row[1] = compact;
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.4f", day.year + (to_days(day) - to_days({day.year, 1, 1})) / 365.0);
  row[4] = buffer;
}

void fill_kind(const ExportJson& entry, Row& row) {
  row[what] = text_at(entry, "within").empty() ? "1" : "0";
  const std::string type = text_at(entry, "type");
  for (const Code& code : codes) {
    if (code.type != type) continue;
    row[what + 1] = row[what + 2] = std::string(code.root) + "0";  // CAMEO: 040, "consult, not specified below"
    row[what + 3] = code.root;
    row[what + 4] = code.quad;
  }
  const std::size_t reports = list_at(entry, "reports").size();
  row[what + 6] = std::to_string(reports);
  row[what + 7] = std::to_string(entry.value("independent_sources", reports));
  std::vector<std::string> documents;
  for (const auto& report : list_at(entry, "reports")) documents.push_back(text_at(report, "document"));
  std::sort(documents.begin(), documents.end());
  row[what + 8] = std::to_string(std::unique(documents.begin(), documents.end()) - documents.begin());
}

void fill_place(const ExportJson& entry, Row& row) {
  const auto& places = list_at(entry, "places");
  const ExportJson* where = position_of(entry);
  if (!where && !places.empty()) where = &places[0];
  if (!where) return;
  row[place + 1] = cell(name_of(*where));
  row[place + 2] = cell(text_at(*where, "country"));
  if (where->contains("lat") && where->contains("lon")) {
    row[place + 5] = (*where)["lat"].dump();
    row[place + 6] = (*where)["lon"].dump();
  }
  row[place + 7] = cell(text_at(*where, "entity"));
}

void fill_source(const TimelineView& timeline, const ExportJson& entry, Row& row) {
  const auto& report = representative_of(entry);
  if (const auto day = civil_day(text_at(report, "published").substr(0, 10))) row[added] = compact_day(*day) + "000000";
  const std::string id = text_at(report, "document");
  const ExportJson* document = timeline.document(id);
  const std::string url = document ? text_at(*document, "url") : std::string();
  row[added + 1] = cell(url.empty() ? id : url);
}

void write_row(const Row& row, std::string& out) {
  out += join(row, "\t");
  out += '\n';
}

}  // namespace

std::size_t export_gdelt(const TimelineView& timeline, const ExportOptions&, std::string& out) {
  write_row(Row(std::begin(columns), std::end(columns)), out);
  for (const ExportJson* entry : timeline.entries()) {
    Row row(std::size(columns));
    row[0] = cell(text_at(*entry, "id"));
    fill_day(*entry, row);
    fill_actor(list_at(*entry, "actors"), actor1, row);
    fill_actor(other_side(*entry), actor2, row);
    fill_kind(*entry, row);
    fill_place(*entry, row);
    fill_source(timeline, *entry, row);
    write_row(row, out);
  }
  return 0;
}

}  // namespace nienbieu
