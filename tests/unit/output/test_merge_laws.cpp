// The laws of merging on real extractions: the sample articles, and the corpus clusters where they are. Any order, partition, grouping and
// number of threads gives the same bytes. NIENBIEU_LONG=1: 200 rounds on all clusters; else fewer, on the sample articles and a few.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "ingest/reader.h"
#include "output/document.h"
#include "pipeline/extractor.h"
#include "pipeline/ordered_workers.h"
#include "timeline/timeline.h"
#include "timeline/write.h"

using namespace nienbieu;

namespace {

bool long_run() {
  const char* value = std::getenv("NIENBIEU_LONG");
  return value && std::string(value) == "1";
}

std::vector<Article> articles_of(const std::vector<std::string>& inputs, std::size_t most) {
  ArticleReader reader(inputs, {});
  std::vector<Article> out;
  while (out.size() < most) {
    auto next = reader.next();
    if (!next) break;
    if (next->ok()) out.push_back(std::move(**next));
  }
  return out;
}

// The records of each article as lines: its document, then its events.
std::vector<std::vector<std::string>> lines_of(const std::vector<Article>& articles, unsigned threads) {
  auto lexicon = Lexicon::open(NIENBIEU_BINARY_DIR "/lexicon.img");
  REQUIRE(lexicon.ok());
  const Extractor extractor(*lexicon, {false, false});
  struct Task {
    Article article;
    Annotations annotations;
    std::vector<std::string> lines;
  };
  std::vector<std::vector<std::string>> out;
  std::size_t next = 0;
  run_ordered<Task>(
      threads,
      [&](Task& task) {
        if (next == articles.size()) return false;
        task.article = articles[next++];
        return true;
      },
      [&](Task& task, unsigned) {
        extractor.annotate(std::move(task.article), task.annotations);
        DocumentWriter writer;
        writer.begin(task.annotations);
        std::string bytes;
        writer.write_document(bytes);
        task.lines = {bytes};
        bytes.clear();
        writer.write_events(bytes);
        for (std::size_t at = 0; at < bytes.size();) {
          const auto end = bytes.find('\n', at) + 1;
          task.lines.push_back(bytes.substr(at, end - at));
          at = end;
        }
      },
      [&](Task& task) { out.push_back(std::move(task.lines)); });
  return out;
}

std::string merged(const std::vector<std::string>& files, bool as_lines = false) {
  TimelineBuilder builder;
  for (const auto& file : files) REQUIRE(builder.add_records(file, "test").empty());
  std::string out;
  as_lines ? write_timeline_jsonl(builder.build(), out) : write_timeline_json(builder.build(), out);
  return out;
}

void check_laws(const std::vector<Article>& articles, int rounds, std::uint32_t seed) {
  const auto by_article = lines_of(articles, 1);
  std::vector<std::string> lines;
  for (const auto& of_one : by_article) lines.insert(lines.end(), of_one.begin(), of_one.end());
  std::string all;
  for (const auto& line : lines) all += line;
  const std::string whole = merged({all});
  std::mt19937 rng(seed);
  const auto pick = [&rng](std::size_t n) { return static_cast<std::size_t>(rng() % n); };
  for (int round = 0; round < rounds; ++round) {
    CAPTURE(round);
    if (round % 8 == 0) REQUIRE(lines_of(articles, 2 + static_cast<unsigned>(pick(7))) == by_article);
    std::shuffle(lines.begin(), lines.end(), rng);
    std::vector<std::string> parts(1 + pick(5));
    for (const auto& line : lines) parts[pick(parts.size())] += line;
    for (std::size_t twice = pick(4); twice > 0; --twice) parts[pick(parts.size())] += lines[pick(lines.size())];
    // Each part on its own or left as lines, then any two together, again and again.
    for (auto& part : parts) {
      if (pick(3)) part = merged({part}, pick(2) == 0);
    }
    while (parts.size() > 1) {
      std::shuffle(parts.begin(), parts.end(), rng);
      const std::string two = merged({parts[parts.size() - 1], parts[parts.size() - 2]}, pick(2) == 0);
      parts.resize(parts.size() - 2);
      parts.push_back(two);
    }
    REQUIRE(merged({parts[0]}) == whole);
  }
}

}  // namespace

TEST_CASE("any partition, order, grouping and number of threads gives the timeline of the sample articles") {
  check_laws(articles_of({NIENBIEU_SOURCE_DIR "/tests/articles"}, 100), long_run() ? 200 : 30, 1);
}

TEST_CASE("and that of the corpus clusters") {
  const char* shared = std::getenv("NIENBIEU_SHARED");
  const std::string clusters = std::string(shared ? shared : NIENBIEU_SOURCE_DIR "/../shared") + "/corpus/clusters.jsonl.gz";
  if (!std::filesystem::exists(clusters)) {
    MESSAGE("skipped: ", clusters, " is not here: its articles belong to no clone");
    return;
  }
  check_laws(articles_of({clusters}, long_run() ? 1000 : 30), long_run() ? 200 : 10, 2);
}
