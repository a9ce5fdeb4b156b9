// store: a timeline kept in a SQLite file; articles come and go, the timeline stays what `timeline` over the same articles would give.
#include <chrono>
#include <cstdio>
#include <unordered_map>

#include "cli/articles.h"
#include "cli/query_flags.h"
#include "cli/timeline_input.h"
#include "output/document.h"
#include "store/store.h"
#include "store/store_question.h"
#include "timeline/write.h"

namespace nienbieu::cli {
namespace {

struct StoreFlags {
  std::string path;
  ArticleFlags articles;
  std::size_t batch = 200;
  bool acknowledge = false, records = false;
  std::vector<std::string> ids;
  std::string output = "-";
  QueryFlags query;
};

std::optional<Store> open_store(Session& session, const StoreFlags& flags, bool make) {
  auto store = Store::open(flags.path, make);
  if (!store) return session.fail(store.error()), std::nullopt;
  return std::move(*store);
}

bool print(Session& session, std::string_view bytes) {
  const bool well = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() && std::fflush(stdout) == 0;
  if (!well) session.fail({"output.write", "standard output", 0, 0, "cannot be written"});
  return well;
}

// Collects articles into batches; a batch is acknowledged when it is on disk.
class Adding {
 public:
  Adding(Session& session, Store& store, const StoreFlags& flags) : session_(session), store_(store), flags_(flags) {}

  bool take(ArticleRows article) {
    batch_.push_back(std::move(article));
    const bool waited = std::chrono::steady_clock::now() - last_ > std::chrono::seconds(2);
    return batch_.size() >= flags_.batch || waited ? commit() : true;
  }

  bool commit() {
    last_ = std::chrono::steady_clock::now();
    if (batch_.empty()) return true;
    const auto changed = store_.add(batch_);
    if (!changed) return session_.fail(changed.error()), false;
    std::string lines;
    if (flags_.acknowledge)
      for (const auto& article : batch_) lines += article.id + "\n";
    changed_ += *changed;
    total_ += batch_.size();
    batch_.clear();
    return lines.empty() || print(session_, lines);
  }

  void summary() const {
    if (!session_.quiet) std::fprintf(stderr, "nienbieu: %zu articles, %zu new or changed\n", total_, changed_);
  }

