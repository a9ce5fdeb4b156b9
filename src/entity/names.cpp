#include "entity/names.h"

#include <algorithm>

#include "entity/runs.h"

namespace nienbieu {
namespace {

constexpr bool is_name_kind(Kind kind) { return kind == Kind::places || kind == Kind::people || kind == Kind::organizations; }
constexpr auto name_kinds = Scan::bit(Kind::places) | Scan::bit(Kind::people) | Scan::bit(Kind::organizations);

EntityType type_of(Kind kind) {
  return kind == Kind::places ? EntityType::place : kind == Kind::people ? EntityType::person : EntityType::organization;
}

class NameFinder {
 public:
  NameFinder(Scan& scan, std::vector<Name>& out) : s_(scan), out_(out), runs_(scan) {}

  void run() {
    note_capital_heads();
    for (const Sentence& sentence : s_.sentences)
      for (std::uint32_t i = sentence.first_token; i < sentence.last_token;) i = at(i, sentence.last_token);
  }

 private:
  // Heads such as "Chính phủ" that the document writes with a capital inside a sentence: then they are names at its start, too.
  void note_capital_heads() {
    for (std::uint32_t i = 0; i < s_.tokens.size(); ++i) {
      const Entry* head = nullptr;
      if (s_.tokens[i].capitalised() && s_.longest(i, Kind::org_templates, &head) && s_.real_capital(i))
        capital_heads_.push_back(head->row);
    }
  }

  // Takes the best name that starts at token i, or skips to where the next may start.
  std::uint32_t at(std::uint32_t i, std::uint32_t end) {
    const Token& token = s_.tokens[i];
    if (!token.is_word() || s_.closed[i]) return i + 1;
    constexpr auto lower = name_kinds | Scan::bit(Kind::org_heads) | Scan::bit(Kind::person_particles) | Scan::bit(Kind::titles);
    if (!token.capitalised() && !s_.phrases.begins(i, lower)) return i + 1;
    if (token.capitalised())
      if (const auto past = close_document(i, end); past > i) return past;
    Name best = lexicon_name(i);
    if (token.capitalised())
      best = with_structure(best, i, end);
    else if (!best.length())
      best = after_lower_head(i, end);
    if (!best.length() && !token.capitalised() && particle_name(i, end)) best = headed_place(i, end);
    if (best.length() && extends_person(best, end)) best.entry = nullptr, best.reading_count = 0;
    if (!best.length()) return capital_title_end(i);
    if (is_product(best) || is_competition(best, end)) return best.last;
    for (auto k = best.first; k < best.last; ++k) s_.taken[k] = 1;
    out_.push_back(best);
    return best.last;
  }

  // "al-Jawf", "el-Fasher"
  bool particle_name(std::uint32_t i, std::uint32_t end) const {
    return s_.has(i, Kind::person_particles) && i + 2 < end && s_.tokens[i + 1].is_punct('-') && runs_.capital_word(i + 2, end) &&
           !s_.tokens[i + 2].space_before;
  }

  Name with_structure(const Name& lexical, std::uint32_t i, std::uint32_t end) {
    Name best = lexical;
    const bool whole = lexical.length() >= 2 && lexical.first == i;
    if (const Name organization = organization_name(i, end, lexical);
        organization.last > best.last || (organization.length() && !best.length()))
      best = organization;
    if (const Name place = headed_place(i, end); place.last > best.last) best = place;
    if (const Name place = capital_headed_place(i, end); place.last > best.last) best = place;
    if (const Name person = vietnamese_person(i, end);
        person.last > best.last &&
        (!whole || lexical.type == EntityType::person || (lexical.type == EntityType::organization && person.length() >= 3)))
      best = person;
    return best;
  }

