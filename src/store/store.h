// A timeline on disk: a SQLite file that keeps records and derives the rest.
//
// Records are documents (every version that was added) and the events of the versions that stand, as the canonical JSON that merging
// reads: the timeline of a store is TimelineBuilder's over its records, byte for byte that of `nienbieu timeline` over the same
// articles. A batch is one transaction: acknowledged means on disk; a kill at any moment leaves whole batches. Adding the same article
// again writes nothing; a newer version of it (same id or address) replaces it; a withdrawn one removes its events.
//
// Entries, entities, full text and the views are derived from the records by refresh(), in one transaction that touches only what
// changed. They are stale between a batch and the next refresh(); stale() tells, and every reader of them refreshes first.
//
// One Store per thread; several processes may read while one writes.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/database.h"
#include "timeline/record.h"
#include "timeline/timeline.h"

namespace nienbieu {

// An article's records on their way into a store.
struct ArticleRows {
  std::string id, url;
  std::string document;  // canonical JSON
  struct EventRow {
    std::string id, json;
  };
  std::vector<EventRow> events;
};

ArticleRows article_rows(const DocumentRecord& document);
void add_event_row(ArticleRows& article, const EventRecord& event);

struct StoreStats {
  std::int64_t documents = 0, versions = 0, events = 0, entries = 0, undated = 0, statements = 0, entities = 0, bytes = 0;
  bool stale = false;
};

class Store {
 public:
  // `make`: creates the file when there is none. Older stores are migrated.
  static Result<Store> open(const std::string& path, bool make);

  // One transaction. Returns how many articles were new or changed.
  Result<std::size_t> add(const std::vector<ArticleRows>& batch);

  // Takes out every version of the articles with these ids or addresses. Returns how many rows went.
  Result<std::size_t> remove(const std::vector<std::string>& ids);

  // Adds all records to `builder`.
  Status load(TimelineBuilder& builder);

  bool stale();
  Status refresh();
  StoreStats stats();

  Database& database() { return database_; }

 private:
  explicit Store(Database database) : database_(std::move(database)) {}
  Result<bool> add_article(const ArticleRows& article);
  Status prune(const Timeline& timeline);

  Database database_;
};

}  // namespace nienbieu
