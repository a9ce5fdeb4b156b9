#include "entity/name_rules.h"
#include "text/key_set.h"

namespace nienbieu {
namespace {

class PlaceNames {
 public:
  explicit PlaceNames(const NameContext& c) : c_(c), s_(c.scan), runs_(c.runs) {}

  Name after_head(std::uint32_t i, std::uint32_t end) const {
    if (i == 0 || s_.caseless(i) || s_.has(i, Kind::titles)) return {};
    const Entry* head = runs_.place_head_before(i);
    if (!head || inside_word(i) || !s_.same_sentence(i - 1, i) || s_.has(i, Kind::org_templates) || s_.ended(i, Kind::fields) ||
        other_word_before(i))
      return {};
    if (holder_at(i, end) || runs_.holder_of_unit(i, end) || s_.ended(i, Kind::honorifics)) return {};  // "bà xã Trần Thị Bưởi" is a wife
    // "mỏ Bitcoin", "khu phố Hồi giáo"
    if (const Hit* word = s_.longest(i, Kind::common_caps); word && (runs_.foreign_word(i) || word->last > i + 1)) return {};
    const auto type = s_.cell(*head, column::place_head_type);
    if ((type == "country" || type == "region" || type == "territory" || weak_head(i)) && !s_.has(i, Kind::places)) return {};
    if ((s_.tokens[i].casing == Casing::upper || s_.tokens[i].single_letter) && !s_.has(i, Kind::places)) return {};
    return make_name(i, place_run(i, end), EntityType::place, head);
  }

  Name with_head(std::uint32_t i, std::uint32_t end) const {
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
    if (!runs_.capital_word(j, end) || s_.has(j, Kind::titles) || runs_.long_name(j, Kind::organizations) ||
        runs_.long_name(j, Kind::org_heads))
      return {};
    Name name = make_name(i, place_run(j, end), EntityType::place, head);
    // "Sân bay quốc tế Tân Sơn Nhất" is the lexicon's "Tân Sơn Nhất".
    const Entry* row = nullptr;
    const Hit* known = s_.longest(j, Kind::places, &row);
    if (known && known->last == name.last && s_.cell(*row, column::place_type) == s_.cell(*head, column::place_head_type)) {
      name.entry = row;
      name.readings = static_cast<std::uint32_t>(c_.scan.readings.size());
      name.reading_count = 1;
      c_.scan.readings.push_back(*row);
    }
    return name;
  }

 private:
  // The head is the end of a word for something else: "trạm xe buýt", "bản tiếng"; not of the vocabulary of offices.
  bool other_word_before(std::uint32_t i) const {
    const Entry* word = s_.ending(i, Kind::name_words);
    return word && s_.cell(*word, column::word_role) != "organization";
  }

  // "yêu cầu Kháng nộp tiền", "khai thác Dầu khí": no bridge, no waterfall.
  bool inside_word(std::uint32_t i) const {
    std::uint32_t head = i;
    std::uint32_t word = i;
    s_.ending(i, Kind::place_heads, &head);
    return (s_.ended(i, Kind::reporting_verbs) && s_.ending(i, Kind::reporting_verbs, &word) && word < head) ||
           (s_.ended(i, Kind::name_words) && s_.ending(i, Kind::name_words, &word) && word < head);
  }

  // "Chủ tịch UBND huyện Trần Văn Bách": the head ends a title, and the man follows it.
  bool holder_at(std::uint32_t i, std::uint32_t end) const {
    std::uint32_t head = i;
    s_.ending(i, Kind::place_heads, &head);
    return s_.ended(head, Kind::titles) && runs_.vietnamese_person_run(i, end) >= i + 3 && !s_.has(i, Kind::places);
  }

  // Heads of one syllable that are mostly the end of another word: "trở thành", "phiên bản", "thủ thành".
  bool weak_head(std::uint32_t i) const {
    static const KeySet heads({"thành", "bản", "đá", "tổng", "động", "phá", "mỏ", "cổng", "trường", "sóc", "hang", "hạt", "ga", "tháp"});
    if (!heads.contains(s_.tokens[i - 1].key)) return false;
    // "quảng trường", "sân vận động" are none; but "quảng trường Thời đại" is not "Thời".
    std::uint32_t head = i;
    if (!s_.ending(i, Kind::place_heads, &head) || head + 1 == i) return true;
    return s_.vietnamese(i) && i + 1 < s_.tokens.size() && s_.tokens[i + 1].is_word() && s_.tokens[i + 1].casing == Casing::lower &&
           s_.has(i, Kind::common_caps);
  }

  // Capitals until another known name begins; a known place in front ends it.
  std::uint32_t place_run(std::uint32_t i, std::uint32_t end) const {
    auto run = runs_.capital_run(i, end, 4);
    if (const Hit* known = s_.longest(i, Kind::places))
      if (known->last - i >= 2 || !s_.vietnamese(i) || run == i + 1 || !s_.vietnamese(i + 1)) return known->last;
    static const KeySet compass({"nam", "bắc", "đông", "tây"});
    for (auto k = i + 1; k < run; ++k)
      if ((runs_.long_name(k, Kind::places) && !(k == i + 1 && compass.contains(s_.tokens[i].key))) ||
          (s_.has(k, Kind::org_heads) && (k > i + 1 || s_.longest(k, Kind::org_heads)->last > k + 1)) ||
          (s_.has(k, Kind::common_caps) && (k > i + 1 || k + 1 < run)))
        run = k;
    // "đường Nguyễn Văn Cự": named after a person.
    if (const auto person = runs_.vietnamese_person_run(i, end); person > run)
      run = person;
    else
      run = std::min(run, runs_.unit_run(i, end, 4));
    while (run > i + 1 && !s_.tokens[run - 1].is_word()) --run;
    return run;
  }

  const NameContext& c_;
  const Scan& s_;
  const Runs& runs_;
};

}  // namespace

Name place_after_head(const NameContext& c, std::uint32_t i, std::uint32_t end) { return PlaceNames(c).after_head(i, end); }

Name place_with_head(const NameContext& c, std::uint32_t i, std::uint32_t end) { return PlaceNames(c).with_head(i, end); }

}  // namespace nienbieu