  // "Phó Chánh Văn phòng": no name begins inside a title of several words, unless the title holds one ("Người phát ngôn Nhà Trắng").
  std::uint32_t capital_title_end(std::uint32_t i) const {
    const Hit* title = s_.longest_title(i);
    if (!title) return i + 1;
    for (auto k = i + 1; k < title->last; ++k)
      if (s_.starts(k) & (name_kinds | Scan::bit(Kind::org_templates)) && s_.tokens[k].capitalised()) return k;
    return title->last;
  }

  // ---- from the lexicon ----

  Name lexicon_name(std::uint32_t i) {
    if (!s_.phrases.begins(i, name_kinds)) return {};
    const auto hits = s_.hits_at(i);
    const auto begin = static_cast<std::uint32_t>(s_.readings.size());
    for (std::size_t k = hits.size(); k-- > 0;) {
      std::uint32_t skip = 0;
      for (const Entry& e : hits[k].entries) {
        if (!is_name_kind(e.kind)) continue;
        std::uint32_t head = 0;
        if (!casing_allows(hits[k], e, head) || !allowed_here(hits[k], e)) continue;
        if (s_.readings.size() > begin && head != skip) continue;
        skip = head;
        s_.readings.push_back(e);
      }
      const auto count = static_cast<std::uint32_t>(s_.readings.size()) - begin;
      if (!count) continue;
      Name name;
      name.first = hits[k].first + skip;
      name.last = hits[k].last;
      name.readings = begin;
      name.reading_count = count;
      name.entry = &hits[k].entries.front();
      for (const Entry& e : hits[k].entries)
        if (e.kind == s_.readings[begin].kind && e.row == s_.readings[begin].row) name.entry = &e;
      name.type = type_of(name.entry->kind);
      return name;
    }
    return {};
  }

  // The row's own casing, or what the press makes of it: "Cơ quan Tình báo quốc gia", "đảng Dân chủ", "phương Tây", headlines in one case.
  bool casing_allows(const Hit& hit, const Entry& e, std::uint32_t& head) const {
    const auto first = hit.first;
    if (s_.agrees(hit, e)) return !s_.caseless(first) || caseless_allows(hit, e);
    if (s_.quiet[s_.sentence_of[first]]) return caseless_allows(hit, e);
    const auto words = hit.last - first;
    if (words < 2 || !(e.flags & 1)) return false;
    if (s_.tokens[first].capitalised())
      return words >= 3 && e.kind != Kind::people && (words >= 4 || s_.real_capital(first) || e.kind == Kind::places) &&
             (e.kind == Kind::organizations || s_.tokens[hit.last - 1].capitalised());
    return lower_head(hit, e, head);
  }

  // "đảng Dân chủ", "dải Gaza": a lower-case head before the name proper; "phương Tây", "châu Âu", "biển Đông" stay whole.
  bool lower_head(const Hit& hit, const Entry& e, std::uint32_t& head) const {
    static const std::uint64_t whole[] = {syllable_key("châu"), syllable_key("phương"), syllable_key("miền"), syllable_key("biển"),
                                          syllable_key("vùng")};
    if (e.kind == Kind::people) return false;
    const Hit* row_head = nullptr;
    for (const Hit& h : s_.hits_at(hit.first))
      for (const Entry& x : h.entries)
        if ((x.kind == Kind::org_heads && e.kind == Kind::organizations) || (x.kind == Kind::place_heads && e.kind == Kind::places))
          if (h.last < hit.last) row_head = &h;
    const bool stays = e.kind == Kind::places && std::find(std::begin(whole), std::end(whole), s_.tokens[hit.first].key) != std::end(whole);
    const auto first = stays ? hit.first + 1 : row_head ? row_head->last : hit.last;
    if (first >= hit.last) return false;
    // Behind the head every capital of the row stands, and there is one.
    for (auto k = first; k < hit.last; ++k)
      if (e.flags >> (k - hit.first) & 1 && !s_.tokens[k].capitalised()) return false;
    if (!s_.tokens[first].capitalised()) return false;
    // "quân đội Mỹ" is no organization's name: the country is.
    if (!stays && e.kind == Kind::organizations)
      for (const Hit& h : s_.hits_at(first))
        if (h.last == hit.last)
          for (const Entry& x : h.entries)
            if (x.kind == Kind::places && (s_.cell(x, column::place_type) == "country" || s_.cell(x, column::place_type) == "territory"))
              return false;
    if (!stays) head = row_head->last - hit.first;
    return true;
  }

