// The timeline behind a running server: where it comes from, how it grows, who is told.
//
// From a file it grows in memory; from a store it grows on disk, and additions of other processes (`nienbieu store add`) are seen
// within two seconds. Each change makes a new catalog beside the old one, which answers until the new one stands. One change at a time;
// safe for many threads.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "pipeline/extractor.h"
#include "server/api.h"
#include "store/store.h"

namespace nienbieu {

class LiveTimeline {
 public:
  // Told of each changed entry as nienbieu/entry@1 ("entry"), or that the whole should be read anew ("timeline").
  using Publish = std::function<void(const std::string& event, const std::string& data)>;

  LiveTimeline(Api& api, Publish publish) : api_(api), publish_(std::move(publish)) {}

  Status open_store(const std::string& path, bool make);
  Errors open_records(std::string_view bytes, const std::string& name);  // what could be read is shown all the same
  void accept_articles(std::shared_ptr<const Lexicon> lexicon) { extractor_.emplace(std::move(lexicon)); }

  // JSON, an array or JSON Lines of articles. 201 with counts, 422 when none could be read, 415 for another type.
  HttpResponse add(const HttpRequest& request);

  // Reads a store again when another process has changed it.
  Status look_again();

 private:
  struct Added {
    std::size_t articles = 0, events = 0;
    Errors faults;
  };
  Added annotate(const std::string& body, std::vector<ArticleRows>& rows);
  Status rebuild();
  void tell(const Catalog& before, const Catalog& after) const;

  Api& api_;
  Publish publish_;
  std::mutex mutex_;
  std::optional<Store> store_;
  TimelineBuilder builder_;  // without a store
  std::optional<Extractor> extractor_;
  std::int64_t seen_ = -1;  // the store's record counter
};

}  // namespace nienbieu
