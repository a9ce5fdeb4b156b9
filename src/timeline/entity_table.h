// The entities of a timeline: of several tellings of one, that which says most. Private to src/timeline.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "timeline/facts.h"

namespace nienbieu {

// A place on the map first, then a type, then the longest name, ties by bytes: the same whichever comes first.
bool says_more(const EntityTelling& a, const EntityTelling& b);

// `"id":{"name":…}`.
void write_entity(const EntityTelling& told, std::string& out);

// Calls `visit` with each telling of an event that has an id.
template <class Visit>
void each_telling(const EventFacts& facts, Visit visit) {
  for (const Tellings list : {facts.actors, facts.targets, facts.places, facts.others, facts.attributed}) {
    for (const EntityTelling* told : list) {
      if (!told->id.empty()) visit(*told);
    }
  }
}

// Keeps pointers to what it is given.
class EntityTable {
 public:
  void add(const EntityTelling& told) {
    const EntityTelling*& best = best_[told.id];
    if (!best || says_more(told, *best)) best = &told;
  }
  const std::map<std::string_view, const EntityTelling*>& best() const { return best_; }

 private:
  std::map<std::string_view, const EntityTelling*> best_;
};

}  // namespace nienbieu
