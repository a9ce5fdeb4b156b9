// Short forms that only the document explains: a surname or given name of a person named in full, an abbreviation
// defined in brackets, the beginning of an organization's long name. Private to src/entity.
#pragma once
#include <unordered_map>
#include <vector>

#include "entity/runs.h"
#include "entity/scan.h"

namespace nienbieu {

class ShortForms {
 public:
  ShortForms(Scan& scan, Entities& out) : s_(scan), out_(out), runs_(scan) {}

  // Learns the full names of people among the mentions so far, or of one more mention.
  void learn();
  void learn(const Mention& mention);

  // The person of the document that tokens [first, last) name in short, or no_index when none or more than one fits.
  std::uint32_t find(std::uint32_t first, std::uint32_t last) const;
  // The person whose full or short name the tokens spell wrong in one word of six letters or more, by one edit.
  std::uint32_t find_misspelt(std::uint32_t first, std::uint32_t last) const;

  // Adds mentions for uncovered capitalised words that are short forms, abbreviations or beginnings of long names. Mentions are sorted.
  void run();

 private:
  // The words of a person's full name: [begin, end) of words_.
  struct FullName {
    std::uint32_t entity, begin, end;
    bool vietnamese;
    bool surname_first = false;  // "Tập Cận Bình": called by the first word
  };

  std::uint32_t misspelt_single(std::uint32_t i) const;
  bool short_of(const FullName& full, std::uint32_t first, std::uint32_t last) const;
  void abbreviations();
  void try_short(std::uint32_t i, std::uint32_t end);
  bool beside_capital(std::uint32_t i) const;
  bool plain_syllable_fits(std::uint32_t i, std::uint32_t last) const;
  bool try_beginning(std::uint32_t i, std::uint32_t end);
  void note_repeatable(std::uint32_t mention);
  void note_firm(const Mention& mention);
  bool told_for_sure(const Mention& mention) const;
  bool try_repeated(std::uint32_t i, std::uint32_t end);
  bool points(std::uint32_t i) const;
  bool part_of_longer(std::uint32_t first, std::uint32_t last) const;
  bool product_before(std::uint32_t i) const;
  void add(std::uint32_t first, std::uint32_t last, std::uint32_t entity, EntityType type, bool misspelt = false);

  Scan& s_;
  Entities& out_;
  Runs runs_;
  std::vector<FullName> names_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> singles_;      // tokens that name a person by a surname alone, their entities
  std::vector<std::uint32_t> words_;                                  // tokens of the names' words
  std::unordered_multimap<std::uint64_t, std::uint32_t> by_word_;     // key of a word: which of names_ has it
  std::unordered_map<std::uint64_t, std::uint32_t> abbreviation_;     // key: entity
  std::unordered_multimap<std::uint64_t, std::uint32_t> repeatable_;  // key of the first word: mention of a name that no lexicon has
  std::unordered_map<std::uint64_t, std::uint32_t> firms_;            // key of a firm's own first word: its entity
  std::unordered_multimap<std::uint64_t, std::uint32_t> beginnings_;  // key of the first word: mention of a long organization
};

}  // namespace nienbieu