  // In a headline of one case only names that are no everyday words: two syllables or more, or foreign by their spelling.
  bool caseless_allows(const Hit& hit, const Entry& e) const {
    if (s_.longest(hit.first, Kind::ambiguities) || e.flags & entry_upper)
      return s_.shouting[s_.sentence_of[hit.first]] && (e.flags & entry_upper) && hit.last - hit.first == 1 && !s_.vietnamese(hit.first);
    if (!(e.flags & 1)) return true;
    const auto words = hit.last - hit.first;
    if (words == 1) return !s_.vietnamese(hit.first) && (e.kind != Kind::people || s_.shouting[s_.sentence_of[hit.first]]);
    if (e.kind == Kind::organizations && s_.quiet[s_.sentence_of[hit.first]]) return words >= 3;
    if (e.kind == Kind::people) return words >= 3 || !s_.vietnamese(hit.first);
    return s_.cell(e, column::place_flags).find("context") == std::string_view::npos;
  }

  // Is this row a possible reading here? Context rows need a head noun or their parent; everyday syllables need more.
  bool allowed_here(const Hit& hit, const Entry& e) {
    const bool one = hit.last - hit.first == 1;
    const auto flags = s_.cell(e, e.kind == Kind::places   ? column::place_flags
                                  : e.kind == Kind::people ? column::person_flags
                                                           : column::organization_flags);
    // Of a person's row only the other spellings need it.
    if (flags.find("context") != std::string_view::npos && !(e.kind == Kind::people && e.column == 1) && !has_context(hit, e)) return false;
    if (!one && e.kind == Kind::organizations) return !common_noun(hit, e) && !head_outside(hit, e);
    if (!one) return !(e.kind == Kind::places && direction(hit));
    if (s_.caseless(hit.first) && s_.vietnamese(hit.first)) return false;
    if (!runs_.ambiguous_allows(hit.first)) return false;
    if (e.kind == Kind::places && hit.first > 0 && language_before(hit.first)) return false;
    return e.kind == Kind::people || runs_.stands_alone(hit.first, hit.last);
  }

  // "Quân đội Israel" at a sentence's start is a common noun with a country, whatever the lexicon calls it.
  bool common_noun(const Hit& hit, const Entry& e) const {
    if (e.kind != Kind::organizations || !s_.starts_sentence(hit.first) || s_.cell(e, column::organization_country) == "VN") return false;
    const Entry* head = nullptr;
    const Hit* known = s_.longest(hit.first, Kind::org_templates, &head);
    if (!known || known->last >= hit.last || s_.tokens[hit.first].casing == Casing::upper) return false;
    for (auto k = hit.first + 1; k < known->last; ++k)
      if (s_.tokens[k].capitalised()) return false;
    return std::find(capital_heads_.begin(), capital_heads_.end(), head->row) == capital_heads_.end() && s_.has(known->last, Kind::places);
  }

  // "Hãng tin Yonhap": the row's own head stays outside, and the name behind it is a row as well.
  bool head_outside(const Hit& hit, const Entry& e) const {
    if (e.kind != Kind::organizations) return false;
    const Entry* head = nullptr;
    const Hit* known = s_.longest(hit.first, Kind::org_heads, &head);
    return known && known->last < hit.last && s_.cell(*head, column::org_head_keep) == "no" && s_.has(known->last, Kind::organizations);
  }

  bool language_before(std::uint32_t i) const {
    const Entry* word = s_.ending(i, Kind::name_words);
    return word && s_.cell(*word, column::word_role) == "language";
  }

