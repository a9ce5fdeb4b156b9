#include <doctest/doctest.h>

#include "lexicon/lint.h"
#include "lexicon_fixture.h"

using namespace nienbieu;
using namespace nienbieu::test;

namespace {

struct Rows {
  LexiconSource source;

  Rows() {
    add_row(source, Kind::places, "Q900\tIsrael\tcountry\tIL");
    add_row(source, Kind::places, "Q901\tMỹ\tcountry\tUS");
    add_row(source, Kind::places, "Q902\tViệt Nam\tcountry\tVN");
    add_row(source, Kind::titles, "Tổng thống\tstate\tcountry\t\tTổng Thống đương nhiệm");
    add_row(source, Kind::offices, "office:us:president\tTổng thống\tUS\tsingle\t");
    add_row(source, Kind::people, "Q1\tMột Hai\tm\tUS");
    add_row(source, Kind::people, "Q2\tBa Bốn\tm\tUS");
  }
  Rows& add(Kind kind, std::string_view cells) { return add_row(source, kind, cells), *this; }

  // Codes of the findings, with the line and the column within the kind.
  std::string findings() const {
    std::string out;
    for (const Error& e : lint_lexicons(source))
      out += (out.empty() ? "" : "; ") + std::to_string(e.line) + ":" + std::to_string(e.column) + " " + e.code.substr(5);
    return out;
  }
};

}  // namespace

TEST_CASE("lint: the rows that the tests build on are clean") { CHECK(Rows().findings() == ""); }

TEST_CASE("lint: ids") {
  CHECK(Rows().add(Kind::people, "Q1\tNăm Sáu\tm\tUS").findings() == "3:1 id");
  CHECK(Rows().add(Kind::organizations, "Q1\tTổ chức\tngo\tUS").findings() == "1:1 id");
  for (const char* id : {"q1", "Q", "Q01", "Q1a", "x:place:mot", "x:person:", "x:person:Mot", "x:person:mot hai", "person:mot"})
    CHECK_MESSAGE(Rows().add(Kind::people, std::string(id) + "\tNăm Sáu\tm\tUS").findings().find(" id") != std::string::npos,
                  std::string(id));
  CHECK(Rows().add(Kind::people, "x:person:nam-sau-2\tNăm Sáu\tm\tUS").findings() == "");
  CHECK(Rows().add(Kind::organizations, "x:organization:vn:bo-y-te\tBộ Y tế\tministry\tVN").findings() == "");
  CHECK(Rows().add(Kind::offices, "president\tTổng thống\tIL\tsingle\t").findings() == "2:1 id");
}

TEST_CASE("lint: rows of words twice") {
  CHECK(Rows().add(Kind::fields, "Y tế").add(Kind::fields, "Y tế\tSức khỏe").findings() == "2:1 row");
  CHECK(Rows()
            .add(Kind::tenures, "Q1\toffice:us:president\t2001\t2002")
            .add(Kind::tenures, "Q1\toffice:us:president\t2001\t2003")
            .findings()
            .find("2:1 row") != std::string::npos);
}

TEST_CASE("lint: what is told of a known event ends with its date") {
  const auto findings = [](const std::string& told) {
    return Rows().add(Kind::known_events, "e\t2024-05-12\t\tcầu Sông\tsập\t\t" + told).findings();
  };
  CHECK(findings("a bridge fell on 2024-05-12\tcầu sập ngày 2024-05-12") == "");
  CHECK(findings("a bridge fell on 2024-05-12\t") == "");
  CHECK(findings("a bridge fell on 2024-05-11\tcầu sập ngày 2024-05-12") == "1:34 told");
  CHECK(findings("a bridge fell on 2024-05-12\tcầu sập ngày 12/5/2024") == "1:62 told");
}

