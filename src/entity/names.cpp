#include "entity/names.h"

#include <algorithm>

#include "entity/name_rules.h"
#include "text/key_set.h"
#include "text/word_key.h"

namespace nienbieu {
namespace {

constexpr std::uint32_t longest_person = 5;  // words

// Token by token: the best of the names that the rules see is taken up, unless it is one that is no mention.
class NameFinder {
 public:
  NameFinder(Scan& scan, std::vector<Name>& out) : context_(scan), s_(scan), runs_(context_.runs), out_(out) {}

  void run() {
    for (const Sentence& sentence : s_.sentences)
      for (std::uint32_t i = sentence.first_token; i < sentence.last_token;) i = at(i, sentence.last_token);
  }

 private:
  // Takes the best name that starts at token i, or skips to where the next may start.
  std::uint32_t at(std::uint32_t i, std::uint32_t end) {
    const Token& token = s_.tokens[i];
    if (!token.is_word() || s_.closed[i]) return i + 1;
    constexpr auto lower = name_kinds | Scan::bit(Kind::org_heads) | Scan::bit(Kind::person_particles) | Scan::bit(Kind::titles);
    if (!token.capitalised() && !s_.phrases.begins(i, lower)) return i + 1;
    if (token.capitalised())
      if (const auto past = close_document(context_, i, end); past > i) return past;
    if (const Hit* place = runs_.language_before(i) ? s_.longest(i, Kind::places) : nullptr; place && place->last > i + 1)
      return place->last;  // "tiếng Tây Ban Nha"
    Name best = lexicon_name(context_, i);
    if (token.capitalised()) {
      best = with_structure(best, i, end);
    } else {
      if (!best.length()) best = organization_after_head(context_, i, end);
      if (!best.length() && particle_name(i, end)) best = place_after_head(context_, i, end);
    }
    if (token.capitalised() && !best.length()) best = place_in_list(i, end);
    if (token.capitalised() && !best.length() && begins_with_head(i)) best = organization_after_head(context_, i, end);
    if (!best.length()) return capital_title_end(i, end);
    if (best.length() == 1 && !best.entry && roman_number(best.first)) return best.last;
    note_list(best);
    widen_person(best, end);
    if (is_surname(best)) return best.last;
    if (is_product(context_, best) || is_competition(context_, best, end)) return best.last;
    for (auto k = best.first; k < best.last; ++k) s_.taken[k] = 1;
    out_.push_back(best);
    return best.last;
  }

  // "Hãng Wood Mackenzie cho rằng …", "Tờ Haaretz đưa tin …"
  bool begins_with_head(std::uint32_t i) const {
    static const KeySet heads({"hãng", "tờ", "trang", "đài", "kênh", "báo", "tập", "công"});
    return heads.contains(s_.tokens[i].key) && s_.starts_sentence(i);
  }

  // "các xã Hàm Tử, Đông Kết và An Vĩ": what a plural head stands before are places to the end of the list.
  Name place_in_list(std::uint32_t i, std::uint32_t end) const {
    if (!list_head_ || i < 2 || list_end_ != i - 1 || !s_.same_sentence(i - 2, i)) return {};
    constexpr std::uint64_t va = WordKey("và").value;
    if (!s_.tokens[i - 1].is_punct(',') && !s_.tokens[i - 1].is_punct(';') && s_.tokens[i - 1].key != va) return {};
    constexpr auto others =
        name_kinds | Scan::bit(Kind::titles) | Scan::bit(Kind::org_heads) | Scan::bit(Kind::org_templates) | Scan::bit(Kind::place_heads);
    if (s_.starts(i) & others & ~Scan::bit(Kind::places) || s_.tokens[i].casing == Casing::upper) return {};
    const auto last = runs_.capital_run(i, end, 4);
    return last > i + 3 ? Name{} : make_name(i, last, EntityType::place, list_head_);
  }

  void note_list(const Name& name) {
    static const KeySet plural({"các", "những", "hai", "ba", "bốn", "năm", "nhiều", "mấy"});
    static constexpr std::string_view units[] = {"ward", "district", "city", "province", "admin1", "island"};
    const bool goes_on = list_head_ && name.type == EntityType::place && list_end_ + 1 == name.first;
    if (!goes_on) {
      list_head_ = nullptr;
      std::uint32_t first = name.first;
      const Entry* head = name.type == EntityType::place && name.first > 1 ? s_.ending(name.first, Kind::place_heads, &first) : nullptr;
      const bool unit = head && std::find(std::begin(units), std::end(units), s_.cell(*head, column::place_head_type)) != std::end(units);
      if (unit && first > 0 && (plural.contains(s_.tokens[first - 1].key) || s_.tokens[first - 1].is_number())) list_head_ = head;
    }
    list_end_ = name.last;
  }

