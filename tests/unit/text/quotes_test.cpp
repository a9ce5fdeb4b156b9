#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "text/quotes.h"

using namespace nienbieu;

namespace {

// Inner texts by start, joined by " | "; "!n" for n marks without a partner.
std::string quotations(std::string_view text) {
  TokenList tokens;
  tokenize(text, tokens);
  QuoteScan scan;
  find_quotations(text, tokens, scan);
  std::string out;
  for (const Quotation& q : scan.quotations) out += (out.empty() ? "" : " | ") + std::string(slice(text, q.inner));
  if (!scan.unbalanced.empty()) out += (out.empty() ? "!" : " !") + std::to_string(scan.unbalanced.size());
  return out;
}

struct Row {
  const char* text;
  const char* quotations;
};

constexpr Row rows[] = {
    {"", ""},
    {"Không có ngoặc.", ""},
    {"Ông nói: “Chúng tôi sẽ đi.”", "Chúng tôi sẽ đi."},
    {"\"Đi\" và \"ở\"", "Đi | ở"},
    {"Ông nói: \"Chúng tôi sẽ đi\".", "Chúng tôi sẽ đi"},
    {"«Đi» ông nói", "Đi"},
    {"„Đi“ ông nói", "Đi"},
    {"「Đi」", "Đi"},
    {"‘đường lưỡi bò’ là gì", "đường lưỡi bò"},
    {"'đường lưỡi bò' là gì", "đường lưỡi bò"},
    {"“Ông ấy nói ‘không’ với tôi”", "Ông ấy nói ‘không’ với tôi | không"},
    {"“Ông ấy nói 'không' với tôi”", "Ông ấy nói 'không' với tôi | không"},
    {"\"Ông ấy nói 'không'\"", "Ông ấy nói 'không' | không"},
    {"“một” và “hai” và “ba”", "một | hai | ba"},
    {"“ Có dấu cách ”", "Có dấu cách"},
    {"Ông nói: “Đi”, rồi “ở”.", "Đi | ở"},
    {"(“Đi”)", "Đi"},
    {"“Anh đi!” - ông nói - “Ngay!”", "Anh đi! | Ngay!"},
    // Apostrophes.
    {"Gideon Sa'ar và O’Brien", ""},
    {"“Sa’ar đi” ông nói", "Sa’ar đi"},
    {"‘Sa’ar’ đi", "Sa’ar"},
    {"Yar'Adua nói \"đi\"", "đi"},
    // Typed the wrong way round, or with the same mark twice.
    {"”Đi” ông nói", "Đi"},
    {"“Đi“ ông nói", "Đi"},
    {"“Đi\" ông nói", "Đi"},
    {"\"Đi” ông nói", "Đi"},
    // Unbalanced.
    {"Ông nói: “Đi", "!1"},
    {"Đi” ông nói", "!1"},
    {"“Đi” và “ở", "Đi !1"},
    {"Đi” và “ở”", "ở !1"},
    {"“Đi\nDòng sau không ngoặc”", "!2"},
    {"Cao 5'", "!1"},
    {"“”", ""},
    {"‘một\nhai’", "!2"},
    {"Lỗi “ở đây\nDòng khác “tốt” thôi", "tốt !1"},
    // Over several paragraphs that each open anew.
    {"“Đoạn một.\n“Đoạn hai.”", "Đoạn một.\n“Đoạn hai."},
    {"“Một.\n“Hai.\n“Ba.” Hết.", "Một.\n“Hai.\n“Ba."},
    {"\"Một.\n\"Hai.\"", "Một.\n\"Hai."},
    // Over several paragraphs of which only the first opens.
    {"“Đoạn một.\nĐoạn hai.”", "Đoạn một.\nĐoạn hai."},
    {"Ông nói: \"Đoạn một.\nĐoạn hai.\"", "Đoạn một.\nĐoạn hai."},
    {"“Một.\nHai.\nBa”, ông nói.", "Một.\nHai.\nBa"},
    {"“Đoạn một.\nĐoạn hai có “tên” khác.", "tên !1"},
    {"“Một.\nHai.\nBa.\nBốn.\nNăm”", "!2"},
};

}  // namespace

TEST_CASE("quotes: table") {
  for (const Row& row : rows) CHECK_MESSAGE(quotations(row.text) == std::string(row.quotations), std::string(row.text));
}

TEST_CASE("quotes: spans hold, quotations nest or stand apart, every mark counts once") {
  std::mt19937 random(6);
  static const char* pieces[] = {"Ông", " ", "“", "”", "\"", "'", "‘", "’", "\n", ".", "đi", "«", "»", " “", "” "};
  TokenList tokens;
  QuoteScan scan;
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (auto n = random() % 24; n-- > 0;) text += pieces[random() % std::size(pieces)];
    tokenize(text, tokens);
    find_quotations(text, tokens, scan);
    for (std::size_t i = 0; i < scan.quotations.size(); ++i) {
      const Quotation& q = scan.quotations[i];
      REQUIRE(q.outer.contains(q.inner));
      REQUIRE(q.outer == Span{tokens[q.first_token].start, tokens[q.last_token - 1].end});
      REQUIRE(!q.inner.empty());
      if (i > 0) REQUIRE(scan.quotations[i - 1].outer.start <= q.outer.start);
      for (std::size_t j = 0; j < i; ++j) {
        const Quotation& other = scan.quotations[j];
        REQUIRE((other.outer.contains(q.outer) || !other.outer.overlaps(q.outer)));
      }
    }
    REQUIRE(std::is_sorted(scan.unbalanced.begin(), scan.unbalanced.end()));
    for (const auto token : scan.unbalanced) REQUIRE(tokens[token].kind == TokenKind::punct);
  }
}
