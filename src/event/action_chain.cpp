#include "event/action_chain.h"

#include "event/trigger.h"

namespace nienbieu {

// "khởi tố bị can, bắt tạm giam ông A": the verbs of a chain share the object behind the last of them.
void share_objects(const SentenceView& s, std::span<const std::uint32_t> at, std::span<Event> events) {
  for (std::size_t k = events.size(); k-- > 1;) {
    Event& e = events[k - 1];
    const Event& next = events[k];
    const auto from = at[k - 1], to = at[k];
    if (!e.targets.empty() || next.targets.empty() || e.type != next.type || e.within != next.within || to > from + 5) continue;
    // "điện đàm và đối thoại với X"
    const bool meetings = next.type == EventType::CONSULT && to == from + 2 && s.word(from + 1, "và");
    if (!meetings && (s.c.cell(*s[from].trigger, "frame") != "svo" || passive_before(s, from, 0) != no_index)) continue;
    bool chain = false;
    for (auto i = from + 1; i < to; ++i) {
      if (s[i].kind == ItemKind::mention)
        chain = false, i = to;
      else
        chain |= s.punct(i, ',') || s.word(i, "và");
    }
    if (!chain) continue;
    e.targets = next.targets;
    for (Argument& a : e.targets) a.inherited = true;
  }
}

// "2 người thiệt mạng vì đợt không kích của Nga": who attacked did the harm.
void name_causes(const SentenceView& s, std::span<const std::uint32_t> at, std::span<Event> events) {
  for (std::size_t k = 0; k + 1 < events.size(); ++k) {
    // "bị lật đổ trong chiến dịch do Mỹ dẫn đầu"
    const bool toppled = events[k].type == EventType::OFFICE && events[k].mode == "dismiss" && !events[k].targets.empty();
    if ((events[k].type != EventType::HARM && !toppled) || !events[k].actors.empty()) continue;
    std::size_t next = k + 1;
    while (next < events.size() && events[next].type == EventType::HARM) ++next;
    if (next == events.size() || events[next].type != EventType::ASSAULT || events[next].actors.empty()) continue;
    const auto from = at[next - 1], to = at[next];
    if (to - from > 9) continue;
    bool cause = false;
    for (auto i = from + 1; i < to; ++i) {
      if (s[i].is_verb() || s[i].is_predicate() || s[i].kind == ItemKind::punct)
        cause = false, i = to;
      else
        cause |= s.word(i, "vì") || s.word(i, "do") || s.word(i, "trong") || s.word(i, "bởi");
    }
    if (!cause) continue;
    events[k].actors = events[next].actors;
    for (Argument& a : events[k].actors) a.inherited = true;
  }
}

}  // namespace nienbieu