  // "al-Jawf", "el-Fasher"
  bool particle_name(std::uint32_t i, std::uint32_t end) const {
    return s_.has(i, Kind::person_particles) && i + 2 < end && s_.tokens[i + 1].is_punct('-') && runs_.capital_word(i + 2, end) &&
           !s_.tokens[i + 2].space_before;
  }

  Name with_structure(const Name& lexical, std::uint32_t i, std::uint32_t end) const {
    Name best = lexical;
    const bool whole = lexical.length() >= 2 && lexical.first == i;
    if (const Name organization = organization_name(context_, i, end, lexical);
        organization.last > best.last || (organization.length() && !best.length()))
      best = organization;
    if (const Name organization = foreign_organization(context_, i, end, lexical); organization.last > best.last) best = organization;
    if (const Name place = place_after_head(context_, i, end);
        place.last > best.last || (place.length() && place.last == best.last && lexical.type == EntityType::person))
      best = place;  // "phố Nguyễn Trãi" is no person
    if (const Name place = place_with_head(context_, i, end); place.last > best.last) best = place;
    if (const Name person = vietnamese_person(i, end);
        person.last > best.last && (!whole || lexical.type == EntityType::person || (i > 0 && s_.ended(i, Kind::honorifics)) ||
                                    (lexical.type == EntityType::organization && person.length() >= 3)))
      best = person;
    return best;
  }

  // "Đại hội XIII"
  bool roman_number(std::uint32_t i) const {
    const auto text = s_.token_text(i);
    return text.size() > 1 && text.find_first_not_of("IVX") == std::string_view::npos;
  }

  // "Phó Chánh Văn phòng": no name begins inside a title of several words, unless the title holds one ("Người phát ngôn Nhà Trắng").
  std::uint32_t capital_title_end(std::uint32_t i, std::uint32_t end) const {
    const Hit* title = s_.longest_title(i);
    if (!title) return i + 1;
    for (auto k = i + 1; k < title->last; ++k) {
      if (!s_.tokens[k].capitalised()) continue;
      if (s_.starts(k) & (name_kinds | Scan::bit(Kind::org_templates)) || s_.phrases.begins(k, Scan::bit(Kind::org_templates))) return k;
      // "Chủ tịch Tập đoàn Halden": the head that ends the title begins the name.
      if (s_.tokens[k - 1].key == WordKey("ban").value || !s_.phrases.begins(k, Scan::bit(Kind::org_heads))) continue;
      const Name name = organization_name(context_, k, end, Name{});
      const auto last = name.last;
      constexpr auto own = Scan::bit(Kind::org_templates) | Scan::bit(Kind::name_words) | Scan::bit(Kind::fields) |
                           Scan::bit(Kind::places) | Scan::bit(Kind::organizations) | Scan::bit(Kind::place_heads);
      const bool firm = name.head && name.head->kind == Kind::org_heads && s_.cell(*name.head, column::org_head_type) == "company";
      if (last > title->last && !firm && !(s_.starts(title->last) & own)) continue;  // "Chánh Văn phòng Jin Seok"
      if (last > title->last && (runs_.foreign_word(last - 1) || whole_to(last, end))) return k;
    }
    return title->last;
  }

  // Does the clause go on behind the name with a verb, a mark or another name, so that no word of the name is left out?
  bool whole_to(std::uint32_t i, std::uint32_t end) const {
    static const KeySet words(
        {"đã", "sẽ", "đang", "cũng", "vừa", "và", "là", "từ", "tại", "về", "theo", "có", "bị", "được", "để", "với", "vì", "khi"});
    if (i >= end || !s_.tokens[i].is_word() || s_.tokens[i].capitalised()) return true;
    constexpr auto verbs = Scan::bit(Kind::reporting_verbs) | Scan::bit(Kind::triggers);
    return s_.phrases.begins(i, verbs) || words.contains(s_.tokens[i].key);
  }

  // By the shape of Vietnamese names.
  Name vietnamese_person(std::uint32_t i, std::uint32_t end) const {
    // "Ông Đặng Minh Phương": a word that calls people is no surname there.
    if (runs_.long_title(i) || s_.ended(i + 1, Kind::honorifics) || street_head(i)) return {};
    if (const Hit* head = s_.longest(i, Kind::org_heads); head && head->last > i + 1) return {};
    const auto last = runs_.vietnamese_person_run(i, end);
    return last > i ? make_name(i, last, EntityType::person) : Name{};
  }

