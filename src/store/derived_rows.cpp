#include "store/derived_rows.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "ingest/content_hash.h"
#include "output/export_view.h"
#include "store/search_text.h"
#include "store/timeline_lines.h"

namespace nienbieu {
namespace {

std::string composed(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return text;
  std::string out;
  nfc->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(out);
  return U_FAILURE(status) ? text : out;
}

void add_once(std::vector<std::string>& list, std::string value) {
  if (!value.empty() && std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

// What the full text knows of an entry, over all its reports.
struct EntryTexts {
  std::vector<std::string> texts, names, ids;
  std::vector<std::pair<std::string, std::string>> spellings;  // entity, spelling

  void add_list(const ExportJson& list) {
    for (const auto& argument : list) {
      const std::string id = text_at(argument, "entity"), name = text_at(argument, "name"), via = text_at(argument, "via"),
                        mention = span_text(argument, "mention");
      add_once(ids, id);
      for (const std::string& text : {name, text_at(argument, "description"), text_at(argument, "role")}) add_once(names, text);
      if (id.empty() || id.starts_with("x:unnamed")) continue;
      add_spelling(id, name);
      if (via.empty() || via == "name" || via == "metonym") add_spelling(id, mention), add_once(names, mention);
    }
  }

  void add_report(const ExportJson& report) {
    add_once(texts, span_text(list_at(report, "statement"), "content"));
    add_once(texts, span_text(report, "sentence"));
    for (const char* list : {"actors", "targets", "places", "attribution"}) add_list(list_at(report, list));
    add_list(list_at(list_at(report, "statement"), "addressees"));
  }

 private:
  void add_spelling(const std::string& id, const std::string& spelling) {
    std::pair<std::string, std::string> row{id, composed(spelling)};
    if (!spelling.empty() && std::find(spellings.begin(), spellings.end(), row) == spellings.end()) spellings.push_back(std::move(row));
  }
};

// Table rows, with their statements prepared once.
class Writer {
 public:
  explicit Writer(Database& database) : database_(database) {}

  Status prepare() {
    struct Wanted {
      SqlStatement* into;
      const char* sql;
    };
    for (const Wanted w :
         {Wanted{&entry_,
                 "INSERT INTO entries (id, kind, type, mode, realis, edtf, earliest, latest, grain, basis, headline, content, within, "
                 "reports, independent_sources, conflicts, confidence, "
                 "digest, json) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)"},
          {&argument_, "INSERT INTO entry_entities VALUES (?1, ?2, ?3)"},
          {&report_, "INSERT INTO entry_reports VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"},
          {&spelling_, "INSERT INTO spellings VALUES (?1, ?2, ?3)"},
          {&text_, "INSERT INTO texts (rowid, text, folded, names, ids) VALUES (?1, ?2, ?3, ?4, ?5)"},
          {&article_, "INSERT INTO articles VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"},
          {&entity_, "INSERT INTO entities VALUES (?1, ?2, ?3, ?4, ?5, ?6)"},
          {&drop_text_, "DELETE FROM texts WHERE rowid = ?1"},
          {&drop_entry_, "DELETE FROM entries WHERE key = ?1"}}) {
      auto made = database_.prepare(w.sql);
      if (!made) return made.error();
      *w.into = std::move(*made);
    }
    return {};
  }

  bool drop(std::int64_t key) { return drop_text_.bind(1, key).run() && drop_entry_.bind(1, key).run(); }

  bool entry(const ExportJson& e, std::string_view json, const std::string& digest) {
    const auto& time = list_at(e, "time");
    int at = 0;
    entry_.bind(++at, text_at(e, "id"));
    for (const char* key : {"kind", "type", "mode", "realis"}) entry_.bind_or_null(++at, text_at(e, key));
    for (const char* key : {"edtf", "earliest", "latest", "grain", "basis"}) entry_.bind_or_null(++at, text_at(time, key));
    entry_.bind(11, headline_of(e)).bind_or_null(12, gist_of(e)).bind_or_null(13, text_at(e, "within"));
    entry_.bind(14, static_cast<std::int64_t>(list_at(e, "reports").size())).bind(15, e.value("independent_sources", std::int64_t{1}));
    entry_.bind(16, static_cast<std::int64_t>(list_at(e, "conflicts").size()))
        .bind(17, e.value("confidence", 0.0))
        .bind(18, digest)
        .bind(19, json);
    if (!entry_.run()) return false;
    const std::int64_t key = database_.last_row();
    return arguments(key, e) && reports(key, e) && texts(key, e);
  }

  bool article(const ExportJson& d, std::string_view json) {
    article_.bind(1, text_at(d, "id"));
    int at = 1;
    for (const char* key : {"title", "url", "outlet", "published", "family"}) article_.bind_or_null(++at, text_at(d, key));
    return article_.bind(++at, json).run();
  }

  bool entity(const std::string& id, const ExportJson& e) {
    entity_.bind(1, id).bind_or_null(2, text_at(e, "name")).bind_or_null(3, text_at(e, "type")).bind_or_null(4, text_at(e, "country"));
    const bool placed = e.contains("lat") && e.contains("lon");
    if (placed)
      entity_.bind(5, e["lat"].get<double>()).bind(6, e["lon"].get<double>());
    else
      entity_.bind_null(5).bind_null(6);
    return entity_.run();
  }

 private:
  bool arguments(std::int64_t key, const ExportJson& e) {
    struct Role {
      const ExportJson* list;
      const char* name;
    };
    std::vector<std::pair<std::string, std::string>> seen;
    for (const Role role : {Role{&list_at(e, "actors"), "actor"},
                            {&list_at(e, "targets"), "target"},
                            {&list_at(e, "places"), "place"},
                            {&list_at(list_at(e, "statement"), "addressees"), "addressee"}}) {
      for (const auto& argument : *role.list) {
        std::pair<std::string, std::string> row{role.name, text_at(argument, "entity")};
        if (row.second.empty() || std::find(seen.begin(), seen.end(), row) != seen.end()) continue;
        if (!argument_.bind(1, key).bind(2, row.first).bind(3, row.second).run()) return false;
        seen.push_back(std::move(row));
      }
    }
    return true;
  }

  bool reports(std::int64_t key, const ExportJson& e) {
    for (const auto& r : list_at(e, "reports")) {
      const auto& sentence = list_at(r, "sentence");
      report_.bind(1, key).bind(2, text_at(r, "event")).bind(3, text_at(r, "document")).bind_or_null(4, text_at(r, "published"));
      report_.bind_or_null(5, chain_of(list_at(r, "attribution")))
          .bind_or_null(6, span_text(list_at(r, "statement"), "content"))
          .bind_or_null(7, text_at(sentence, "text"));
      if (sentence.contains("start"))
        report_.bind(8, sentence["start"].get<std::int64_t>()).bind(9, sentence["end"].get<std::int64_t>());
      else
        report_.bind_null(8).bind_null(9);
      if (!report_.run()) return false;
    }
    return true;
  }

  bool texts(std::int64_t key, const ExportJson& e) {
    EntryTexts all;
    for (const auto& report : list_at(e, "reports")) {
      all.add_report(report);
      if (const auto outlet = outlets_.find(text_at(report, "document")); outlet != outlets_.end()) add_once(all.names, outlet->second);
    }
    for (const auto& [entity, spelling] : all.spellings)
      if (!spelling_.bind(1, key).bind(2, entity).bind(3, spelling).run()) return false;
    const std::string text = join(all.texts, "\n");
    std::string names;
    for (const auto& name : all.names) names += plain_words(name) + "\n";
    return text_.bind(1, key).bind(2, composed(text)).bind(3, plain_words(text)).bind(4, names).bind(5, join(all.ids, "\n")).run();
  }

  Database& database_;
  SqlStatement entry_, argument_, report_, spelling_, text_, article_, entity_, drop_text_, drop_entry_;

 public:
  std::unordered_map<std::string, std::string> outlets_;  // by document
};

struct Known {
  std::int64_t key;
  std::string digest;
  bool stays = false;
};

class Refresh {
 public:
  explicit Refresh(Database& database) : database_(database), writer_(database) {}

  Status run(std::string_view timeline) {
    if (auto status = database_.execute("DELETE FROM articles; DELETE FROM entities"); !status) return status;
    if (auto status = writer_.prepare(); !status) return status;
    if (auto status = read_known(); !status) return status;
    bool well = true;
    for_each_timeline_line(timeline, [&](TimelinePart part, std::string_view object) { well = well && take(part, object); });
    for (const auto& [id, known] : known_)
      if (!known.stays) well = well && writer_.drop(known.key);
    for (const auto& [object, digest] : fresh_) well = well && writer_.entry(ExportJson::parse(object, nullptr, false), object, digest);
    return well ? Status{} : database_.status();
  }

 private:
  Status read_known() {
    auto rows = database_.prepare("SELECT id, key, digest FROM entries");
    if (!rows) return rows.error();
    while (rows->step()) known_.emplace(rows->text(0), Known{rows->integer(1), std::string(rows->text(2))});
    return {};
  }

  bool take(TimelinePart part, std::string_view object) {
    if (part == TimelinePart::entities) {
      const ExportJson one = ExportJson::parse("{" + std::string(object) + "}", nullptr, false);
      return one.is_object() && one.size() == 1 && writer_.entity(one.begin().key(), one.begin().value());
    }
    if (part == TimelinePart::documents) {
      const ExportJson document = ExportJson::parse(object, nullptr, false);
      writer_.outlets_.emplace(text_at(document, "id"), text_at(document, "outlet"));
      return document.is_object() && writer_.article(document, object);
    }
    // {"id":"e-…",…: the id is our own and holds no escapes
    const std::string id(object.substr(7, object.find('"', 7) - 7));
    std::string digest = content_hash(object);
    const auto known = known_.find(id);
    if (known != known_.end() && known->second.digest == digest) return known->second.stays = true;
    fresh_.emplace_back(object, std::move(digest));
    return true;
  }

  Database& database_;
  Writer writer_;
  std::unordered_map<std::string, Known> known_;
  std::vector<std::pair<std::string_view, std::string>> fresh_;
};

}  // namespace

Status write_derived_rows(Database& database, std::string_view timeline) { return Refresh(database).run(timeline); }

}  // namespace nienbieu
