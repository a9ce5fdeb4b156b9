#include "entity/metonym.h"

#include <algorithm>

#include "entity/link.h"
#include "text/word_key.h"

namespace nienbieu {
namespace {

enum class Reading { city, country, open };

bool one_of(std::uint64_t key, const std::vector<std::uint64_t>& sorted) { return std::binary_search(sorted.begin(), sorted.end(), key); }

std::vector<std::uint64_t> keys_of(std::initializer_list<const char*> words) {
  std::vector<std::uint64_t> k;
  for (const char* w : words) k.push_back(syllable_key(w));
  std::sort(k.begin(), k.end());
  return k;
}

class Metonyms {
 public:
  Metonyms(const Scan& scan, Entities& entities) : s_(scan), e_(entities) {}

  void run() {
    for (std::uint32_t k = 0; k < e_.mentions.size(); ++k) {
      Mention& m = e_.mentions[k];
      const auto capital = capital_row(m);
      if (capital == no_index || read(k) != Reading::country) continue;
      const auto country = country_of(capital);
      if (country == no_index) continue;
      m.entity = country;
      m.via = Via::metonym;
    }
  }

 private:
  std::uint32_t capital_row(const Mention& m) const {
    if (m.type != EntityType::place || m.entity == no_index || m.via != Via::name) return no_index;
    const Entity& e = e_.list[m.entity];
    if (e.lexicon_row == no_index || e.lexicon_kind != Kind::places) return no_index;
    return s_.lexicon.cell(Kind::places, e.lexicon_row, column::place_type) == "capital" ? e.lexicon_row : no_index;
  }

  // The country whose capital the row is: its code names it.
  std::uint32_t country_of(std::uint32_t row) {
    const auto code = s_.lexicon.cell(Kind::places, row, column::place_country);
    if (code.size() != 2 || code == "VN") return no_index;
    for (const Entity& e : e_.list)
      if (e.country == code && is_country(e)) return static_cast<std::uint32_t>(&e - e_.list.data());
    for (std::uint32_t r = 0; r < s_.lexicon.rows(Kind::places); ++r)
      if (s_.lexicon.cell(Kind::places, r, column::place_country) == code) {
        const auto type = s_.lexicon.cell(Kind::places, r, column::place_type);
        if (type == "country" || type == "territory") return entity_of_row(s_.lexicon, Kind::places, r, e_);
      }
    return no_index;
  }

  bool is_country(const Entity& e) const {
    if (e.lexicon_row == no_index || e.lexicon_kind != Kind::places) return false;
    const auto type = s_.lexicon.cell(Kind::places, e.lexicon_row, column::place_type);
    return (type == "country" || type == "territory") &&
           s_.lexicon.cell(Kind::places, e.lexicon_row, column::place_flags).find("historic") == std::string_view::npos;
  }

  Reading read(std::uint32_t k) const {
    const Mention& m = e_.mentions[k];
    if (const auto before = read_before(k); before != Reading::open) return before;
    return acts(m.last_token, s_.sentence_end(m.first_token)) ? Reading::country : Reading::open;
  }

  Reading read_before(std::uint32_t k) const {
    static const auto located = keys_of({"ở",    "tại", "đến",   "tới",   "về",  "qua",  "rời",  "quanh", "gần",   "cách", "vào",
                                         "khỏi", "từ",  "trong", "ngoài", "giờ", "thăm", "khắp", "nội",   "ngoại", "sang", "đô"});
    static const auto governing = keys_of({"của",   "với", "giữa", "lẫn", "cả", "phía", "rằng", "việc", "buộc", "khiến",
                                           "chống", "cho", "còn",  "nếu", "dù", "bởi",  "khi",  "mà",   "giúp", "cùng"});
    static const auto joining = keys_of({"và", "hay", "hoặc", "với", "lẫn"});
    const auto i = e_.mentions[k].first_token;
    if (i == 0 || !s_.same_sentence(i - 1, i)) return Reading::open;
    if (s_.ended(i, Kind::place_heads)) return Reading::city;
    const Token& before = s_.tokens[i - 1];
    if (!before.is_word()) return Reading::open;
    if (one_of(before.key, located)) return Reading::city;
    if (one_of(before.key, joining) && k > 0 && e_.mentions[k - 1].last_token == i - 1 && e_.mentions[k - 1].type == EntityType::place)
      return as_neighbour(e_.mentions[k - 1]);
    if (one_of(before.key, governing)) return Reading::country;
    if (const Entry* verb = s_.ending(i, Kind::reporting_verbs))
      return s_.tokens[i - 1].casing == Casing::lower && verb ? Reading::country : Reading::open;
    if (const Entry* trigger = s_.ending(i, Kind::triggers)) return read_trigger(*trigger);
    if (s_.ended(i, Kind::event_cues) || s_.ended(i, Kind::titles)) return source_noun(i) ? Reading::country : Reading::open;
    return Reading::open;
  }

