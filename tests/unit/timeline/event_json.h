// What every event record of the tests has, as JSON.
#pragma once
#include <nlohmann/json.hpp>
#include <string>

namespace nienbieu::test {

// An event of a document of 2024-05-13 without id, kind, type, trigger, time and sentence: nobody takes part, nothing is known of it.
inline nlohmann::json bare_event(const std::string& document) {
  using nlohmann::json;
  return {{"schema", "nienbieu/event@1"},
          {"mode", nullptr},
          {"realis", "actual"},
          {"actors", json::array()},
          {"targets", json::array()},
          {"places", json::array()},
          {"statement", nullptr},
          {"attribution", json::array()},
          {"within", nullptr},
          {"quantities", json::array()},
          {"section", "body"},
          {"confidence", 0.9},
          {"document", {{"id", document}, {"published", "2024-05-13"}, {"published_basis", "given"}, {"content", "c" + document}}}};
}

// A time known to the day.
inline nlohmann::json on_day(const std::string& day, const std::string& basis = "resolved") {
  return {{"edtf", day}, {"earliest", day}, {"latest", day}, {"grain", "day"}, {"basis", basis}, {"why", nullptr}, {"expression", nullptr}};
}

}  // namespace nienbieu::test
