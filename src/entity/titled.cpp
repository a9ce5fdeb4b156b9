// People after titles and honorifics: "Cố vấn An ninh quốc gia Nhà Trắng Jake Sullivan", "ông Hans Grundberg".
#include <algorithm>

#include "entity/offices.h"
#include "entity/runs.h"
#include "lexicon/phrase_tokens.h"
#include "text/word_key.h"

namespace nienbieu {
namespace {

class TitleReader {
 public:
  TitleReader(Scan& scan, std::vector<Name>& names)
      : s_(scan), names_(names), runs_(scan), name_at_(scan.tokens.size() + 1, no_index), past_(scan.tokens.size() + 1, 0) {
    for (std::uint32_t k = 0; k < names.size(); ++k) note(k);
  }

  void run() {
    for (const Sentence& sentence : s_.sentences)
      for (auto i = sentence.first_token; i < sentence.last_token;) i = at(i, sentence.last_token);
    for (std::size_t k = 0; k < names_.size(); ++k)
      if (names_[k].type == EntityType::person && names_[k].role_last == names_[k].role_first) role_behind(names_[k]);
  }

 private:
  void note(std::uint32_t k) {
    name_at_[names_[k].first] = k;
    for (auto t = names_[k].first; t < names_[k].last; ++t) past_[t] = names_[k].last;
  }

  // Reads a title or an honorific at i and what hangs on it; returns where to go on.
  std::uint32_t at(std::uint32_t i, std::uint32_t end) {
    if (const auto name = name_at_[i]; name != no_index) return names_[name].last;
    if (!s_.phrases.begins(i, Scan::bit(Kind::titles) | Scan::bit(Kind::honorifics))) return i + 1;
    const Entry* title = nullptr;
    const Hit* hit = s_.longest_title(i, &title);
    if (hit) {
      const auto gender = gender_of(s_.cell(*title, column::title_gender));
      // A name inside the title may run on beyond it: "Người phát ngôn Bộ Ngoại giao Việt Nam".
      auto j = after_title(std::max(hit->last, past_[hit->last - 1]), end, opens_phrase(with_modifier(i)));
      if (const auto person = common_word(j, end) || names_firm(i, *title, j, end) ? no_index : person_at(j, end, gender, true);
          person != no_index) {
        const auto own = own_title(names_[person], hit->last, j);
        set_role(names_[person], with_modifier(own == no_index ? i : own), j);
        return names_[person].last;
      }
      return hit->last;
    }
    const Entry* honorific = nullptr;
    hit = s_.longest(i, Kind::honorifics, &honorific);
    if (hit && hit->last < end && !s_.ends_longer_word(i, hit->last)) {  // not the end of "công bố"
      auto from = hit->last;                                             // "ông Ayatollah Ali Khamenei"
      while (from < end && name_at_[from] == no_index && s_.has(from, Kind::honorifics)) from = s_.longest(from, Kind::honorifics)->last;
      const auto person = person_at(from, end, gender_of(s_.cell(*honorific, column::honorific_gender)), true);
      if (person != no_index) return names_[person].last;
    }
    return i + 1;
  }

  // "cán bộ Đoàn ở xã", not "Dược sĩ Tiến nói": a common word that goes on in small letters names nobody.
  bool common_word(std::uint32_t j, std::uint32_t end) const {
    return j + 1 < end && name_at_[j] == no_index && s_.vietnamese(j) && s_.has(j, Kind::common_caps) && s_.tokens[j + 1].is_word() &&
           s_.tokens[j + 1].casing == Casing::lower && !s_.has(j + 1, Kind::reporting_verbs) && unknown_person(j, end) == j + 1;
  }

  // "Ông X, Tổng Giám đốc Dataland, …": one unknown word behind the title of somebody just named is the firm.
  bool names_firm(std::uint32_t i, const Entry& title, std::uint32_t j, std::uint32_t end) const {
    if (s_.cell(title, column::title_class) != "business" || i < 2 || !s_.tokens[i - 1].is_punct(',') || past_[i - 2] != i - 1)
      return false;
    auto start = i - 2;
    while (name_at_[start] == no_index) --start;  // of the name that covers the word before the comma
    return names_[name_at_[start]].type == EntityType::person && j < end && name_at_[j] == no_index && unknown_person(j, end) == j + 1;
  }

