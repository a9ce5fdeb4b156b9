#include "entity/link.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "entity/metonym.h"
#include "entity/misspelt.h"
#include "entity/short_forms.h"

namespace nienbieu {
namespace {

constexpr double type_score(std::string_view type) {
  if (type == "country" || type == "territory") return 50;
  if (type == "capital") return 40;
  if (type == "continent" || type == "region" || type == "sea") return 35;
  if (type == "admin1" || type == "province") return 20;
  if (type == "city") return 15;
  return 0;
}

class Linker {
 public:
  Linker(Scan& scan, std::vector<Name>& names, Entities& out) : s_(scan), names_(names), out_(out), shorts_(scan, out) {}

  void run() {
    count_countries();
    for (std::uint32_t k = 0; k < names_.size(); ++k)
      if (names_[k].type == EntityType::person && names_[k].length() > 1) people_by_last_.emplace(s_.tokens[names_[k].last - 1].key, k);
    // What the lexicon knows first, then offices named in full, then what only those explain.
    for (const Name& name : names_)
      if (name.entry) add(name, from_readings(name));
    for (const Name& name : names_)
      if (!name.entry && is_template(name) && name.country_token != no_index) add(name, from_template(name));
    for (std::uint32_t k = 0; k < names_.size(); ++k)
      if (!names_[k].entry && is_template(names_[k]) && names_[k].country_token == no_index) add(names_[k], bare_template(k));
    shorts_.learn();
    for (Name& name : names_)
      if (!name.entry && !is_template(name)) {
        const auto entity = from_structure(name);
        add(name, entity);
        shorts_.learn(out_.mentions.back());
      }
    sort();
    shorts_.run();
    sort();
    link_metonyms(s_, out_);
  }

 private:
  static bool is_template(const Name& name) { return name.head && name.head->kind == Kind::org_templates; }

  void sort() {
    std::stable_sort(out_.mentions.begin(), out_.mentions.end(),
                     [](const Mention& a, const Mention& b) { return a.span.start < b.span.start; });
  }

  std::string_view text_of(const Name& name) const { return s_.range_text(name.first, name.last); }

  // ---- countries in sight ----

  struct Country {
    std::string_view code;
    int count;
    std::uint32_t row;
  };

  void count_countries() {
    for (const Name& name : names_) {
      if (!name.entry || name.entry->kind != Kind::places) continue;
      const auto code = s_.cell(*name.entry, column::place_country);
      if (code.size() != 2) continue;
      auto it = std::find_if(seen_.begin(), seen_.end(), [&](const Country& c) { return c.code == code; });
      if (it == seen_.end()) it = seen_.insert(seen_.end(), {code, 0, no_index});
      ++it->count;
      if (it->row == no_index && s_.cell(*name.entry, column::place_type) == "country") it->row = name.entry->row;
    }
  }

  int seen(std::string_view code) const {
    for (const Country& c : seen_)
      if (c.code == code) return c.count;
    return 0;
  }

  // ---- mentions ----

  void add(const Name& name, std::uint32_t entity) {
    Entity& e = out_.list[entity];
    if (name.gender != Gender::unknown && e.gender == Gender::unknown) e.gender = name.gender;
    Mention m = s_.mention(name.first, name.last, e.type);
    if (name.role_last > name.role_first) m.role = {s_.tokens[name.role_first].start, s_.tokens[name.role_last - 1].end};
    m.entity = entity;
    m.misspelt = name.misspelt;
    out_.mentions.push_back(m);
    if (m.type == EntityType::organization) remember_head(name, entity);
  }

  // "Quốc hội Mỹ" explains a later "Quốc hội".
  void remember_head(const Name& name, std::uint32_t entity) {
    const Entry* head = name.head && name.head->kind == Kind::org_templates ? name.head : nullptr;
    if (!head) s_.longest(name.first, Kind::org_templates, &head);
    if (head && (name.entry || name.country_token != no_index)) heads_.push_back({head->row, name.first, entity});
  }

