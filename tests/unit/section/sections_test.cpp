// Runs tests/cases/sections.{cases,wanted}.tsv and the properties of cut_sections.
// expected: a letter for each non-blank line: H headline, Y byline, B body, C caption, R related, X boilerplate; "|" begins a new part.
#include <doctest/doctest.h>

#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <set>

#include "../case_table.h"
#include "section/lines.h"
#include "section/sections.h"
#include "text/tokens.h"

using namespace nienbieu;
using namespace nienbieu::testing;

namespace {

struct Case {
  std::string id, text, expected;
  int line = 0;
};

std::vector<Case> read_cases(const std::string& name) {
  std::vector<Case> out;
  for (auto& [cells, line] : read_case_table(name, 4)) out.push_back({cells[0], cells[1], cells[3], line});
  return out;
}

std::vector<Section> cut(const std::string& text, TokenList* kept = nullptr) {
  TokenList tokens;
  tokenize(text, tokens);
  built_lexicon()->annotate(text, tokens);
  std::vector<Section> out;
  PhraseHits phrases;
  built_lexicon()->matches(tokens, phrases);
  cut_sections(tokens, *built_lexicon(), phrases, out);
  if (kept) *kept = std::move(tokens);
  return out;
}

char letter(SectionKind kind) {
  switch (kind) {
    case SectionKind::headline:
      return 'H';
    case SectionKind::byline:
      return 'Y';
    case SectionKind::body:
      return 'B';
    case SectionKind::caption:
      return 'C';
    case SectionKind::related:
      return 'R';
    default:
      return 'X';
  }
}

std::string shown(const std::vector<Section>& sections) {
  std::string out;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (i && sections[i].part != sections[i - 1].part) out += '|';
    out += letter(sections[i].kind);
  }
  return out;
}

// White space as the tokenizer has it: a no-break space is blank, too.
bool blank(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "\xC2\xA0") {
      ++i;
      continue;
    }
    if (text[i] != ' ' && text[i] != '\t' && text[i] != '\n' && text[i] != '\r') return false;
  }
  return true;
}

// Sections in order, apart, and together covering all but white space; one lead at most, in the body of the article itself.
void check_properties(const std::string& text) {
  const auto sections = cut(text);
  std::uint32_t at = 0, part = 0;
  std::size_t leads = 0;
  for (const Section& s : sections) {
    REQUIRE(s.span.start < s.span.end);
    REQUIRE(s.span.end <= text.size());
    REQUIRE(s.span.start >= at);
    REQUIRE_MESSAGE(blank(text.substr(at, s.span.start - at)), "uncovered: \"" << text.substr(at, s.span.start - at) << "\" of " << text);
    REQUIRE((s.part == part || s.part == part + 1));
    part = s.part;
    at = s.span.end;
    leads += s.lead;
    if (s.lead) REQUIRE((s.kind == SectionKind::body && s.part == 0));
    REQUIRE(text.substr(s.span.start, s.span.length()).find('\n') == std::string::npos);
  }
  REQUIRE_MESSAGE(blank(text.substr(at)), "uncovered: \"" << text.substr(at) << "\"");
  REQUIRE(leads <= 1);
}

}  // namespace

TEST_CASE("sections.cases.tsv") {
  std::set<std::string> ids;
  std::map<char, std::size_t> kinds;
  const auto cases = read_cases("sections.cases.tsv");
  for (const Case& c : cases) {
    CHECK_MESSAGE(ids.insert(c.id).second, c.id << " is taken");
    const auto got = shown(cut(c.text));
    CHECK_MESSAGE(got == c.expected, "sections.cases.tsv:" << c.line << " " << c.id << ": expected " << c.expected << ", got " << got
                                                           << "\n"
                                                           << c.text);
    for (const char k : c.expected) ++kinds[k];
    check_properties(c.text);
  }
  CHECK(cases.size() >= 20);
  for (const char k : {'H', 'Y', 'B', 'C', 'R', 'X'}) CHECK_MESSAGE(kinds[k] >= 5, "too few lines of kind " << k);
  std::size_t held = 0;
  const auto wanted = read_cases("sections.wanted.tsv");
  for (const Case& c : wanted) {
    CHECK_MESSAGE(ids.insert(c.id).second, c.id << " is taken");
    const auto got = shown(cut(c.text));
    held += got == c.expected;
    if (std::getenv("NIENBIEU_WANTED"))
      std::cout << (got == c.expected ? "HOLDS " : "WANTED ") << c.id << " expected " << c.expected << " got " << got << "\n";
  }
  std::cout << "sections: " << cases.size() << " cases must hold; of " << wanted.size() << " wanted " << held << " hold\n";
}

