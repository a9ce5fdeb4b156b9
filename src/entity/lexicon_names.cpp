#include <algorithm>

#include "entity/name_rules.h"
#include "text/key_set.h"
#include "text/word_key.h"

namespace nienbieu {
namespace {

EntityType type_of(Kind kind) {
  return kind == Kind::places ? EntityType::place : kind == Kind::people ? EntityType::person : EntityType::organization;
}

class LexiconNames {
 public:
  explicit LexiconNames(const NameContext& c) : c_(c), s_(c.scan), runs_(c.runs) {}

  Name at(std::uint32_t i) {
    if (!s_.phrases.begins(i, name_kinds)) return {};
    const auto hits = s_.hits_at(i);
    const auto begin = static_cast<std::uint32_t>(s_.readings.size());
    for (std::size_t k = hits.size(); k-- > 0;) {
      std::uint32_t skip = 0;
      for (const Entry& e : hits[k].entries) {
        if (!(Scan::bit(e.kind) & name_kinds)) continue;
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
      for (const Entry& e : hits[k].entries)
        if (e.kind == s_.readings[begin].kind && e.row == s_.readings[begin].row) name.entry = &e;
      name.type = type_of(s_.readings[begin].kind);
      return name;
    }
    return {};
  }

 private:
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
    static const KeySet whole({"châu", "phương", "miền", "biển", "vùng"});
    if (e.kind == Kind::people) return false;
    const Hit* row_head = nullptr;
    for (const Hit& h : s_.hits_at(hit.first))
      for (const Entry& x : h.entries)
        if ((x.kind == Kind::org_heads && e.kind == Kind::organizations) || (x.kind == Kind::place_heads && e.kind == Kind::places))
          if (h.last < hit.last && !s_.ends_longer_word(hit.first, h.last)) row_head = &h;
    const bool stays = e.kind == Kind::places && whole.contains(s_.tokens[hit.first].key);
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
    if (is_country_syllable(hit, e)) return country_in_headline(hit.first);
    if (s_.longest(hit.first, Kind::ambiguities) || e.flags & entry_upper)
      return s_.shouting[s_.sentence_of[hit.first]] && (e.flags & entry_upper) && hit.last - hit.first == 1 && !s_.vietnamese(hit.first);
    if (!(e.flags & 1)) return true;
    const auto words = hit.last - hit.first;
    if (words == 1)
      return !s_.vietnamese(hit.first) &&
             (e.kind != Kind::people || s_.shouting[s_.sentence_of[hit.first]] || runs_.honorific_or_title_before(hit.first));
    if (e.kind == Kind::organizations && s_.quiet[s_.sentence_of[hit.first]]) return words >= 3;
    if (e.kind == Kind::people) return words >= 3 || !s_.vietnamese(hit.first);
    return s_.cell(e, column::place_flags).find("context") == std::string_view::npos;
  }

  bool is_country_syllable(const Hit& hit, const Entry& e) const {
    return hit.last - hit.first == 1 && s_.vietnamese(hit.first) && e.kind == Kind::places && !(e.flags & entry_upper) &&
           s_.cell(e, column::place_type) == "country";
  }

  // "NGA TẤN CÔNG", "thủ tướng đức": in a headline of one case what stands beside the syllable tells, or the story below.
  bool country_in_headline(std::uint32_t i) const {
    constexpr std::uint64_t va = WordKey("và").value;
    const Entry* head = runs_.place_head_before(i);
    if ((i > 0 && s_.same_sentence(i - 1, i) && s_.ended(i, Kind::titles)) ||
        (head && s_.cell(*head, column::place_head_type) == "country"))
      return !runs_.follower(i, false);
    if (!s_.shouting[s_.sentence_of[i]] || runs_.follower(i, true)) return false;
    if (c_.writes_country(s_.tokens[i].key)) return true;
    if (s_.has(i, Kind::honorifics)) return false;
    const auto end = s_.sentence_end(i);
    if (i + 2 < end && s_.tokens[i + 1].key == va && s_.has(i + 2, Kind::places)) return true;
    if (i > 1 && s_.same_sentence(i - 2, i) && s_.tokens[i - 1].key == va && s_.taken[i - 2]) return true;
    const Entry* trigger = nullptr;
    return i + 1 < end && (s_.has(i + 1, Kind::reporting_verbs) ||
                           (s_.longest(i + 1, Kind::triggers, &trigger) && s_.cell(*trigger, column_of(Kind::triggers, "pos")) == "v"));
  }

