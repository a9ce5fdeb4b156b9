#include <algorithm>

#include "entity/name_rules.h"
#include "text/key_set.h"
#include "text/word_key.h"

namespace nienbieu {
namespace {

class OrganizationNames {
 public:
  explicit OrganizationNames(const NameContext& c) : c_(c), s_(c.scan), runs_(c.runs) {}

  Name at(std::uint32_t i, std::uint32_t end, const Name& lexical) const {
    // "Ban Ki Moon" is no board.
    if (s_.caseless(i) || (lexical.entry && lexical.length() >= 2 && lexical.type != EntityType::organization)) return {};
    const Entry* head = nullptr;
    const Hit* hit = longest_head(i, Kind::org_templates, 3, &head);
    const Name name = hit ? template_name(i, end, *hit, *head) : Name{};
    const Name worth = hit && worth_it(name, *hit, *head) ? name : Name{};
    // A row of the lexicon is whole already; it may only go on with a place.
    if (lexical.entry && lexical.type == EntityType::organization && lexical.length() >= 2)
      return worth.last >= lexical.last ? worth : Name{};
    const Name headed = headed_organization(i, end, hit);
    return headed.last > name.last ? headed : worth;
  }

  Name after_head(std::uint32_t i, std::uint32_t end) const {
    const Entry* head = nullptr;
    const Hit* hit = s_.longest(i, Kind::org_heads, &head);
    if (!hit || hit->last >= end || s_.quiet[s_.sentence_of[i]] || s_.ends_longer_word(i, hit->last)) return {};
    const auto j = behind_description(i, hit->last, end, *head);
    if (j >= end || !s_.tokens[j].is_word() || !s_.tokens[j].capitalised() || s_.closed[j]) return {};
    constexpr auto others =
        name_kinds | Scan::bit(Kind::titles) | Scan::bit(Kind::org_heads) | Scan::bit(Kind::org_templates) | Scan::bit(Kind::name_words);
    if (s_.starts(j) & others && !single_ambiguous(j)) return {};
    const auto type = s_.cell(*head, column::org_head_type);
    if (type != "company" && runs_.vietnamese_person_run(j, end) > j) return {};
    const auto last = organization_run(s_, runs_, j, end, run_of(i, *head, false));
    if (last == j || (s_.has(j, Kind::common_caps) && type != "party")) return {};
    if (last == j + 1 && s_.vietnamese(j) && s_.tokens[j].casing == Casing::initial && type != "party") return {};
    return make_name(j, last, EntityType::organization, head);
  }

 private:
  // "hãng tư vấn Teneo", "công ty quản lý tài sản BlackRock": where a foreign name begins behind the words that say what the company does;
  // `i` when there is none. A verb, a person or another head between them has the name for itself.
  std::uint32_t behind_description(std::uint32_t head_first, std::uint32_t i, std::uint32_t end, const Entry& head) const {
    constexpr std::uint32_t longest = 5;
    static const KeySet governs({"lý", "xuất", "hành", "triển", "hữu", "tên", "gọi", "nhờ", "vụ", "mẫu"});
    static const KeySet ends({"của",  "tại", "ở",    "từ",   "do",    "và",    "với", "cho",   "là",   "có",    "bị",   "được", "thuộc",
                              "đã",   "sẽ",  "đang", "như",  "trong", "trên",  "về",  "vào",   "này",  "đó",    "khác", "đến",  "gồm",
                              "mua",  "bán", "thuê", "kiện", "phạt",  "theo",  "đối", "cùng",  "hoặc", "để",    "sau",  "vì",   "bởi",
                              "nổi",  "khi", "nếu",  "mà",   "thì",   "không", "các", "những", "ra",   "trước", "giữa", "qua",  "tới",
                              "nhằm", "sử",  "dùng", "phải", "cần",   "đưa",   "dự",  "tham",  "hợp",  "cung"});
    static const KeySet heads({"hãng", "công", "tập", "startup", "quỹ", "ngân", "tờ", "tổng"});
    if (!heads.contains(s_.tokens[head_first].key)) return i;
    const auto type = s_.cell(head, column::org_head_type);
    if ((type != "company" && type != "media") || s_.tokens[i].casing != Casing::lower) return i;
    constexpr auto others = Scan::bit(Kind::titles) | Scan::bit(Kind::org_heads) | Scan::bit(Kind::place_heads) |
                            Scan::bit(Kind::honorifics) | Scan::bit(Kind::reporting_verbs) | Scan::bit(Kind::epithets) |
                            PhraseHits::source_nouns;
    auto j = i;
    for (; j < end && j < i + longest && s_.tokens[j].is_word() && s_.tokens[j].casing == Casing::lower; ++j)
      if (s_.phrases.begins(j, others) || ends.contains(s_.tokens[j].key) || names_product(j) || !s_.vietnamese(j)) return i;
    constexpr auto known = name_kinds | Scan::bit(Kind::common_caps) | Scan::bit(Kind::given_names);
    if (j >= end || !runs_.foreign_word(j) || s_.token_text(j).size() < 3 || !s_.tokens[j].space_before ||
        governs.contains(s_.tokens[j - 1].key) || s_.starts(j) & known)
      return i;
    return j;
  }

