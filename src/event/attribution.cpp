#include <algorithm>

#include "event/statements.h"

namespace nienbieu {
namespace {

bool is_outlet(const EventContext& c, const Argument& a) {
  if (a.entity == no_index) return false;
  const Entity& e = c.in.entities.list[a.entity];
  return e.type == EntityType::organization && e.lexicon_kind == Kind::organizations && e.lexicon_row != no_index &&
         c.in.lexicon.cell(Kind::organizations, e.lexicon_row, column_of(Kind::organizations, "type")) == "media";
}

bool said_by_outlets(const EventContext& c, const Said& said) {
  return !said.event.actors.empty() &&
         std::all_of(said.event.actors.begin(), said.event.actors.end(), [&](const Argument& a) { return is_outlet(c, a); });
}

// Each statement's parent: the innermost one whose content holds its verb.
void nest(std::size_t from, std::vector<Said>& out) {
  for (std::size_t k = from; k < out.size(); ++k) {
    std::uint32_t length = 0xFFFFFFFF;
    for (std::size_t j = from; j < out.size(); ++j) {
      if (j == k || !out[j].event.content.contains(out[k].event.trigger)) continue;
      if (out[j].event.content.length() < length) length = out[j].event.content.length(), out[k].parent = static_cast<std::uint32_t>(j);
    }
  }
}

// Takes the marked statements out; a parent that goes hands its children to its own parent.
void drop(const std::vector<std::uint8_t>& gone, std::size_t from, std::vector<Said>& out) {
  for (std::size_t k = from; k < out.size(); ++k)
    while (out[k].parent != no_index && gone[out[k].parent]) out[k].parent = out[out[k].parent].parent;
  std::vector<std::uint32_t> moved(out.size(), no_index);
  std::size_t write = from;
  for (std::size_t k = from; k < out.size(); ++k) {
    if (gone[k]) continue;
    moved[k] = static_cast<std::uint32_t>(write);
    if (write != k) out[write] = std::move(out[k]);
    ++write;
  }
  out.resize(write);
  for (std::size_t k = from; k < out.size(); ++k)
    if (out[k].parent != no_index) out[k].parent = moved[out[k].parent];
}

}  // namespace

void chain_attributions(const EventContext& c, std::size_t from, std::vector<Said>& out) {
  nest(from, out);
  // A relay whose content is another's statement is that one's attribution.
  std::vector<std::uint8_t> gone(out.size(), 0);
  for (std::size_t k = from; k < out.size(); ++k) {
    const auto p = out[k].parent;
    if (p == no_index || !out[p].relays || !said_by_outlets(c, out[p])) continue;
    auto& chain = out[k].event.attribution;
    for (const Argument& a : out[p].event.actors) chain.push_back({a, out[p].event.trigger});
    chain.insert(chain.begin(), out[p].event.attribution.begin(), out[p].event.attribution.end());
    gone[p] = 1;
    out[k].clause_first = std::min(out[k].clause_first, out[p].clause_first);
  }
  drop(gone, from, out);
}

}  // namespace nienbieu
