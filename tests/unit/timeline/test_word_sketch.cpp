// What two contents can have in common at most is never less than what they have.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "event_json.h"
#include "timeline/decide.h"
#include "timeline/pair_features.h"
#include "timeline/timeline.h"

using namespace nienbieu;
using namespace nienbieu::test;
using nlohmann::json;

namespace {

// Sayings of one speaker on one day, of words drawn from a small list: from a few words to more than the sketch has bits for.
json saying(std::mt19937& random, int number) {
  static const char* const words[] = {"sửa", "con",  "đê",   "phía",  "nam", "của", "Sông", "Đà", "tỉnh",
                                      "sẽ",  "dành", "tiền", "trước", "mùa", "mưa", "và",   "20", "300"};
  std::string content;
  const auto size = 1U << random() % 10;
  for (unsigned i = 0; i < size; ++i) {
    if (i) content += ' ';
    // Beside them words that no other saying has.
    content += random() % 4 ? words[random() % std::size(words)] : "từ" + std::to_string(number) + static_cast<char>('a' + random() % 26);
  }
  json e = bare_event("d" + std::to_string(number));
  e.update({{"kind", "statement"},
            {"type", "SAY"},
            {"id", "d" + std::to_string(number) + "/0"},
            {"trigger", {{"text", "nói"}, {"start", 0}, {"end", 3}}},
            {"time", on_day("2024-05-12")},
            {"actors", json::array({{{"entity", "Q1"},
                                     {"name", "Gustav Lindholm"},
                                     {"type", "person"},
                                     {"role", nullptr},
                                     {"mention", nullptr},
                                     {"via", "name"}}})},
            {"statement",
             {{"mode", "indirect"},
              {"content", {{"text", content}, {"start", 4}, {"end", 4 + content.size()}}},
              {"quotes", json::array()},
              {"addressees", json::array()},
              {"venue", nullptr}}},
            {"sentence", {{"text", content}, {"start", 0}, {"end", content.size()}}}});
  return e;
}

}  // namespace

TEST_CASE("a bound of what is shared is none less than what is shared, and a decision that need not be exact is the exact one") {
  std::mt19937 random(7);
  TimelineBuilder builder;
  for (int i = 0; i < 60; ++i) REQUIRE(builder.add_line(saying(random, i).dump(), "test", 1).ok());
  const Timeline t = builder.build();
  std::size_t told_apart = 0, same = 0;
  for (std::uint32_t i = 0; i < t.standing.size(); ++i) {
    for (std::uint32_t k = i + 1; k < t.standing.size(); ++k) {
      const StoredEvent &a = t.event(i), &b = t.event(k);
      const EventFacts &x = a.facts, &y = b.facts;
      const int words = most_shared_words(x.sketch, y.sketch, x.weight, y.weight), pairs = most_shared_wording(x.sketch, y.sketch);
      CHECK(words >= shared_words(x, y));
      CHECK(pairs >= shared_wording(x, y));
      told_apart += words < 400;
      const PairScore exact = decide(a, b), from = decide_from(0, a, b);
      CHECK(from.verdict == exact.verdict);
      if (exact.verdict == Verdict::same) CHECK(from.odds == exact.odds);
      same += exact.verdict == Verdict::same;
    }
  }
  CHECK(told_apart > 100);  // it is of use
  CHECK(same > 10);
}
