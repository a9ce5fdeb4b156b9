#include "section/foreign.h"

#include <algorithm>

namespace nienbieu {

// "Ông Trump kêu gọi …", "Iceland mở lại …", "Thủ tướng Hun Manet thăm …": the first capitalised words behind the title, within five words.
// The word that opens the line is capitalised in any case: it is a name only when the lexicon has it as one.
ForeignLines::Name ForeignLines::opening_name(const Line& line) const {
  auto first = line.first;
  while (first < line.last && !tokens_[first].is_word()) ++first;
  if (first == line.last) return {};
  const auto hits = phrases_.at(first);
  for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit)
    for (const Entry& entry : hit->entries)
      if ((entry.kind == Kind::people || entry.kind == Kind::places || entry.kind == Kind::organizations) &&
          casing_agrees(tokens_, *hit, entry))
        return {hit->first, hit->last};
  const auto reach = std::min(line.last, first + 5);
  for (auto i = first + 1; i < reach; ++i) {
    if (!tokens_[i].is_word()) return {};
    if (tokens_[i].casing != Casing::initial && tokens_[i].casing != Casing::mixed) continue;
    auto end = i + 1;
    while (end < line.last && tokens_[end].is_word() && tokens_[end].capitalised()) ++end;
    return {i, end};
  }
  return {};
}

bool ForeignLines::opens_foreign(const std::vector<Line>& lines, std::size_t i) const {
  const Line& line = lines[i];
  // "Bà Trần Thị Bình, giám đốc: …", "Giai đoạn 2: …": a colon makes a heading, not a headline of somebody else
  for (auto k = line.first; k < line.last; ++k)
    if (tokens_[k].is_punct(':')) return false;
  const Name name = opening_name(line);
  if (name.first == name.last) return false;
  for (std::uint32_t k = 0; k < tokens_.size(); ++k) {
    if (k == line.first) k = line.last;
    if (k >= tokens_.size() || !tokens_[k].is_word()) continue;
    for (auto n = name.first; n < name.last; ++n)
      if (tokens_[k].key == tokens_[n].key) return false;
  }
  return true;
}

}  // namespace nienbieu
