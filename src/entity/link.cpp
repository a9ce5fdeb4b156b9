#include "entity/link.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "entity/metonym.h"
#include "entity/misspelt.h"
#include "entity/offices.h"
#include "entity/runs.h"
#include "entity/short_forms.h"
#include "text/key_set.h"
#include "text/word_key.h"

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
  Linker(Scan& scan, std::vector<Name>& names, Entities& out) : s_(scan), names_(names), out_(out), runs_(scan), shorts_(scan, out) {}

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
    // Full names before what may be short for them: "thủ môn Guzan" may stand above "Brad Guzan", "Quốc Kháng" above "Lê Quốc Kháng".
    for (const int rank : {0, 1, 2})
      for (std::uint32_t k = 0; k < names_.size(); ++k) {
        Name& name = names_[k];
        if (name.entry || is_template(name) || rank_of(name) != rank) continue;
        const auto other = also_called(k);
        add(name, other != no_index ? other : from_structure(name));
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
      if (!name.entry) continue;
      if (name.entry->kind == Kind::organizations) vietnamese_bodies_ += is_public_body(name) && !is_bare_party(name);
      if (name.entry->kind != Kind::places) continue;
      const auto code = s_.cell(*name.entry, column::place_country);
      if (code.size() != 2) continue;
      auto it = std::find_if(seen_.begin(), seen_.end(), [&](const Country& c) { return c.code == code; });
      if (it == seen_.end()) it = seen_.insert(seen_.end(), {code, 0, no_index});
      ++it->count;
      if (it->row == no_index && s_.cell(*name.entry, column::place_type) == "country") it->row = name.entry->row;
    }
  }

  // Of Vietnam; a paper, a company or a team speaks of the whole world.
  bool is_public_body(const Name& name) const {
    const auto type = s_.cell(*name.entry, column::organization_type);
    return type != "media" && type != "company" && type != "team" && s_.cell(*name.entry, column::organization_country) == "VN";
  }

  int seen(std::string_view code) const {
    for (const Country& c : seen_)
      if (c.code == code) return c.count;
    return 0;
  }

  // 0: whole by its shape; 1: perhaps a given name in two syllables, or a name that something else has run into; 2: one word.
  int rank_of(const Name& name) const {
    if (name.type != EntityType::person) return 0;
    if (name.length() == 1) return 2;
    if (!s_.vietnamese(name.last - 1)) return 0;
    return name.length() >= 3 && s_.has(name.first, Kind::surnames) ? 0 : 1;
  }

  // "X, tức Y", "X (tức Y)": the person named right before.
  std::uint32_t also_called(std::uint32_t k) {
    constexpr std::uint64_t that_is = WordKey("tức").value, la = WordKey("là").value;
    const Name& name = names_[k];
    if (name.type != EntityType::person) return no_index;
    if (name.length() == 1)
      for (const auto& [key, entity] : called_)
        if (key == s_.tokens[name.first].key) return entity;
    auto i = name.role_last > name.role_first ? name.role_first : name.first;
    while (i > 0 && s_.ended(i, Kind::honorifics)) s_.ending(i, Kind::honorifics, &i);
    while (i > 0 && s_.ended(i, Kind::titles)) s_.ending(i, Kind::titles, &i);
    if (i > 0 && s_.tokens[i - 1].key == la) --i;
    if (i < 2 || s_.tokens[i - 1].key != that_is || k == 0 || !s_.same_sentence(i - 1, name.first)) return no_index;
    const Name& before = names_[k - 1];
    const auto at = s_.tokens[i - 2].kind == TokenKind::punct ? i - 2 : i - 1;
    if (before.type != EntityType::person || before.last != at) return no_index;
    for (const Mention& m : out_.mentions)
      if (m.first_token == before.first && m.type == EntityType::person) {
        if (name.length() == 1) called_.emplace_back(s_.tokens[name.first].key, m.entity);
        return m.entity;
      }
    return no_index;
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
    if (is_bare_party(name))
      if (const auto other = party_abroad(name); other != no_index) return other;
    if (name.reading_count == 1)
      return homonym_without_role(name) ? unresolved(name) : entity_of_row(s_.lexicon, name.entry->kind, name.entry->row, out_);
    const auto readings = std::span(s_.readings.data() + name.readings, name.reading_count);
    const Entry* best = &readings.front();
    double best_score = score_reading(*best, name);
    bool tie = false;
    for (const Entry& e : readings.subspan(1)) {
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

  // "Đảng" alone, which is the Vietnamese party's name at home.
  bool is_bare_party(const Name& name) const {
    constexpr std::uint64_t dang = WordKey("đảng").value;
    return name.length() == 1 && name.type == EntityType::organization && s_.tokens[name.first].key == dang;
  }

  // In a text that names nothing of Vietnam's "Đảng" is the party that it names before; nobody's when it names several or none.
  std::uint32_t party_abroad(const Name& name) {
    if (seen("VN") || vietnamese_bodies_ || seen_.empty()) return no_index;
    const Name* party = nullptr;
    for (const Name& n : names_) {
      if (n.first >= name.first) break;
      if (!n.entry || n.entry->kind != Kind::organizations || is_bare_party(n)) continue;
      if (s_.cell(*n.entry, column::organization_type) != "party") continue;
      if (party && party->entry->row != n.entry->row) return unresolved(name);
      party = &n;
    }
    if (party && !mostly_of(s_.cell(*party->entry, column::organization_country))) return unresolved(name);
    return party ? entity_of_row(s_.lexicon, Kind::organizations, party->entry->row, out_) : unresolved(name);
  }

  // Is no other country named half as often as this one?
  bool mostly_of(std::string_view country) const {
    const int own = seen(country);
    return std::none_of(seen_.begin(), seen_.end(), [&](const Country& c) { return c.code != country && c.count * 2 > own; });
  }

  // A full name that several people in public life bear is the row's only where the document gives the row's person a role.
  bool homonym_without_role(const Name& name) const {
    if (name.entry->kind != Kind::people || s_.cell(*name.entry, column::person_flags).find("homonym") == std::string_view::npos)
      return false;
    return std::none_of(names_.begin(), names_.end(), [&](const Name& n) {
      return n.entry && n.entry->kind == Kind::people && n.entry->row == name.entry->row && n.role_last > n.role_first && role_fits(n);
    });
  }

  // Is the role one of the offices that the row's person has held? Of somebody without offices nothing is known: the title before the name
  // is taken for his, not a description behind it.
  bool role_fits(const Name& name) const {
    const auto tenures = s_.lexicon.tenures_of_person(name.entry->row);
    if (tenures.empty()) return name.role_first < name.first && !title_of_state(name);
    const std::string role = " " + fold_phrase(s_.range_text(name.role_first, name.role_last)) + " ";
    // A minister's field has many spellings: "Bộ trưởng Bộ GTVT".
    static const std::string minister = " " + fold_phrase("bộ trưởng") + " ";
    const bool of_minister = role.find(minister) != std::string::npos;
    return std::any_of(tenures.begin(), tenures.end(), [&](auto row) {
      const auto office = read_tenure(s_.lexicon, row).office;
      if (role_names_office(s_.lexicon, role, office)) return true;
      return of_minister &&
             (" " + fold_phrase(s_.lexicon.cell(Kind::offices, office, column_of(Kind::offices, "title"))) + " ").starts_with(minister);
    });
  }

  // "Phó trưởng ban X" is no footballer: who has held no office bears no such title.
  bool title_of_state(const Name& name) const {
    static constexpr std::string_view classes[] = {"state", "government",  "ministry", "deputy",
                                                   "party", "legislature", "police",   "military"};
    if (s_.cell(*name.entry, column::person_flags).find("historic") != std::string_view::npos) return false;
    for (auto i = name.role_first; i < name.role_last; ++i) {
      const Entry* title = nullptr;
      if (!s_.longest_title(i, &title)) continue;
      const auto cls = s_.cell(*title, column::title_class);
      if (cls == "official") return !s_.cell(*title, 0).ends_with("ủ tịch");  // a firm has a "Chủ tịch", too
      return std::find(std::begin(classes), std::end(classes), cls) != std::end(classes);
    }
    return false;
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
      // "đường Lê Lợi": what it is named after does not stand there.
      if (name.type == EntityType::place && s_.ended(name.first, Kind::place_heads)) return 0;
      const double known = 30 + static_cast<double>(s_.lexicon.tenures_of_person(e.row).size());
      return known + (name.honorific || name.role_last > name.role_first ? 60 : 0);
    }
    if (e.kind == Kind::organizations) {
      const auto type = s_.cell(e, column::organization_type);
      if (type == "media" && runs_.dateline(name.first, name.last)) return 105;
      const bool team = type == "team";
      return 45 + (team && (team_before(name.first) || plays(e, name.first)) ? 60 : 0);
    }
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

  // Where the text calls the club by another name as well ("Barca"), its city's name is the club, but behind a word of place.
  bool plays(const Entry& team, std::uint32_t i) const {
    static const KeySet located({"ở", "tại", "đến", "tới", "rời", "về", "phố", "quanh", "từ"});
    if (i > 0 && (located.contains(s_.tokens[i - 1].key) || s_.ended(i, Kind::place_heads))) return false;
    return std::any_of(names_.begin(), names_.end(), [&](const Name& n) {
      return n.entry && n.entry->kind == Kind::organizations && n.reading_count == 1 && n.entry->row == team.row;
    });
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
    if (s_.longest_country(name.country_token, &entry)) {
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
    if (!country.empty()) return body_of(name, country, no_index);
    const auto most = most_named_abroad();
    const int at_home = seen("VN") + (vietnamese_bodies_ && is_vietnamese_head(name) ? vietnamese_bodies_ : 0);
    if (most.empty() || at_home * 3 >= most.front()->count) return vietnamese_body(name, most.empty());
    if (most.size() == 1) return body_of(name, most.front()->code, most.front()->row);
    // Two countries named equally often: it may be either's.
    const auto entity = local_entity("x:organization:" + slug(text_of(name)), text_of(name), EntityType::organization, out_);
    if (out_.list[entity].candidates.empty()) {
      std::vector<std::string> ids;
      ids.reserve(most.size());
      for (const Country* c : most) ids.push_back(body_id(name, c->code, row_of_body(name, c->row)));
      out_.list[entity].candidates = std::move(ids);
    }
    return entity;
  }

  // The countries but Vietnam that the document names most often: several when they tie.
  std::vector<const Country*> most_named_abroad() const {
    std::vector<const Country*> most;
    for (const Country& c : seen_) {
      if (c.code == "VN" || (!most.empty() && c.count < most.front()->count)) continue;
      if (!most.empty() && c.count > most.front()->count) most.clear();
      most.push_back(&c);
    }
    return most;
  }

  // "Bộ Công Thương" in a text that names no country is Vietnam's, which has one; "Hạ viện" is nobody's there.
  std::uint32_t vietnamese_body(const Name& name, bool no_country_abroad) {
    if (!no_country_abroad || seen("VN") || is_vietnamese_head(name)) return body_of(name, "VN", no_index);
    return local_entity("x:organization:" + slug(text_of(name)), text_of(name), EntityType::organization, out_);
  }

  // Is there such a body in Vietnam? Those of provinces and towns are known as its own.
  bool is_vietnamese_head(const Name& name) const {
    return s_.cell(*name.head, column::template_attaches) != "country" || is_vietnamese(text_of(name)) ||
           is_vietnamese(std::string(text_of(name)) + " Việt Nam");
  }

  bool is_vietnamese(std::string_view body) const {
    const auto entries = s_.lexicon.lookup(body);
    return std::any_of(entries.begin(), entries.end(),
                       [&](const Entry& e) { return e.kind == Kind::organizations && s_.cell(e, column::organization_country) == "VN"; });
  }

  // The lexicon's row of "Bộ Quốc phòng" + the country in this row of places; no_index when there is none.
  std::uint32_t row_of_body(const Name& name, std::uint32_t country_row) const {
    if (country_row == no_index) return no_index;
    const auto country = s_.lexicon.cell(Kind::places, country_row, column::place_name);
    for (const Entry& e : s_.lexicon.lookup(std::string(text_of(name)) + " " + std::string(country)))
      if (e.kind == Kind::organizations) return e.row;
    return no_index;
  }

  std::string body_id(const Name& name, std::string_view country, std::uint32_t row) const {
    if (row != no_index) return std::string(s_.lexicon.cell(Kind::organizations, row, 0));
    return "x:organization:" + slug(country) + ":" + std::string(s_.cell(*name.head, column::template_slug));
  }

  std::uint32_t body_of(const Name& name, std::string_view country, std::uint32_t country_row) {
    if (const auto row = row_of_body(name, country_row); row != no_index) return entity_of_row(s_.lexicon, Kind::organizations, row, out_);
    const auto entity = local_entity(body_id(name, country, no_index), text_of(name), EntityType::organization, out_);
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
    if (name.type == EntityType::organization)
      if (const auto row = row_behind_head(name); row != no_index) return entity_of_row(s_.lexicon, Kind::organizations, row, out_);
    return local_entity("x:" + std::string(to_string(name.type)) + ":" + slug(text), text, name.type, out_);
  }

  // "Công ty cổ phần Quốc Cường Gia Lai": the company that the lexicon calls without what it is by law.
  std::uint32_t row_behind_head(const Name& name) const {
    if (!name.head || name.head->kind != Kind::org_heads || s_.cell(*name.head, column::org_head_type) != "company") return no_index;
    for (auto i = name.first; i < name.last;) {
      const Hit* head = s_.longest(i, Kind::org_heads);  // "Công ty cổ phần | Tập đoàn | X"
      if (!head || head->last >= name.last) return no_index;
      i = head->last;
      const Entry* row = nullptr;
      const Hit* hit = s_.longest(i, Kind::organizations, &row);
      if (hit && hit->last == name.last && s_.cell(*row, column::organization_type) == "company") return row->row;
    }
    return no_index;
  }

  struct Head {
    std::uint32_t row, first, entity;
  };

  Scan& s_;
  std::vector<Name>& names_;
  Entities& out_;
  const Runs runs_;
  ShortForms shorts_;
  std::vector<Country> seen_;
  int vietnamese_bodies_ = 0;  // names of Vietnamese organizations
  std::vector<Head> heads_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> called_;           // one-word names that the document says are somebody's
  std::unordered_multimap<std::uint64_t, std::uint32_t> people_by_last_;  // key of the last word: index of a name of several words
};

}  // namespace

void link_names(Scan& scan, std::vector<Name>& names, Entities& out) { Linker(scan, names, out).run(); }

}  // namespace nienbieu
