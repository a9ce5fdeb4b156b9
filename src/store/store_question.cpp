#include "store/store_question.h"

#include <map>

#include "output/export_date.h"

namespace nienbieu {
namespace {

// Ids of all spellings that hold the asked words.
Status learn_ids(Database& database, NameAsked& asked) {
  if (asked.text.empty()) return {};
  const Needle needle(asked.text);
  auto rows = database.prepare("SELECT DISTINCT spelling, entity FROM spellings");
  if (!rows) return rows.error();
  while (rows->step())
    if (needle.in(rows->text(0))) asked.ids.emplace_back(rows->text(1));
  return {};
}

std::string phrase(const char* column, const std::string& words) {
  const std::string plain = plain_words(words);
  return plain.empty() ? std::string() : std::string(column) + " : \"" + plain + "\"";
}

// An FTS5 expression that every answer meets; empty when the name says nothing.
std::string expression(const NameAsked& asked, bool in_text) {
  if (asked.text.empty()) return {};
  std::vector<std::string> parts{phrase("names", asked.text), phrase("ids", asked.text)};
  if (in_text) parts.push_back(phrase("folded", asked.text));
  for (const auto& id : asked.ids) parts.push_back(phrase("ids", id));
  std::erase_if(parts, [](const std::string& s) { return s.empty(); });
  return "(" + join(parts, " OR ") + ")";
}

Result<SqlStatement> candidates(Database& database, const Question& question) {
  std::vector<std::string> matches{expression(question.who, false), expression(question.about, true), expression(question.via, false)};
  std::erase_if(matches, [](const std::string& s) { return s.size() < 3; });
  std::string sql =
      "SELECT json FROM entries WHERE (?1 IS NULL OR type = ?1 OR reports > 1) AND (?2 IS NULL OR latest IS NULL OR latest >= ?2) AND (?3 "
      "IS NULL OR earliest IS NULL OR earliest <= ?3)";
  if (!matches.empty()) sql += " AND key IN (SELECT rowid FROM texts WHERE texts MATCH ?4)";
  auto statement = database.prepare(sql + " ORDER BY edtf IS NULL, earliest, latest, id");
  if (!statement) return statement;
  statement->bind_or_null(1, question.type);
  statement->bind_or_null(2, question.from ? iso_day(*question.from) : std::string())
      .bind_or_null(3, question.to ? iso_day(*question.to) : std::string());
  if (!matches.empty()) statement->bind(4, join(matches, " AND "));
  return statement;
}

class Documents {
 public:
  explicit Documents(SqlStatement statement) : statement_(std::move(statement)) {}
  const ExportJson* find(const std::string& id) {
    const auto it = known_.find(id);
    if (it != known_.end()) return &it->second;
    statement_.reset();
    if (!statement_.bind(1, id).step()) return nullptr;
    return &known_.emplace(id, ExportJson::parse(statement_.text(0), nullptr, false)).first->second;
  }

 private:
  SqlStatement statement_;
  std::map<std::string, ExportJson> known_;
};

}  // namespace

Status ask_store(Store& store, Question question, const std::function<void(const Answer&, const DocumentOf&)>& take) {
  Database& database = store.database();
  for (NameAsked* asked : {&question.who, &question.about, &question.via})
    if (auto status = learn_ids(database, *asked); !status) return status;
  auto rows = candidates(database, question);
  auto lookup = database.prepare("SELECT json FROM articles WHERE id = ?1");
  if (!rows || !lookup) return database.status();
  Documents documents(std::move(*lookup));
  const DocumentOf document_of = [&](const std::string& id) { return documents.find(id); };
  const auto outlet_of = [&](const ExportJson& report) {
    const ExportJson* document = documents.find(text_at(report, "document"));
    return document ? text_at(*document, "outlet") : std::string();
  };
  const Inquiry inquiry(question);
  while (rows->step()) {
    const ExportJson entry = ExportJson::parse(rows->text(0), nullptr, false);
    if (const auto answer = inquiry.ask(entry, outlet_of)) take(*answer, document_of);
  }
  return {};
}

}  // namespace nienbieu
