#include "store/migrations.h"

namespace nienbieu {
namespace {

// Records: what was extracted, as canonical JSON. Everything else is derived from them (refresh.cpp).
constexpr const char* records = R"sql(
CREATE TABLE documents (            -- a row for each version of an article
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  url TEXT,
  digest TEXT NOT NULL UNIQUE,      -- of json
  events_digest TEXT NOT NULL,      -- of its events, so that adding again writes nothing
  json TEXT NOT NULL                -- the document's object
) STRICT;
CREATE INDEX documents_by_id ON documents (id);
CREATE INDEX documents_by_url ON documents (url) WHERE url IS NOT NULL;
CREATE TABLE events (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  id TEXT NOT NULL,
  json TEXT NOT NULL                -- the event without schema and document
) STRICT;
CREATE INDEX events_by_document ON events (document);
CREATE TABLE state (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
INSERT INTO state VALUES ('records', 0), ('derived', 0);
)sql";

constexpr const char* derived = R"sql(
CREATE TABLE entries (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL, type TEXT NOT NULL, mode TEXT, realis TEXT,
  edtf TEXT, earliest TEXT, latest TEXT, grain TEXT, basis TEXT,
  headline TEXT NOT NULL, content TEXT, within TEXT,
  reports INTEGER NOT NULL, independent_sources INTEGER NOT NULL, conflicts INTEGER NOT NULL, confidence REAL,
  digest TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE INDEX entries_by_day ON entries (earliest, latest);
CREATE INDEX entries_by_type ON entries (type);
CREATE TABLE entry_entities (
  entry INTEGER NOT NULL REFERENCES entries (key) ON DELETE CASCADE,
  role TEXT NOT NULL,               -- actor, target, addressee, place
  entity TEXT NOT NULL
) STRICT;
CREATE INDEX entry_entities_by_entry ON entry_entities (entry);
CREATE INDEX entry_entities_by_entity ON entry_entities (entity);
CREATE TABLE entry_reports (
  entry INTEGER NOT NULL REFERENCES entries (key) ON DELETE CASCADE,
  event TEXT NOT NULL, document TEXT NOT NULL, published TEXT, chain TEXT,
  content TEXT, sentence TEXT, sentence_start INTEGER, sentence_end INTEGER
) STRICT;
CREATE INDEX entry_reports_by_entry ON entry_reports (entry);
CREATE INDEX entry_reports_by_document ON entry_reports (document);
CREATE TABLE articles (             -- the standing version of each document
  id TEXT PRIMARY KEY, title TEXT, url TEXT, outlet TEXT, published TEXT, family TEXT, json TEXT NOT NULL
) STRICT;
CREATE TABLE entities (id TEXT PRIMARY KEY, name TEXT, type TEXT, country TEXT, lat REAL, lon REAL) STRICT;
CREATE TABLE spellings (entry INTEGER NOT NULL REFERENCES entries (key) ON DELETE CASCADE, entity TEXT NOT NULL, spelling TEXT NOT NULL) STRICT;
CREATE INDEX spellings_by_entry ON spellings (entry);
CREATE INDEX spellings_by_name ON spellings (spelling, entity);
-- rowid = entries.key. `text` is NFC with its diacritics, `folded` the same without; names and ids of all who take part.
CREATE VIRTUAL TABLE texts USING fts5 (text, folded, names, ids, tokenize = "unicode61 remove_diacritics 0");
)sql";

constexpr const char* views = R"sql(
CREATE VIEW v_events AS
SELECT e.id, e.kind, e.type, e.mode, e.realis, e.edtf, e.earliest, e.latest, e.grain, e.basis, unixepoch(e.earliest) AS epoch, e.headline, e.content,
  (SELECT group_concat(n.name, '; ') FROM entry_entities x JOIN entities n ON n.id = x.entity WHERE x.entry = e.key AND x.role = 'actor') AS actors,
  (SELECT group_concat(n.name, '; ') FROM entry_entities x JOIN entities n ON n.id = x.entity WHERE x.entry = e.key AND x.role IN ('target', 'addressee')) AS targets,
  (SELECT group_concat(n.name, '; ') FROM entry_entities x JOIN entities n ON n.id = x.entity WHERE x.entry = e.key AND x.role = 'place') AS places,
  e.reports, e.independent_sources, e.conflicts, e.confidence
FROM entries e;
CREATE VIEW v_statements AS
SELECT e.id, r.event, e.type, e.edtf, e.earliest, e.latest, unixepoch(e.earliest) AS epoch, x.entity AS speaker_id, n.name AS speaker, r.content, r.chain,
  a.outlet, a.title, a.url, r.document, r.published, r.sentence, r.sentence_start, r.sentence_end
FROM entries e JOIN entry_reports r ON r.entry = e.key
  LEFT JOIN entry_entities x ON x.entry = e.key AND x.role = 'actor' LEFT JOIN entities n ON n.id = x.entity LEFT JOIN articles a ON a.id = r.document
WHERE e.kind = 'statement';
CREATE VIEW v_entities AS
SELECT n.id, n.name, n.type, n.country, n.lat, n.lon, count(DISTINCT e.key) AS events,
  count(DISTINCT CASE WHEN e.kind = 'statement' AND x.role = 'actor' THEN e.key END) AS statements, min(date(e.earliest)) AS first_day, max(date(e.latest)) AS last_day
FROM entities n LEFT JOIN entry_entities x ON x.entity = n.id LEFT JOIN entries e ON e.key = x.entry GROUP BY n.id;
CREATE VIEW v_daily AS
SELECT earliest AS day, unixepoch(earliest) AS epoch, kind, type, count(*) AS events, sum(reports) AS reports
FROM entries WHERE earliest = latest AND date(earliest) IS NOT NULL GROUP BY earliest, kind, type;
)sql";

}  // namespace

Status migrate(Database& database) {
  const auto version = database.integer("PRAGMA user_version");
  const auto application = database.integer("PRAGMA application_id");
  if (version > store_version)
    return Error{"store.version", database.path(), 0, 0,
                 "was written by a newer nienbieu (store version " + std::to_string(version) + ", this one knows " +
                     std::to_string(store_version) + ")"};
  if ((application != 0 && application != store_application) ||
      (version == 0 && database.integer("SELECT count(*) FROM sqlite_master") > 0 && application == 0))
    return Error{"store.foreign", database.path(), 0, 0, "is another program's database; give a file of its own"};
  if (version == store_version) return {};
  return database.transact([&]() -> Status {
    // Another process may have been first.
    if (database.integer("PRAGMA user_version") == store_version) return {};
    for (const char* sql : {records, derived, views})
      if (auto status = database.execute(sql); !status) return status;
    return database.execute("PRAGMA application_id = " + std::to_string(store_application) + "; PRAGMA user_version = 1;");
  });
}

}  // namespace nienbieu
