// export: a timeline in the formats of other tools; TimeML and brat from annotations and their articles.
#include <cstdio>
#include <filesystem>
#include <unordered_map>

#include "cli/articles.h"
#include "cli/timeline_input.h"
#include "ingest/reader.h"
#include "output/export_text.h"
#include "output/export_timeline.h"

namespace nienbieu::cli {
namespace {

namespace fs = std::filesystem;

struct ExportFlags {
  std::string input, format = "csv", output = "-";
  std::vector<std::string> texts;
  bool bom = false;
};

void write_out(Session& session, const std::string& path, std::string_view bytes) {
  Output output(path);
  if (auto status = output.open(); !status) return session.fail(status.error());
  if (auto status = output.write(bytes); !status) return session.fail(status.error());
  if (auto status = output.close(); !status) session.fail(status.error());
}

void export_of_timeline(Session& session, const ExportFlags& flags) {
  const auto bytes = read_timeline(session, flags.input);
  if (!bytes) return;
  ExportJson json = ExportJson::parse(*bytes, nullptr, false);
  if (json.is_discarded()) return session.fail({"json.syntax", flags.input, 0, 0, "no JSON; a nienbieu/timeline@1 is expected"});
  const TimelineView view(std::move(json));
  std::string out;
  const std::size_t left_out = find_export_format(flags.format)->write(view, {flags.bom}, out);
  write_out(session, flags.output, out);
  if (left_out && !session.quiet)
    std::fprintf(stderr, "nienbieu: %zu undated events left out: %s needs a year\n", left_out, flags.format.c_str());
}

// Texts by document id, as the articles' own reader derives it.
std::unordered_map<std::string, std::string> read_texts(Session& session, const std::vector<std::string>& inputs) {
  std::unordered_map<std::string, std::string> texts;
  ArticleReader reader(inputs, {});
  while (auto next = reader.next()) {
    if (!next->ok())
      session.fail(next->error());
    else
      texts[(*next)->id] = std::move((*next)->text);
  }
  return texts;
}

// A file name that shows the id but is nobody's path.
std::string file_stem(std::size_t number, const std::string& id) {
  char head[32];
  std::snprintf(head, sizeof head, "%05zu-", number);
  std::string out = head;
  for (const char c : id) {
    if (out.size() >= 60) break;
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    out += plain ? c : '_';
  }
  return out;
}

class TextExport {
 public:
  TextExport(Session& session, const ExportFlags& flags)
      : session_(session), flags_(flags), brat_(flags.format == "brat"), texts_(read_texts(session, flags.texts)) {}

  void run(const std::string& lines) {
    if (to_folder()) {
      std::error_code error;
      fs::create_directories(flags_.output, error);
      if (error) return session_.fail({"output.open", flags_.output, 0, 0, "cannot be made a folder: " + error.message()});
      if (brat_) write_out(session_, (fs::path(flags_.output) / "annotation.conf").string(), brat_configuration());
    }
    std::uint64_t line = 0;
    for (std::size_t at = 0; at < lines.size();) {
      const std::size_t end = std::min(lines.find('\n', at), lines.size());
      ++line;
      if (end > at) one(std::string_view(lines).substr(at, end - at), line);
      at = end + 1;
    }
  }

 private:
  bool to_folder() const { return flags_.output != "-"; }

  void one(std::string_view line, std::uint64_t number) {
    const ExportJson record = ExportJson::parse(line, nullptr, false);
    const std::string id = text_at(list_at(record, "document"), "id");
    if (id.empty())
      return session_.fail(
          {"record.field", flags_.input, number, 0, "a nienbieu/document@1 line as `nienbieu annotate` writes it is expected"});
    const auto text = texts_.find(id);
    if (text == texts_.end())
      return session_.fail({"export.text", flags_.input, number, 0, "no article of --texts has the id `" + id + "`"});
    std::string out;
    const Status status = brat_ ? export_brat(record, text->second, out) : export_timeml(record, text->second, out);
    if (!status) return session_.fail(status.error());
    if (!to_folder()) return write_out(session_, "-", out);
    const fs::path stem = fs::path(flags_.output) / file_stem(++written_, id);
    write_out(session_, stem.string() + (brat_ ? ".ann" : ".tml"), out);
    if (brat_) write_out(session_, stem.string() + ".txt", text->second);
  }

  Session& session_;
  const ExportFlags& flags_;
  bool brat_;
  std::unordered_map<std::string, std::string> texts_;
  std::size_t written_ = 0;
};

void run(Session& session, const ExportFlags& flags) {
  if (find_export_format(flags.format)) return export_of_timeline(session, flags);
  if (flags.texts.empty())
    return session.usage_error("--format " + flags.format + " reads `nienbieu annotate` lines and needs their articles: --texts ARTICLES");
  const auto lines = read_whole(session, flags.input, "nienbieu/document@1 lines as `nienbieu annotate` writes them");
  if (lines) TextExport(session, flags).run(*lines);
}

std::string format_help() {
  std::string out = "Format: ";
  for (const auto& format : export_formats()) out += std::string(format.name) + " (" + std::string(format.what) + "), ";
  return out + "timeml, brat (from `annotate` lines with --texts)";
}

}  // namespace

void add_export(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("export", "A timeline in the formats of other tools");
  auto flags = std::make_shared<ExportFlags>();
  std::vector<std::string> names{"timeml", "brat"};
  for (const auto& format : export_formats()) names.emplace_back(format.name);
  command->add_option("TIMELINE", flags->input, "Timeline, or lines of events; - for standard input")->required();
  command->add_option("--format", flags->format, format_help())->check(CLI::IsMember(names))->capture_default_str();
  command->add_option("-o,--output", flags->output, "File to write (a folder for timeml and brat); - is standard output")
      ->capture_default_str();
  command->add_option("--texts", flags->texts, "Articles that were annotated, for timeml and brat");
  command->add_flag("--bom", flags->bom, "CSV for spreadsheets: byte order mark, no cell read as a formula");
  command->footer(
      "Examples:\n  nienbieu export timeline.json --format csv --bom -o timeline.csv\n  nienbieu export timeline.json --format ics -o "
      "timeline.ics\n"
      "  nienbieu annotate news/ | nienbieu export - --format brat --texts news/ -o brat/");
  command->callback([&session, flags] { run(session, *flags); });
}

}  // namespace nienbieu::cli
