#include <doctest/doctest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <string>

#include "timeline/json_writer.h"

using namespace nienbieu;

namespace {
std::string json_text(std::string_view text) {
  std::string out;
  json::string(out, text);
  return out;
}
}  // namespace

TEST_CASE("strings: every control character, quote and slash survives a foreign parser") {
  for (int length = 0; length < 20; ++length) {
    for (int special = 0; special < 128; ++special) {
      for (int at = 0; at <= length; at += 3) {
        std::string text(static_cast<std::size_t>(length), 'a');
        text.insert(static_cast<std::size_t>(at), 1, static_cast<char>(special));
        const std::string out = json_text(text);
        REQUIRE(nlohmann::json::parse(out).get<std::string>() == text);
      }
    }
  }
  CHECK(json_text("Hội nghị “G7”") == "\"Hội nghị “G7”\"");
  CHECK(json_text("a\"b\\c\n\x01") == "\"a\\\"b\\\\c\\n\\u0001\"");
}

TEST_CASE("numbers have one spelling") {
  const auto real = [](double v) {
    std::string out;
    json::real(out, v);
    return out;
  };
  CHECK(real(32000) == "32000");
  CHECK(real(-0.5) == "-0.5");
  CHECK(real(31.29) == "31.29");
  CHECK(real(std::numeric_limits<double>::infinity()) == "null");
  std::string out;
  json::rate(out, 0.93000001);
  CHECK(out == "0.93");
}
