#include "entity/titled_people.h"

#include <algorithm>
#include <unordered_map>

#include "entity/offices.h"

namespace nienbieu {
namespace {

// Is the title (folded, a blank before and after) in the role? "cựu phó thủ tướng" is no "thủ tướng".
bool role_has(std::string_view role, std::string_view title) {
  static const std::string deputy = " " + fold_phrase("phó") + " ";
  const auto at = role.find(title);
  return at != std::string_view::npos && role.find(deputy) >= at;
}

}  // namespace

Hold TitledPeople::hold_of(std::uint32_t first, std::uint32_t last) const {
  static const auto effect_column = column_of(Kind::title_modifiers, "effect");
  const auto n = static_cast<std::uint32_t>(tokens_.size());
  constexpr auto modifiers = PhraseHits::bit(Kind::title_modifiers);
  for (auto i = first - std::min(first, 2u); i < std::min(last + 1, n); ++i) {
    if (!phrases_.begins(i, modifiers)) continue;
    for (const Hit& hit : phrases_.at(i)) {
      if (i < first && hit.last != first) continue;
      for (const Entry& e : hit.entries) {
        if (e.kind != Kind::title_modifiers) continue;
        const auto effect = lexicon_.cell(e.kind, e.row, effect_column);
        if (effect == "former" || effect == "dead" || effect == "predecessor") return Hold::before;
        if (effect == "elect") return Hold::next;
      }
    }
  }
  return Hold::now;
}

std::pair<std::uint32_t, std::uint32_t> TitledPeople::tokens_in(Span span) const {
  const auto before = [](const Token& t, std::uint32_t at) { return t.start < at; };
  const auto first = std::lower_bound(tokens_.begin(), tokens_.end(), span.start, before);
  const auto last = std::lower_bound(first, tokens_.end(), span.end, before);
  return {static_cast<std::uint32_t>(first - tokens_.begin()), static_cast<std::uint32_t>(last - tokens_.begin())};
}

void TitledPeople::collect() {
  known_ = true;
  std::unordered_map<std::string, std::uint32_t> seen;
  for (std::uint32_t j = 0; j < e_.mentions.size(); ++j) {
    const Mention& p = e_.mentions[j];
    if (p.via != Via::name || p.type != EntityType::person || p.role.empty() || p.entity == no_index) continue;
    std::string role = " " + fold_phrase(slice(text_, p.role)) + " ";
    const auto [at, is_new] = seen.try_emplace(role + std::to_string(p.entity), static_cast<std::uint32_t>(titled_.size()));
    if (is_new) {
      const auto [first, last] = tokens_in(p.role);
      titled_.push_back({std::move(role), hold_of(first, last), p.entity, {}, named_in(p.role)});
    }
    titled_[at->second].mentions.push_back(j);
  }
}

std::vector<std::uint32_t> TitledPeople::named_in(Span role) const {
  std::vector<std::uint32_t> out;
  const auto& all = e_.mentions;
  auto m = std::lower_bound(all.begin(), all.end(), role.start, [](const Mention& c, std::uint32_t start) { return c.span.start < start; });
  for (; m != all.end() && m->span.start < role.end; ++m)
    if (m->entity != no_index && role.contains(m->span)) out.push_back(m->entity);
  return out;
}

bool TitledPeople::called(std::uint32_t entity, std::string_view folded_title) {
  if (!known_) collect();
  return std::any_of(titled_.begin(), titled_.end(), [&](const Titled& p) { return p.entity == entity && role_has(p.role, folded_title); });
}

std::uint32_t TitledPeople::holder(std::uint32_t k, const std::string& title, std::uint32_t owner, Hold hold) {
  if (!known_) collect();
  if (titled_.empty()) return no_index;
  const std::string wanted = " " + fold_phrase(title) + " ";
  std::uint32_t found = no_index, distance = 0xFFFFFFFF;
  for (const Titled& p : titled_) {
    if (p.hold != hold || !role_has(p.role, wanted)) continue;
    const bool of_owner = owner == no_index || e_.list[p.entity].country == e_.list[owner].country ||
                          std::find(p.owners.begin(), p.owners.end(), owner) != p.owners.end();
    if (!of_owner) continue;
    const auto after = std::lower_bound(p.mentions.begin(), p.mentions.end(), k);
    const auto away = after != p.mentions.begin() ? k - *std::prev(after) : (*after - k) + 1000;
    if (away < distance) found = p.entity, distance = away;
  }
  return found;
}

}  // namespace nienbieu
