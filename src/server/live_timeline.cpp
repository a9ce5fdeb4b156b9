#include "server/live_timeline.h"

#include <chrono>

#include "ingest/article_stream.h"
#include "ingest/json_article.h"
#include "output/document.h"
#include "server/answers.h"
#include "timeline/json_writer.h"
#include "timeline/write.h"

namespace nienbieu {
namespace {

constexpr std::size_t most_told = 100;  // more changes than that: the whole is asked for
constexpr const char* records_counter = "SELECT value FROM state WHERE key = 'records'";

std::string answer_text(std::size_t articles, std::size_t events, const Errors& faults) {
  std::string out = "{\"articles\":" + std::to_string(articles) + ",\"events\":" + std::to_string(events) + ",\"faults\":[";
  for (std::size_t i = 0; i < faults.size(); ++i) {
    out += i ? ",{\"line\":" : "{\"line\":";
    out += std::to_string(faults[i].line) + ",\"column\":" + std::to_string(faults[i].column) + ",\"code\":";
    json::string(out, faults[i].code);
    out += ",\"message\":";
    json::string(out, faults[i].message);
    out += '}';
  }
  return out + "]}\n";
}

bool is_json(std::string_view type) {
  type = type.substr(0, type.find(';'));
  return type == "application/json" || type == "application/x-ndjson" || type == "application/jsonl";
}

}  // namespace

Status LiveTimeline::open_store(const std::string& path, bool make) {
  auto store = Store::open(path, make);
  if (!store) return store.error();
  store_.emplace(std::move(*store));
  return rebuild();
}

Errors LiveTimeline::open_records(std::string_view bytes, const std::string& name) {
  Errors errors = builder_.add_records(bytes, name);
  if (auto status = rebuild(); !status) errors.push_back(status.error());
  return errors;
}

Status LiveTimeline::rebuild() {
  const auto began = std::chrono::steady_clock::now();
  std::string bytes;
  if (store_) {
    seen_ = store_->database().integer(records_counter);
    TimelineBuilder builder;
    if (auto status = store_->load(builder); !status) return status;
    write_timeline_json(builder.build(), bytes);
  } else {
    write_timeline_json(builder_.build(), bytes);
  }
  auto after = Catalog::build(std::move(bytes));
  const auto before = api_.catalog();
  api_.show(after, std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
  if (before) tell(*before, *after);
  return {};
}

void LiveTimeline::tell(const Catalog& before, const Catalog& after) const {
  if (before.tag() == after.tag()) return;
  std::vector<std::uint32_t> changed;
  for (std::uint32_t e = 0; e < after.entries().size(); ++e) {
    const auto old = before.entry(after.entries()[e].id);
    if (!old || before.entries()[*old].json != after.entries()[e].json) changed.push_back(e);
  }
  bool whole = changed.size() > most_told;
  for (const auto& entry : before.entries()) whole = whole || !after.entry(entry.id);
  if (whole || changed.empty()) return publish_("timeline", "{}");
  for (const auto e : changed) {
    std::string data;
    write_entry_record(after, e, data);
    publish_("entry", data);
  }
}

LiveTimeline::Added LiveTimeline::annotate(const std::string& body, std::vector<ArticleRows>& rows) {
  Added out;
  const auto stream = read_json(read_memory(body), {});
  Annotations annotations;
  DocumentWriter writer;
  while (auto next = stream->next()) {
    if (!next->ok()) {
      if (out.faults.size() < 100) out.faults.push_back(next->error());
      continue;
    }
    Article article = std::move(**next);
    if (article.id.empty()) derive_id(article);
    extractor_->annotate(std::move(article), annotations);
    writer.begin(annotations);
    ++out.articles;
    out.events += annotations.events.size();
    if (store_)
      rows.push_back(article_rows(writer.document()));
    else
      builder_.add_document(writer.document());
    for (std::size_t k = 0; k < annotations.events.size(); ++k) {
      if (store_)
        add_event_row(rows.back(), writer.event(k));
      else
        builder_.add_event(writer.event(k), writer.document());
    }
  }
  return out;
}

HttpResponse LiveTimeline::add(const HttpRequest& request) {
  if (!is_json(request.header("content-type"))) return problem(415, "articles come as application/json or application/x-ndjson");
  if (!valid_utf8(request.body)) return problem(422, "the body is no UTF-8");
  std::lock_guard lock(mutex_);
  std::vector<ArticleRows> rows;
  const Added added = annotate(request.body, rows);
  HttpResponse out;
  out.body = answer_text(added.articles, added.events, added.faults);
  out.status = added.articles ? 201 : 422;
  if (!added.articles) return out;
  Status status;
  if (store_) {
    if (const auto changed = store_->add(rows); !changed)
      status = changed.error();
    else
      status = store_->refresh();
  }
  if (status) status = rebuild();
  if (!status) return problem(500, "the articles could not be stored: " + status.error().message);
  return out;
}

Status LiveTimeline::look_again() {
  std::lock_guard lock(mutex_);
  if (!store_ || store_->database().integer(records_counter) == seen_) return {};
  return rebuild();
}

}  // namespace nienbieu