TEST_CASE("lint: references") {
  CHECK(Rows().add(Kind::tenures, "Q3\toffice:us:president\t2001\t2002").findings().find("1:1 reference") != std::string::npos);
  CHECK(Rows().add(Kind::tenures, "Q1\toffice:us:king\t2001\t2002").findings() == "1:4 reference");
  CHECK(Rows().add(Kind::offices, "office:us:king\tQuốc vương\tUS\tsingle\t").findings() == "2:16 reference");
  CHECK(Rows().add(Kind::offices, "office:us:x\tTổng thống đương nhiệm\tUS\tsingle\t").findings() == "");
  CHECK(Rows().add(Kind::offices, "office:zz:president\tTổng thống\tZZ\tsingle\t").findings().find("reference") != std::string::npos);
  CHECK(Rows()
            .add(Kind::organizations, "Q7\tTổ chức\tun\t")
            .add(Kind::offices, "office:to-chuc:president\tTổng thống\tQ7\tsingle\t")
            .findings() == "");
  CHECK(Rows().add(Kind::people, "Q8\tNăm Sáu\tm\tZZ").findings() == "3:16 reference");
  CHECK(Rows().add(Kind::people, "Q8\tNăm Sáu\tm\tUS|IL").findings() == "");
  for (const char* good : {"office:us:president", "Q1", "Q900", "person", "pair-country"})
    CHECK_MESSAGE(Rows().add(Kind::epithets, std::string("ông ấy\t") + good).findings() == "", std::string(good));
  for (const char* bad : {"office:us:king", "Q99", "somebody"})
    CHECK_MESSAGE(Rows().add(Kind::epithets, std::string("ông ấy\t") + bad).findings().find("reference") != std::string::npos,
                  std::string(bad));
}

TEST_CASE("lint: aliases within a row") {
  const auto person = [](const std::string& name, const std::string& aliases) {
    return Rows().add(Kind::people, "Q8\t" + name + "\tm\tUS\t" + aliases).findings();
  };
  CHECK(person("Nê-ta-ni", "Nê ta ni").find("alias") != std::string::npos);
  CHECK(person("Năm Sáu", "Năm Sáu").find("alias") != std::string::npos);
  CHECK(person("Năm Sáu", "Bảy|BẢY|Tám").find("alias") != std::string::npos);
  CHECK(person("Hòa Sáu", "Hoà Sáu").find("alias") != std::string::npos);
  CHECK(person("Mỹ Sáu", "Mĩ Sáu").find("alias") != std::string::npos);
  CHECK(person("Năm Sáu", "Bảy|Tám") == "");
  CHECK(person("Tamim Al Thani", "Tamim al-Thani") == "");  // allows the small a
  CHECK(person("Tamim al-Thani", "Tamim Al Thani").find("alias") != std::string::npos);
  CHECK(person("Năm Sáu", "-").find("alias") != std::string::npos);
}

TEST_CASE("lint: collisions between rows, and the rules that decide") {
  const auto two = [](const char* a, const char* b) { return Rows().add(Kind::people, a).add(Kind::people, b).findings(); };
  CHECK(two("Q8\tNăm Sáu\tm\tUS\tLong", "Q9\tBảy Tám\tm\tIL\tLong").find("collision") != std::string::npos);
  CHECK(two("Q8\tNăm Sáu\tm\tUS\tLong\tcontext", "Q9\tBảy Tám\tm\tIL\tLong") == "");
  CHECK(two("Q8\tNăm Sáu\tm\tUS\tLong\tcontext", "Q9\tBảy Tám\tm\tIL\tLong\tcontext") == "");
  CHECK(two("Q8\tNăm Sáu\tm\tVN\t\thomonym", "Q9\tNăm Sáu\tm\tVN\t\thomonym") == "");
  CHECK(two("Q8\tNăm Sáu\tm\tVN\t\thomonym", "Q9\tNăm Sáu\tm\tVN\t\t") == "");
  CHECK(two("Q8\tNăm Sáu\tm\tVN\t\t", "Q9\tNăm Sáu\tm\tVN\t\t").find("collision") != std::string::npos);
  // Over kinds.
  CHECK(Rows().add(Kind::people, "Q8\tNăm Sáu\tm\tUS\tLong").add(Kind::places, "Q9\tLong\tcity\tUS").findings().find("collision") !=
        std::string::npos);
  CHECK(
      Rows().add(Kind::people, "Q8\tNăm Sáu\tm\tUS\tLong\thomonym").add(Kind::places, "Q9\tLong\tcity\tUS").findings().find("collision") !=
      std::string::npos);
  CHECK(Rows().add(Kind::people, "Q8\tNăm Sáu\tm\tUS\tLong").add(Kind::places, "Q9\tLong\tcity\tUS\t\t\t\t\tcontext").findings() == "");
  CHECK(Rows().add(Kind::organizations, "Q8\tLONG\tngo\tUS").add(Kind::places, "Q9\tLong\tcity\tUS").findings() == "");
  CHECK(Rows().add(Kind::places, "Q8\tHòa Sơn\tward\tVN").add(Kind::places, "Q9\tHoà Sơn\tward\tVN").findings().find("collision") !=
        std::string::npos);
  // Titles may be spelled as names are; two offices may not share an alias.
  CHECK(Rows().add(Kind::people, "Q8\tNăm Sáu\tm\tUS\tTổng thống").findings() == "");
  CHECK(Rows()
            .add(Kind::offices, "office:us:a\tTổng thống\tUS\tsingle\tông chủ")
            .add(Kind::offices, "office:us:b\tTổng thống\tUS\tsingle\tÔng chủ")
            .findings()
            .find("collision") != std::string::npos);
}

