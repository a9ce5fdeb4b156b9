#include <doctest/doctest.h>

#include <random>

#include "base/civil_date.h"
#include "base/result.h"
#include "base/span.h"
#include "base/utf8.h"

using namespace nienbieu;

TEST_CASE("every day of 1800 to 2200 comes back, one after the other") {
  CivilDate before{1799, 12, 31};
  for (DayNumber day = to_days({1800, 1, 1}); day <= to_days({2200, 12, 31}); ++day) {
    const CivilDate d = from_days(day);
    REQUIRE(is_valid(d));
    REQUIRE(to_days(d) == day);
    REQUIRE(before < d);
    const bool next = d.day == before.day + 1 && d.month == before.month && d.year == before.year;
    const bool month =
        d.day == 1 && before.day == days_in_month(before.year, before.month) &&
        (d.month == before.month + 1 ? d.year == before.year : d.month == 1 && before.month == 12 && d.year == before.year + 1);
    REQUIRE((next || month));
    before = d;
  }
}

TEST_CASE("weekdays go round, and known days have theirs") {
  for (DayNumber day = to_days({1800, 1, 1}); day < to_days({2200, 12, 31}); ++day)
    REQUIRE(iso_weekday(day + 1) == iso_weekday(day) % 7 + 1);
  CHECK(iso_weekday(to_days({1800, 1, 1})) == 3);
  CHECK(iso_weekday(to_days({1900, 1, 1})) == 1);
  CHECK(iso_weekday(to_days({1945, 9, 2})) == 7);
  CHECK(iso_weekday(to_days({1970, 1, 1})) == 4);
  CHECK(iso_weekday(to_days({1975, 4, 30})) == 3);
  CHECK(iso_weekday(to_days({2000, 2, 29})) == 2);
  CHECK(iso_weekday(to_days({2024, 2, 29})) == 4);
  CHECK(iso_weekday(to_days({2200, 12, 31})) == 3);
}

TEST_CASE("days far off, before the era too, come back") {
  for (DayNumber day = -2000000; day <= 2000000; day += 997) REQUIRE(to_days(from_days(day)) == day);
  CHECK((from_days(0) == CivilDate{1970, 1, 1}));
  CHECK((from_days(-1) == CivilDate{1969, 12, 31}));
}

TEST_CASE("leap years, and days that do not exist") {
  CHECK(is_leap(2000));
  CHECK(is_leap(2024));
  CHECK_FALSE(is_leap(1900));
  CHECK_FALSE(is_leap(2023));
  int days = 0;
  for (int month = 1; month <= 12; ++month) days += days_in_month(2024, month);
  CHECK(days == 366);
  for (const CivilDate d :
       {CivilDate{2023, 2, 29}, {1900, 2, 29}, {2024, 4, 31}, {2024, 0, 1}, {2024, 13, 1}, {2024, 1, 0}, {2024, 12, 32}, {2024, -1, 5}})
    CHECK_FALSE(is_valid(d));
}

TEST_CASE("every code point goes to UTF-8 and back") {
  std::string all;
  std::vector<char32_t> written;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string one;
    append_utf8(one, c);
    REQUIRE(one.size() == (c < 0x80 ? 1u : c < 0x800 ? 2u : c < 0x10000 ? 3u : 4u));
    for (std::size_t i = 0; i < one.size(); ++i) REQUIRE(is_continuation(static_cast<unsigned char>(one[i])) == (i > 0));
    std::size_t at = 0;
    REQUIRE(decode_utf8(one, at) == c);
    REQUIRE(at == one.size());
    if (c % 61 == 0) append_utf8(all, c), written.push_back(c);
  }
  std::size_t at = 0;
  for (const char32_t c : written) REQUIRE(decode_utf8(all, at) == c);
  CHECK(at == all.size());
}

TEST_CASE("Vietnamese text decodes to its letters") {
  std::string again;
  const std::string text = "Thủ đô Hà Nội – “ngày 2/9”…";
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size(); ++letters) append_utf8(again, decode_utf8(text, at));
  CHECK(again == text);
  CHECK(letters == 27);
}

TEST_CASE("spans are half-open") {
  const Span a{2, 5}, empty{5, 5}, backwards{7, 3};
  CHECK(a.length() == 3);
  CHECK(empty.empty());
  CHECK(backwards.length() == 0);
  CHECK(slice("0123456789", a) == "234");
  CHECK(slice("0123456789", backwards).empty());
  CHECK((a.contains(2u) && a.contains(4u) && !a.contains(5u) && !a.contains(1u)));
  CHECK((a.contains(Span{2, 5}) && a.contains(Span{3, 4}) && !a.contains(Span{1, 4}) && !a.contains(Span{4, 6})));
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    const std::uint32_t s = random() % 12, t = random() % 12;
    const Span x{s, static_cast<std::uint32_t>(s + 1 + random() % 5)}, y{t, static_cast<std::uint32_t>(t + 1 + random() % 5)};
    bool common = false;
    for (std::uint32_t at = 0; at < 20; ++at) common |= x.contains(at) && y.contains(at);
    REQUIRE(x.overlaps(y) == common);
    REQUIRE(x.overlaps(y) == y.overlaps(x));
  }
}

TEST_CASE("results and errors") {
  const Result<int> good(4);
  CHECK((good.ok() && *good == 4));
  const Result<int> bad(Error{"json.type", "a.jsonl", 3, 7, "A text must be a string."});
  CHECK_FALSE(bad.ok());
  CHECK(bad.error().to_string() == "a.jsonl:3:7: A text must be a string. [json.type]");
  CHECK(Error{"", "", 0, 0, "No place."}.to_string() == "No place.");
  CHECK(Status().ok());
  CHECK_FALSE(Status(Error{}).ok());
}
