// A timeline as JSON: one nienbieu/timeline@1 object, or JSON Lines (documents without events, then one nienbieu/entry@1 a line).
// Both can be read back by TimelineBuilder::add_records into the same set of records.
#pragma once
#include <functional>
#include <string>

#include "timeline/timeline.h"

namespace nienbieu {

// Each document and entry stands on a line of its own, so that lines can be searched and compared.
// `flush`, when given, is called with `out` whenever it has grown past 256 KiB and at the end; it takes the bytes and clears it, so that
// memory does not grow with the timeline.
using Flush = std::function<void(std::string& out)>;

void write_timeline_json(const Timeline& timeline, std::string& out, const Flush& flush = {});

void write_timeline_jsonl(const Timeline& timeline, std::string& out, const Flush& flush = {});

}  // namespace nienbieu