TEST_CASE("lint: the same person under two names") {
  CHECK(Rows().add(Kind::people, "Q8\tKishida Fumio\tm\tUS").add(Kind::people, "Q9\tFumio Kishida\tm\tUS").findings() == "4:4 same-person");
  CHECK(Rows().add(Kind::people, "Q8\tJose Munoz\tm\tUS").add(Kind::people, "Q9\tJosé Munoz\tm\tUS").findings() == "4:4 same-person");
  CHECK(Rows().add(Kind::people, "Q8\tKishida Fumio\tm\tUS").add(Kind::people, "Q9\tFumio Kishida\tm\tIL").findings() == "");
  CHECK(Rows().add(Kind::people, "Q8\tLê Văn Hùng\tm\tVN").add(Kind::people, "Q9\tLê Văn Hưng\tm\tVN").findings() == "");
}

TEST_CASE("lint: tenures") {
  const auto one = [](const char* dates) { return Rows().add(Kind::tenures, std::string("Q1\toffice:us:president\t") + dates).findings(); };
  CHECK(one("2001\t") == "");
  CHECK(one("2025-02\t2025") == "");
  CHECK(one("2003-01-01\t2002-12-31").find("date") != std::string::npos);
  CHECK(one("1799\t1801").find("date") != std::string::npos);
  CHECK(one("2026-01-02\t").find("date") != std::string::npos);  // the file was retrieved on 2026-01-01
  CHECK(one("2026-01-01\t") == "");
  const auto two = [](const char* a, const char* b, const char* office = "office:us:president") {
    return Rows()
        .add(Kind::offices, "office:us:envoy\tTổng thống\tUS\tmulti\t")
        .add(Kind::tenures, std::string("Q1\t") + office + "\t" + a)
        .add(Kind::tenures, std::string("Q2\t") + office + "\t" + b)
        .findings();
  };
  CHECK(two("2001-01-20\t2009-01-20", "2009-01-20\t") == "");
  CHECK(two("2001\t2009", "2009\t") == "");
  CHECK(two("2001\t2009", "2009-03\t") == "");
  CHECK(two("2001-01-20\t2009-01-21", "2009-01-20\t") == "2:24 overlap");
  CHECK(two("2001\t", "2009\t") == "2:24 overlap");
  CHECK(two("2001\t", "2009\t", "office:us:envoy") == "");
  CHECK(Rows().add(Kind::tenures, "Q1\toffice:us:president\t2001\t2005").add(Kind::tenures, "Q1\toffice:us:president\t2004\t").findings() ==
        "2:24 tenure");
}

TEST_CASE("lint: gaps of heads of state and government") {
  const auto two = [](const char* a, const char* b) {
    return Rows()
        .add(Kind::tenures, std::string("Q1\toffice:us:president\t") + a)
        .add(Kind::tenures, std::string("Q2\toffice:us:president\t") + b)
        .findings();
  };
  CHECK(two("2001-01-01\t2005-01-01", "2005-05-01\t") == "");
  CHECK(two("2001-01-01\t2005-01-01", "2005-05-02\t") == "2:24 gap");
  CHECK(two("2001\t2005", "2006\t") == "");
  CHECK(two("2001\t2005", "2007\t") == "2:24 gap");
  CHECK(two("1950\t1960", "1990\t") == "");
  CHECK(two("1950\t1960", "2001\t") == "2:24 gap");
  CHECK(two("2001\t2005", "2005\t2010").find("gap") != std::string::npos);  // nobody since
  CHECK(two("1950\t1960", "1960\t1970") == "");                             // ended long ago
  CHECK(Rows()
            .add(Kind::offices, "office:us:acting-president\tTổng thống\tUS\tsingle\t")
            .add(Kind::tenures, "Q1\toffice:us:president\t2001-01-01\t2005-01-01")
            .add(Kind::tenures, "Q2\toffice:us:president\t2006-01-01\t")
            .add(Kind::tenures, "Q2\toffice:us:acting-president\t2005-01-01\t2006-01-01")
            .findings() == "");
}

TEST_CASE("lint: nothing to say about what is committed") {
  Errors errors;
  const auto source = load_lexicons({NIENBIEU_SOURCE_DIR "/lexicons"}, errors);
  for (const Error& e : lint_lexicons(source)) errors.push_back(e);
  for (const Error& e : errors) MESSAGE(e.to_string());
  CHECK(errors.empty());
}
