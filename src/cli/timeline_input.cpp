#include "cli/timeline_input.h"

#include <unistd.h>

#include <filesystem>
#include <limits>

#include "ingest/byte_source.h"
#include "ingest/decompress.h"
#include "timeline/timeline.h"
#include "timeline/write.h"

namespace nienbieu::cli {

std::string shown(const std::string& path) { return path == "-" ? "standard input" : path; }

namespace {

// Packed or not, told by its first bytes.
Result<ByteSourcePtr> open_plain(const std::string& path) {
  auto source = path == "-" ? Result<ByteSourcePtr>(read_descriptor(STDIN_FILENO, "standard input", nullptr)) : open_file(path, nullptr);
  if (!source) return source.error();
  return decompress(std::move(*source));
}

void fail_to_read(Session& session, const std::string& path, const std::string& expected, Error fault) {
  fault.file = shown(path);
  if (fault.code == "io.open") fault.message = "cannot be read; " + expected + " is expected";
  session.fail(fault);
}

}  // namespace

ByteSourcePtr open_records(Session& session, const std::string& path, const std::string& expected) {
  std::error_code error;
  if (path != "-" && std::filesystem::is_directory(path, error)) {
    session.fail({"io.open", path, 0, 0, "cannot be read; " + expected + " is expected"});
    return nullptr;
  }
  auto plain = open_plain(path);
  if (plain) return std::move(*plain);
  fail_to_read(session, path, expected, plain.error());
  return nullptr;
}

std::optional<std::string> read_whole(Session& session, const std::string& path, const std::string& expected) {
  const ByteSourcePtr source = open_records(session, path, expected);
  if (!source) return std::nullopt;
  std::string out;
  if (auto status = read_all(*source, std::numeric_limits<std::size_t>::max(), out); !status) {
    fail_to_read(session, path, expected, status.error());  // what came before the fault is kept
    if (out.empty()) return std::nullopt;
  }
  if (out.find_first_not_of(" \t\r\n") == std::string::npos) {
    session.fail({"io.empty", shown(path), 0, 0, "the file is empty: " + expected + " is expected"});
    return std::nullopt;
  }
  return out;
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
