// Synthetic records about a few happenings, for what must hold of any set of them.
#pragma once
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "timeline/record_write.h"

namespace nienbieu::test {

using Rng = std::mt19937;
inline std::uint32_t pick(Rng& rng, std::uint32_t n) { return static_cast<std::uint32_t>(rng() % n); }

inline const std::vector<std::string> people = {"Joe Biden", "Benjamin Netanyahu", "Emmanuel Macron", "Phạm Minh Chính", "Vladimir Putin"};
inline const std::vector<std::string> types = {"SAY", "REQUEST", "CONSULT", "ASSAULT", "HARM", "MOVE", "AGREE"};
inline const std::vector<std::string> words = {"kêu",  "gọi",  "ngừng", "bắn",  "tại",  "Gaza", "Rafah", "viện",
                                               "trợ",  "nhân", "đạo",   "đàm",  "phán", "con",  "tin",   "an",
                                               "ninh", "biên", "giới",  "quân", "đội",  "dân",  "thường"};

struct Record {
  std::string line;
  bool document = false;
};

// Synthetic articles about a few happenings, with versions, withdrawals, shared addresses and missing fields.
class Generator {
 public:
  explicit Generator(std::uint32_t seed) : rng_(seed) {}

  std::vector<Record> run(int documents) {
    std::vector<Record> out;
    for (int i = 0; i < documents; ++i) {
      const std::string id = "doc" + std::to_string(pick(rng_, static_cast<std::uint32_t>(documents)));
      const std::string url = pick(rng_, 3) ? "" : "https://bao.vn/tin/" + std::to_string(pick(rng_, 6));
      const std::string published = pick(rng_, 4) ? "2024-05-" + std::to_string(10 + pick(rng_, 8)) : "";
      const std::string revision = pick(rng_, 5) ? "" : std::to_string(pick(rng_, 12));
      const std::string content = "000000000000000" + std::to_string(pick(rng_, 3));
      DocumentRecord document;
      document.id = id;
      document.url = url;
      document.published = published;
      document.revision = revision;
      document.content = content;
      document.withdrawn = pick(rng_, 15) == 0;
      std::string line = "{\"schema\":\"nienbieu/document@1\",\"document\":";
      write_document_object(document, line);
      out.push_back({line + "}", true});
      const std::uint32_t events = document.withdrawn ? 0 : 1 + pick(rng_, 5);
      for (std::uint32_t e = 0; e < events; ++e) out.push_back({event(document, e), false});
    }
    return out;
  }

 private:
  std::string sentence() {
    std::string out;
    const std::uint32_t start = pick(rng_, static_cast<std::uint32_t>(words.size()));
    for (std::uint32_t i = 0; i < 6 + pick(rng_, 8); ++i) out += (i ? " " : "") + words[(start + i) % words.size()];
    return out;
  }

  ArgumentRecord person() {
    ArgumentRecord a;
    const std::uint32_t i = pick(rng_, static_cast<std::uint32_t>(people.size()));
    ids_.push_back(std::make_unique<std::string>("Q" + std::to_string(i)));
    a.entity = *ids_.back();
    a.name = people[i];
    a.type = "person";
    a.via = "name";
    return a;
  }

  std::string event(const DocumentRecord& document, std::uint32_t n) {
    EventRecord e;
    const std::string id = std::string(document.id) + "/" + std::to_string(n), text = sentence();
    const std::string type = types[pick(rng_, static_cast<std::uint32_t>(types.size()))];
    const std::string day = "2024-05-" + std::to_string(10 + pick(rng_, 4));
    e.id = id;
    e.type = type;
    e.kind = type == "SAY" || type == "REQUEST" ? "statement" : "action";
    e.realis = pick(rng_, 8) ? "actual" : "negated";
    e.trigger = {"kêu gọi", n * 100, n * 100 + 7};
    switch (pick(rng_, 7)) {
      case 0:
        break;
      case 2:
        e.time = {"XXXX-05-11", "XXXX-05-11", "XXXX-05-11", "day", "resolved", "", {}};
        break;
      case 1:
        e.time = {"2024-05", "2024-05-01", "2024-05-31", "month", "resolved", "", {}};
        break;
      default:
        e.time = {day, day, day, "day", "resolved", "", {}};
    }
    if (pick(rng_, 5)) e.actors.push_back(person());
    if (pick(rng_, 2)) e.targets.push_back(person());
    e.sentence = {text, n * 100, n * 100 + 90};
    if (e.kind == "statement") {
      e.is_statement = true;
      e.content = {text, n * 100, n * 100 + 80};
      if (pick(rng_, 3) == 0) e.quotes.push_back(e.content);
    }
    if (type == "HARM") e.quantities.push_back({"killed", "over", "people", 100.0 + pick(rng_, 3) * 10, {}});
    std::string line;
    write_event_line(e, document, line);
    return line;
  }

  Rng rng_;
  std::vector<std::unique_ptr<std::string>> ids_;
};

}  // namespace nienbieu::test
