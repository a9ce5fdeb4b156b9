#include "event/retold.h"

#include <algorithm>

#include "event/event_time.h"
#include "event/participants.h"
#include "event/tense_cues.h"

namespace nienbieu {
namespace {

// Sentences from what was told to where it is told again.
constexpr std::uint32_t deed_reach = 12, attack_reach = 6, plan_reach = 4;

constexpr const char* told_before_why = "the event told before";
constexpr const char* harm_why = "the day of the attack that did the harm";

bool attacks(const Event& e) { return e.kind == EventKind::action && (e.type == EventType::ASSAULT || e.type == EventType::DISASTER); }

bool shares_somebody(const Event& a, const Event& b) {
  const auto in = [](const Argument& x, const std::vector<Argument>& all) {
    return std::any_of(all.begin(), all.end(), [&](const Argument& y) { return x.entity != no_index && x.entity == y.entity; });
  };
  return std::any_of(a.actors.begin(), a.actors.end(), [&](const Argument& x) { return in(x, b.actors) || in(x, b.targets); });
}

// Do targets or places say that they are two?
bool parted(const Event& a, const Event& b) {
  const auto differ = [](const std::vector<Argument>& x, const std::vector<Argument>& y) {
    if (x.empty() || y.empty()) return false;
    for (const Argument& p : x)
      for (const Argument& q : y)
        if (p.entity == q.entity) return false;
    return true;
  };
  return differ(a.targets, b.targets) || differ(a.places, b.places);
}

// The day of the nearest event before `d`, at most `reach` sentences back, that has one and that is the same.
template <class Same>
bool take_from(const std::vector<Dated>& all, const Dated& d, std::uint32_t reach, const char* why, Same&& same) {
  for (auto k = static_cast<std::size_t>(&d - all.data()); k-- > 0;) {
    const Event& o = *all[k].event;
    if (d.event->sentence - o.sentence > reach) break;
    const bool open = o.time.earliest.empty() || o.time.latest.empty();  // "kể từ tháng 10": no day of one deed
    if (o.time.edtf.empty() || open || !same(all[k])) continue;
    take_time(*d.event, o.time, why);
    return true;
  }
  return false;
}

}  // namespace

bool Retold::told_before(Dated& d) const {
  const Event& e = *d.event;
  if (e.kind != EventKind::action || e.actors.size() != 1 || e.actors[0].entity == no_index) return false;
  // A caption and "việc X công nhận Y" take up what the story tells.
  const bool taken_up = e.aside || e.rule.ends_with("noun-of") || e.section == SectionKind::caption || nominal_clause(c, e) != no_index;
  if ((d.within == no_index && !taken_up) || ongoing(c, e)) return false;
  return take_from(all, d, deed_reach, told_before_why, [&](const Dated& before) {
    const Event& o = *before.event;
    if (o.kind != EventKind::action || o.type != e.type || o.realis != Realis::actual || only_inherits(o)) return false;
    if (o.actors.size() != 1 || !same_side(e.actors[0].entity, o.actors[0].entity) || parted(e, o)) return false;
    return same_words(c, e, o) || same_words(c, o, e) || takes_up(d, before);
  });
}

bool Retold::disaster_before(Dated& d) const {
  const Event& e = *d.event;
  if (e.type != EventType::DISASTER || ongoing(c, e) || habitual(c, e)) return false;
  return take_from(all, d, deed_reach, told_before_why, [&](const Dated& before) {
    const Event& o = *before.event;
    if (o.type != EventType::DISASTER || o.realis != Realis::actual || o.time.basis == Basis::publication || only_inherits(o)) return false;
    const bool dated = o.time.timex != no_index && recent(c, c.in.times[o.time.timex]) && !o.time.earliest.empty();
    return dated && same_words(c, e, o) && !parted(e, o);
  });
}

bool Retold::planned_before(Dated& d) const {
  const Event& e = *d.event;
  if (e.kind != EventKind::action || e.type != EventType::CONSULT || e.realis != Realis::future) return false;
  return take_from(all, d, plan_reach, told_before_why, [&](const Dated& before) {
    const Event& o = *before.event;
    const bool meeting = o.kind == EventKind::action && o.type == e.type && o.realis == Realis::future;
    return meeting && (e.actors.empty() || shares_somebody(e, o));
  });
}

bool Retold::from_same_attack(Dated& d) const {
  const Event& e = *d.event;
  const bool harm = e.type == EventType::HARM, points_back = harm && demonstrative_subject(c, e);
  if (!harm && !(e.rule.ends_with("noun-of") && demonstrative_after(c, e))) return false;
  return take_from(all, d, harm && !points_back ? 0 : attack_reach, harm ? harm_why : told_before_why, [&](const Dated& before) {
    const Event& o = *before.event;
    if (o.kind != EventKind::action || o.time.basis == Basis::publication) return false;
    return harm ? attacks(o) : o.type == e.type;
  });
}

bool Retold::only_inherits(const Event& o) const { return o.time.basis == Basis::inherited && o.time.timex == running; }

// "X thống kê: Nga phóng 100 UAV trong 24 giờ qua. Hai người chết vì đợt không kích của Nga": the noun takes up the attack that the
// sentence before tells, in the same mouth.
bool Retold::takes_up(const Dated& d, const Dated& before) const {
  const Event& e = *d.event;
  const Event& o = *before.event;
  if (e.type != EventType::ASSAULT || !e.rule.ends_with("noun-of") || o.rule.ends_with("noun-of") || e.sentence - o.sentence > 1)
    return false;
  if (d.within == no_index || before.within == no_index) return d.within == before.within;
  const auto& x = all[d.within].event->actors;
  const auto& y = all[before.within].event->actors;
  return x.size() == 1 && y.size() == 1 && x[0].entity != no_index && x[0].entity == y[0].entity;
}

// One actor, or a country and a body of it: "Cục Hải sự Quảng Đông thông báo tập trận … Việc Trung Quốc tập trận".
bool Retold::same_side(std::uint32_t a, std::uint32_t b) const {
  if (a == b || a == no_index || b == no_index) return a == b && a != no_index;
  const Entity& x = c.in.entities.list[a];
  const Entity& y = c.in.entities.list[b];
  const auto country_and_body = [&](std::uint32_t country, const Entity& body) {
    return body.type == EntityType::organization && is_country_entity(c, country);
  };
  return !x.country.empty() && x.country == y.country && (country_and_body(a, y) || country_and_body(b, x));
}

void harm_of_next(std::vector<Dated>& all, std::size_t k) {
  Event& e = *all[k].event;
  if (e.type != EventType::HARM || e.time.timex != no_index) return;
  auto next = k + 1;
  const auto here = [&](std::size_t i) { return i < all.size() && all[i].event->sentence == e.sentence; };
  while (here(next) && all[next].event->type == EventType::HARM) ++next;
  if (!here(next)) return;
  constexpr std::uint32_t nearby = 60;  // bytes from the harm to its cause
  const Event& o = *all[next].event;
  const bool cause = attacks(o) && o.trigger.start - e.trigger.end < nearby && o.time.timex != no_index;
  if (cause && (e.time.edtf.empty() || e.time.basis == Basis::inherited)) take_time(e, o.time, harm_why);
}

void part_of_next(const EventContext& c, std::vector<Dated>& all, std::size_t k) {
  static const KeySet in({"trong", "tại"}), determiners({"một", "các", "những", "cuộc", "buổi"});
  Event& e = *all[k].event;
  const Event& o = *all[k + 1].event;
  const bool open = e.time.edtf.empty() || e.time.basis == Basis::inherited || e.time.basis == Basis::publication;
  if (e.kind != EventKind::action || e.realis != Realis::actual || !open || o.kind != EventKind::action || o.sentence != e.sentence) return;
  if (!o.rule.ends_with("noun-of") || o.time.timex == no_index || o.time.basis == Basis::inherited || o.trigger.start < e.trigger.end)
    return;
  auto i = trigger_token(c, o);
  const auto after = trigger_token(c, e);
  while (i > after && determiners.contains(c.in.tokens[i - 1].key)) --i;
  if (i > after + 1 && i - after < 8 && in.contains(c.in.tokens[i - 1].key)) take_time(e, o.time, "the day of what it was part of");
}

}  // namespace nienbieu
