// A timeline from a file, for the commands that read one: a nienbieu/timeline@1, or lines of events, documents or entries that make one.
#pragma once
#include <optional>
#include <string>

#include "cli/commands.h"
#include "ingest/byte_source.h"

namespace nienbieu::cli {

// The bytes of a file, unpacked where it is a .gz or .zst; "-" is standard input. A fault goes to the session, with what would be right;
// what was read before it is kept.
std::optional<std::string> read_whole(Session& session, const std::string& path, const std::string& expected);

// The name of an input in messages.
std::string shown(const std::string& path);

// The stream of a file, unpacked where it is packed. A fault goes to the session, with what would be right.
ByteSourcePtr open_records(Session& session, const std::string& path, const std::string& expected);

// The bytes of a nienbieu/timeline@1. Lines are merged first. Nothing when it cannot be had; faults go to the session.
std::optional<std::string> read_timeline(Session& session, const std::string& path);

}  // namespace nienbieu::cli
