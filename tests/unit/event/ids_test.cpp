// Event ids and the spans and indexes of events, over the sentences of the cases.
#include <algorithm>
#include <set>

#include "cases.h"

using namespace nienbieu;
using namespace testing_event;

namespace {

std::vector<std::string> ids_of(const Annotations& a) {
  std::vector<std::string> out;
  for (const Event& e : a.events) out.push_back(e.id);
  return out;
}

// Twenty sentences, a paragraph each, so that one article holds many events.
std::vector<std::string> articles() {
  std::vector<std::string> out;
  std::size_t n = 0;
  for (const char* file : {"statements.cases.tsv", "actions.cases.tsv", "statements.wanted.tsv", "actions.wanted.tsv"})
    for (const Case& c : read_cases(file)) {
      if (n++ % 20 == 0) out.emplace_back();
      out.back() += c.text + "\n\n";
    }
  return out;
}

}  // namespace

TEST_CASE("the same article gives the same ids, whatever was read before it") {
  Annotations reused;
  for (const std::string& text : articles()) {
    Annotations first;
    annotate(text, "2024-05-13", first, "doc");
    annotate(text, "2024-05-13", reused, "doc");
    CHECK(ids_of(first) == ids_of(reused));
  }
}

TEST_CASE("ids are unique within an article, and the document's id is part of them") {
  for (const std::string& text : articles()) {
    Annotations a, b;
    annotate(text, "2024-05-13", a, "doc-a");
    annotate(text, "2024-05-13", b, "doc-b");
    const auto ids = ids_of(a), others = ids_of(b);
    REQUIRE(ids.size() == others.size());
    std::set<std::string> all(ids.begin(), ids.end());
    for (std::size_t i = 0; i < ids.size(); ++i)
      CHECK_MESSAGE(std::count(ids.begin(), ids.end(), ids[i]) == 1, slice(a.article.text, a.events[i].trigger)
                                                                         << " has an id twice in: "
                                                                         << slice(a.article.text, a.sentences[a.events[i].sentence].span));
    all.insert(others.begin(), others.end());
    CHECK(all.size() == ids.size() + others.size() - (ids.size() - std::set<std::string>(ids.begin(), ids.end()).size()) * 2);
    for (const std::string& id : ids) CHECK((id.size() == 19 && id.starts_with("ev:")));
  }
}

TEST_CASE("spans lie in the text and indexes in their lists; a statement is not within itself") {
  for (const std::string& text : articles()) {
    Annotations a;
    annotate(text, "2024-05-13", a);
    const auto size = static_cast<std::uint32_t>(a.article.text.size());
    const auto good = [&](Span s) { return s.start <= s.end && s.end <= size; };
    for (std::uint32_t i = 0; i < a.events.size(); ++i) {
      const Event& e = a.events[i];
      REQUIRE(e.sentence < a.sentences.size());
      CHECK((good(e.trigger) && !e.trigger.empty()));
      CHECK(a.sentences[e.sentence].span.contains(e.trigger));
      CHECK(good(e.content));
      CHECK((e.kind == EventKind::statement || e.content.empty()));
      CHECK_FALSE((e.kind == EventKind::statement && e.actors.empty()));
      for (const auto* list : {&e.actors, &e.targets, &e.places, &e.addressees})
        for (const Argument& arg : *list) {
          CHECK(good(arg.mention));
          CHECK((arg.entity == no_index ? arg.unnamed_id.starts_with("x:unnamed") : arg.entity < a.entities.list.size()));
        }
      for (const Span q : e.quotes) CHECK(good(q));
      std::set<std::uint32_t> seen;
      for (auto w = i; w != no_index; w = a.events[w].within) {
        REQUIRE(w < a.events.size());
        REQUIRE_MESSAGE(seen.insert(w).second, "within goes in a circle: " << slice(a.article.text, a.sentences[e.sentence].span));
        if (w != i) CHECK(a.events[w].kind == EventKind::statement);
      }
      CHECK((e.confidence >= 0 && e.confidence <= 1));
      CHECK_FALSE(e.rule.empty());
    }
  }
}

TEST_CASE("any prefix of any case is read without harm") {
  for (const char* file : {"statements.cases.tsv", "actions.cases.tsv"}) {
    std::size_t n = 0;
    for (const Case& c : read_cases(file)) {
      if (n++ % 8) continue;
      for (std::size_t i = 1; i < c.text.size(); i += 5) {
        if ((static_cast<unsigned char>(c.text[i]) & 0xC0) == 0x80) continue;
        Annotations a;
        annotate(c.text.substr(0, i), c.published, a);
        for (const Event& e : a.events) CHECK(e.content.end <= i);
      }
    }
  }
}
