#include "cli/timeline_input.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "timeline/timeline.h"
#include "timeline/write.h"

namespace nienbieu::cli {

std::optional<std::string> read_whole(Session& session, const std::string& path, const std::string& expected) {
  if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  std::ifstream in(path, std::ios::binary);
  std::error_code error;
  if (!in || std::filesystem::is_directory(path, error)) {
    session.fail({"io.open", path, 0, 0, "cannot be read; " + expected + " is expected"});
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::optional<std::string> read_timeline(Session& session, const std::string& path) {
  auto bytes = read_whole(session, path, "a timeline as `nienbieu timeline` writes it");
  if (!bytes || bytes->substr(0, 200).find("\"nienbieu/timeline@1\"") != std::string::npos) return bytes;
  TimelineBuilder builder;
  const Errors errors = builder.add_records(*bytes, path);
  for (const auto& error : errors) session.fail(error);
  const Timeline timeline = builder.build();
  if (!errors.empty() && timeline.events.empty() && timeline.undated.empty()) return std::nullopt;
  bytes->clear();
  write_timeline_json(timeline, *bytes);
  return bytes;
}

}  // namespace nienbieu::cli
