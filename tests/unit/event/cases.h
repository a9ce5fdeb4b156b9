// Cases in tables: id, text, published, expected. "\n" in the text is a line break; "#" begins a comment line.
#pragma once
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "../case_table.h"
#include "pipeline/extractor.h"

namespace testing_event {

struct Case {
  std::string id, text, published, expected;
  int line = 0;
};

inline std::vector<std::string> split(std::string_view text, std::string_view by) {
  std::vector<std::string> out;
  for (;;) {
    const auto at = text.find(by);
    out.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + by.size());
  }
}

inline std::vector<Case> read_cases(const std::string& name) {
  std::vector<Case> out;
  for (auto& [cells, line] : nienbieu::testing::read_case_table(name, 4))
    out.push_back({cells[0], cells[1], cells[2] == "-" ? "" : cells[2], cells[3], line});
  return out;
}

using nienbieu::testing::built_lexicon;

inline void annotate(const std::string& text, const std::string& published, nienbieu::Annotations& out, const std::string& id = "case") {
  nienbieu::Article article;
  article.id = id;
  article.text = text;
  article.published = published;
  nienbieu::Extractor(built_lexicon()).annotate(std::move(article), out);
}

}  // namespace testing_event