  Reading as_neighbour(const Mention& other) const {
    if (other.via == Via::metonym) return Reading::country;
    return other.entity != no_index && is_country(e_.list[other.entity]) ? Reading::country : Reading::open;
  }

  // What is done to a capital is done to the city when it is moved to, attacked or struck, else to the government.
  Reading read_trigger(const Entry& trigger) const {
    static const auto type_column = column_of(Kind::triggers, "type"), pos_column = column_of(Kind::triggers, "pos");
    if (s_.cell(trigger, pos_column) != "v") return Reading::open;
    const auto type = s_.cell(trigger, type_column);
    for (const std::string_view city : {"ASSAULT", "MOVE", "DISASTER", "HARM", "PROTEST", "CONSULT", "RETREAT", "COERCE", "MOBILIZE"})
      if (type == city) return Reading::city;
    return Reading::country;
  }

  bool source_noun(std::uint32_t i) const {
    static const auto bodies = keys_of({"lượng", "chức", "quyền", "đội", "quân", "phủ", "giới", "phe", "minh"});
    return one_of(s_.tokens[i - 1].key, bodies);
  }

  // Does a verb follow: "Moscow đã …", "Kiev khẳng định …", "Washington nhiều lần …"?
  bool acts(std::uint32_t i, std::uint32_t end) const {
    static const auto adverbs =
        keys_of({"đã",   "sẽ",   "đang",  "không", "chưa", "cũng", "vẫn",  "muốn", "phải", "cần",  "đều", "từng",  "chỉ",
                 "luôn", "liên", "nhiều", "có",    "sắp",  "vừa",  "mới",  "tiếp", "lại",  "được", "bị",  "chuẩn", "tin",
                 "coi",  "đảm",  "ủng",   "tìm",   "mong", "nỗ",   "thúc", "hy",   "cố",   "lo",   "bất"});
    static const auto order = keys_of({"sau", "trước"});
    constexpr std::uint64_t that = WordKey("đó").value;
    if (i + 2 < end && one_of(s_.tokens[i].key, order) && s_.tokens[i + 1].key == that) i += 2;  // "Seoul sau đó đã phát hiện"
    if (i >= end || !s_.tokens[i].is_word() || s_.tokens[i].casing != Casing::lower) return false;
    constexpr std::uint64_t have = WordKey("có").value;
    static const auto acts_of_state =
        keys_of({"thể", "kế", "ý", "quyền", "trách", "lập", "cam", "đủ", "nghĩa", "lý", "biện", "phản", "động", "khả"});
    if (s_.tokens[i].key == have) return i + 1 < end && one_of(s_.tokens[i + 1].key, acts_of_state);  // "Berlin có tuyết rơi" is the city
    if (one_of(s_.tokens[i].key, adverbs)) return true;
    if (s_.has(i, Kind::reporting_verbs)) return true;
    static const auto pos_column = column_of(Kind::triggers, "pos");
    const Entry* trigger = nullptr;
    return s_.longest(i, Kind::triggers, &trigger) && s_.cell(*trigger, pos_column) == "v";
  }

  const Scan& s_;
  Entities& e_;
};

}  // namespace

void link_metonyms(const Scan& scan, Entities& entities) { Metonyms(scan, entities).run(); }

}  // namespace nienbieu
