// Foreign people whom no title announces: "Danny Orbach, nhà sử học …", "Mark Cancian nói", "Jane Doe (45 tuổi)".
#include <algorithm>

#include "entity/runs.h"
#include "lexicon/phrase_tokens.h"

namespace nienbieu {
namespace {

class BareFinder {
 public:
  BareFinder(Scan& scan, std::vector<Name>& names) : s_(scan), names_(names), runs_(scan) {
    for (const Name& name : names)
      if (name.type == EntityType::person && name.honorific) called_.push_back(s_.tokens[name.last - 1].key);
    std::sort(called_.begin(), called_.end());
  }

  void run() {
    for (const Sentence& sentence : s_.sentences)
      for (auto i = sentence.first_token; i < sentence.last_token;) i = at(i, sentence.last_token);
  }

 private:
  std::uint32_t at(std::uint32_t i, std::uint32_t end) {
    if (!free_word(i) || s_.caseless(i) || !runs_.foreign_word(i)) return i + 1;
    auto last = runs_.capital_run(i, end, 4);
    for (auto k = i; k < last; ++k)
      if (s_.taken[k] || s_.closed[k]) last = k;
    while (last > i && !s_.tokens[last - 1].is_word()) --last;
    if (last < i + 2 || !plausible(i, last) || !told(i, last, end)) return std::max(last, i + 1);
    Name name;
    name.first = i;
    name.last = last;
    name.type = EntityType::person;
    for (auto k = i; k < last; ++k) s_.taken[k] = 1;
    names_.push_back(name);
    return last;
  }

  bool free_word(std::uint32_t i) const { return s_.tokens[i].is_word() && s_.tokens[i].capitalised() && !s_.taken[i] && !s_.closed[i]; }

  // Words of letters, none all in capitals, behind no head of an organization, a place or a product.
  bool plausible(std::uint32_t i, std::uint32_t last) const {
    for (auto k = i; k < last; ++k)
      if (s_.tokens[k].is_word() && s_.tokens[k].casing == Casing::upper && !s_.tokens[k].single_letter) return false;
    if (i == 0 || !s_.same_sentence(i - 1, i)) return true;
    return !(s_.phrases.end_kinds(i) & (Scan::bit(Kind::org_heads) | Scan::bit(Kind::place_heads) | Scan::bit(Kind::name_words)));
  }

  bool told(std::uint32_t i, std::uint32_t last, std::uint32_t end) const {
    if (std::binary_search(called_.begin(), called_.end(), s_.tokens[last - 1].key) && !s_.vietnamese(last - 1)) return true;
    if (runs_.honorific_or_title_before(i) || s_.has(i, Kind::given_names)) return true;
    if (last >= end) return false;
    if (s_.has(last, Kind::reporting_verbs)) return true;
    static const std::uint64_t tuoi = syllable_key("tuổi"), sinh = syllable_key("sinh");
    const Token& next = s_.tokens[last];
    if (!next.is_punct(',') && !next.is_punct('(')) return false;
    if (last + 2 >= end) return false;
    if (s_.tokens[last + 1].is_number() && s_.tokens[last + 2].key == tuoi) return true;
    if (s_.tokens[last + 1].key == sinh) return true;
    return s_.has(last + 1, Kind::titles) && next.is_punct(',');
  }

  Scan& s_;
  std::vector<Name>& names_;
  Runs runs_;
  std::vector<std::uint64_t> called_;  // sorted: last words of people with an honorific or a title
};

}  // namespace

void find_bare_people(Scan& scan, std::vector<Name>& names) { BareFinder(scan, names).run(); }

}  // namespace nienbieu
