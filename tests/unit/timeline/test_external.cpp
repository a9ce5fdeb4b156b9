// A timeline through temporary files has the bytes of one in memory, whatever the memory, and tells the faults of its disk and its input.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "synthetic_records.h"
#include "timeline/external_sort.h"
#include "timeline/external_timeline.h"
#include "timeline/timeline.h"
#include "timeline/write.h"

using namespace nienbieu;
using namespace nienbieu::test;

namespace {

using Format = ExternalTimeline::Format;

struct InMemory {
  std::string json, lines, decisions;
};

std::string told(const Decision& d) {
  return std::string(d.a) + " " + std::string(d.b) + (d.merged ? " merged " : " apart ") + std::to_string(d.score) + " " + d.because + "\n";
}

InMemory in_memory(const std::vector<std::string>& lines) {
  TimelineBuilder builder;
  for (const auto& line : lines) REQUIRE(builder.add_line(line, "test", 1).ok());
  InMemory out;
  const Timeline timeline = builder.build({[&](const Decision& d) { out.decisions += told(d); }});
  write_timeline_json(timeline, out.json);
  write_timeline_jsonl(timeline, out.lines);
  return out;
}

struct OnDisk {
  std::string bytes, decisions;
  std::vector<Error> faults;
  Status status;
};

OnDisk on_disk(const std::vector<std::string>& files, std::size_t memory, Format format, std::size_t piece = 0) {
  OnDisk out;
  ExternalTimeline timeline({memory, "/tmp", [&](const Decision& d) { out.decisions += told(d); }});
  for (const auto& file : files) {
    out.status = timeline.add_stream(read_memory(file, piece), "test", [&](const Error& e) { out.faults.push_back(e); });
    if (!out.status) return out;
  }
  out.status = timeline.write(format, [&](std::string& bytes) {
    out.bytes += bytes;
    bytes.clear();
  });
  return out;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines) out += line + "\n";
  return out;
}

std::vector<std::string> synthetic(std::uint32_t seed, int documents) {
  std::vector<std::string> lines;
  for (const Record& record : Generator(seed).run(documents)) lines.push_back(record.line);
  return lines;
}

void require_same(const OnDisk& disk, const std::string& bytes) {
  REQUIRE(disk.status.ok());
  REQUIRE(disk.faults.empty());
  REQUIRE((disk.bytes == bytes));
}

}  // namespace

TEST_CASE("external: any memory, order and partition of the records gives the bytes of memory") {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    Rng rng(seed * 104729);
    // The larger ones have blocks that are compared along their order, and facts of many pages.
    std::vector<std::string> lines = synthetic(seed, seed % 10 ? 3 + static_cast<int>(seed % 25) : 250);
    const InMemory whole = in_memory(lines);
    const std::size_t memory = std::size_t{1024} << pick(rng, 14);
    CAPTURE(memory);
    const OnDisk disk = on_disk({joined(lines)}, memory, Format::json);
    require_same(disk, whole.json);
    REQUIRE((disk.decisions == whole.decisions));

    std::shuffle(lines.begin(), lines.end(), rng);
    std::vector<std::vector<std::string>> parts(1 + pick(rng, 4));
    for (const auto& line : lines) parts[pick(rng, static_cast<std::uint32_t>(parts.size()))].push_back(line);
    // Each part on its own, as lines or as a timeline, in memory or on disk; then all of them.
    std::vector<std::string> files;
    for (const auto& part : parts) {
      if (part.empty()) continue;
      const InMemory built = in_memory(part);
      files.push_back(pick(rng, 2) ? built.json : pick(rng, 2) ? built.lines : on_disk({joined(part)}, 2048, Format::json).bytes);
    }
    require_same(on_disk(files, memory, Format::json, 1 + pick(rng, 5000)), whole.json);
    require_same(on_disk(files, 4096, Format::jsonl), whole.lines);
  }
}

TEST_CASE("external: faults of the input are told with their place, and the rest is merged") {
  const std::vector<std::string> lines = synthetic(7, 12);
  const InMemory whole = in_memory(lines);

  const OnDisk bad_line =
      on_disk({joined({lines[0], "{\"schema\":", lines[1]}) + joined({lines.begin() + 2, lines.end()})}, 4096, Format::json);
  REQUIRE(bad_line.faults.size() == 1);
  CHECK(bad_line.faults[0].line == 2);
  CHECK(bad_line.faults[0].code == "json.syntax");
  CHECK((bad_line.bytes == whole.json));

  const OnDisk empty = on_disk({" \r\n\n", joined(lines)}, 4096, Format::json);
  REQUIRE(empty.faults.size() == 1);
  CHECK(empty.faults[0].code == "io.empty");
  CHECK((empty.bytes == whole.json));

  const OnDisk cut = on_disk({whole.json.substr(0, whole.json.size() - 40)}, 4096, Format::json);
  REQUIRE(cut.faults.size() == 1);
  CHECK(cut.faults[0].line > 1);

  std::string wrong = whole.json;
  wrong.replace(wrong.find("\"kind\":\"", wrong.find("\"reports\":[{")), 8, "\"kino\":\"");
  const OnDisk field = on_disk({wrong}, 4096, Format::json);
  REQUIRE(field.faults.size() == 1);
  CHECK(field.faults[0].message.find("`kind`") != std::string::npos);
}

TEST_CASE("external: a folder that takes no files is a fault, not a smaller timeline") {
  ExternalTimeline timeline({1024, "/nonexistent", {}});
  Status status = timeline.add_stream(read_memory(joined(synthetic(10, 250))), "test", [](const Error&) {});
  const auto drop = [](std::string& bytes) { bytes.clear(); };
  if (status) status = timeline.write(ExternalTimeline::Format::json, drop);
  REQUIRE_FALSE(status.ok());
  CHECK(status.error().code == "scratch.io");
  CHECK(status.error().file == "/nonexistent");
  CHECK_FALSE(timeline.write(ExternalTimeline::Format::json, drop).ok());
}

TEST_CASE("external sort: as many runs as it takes, texts by their bytes") {
  Rng rng(3);
  for (const std::size_t budget : {std::size_t{1}, std::size_t{1000}, std::size_t{100'000}, std::size_t{10'000'000}}) {
    CAPTURE(budget);
    std::vector<Blob> blobs;
    ExternalSort<Blob> sort("/tmp", budget);
    for (int i = 0; i < 2000; ++i) {
      Blob blob{std::string(pick(rng, 40), static_cast<char>(pick(rng, 256))), std::to_string(rng())};
      blobs.push_back(blob);
      sort.add(std::move(blob));
    }
    std::sort(blobs.begin(), blobs.end());
    std::size_t i = 0;
    for (Blob b; sort.next(b); ++i) REQUIRE((i < blobs.size() && b == blobs[i]));
    REQUIRE(i == blobs.size());
  }
}
