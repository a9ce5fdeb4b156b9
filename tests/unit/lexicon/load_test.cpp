#include <doctest/doctest.h>

#include "lexicon_fixture.h"

using namespace nienbieu;
using namespace nienbieu::test;

namespace {

struct Loaded {
  LexiconSource source;
  Errors errors;
};

Loaded load(const std::string& content, const std::string& name = "test.tsv") {
  const TemporaryFolder folder;
  folder.write(name, content);
  Loaded out;
  out.source = load_lexicons({folder.path()}, out.errors);
  return out;
}

std::string in_brief(const Errors& errors) {
  std::string out;
  for (const Error& e : errors) out += (out.empty() ? "" : "; ") + std::to_string(e.line) + ":" + std::to_string(e.column) + " " + e.code;
  return out;
}

struct Fault {
  const char* row;
  const char* error;    // of in_brief; the row is line 7
  const char* message;  // a part of it
};

constexpr Fault place_faults[] = {
    {"Q1\tA\tcity\tVN\t10\t20\t5\t\t", "", ""},
    {"Q1\tA\tcity\tVN\t10\t20\t5\t", "7:1 lexicon.cells", "has 8 cells; kind places has 9"},
    {"Q1\tA\tcity\tVN\t10\t20\t5\t\t\t", "7:1 lexicon.cells", "has 10 cells"},
    {"\tA\tcity\tVN\t\t\t\t\t", "7:1 lexicon.required", "id must not be empty"},
    {"Q1\t\tcity\tVN\t\t\t\t\t", "7:4 lexicon.required", "name must not be empty"},
    {"Q1\tA\ttown\tVN\t\t\t\t\t", "7:6 lexicon.word", "type \"town\" is none of: continent country"},
    {"Q1\tA\tcity\tVN\tx\t\t\t\t", "7:14 lexicon.number", "lat \"x\" is not a decimal number"},
    {"Q1\tA\tcity\tVN\t1,5\t\t\t\t", "7:14 lexicon.number", "\"1,5\""},
    {"Q1\tA\tcity\tVN\t\t\t\tB||C\t", "7:17 lexicon.list", "aliases has an empty item"},
    {"Q1\tA\tcity\tVN\t\t\t\tB|\t", "7:17 lexicon.list", "empty item"},
    {"Q1\tA\tcity\tVN\t\t\t\t\tcontext|new", "7:18 lexicon.word", "flags \"new\" is none of: context historic"},
    {"Q1\t A\tcity\tVN\t\t\t\t\t", "7:4 lexicon.blanks", "name begins or ends with a blank"},
    {"Q1\tA \tcity\tVN\t\t\t\t\t", "7:4 lexicon.blanks", ""},
    {"Q1\tHa\u0300\tcity\tVN\t\t\t\t\t", "7:1 lexicon.nfc", "normalization form C"},
    {"Q1\tA\tcity\tVN\t\t\t\t\t\r", "7:18 lexicon.crlf; 7:18 lexicon.word", "CR LF"},
};

}  // namespace

TEST_CASE("loader: every fault of a row, with its place and what would be right") {
  for (const Fault& fault : place_faults) {
    const Loaded got = load(tsv(Kind::places, {fault.row}));
    CHECK_MESSAGE(in_brief(got.errors) == std::string(fault.error), std::string(fault.row));
    if (!got.errors.empty()) CHECK_MESSAGE(got.errors[0].message.find(fault.message) != std::string::npos, got.errors[0].message);
    for (const Error& e : got.errors) CHECK(e.file.ends_with("test.tsv"));
  }
}

TEST_CASE("loader: dates") {
  const auto with = [](const std::string& date) {
    return in_brief(load(tsv(Kind::tenures, {"Q1\toffice:vn:president\t" + date + "\t"})).errors);
  };
  for (const char* good : {"", "2024", "2024-02", "2024-02-29"}) CHECK_MESSAGE(with(good) == "", std::string(good));
  for (const char* bad :
       {"24", "2024-2", "2024-13", "2023-02-29", "2024-02-30", "2024/02/01", "2024-02-01-01", "20240201", "năm 2024", "2024-"})
    CHECK_MESSAGE(with(bad) == "7:24 lexicon.date", std::string(bad));
}

TEST_CASE("loader: all faults at once, the good rows stay") {
  const Loaded got = load(tsv(Kind::fields, {"A\t", "C\t", "B\t", "B\t", "", "\tx", "D\t"}));
  CHECK(in_brief(got.errors) == "9:1 lexicon.order; 10:1 lexicon.duplicate; 11:1 lexicon.blank; 12:1 lexicon.order; 12:1 lexicon.required");
  CHECK(got.source.rows.at(Kind::fields).size() == 5);
}

