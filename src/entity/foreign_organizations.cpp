// Organizations with a foreign name that no lexicon has, told by the word at its end: "Sunshine Group", "Capital Economics".
#include <algorithm>

#include "entity/name_rules.h"
#include "text/key_set.h"

namespace nienbieu {
namespace {

constexpr std::uint32_t longest_name = 7;  // words

class ForeignOrganizations {
 public:
  explicit ForeignOrganizations(const NameContext& c) : s_(c.scan), runs_(c.runs) {}

  Name at(std::uint32_t i, std::uint32_t end, const Name& lexical) const {
    if (s_.caseless(i) || begins_other(i) || (i > 0 && product_before(i))) return {};
    if (lexical.entry && lexical.type != EntityType::organization && lexical.length() > 1) return {};
    const auto last = run(i, end);
    if (last < i + 2) return {};
    Name name = make_name(i, last, EntityType::organization);
    if (lexical.type != EntityType::organization || !lexical.entry) return name;
    static const KeySet corporate({"Group", "Corporation", "Corp", "Inc", "Ltd", "LLC", "Company", "Holdings", "Holding"});
    static const KeySet products({"Intelligence", "Research", "News", "Studios"});
    if (all_of(lexical.last, last, corporate)) {  // "Vingroup Corporation" is Vingroup
      name = lexical;
      name.last = last;
    } else if (all_of(lexical.last, last, products)) {  // "Apple News" is what Apple makes
      return {};
    }
    return name;
  }

 private:
  bool ending(std::uint32_t i) const { return s_.word_run(i, "ending") == i + 1; }

  // Capitals to the last of them, which must be such a word: "Rystad Energy", "Bank of America", "Berkeley Research Group".
  std::uint32_t run(std::uint32_t i, std::uint32_t end) const {
    static const KeySet joints({"of", "for", "and", "the", "on", "de"}), opens({"of", "for"});
    std::uint32_t j = i, told = i;
    bool opened = false;  // an ending is followed by what it is of
    for (std::uint32_t words = 0; j < end && words < longest_name; ++words) {
      const Token& t = s_.tokens[j];
      if (t.is_word() && t.capitalised() && (j == i || t.space_before) && !s_.taken[j] && !s_.closed[j]) {
        if (j > i && runs_.long_title(j)) break;
        if (ending(j) || opened) told = j + 1;
        ++j;
      } else if (((t.is_word() && joints.contains(t.key)) || t.is_punct('&')) && j > i && runs_.capital_word(j + 1, end)) {
        opened |= told == j && opens.contains(t.key);
        ++j;
      } else {
        break;
      }
    }
    // A capital behind it that goes on with the foreign name: "Vinhomes Times City" is no newspaper.
    if (told < j && runs_.foreign_word(told)) return i;
    return told;
  }

  bool all_of(std::uint32_t first, std::uint32_t last, const KeySet& words) const {
    for (auto k = first; k < last; ++k)
      if (!words.contains(s_.tokens[k].key)) return false;
    return first < last;
  }

  // Not the word that begins a sentence, a title or a head: those have rules of their own.
  bool begins_other(std::uint32_t i) const {
    constexpr auto others = Scan::bit(Kind::titles) | Scan::bit(Kind::honorifics) | Scan::bit(Kind::org_heads) |
                            Scan::bit(Kind::org_templates) | Scan::bit(Kind::place_heads);
    if (s_.starts(i) & others) return true;
    return s_.vietnamese(i) && s_.has(i, Kind::common_caps) && s_.starts_sentence(i) &&
           !(s_.starts(i) & (Scan::bit(Kind::given_names) | Scan::bit(Kind::surnames)));
  }

  bool product_before(std::uint32_t i) const {
    const Entry* word = s_.ending(i, Kind::name_words);
    return word && s_.cell(*word, column::word_role) == "product";
  }

  const Scan& s_;
  const Runs& runs_;
};

}  // namespace

Name foreign_organization(const NameContext& c, std::uint32_t i, std::uint32_t end, const Name& lexical) {
  return ForeignOrganizations(c).at(i, end, lexical);
}

}  // namespace nienbieu
