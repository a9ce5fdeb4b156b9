// timeline: articles in, one timeline out. merge: events or timelines in, one timeline out.
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "cli/articles.h"
#include "cli/timeline_input.h"
#include "output/chronology.h"
#include "output/document.h"
#include "timeline/external_timeline.h"
#include "timeline/timeline.h"
#include "timeline/write.h"

namespace nienbieu::cli {
namespace {

struct TimelineFlags {
  std::string format = "auto";
  bool explain_merge = false;
  std::uint64_t memory = 0;  // bytes; 0 = all in memory
  std::string folder;        // of temporary files

  void add_to(CLI::App& app) {
    app.add_option("--format", format, "json, jsonl or text; auto = text on a terminal, else json")
        ->check(CLI::IsMember({"auto", "json", "jsonl", "text"}))
        ->capture_default_str();
    app.add_option("--memory", memory, "Merge through temporary files, with about so much memory (512M, 2G); without it all is in memory")
        ->transform(CLI::AsSizeValue(false))
        ->check(CLI::PositiveNumber);
    app.add_option("--tmp", folder, "Folder for the temporary files of --memory; without it $TMPDIR, else /tmp")
        ->check(CLI::ExistingDirectory);
    app.add_flag("--explain-merge", explain_merge, "Print every merge and near miss with its reason to standard error");
  }
};

void print_decision(const Decision& d) {
  const std::string a(d.a), b(d.b);
  std::fprintf(stderr, "%s %s %s %.2f %s\n", d.merged ? "merged" : "apart", a.c_str(), b.c_str(), d.score, d.because.c_str());
}

// For readers on a terminal: its width, colours unless NO_COLOR is set (https://no-color.org). A file or a pipe gets every word.
ChronologyOptions chronology_options(const Output& output) {
  ChronologyOptions options;
  if (!output.is_terminal()) {
    options.width = 0;
    return options;
  }
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

// The chronology is for people: it is not written from disk.
bool fits_memory_limit(Session& session, const TimelineFlags& flags) {
  if (!flags.memory || flags.format != "text") return true;
  session.usage_error("--memory writes json or jsonl; write one, then `nienbieu merge FILE --format text`");
  return false;
}

ExternalOptions external_options(const TimelineFlags& flags) {
  ExternalOptions options;
  options.memory = static_cast<std::size_t>(flags.memory);
  std::error_code error;
  options.folder = !flags.folder.empty() ? flags.folder : std::filesystem::temp_directory_path(error).string();
  if (flags.explain_merge) options.explain = print_decision;
  return options;
}

void finish(Session& session, ExternalTimeline& timeline, const TimelineFlags& flags, Output& output) {
  Status written;
  const Flush flush = [&](std::string& bytes) {
    if (written) written = output.write(bytes);
    bytes.clear();
  };
  const auto format = flags.format == "jsonl" ? ExternalTimeline::Format::jsonl : ExternalTimeline::Format::json;
  if (auto status = timeline.write(format, flush); !status) return session.fail(status.error());
  if (written) written = output.close();
  if (!written) session.fail(written.error());
}

void run_timeline(Session& session, const ArticleFlags& flags, const TimelineFlags& how) {
  if (!fits_memory_limit(session, how)) return;
  // An output that cannot be written is better known before the work than after.
  Output output(flags.output);
  if (auto status = output.open(); !status) return session.fail(status.error());
  DocumentWriter writer(flags.unit());
  if (how.memory) {
    ExternalTimeline timeline(external_options(how));
    Status status;
    const auto take = [&](const Annotations& a) {
      writer.begin(a);
      status = timeline.add_document(writer.document());
      for (std::size_t k = 0; status && k < a.events.size(); ++k) status = timeline.add_event(writer.event(k), writer.document());
      return status.ok();
    };
    const bool whole = for_each_article(session, flags, take);
    if (!status) return session.fail(status.error());
    return whole ? finish(session, timeline, how, output) : void();
  }
  TimelineBuilder builder;
  const auto take = [&](const Annotations& a) {
    writer.begin(a);
    builder.add_document(writer.document());
    for (std::size_t k = 0; k < a.events.size(); ++k) builder.add_event(writer.event(k), writer.document());
    return true;
  };
  if (!for_each_article(session, flags, take)) return;
  finish(session, builder, how, output);
}

constexpr char expected_records[] = "a file of nienbieu/event@1 lines or a nienbieu/timeline@1";

void merge_on_disk(Session& session, const std::vector<std::string>& inputs, const TimelineFlags& how, Output& output) {
  ExternalTimeline timeline(external_options(how));
  for (const auto& input : inputs) {
    auto source = open_records(session, input, expected_records);
    if (!source) continue;
    const auto status = timeline.add_stream(std::move(source), shown(input), [&](const Error& e) { session.fail(e); });
    if (!status) return session.fail(status.error());
  }
  finish(session, timeline, how, output);
}

void run_merge(Session& session, const std::vector<std::string>& inputs, const std::string& path, const TimelineFlags& how) {
  if (!fits_memory_limit(session, how)) return;
  Output output(path);
  if (auto status = output.open(); !status) return session.fail(status.error());
  if (how.memory) return merge_on_disk(session, inputs, how, output);
  TimelineBuilder builder;
  for (const auto& input : inputs) {
    auto source = open_records(session, input, expected_records);
    if (source) builder.add_stream(std::move(source), shown(input), [&](const Error& e) { session.fail(e); });
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
