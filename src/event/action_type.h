// What the arguments of an action say about its type, and its type about them. Private to src/event.
#pragma once
#include "event/sentence_view.h"

namespace nienbieu {

// A trigger in its clause, once its arguments are found.
struct TriggerClause {
  std::uint32_t t;                   // the trigger's item
  std::uint32_t lo;                  // the item that its clause can begin at
  std::uint32_t subject = no_index;  // first item of its subject
  bool deploys = false;              // its object is troops or craft
};

// "điều động nhiều lực lượng", "điều động 3 tàu chiến"
bool moves_troops(const SentenceView& s, std::uint32_t t);

// Storms make landfall, prosecutors approve charges, ships call at a port: changes the type, and the arguments with it.
void fit_type(const SentenceView& s, const TriggerClause& clause, Event& e);

// "nghị quyết được thông qua tại Hội đồng Bảo an": who voted is where it was voted.
void body_that_votes(const SentenceView& s, std::uint32_t t, Event& e);

}  // namespace nienbieu