  // "trợ lý của Tổng thống Mỹ Donald Trump": behind "của" the title that the lexicon's person has held is his, not the one before it.
  std::uint32_t own_title(const Name& name, std::uint32_t from, std::uint32_t end) const {
    constexpr std::uint64_t cua = WordKey("của").value;
    if (!name.entry || name.entry->kind != Kind::people) return no_index;
    for (auto i = from; i + 1 < end; ++i) {
      if (s_.tokens[i].key != cua) continue;
      const Hit* title = s_.longest_title(i + 1);
      if (!title) return no_index;
      const std::string role = " " + fold_phrase(s_.range_text(i + 1, title->last)) + " ";
      for (const auto row : s_.lexicon.tenures_of_person(name.entry->row))
        if (role_names_office(s_.lexicon, role, read_tenure(s_.lexicon, row).office)) return i + 1;
      return no_index;
    }
    return no_index;
  }

  static Gender gender_of(std::string_view cell) { return cell == "m" ? Gender::male : cell == "f" ? Gender::female : Gender::unknown; }

  void set_role(Name& name, std::uint32_t first, std::uint32_t last) {
    // The role ends where its own words end: without the honorific, the comma or "(IDF)" before the name.
    if (last > first + 3 && s_.tokens[last - 1].is_punct(')') && s_.tokens[last - 3].is_punct('(')) last -= 3;
    while (last > first && (s_.tokens[last - 1].kind == TokenKind::punct || ends_in_honorific(first, last))) --last;
    if (name.role_last > name.role_first && name.role_first <= first) return;
    name.role_first = first;
    name.role_last = last;
    name.honorific = true;
  }

  // "ông Luiz Inacio Lula da Silva, Tổng thống Brazil, …": a title between marks behind the name. "Sau khi gặp bà X, Thủ tướng Israel rời
  // Tokyo" and "ông X, Tổng thống Pháp Y" are two people.
  void role_behind(Name& name) const {
    const auto end = s_.sentence_end(name.first), open = name.last;
    if (open + 1 >= end) return;
    const auto first = open + 1;
    const Entry* modifier = nullptr;
    const Hit* before = s_.longest(first, Kind::title_modifiers, &modifier);
    const bool modified = before && s_.cell(*modifier, column::modifier_position) != "after";
    const Hit* title = s_.longest_title(modified ? before->last : first);
    if (!title) return;
    const auto last = after_title(std::max(title->last, past_[title->last - 1]), end, false);
    if (last > end || !closes(name, open, last, end) || of_other_country(name, first, last)) return;
    name.role_first = first;
    name.role_last = last;
  }

  bool closes(const Name& name, std::uint32_t open, std::uint32_t close, std::uint32_t end) const {
    const auto mark_at = [&](std::uint32_t i, char32_t c) { return i < end && s_.tokens[i].is_punct(c); };
    if (mark_at(open, U'(')) return mark_at(close, U')') || mark_at(close, U',');
    if (mark_at(open, U'-')) return s_.tokens[open].space_before && mark_at(close, U'-');
    if (!mark_at(open, U',')) return false;
    if (close >= end) return true;
    for (const char32_t c : {U',', U'.', U';', U')', U'!', U'?'})
      if (mark_at(close, c)) return true;
    // Without its second comma only where the name opens its clause: "Ông X, Giám đốc Y cho biết".
    auto begin = name.first;
    if (begin > 0 && s_.ended(begin, Kind::honorifics)) --begin;
    return s_.has(close, Kind::reporting_verbs) && s_.tokens[close].casing == Casing::lower && opens_phrase(begin);
  }

  // Does the role name a country which is not the lexicon's for this person?
  bool of_other_country(const Name& name, std::uint32_t first, std::uint32_t last) const {
    if (!name.entry || name.entry->kind != Kind::people) return false;
    const auto own = s_.cell(*name.entry, column::person_country);
    if (own.size() != 2) return false;
    for (auto i = first; i < last; ++i) {
      if (name_at_[i] == no_index || !names_[name_at_[i]].entry || names_[name_at_[i]].entry->kind != Kind::places) continue;
      const Entry& place = *names_[name_at_[i]].entry;
      if (s_.cell(place, column::place_type) == "country" && s_.cell(place, column::place_country) != own) return true;
    }
    return false;
  }

  bool ends_in_honorific(std::uint32_t first, std::uint32_t last) const {
    const Hit* hit = last > first + 1 ? s_.longest(last - 1, Kind::honorifics) : nullptr;
    if (hit && s_.ends_longer_word(last - 1, last)) return false;
    std::uint32_t title = last;
    if (hit && s_.ending(last, Kind::titles, &title) && title + 1 < last) return false;  // "nữ luật sư"
    return hit && hit->last == last && (s_.tokens[last - 1].casing == Casing::lower || !s_.vietnamese(last - 1));
  }

  std::uint32_t with_modifier(std::uint32_t i) const {
    for (std::uint32_t back = 1; back <= 2 && back <= i; ++back) {
      const Entry* entry = nullptr;
      const Hit* hit = s_.longest(i - back, Kind::title_modifiers, &entry);
      if (hit && hit->last == i && s_.cell(*entry, column::modifier_position) == "before") return i - back;
    }
    return i;
  }

