// timeline: articles in, one timeline out. merge: events or timelines in, one timeline out.
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "cli/articles.h"
#include "cli/timeline_input.h"
#include "output/chronology.h"
#include "output/document.h"
#include "timeline/timeline.h"
#include "timeline/write.h"

namespace nienbieu::cli {
namespace {

struct TimelineFlags {
  std::string format = "auto";
  bool explain_merge = false;

  void add_to(CLI::App& app) {
    app.add_option("--format", format, "json, jsonl or text; auto = text on a terminal, else json")
        ->check(CLI::IsMember({"auto", "json", "jsonl", "text"}))
        ->capture_default_str();
    app.add_flag("--explain-merge", explain_merge, "Print every merge and near miss with its reason to standard error");
  }
};

void print_decision(const Decision& d) {
  const std::string a(d.a), b(d.b);
  std::fprintf(stderr, "%s %s %s %.2f %s\n", d.merged ? "merged" : "apart", a.c_str(), b.c_str(), d.score, d.because.c_str());
}

// For readers on a terminal: its width, colours unless NO_COLOR is set (https://no-color.org).
ChronologyOptions chronology_options(const Output& output) {
  ChronologyOptions options;
  if (!output.is_terminal()) return options;
  const char* no_color = std::getenv("NO_COLOR");
  options.color = !no_color || !*no_color;
  if (winsize window{}; ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col >= 40) options.width = window.ws_col;
  return options;
}

void finish(Session& session, const TimelineBuilder& builder, const TimelineFlags& flags, Output& output) {
  BuildOptions options;
  if (flags.explain_merge) options.explain = print_decision;
  const Timeline timeline = builder.build(options);
  std::string out;
  Status status;
  const Flush flush = [&](std::string& bytes) {
    if (status) status = output.write(bytes);
    bytes.clear();
  };
  if (flags.format == "jsonl") {
    write_timeline_jsonl(timeline, out, flush);
  } else if (flags.format == "text" || (flags.format == "auto" && output.is_terminal())) {
    write_chronology(timeline, chronology_options(output), out);
    flush(out);
  } else {
    write_timeline_json(timeline, out, flush);
  }
  if (status) status = output.close();
  if (!status) session.fail(status.error());
}

void run_timeline(Session& session, const ArticleFlags& flags, const TimelineFlags& how) {
  // An output that cannot be written is better known before the work than after.
  Output output(flags.output);
  if (auto status = output.open(); !status) return session.fail(status.error());
  TimelineBuilder builder;
  DocumentWriter writer(flags.unit());
  const auto take = [&](const Annotations& a, const std::string&) {
    writer.begin(a);
    builder.add_document(writer.document());
    for (std::size_t k = 0; k < a.events.size(); ++k) builder.add_event(writer.event(k), writer.document());
    return true;
  };
  if (!for_each_article(session, flags, false, nullptr, take)) return;
  finish(session, builder, how, output);
}

void run_merge(Session& session, const std::vector<std::string>& inputs, const std::string& path, const TimelineFlags& how) {
  Output output(path);
  if (auto status = output.open(); !status) return session.fail(status.error());
  TimelineBuilder builder;
  for (const auto& input : inputs) {
    const auto bytes = read_whole(session, input, "a file of nienbieu/event@1 lines or a nienbieu/timeline@1");
    if (!bytes) continue;
    for (const auto& error : builder.add_records(*bytes, input)) session.fail(error);
  }
  finish(session, builder, how, output);
}

}  // namespace

void add_timeline(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("timeline", "Articles in, one timeline out");
  auto flags = std::make_shared<ArticleFlags>();
  auto how = std::make_shared<TimelineFlags>();
  flags->add_to(*command);
  how->add_to(*command);
  command->footer(
      "Examples:\n  nienbieu timeline articles/*.txt -o timeline.json\n  nienbieu timeline story.jsonl --published 2024-05-13\n  curl -s … "
      "| nienbieu timeline - --format text");
  command->callback([&session, flags, how] { run_timeline(session, *flags, *how); });
}

void add_merge(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("merge", "Events or timelines in, one timeline out");
  auto inputs = std::make_shared<std::vector<std::string>>();
  auto output = std::make_shared<std::string>("-");
  auto how = std::make_shared<TimelineFlags>();
  command->add_option("EVENTS", *inputs, "Files of nienbieu/event@1 lines, or timelines; - for standard input")->required();
  command->add_option("-o,--output", *output, "File to write; - is standard output")->capture_default_str();
  how->add_to(*command);
  command->footer(
      "Examples:\n  nienbieu merge monday.jsonl tuesday.jsonl -o week.json\n  nienbieu merge week1.json week2.json -o month.json");
  command->callback([&session, inputs, output, how] { run_merge(session, *inputs, *output, *how); });
}

}  // namespace nienbieu::cli