  // "miền Nam Dải Gaza": a direction before a place.
  bool direction(const Hit& hit) const {
    static const std::uint64_t mien = syllable_key("miền"), phia = syllable_key("phía");
    static const std::uint64_t compass[] = {syllable_key("nam"), syllable_key("bắc"), syllable_key("đông"), syllable_key("tây")};
    if (hit.first > 0 && (s_.tokens[hit.first - 1].key == mien || s_.tokens[hit.first - 1].key == phia) &&
        std::find(std::begin(compass), std::end(compass), s_.tokens[hit.first].key) != std::end(compass))
      return true;
    return s_.tokens[hit.first].key == mien && hit.last < s_.tokens.size() && s_.tokens[hit.last].capitalised() &&
           (s_.has(hit.last, Kind::places) || s_.has(hit.last, Kind::place_heads));
  }

  bool has_context(const Hit& hit, const Entry& e) {
    const auto i = hit.first;
    if (e.kind == Kind::people) return runs_.honorific_or_title_before(i);
    if (i == 0) return false;
    if (e.kind == Kind::places) return runs_.place_head_before(i) || runs_.parent_follows(hit.last);
    static const std::uint64_t tren = syllable_key("trên"), qua = syllable_key("qua");
    return s_.ended(i, Kind::org_heads) || s_.ended(i, Kind::titles) || s_.tokens[i - 1].key == tren || s_.tokens[i - 1].key == qua;
  }

  // "Hiệp ước Không phổ biến vũ khí hạt nhân (NPT)": a title with its abbreviation is one name of a document; nothing inside it counts.
  std::uint32_t close_document(std::uint32_t i, std::uint32_t end) {
    const auto head = s_.word_run(i, "document");
    if (head == i || s_.has(i, Kind::organizations)) return i;
    for (auto k = head; k + 2 < end && k < head + 22; ++k) {
      const Token& t = s_.tokens[k];
      if (t.is_punct('(') && s_.tokens[k + 1].casing == Casing::upper && s_.tokens[k + 2].is_punct(')')) {
        for (auto j = i; j < k + 3; ++j) s_.closed[j] = 1;
        return k + 3;
      }
      if (!t.is_word() && !t.is_number()) return i;
    }
    return i;
  }

  // "tàu ngầm Kazan", "bão Yagi": ships, storms and products are no mentions; "tàu ngầm Nga" is Russia.
  bool is_product(const Name& name) {
    if (name.first == 0) return false;
    const Entry* word = s_.ending(name.first, Kind::name_words);
    if (!word || s_.cell(*word, column::word_role) != "product" || s_.starts_sentence(name.first)) return false;
    if (name.type == EntityType::organization || name.head) return false;
    if (name.type == EntityType::person) return name.length() == 1 || !s_.vietnamese(name.first);
    const auto type = name.entry ? s_.cell(*name.entry, column::place_type) : std::string_view();
    return type == "city" || type == "admin1" || type == "province" || type == "ward" || type == "district" || type == "river" ||
           type == "mountain" || type.empty();
  }

  // "FA Cup", "AFF Championship": competitions are no mentions.
  bool is_competition(const Name& name, std::uint32_t end) const {
    static const std::uint64_t words[] = {syllable_key("Cup"),          syllable_key("League"), syllable_key("Open"),
                                          syllable_key("Championship"), syllable_key("Awards"), syllable_key("Games"),
                                          syllable_key("Prix")};
    return name.last < end && s_.tokens[name.last].capitalised() && s_.tokens[name.last].space_before &&
           std::find(std::begin(words), std::end(words), s_.tokens[name.last].key) != std::end(words);
  }

  // ---- organizations by structure ----

