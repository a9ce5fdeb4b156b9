// Cases in tables: id, text, published, expected. "\n" in the text is a line break; "#" begins a comment line.
#pragma once
#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
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

inline std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 'n')
      out += '\n', ++i;
    else
      out += text[i];
  }
  return out;
}

inline std::vector<Case> read_cases(const std::string& name) {
  std::ifstream file(std::string(NIENBIEU_SOURCE_DIR) + "/tests/cases/" + name);
  REQUIRE_MESSAGE(file.good(), name << " cannot be read");
  std::vector<Case> out;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const auto cells = split(line, "\t");
    REQUIRE_MESSAGE(cells.size() == 4, name << ":" << number << " has " << cells.size() << " cells");
    out.push_back({cells[0], unescaped(cells[1]), cells[2] == "-" ? "" : cells[2], cells[3], number});
  }
  return out;
}

inline std::shared_ptr<const nienbieu::Lexicon> lexicon() {
  static const auto opened = nienbieu::Lexicon::open(std::string(NIENBIEU_BINARY_DIR) + "/lexicon.img");
  REQUIRE_MESSAGE(opened.ok(), "lexicon.img cannot be opened");
  return *opened;
}

inline void annotate(const std::string& text, const std::string& published, nienbieu::Annotations& out, const std::string& id = "case") {
  nienbieu::Article article;
  article.id = id;
  article.text = text;
  article.published = published;
  nienbieu::Extractor(lexicon()).annotate(std::move(article), out);
}

}  // namespace testing_event