  bool names_product(std::uint32_t i) const {
    const Entry* word = nullptr;
    return s_.longest(i, Kind::name_words, &word) && s_.cell(*word, column::word_role) != "organization";
  }

  // Longest hit of a kind whose casing the text agrees with; one of that many words may be written in lower case, but for its first:
  // "Cơ quan an ninh điều tra".
  const Hit* longest_head(std::uint32_t i, Kind kind, std::uint32_t words, const Entry** entry) const {
    const auto hits = s_.hits_at(i);
    for (std::size_t k = hits.size(); k-- > 0;)
      for (const Entry& e : hits[k].entries)
        if (e.kind == kind && (s_.agrees(hits[k], e) || hits[k].last - i >= words)) {
          *entry = &e;
          return &hits[k];
        }
    return nullptr;
  }

  // "Bộ Quốc phòng Israel", "Công an tỉnh Bắc Giang", "Sở Y tế TP.HCM".
  Name template_name(std::uint32_t i, std::uint32_t end, const Hit& hit, const Entry& head) const {
    Name name = make_name(i, hit.last, EntityType::organization, &head);
    auto j = hit.last;
    if (s_.cell(head, column::template_attaches).find("place") != std::string_view::npos)
      while (j < end && s_.has(j, Kind::place_heads) &&
             (!s_.tokens[j].capitalised() || s_.tokens[j].casing == Casing::upper || s_.tokens[j].is_punct('.')))
        j = s_.longest(j, Kind::place_heads)->last;
    // "Quốc hội nước CHDCND Lào"
    constexpr std::uint64_t state = WordKey("nước").value;
    if (j == hit.last && j + 1 < end && s_.tokens[j].key == state && s_.tokens[j].casing == Casing::lower &&
        s_.tokens[j + 1].capitalised()) {
      const Entry* place = nullptr;
      if (s_.longest_country(j + 1, &place) && s_.cell(*place, column::place_type) == "country") ++j;
    }
    if (j < end && s_.tokens[j].is_punct('.') && j > hit.last) ++j;
    if (j < end && j > hit.last && s_.tokens[j].is_number()) {
      name.country_token = j;
      name.last = j + 1;
    } else if (j < end && s_.tokens[j].capitalised()) {
      const Entry* place = nullptr;
      if (const Hit* of = s_.longest_country(j, &place);
          of && attachable(head, *place) && !(of->last - j == 1 && runs_.follower(j, false))) {
        name.country_token = j;
        name.last = of->last;
      } else if (j > hit.last && !s_.has(j, Kind::titles) && !holder_follows(hit.last, j, end) && !runs_.holder_of_unit(j, end)) {
        name.country_token = j;
        name.last = runs_.unit_run(j, end);
      }
    }
    return name;
  }

  // "Phó chủ tịch UBND huyện Nguyễn Văn Hùng": the head ends a title, and the man follows it.
  bool holder_follows(std::uint32_t head_end, std::uint32_t j, std::uint32_t end) const {
    return s_.ended(head_end, Kind::titles) && runs_.vietnamese_person_run(j, end) >= j + 3;
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
    if (c_.has_capital_inside(head)) return true;
    if (name.country_token == no_index) return false;
    // "Quốc hội Peru thông qua": a parliament is called so whole; "Quân đội Israel", "Chính phủ Pháp" are not.
    static const KeySet official({"văn", "hội", "ủy", "liên", "viện"});  // "Văn phòng chính phủ Slovakia", "Liên đoàn bóng đá Singapore"
    if (s_.cell(head, column::template_type) == "parliament" || (hit.last - hit.first >= 3 && official.contains(s_.tokens[hit.first].key)))
      return true;
    const Hit* place = s_.longest(name.country_token, Kind::places);
    return !place || std::any_of(place->entries.begin(), place->entries.end(),
                                 [&](const Entry& e) { return e.kind == Kind::places && s_.cell(e, column::place_country) == "VN"; });
  }