  Name organization_name(std::uint32_t i, std::uint32_t end, const Name& lexical) {
    if (s_.caseless(i) || (lexical.length() >= 2 && lexical.type == EntityType::place)) return {};
    const Entry* head = nullptr;
    const Hit* hit = template_hit(i, &head);
    const Name name = hit ? template_name(i, end, *hit, *head) : Name{};
    const Name worth = hit && worth_it(name, *hit, *head) ? name : Name{};
    // A row of the lexicon is whole already; it may only go on with a place.
    if (lexical.entry && lexical.type == EntityType::organization && lexical.length() >= 2)
      return worth.last >= lexical.last ? worth : Name{};
    const Name headed = headed_organization(i, end, hit);
    return headed.last > name.last ? headed : worth;
  }

  // Longest template at i whose head has a capital; longer ones may write the rest in lower case.
  const Hit* template_hit(std::uint32_t i, const Entry** entry) const {
    const auto hits = s_.hits_at(i);
    for (std::size_t k = hits.size(); k-- > 0;)
      for (const Entry& e : hits[k].entries)
        if (e.kind == Kind::org_templates && (s_.agrees(hits[k], e) || hits[k].last - i >= 3)) {
          *entry = &e;
          return &hits[k];
        }
    return nullptr;
  }

  // "Bộ Quốc phòng Israel", "Công an tỉnh Bắc Giang", "Sở Y tế TP.HCM".
  Name template_name(std::uint32_t i, std::uint32_t end, const Hit& hit, const Entry& head) {
    Name name;
    name.first = i;
    name.last = hit.last;
    name.type = EntityType::organization;
    name.head = &head;
    auto j = hit.last;
    if (s_.cell(head, column::template_attaches).find("place") != std::string_view::npos)
      while (j < end && s_.has(j, Kind::place_heads) &&
             (!s_.tokens[j].capitalised() || s_.tokens[j].casing == Casing::upper || s_.tokens[j].is_punct('.')))
        j = s_.longest(j, Kind::place_heads)->last;
    if (j < end && s_.tokens[j].is_punct('.') && j > hit.last) ++j;
    if (j < end && j > hit.last && s_.tokens[j].is_number()) {
      name.country_token = j;
      name.last = j + 1;
    } else if (j < end && s_.tokens[j].capitalised()) {
      const Entry* place = nullptr;
      if (const Hit* of = s_.longest(j, Kind::places, &place);
          of && attachable(head, *place) && !(of->last - j == 1 && !runs_.ambiguous_allows(j))) {
        name.country_token = j;
        name.last = of->last;
      } else if (j > hit.last && !s_.has(j, Kind::titles)) {
        name.country_token = j;
        name.last = runs_.capital_run(j, end, 3);
      }
    }
    return name;
  }

  bool attachable(const Entry& head, const Entry& place) const {
    const auto attaches = s_.cell(head, column::template_attaches);
    const auto type = s_.cell(place, column::place_type);
    if (type == "country" || type == "territory" || type == "capital") return true;
    return attaches.find("place") != std::string_view::npos || type == "admin1" || type == "city";
  }

  // "Bộ Ngoại giao" alone is a name; "Quân đội Israel" at a sentence's start is a common noun with a country.
  bool worth_it(const Name& name, const Hit& hit, const Entry& head) const {
    std::uint32_t capitals = 0;
    for (auto k = hit.first; k < hit.last; ++k) capitals += s_.tokens[k].capitalised();
    if (glued_number(name.last)) return false;
    if (s_.tokens[hit.first].casing == Casing::upper) return name.country_token != no_index || !bare_local(name.last, head);
    if (name.country_token == no_index && s_.cell(head, column::template_type) == "media") return false;
    if (capitals >= 2) return true;
    if (name.country_token == no_index && hit.last - hit.first < 3) {
      // Alone, only governments and parliaments are called so; the police and the army are common nouns.
      const auto type = s_.cell(head, column::template_type), slug_cell = s_.cell(head, column::template_slug);
      if (type != "parliament" && slug_cell != "government") return false;
    }
    if (s_.real_capital(hit.first)) return hit.last - hit.first >= 2 || name.country_token != no_index;
    if (std::find(capital_heads_.begin(), capital_heads_.end(), head.row) != capital_heads_.end()) return true;
    if (name.country_token == no_index) return false;
    const Entry* place = nullptr;
    return !s_.longest(name.country_token, Kind::places, &place) || s_.cell(*place, column::place_country) == "VN";
  }

