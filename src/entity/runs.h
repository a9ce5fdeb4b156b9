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
  // End of the name of a unit ("xã Đạo Trù") whose holder may follow it: "Bí thư Đảng ủy xã Đạo Trù Trần Văn Bách".
  std::uint32_t unit_run(std::uint32_t i, std::uint32_t end, std::uint32_t most = 3) const;
  // End of a Vietnamese personal name (surname and one to three more capitalised syllables) at `i`, or `i`.
  std::uint32_t vietnamese_person_run(std::uint32_t i, std::uint32_t end) const;
  // "UBND thành phố Lê Văn Bách": provinces, cities and districts are all known, so that a person's whole name behind the word is the
  // holder's.
  bool holder_of_unit(std::uint32_t i, std::uint32_t end) const;

  bool foreign_word(std::uint32_t i) const;
  bool capital_word(std::uint32_t i, std::uint32_t end) const { return i < end && s_.tokens[i].is_word() && s_.tokens[i].capitalised(); }
  // The everyday syllables of lexicons/ambiguities.tsv: do the neighbours leave the name's reading open?
  bool ambiguous_allows(std::uint32_t i) const;
  bool calls_by_name(std::uint32_t i) const;
  // "tiếng Nga", "chữ Hán": the name of a language; "ca sĩ nổi tiếng Nga" is none.
  bool language_before(std::uint32_t i) const;
  // Does the next word, in whatever case, make token i the everyday syllable? `open`: also the words that do so at a sentence's start only.
  bool follower(std::uint32_t i, bool open) const;
  // "chị Nga", "bà Mỹ": a person is called so, whatever country has the name.
  bool called_person(std::uint32_t i) const;
  // A one-syllable name is not the middle of a longer capitalised name.
  bool stands_alone(std::uint32_t i, std::uint32_t last) const;
  const Entry* place_head_before(std::uint32_t i) const { return i > 0 ? s_.ending(i, Kind::place_heads) : nullptr; }
  bool parent_follows(std::uint32_t i) const;
  // "(PLO) - ": the paper's own mark before the text.
  bool dateline(std::uint32_t i, std::uint32_t last) const;
  bool honorific_or_title_before(std::uint32_t i) const { return i > 0 && (s_.ended(i, Kind::honorifics) || s_.ended(i, Kind::titles)); }
  // A name of the lexicon, of a kind, longer than one word, begins here.
  bool long_name(std::uint32_t i, Kind kind) const;
  // A title of two or more words begins here.
  bool long_title(std::uint32_t i) const;

 private:
  bool joined_to_place(std::uint32_t i) const;
  bool common_word(std::uint32_t i, std::uint32_t begin) const;
  bool begins_sentence_word(std::uint32_t i) const;
  bool five_syllables(std::uint32_t i, std::uint32_t second, std::uint32_t last) const;
  bool common_given(std::uint32_t i) const;
  bool rare_surname(std::uint32_t i) const;

  const Scan& s_;
};

// What an organization's name may be made of, after its head.
struct OrganizationRun {
  bool strict = false;      // after a name that is whole already: only places and the vocabulary of offices follow
  bool company = false;     // bridging lower-case words are welcome
  bool brackets = false;    // "Công ty TNHH Synergy (Việt Nam)"
  bool numbers = false;     // "Quân khu 7"
  bool bare_party = false;  // "các ban Đảng, Thành ủy": behind the one word "Đảng" no other body follows
  bool party = false;       // "Đảng Nguyễn Văn Bách": people behind the bare head are no part of it
};

// End of an organization's own words from `i` (right after its head), or `i`.
std::uint32_t organization_run(const Scan& scan, const Runs& runs, std::uint32_t i, std::uint32_t end, OrganizationRun how);

// Second pass: people after titles and honorifics, their roles, and the roles of people already found.
void find_titled_people(Scan& scan, std::vector<Name>& names);

// Third pass: foreign people that nothing announces: a reporting verb, an age, a description or an honorific elsewhere tells them.
void find_bare_people(Scan& scan, std::vector<Name>& names);

}  // namespace nienbieu