TEST_CASE("loader: heads") {
  const std::string good = tsv(Kind::fields, {"A\t"});
  const auto without = [&](const std::string& key) {
    std::string text = good;
    const auto at = text.find("# " + key);
    return text.erase(at, text.find('\n', at) + 1 - at);
  };
  CHECK(in_brief(load(good).errors) == "");
  for (const char* key : {"source", "licence", "retrieved", "used-by"}) {
    const Loaded got = load(without(key));
    CHECK(in_brief(got.errors) == "6:1 lexicon.head");
    CHECK(got.errors[0].message.find(key) != std::string::npos);
  }
  CHECK(in_brief(load(without("kind")).errors) == "6:1 lexicon.head; 6:1 lexicon.kind");
  CHECK(in_brief(load(without("columns")).errors) == "6:1 lexicon.head; 6:1 lexicon.columns");
  CHECK(load("# kind: poems\n# columns: a\n# source: s\n# licence: l\n# retrieved: r\n# used-by: u\nx\n")
            .errors[0]
            .message.find("unknown kind \"poems\"") != std::string::npos);
  const Loaded wrong = load("# kind: fields\n# columns: field alias\n# source: s\n# licence: l\n# retrieved: r\n# used-by: u\nx\t\n");
  CHECK(wrong.errors[0].message.find("must be \"field aliases\"") != std::string::npos);
  CHECK(in_brief(load("").errors).starts_with("0:1 lexicon.head"));
  CHECK(in_brief(load("A\t\n").errors).starts_with("1:1 lexicon.head"));
}

TEST_CASE("loader: comments after the head, retrieved, other files") {
  const TemporaryFolder folder;
  folder.write("fields.tsv", tsv(Kind::fields, {"A\t", "# B\tretired: why", "C\t"}, "2025-05-05"));
  folder.write("fields.cases.tsv", "not a lexicon\n");
  folder.write("notes.txt", "not a lexicon\n");
  Errors errors;
  const auto source = load_lexicons({folder.path()}, errors);
  CHECK(in_brief(errors) == "");
  CHECK(source.rows.at(Kind::fields).size() == 2);
  CHECK(source.retrieved == std::vector<std::string>{"2025-05-05"});
  CHECK(source.rows.at(Kind::fields)[1].line == 9);
}

TEST_CASE("loader: a folder that is not there, a file that cannot be read") {
  Errors errors;
  CHECK(load_lexicons({"/no/such/folder"}, errors).files.empty());
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == "lexicon.folder");
  CHECK(errors[0].file == "/no/such/folder");

  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.file("broken.tsv"));
  errors.clear();
  load_lexicons({folder.path()}, errors);
  CHECK(!errors.empty());
}

TEST_CASE("overlay: a later folder replaces rows by id and adds the rest; tenures are added") {
  const TemporaryFolder base, mine;
  base.write("people.tsv", tsv(Kind::people, {"Q1\tMột\tm\tVN\t\t", "Q2\tHai\tf\tVN\tNhị\t"}));
  base.write("tenures.tsv", tsv(Kind::tenures, {"Q1\toffice:vn:president\t2020\t2021"}));
  mine.write("people.mine.tsv", tsv(Kind::people, {"Q2\tHai mới\tf\tLA\t\t", "x:person:ba\tBa\t\t\t\t"}));
  mine.write("tenures.mine.tsv", tsv(Kind::tenures, {"Q1\toffice:vn:premier\t2021\t"}));
  Errors errors;
  const auto source = load_lexicons({base.path(), mine.path()}, errors);
  CHECK(in_brief(errors) == "");
  const auto lexicon = compiled(source);
  CHECK(lexicon->rows(Kind::people) == 3);
  CHECK(lexicon->rows(Kind::tenures) == 2);
  const auto two = lexicon->find_row(Kind::people, "Q2");
  REQUIRE(two >= 0);
  CHECK(lexicon->cell(Kind::people, static_cast<std::uint32_t>(two), column_of(Kind::people, "name")) == "Hai mới");
  CHECK(lexicon->lookup("Nhị").empty());
  CHECK(lexicon->lookup("hai mới").size() == 1);
  CHECK(lexicon->origin(Kind::people, static_cast<std::uint32_t>(two)).file.ends_with("/people.mine.tsv"));
  CHECK(lexicon->origin(Kind::people, static_cast<std::uint32_t>(two)).line == 7);
}