  // Is this row a possible reading here? Context rows need a head noun or their parent; everyday syllables need more.
  bool allowed_here(const Hit& hit, const Entry& e) const {
    const bool one = hit.last - hit.first == 1;
    if (e.kind == Kind::organizations && inside_field(hit)) return false;
    const auto flags = s_.cell(e, e.kind == Kind::places   ? column::place_flags
                                  : e.kind == Kind::people ? column::person_flags
                                                           : column::organization_flags);
    if (e.kind == Kind::places && (two_countries(hit, e) || calls_person(hit))) return false;
    if (e.kind == Kind::organizations && (e.flags & entry_upper) && flags.find("dateline") != std::string_view::npos &&
        !runs_.dateline(hit.first, hit.last))
      return false;
    // Of a person's row only the other spellings need it.
    if (flags.find("context") != std::string_view::npos && !(e.kind == Kind::people && e.column == 1) && !has_context(hit, e)) return false;
    if (!one && e.kind == Kind::organizations) return !common_noun(hit, e) && !head_outside(hit, e);
    if (!one) return !(e.kind == Kind::places && (direction(hit) || (hit.first > 0 && runs_.language_before(hit.first))));
    if (s_.caseless(hit.first) && s_.vietnamese(hit.first)) return is_country_syllable(hit, e);
    if (!runs_.ambiguous_allows(hit.first)) return false;
    if (e.kind == Kind::places && runs_.called_person(hit.first)) return false;
    if (e.kind == Kind::places && hit.first > 0 && runs_.language_before(hit.first)) return false;
    return e.kind == Kind::people || runs_.stands_alone(hit.first, hit.last);
  }

  // "Anh Nguyễn Văn Bách cho biết", also where the full stop before it is lost; not "Đại sứ tại Anh Nguyễn Văn Bách".
  bool calls_person(const Hit& hit) const {
    static const KeySet located({"tại", "ở", "nước", "của", "và", "sang", "với"});
    const auto i = hit.first;
    if (hit.last != i + 1 || !s_.has(i, Kind::honorifics) || runs_.vietnamese_person_run(i + 1, s_.sentence_end(i)) < i + 4) return false;
    return i == 0 || (!located.contains(s_.tokens[i - 1].key) && !s_.ended(i, Kind::titles));
  }

  bool is_country(std::uint32_t first, std::uint32_t last) const {
    for (const Hit& hit : s_.hits_at(first))
      for (const Entry& e : hit.entries)
        if (hit.last == last && e.kind == Kind::places && s_.cell(e, column::place_type) == "country") return true;
    return false;
  }

  // "quan hệ Trung - Mỹ" is not Trung Mỹ: a dash between blanks parts what no row writes with one.
  bool two_countries(const Hit& hit, const Entry& e) const {
    for (auto k = hit.first + 1; k + 1 < hit.last; ++k)
      if (s_.tokens[k].is_punct('-') && s_.tokens[k].space_before && s_.tokens[k + 1].space_before)
        return s_.cell(e, column::place_name).find('-') == std::string_view::npos && is_country(hit.first, k) &&
               is_country(k + 1, hit.last);
    return false;
  }

  // "Bộ trưởng Giao thông vận tải": a minister's field is no paper called so.
  bool inside_field(const Hit& hit) const {
    const Hit* field = s_.longest(hit.first, Kind::fields);
    return field && field->last > hit.last && s_.ended(hit.first, Kind::titles);
  }

