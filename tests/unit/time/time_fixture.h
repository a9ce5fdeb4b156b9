// What the tests of the time stage share: a lexicon (the grammar asks it nothing) and references by day.
#pragma once
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "time/explain.h"

namespace testing_time {

const nienbieu::Lexicon& lexicon();

inline nienbieu::CivilDate day(const std::string& iso) {
  return {std::stoi(iso.substr(0, 4)), std::stoi(iso.substr(5, 2)), std::stoi(iso.substr(8, 2))};
}

// "2024-05-13" is published on that day, "<2024-05-13" crawled on it, "-" neither.
inline nienbieu::Reference reference(const std::string& text) {
  nienbieu::Reference out;
  if (text.size() == 10) out.published = day(text);
  if (text.size() == 11 && text[0] == '<') out.crawled = day(text.substr(1));
  return out;
}

inline std::vector<nienbieu::TimeFinding> find(const std::string& text, const std::string& ref = "2024-05-13") {
  std::vector<nienbieu::TimeFinding> out;
  nienbieu::explain_times(text, reference(ref), lexicon(), out);
  return out;
}

}  // namespace testing_time