  bool glued_number(std::uint32_t i) const { return i < s_.tokens.size() && s_.tokens[i].is_number() && !s_.tokens[i].space_before; }

  // "UBND các tỉnh", "UBND quận, huyện": offices of many places.
  bool bare_local(std::uint32_t i, const Entry& head) const {
    static const std::uint64_t cac = syllable_key("các"), cap = syllable_key("cấp");
    if (s_.cell(head, column::template_attaches) != "place" || i >= s_.tokens.size()) return false;
    return s_.tokens[i].key == cac || s_.tokens[i].key == cap || (s_.has(i, Kind::place_heads) && s_.tokens[i].casing == Casing::lower);
  }

  Name headed_organization(std::uint32_t i, std::uint32_t end, const Hit* whole) {
    const Entry* head = nullptr;
    const Hit* hit = organization_head(i, &head);
    if (!hit || s_.cell(*head, column::org_head_keep) != "yes" || s_.word_run(i, "document") >= hit->last) return {};
    if (const Hit* title = s_.longest(i, Kind::titles); title && title->last > hit->last) return {};
    const bool is_whole = whole && whole->last >= hit->last;
    const auto from = is_whole ? whole->last : hit->last;
    const auto last = organization_run(s_, runs_, from, end, run_of(i, *head, is_whole));
    if (last == from ? is_whole || hit->last - i < 4 || !s_.real_capital(i) : !enough(i, hit->last, last)) return {};
    Name name;
    name.first = i;
    name.last = last;
    name.type = EntityType::organization;
    name.head = head;
    return name;
  }

  // As template_hit: "Cơ quan An ninh điều tra" also with "an ninh".
  const Hit* organization_head(std::uint32_t i, const Entry** entry) const {
    const auto hits = s_.hits_at(i);
    for (std::size_t k = hits.size(); k-- > 0;)
      for (const Entry& e : hits[k].entries)
        if (e.kind == Kind::org_heads && (s_.agrees(hits[k], e) || hits[k].last - i >= 4)) {
          *entry = &e;
          return &hits[k];
        }
    return nullptr;
  }

  // A head with lower-case words only is a name inside a sentence; at its start it may be any sentence.
  bool enough(std::uint32_t i, std::uint32_t from, std::uint32_t last) const {
    if (s_.starts_sentence(i) && s_.has(from, Kind::common_caps)) return false;
    for (auto k = from; k < last; ++k)
      if (s_.tokens[k].capitalised()) return true;
    return s_.real_capital(i) && last - i >= 3;
  }

  OrganizationRun run_of(std::uint32_t i, const Entry& head, bool whole) const {
    const auto type = s_.cell(head, column::org_head_type);
    OrganizationRun how;
    static const std::uint64_t ban = syllable_key("ban");
    how.strict = whole && s_.tokens[i].key != ban;
    how.brackets = type == "company" && s_.tokens[i].capitalised();
    how.company = type == "company" || type == "institution" || type == "university" || type == "ngo";
    how.numbers = type == "military" || type == "institution";
    return how;
  }

