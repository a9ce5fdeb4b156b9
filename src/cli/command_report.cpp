// report: a timeline as one self-contained page.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/articles.h"
#include "output/report.h"
#include "timeline/timeline.h"
#include "timeline/write.h"

namespace nienbieu::cli {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> read_file(Session& session, const std::string& path) {
  if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  std::ifstream in(path, std::ios::binary);
  std::error_code error;
  if (!in || fs::is_directory(path, error)) {
    session.fail({"io.open", path, 0, 0, "cannot be read; a timeline as `nienbieu timeline` writes it is expected"});
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// The built page: beside the binary, or in the share folder of an installation.
std::optional<std::string> read_page(Session& session) {
  std::error_code error;
  const fs::path self = fs::read_symlink("/proc/self/exe", error), here = error ? fs::path(".") : self.parent_path();
  for (const fs::path& path : {here / "page/report-template.html", here / "../share/nienbieu/page/report-template.html"})
    if (fs::exists(path, error)) return read_file(session, path.string());
  session.fail({"report.page", "page/report-template.html", 0, 0,
                "not found beside the binary; it is built with Node.js and npm: `cmake --build … --target page`"});
  return std::nullopt;
}

void run(Session& session, const std::string& input, const std::string& output_path) {
  auto page = read_page(session);
  if (!page) return;
  auto bytes = read_file(session, input);
  if (!bytes) return;
  if (!is_timeline(*bytes)) {
    // Lines of events or entries make a timeline, too.
    TimelineBuilder builder;
    const Errors errors = builder.add_records(*bytes, input);
    // What is no record at all is not told line by line.
    for (std::size_t i = 0; i < errors.size() && i < 3; ++i) session.fail(errors[i]);
    if (errors.size() > 3)
      session.fail(
          {"json.records", input, 0, 0,
           std::to_string(errors.size() - 3) + " more lines are no records; a timeline as `nienbieu timeline` writes it is expected"});
    bytes->clear();
    const Timeline timeline = builder.build();
    if (!errors.empty() && timeline.events.empty() && timeline.undated.empty()) return;
    write_timeline_json(timeline, *bytes);
  }
  std::string html;
  if (auto status = write_report(*bytes, *page, html); !status) {
    Error error = status.error();
    error.file = input;
    return session.fail(error);
  }
  Output output(output_path);
  if (auto status = output.open(); !status) return session.fail(status.error());
  if (auto status = output.write(html); !status) return session.fail(status.error());
  if (auto status = output.close(); !status) session.fail(status.error());
}

}  // namespace

void add_report(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("report", "A timeline as one self-contained page: opened from disk, offline, printable");
  auto input = std::make_shared<std::string>();
  auto output = std::make_shared<std::string>("-");
  command->add_option("TIMELINE", *input, "Timeline, or lines of events; - for standard input")->required();
  command->add_option("-o,--output", *output, "File to write; - is standard output")->capture_default_str();
  command->footer(
      "Examples:\n  nienbieu report timeline.json -o report.html\n  nienbieu timeline articles/*.txt | nienbieu report - -o report.html");
  command->callback([&session, input, output] { run(session, *input, *output); });
}

}  // namespace nienbieu::cli
