// Who bears which title in this document, and whether the one in office is meant. Private to src/entity.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "entity/mention.h"

namespace nienbieu {

// What a word beside a title makes of it: "cựu Thủ tướng" and "Tổng thống đắc cử" are not the one in office.
enum class Hold : std::uint8_t { now, before, next };

class TitledPeople {
 public:
  TitledPeople(std::string_view text, const TokenList& tokens, const Lexicon& lexicon, const PhraseHits& phrases, const Entities& entities)
      : text_(text), tokens_(tokens), lexicon_(lexicon), phrases_(phrases), e_(entities) {}

  // By the words right before the tokens, inside of them and right behind.
  Hold hold_of(std::uint32_t first, std::uint32_t last) const;
  // The tokens of a span.
  std::pair<std::uint32_t, std::uint32_t> tokens_in(Span span) const;
  // For mention k: a person whom the document itself gives this title in this way; with a country or body, of the same. Who was named
  // before comes first; no_index when there is nobody.
  std::uint32_t holder(std::uint32_t k, const std::string& title, std::uint32_t owner, Hold hold);
  // Does the document call the person so (folded, a blank before and after), in office or not?
  bool called(std::uint32_t entity, std::string_view folded_title);

 private:
  // A person whom the document itself calls by a title: the same role of the same person at all its places.
  struct Titled {
    std::string role;  // folded, a blank before and after
    Hold hold = Hold::now;
    std::uint32_t entity = no_index;
    std::vector<std::uint32_t> mentions, owners;  // places; what the role names ("Mỹ" in "Tổng thống Mỹ")
  };

  void collect();
  std::vector<std::uint32_t> named_in(Span role) const;

  std::string_view text_;
  const TokenList& tokens_;
  const Lexicon& lexicon_;
  const PhraseHits& phrases_;
  const Entities& e_;
  std::vector<Titled> titled_;
  bool known_ = false;  // collected when first asked for
};

}  // namespace nienbieu