 private:
  Session& session_;
  Store& store_;
  const StoreFlags& flags_;
  std::vector<ArticleRows> batch_;
  std::size_t total_ = 0, changed_ = 0;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

bool add_articles(Session& session, const StoreFlags& flags, Adding& adding) {
  DocumentWriter writer(flags.articles.unit());
  const auto take = [&](const Annotations& a) {
    writer.begin(a);
    ArticleRows rows = article_rows(writer.document());
    for (std::size_t k = 0; k < a.events.size(); ++k) add_event_row(rows, writer.event(k));
    return adding.take(std::move(rows));
  };
  return for_each_article(session, flags.articles, take) && adding.commit();
}

// Event lines and timelines: the events of one document must stand together to be one row's.
bool add_records(Session& session, const StoreFlags& flags, Adding& adding) {
  std::vector<ArticleRows> rows;
  std::unordered_map<std::string, std::size_t> index;
  const auto row_of = [&](const DocumentRecord& document) -> ArticleRows& {
    ArticleRows fresh = article_rows(document);
    const auto [it, added] = index.emplace(fresh.document, rows.size());
    if (added) rows.push_back(std::move(fresh));
    return rows[it->second];
  };
  RecordReader reader({[&](const EventRecord& event, const DocumentRecord& document) { add_event_row(row_of(document), event); },
                       [&](const DocumentRecord& document) { row_of(document); }});
  for (const auto& input : flags.articles.inputs) {
    const auto bytes = read_whole(session, input, "nienbieu records");
    if (!bytes) continue;
    for (const auto& error : reader.read_all(*bytes, input)) session.fail(error);
  }
  for (auto& row : rows)
    if (!adding.take(std::move(row))) return false;
  return adding.commit();
}

void run_add(Session& session, const StoreFlags& flags) {
  auto store = open_store(session, flags, true);
  if (!store) return;
  Adding adding(session, *store, flags);
  if (!(flags.records ? add_records(session, flags, adding) : add_articles(session, flags, adding))) {
    if (session.exit_status == 0) session.exit_status = 1;
    return;
  }
  if (auto status = store->refresh(); !status) return session.fail(status.error());
  adding.summary();
}

void run_remove(Session& session, const StoreFlags& flags) {
  auto store = open_store(session, flags, false);
  if (!store) return;
  for (const auto& id : flags.ids) {
    const auto gone = store->remove({id});
    if (!gone) return session.fail(gone.error());
    if (!*gone) session.fail({"store.unknown", flags.path, 0, 0, "no article has the id or address `" + id + "`"});
  }
  if (auto status = store->refresh(); !status) session.fail(status.error());
}

void run_export(Session& session, const StoreFlags& flags) {
  auto store = open_store(session, flags, false);
  if (!store) return;
  TimelineBuilder builder;
  if (auto status = store->load(builder); !status) return session.fail(status.error());
  std::string out;
  write_timeline_json(builder.build(), out);
  Output output(flags.output);
  if (auto status = output.open(); !status) return session.fail(status.error());
  if (auto status = output.write(out); !status) return session.fail(status.error());
  if (auto status = output.close(); !status) session.fail(status.error());
}

void run_query(Session& session, const StoreFlags& flags) {
  const auto question = flags.query.question(session);
  if (!question) return;
  auto store = open_store(session, flags, false);
  if (!store) return;
  if (auto status = store->refresh(); !status) return session.fail(status.error());
  std::size_t count = 0;
  std::string out;
  const auto status = ask_store(*store, *question, [&](const Answer& answer, const DocumentOf& document_of) {
    if (!flags.query.json && count) out += '\n';
    ++count;
    (flags.query.json ? write_answer_json : write_answer_text)(answer, document_of, out);
  });
  if (!status) return session.fail(status.error());
  print(session, out);
  if (!count && !session.quiet) std::fprintf(stderr, "nienbieu: no event answers\n");
}

void run_stats(Session& session, const StoreFlags& flags) {
  auto store = open_store(session, flags, false);
  if (!store) return;
  const StoreStats s = store->stats();
  struct Row {
    const char* name;
    std::int64_t value;
  };
  std::string out;
  for (const Row row : {Row{"articles", s.documents},
                        {"versions of articles", s.versions},
                        {"events as reported", s.events},
                        {"timeline entries", s.entries},
                        {"  undated", s.undated},
                        {"  statements", s.statements},
                        {"entities", s.entities},
                        {"bytes", s.bytes}})
    out += std::string(row.name) + ": " + std::to_string(row.value) + "\n";
  if (s.stale) out += "entries are older than the articles; `query` or `add` brings them up to date\n";
  print(session, out);
}

CLI::App* subcommand(CLI::App& store, const char* name, const char* what, Session& session, const std::shared_ptr<StoreFlags>& flags,
                     void (*run)(Session&, const StoreFlags&)) {
  auto* command = store.add_subcommand(name, what);
  command->fallthrough();
  command->callback([&session, flags, run] { run(session, *flags); });
  return command;
}

void add_input_flags(CLI::App& command, StoreFlags& flags) {
  ArticleFlags& articles = flags.articles;
  command.add_option("INPUT", articles.inputs, "Articles as for `timeline`; with --records, events or timelines")->required();
  command.add_flag("--records", flags.records, "Inputs are nienbieu/event@1, document@1, entry@1 lines or timelines, not articles");
  command.add_option("--batch", flags.batch, "Articles in one transaction (a batch waits at most two seconds)")
      ->check(CLI::Range(1, 100000))
      ->capture_default_str();
  command.add_flag("--acknowledge", flags.acknowledge, "Print each article's id once it is on disk");
  command.add_option("--published", articles.published, "Day of publication (ISO 8601) of articles that do not give one");
  command.add_option("--crawled", articles.crawled, "Day on which the articles were fetched: an upper bound for their dates");
  command.add_option("--encoding", articles.encoding, "Encoding of the inputs; without it a BOM, an HTML charset, else UTF-8");
  command.add_option("--jobs,-j", articles.jobs, "Threads; 0 = one per core")->check(CLI::Range(0u, max_jobs))->capture_default_str();
  command.add_option("--sections", articles.sections, "Sections that yield events")
      ->check(CLI::IsMember({"primary", "all"}))
      ->capture_default_str();
}

}  // namespace

void add_store(CLI::App& app, Session& session) {
  auto* store = app.add_subcommand("store", "A timeline kept in a SQLite file");
  auto flags = std::make_shared<StoreFlags>();
  store->add_option("--db", flags->path, "The file")->required();
  store->require_subcommand(1);
  store->fallthrough();
  add_input_flags(*subcommand(*store, "add", "Add articles, or newer versions of them", session, flags, run_add), *flags);
  subcommand(*store, "remove", "Take articles out by id or address", session, flags, run_remove)
      ->add_option("ID", flags->ids, "Ids or addresses")
      ->required();
  flags->query.add_to(*subcommand(*store, "query", "Who said or did what, when, and which report says so", session, flags, run_query));
  subcommand(*store, "export", "Write the timeline", session, flags, run_export)
      ->add_option("-o,--output", flags->output, "File to write; - is standard output")
      ->capture_default_str();
  subcommand(*store, "stats", "How much is in it", session, flags, run_stats);
  store->footer(
      "Examples:\n  nienbieu store --db news.db add news/*.jsonl.gz\n  nienbieu store --db news.db query --who Netanyahu --said --about "
      "Rafah\n"
      "  nienbieu store --db news.db export -o timeline.json\n  nienbieu store --db news.db remove vn-2024-05-13-1\n  nienbieu store --db "
      "news.db stats");
}

}  // namespace nienbieu::cli
