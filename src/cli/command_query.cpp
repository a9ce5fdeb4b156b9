// query: the auditor's question to a timeline.
#include "cli/articles.h"
#include "cli/query_flags.h"
#include "cli/timeline_input.h"
#include "store/answer.h"

namespace nienbieu::cli {
namespace {

void run(Session& session, const std::string& input, const QueryFlags& flags) {
  const auto question = flags.question(session);
  if (!question) return;
  const auto bytes = read_timeline(session, input);
  if (!bytes) return;
  ExportJson json = ExportJson::parse(*bytes, nullptr, false);
  if (json.is_discarded()) return session.fail({"json.syntax", input, 0, 0, "no JSON; a nienbieu/timeline@1 is expected"});
  const TimelineView view(std::move(json));
  const auto document_of = [&](const std::string& id) { return view.document(id); };
  std::string out;
  std::size_t count = 0;
  for (const Answer& answer : answers_of(view, *question)) {
    if (!flags.json && count) out += '\n';
    (flags.json ? write_answer_json : write_answer_text)(answer, document_of, out);
    ++count;
  }
  Output output("-");
  if (auto status = output.open(); !status) return session.fail(status.error());
  if (auto status = output.write(out); !status) return session.fail(status.error());
  if (auto status = output.close(); !status) return session.fail(status.error());
  if (!count && !session.quiet) std::fprintf(stderr, "nienbieu: no event answers\n");
}

}  // namespace

void add_query(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("query", "Who said or did what, when, and which report says so");
  auto input = std::make_shared<std::string>();
  auto flags = std::make_shared<QueryFlags>();
  command->add_option("TIMELINE", *input, "Timeline, or lines of events; - for standard input")->required();
  flags->add_to(*command);
  command->footer(
      "Examples:\n  nienbieu query timeline.json --who Netanyahu --said --about Rafah\n  nienbieu query timeline.json --who \"thủ tướng "
      "Israel\" --from 2024-03 --to 2024-05 --json\n  nienbieu query timeline.json --via Reuters --type ASSAULT");
  command->callback([&session, input, flags] { run(session, *input, *flags); });
}

}  // namespace nienbieu::cli