  // Chooses among the rows that share the spelling; ties stay ties.
  std::uint32_t from_readings(const Name& name) {
    if (const auto own = documents_own(name); own != no_index) return own;
    if (name.reading_count == 1)
      return homonym_without_role(name) ? unresolved(name) : entity_of_row(s_.lexicon, name.entry->kind, name.entry->row, out_);
    const auto readings = std::span(s_.readings.data() + name.readings, name.reading_count);
    const Entry* best = nullptr;
    double best_score = -1;
    bool tie = false;
    for (const Entry& e : readings) {
      const double score = score_reading(e, name);
      if (score > best_score)
        best = &e, best_score = score, tie = false;
      else if (score == best_score)
        tie = !(e.kind == best->kind && e.row == best->row);
    }
    return tie ? unresolved(name) : entity_of_row(s_.lexicon, best->kind, best->row, out_);
  }

  // Nothing is chosen: a local id, and the rows that it may be.
  std::uint32_t unresolved(const Name& name) {
    const auto text = text_of(name);
    const auto entity = local_entity("x:" + std::string(to_string(name.type)) + ":" + slug(text), text, name.type, out_);
    auto& candidates = out_.list[entity].candidates;
    if (candidates.empty())
      for (const Entry& e : std::span(s_.readings.data() + name.readings, name.reading_count)) candidates.emplace_back(s_.cell(e, 0));
    return entity;
  }

  // A full name that several people in public life bear is the row's only where the document gives the row's person a role.
  bool homonym_without_role(const Name& name) const {
    if (name.entry->kind != Kind::people || s_.cell(*name.entry, column::person_flags).find("homonym") == std::string_view::npos)
      return false;
    return std::none_of(names_.begin(), names_.end(), [&](const Name& n) {
      return n.entry && n.entry->kind == Kind::people && n.entry->row == name.entry->row && n.role_last > n.role_first;
    });
  }

  // A Vietnamese given name that is a spelling of the lexicon's person ("Quang Hải") is somebody else's where the document itself has named
  // a longer name that ends so.
  std::uint32_t documents_own(const Name& name) {
    if (name.entry->kind != Kind::people || name.entry->column == 1 || !s_.vietnamese(name.first)) return no_index;
    const auto [from, to] = people_by_last_.equal_range(s_.tokens[name.last - 1].key);
    for (auto it = from; it != to; ++it) {
      const Name& full = names_[it->second];
      if (full.length() <= name.length() || (full.entry && full.entry->row == name.entry->row)) continue;
      bool same = true;
      for (std::uint32_t k = 1; k <= name.length() && same; ++k) same = s_.tokens[name.last - k].key == s_.tokens[full.last - k].key;
      if (!same) continue;
      if (full.entry) return full.reading_count == 1 ? entity_of_row(s_.lexicon, full.entry->kind, full.entry->row, out_) : no_index;
      const auto text = text_of(full);
      return local_entity("x:person:" + slug(text), text, EntityType::person, out_);
    }
    return no_index;
  }

  double score_reading(const Entry& e, const Name& name) const {
    if (e.kind == Kind::people) {
      const double known = 30 + static_cast<double>(s_.lexicon.tenures_of_person(e.row).size());
      return known + (name.honorific || name.role_last > name.role_first ? 60 : 0);
    }
    if (e.kind == Kind::organizations) return 45 + (team_before(name.first) && s_.cell(e, column::organization_type) == "team" ? 60 : 0);
    const auto type = s_.cell(e, column::place_type), country = s_.cell(e, column::place_country);
    double score = type_score(type);
    if (country == "VN") score += 5;
    score += std::min(seen(country), 5) * 2;
    double population = 0;
    const auto cell = s_.cell(e, column::place_population);
    std::from_chars(cell.data(), cell.data() + cell.size(), population);
    score += std::min(population / 1e6, 9.0);
    if (const Entry* head = name.first > 0 ? s_.ending(name.first, Kind::place_heads) : nullptr) {
      const auto want = s_.cell(*head, column::place_head_type);
      if (want == type || (want == "city" && type == "capital") || (want == "province" && type == "admin1")) score += 100;
    }
    if (s_.cell(e, column::place_flags).find("historic") != std::string_view::npos) score -= 3;
    return score;
  }

  // "CLB Hà Nội", "đội Hà Nội", "tuyển Anh": the team, not the place.
  bool team_before(std::uint32_t i) const {
    static const std::uint64_t words[] = {syllable_key("clb"), syllable_key("tuyển"), syllable_key("đội"), syllable_key("hlv")};
    return i > 0 && std::find(std::begin(words), std::end(words), s_.tokens[i - 1].key) != std::end(words);
  }