  // "đảng Xanh", "hãng tin Anadolu", "công ty Vozhak": the name after a lower-case head, found although no lexicon has it.
  Name after_lower_head(std::uint32_t i, std::uint32_t end) {
    const Entry* head = nullptr;
    const Hit* hit = s_.longest(i, Kind::org_heads, &head);
    if (!hit || hit->last >= end || s_.quiet[s_.sentence_of[i]]) return {};
    const auto j = hit->last;
    if (!s_.tokens[j].is_word() || !s_.tokens[j].capitalised() || s_.closed[j]) return {};
    constexpr auto others =
        name_kinds | Scan::bit(Kind::titles) | Scan::bit(Kind::org_heads) | Scan::bit(Kind::org_templates) | Scan::bit(Kind::name_words);
    if (s_.starts(j) & others && !single_ambiguous(j)) return {};
    const auto type = s_.cell(*head, column::org_head_type);
    if (type != "company" && runs_.vietnamese_person_run(j, end) > j) return {};
    auto how = run_of(i, *head, false);
    const auto last = organization_run(s_, runs_, j, end, how);
    if (last == j || (s_.has(j, Kind::common_caps) && type != "party")) return {};
    if (last == j + 1 && s_.vietnamese(j) && s_.tokens[j].casing == Casing::initial && type != "party") return {};
    Name name;
    name.first = j;
    name.last = last;
    name.type = EntityType::organization;
    name.head = head;
    return name;
  }

  bool single_ambiguous(std::uint32_t i) const {
    const Hit* hit = s_.longest(i, Kind::places);
    return hit && hit->last - i == 1 && !runs_.ambiguous_allows(i) && !s_.has(i, Kind::people) && !s_.has(i, Kind::organizations);
  }

  // ---- places by structure ----

  // "tỉnh Hòa Bình", "sân bay Ramon": the name after the head, found although no lexicon has it.
  Name headed_place(std::uint32_t i, std::uint32_t end) {
    if (i == 0 || s_.caseless(i) || s_.has(i, Kind::titles)) return {};
    const Entry* head = runs_.place_head_before(i);
    if (!head || !s_.same_sentence(i - 1, i) || s_.has(i, Kind::org_templates) || s_.ended(i, Kind::fields) ||
        s_.ended(i, Kind::name_words))
      return {};
    const auto type = s_.cell(*head, column::place_head_type);
    if ((type == "country" || type == "region" || type == "territory" || weak_head(i)) && !s_.has(i, Kind::places)) return {};
    if ((s_.tokens[i].casing == Casing::upper || s_.tokens[i].single_letter) && !s_.has(i, Kind::places)) return {};
    Name name;
    name.first = i;
    name.last = place_run(i, end);
    name.type = EntityType::place;
    name.head = head;
    return name;
  }

  // Heads of one syllable that are mostly the end of another word: "trở thành", "phiên bản", "thủ thành".
  bool weak_head(std::uint32_t i) const {
    static const std::uint64_t keys[] = {syllable_key("thành"),  syllable_key("bản"), syllable_key("đá"),   syllable_key("tổng"),
                                         syllable_key("động"),   syllable_key("phá"), syllable_key("mỏ"),   syllable_key("cổng"),
                                         syllable_key("trường"), syllable_key("sóc"), syllable_key("hang"), syllable_key("hạt"),
                                         syllable_key("ga"),     syllable_key("tháp")};
    return std::find(std::begin(keys), std::end(keys), s_.tokens[i - 1].key) != std::end(keys);
  }

  // Capitals until another known name begins; a known place in front ends it.
  std::uint32_t place_run(std::uint32_t i, std::uint32_t end) const {
    auto run = runs_.capital_run(i, end, 4);
    if (const Hit* known = s_.longest(i, Kind::places))
      if (known->last - i >= 2 || !s_.vietnamese(i) || run == i + 1 || !s_.vietnamese(i + 1)) return known->last;
    for (auto k = i + 1; k < run; ++k)
      if (runs_.long_name(k, Kind::places) || s_.has(k, Kind::org_heads) || s_.has(k, Kind::common_caps)) run = k;
    while (run > i + 1 && !s_.tokens[run - 1].is_word()) --run;
    return run;
  }

