// Who takes part in an action: phrases become arguments where they name somebody or something that can act. Private to src/event.
#pragma once
#include <vector>

#include "event/arguments.h"

namespace nienbieu {

// The arguments that a phrase gives. Plain words count only where their head names people, bodies or craft ("hành động" does not act);
// "binh sĩ Triều Tiên", "chính quyền Mỹ", "phía Israel" are their country.
void to_participants(const EventContext& c, const Items& items, const Phrase& phrase, std::vector<Argument>& out);

// The mention behind "của" that owns the noun phrase beginning at item i, as far as `hi`: "các cuộc không kích của Mỹ". A verb that is no
// event noun ends the phrase ("hành động vi phạm chủ quyền của Việt Nam" is not Việt Nam's).
Phrase owner_of(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t hi);

// Is it a country or territory?
bool is_country_entity(const EventContext& c, std::uint32_t entity);
// A newspaper, a station, an agency.
bool is_media(const EventContext& c, std::uint32_t entity);
// An army or another force with arms, by name or in words.
bool is_armed(const EventContext& c, const Argument& who);
bool is_country(const EventContext& c, std::uint32_t mention);

}  // namespace nienbieu
