// What events of known date say of the day of an article (time/event_bounds.h).
#include "time/event_bounds.h"

#include <doctest/doctest.h>

#include "lexicon/compile.h"
#include "lexicon/load.h"
#include "time/edtf.h"

using namespace nienbieu;

namespace {

std::shared_ptr<const Lexicon> events() {
  LexiconSource source;
  source.files.emplace_back("known_events.tsv");
  source.retrieved.emplace_back("2026-11-25");
  std::uint32_t line = 0;
  const auto add = [&](std::vector<std::string> cells) {
    cells.resize(schema_of(Kind::known_events).columns.size());
    source.rows[Kind::known_events].push_back({std::move(cells), 0, ++line});
  };
  add({"election-2012", "2012-11-06", "scheduled", "bầu cử tổng thống", "Mỹ", "", "an election in 2012"});
  add({"election-2024", "2024-11-05", "scheduled", "bầu cử tổng thống", "Mỹ", "", "an election in 2024"});
  add({"flood", "2023-08-15", "", "lũ quét", "Sông Vàng|Núi Bạc", "Nga", "a flood"});
  add({"bridge", "2023-03-10", "once", "cầu Sông Vàng", "sập", "", "a bridge fell"});
  add({"war", "2022-02-24", "once|recalled", "chiến dịch quân sự đặc biệt", "", "", "a war began"});
  add({"death", "2023-05-02", "mourned", "Lê Văn Mẫu", "tang lễ|chia buồn", "", "a man died"});
  return *Lexicon::from_bytes(compile_lexicon(source));
}

// "first..last (why)" of each bound, in order; several spans are joined by "+".
std::string bounds_of(const std::string& text) {
  static const auto lexicon = events();
  TokenList tokens;
  std::vector<Sentence> sentences;
  std::vector<Timex> times;
  PhraseHits phrases;
  tokenize(text, tokens);
  lexicon->annotate(text, tokens);
  lexicon->matches(tokens, phrases);
  split_sentences(text, tokens, sentences);
  find_times(text, tokens, sentences, *lexicon, times);
  std::vector<DateBound> bounds;
  event_bounds({text, tokens, sentences, phrases, *lexicon, times}, bounds);
  std::string out;
  const auto day = [](const std::optional<DayNumber>& d) { return d ? iso_day(*d) : std::string(); };
  for (const DateBound& bound : bounds) {
    std::string days;
    for (const DateSpan& span : bound.spans) days += (days.empty() ? "" : "+") + day(span.first) + ".." + day(span.last);
    if (bound.spans.empty()) days = day(bound.not_before) + ".." + day(bound.not_after);
    out += (out.empty() ? "" : "; ") + days + " (" + bound.why + ")";
  }
  return out;
}

}  // namespace

TEST_CASE("an event told with its day is of the last months, here or a day later") {
  CHECK(bounds_of("Lũ quét ở Sông Vàng (Nga) ngày 15/8 cuốn trôi ba căn nhà.") == "2023-08-15..2024-07-10 (a flood)");
  CHECK(bounds_of("Rạng sáng 16/8, lũ quét tràn xuống Núi Bạc ở Nga.") == "2023-08-15..2024-07-10 (a flood)");
  CHECK(bounds_of("Thứ Ba (15/8), lũ quét tràn xuống Núi Bạc ở Nga.") == "2023-08-15..2024-07-10 (a flood)");
}

TEST_CASE("another day, a written year, a range, another sentence or missing words tell nothing") {
  for (const char* text :
       {"Lũ quét ở Sông Vàng (Nga) ngày 17/8 cuốn trôi ba căn nhà.", "Lũ quét ở Sông Vàng (Nga) ngày 15/8/2019 cuốn trôi ba căn nhà.",
        "Từ ngày 15/8 đến 20/8, lũ quét đe dọa Sông Vàng (Nga).", "Lũ quét tràn xuống Núi Bạc ở Nga. Ngày 15/8, họp báo được mở.",
        "Ngày 15/8, lũ quét tràn xuống Suối Đá ở Nga.", "Ngày 15/8, lũ quét tràn xuống Núi Bạc ở Ngan Sơn.",
        "Ngày 15/8, Núi Bạc ở Nga đón khách.", "Ngày 15/8, Núi Bạc ở Nga nhớ trận lũ quét năm 2019.",
        "Lũ quét ở Sông Vàng (Nga) cuốn trôi ba căn nhà."})
    CHECK_MESSAGE(bounds_of(text) == "", text);
}

TEST_CASE("what happened once bounds from below whoever mentions it; what was planned is written of before") {
  CHECK(bounds_of("Nhịp giữa của cầu Sông Vàng bị sập vì móng yếu.") == "2023-03-10.. (a bridge fell)");
  CHECK(bounds_of("Cầu Sông Vàng thông xe.") == "");
  CHECK(bounds_of("Kể từ ngày 24/2, chiến dịch quân sự đặc biệt đã qua nhiều giai đoạn.") == "2022-02-24.. (a war began)");
  CHECK(bounds_of("Cử tri Mỹ đi bầu cử tổng thống ngày 5/11.") == "2024-01-10..2025-10-01 (an election in 2024)");
}

TEST_CASE("events that fall on one day of several years are one piece of evidence") {
  CHECK(bounds_of("Cuộc bầu cử tổng thống Mỹ ngày 6/11 đã ngã ngũ.") ==
        "2012-01-11..2013-10-02+2024-01-10..2025-10-01 (an election in 2012, or an election in 2024)");
}

TEST_CASE("a funeral is within weeks of the death, a memory is not") {
  CHECK(bounds_of("Đoàn đại biểu gửi lời chia buồn tới gia đình ông Lê Văn Mẫu.") == "2023-05-02..2023-07-01 (a man died)");
  CHECK(bounds_of("Triển lãm nhắc lại sự nghiệp của ông Lê Văn Mẫu.") == "");
}

TEST_CASE("an event is told once however often it is named") {
  const std::string once = "Nhịp giữa của cầu Sông Vàng bị sập vì móng yếu.";
  CHECK(bounds_of(once + " " + once + "\n" + once) == bounds_of(once));
}