  // "Người phát ngôn Bộ Ngoại giao, bà X, nói" and "theo Bộ trưởng Tài chính, ông X, …" are one person; "trao đổi với phóng viên, bà X nói"
  // and "sau cuộc gặp Ngoại trưởng Mỹ, bà X nói" are two: the comma ends what a verb or a preposition governs.
  bool opens_phrase(std::uint32_t i) const {
    constexpr std::uint64_t according = WordKey("theo").value, words = WordKey("lời").value;
    if (s_.starts_sentence(i) || i == 0) return true;
    const Token& before = s_.tokens[i - 1];
    return before.kind == TokenKind::punct || before.key == according || before.key == words;
  }

  // What may stand between a title and the name: fields, countries, organizations, places, "của", more titles, a comma or dash and
  // an honorific, an adjective such as "đắc cử".
  std::uint32_t after_title(std::uint32_t j, std::uint32_t end, bool apposed) const {
    constexpr std::uint64_t cua = WordKey("của").value, tai = WordKey("tại").value, kiem = WordKey("kiêm").value, va = WordKey("và").value;
    for (std::uint32_t steps = 0; j < end && steps < 10; ++steps) {
      const auto before = j;
      if (const auto k = name_at_[j]; k != no_index) {
        if (names_[k].type == EntityType::person || may_be_person(names_[k])) return j;
        j = names_[k].last;
      } else if (const Hit* hit = s_.longest(j, Kind::fields)) {
        j = hit->last;
      } else if (const Hit* epithet = country_epithet(j)) {
        j = epithet->last;  // "Giám đốc cơ quan tình báo nước này …"
      } else if (const Hit* title = s_.longest_title(j)) {
        j = title->last;
      } else if (const Hit* modifier = after_modifier(j)) {
        j = modifier->last;
      } else if ((s_.tokens[j].key == cua || s_.tokens[j].key == tai || s_.tokens[j].key == kiem || s_.tokens[j].key == va) &&
                 j + 1 < end && leads_on(j + 1)) {
        ++j;
      } else if (((apposed && s_.tokens[j].is_punct(',')) || s_.tokens[j].is_punct('-')) && j + 1 < end &&
                 s_.has(j + 1, Kind::honorifics)) {
        ++j;
      } else if (s_.tokens[j].is_punct('-') && j + 1 < end && name_at_[j + 1] != no_index &&
                 names_[name_at_[j + 1]].type == EntityType::person) {
        ++j;
      } else if (const Hit* honorific = s_.longest(j, Kind::honorifics)) {
        j = honorific->last;
      } else if (s_.tokens[j].is_punct('(') && close_bracket(j, end) != no_index) {
        j = close_bracket(j, end);
      } else if (s_.has(j, Kind::place_heads) && s_.tokens[j].casing == Casing::lower &&
                 (name_at_[s_.longest(j, Kind::place_heads)->last] != no_index || (steps == 0 && holder_behind(j, end)))) {
        j = s_.longest(j, Kind::place_heads)->last;
      }
      if (j == before) break;
    }
    return j;
  }

  // "Chủ tịch UBND tỉnh Trần Văn Bách", "thẩm phán liên bang Richard Jones": the head at j belongs to the title, and the name follows.
  bool holder_behind(std::uint32_t j, std::uint32_t end) const {
    const auto k = s_.longest(j, Kind::place_heads)->last;
    if (!s_.ended(j, Kind::titles) || k + 1 >= end) return false;
    return runs_.vietnamese_person_run(k, end) >= k + 3 || (runs_.foreign_word(k) && runs_.foreign_word(k + 1));
  }

  const Hit* country_epithet(std::uint32_t j) const {
    const Entry* entry = nullptr;
    const Hit* hit = s_.longest(j, Kind::epithets, &entry);
    return hit && s_.cell(*entry, column::epithet_refers) == "country" ? hit : nullptr;
  }

  const Hit* after_modifier(std::uint32_t j) const {
    const Entry* entry = nullptr;
    const Hit* hit = s_.longest(j, Kind::title_modifiers, &entry);
    return hit && s_.cell(*entry, column::modifier_position) != "before" ? hit : nullptr;
  }

  // A short bracket such as "(LHQ)" inside a role.
  std::uint32_t close_bracket(std::uint32_t j, std::uint32_t end) const {
    for (auto k = j + 1; k < end && k < j + 5; ++k)
      if (s_.tokens[k].is_punct(')')) return k + 1;
    return no_index;
  }

  bool leads_on(std::uint32_t j) const {
    return (name_at_[j] != no_index && names_[name_at_[j]].type != EntityType::person) || s_.has(j, Kind::titles) ||
           s_.has(j, Kind::org_templates) || (s_.has(j, Kind::place_heads) && name_at_[s_.longest(j, Kind::place_heads)->last] != no_index);
  }

