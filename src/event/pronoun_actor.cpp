#include "event/pronoun_actor.h"

#include "event/participants.h"

namespace nienbieu {
namespace {

void stand_for(std::uint32_t entity, Argument& a) {
  if (entity == no_index) return;
  a.entity = entity;
  a.via = Via::anaphora;
  a.unnamed_id.clear();
}

std::uint32_t country_of(const EventContext& c, const Entity& of) {
  if (of.country.empty()) return no_index;
  for (std::uint32_t k = 0; k < c.in.entities.list.size(); ++k)
    if (c.in.entities.list[k].country == of.country && is_country_entity(c, k)) return k;
  return no_index;
}

// Is a country named between the two?
bool another_country(const SentenceView& s, Span from, Span to) {
  for (const Item& item : s.items)
    if (item.kind == ItemKind::mention && s.c.mention(item).span.start >= from.end && s.c.mention(item).span.end <= to.start &&
        is_country(s.c, item.ref))
      return true;
  return false;
}

}  // namespace

void means_speaker(const SentenceView& s, const Event& said, Argument& a) {
  const Argument& by = said.actors[0];
  const Entity& speaker = s.c.in.entities.list[by.entity];
  const bool body = speaker.type == EntityType::organization;
  const auto who = slice(s.c.in.text, a.mention);
  if (who == "nước này" && said.sentence == s.index && !another_country(s, by.mention, a.mention))
    return stand_for(country_of(s.c, speaker), a);
  if (a.entity != no_index) return;
  if (who == "họ" || who == "Họ" || who == "đơn vị" || who == "đơn vị này" || who == "cơ quan này")
    return stand_for(body ? by.entity : no_index, a);
  if (who.find("húng ta") != std::string_view::npos || who.find("húng tôi") != std::string_view::npos)
    stand_for(speaker.type == EntityType::person ? country_of(s.c, speaker) : by.entity, a);
}

}  // namespace nienbieu