  bool glued_number(std::uint32_t i) const { return i < s_.tokens.size() && s_.tokens[i].is_number() && !s_.tokens[i].space_before; }

  // "UBND các tỉnh", "UBND quận, huyện": offices of many places.
  bool bare_local(std::uint32_t i, const Entry& head) const {
    constexpr std::uint64_t cac = WordKey("các").value, cap = WordKey("cấp").value;
    if (s_.cell(head, column::template_attaches) != "place" || i >= s_.tokens.size()) return false;
    return s_.tokens[i].key == cac || s_.tokens[i].key == cap || (s_.has(i, Kind::place_heads) && s_.tokens[i].casing == Casing::lower);
  }

  Name headed_organization(std::uint32_t i, std::uint32_t end, const Hit* whole) const {
    const Entry* head = nullptr;
    const Hit* hit = longest_head(i, Kind::org_heads, 4, &head);
    if (!hit || s_.cell(*head, column::org_head_keep) != "yes" || s_.word_run(i, "document") >= hit->last) return {};
    if (const Hit* title = s_.longest(i, Kind::titles); title && title->last > hit->last) return {};
    const bool is_whole = whole && whole->last >= hit->last;
    const auto from = is_whole ? whole->last : hit->last;
    const auto last = organization_run(s_, runs_, from, end, run_of(i, *head, is_whole));
    if (last == from ? is_whole || hit->last - i < 4 || !s_.real_capital(i) : !enough(i, hit->last, last, *head)) return {};
    return make_name(i, last, EntityType::organization, head);
  }

  // A head with lower-case words only is a name inside a sentence; at its start it may be any sentence.
  bool enough(std::uint32_t i, std::uint32_t from, std::uint32_t last, const Entry& head) const {
    if (abbreviated(last)) return true;
    if (s_.starts_sentence(i) && from - i < 3 && s_.has(from, Kind::common_caps)) return false;
    // "Lực lượng Israel tiến vào": a common noun with a country, as in "quân đội Israel".
    constexpr std::uint64_t force = WordKey("lực").value;
    if (s_.tokens[i].key == force && s_.starts_sentence(i) && s_.has(from, Kind::places) && s_.longest(from, Kind::places)->last >= last)
      return false;
    for (auto k = from; k < last; ++k)
      if (s_.tokens[k].capitalised()) return true;
    // "Đại hội Đảng toàn quốc": a party of such a name is written with a capital behind the head.
    return s_.real_capital(i) && last - i >= 3 && s_.cell(head, column::org_head_type) != "party";
  }

  // "Cơ quan Bảo vệ Nhà nước (SOP)"
  bool abbreviated(std::uint32_t i) const {
    return i + 2 < s_.tokens.size() && s_.tokens[i].is_punct('(') && s_.tokens[i + 1].casing == Casing::upper &&
           s_.tokens[i + 2].is_punct(')');
  }

  OrganizationRun run_of(std::uint32_t i, const Entry& head, bool whole) const {
    const auto type = s_.cell(head, column::org_head_type);
    constexpr std::uint64_t ban = WordKey("ban").value;
    OrganizationRun how;
    how.strict = whole && s_.tokens[i].key != ban;
    how.brackets = type == "company" && s_.tokens[i].capitalised();
    how.company = type == "company" || type == "institution" || type == "university" || type == "ngo";
    how.party = type == "party";
    how.bare_party = s_.tokens[i].key == WordKey("đảng").value && s_.longest(i, Kind::org_heads)->last == i + 1;
    how.numbers = type == "military" || type == "institution";
    return how;
  }

  bool single_ambiguous(std::uint32_t i) const {
    const Hit* hit = s_.longest(i, Kind::places);
    return hit && hit->last - i == 1 && !runs_.ambiguous_allows(i) && !s_.has(i, Kind::people) && !s_.has(i, Kind::organizations);
  }

  const NameContext& c_;
  const Scan& s_;
  const Runs& runs_;
};

}  // namespace

Name organization_name(const NameContext& c, std::uint32_t i, std::uint32_t end, const Name& lexical) {
  return OrganizationNames(c).at(i, end, lexical);
}

Name organization_after_head(const NameContext& c, std::uint32_t i, std::uint32_t end) { return OrganizationNames(c).after_head(i, end); }

}  // namespace nienbieu
