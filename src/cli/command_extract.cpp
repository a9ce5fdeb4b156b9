// annotate and extract: one record a line, in input order.
#include "cli/articles.h"
#include "output/document.h"

namespace nienbieu::cli {
namespace {

void run(Session& session, const ArticleFlags& flags, bool events) {
  Output output(flags.output);
  if (auto status = output.open(); !status) return session.fail(status.error());
  std::vector<DocumentWriter> writers(flags.threads() + 1, DocumentWriter(flags.unit()));
  const auto render = [&](const Annotations& a, unsigned worker, std::string& out) {
    writers[worker].begin(a);
    if (events)
      writers[worker].write_events(out);
    else
      writers[worker].write_document(out);
  };
  const auto take = [&](const Annotations&, const std::string& out) {
    if (auto status = output.write(out); !status) return session.fail(status.error()), false;
    return true;
  };
  if (!for_each_article(session, flags, false, render, take)) {
    if (session.exit_status == 0) session.exit_status = 1;
    return;
  }
  if (auto status = output.close(); !status) session.fail(status.error());
}

}  // namespace

void add_annotate(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("annotate", "Everything found in each article: one nienbieu/document@1 object a line");
  auto flags = std::make_shared<ArticleFlags>();
  flags->add_to(*command);
  command->footer(
      "Examples:\n  nienbieu annotate article.txt\n  nienbieu annotate articles.jsonl.gz -o annotated.jsonl\n  cat article.txt | nienbieu "
      "annotate -");
  command->callback([&session, flags] { run(session, *flags, false); });
}

void add_extract(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("extract", "The events of each article: one nienbieu/event@1 object a line");
  auto flags = std::make_shared<ArticleFlags>();
  flags->add_to(*command);
  command->footer("Examples:\n  nienbieu extract articles.jsonl.gz -o events.jsonl\n  nienbieu extract news/ --jobs 8 > events.jsonl");
  command->callback([&session, flags] { run(session, *flags, true); });
}

}  // namespace nienbieu::cli
