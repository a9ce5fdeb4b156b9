#include <doctest/doctest.h>

#include <cstring>

#include "lexicon_fixture.h"

using namespace nienbieu;
using namespace nienbieu::test;

namespace {

LexiconSource small() {
  LexiconSource source;
  add_row(source, Kind::people, "Q2\tJoe Biden\tm\tUS\tBiden|Bai-đơn");
  add_row(source, Kind::people, "Q1\tBenjamin Netanyahu\tm\tIL\tNetanyahu|Nê-ta-ni-a-hu");
  add_row(source, Kind::offices, "office:us:president\tTổng thống\tUS\tsingle\tông chủ Nhà Trắng");
  add_row(source, Kind::tenures, "Q2\toffice:us:president\t2021-01-20\t2025-01-20");
  add_row(source, Kind::tenures, "Q1\toffice:us:president\t1999\t2000");
  return source;
}

void write_file(const std::string& path, const std::vector<std::uint8_t>& bytes) {
  std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

std::string error_of(const std::string& path) {
  const auto opened = Lexicon::open(path);
  return opened ? "" : opened.error().code + ": " + opened.error().message;
}

}  // namespace

TEST_CASE("image: open errors name the file and say what to do") {
  const TemporaryFolder folder;
  CHECK(error_of(folder.file("none.img")).starts_with("lexicon.open: cannot be opened: No such file"));
  write_file(folder.file("empty.img"), {});
  CHECK(error_of(folder.file("empty.img")).starts_with("lexicon.open"));
  write_file(folder.file("short.img"), {1, 2, 3});
  CHECK(error_of(folder.file("short.img")).find("too short") != std::string::npos);
  auto bytes = compile_lexicon(small());
  const auto spoilt = [&](std::size_t at, std::uint8_t by) {
    auto copy = bytes;
    copy[at] = static_cast<std::uint8_t>(copy[at] + by);
    write_file(folder.file("spoilt.img"), copy);
    return error_of(folder.file("spoilt.img"));
  };
  CHECK(spoilt(0, 1).find("(magic); build it again") != std::string::npos);
  CHECK(spoilt(8, 1).find("(version)") != std::string::npos);
  CHECK(spoilt(16, 1).find("(columns)") != std::string::npos);
  CHECK(spoilt(24, 1).find("(size)") != std::string::npos);
  bytes.resize(bytes.size() - 1);
  write_file(folder.file("cut.img"), bytes);
  CHECK(error_of(folder.file("cut.img")).find("(size)") != std::string::npos);
  CHECK(Lexicon::open(folder.path()).error().code == "lexicon.open");
}

TEST_CASE("image: the same rows give the same bytes; a file is as good as memory") {
  const auto bytes = compile_lexicon(small());
  CHECK(bytes == compile_lexicon(small()));
  const TemporaryFolder folder;
  write_file(folder.file("a.img"), bytes);
  const auto mapped = Lexicon::open(folder.file("a.img"));
  REQUIRE(mapped.ok());
  CHECK((*mapped)->lookup("bai đơn").size() == 1);
  CHECK((*mapped)->stats().bytes == bytes.size());
}

TEST_CASE("image: folders do not show in the bytes") {
  const TemporaryFolder one, two;
  Errors errors;
  std::vector<std::vector<std::uint8_t>> images;
  for (const TemporaryFolder* folder : {&one, &two}) {
    std::filesystem::create_directory(folder->file("lexicons"));
    folder->write("lexicons/fields.tsv", tsv(Kind::fields, {"Ngoại giao\t", "Quốc phòng\t"}));
    images.push_back(compile_lexicon(load_lexicons({folder->file("lexicons")}, errors)));
  }
  CHECK(images[0] == images[1]);
}

TEST_CASE("image: cells, rows, tenures, origins") {
  const auto lexicon = compiled(small());
  CHECK(lexicon->rows(Kind::people) == 2);
  CHECK(lexicon->rows(Kind::places) == 0);
  CHECK(lexicon->find_row(Kind::people, "Q1") == 1);
  CHECK(lexicon->find_row(Kind::people, "Q2") == 0);
  CHECK(lexicon->find_row(Kind::people, "Q3") == -1);
  CHECK(lexicon->find_row(Kind::places, "Q1") == -1);
  CHECK(lexicon->cell(Kind::people, 1, column_of(Kind::people, "name")) == "Benjamin Netanyahu");
  CHECK(lexicon->cell(Kind::people, 7, 0) == "");
  CHECK(lexicon->cell(Kind::people, 0, 99) == "");
  REQUIRE(lexicon->tenures_of_office(0).size() == 2);
  CHECK(lexicon->cell(Kind::tenures, lexicon->tenures_of_office(0)[0], 2) == "1999");
  CHECK(lexicon->tenures_of_person(0).size() == 1);
  CHECK(lexicon->tenures_of_person(99).empty());
  CHECK(lexicon->origin(Kind::people, 1).file == "memory/test.tsv");
  CHECK(lexicon->origin(Kind::people, 1).line == 2);
  CHECK(lexicon->origin(Kind::people, 9).line == 0);
  CHECK(lexicon->phrases(Kind::people) == 6);
  CHECK(lexicon->phrases(Kind::offices) == 1);
  CHECK(lexicon->stats().phrases == 7);
}

TEST_CASE("image: the empty lexicon") {
  const auto lexicon = compiled({});
  TokenList tokens;
  std::vector<Hit> hits;
  tokenize("Không có gì ở đây.", tokens);
  lexicon->annotate("Không có gì ở đây.", tokens);
  lexicon->matches(tokens, 0, static_cast<std::uint32_t>(tokens.size()), hits);
  CHECK(hits.empty());
  CHECK(lexicon->lookup("gì").empty());
  CHECK(lexicon->lookup("").empty());
  CHECK(lexicon->stats().phrases == 0);
}

TEST_CASE("image: what the build made of the committed lexicons opens and knows the people of the issue") {
  const auto lexicon = Lexicon::open(NIENBIEU_BINARY_DIR "/lexicon.img");
  REQUIRE(lexicon.ok());
  const auto entries = (*lexicon)->lookup("Bai-đơn");
  REQUIRE(entries.size() == 1);
  CHECK((*lexicon)->cell(entries[0].kind, entries[0].row, 0) == "Q6279");
}