  // The person whose name starts at j: one already found, or a capitalised sequence that becomes one.
  std::uint32_t person_at(std::uint32_t j, std::uint32_t end, Gender gender, bool titled) {
    if (j >= end) return no_index;
    if (const auto k = name_at_[j]; k != no_index) {
      if (names_[k].type != EntityType::person && !retype(names_[k])) return no_index;
      names_[k].honorific |= titled;
      if (names_[k].gender == Gender::unknown) names_[k].gender = gender;
      return k;
    }
    const auto last = unknown_person(j, end);
    if (last == j) return no_index;
    Name name;
    name.first = j;
    name.last = last;
    name.type = EntityType::person;
    name.gender = gender;
    name.honorific = titled;
    for (auto k = j; k < last; ++k) s_.taken[k] = 1;
    names_.push_back(name);
    note(static_cast<std::uint32_t>(names_.size() - 1));
    return name_at_[j];
  }

  bool may_be_person(const Name& name) const {
    if (name.length() < 2) return false;
    for (std::uint32_t k = 0; k < name.reading_count; ++k)
      if (s_.readings[name.readings + k].kind == Kind::people) return true;
    return false;
  }

  // A name that may be a person's as well is one after a title.
  bool retype(Name& name) {
    if (!may_be_person(name)) return false;
    for (std::uint32_t k = 0; k < name.reading_count; ++k) {
      const Entry& e = s_.readings[name.readings + k];
      if (e.kind != Kind::people) continue;
      name.entry = &e;
      name.readings += k;
      name.reading_count = 1;
      name.type = EntityType::person;
      return true;
    }
    return false;
  }

  // End of a capitalised sequence that can be a person's name, or `j`.
  std::uint32_t unknown_person(std::uint32_t j, std::uint32_t end) const {
    if (s_.closed[j] || s_.taken[j] || s_.caseless(j) ||
        (s_.has(j, Kind::common_caps) && !s_.has(j, Kind::surnames) && !s_.has(j, Kind::given_names)))
      return j;
    constexpr auto others =
        Scan::bit(Kind::titles) | Scan::bit(Kind::org_heads) | Scan::bit(Kind::org_templates) | Scan::bit(Kind::name_words);
    if (s_.starts(j) & others && !s_.has(j, Kind::surnames) && s_.vietnamese(j)) return j;
    const bool particle = s_.tokens[j].casing == Casing::lower && s_.has(j, Kind::person_particles);
    if (!s_.tokens[j].is_word() || (!s_.tokens[j].capitalised() && !particle) || is_lower(j)) return j;
    if (const Hit* word = s_.longest(j, Kind::common_caps); word && word->last > j + 1) return j;  // "Quyết định"
    // "Phó trưởng Phòng Quản lý": a surname that begins a word of the body's name.
    if (const Hit* word = s_.longest(j, Kind::name_words); word && word->last > j + 1 && s_.tokens[j + 1].casing == Casing::lower) return j;
    std::uint32_t head = j;  // "Giám đốc Công ty TNHH AMF"
    if (s_.ended(j + 1, Kind::org_heads) && s_.ending(j + 1, Kind::org_heads, &head) && head < j) return j;
    auto last = runs_.capital_run(j, end, 5);
    for (auto k = j; k < last; ++k)
      if (s_.taken[k]) last = k;
    while (last > j && !s_.tokens[last - 1].is_word()) --last;
    // Letters alone are no name: "Ủy viên T.Ư".
    if (std::all_of(s_.tokens.begin() + j, s_.tokens.begin() + last, [](const Token& t) { return !t.is_word() || t.single_letter; }))
      return j;
    // One Vietnamese syllable is a person only when people are called so.
    if (last == j + 1 && (s_.tokens[j].single_letter || s_.tokens[j].casing == Casing::upper ||
                          (s_.vietnamese(j) && !s_.has(j, Kind::given_names) && !s_.has(j, Kind::surnames))))
      return j;
    return last;
  }

  // "người dùng iPhone": a brand that begins in lower case.
  bool is_lower(std::uint32_t i) const {
    const char first = s_.text[s_.tokens[i].start];
    return s_.tokens[i].casing == Casing::mixed && first >= 'a' && first <= 'z';
  }

  Scan& s_;
  std::vector<Name>& names_;
  Runs runs_;
  std::vector<std::uint32_t> name_at_;  // per token: the name that starts there
  std::vector<std::uint32_t> past_;     // per token: the end of the name that covers it, or 0
};

}  // namespace

void find_titled_people(Scan& scan, std::vector<Name>& names) { TitleReader(scan, names).run(); }

}  // namespace nienbieu
