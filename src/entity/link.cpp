#include "entity/link.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/utf8.h"
#include "entity/short_forms.h"
#include "text/characters.h"

namespace nienbieu {
namespace {

double number(std::string_view cell) {
  double value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

char32_t plain_letter(char32_t base) {
  switch (base) {
    case 0x0103: case 0x00E2: return 'a';
    case 0x00EA: return 'e';
    case 0x00F4: case 0x01A1: return 'o';
    case 0x01B0: return 'u';
    case 0x0111: return 'd';
    default: return base;
  }
}

class Linker {
 public:
  Linker(Scan& scan, std::vector<Name>& names, Entities& out) : s_(scan), names_(names), out_(out) {}

  void run() {
    count_countries();
    for (Name& name : names_) link(name);
    link_short_forms(s_, names_, out_);
    std::stable_sort(out_.mentions.begin(), out_.mentions.end(), [](const Mention& a, const Mention& b) { return a.span.start < b.span.start; });
  }

 private:
  void count_countries() {
    for (const Name& name : names_)
      if (name.entry && name.entry->kind == Kind::places) ++seen_[std::string(s_.cell(*name.entry, column::place_country))];
  }

  void link(Name& name) {
    Mention m;
    m.span = {s_.tokens[name.first].start, s_.tokens[name.last - 1].end};
    m.first_token = name.first;
    m.last_token = name.last;
    m.sentence = s_.sentence_of[name.first];
    m.type = name.type;
    if (name.role_last > name.role_first) m.role = {s_.tokens[name.role_first].start, s_.tokens[name.role_last - 1].end};
    m.entity = name.entry ? from_readings(name, m) : name.country_token != no_index || (name.head && name.head->kind == Kind::org_templates) ? from_template(name) : from_structure(name);
    if (m.entity != no_index && name.gender != Gender::unknown && out_.list[m.entity].gender == Gender::unknown) out_.list[m.entity].gender = name.gender;
    m.type = m.entity != no_index ? out_.list[m.entity].type : name.type;
    out_.mentions.push_back(m);
  }

  // Chooses among the rows that share the spelling; ties stay ties.
  std::uint32_t from_readings(const Name& name, Mention&) {
    if (name.reading_count == 1) return entity_of_row(s_.lexicon, name.entry->kind, name.entry->row, out_);
    const Entry* best = nullptr;
    double best_score = -1;
    bool tie = false;
    for (const Entry& e : std::span(s_.readings.data() + name.readings, name.reading_count)) {
      const double score = score_reading(e, name);
      if (score > best_score) best = &e, best_score = score, tie = false;
      else if (score == best_score) tie = true;
    }
    if (!tie) return entity_of_row(s_.lexicon, best->kind, best->row, out_);
    const std::string text(slice(s_.text, {s_.tokens[name.first].start, s_.tokens[name.last - 1].end}));
    const auto entity = local_entity("x:" + std::string(to_string(name.type)) + ":" + slug(text), text, name.type, out_);
    auto& candidates = out_.list[entity].candidates;
    if (candidates.empty())
      for (const Entry& e : std::span(s_.readings.data() + name.readings, name.reading_count)) candidates.emplace_back(s_.cell(e, 0));
    return entity;
  }

  double score_reading(const Entry& e, const Name& name) const {
    double score = 0;
    if (e.kind == Kind::places) {
      const auto type = s_.cell(e, column::place_type);
      if (type == "country" || type == "territory") score += 50;
      if (type == "capital") score += 40;
      if (type == "continent" || type == "region" || type == "sea") score += 35;
      if (type == "admin1" || type == "province") score += 20;
      if (type == "city") score += 15;
      if (s_.cell(e, column::place_country) == "VN") score += 5;
      const auto it = seen_.find(std::string(s_.cell(e, column::place_country)));
      if (it != seen_.end()) score += std::min(it->second, 5) * 2;
      score += std::min(number(s_.cell(e, column::place_population)) / 1e6, 9.0);
      if (const Entry* head = head_before(name.first)) {
        const auto want = s_.cell(*head, column::place_head_type);
        if (want == type || (want == "city" && type == "capital") || (want == "province" && type == "admin1")) score += 100;
      }
      if (s_.cell(e, column::place_flags).find("historic") != std::string_view::npos) score -= 3;
    } else if (e.kind == Kind::people) {
      score += 30 + static_cast<double>(s_.lexicon.tenures_of_person(e.row).size());
      if (name.honorific || name.role_last > name.role_first) score += 60;
    } else {
      score += 45;
    }
    return score;
  }

  const Entry* head_before(std::uint32_t i) const { return i > 0 ? s_.ending(i, Kind::place_heads) : nullptr; }

  std::uint32_t from_template(const Name& name) {
    const std::string text(slice(s_.text, {s_.tokens[name.first].start, s_.tokens[name.last - 1].end}));
    std::string place = "vn";
    std::string country;
    if (name.country_token != no_index) {
      const Entry* entry = nullptr;
      if (s_.longest(name.country_token, Kind::places, &entry)) {
        const auto type = s_.cell(*entry, column::place_type);
        country = s_.cell(*entry, column::place_country);
        const bool whole = type == "country" || type == "territory" || type == "capital";
        place = slug(whole ? country : s_.cell(*entry, column::place_name));
      }
    } else {
      place.clear();
    }
    const std::string slug_cell(name.head && name.head->kind == Kind::org_templates ? s_.cell(*name.head, column::template_slug) : slug(text));
    if (place.empty()) return bare_template(name, slug_cell, text);
    const auto entity = local_entity("x:organization:" + place + ":" + slug_cell, text, EntityType::organization, out_);
    out_.list[entity].country = country;
    return entity;
  }

  // "Bộ Quốc phòng" alone: the one that the document has named in full, else the paper's own country when no other is in sight.
  std::uint32_t bare_template(const Name& name, const std::string& slug_cell, const std::string& text) {
    std::uint32_t found = no_index;
    for (std::uint32_t k = 0; k < out_.list.size(); ++k)
      if (out_.list[k].id.starts_with("x:organization:") && out_.list[k].id.ends_with(":" + slug_cell)) found = found == no_index ? k : found;
    if (found != no_index) return found;
    std::string country = "vn";
    int best = 0, vietnam = 0, foreign = 0;
    for (const auto& [code, n] : seen_) {
      if (code == "VN") vietnam += n;
      else if (!code.empty() && code.size() == 2) {
        foreign += n;
        if (n > best) best = n, country = slug(code);
      }
    }
    if (vietnam > 0 || foreign == 0) country = "vn";
    (void)name;
    const auto entity = local_entity("x:organization:" + country + ":" + slug_cell, text, EntityType::organization, out_);
    return entity;
  }

  std::uint32_t from_structure(const Name& name) {
    const std::string text(slice(s_.text, {s_.tokens[name.first].start, s_.tokens[name.last - 1].end}));
    if (name.type == EntityType::person) {
      // Not known to the lexicon; the document itself may have named the person in full already.
      const auto known = find_short_form(s_, name.first, name.last, out_);
      if (known != no_index) return known;
    }
    return local_entity("x:" + std::string(to_string(name.type)) + ":" + slug(text), text, name.type, out_);
  }

  Scan& s_;
  std::vector<Name>& names_;
  Entities& out_;
  std::unordered_map<std::string, int> seen_;
};

}  // namespace

std::string slug(std::string_view name) {
  static const CharTable chars;
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = decode_utf8(name, at);
    const CharInfo info = chars(c);
    if (info.cls == CharClass::mark || info.cls == CharClass::ignorable) continue;
    if (info.cls == CharClass::letter || info.cls == CharClass::digit) {
      append_utf8(out, plain_letter(info.base));
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

std::uint32_t local_entity(std::string_view id, std::string_view name, EntityType type, Entities& out) {
  for (std::uint32_t k = 0; k < out.list.size(); ++k)
    if (out.list[k].id == id) return k;
  Entity entity;
  entity.id = id;
  entity.name = name;
  entity.type = type;
  out.list.push_back(std::move(entity));
  return static_cast<std::uint32_t>(out.list.size() - 1);
}

std::uint32_t entity_of_row(const Lexicon& lexicon, Kind kind, std::uint32_t row, Entities& out) {
  for (std::uint32_t k = 0; k < out.list.size(); ++k)
    if (out.list[k].lexicon_row == row && out.list[k].lexicon_kind == kind) return k;
  const auto cell = [&](std::string_view column) { return lexicon.cell(kind, row, column_of(kind, column)); };
  const EntityType type = kind == Kind::places ? EntityType::place : kind == Kind::people ? EntityType::person : EntityType::organization;
  const auto k = local_entity(cell("id"), cell("name"), type, out);
  Entity& entity = out.list[k];
  entity.lexicon_kind = kind;
  entity.lexicon_row = row;
  entity.country = cell("country");
  if (kind == Kind::people) entity.gender = cell("gender") == "m" ? Gender::male : cell("gender") == "f" ? Gender::female : Gender::unknown;
  if (kind == Kind::places && !cell("lat").empty()) {
    entity.lat = number(cell("lat"));
    entity.lon = number(cell("lon"));
    entity.has_position = true;
  }
  return k;
}

void link_names(Scan& scan, std::vector<Name>& names, Entities& out) { Linker(scan, names, out).run(); }

}  // namespace nienbieu
