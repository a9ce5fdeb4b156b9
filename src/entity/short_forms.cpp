#include "entity/short_forms.h"

#include <algorithm>
#include <unordered_map>

#include "entity/link.h"
#include "entity/runs.h"

namespace nienbieu {
namespace {

// The keys of the words of each person's names in the document.
struct FullName {
  std::uint32_t entity;
  std::vector<std::uint64_t> words;
  bool vietnamese;
};

void collect(const Scan& s, const Entities& entities, std::vector<FullName>& out) {
  out.clear();
  for (const Mention& m : entities.mentions) {
    if (m.type != EntityType::person || m.entity == no_index) continue;
    FullName name{m.entity, {}, true};
    for (auto i = m.first_token; i < m.last_token; ++i) {
      if (!s.tokens[i].is_word()) continue;
      name.words.push_back(s.tokens[i].key);
      name.vietnamese &= s.vietnamese(i);
    }
    if (name.words.size() >= 2) out.push_back(std::move(name));
  }
}

bool short_of(const FullName& full, const std::vector<std::uint64_t>& words) {
  if (words.empty() || words.size() >= full.words.size()) return false;
  // A tail of the full name ("Hanegbi", "Thu Hằng"); for foreign names the first word or words, too ("Yoon", "Kim Jong").
  if (std::equal(words.begin(), words.end(), full.words.end() - static_cast<std::ptrdiff_t>(words.size()))) return true;
  if (full.vietnamese && words.size() == 1) return false;
  return std::search(full.words.begin(), full.words.end(), words.begin(), words.end()) != full.words.end();
}

std::uint32_t pick(const std::vector<FullName>& names, const std::vector<std::uint64_t>& words) {
  std::uint32_t found = no_index;
  for (const FullName& full : names) {
    if (!short_of(full, words)) continue;
    if (found != no_index && found != full.entity) return no_index;
    found = full.entity;
  }
  return found;
}

class ShortForms {
 public:
  ShortForms(Scan& scan, Entities& out) : s_(scan), out_(out), runs_(scan) {}

  void run() {
    abbreviations();
    collect(s_, out_, names_);
    for (const Sentence& sentence : s_.sentences)
      for (auto i = sentence.first_token; i < sentence.last_token; ++i)
        if (!s_.taken[i] && s_.tokens[i].is_word() && s_.tokens[i].capitalised()) try_short(i, sentence.last_token);
  }

 private:
  void try_short(std::uint32_t i, std::uint32_t end) {
    if (s_.shouting[s_.sentence_of[i]]) return;
    if (const auto it = abbreviation_.find(s_.tokens[i].key); it != abbreviation_.end() && s_.tokens[i].casing == Casing::upper) {
      return add(i, i + 1, it->second, out_.list[it->second].type);
    }
    auto last = i + 1;
    while (last < end && !s_.taken[last] && s_.tokens[last].is_word() && s_.tokens[last].casing == Casing::initial && last - i < 3) ++last;
    for (; last > i; --last) {
      std::vector<std::uint64_t> words;
      for (auto k = i; k < last; ++k) words.push_back(s_.tokens[k].key);
      const auto entity = pick(names_, words);
      if (entity == no_index) continue;
      const bool plain = words.size() == 1 && s_.vietnamese(i);
      if (plain && (!runs_.stands_alone(i, last) || beside_capital(i) || (s_.has(i, Kind::ambiguities) && !s_.ended(i, Kind::honorifics)))) continue;
      // A Vietnamese given name alone needs an honorific, or a place in the sentence where only a name has a capital.
      if (plain && !runs_.honorific_or_title_before(i) && (s_.starts_sentence(i) && s_.has(i, Kind::common_caps))) continue;
      return add(i, last, entity, EntityType::person);
    }
  }

  // "Văn Nam", "Tuấn Hải": half of another name.
  bool beside_capital(std::uint32_t i) const {
    const auto capital = [&](std::uint32_t k) { return s_.tokens[k].is_word() && s_.tokens[k].casing == Casing::initial && s_.vietnamese(k) && !s_.taken[k] && s_.same_sentence(k, i); };
    return (i > 0 && capital(i - 1) && !s_.starts_sentence(i - 1) && !s_.ended(i, Kind::honorifics) && !s_.ended(i, Kind::titles)) || (i + 1 < s_.tokens.size() && capital(i + 1));
  }

  void add(std::uint32_t first, std::uint32_t last, std::uint32_t entity, EntityType type) {
    Mention m;
    m.span = {s_.tokens[first].start, s_.tokens[last - 1].end};
    m.first_token = first;
    m.last_token = last;
    m.sentence = s_.sentence_of[first];
    m.type = type;
    m.entity = entity;
    for (auto k = first; k < last; ++k) s_.taken[k] = 1;
    out_.mentions.push_back(m);
  }

  // "Cơ quan Bảo vệ Nhà nước (SOP)": the bracketed capitals stand for the name before them from here on.
  void abbreviations() {
    const auto count = out_.mentions.size();
    for (std::size_t k = 0; k < count; ++k) {
      const Mention m = out_.mentions[k];
      const auto i = m.last_token;
      if (m.entity == no_index || i + 2 >= s_.tokens.size() || !s_.tokens[i].is_punct('(')) continue;
      const Token& t = s_.tokens[i + 1];
      if (!t.is_word() || t.casing != Casing::upper || !s_.tokens[i + 2].is_punct(')') || m.type == EntityType::place) continue;
      if (s_.taken[i + 1]) continue;
      abbreviation_[t.key] = m.entity;
      add(i + 1, i + 2, m.entity, m.type);
    }
  }

  Scan& s_;
  Entities& out_;
  Runs runs_;
  std::vector<FullName> names_;
  std::unordered_map<std::uint64_t, std::uint32_t> abbreviation_;
};

}  // namespace

std::uint32_t find_short_form(const Scan& scan, std::uint32_t first, std::uint32_t last, const Entities& entities) {
  std::vector<FullName> names;
  collect(scan, entities, names);
  std::vector<std::uint64_t> words;
  for (auto i = first; i < last; ++i)
    if (scan.tokens[i].is_word()) words.push_back(scan.tokens[i].key);
  return pick(names, words);
}

void link_short_forms(Scan& scan, const std::vector<Name>&, Entities& out) { ShortForms(scan, out).run(); }

}  // namespace nienbieu