  // ---- offices and ministries ----

  std::uint32_t from_template(const Name& name) {
    const auto text = text_of(name);
    std::string place;
    std::string_view country;
    const Entry* entry = nullptr;
    if (s_.longest(name.country_token, Kind::places, &entry)) {
      const auto type = s_.cell(*entry, column::place_type);
      country = s_.cell(*entry, column::place_country);
      place = slug(type == "country" || type == "territory" || type == "capital" ? country : s_.cell(*entry, column::place_name));
    }
    if (place.empty())
      place = slug(s_.range_text(s_.tokens[name.country_token].is_number() ? name.country_token - 1 : name.country_token, name.last));
    const auto entity = local_entity("x:organization:" + place + ":" + std::string(s_.cell(*name.head, column::template_slug)), text,
                                     EntityType::organization, out_);
    out_.list[entity].country = country;
    return entity;
  }

  // "Bộ Quốc phòng" alone: of the minister's country, else the one that the document has named in full, else of the country in sight.
  std::uint32_t bare_template(std::uint32_t k) {
    const Name& name = names_[k];
    std::string_view country;
    if (k + 1 < names_.size() && names_[k + 1].type == EntityType::person && names_[k + 1].first == name.last)
      country = country_of(names_[k + 1]);
    if (country.empty())
      if (const auto known = named_in_full(name); known != no_index) return known;
    std::uint32_t row = no_index;
    if (country.empty()) {
      const Country* most = nullptr;
      for (const Country& c : seen_)
        if (c.code != "VN" && (!most || c.count > most->count)) most = &c;
      if (most && seen("VN") * 3 < most->count) country = most->code, row = most->row;
    }
    if (country.empty()) country = "VN";
    if (country != "VN" && row != no_index)
      for (const Entry& e :
           s_.lexicon.lookup(std::string(text_of(name)) + " " + std::string(s_.lexicon.cell(Kind::places, row, column::place_name))))
        if (e.kind == Kind::organizations) return entity_of_row(s_.lexicon, e.kind, e.row, out_);
    const auto entity = local_entity("x:organization:" + slug(country) + ":" + std::string(s_.cell(*name.head, column::template_slug)),
                                     text_of(name), EntityType::organization, out_);
    out_.list[entity].country = country;
    return entity;
  }

  std::string_view country_of(const Name& person) const {
    if (person.entry && person.entry->kind == Kind::people)
      if (const auto country = s_.cell(*person.entry, column::person_country); country.size() == 2) return country;
    for (auto i = person.first; i < person.last; ++i)
      if (s_.tokens[i].is_word() && !s_.vietnamese(i)) return {};
    return person.length() >= 3 && s_.has(person.first, Kind::surnames) ? "VN" : std::string_view();
  }

  std::uint32_t named_in_full(const Name& name) const {
    std::uint32_t found = no_index;
    for (const Head& h : heads_)
      if (h.row == name.head->row && (found == no_index || h.first < name.first)) found = h.entity;
    return found;
  }

  // ---- names that no lexicon holds ----

  std::uint32_t from_structure(Name& name) {
    const auto text = text_of(name);
    if (name.type == EntityType::person) {
      // The document itself may have named the person in full, or spelt the name right.
      if (const auto known = shorts_.find(name.first, name.last); known != no_index) return known;
      if (const auto meant = shorts_.find_misspelt(name.first, name.last); meant != no_index) {
        name.misspelt = true;
        return meant;
      }
      if (const auto row = misspelt_person(s_, name); row != no_index) {
        name.misspelt = true;
        return entity_of_row(s_.lexicon, Kind::people, row, out_);
      }
    }
    return local_entity("x:" + std::string(to_string(name.type)) + ":" + slug(text), text, name.type, out_);
  }

  struct Head {
    std::uint32_t row, first, entity;
  };

  Scan& s_;
  std::vector<Name>& names_;
  Entities& out_;
  ShortForms shorts_;
  std::vector<Country> seen_;
  std::vector<Head> heads_;
  std::unordered_multimap<std::uint64_t, std::uint32_t> people_by_last_;  // key of the last word: index of a name of several words
};

}  // namespace

void link_names(Scan& scan, std::vector<Name>& names, Entities& out) { Linker(scan, names, out).run(); }

}  // namespace nienbieu
