// Runs tests/cases/entities.{cases,wanted}.tsv. What entities.cases.tsv expects must hold; of entities.wanted.tsv, what the recogniser
// ought to find one day, it is printed how much holds.
//
// expected: "-" for no name at all, else items joined by "|", in any order:
//   name=type[=id][[role]]   a name mention; "text~" when it must be marked as misspelt; the id "?" is "tied: candidates are listed and
//                            none is chosen", "?a+b" names them; the role of a person in brackets, "[]" for none
//   !name[=type[=id]]        no such mention
//   @expression=id           a pronoun, an epithet or a role that stands for this entity, "a+b" for the members of a group, "-" for
//                            nobody; "@expression#2" is the second of them
// Names that no item speaks of are a failure where an item says which are found; where every item is "!" or "@", they are free.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>

#include "../case_table.h"
#include "entity_fixture.h"

using namespace nienbieu;
using namespace testing_entity;

namespace {

struct Item {
  char kind = '=';  // '=' a name, '!' no name, '@' a reference
  std::string text, type, id, role;
  bool has_role = false, misspelt = false;
  int nth = 1;
};

std::vector<std::string> split(std::string_view text, char by) {
  std::vector<std::string> out{""};
  for (const char c : text) {
    if (c == by)
      out.emplace_back();
    else
      out.back() += c;
  }
  return out;
}

Item read_item(std::string text) {
  Item item;
  if (text[0] == '!' || text[0] == '@') item.kind = text[0], text.erase(0, 1);
  if (const auto open = text.find('['); open != std::string::npos) {
    item.has_role = true;
    item.role = text.substr(open + 1, text.size() - open - 2);
    text.erase(open);
  }
  const auto parts = split(text, '=');
  item.text = parts[0];
  if (item.kind == '@') {
    if (parts.size() > 1) item.id = parts[1];
    if (const auto number = item.text.find('#'); number != std::string::npos) {
      item.nth = std::atoi(item.text.c_str() + number + 1);
      item.text.erase(number);
    }
    return item;
  }
  if (item.text.ends_with('~')) item.misspelt = true, item.text.pop_back();
  if (parts.size() > 1) item.type = parts[1];
  if (parts.size() > 2) item.id = parts[2];
  return item;
}

bool is_name(const Mention& m) { return !m.unnamed && (m.via == Via::name || m.via == Via::metonym); }

std::string candidates_of(const Annotations& a, const Mention& m) {
  std::vector<std::string> ids;
  if (m.entity != no_index) ids = a.entities.list[m.entity].candidates;
  std::sort(ids.begin(), ids.end());
  std::string out;
  for (const auto& id : ids) out += (out.empty() ? "" : "+") + id;
  return out;
}

bool linked(const Annotations& a, const Mention& m, const std::string& id) {
  if (id.empty()) return true;
  const std::string tied = candidates_of(a, m);
  if (id[0] != '?') return tied.empty() && id_of(a, &m) == id;
  return !tied.empty() && (id.size() == 1 || tied == id.substr(1));
}

bool agrees(const Annotations& a, const Mention& m, const Item& item) {
  if (slice(a.article.text, m.span) != item.text) return false;
  if (!item.type.empty() && to_string(m.type) != item.type) return false;
  if (item.has_role && slice(a.article.text, m.role) != item.role) return false;
  if (item.kind == '=' && item.misspelt != m.misspelt) return false;
  return linked(a, m, item.id);
}

bool reference_holds(const Annotations& a, const Item& item) {
  int nth = item.nth;
  for (const Mention& m : a.entities.mentions) {
    if (is_name(m) || slice(a.article.text, m.span) != item.text || --nth) continue;
    if (!m.members.empty() && m.group) return members_of(a, &m) == item.id;
    const std::string id = m.unnamed ? "" : id_of(a, &m);
    return item.id == (id.empty() ? "-" : id);
  }
  return item.id == "-";
}

bool holds(const Annotations& a, const std::string& expected) {
  std::vector<const Mention*> names;
  for (const Mention& m : a.entities.mentions)
    if (is_name(m)) names.push_back(&m);
  if (expected == "-") return names.empty();
  bool complete = false;
  for (const std::string& text : split(expected, '|')) {
    const Item item = read_item(text);
    if (item.kind == '@') {
      if (!reference_holds(a, item)) return false;
      continue;
    }
    const auto found = std::find_if(names.begin(), names.end(), [&](const Mention* m) { return agrees(a, *m, item); });
    if ((found != names.end()) != (item.kind == '=')) return false;
    if (item.kind == '=') {
      complete = true;
      names.erase(found);
    }
  }
  return !complete || names.empty();
}

// What was found, in the notation of the table.
std::string shown(const Annotations& a) {
  std::string out;
  for (const Mention& m : a.entities.mentions) {
    if (m.unnamed) continue;
    if (!out.empty()) out += '|';
    if (!is_name(m)) {
      const std::string id = m.group ? members_of(a, &m) : id_of(a, &m);
      out.append("@").append(slice(a.article.text, m.span)).append("=").append(id.empty() ? "-" : id);
      continue;
    }
    const std::string tied = candidates_of(a, m);
    out.append(slice(a.article.text, m.span)).append(m.misspelt ? "~=" : "=").append(to_string(m.type)).append("=");
    out.append(tied.empty() ? id_of(a, &m) : "?" + tied);
    if (!m.role.empty()) out.append("[").append(slice(a.article.text, m.role)).append("]");
  }
  return out.empty() ? "-" : out;
}

struct Case {
  std::string id, text, published, expected;
  int line = 0;
};

std::vector<Case> read_cases(const std::string& name) {
  std::vector<Case> out;
  for (auto& [cells, line] : nienbieu::testing::read_case_table(name, 4))
    out.push_back({cells[0], cells[1], cells[2] == "-" ? "" : cells[2], cells[3], line});
  return out;
}

// A row that says what must not be found, or that nothing may be chosen.
bool is_trap(const std::string& expected) {
  if (expected == "-") return true;
  for (const std::string& text : split(expected, '|')) {
    const Item item = read_item(text);
    if (item.kind == '!' || item.id == "-" || item.id.starts_with('?') || (item.has_role && item.role.empty())) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("entities.cases.tsv") {
  std::set<std::string> ids, texts;
  std::size_t traps = 0, total = 0;
  for (const Case& c : read_cases("entities.cases.tsv")) {
    CHECK_MESSAGE(ids.insert(c.id).second, c.id << " is taken");
    CHECK_MESSAGE(texts.insert(c.text + c.published).second, c.id << " asks the same as another row");
    const auto a = annotate(c.text, c.published);
    CHECK_MESSAGE(holds(a, c.expected), "entities.cases.tsv:" << c.line << " " << c.id << ": " << c.text << "\n  expected " << c.expected
                                                              << "\n  got      " << shown(a));
    traps += is_trap(c.expected);
    ++total;
  }
  CHECK(total >= 300);
  CHECK(traps * 2 >= total);
  std::size_t held = 0, wanted = 0;
  const bool tell = std::getenv("NIENBIEU_WANTED") != nullptr;
  for (const Case& c : read_cases("entities.wanted.tsv")) {
    CHECK_MESSAGE(ids.insert(c.id).second, c.id << " is taken");
    const auto a = annotate(c.text, c.published);
    const bool good = holds(a, c.expected);
    held += good;
    ++wanted;
    if (tell)
      std::cout << (good ? "HOLDS " : "WANTED ") << c.id << "\t" << c.text << "\n  expected " << c.expected << "\n  got      " << shown(a)
                << "\n";
  }
  std::cout << "entities: " << total << " cases (" << traps << " of them traps) must hold; of " << wanted << " wanted " << held
            << " hold\n";
}

TEST_CASE("the notation of the cases") {
  const auto a = annotate("Tổng thống Mỹ Joe Biden gặp Thủ tướng Israel. Ông sẽ tới Kiev.", "2024-05-12");
  CHECK(holds(a, "Mỹ=place=Q30|Joe Biden=person=Q6279[Tổng thống Mỹ]|Israel=place|Kiev=place"));
  CHECK(holds(a, "@Thủ tướng Israel=Q43723|!Tổng thống"));
  CHECK_FALSE(holds(a, "-"));
  CHECK_FALSE(holds(a, "Mỹ=place=Q30|Joe Biden=person=Q6279"));
  CHECK_FALSE(holds(a, "!Joe Biden"));
  CHECK_FALSE(holds(a, "Mỹ=place|Joe Biden~=person|Israel=place|Kiev=place"));
  CHECK_FALSE(holds(a, "Mỹ=place=?|Joe Biden=person|Israel=place|Kiev=place"));
  CHECK_FALSE(holds(a, "@Thủ tướng Israel=-"));
  CHECK(holds(a, "@Thủ tướng Đức=-"));
}
