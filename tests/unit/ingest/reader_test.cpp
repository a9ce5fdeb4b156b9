#include <doctest/doctest.h>

#include "temporary_files.h"

using namespace nienbieu;

TEST_CASE("text, JSON Lines and a folder in order") {
  const TemporaryFolder folder;
  folder.write("b.txt", "Hai\r\nba\n");
  folder.write("a/z.jsonl", "{\"text\":\"một\",\"id\":7}\n\n{\"id\":\"k\",\"text\":\"hai \\ud83d\\ude00\",\"published\":\"2024-05-12\"}\n");
  folder.write("README.md", "không");
  folder.write(".hidden.txt", "không");
  const auto all = read_everything({folder.path()});
  REQUIRE(all.errors.empty());
  REQUIRE(all.articles.size() == 3);
  CHECK(all.articles[0].id == "7");
  CHECK(all.articles[1].text == "hai 😀");
  CHECK(all.articles[1].line == 3);
  CHECK(all.articles[2].text == "Hai\r\nba\n");
  CHECK(all.articles[2].id.starts_with("hash:"));
}