TEST_CASE("sections never overlap and cover every line, whatever the lines") {
  const std::vector<std::string> pieces{
      "Tin liên quan",
      "Đọc thêm",
      "Xem nhiều",
      "Quảng cáo",
      "Theo TTXVN",
      "PV",
      "Ảnh: AFP",
      "(Nguồn: Reuters)",
      "Cảng biển mới mở cửa đón tàu hàng đầu tiên",
      "Chính phủ họp bàn về ngân sách năm sau.",
      "Giá dầu giảm...",
      "“Tốt”.",
      "?",
      "!",
      ":",
      "…",
      ".",
      "-",
      "1",
      "Hà Nội",
      "VĂN BÌNH",
      "date 2024-05-01",
      "\xC2\xA0",
      "\t",
      " ",
      "",
      "“",
      "”",
      "(",
      ")",
      "e\xCC\x82",
      "Bấm vào đây để theo dõi",
      "Tags:",
      "Từ khóa:",
      "Video: lũ",
      "abc",
      "Mưa lớn kéo dài khiến nhiều tuyến đường ở phía bắc ngập sâu và học sinh phải nghỉ học trong hai ngày liền."};
  std::mt19937 random(20240513);
  for (int round = 0; round < 6000; ++round) {
    std::string text;
    const auto lines = random() % 12;
    for (std::size_t i = 0; i < lines; ++i) {
      const auto parts = random() % 4;
      const std::string one = pieces[random() % pieces.size()];
      text += one;
      for (std::size_t k = 1; k < parts; ++k) text += (random() % 3 ? " " : "") + pieces[random() % pieces.size()];
      const char* ends[] = {"\n", "\n\n", "\r\n", "\n \n", "\n\n\n"};
      text += ends[random() % 5];
      if (random() % 5 == 0) text += one + "\n";  // a line twice
    }
    check_properties(text);
  }
}

TEST_CASE("lines are the text's lines") {
  TokenList tokens;
  const std::string text = "Một dòng\n\n\nHai dòng nữa.\r\nBa dòng?";
  tokenize(text, tokens);
  built_lexicon()->annotate(text, tokens);
  PhraseHits phrases;
  built_lexicon()->matches(tokens, phrases);
  std::vector<Line> lines;
  read_lines(tokens, *built_lexicon(), phrases, lines);
  REQUIRE(lines.size() == 3);
  CHECK(slice(text, lines[0].span) == "Một dòng");
  CHECK(slice(text, lines[1].span) == "Hai dòng nữa.");
  CHECK(slice(text, lines[2].span) == "Ba dòng?");
  CHECK((!lines[0].full_stop && lines[1].full_stop && lines[2].question));
  CHECK(lines[0].words == 2);
  CHECK(lines[1].blank_before == 2);
}

TEST_CASE("an empty text and a text of blanks have no sections") {
  for (const char* text : {"", "\n", " \n\t\n", "\r\n\r\n"}) CHECK(cut(text).empty());
}

TEST_CASE("report: section cues that the cases reach") {
  std::set<std::uint32_t> reached;
  for (const char* file : {"sections.cases.tsv", "sections.wanted.tsv"})
    for (const Case& c : read_cases(file)) {
      TokenList tokens;
      cut(c.text, &tokens);
      std::vector<Hit> hits;
      built_lexicon()->matches(tokens, 0, static_cast<std::uint32_t>(tokens.size()), hits);
      for (const Hit& hit : hits)
        for (const Entry& e : hit.entries)
          if (e.kind == Kind::section_cues) reached.insert(e.row);
    }
  std::map<std::string, std::pair<int, int>> by;
  for (std::uint32_t r = 0; r < built_lexicon()->rows(Kind::section_cues); ++r) {
    auto& [seen, all] = by[std::string(built_lexicon()->cell(Kind::section_cues, r, column_of(Kind::section_cues, "kind")))];
    ++all;
    seen += reached.count(r) != 0;
  }
  std::cout << "section_cues by kind:";
  for (const auto& [kind, n] : by) {
    std::cout << " " << kind << " " << n.first << "/" << n.second;
    CHECK_MESSAGE(n.first > 0, "no case reaches a section cue of kind " << kind);
  }
  std::cout << "\n";
}
