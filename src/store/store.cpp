#include "store/store.h"

#include <filesystem>
#include <unordered_set>

#include "ingest/content_hash.h"
#include "store/derived_rows.h"
#include "store/migrations.h"
#include "timeline/json_writer.h"
#include "timeline/record_write.h"
#include "timeline/write.h"

namespace nienbieu {
namespace {

std::string events_digest(const ArticleRows& article) {
  std::string all;
  for (const auto& event : article.events) all += event.json, all += '\n';
  return content_hash(all);
}

}  // namespace

ArticleRows article_rows(const DocumentRecord& document) {
  ArticleRows out{std::string(document.id), std::string(document.url), {}, {}};
  write_document_object(document, out.document);
  return out;
}

void add_event_row(ArticleRows& article, const EventRecord& event) {
  ArticleRows::EventRow row{std::string(event.id), "{\"id\":"};
  json::string(row.json, event.id);
  row.json += ',';
  write_event_body(event, row.json);
  row.json += '}';
  article.events.push_back(std::move(row));
}

Result<Store> Store::open(const std::string& path, bool make) {
  auto database = Database::open(path, make);
  if (!database) return database.error();
  if (auto status = migrate(*database); !status) return status.error();
  return Store(std::move(*database));
}

Result<bool> Store::add_article(const ArticleRows& article) {
  const std::string digest = content_hash(article.document), events = events_digest(article);
  auto known = database_.prepare("SELECT key, events_digest FROM documents WHERE digest = ?1");
  auto insert = database_.prepare("INSERT INTO documents (id, url, digest, events_digest, json) VALUES (?1, ?2, ?3, ?4, ?5)");
  auto event = database_.prepare("INSERT INTO events (document, id, json) VALUES (?1, ?2, ?3)");
  if (!known || !insert || !event) return database_.status().error();
  std::int64_t key = 0;
  if (known->bind(1, digest).step()) {
    if (known->text(1) == events) return false;
    key = known->integer(0);
    const std::string row = std::to_string(key);
    if (auto status = database_.execute("DELETE FROM events WHERE document = " + row + "; UPDATE documents SET events_digest = '" + events +
                                        "' WHERE key = " + row);
        !status)
      return status.error();
  } else {
    if (!insert->bind(1, article.id).bind_or_null(2, article.url).bind(3, digest).bind(4, events).bind(5, article.document).run())
      return database_.status().error();
    key = database_.last_row();
  }
  for (const auto& row : article.events)
    if (!event->bind(1, key).bind(2, row.id).bind(3, row.json).run()) return database_.status().error();
  return true;
}

Result<std::size_t> Store::add(const std::vector<ArticleRows>& batch) {
  std::size_t changed = 0;
  const auto status = database_.transact([&]() -> Status {
    for (const auto& article : batch) {
      const auto fresh = add_article(article);
      if (!fresh) return fresh.error();
      changed += *fresh;
    }
    return changed ? database_.execute("UPDATE state SET value = value + 1 WHERE key = 'records'") : Status{};
  });
  if (!status) return status.error();
  return changed;
}

Result<std::size_t> Store::remove(const std::vector<std::string>& ids) {
  std::size_t gone = 0;
  const auto status = database_.transact([&]() -> Status {
    auto statement = database_.prepare(
        "WITH RECURSIVE hit (key, id, url) AS (SELECT key, id, url FROM documents WHERE id = ?1 OR url = ?1 UNION "
        "SELECT d.key, d.id, d.url FROM documents d JOIN hit h ON d.id = h.id OR d.url = h.url) DELETE FROM documents WHERE key IN (SELECT "
        "key FROM hit)");
    if (!statement) return statement.error();
    for (const auto& id : ids) {
      if (!statement->bind(1, id).run()) return database_.status();
      gone += static_cast<std::size_t>(database_.changes());
    }
    return gone ? database_.execute("UPDATE state SET value = value + 1 WHERE key = 'records'") : Status{};
  });
  if (!status) return status.error();
  return gone;
}

Status Store::load(TimelineBuilder& builder) {
  auto documents = database_.prepare("SELECT key, json FROM documents ORDER BY key");
  auto events = database_.prepare("SELECT json FROM events WHERE document = ?1 ORDER BY key");
  if (!documents || !events) return database_.status();
  std::string line;
  while (documents->step()) {
    line = "{\"schema\":\"nienbieu/document@1\",\"document\":";
    line += documents->text(1);
    line += ",\"events\":[";
    events->bind(1, documents->integer(0));
    for (bool first = true; events->step(); first = false) {
      if (!first) line += ',';
      line += events->text(0);
    }
    events->reset();
    line += "]}";
    if (auto status = builder.add_line(line, database_.path(), static_cast<std::uint64_t>(documents->integer(0))); !status) return status;
  }
  return {};
}

bool Store::stale() {
  return database_.integer("SELECT (SELECT value FROM state WHERE key = 'records') <> (SELECT value FROM state WHERE key = 'derived')") !=
         0;
}

// Events of versions that no longer stand can never come back: the order of versions is total.
Status Store::prune(const Timeline& timeline) {
  std::unordered_set<std::string> standing;
  std::string json;
  for (std::uint32_t v = 0; v < timeline.records->versions().size(); ++v) {
    if (timeline.document_of[v] == no_document) continue;
    json.clear();
    write_document_object(timeline.records->versions()[v], json);
    standing.insert(content_hash(json));
  }
  auto rows = database_.prepare("SELECT key, digest FROM documents WHERE EXISTS (SELECT 1 FROM events WHERE document = documents.key)");
  if (!rows) return rows.error();
  std::string gone;
  while (rows->step())
    if (!standing.contains(std::string(rows->text(1)))) gone += (gone.empty() ? "" : ",") + std::to_string(rows->integer(0));
  rows->reset();
  if (gone.empty()) return {};
  return database_.execute("DELETE FROM events WHERE document IN (" + gone + "); UPDATE documents SET events_digest = '' WHERE key IN (" +
                           gone + ")");
}

Status Store::refresh() {
  return database_.transact([&]() -> Status {
    if (!stale()) return {};
    TimelineBuilder builder;
    if (auto status = load(builder); !status) return status;
    const Timeline timeline = builder.build();
    if (auto status = prune(timeline); !status) return status;
    std::string bytes;
    write_timeline_json(timeline, bytes);
    if (auto status = write_derived_rows(database_, bytes); !status) return status;
    return database_.execute("UPDATE state SET value = (SELECT value FROM state WHERE key = 'records') WHERE key = 'derived'");
  });
}

StoreStats Store::stats() {
  StoreStats out;
  out.stale = stale();
  out.documents = database_.integer("SELECT count(*) FROM articles");
  out.versions = database_.integer("SELECT count(*) FROM documents");
  out.events = database_.integer("SELECT count(*) FROM events");
  out.entries = database_.integer("SELECT count(*) FROM entries");
  out.undated = database_.integer("SELECT count(*) FROM entries WHERE edtf IS NULL OR edtf LIKE 'X%'");
  out.statements = database_.integer("SELECT count(*) FROM entries WHERE kind = 'statement'");
  out.entities = database_.integer("SELECT count(*) FROM entities");
  out.bytes = database_.integer("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
  return out;
}

}  // namespace nienbieu
