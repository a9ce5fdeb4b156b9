// The laws of merging on synthetic records: any order, any partition, any grouping and repetition give the same bytes.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "synthetic_records.h"
#include "timeline/timeline.h"
#include "timeline/write.h"

using namespace nienbieu;
using namespace nienbieu::test;

namespace {

std::string bytes_of(const TimelineBuilder& builder) {
  std::string out;
  write_timeline_json(builder.build(), out);
  return out;
}

std::string lines_of(const TimelineBuilder& builder) {
  std::string out;
  write_timeline_jsonl(builder.build(), out);
  return out;
}

std::string merge_lines(const std::vector<std::string>& lines) {
  TimelineBuilder builder;
  for (const auto& line : lines) REQUIRE(builder.add_line(line, "test", 1).ok());
  return bytes_of(builder);
}

std::string merge_files(const std::vector<std::string>& files) {
  TimelineBuilder builder;
  for (const auto& file : files) {
    const Errors errors = builder.add_records(file, "test");
    INFO((errors.empty() ? std::string() : errors.front().to_string()));
    REQUIRE(errors.empty());
  }
  return bytes_of(builder);
}

}  // namespace

TEST_CASE("any order, partition, grouping and repetition of the records gives the same bytes") {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    Rng rng(seed * 7919);
    std::vector<std::string> lines;
    for (const Record& record : Generator(seed).run(4 + static_cast<int>(seed % 24))) lines.push_back(record.line);
    const std::string whole = merge_lines(lines);

    std::vector<std::string> shuffled = lines;
    for (std::size_t i = 0; i < lines.size() / 3; ++i) shuffled.push_back(lines[pick(rng, static_cast<std::uint32_t>(lines.size()))]);
    std::shuffle(shuffled.begin(), shuffled.end(), rng);
    REQUIRE(merge_lines(shuffled) == whole);

    // A random partition, each part merged on its own, printed as JSON or JSON Lines, then the parts in a random grouping.
    const std::uint32_t parts = 1 + pick(rng, 5);
    std::vector<TimelineBuilder> builders(parts);
    for (const auto& line : shuffled) REQUIRE(builders[pick(rng, parts)].add_line(line, "test", 1).ok());
    std::vector<std::string> files;
    for (const auto& builder : builders) files.push_back(pick(rng, 2) ? bytes_of(builder) : lines_of(builder));
    while (files.size() > 1) {
      std::shuffle(files.begin(), files.end(), rng);
      const std::string merged = merge_files({files[files.size() - 1], files[files.size() - 2]});
      files.resize(files.size() - 2);
      files.push_back(merged);
    }
    REQUIRE(merge_files({files[0]}) == whole);
    REQUIRE(merge_files({files[0], files[0], whole}) == whole);
  }
}
