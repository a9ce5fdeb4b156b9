// How far a name runs: the shapes of capitalised sequences. Private to src/entity.
#pragma once
#include <cstdint>
#include <vector>

#include "entity/scan.h"

namespace nienbieu {

class Runs {
 public:
  explicit Runs(const Scan& scan) : s_(scan) {}

  // End of a run of capitalised words from `i`, with particles (bin, al-, van) and initials inside it; at most `most` words.
  std::uint32_t capital_run(std::uint32_t i, std::uint32_t end, std::uint32_t most) const;
  // End of a Vietnamese personal name (surname and one to three more capitalised syllables) at `i`, or `i`.
  std::uint32_t vietnamese_person_run(std::uint32_t i, std::uint32_t end) const;
  // End of an organization's own words after its head: capitals, each with the second syllable of its compound.
  std::uint32_t organization_run(std::uint32_t i, std::uint32_t end) const;

  bool foreign_word(std::uint32_t i) const;
  // The everyday syllables of lexicons/ambiguities.tsv: do the neighbours leave the name's reading open?
  bool ambiguous_allows(std::uint32_t i) const;
  // A one-syllable name is not the middle of a longer capitalised name.
  bool stands_alone(std::uint32_t i) const;
  const Entry* place_head_before(std::uint32_t i) const;
  bool parent_follows(std::uint32_t i) const;
  bool honorific_or_title_before(std::uint32_t i) const;

 private:
  bool breaks_run(std::uint32_t i) const;
  const Scan& s_;
};

// Second pass: people after titles and honorifics, their roles, and the roles of people already found.
void find_titled_people(Scan& scan, std::vector<Name>& names);

}  // namespace nienbieu