  // "Quảng trường Azadi", "Dải Gaza", "Khu tài chính London": the head belongs to the name when it has a capital of its own.
  Name capital_headed_place(std::uint32_t i, std::uint32_t end) {
    const Entry* head = nullptr;
    const Hit* hit = s_.longest(i, Kind::place_heads, &head);
    if (!hit || !s_.real_capital(i)) return {};
    auto j = hit->last;
    const auto words = s_.word_run(j, "organization");
    const bool described = words > j && words < end && s_.tokens[words].capitalised() && s_.has(words, Kind::places);
    if (described)
      j = words;
    else if (s_.cell(*head, column::place_head_keep) != "yes")
      return {};
    if (!runs_.capital_word(j, end) || s_.has(j, Kind::titles)) return {};
    Name name;
    name.first = i;
    name.last = place_run(j, end);
    name.type = EntityType::place;
    name.head = head;
    return name;
  }

  // ---- people by structure ----

  Name vietnamese_person(std::uint32_t i, std::uint32_t end) {
    if (runs_.long_title(i) || ended_by_honorific(i)) return {};
    if (s_.has(i, Kind::org_heads) && s_.longest(i, Kind::org_heads)->last > i + 1) return {};
    const auto last = runs_.vietnamese_person_run(i, end);
    if (last == i) return {};
    Name name;
    name.first = i;
    name.last = last;
    name.type = EntityType::person;
    return name;
  }

  // "Ông Đặng Minh Phương": a word that calls people is no surname there.
  bool ended_by_honorific(std::uint32_t i) const { return s_.ended(i + 1, Kind::honorifics); }

  // A known surname inside a longer foreign name is somebody else: "Hunter Biden". Widens the name; the row is forgotten.
  bool extends_person(Name& name, std::uint32_t end) {
    if (name.type != EntityType::person || !name.entry) return false;
    if (s_.vietnamese(name.first) && name.length() == 2) {  // "Osin Huy Đức": a pen name's first word
      if (name.first > 0 && foreign_neighbour(name.first - 1) && s_.real_capital(name.first - 1)) --name.first;
      return false;
    }
    if (name.length() != 1 || s_.vietnamese(name.first)) return false;
    const Name known = name;
    while (name.first > 0 && foreign_neighbour(name.first - 1)) --name.first;
    if (name.last < end && runs_.foreign_word(name.last) && s_.tokens[name.last].space_before && !starts_other_name(name.last))
      name.last = runs_.capital_run(name.last, end, 3);
    if (name.length() > longest_person) name = known;  // a list without commas: nobody is called so
    return name.length() > 1;
  }

  static constexpr std::uint32_t longest_person = 5;  // words

  bool foreign_neighbour(std::uint32_t i) const {
    return runs_.foreign_word(i) && !s_.taken[i] && s_.same_sentence(i, i + 1) &&
           !(s_.starts(i) & (name_kinds | Scan::bit(Kind::titles) | Scan::bit(Kind::honorifics))) && !s_.ended(i + 1, Kind::honorifics);
  }

  bool starts_other_name(std::uint32_t i) const { return s_.starts(i) & (name_kinds | Scan::bit(Kind::titles)); }

  Scan& s_;
  std::vector<Name>& out_;
  Runs runs_;
  std::vector<std::uint32_t> capital_heads_;
};

// A byline names its author and the agency, no one of the story.
void close_bylines(Scan& scan) {
  for (const Section& section : scan.sections) {
    if (section.kind != SectionKind::byline) continue;
    for (std::uint32_t s = 0; s < scan.sentences.size(); ++s)
      if (section.span.contains(scan.sentences[s].span))
        for (auto i = scan.sentences[s].first_token; i < scan.sentences[s].last_token; ++i) scan.closed[i] = 1;
  }
}

}  // namespace

void find_names(Scan& scan, std::vector<Name>& out) {
  out.clear();
  scan.readings.clear();
  close_bylines(scan);
  NameFinder(scan, out).run();
  find_titled_people(scan, out);
  find_bare_people(scan, out);
  std::sort(out.begin(), out.end(), [](const Name& a, const Name& b) { return a.first < b.first; });
}

}  // namespace nienbieu