  // "Quân đội Israel" at a sentence's start is a common noun with a country, whatever the lexicon calls it.
  bool common_noun(const Hit& hit, const Entry& e) const {
    if (!s_.starts_sentence(hit.first) || s_.cell(e, column::organization_country) == "VN") return false;
    const Entry* head = nullptr;
    const Hit* known = s_.longest(hit.first, Kind::org_templates, &head);
    if (!known || known->last >= hit.last || s_.tokens[hit.first].casing == Casing::upper) return false;
    for (auto k = hit.first + 1; k < known->last; ++k)
      if (s_.tokens[k].capitalised()) return false;
    return !c_.has_capital_inside(*head) && s_.has(known->last, Kind::places);
  }

  // "Hãng tin Yonhap": the row's own head stays outside, and the name behind it is a row as well.
  bool head_outside(const Hit& hit, const Entry& e) const {
    const Entry* head = nullptr;
    const Hit* known = s_.longest(hit.first, Kind::org_heads, &head);
    if (!known || known->last >= hit.last || s_.cell(*head, column::org_head_keep) != "no") return false;
    // "Báo điện tử Đảng Cộng sản Việt Nam" is not the party.
    const Entry* inner = nullptr;
    return s_.longest(known->last, Kind::organizations, &inner) &&
           (s_.cell(*inner, column::organization_type) == "media" || s_.cell(e, column::organization_type) != "media");
  }

  // "miền Nam Dải Gaza": a direction before a place.
  bool direction(const Hit& hit) const {
    constexpr std::uint64_t mien = WordKey("miền").value, phia = WordKey("phía").value;
    static const KeySet compass({"nam", "bắc", "đông", "tây"});
    if (hit.first > 0 && (s_.tokens[hit.first - 1].key == mien || s_.tokens[hit.first - 1].key == phia) &&
        compass.contains(s_.tokens[hit.first].key))
      return true;
    return s_.tokens[hit.first].key == mien && hit.last < s_.tokens.size() && s_.tokens[hit.last].capitalised() &&
           (s_.has(hit.last, Kind::places) || s_.has(hit.last, Kind::place_heads));
  }

  bool has_context(const Hit& hit, const Entry& e) const {
    const auto i = hit.first;
    if (e.kind == Kind::people) return runs_.honorific_or_title_before(i);
    if (i == 0) return false;
    if (e.kind == Kind::places) return fits_head(i, e) && (runs_.place_head_before(i) || runs_.parent_follows(hit.last));
    if (s_.cell(e, column::organization_type) == "media" && runs_.dateline(i, hit.last)) return true;
    constexpr std::uint64_t tren = WordKey("trên").value, qua = WordKey("qua").value;
    const bool letter = hit.last - i == 1 && s_.tokens[i].single_letter;  // "mạng xã hội X"; "bệnh nhân X" is nobody's name
    return s_.ended(i, Kind::org_heads) || (s_.ended(i, Kind::titles) && !letter) || s_.tokens[i - 1].key == tren ||
           s_.tokens[i - 1].key == qua;
  }

  // "đường Nguyễn Văn Linh", "sông Tiên" are not the ward of that name.
  bool fits_head(std::uint32_t i, const Entry& e) const {
    static constexpr std::string_view others[] = {"landmark", "river", "lake", "mountain", "island", "sea", "airport", "base", "crossing"};
    const Entry* head = runs_.place_head_before(i);
    const auto type = s_.cell(e, column::place_type);
    if (!head || (type != "ward" && type != "district")) return true;
    const auto want = s_.cell(*head, column::place_head_type);
    return std::find(std::begin(others), std::end(others), want) == std::end(others);
  }

  const NameContext& c_;
  Scan& s_;
  const Runs& runs_;
};

}  // namespace

Name lexicon_name(const NameContext& c, std::uint32_t i) { return LexiconNames(c).at(i); }

}  // namespace nienbieu
