// The day of what the text tells more than once, or as part of something else that has a day. Private to src/event.
#pragma once
#include <vector>

#include "event/items.h"
#include "event/when.h"

namespace nienbieu {

// An event in the story so far. Each question looks back from `d`, which is one of `all`, and where it finds the event that `d` tells again
// gives `d` its day and answers true.
struct Retold {
  const EventContext& c;
  const std::vector<Dated>& all;
  std::uint32_t running;  // the time that is the story's running date, or no_index: what only inherited it has no day of its own to give

  // The same deed of the same actor, mentioned again in passing.
  bool told_before(Dated& d) const;

  // "Trạm biến áp bốc cháy khiến nhiều người hốt hoảng": a disaster told again keeps its day, whatever day the story has come to.
  bool disaster_before(Dated& d) const;

  // "sẽ gặp ông X vào ngày mai … Cuộc gặp sẽ bàn về …": a meeting that lies ahead has the day for which it was told.
  bool planned_before(Dated& d) const;

  // "… khiến 12 người thiệt mạng": the harm is of the attack's day; "cuộc tấn công đó": the attack told before.
  bool from_same_attack(Dated& d) const;

 private:
  bool only_inherits(const Event& o) const;
  bool takes_up(const Dated& d, const Dated& before) const;
  bool same_side(std::uint32_t a, std::uint32_t b) const;
};

// "… chết vì những trận oanh kích giữa tháng 3 và tháng 4": the harm is of the time of the attack that is told behind it.
void harm_of_next(std::vector<Dated>& all, std::size_t k);

// "bị lật đổ trong cuộc đảo chính … năm 1991", "gặp nhau tại hội nghị hôm 3/5": what is done in an event is of its day.
void part_of_next(const EventContext& c, std::vector<Dated>& all, std::size_t k);

}  // namespace nienbieu