  // "Đường Lê Lợi ùn tắc": a head with the capital of its sentence is no surname.
  bool street_head(std::uint32_t i) const {
    const Hit* head = s_.starts_sentence(i) ? s_.longest(i, Kind::place_heads) : nullptr;
    return head && head->last == i + 1 && s_.has(i, Kind::common_caps) && s_.has(i + 1, Kind::surnames);
  }

  // A known surname inside a longer foreign name is somebody else: "Hunter Biden". The row is forgotten.
  void widen_person(Name& name, std::uint32_t end) const {
    if (name.type != EntityType::person || !name.entry) return;
    if (s_.vietnamese(name.first)) {  // "Osin Huy Đức": a pen name's first word
      if (name.length() == 2 && name.first > 0 && foreign_neighbour(name.first - 1) && s_.real_capital(name.first - 1)) --name.first;
      return;
    }
    if (name.length() != 1) return;
    if (initial_before(name.first)) return void(name.first -= 2);
    Name wide = name;
    while (wide.first > 0 && foreign_neighbour(wide.first - 1)) --wide.first;
    if (wide.last < end && runs_.foreign_word(wide.last) && s_.tokens[wide.last].space_before && !starts_other_name(wide.last))
      wide.last = runs_.capital_run(wide.last, end, 3);
    if (wide.length() == 1 || wide.length() > longest_person) return;  // a list without commas: nobody is called so
    wide.entry = nullptr;
    wide.reading_count = 0;
    name = wide;
  }

  // "C.Ronaldo", "C. Ronaldo"
  bool initial_before(std::uint32_t i) const {
    return i > 1 && s_.tokens[i - 1].is_punct('.') && !s_.tokens[i - 1].space_before && s_.tokens[i - 2].single_letter &&
           s_.tokens[i - 2].capitalised() && !s_.taken[i - 2] && s_.same_sentence(i - 2, i);
  }

  // "Denzel Washington", "Michael Jordan": a foreign word before it makes a place's name somebody's.
  bool is_surname(const Name& name) const {
    return name.type == EntityType::place && name.entry && name.length() == 1 && !s_.vietnamese(name.first) && name.first > 0 &&
           s_.tokens[name.first].space_before && s_.tokens[name.first - 1].casing == Casing::initial && foreign_neighbour(name.first - 1) &&
           s_.has(name.first - 1, Kind::given_names);
  }

  bool foreign_neighbour(std::uint32_t i) const {
    return runs_.foreign_word(i) && !s_.taken[i] && s_.same_sentence(i, i + 1) && !starts_other_name(i) && !s_.has(i, Kind::honorifics) &&
           !s_.ended(i + 1, Kind::honorifics);
  }

  bool starts_other_name(std::uint32_t i) const { return s_.starts(i) & (name_kinds | Scan::bit(Kind::titles)); }

  NameContext context_;
  Scan& s_;
  const Runs& runs_;
  std::vector<Name>& out_;
  const Entry* list_head_ = nullptr;  // the plural head of the places last taken, which end at list_end_
  std::uint32_t list_end_ = 0;
};

}  // namespace

NameContext::NameContext(Scan& of) : scan(of), runs(of) {
  for (const std::uint32_t i : scan.capitals) {
    const Entry* head = nullptr;
    if (scan.longest(i, Kind::org_templates, &head) && scan.real_capital(i)) capital_heads_.push_back(head->row);
    note_country(i);
  }
  std::sort(capital_heads_.begin(), capital_heads_.end());
}

void NameContext::note_country(std::uint32_t i) {
  if (scan.tokens[i].casing != Casing::initial || !scan.phrases.begins(i, Scan::bit(Kind::places)) || !scan.vietnamese(i)) return;
  const Entry* place = nullptr;
  const Hit* hit = scan.sentence_of[i] != no_index && !scan.caseless(i) ? scan.longest(i, Kind::places, &place) : nullptr;
  if (hit && hit->last == i + 1 && scan.cell(*place, column::place_type) == "country" && scan.real_capital(i) && runs.ambiguous_allows(i) &&
      runs.stands_alone(i, i + 1) && !runs.called_person(i))
    countries_.push_back(scan.tokens[i].key);
}

bool NameContext::writes_country(std::uint64_t key) const {
  return std::find(countries_.begin(), countries_.end(), key) != countries_.end();
}

bool NameContext::has_capital_inside(const Entry& head) const {
  return std::binary_search(capital_heads_.begin(), capital_heads_.end(), head.row);
}

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
