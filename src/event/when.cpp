#include "event/when.h"

#include <algorithm>

#include "event/event_time.h"
#include "event/own_time.h"
#include "event/tense_cues.h"

namespace nienbieu {
namespace {

class Dater {
 public:
  Dater(const EventContext& c, std::vector<Dated>& events) : c_(c), events_(events), times_(c.in.times) {}

  void run() {
    find_opening_date();
    std::uint32_t part = 0;
    for (std::size_t k = 0; k < events_.size();) {
      const auto sentence = events_[k].event->sentence;
      const auto here = part_of(sentence);
      if (here != part) part = here, running_ = no_index, opening_ = no_index;
      auto end = k;
      while (end < events_.size() && events_[end].event->sentence == sentence) ++end;
      if (steps_back(c_, sentence)) running_ = no_index, broken_ = true;
      from_ = k, to_ = end;
      own_.assign(end - k, no_index);
      for (auto i = k; i < end; ++i) own_[i - k] = own_time(sentence_events(), events_[i]);
      for (auto i = k; i < end; ++i) assign(events_[i]);
      move_running_date(k, end);
      k = end;
    }
    // "… thiệt mạng do các cuộc tấn công giữa tháng 9 và tháng 10": the harm is of the attack's time, told behind it.
    for (std::size_t k = 0; k + 1 < events_.size(); ++k) harm_of_next(k);
    // A quotation of several sentences has its speaker, and so its day, in the last of them.
    for (Dated& d : events_) {
      Event& e = *d.event;
      if (d.within == no_index || e.kind != EventKind::action || e.realis != Realis::actual || !e.time.edtf.empty()) continue;
      if (speech_act(e.type) || ongoing(c_, e)) take_time(e, events_[d.within].event->time, "the day of the statement");
    }
  }

 private:
  SentenceEvents sentence_events() const { return {c_, events_, from_, to_}; }

  // The section around the place, or null.
  const Section* section_at(std::uint32_t place) const {
    const auto after = [](std::uint32_t at, const Section& s) { return at < s.span.end; };
    const auto s = std::upper_bound(c_.in.sections.begin(), c_.in.sections.end(), place, after);
    return s != c_.in.sections.end() && s->span.contains(place) ? &*s : nullptr;
  }

  std::uint32_t part_of(std::uint32_t sentence) const {
    const Section* section = section_at(c_.in.sentences[sentence].span.start);
    return section ? section->part : 0;
  }

  // The first sentence that begins at or behind the place.
  std::uint32_t sentence_from(std::uint32_t place) const {
    const auto before = [](const Sentence& s, std::uint32_t at) { return s.span.start < at; };
    const auto s = std::lower_bound(c_.in.sentences.begin(), c_.in.sentences.end(), place, before);
    return static_cast<std::uint32_t>(s - c_.in.sentences.begin());
  }

  void harm_of_next(std::size_t k) {
    Event& e = *events_[k].event;
    if (e.type != EventType::HARM || e.time.timex != no_index) return;
    auto next = k + 1;
    const auto here = [&](std::size_t i) { return i < events_.size() && events_[i].event->sentence == e.sentence; };
    while (here(next) && events_[next].event->type == EventType::HARM) ++next;
    if (!here(next)) return;
    const Event& o = *events_[next].event;
    const bool cause = o.kind == EventKind::action && (o.type == EventType::ASSAULT || o.type == EventType::DISASTER) &&
                       o.trigger.start - e.trigger.end < 60 && o.time.timex != no_index;
    if (cause && (e.time.edtf.empty() || e.time.basis == Basis::inherited)) take_time(e, o.time, "the day of the attack that did the harm");
  }

  // The first date that the body gives to a main clause: what the headline and the lead tell took place then.
  void find_opening_date() {
    std::uint32_t looked = 0;
    for (const Section& section : c_.in.sections) {
      if (section.kind != SectionKind::body || section.part != 0) continue;
      for (auto s = sentence_from(section.span.start); s < c_.in.sentences.size(); ++s) {
        const Sentence& sentence = c_.in.sentences[s];
        if (!section.span.contains(sentence.span.start)) break;
        if (++looked > 5) return;
        const auto [lo, hi] = times_in(c_, sentence.first_token, sentence.last_token);
        for (auto k = lo; k < hi; ++k)
          if (usable(times_[k]) && day_or_finer(times_[k]) && recent(c_, times_[k]) && !of_paper_or_span(times_[k]) &&
              leads(times_[k], sentence, looked == 1)) {
            opening_ = k;
            return;
          }
      }
    }
  }

  // "Quyết định số 12/QĐ ngày 29/10" dates the paper, "từ ngày 16 đến 20/7" what it is about.
  bool of_paper_or_span(const Timex& t) const {
    static const std::uint64_t number = syllable_key("số");
    if (t.qualifier != Qualifier::none || t.edtf.find('/') != std::string::npos) return true;
    for (auto i = t.first_token; i > 0 && t.first_token - i < 10; --i) {
      if (c_.in.tokens[i - 1].is_punct(',')) return false;
      if (c_.in.tokens[i - 1].key == number) return true;
    }
    return false;
  }

  // In the article's first sentence any day counts, further down only one near the head of its sentence.
  bool leads(const Timex& t, const Sentence& sentence, bool first) const { return first || t.first_token - sentence.first_token <= 14; }

  void assign(Dated& d) {
    Event& e = *d.event;
    const auto k = own_[static_cast<std::size_t>(&d - events_.data()) - from_];
    if (k != no_index) return set_time(c_, e, k, times_[k].basis, times_[k].why);
    if (e.realis != Realis::actual && e.kind == EventKind::action) return;
    if (from_same_attack(d) || told_before(d)) return;
    if (d.within != no_index && e.kind == EventKind::action) {
      const Event& said = *events_[d.within].event;
      // What the speaker does in speaking, or says is going on, is of the statement's day; so is what a sentence with a date tells.
      const bool same_sentence = said.sentence == e.sentence && said.time.timex != no_index && said.time.basis != Basis::inherited;
      const bool official = e.type == EventType::LEGAL || e.type == EventType::OFFICE || e.type == EventType::LEGISLATE;
      if (held(c_, e) || e.aside || subordinate_clause(c_, e).first != no_index) return;
      if (speech_act(e.type) || ongoing(c_, e) || same_sentence || official) take_time(e, said.time, "the day of the statement");
      return;
    }
    if (habitual(c_, e)) return;
    if (const auto after = time_came_after(sentence_events(), d); after != no_index)
      return set_time(c_, e, after, Basis::inherited,
                      "the day of what it came after: \"" + std::string(slice(c_.in.text, times_[after].span)) + "\"");
    if (e.kind == EventKind::action) {
      if (e.aside || held(c_, e) || subordinate_clause(c_, e).first != no_index || history_here(d) || opens_vaguely(e.sentence)) return;
    }
    if (running_ != no_index)
      return set_time(c_, e, running_, Basis::inherited,
                      "running date of the story: \"" + std::string(slice(c_.in.text, times_[running_].span)) + "\"");
    if (opening_ != no_index && !broken_)
      return set_time(c_, e, opening_, Basis::inherited,
                      "the article dates it later: \"" + std::string(slice(c_.in.text, times_[opening_].span)) + "\"");
    if (in_lead(e)) take_publication(c_, e);
  }

  // Another verb of the sentence is dated months or years back: the sentence tells history.
  bool history_here(const Dated& d) const {
    for (auto i = from_; i < to_; ++i) {
      const Event& o = *events_[i].event;
      if (&events_[i] == &d || o.kind != EventKind::action || o.rule.ends_with("noun-of") || own_[i - from_] == no_index) continue;
      if (c_.in.published.latest && away_from_publication(c_, times_[own_[i - from_]]) > 90 && subordinate_clause(c_, o).first == no_index)
        return true;
    }
    return false;
  }

  // "Nhiều ngày sau, …": the sentence opens with a time that has no value.
  bool opens_vaguely(std::uint32_t s) const {
    const auto& sentence = c_.in.sentences[s];
    const auto [lo, hi] = times_in(c_, sentence.first_token, std::min(sentence.first_token + 3, sentence.last_token));
    return lo < hi && times_[lo].type != TimexType::set && times_[lo].edtf.empty();
  }

  // The same deed of the same actor told before with a date: mentioned again in passing, it keeps that date.
  bool told_before(Dated& d) {
    Event& e = *d.event;
    if (e.kind != EventKind::action || e.actors.size() != 1 || e.actors[0].entity == no_index) return false;
    if (d.within == no_index && !e.aside && !e.rule.ends_with("noun-of")) return false;
    if (ongoing(c_, e)) return false;
    for (std::size_t k = static_cast<std::size_t>(&d - events_.data()); k-- > 0;) {
      const Event& o = *events_[k].event;
      if (e.sentence - o.sentence > 12) break;
      if (o.kind != EventKind::action || o.type != e.type || o.realis != Realis::actual || o.time.edtf.empty()) continue;
      if (o.actors.size() != 1 || o.actors[0].entity != e.actors[0].entity || !same_words(c_, e, o) || parted(e, o)) continue;
      if (o.time.basis == Basis::inherited && o.time.timex == running_) continue;
      take_time(e, o.time, "the event told before");
      return true;
    }
    return false;
  }

  // Do targets or places say that they are two?
  static bool parted(const Event& a, const Event& b) {
    const auto differ = [](const std::vector<Argument>& x, const std::vector<Argument>& y) {
      if (x.empty() || y.empty()) return false;
      for (const Argument& p : x)
        for (const Argument& q : y)
          if (p.entity == q.entity) return false;
      return true;
    };
    return differ(a.targets, b.targets) || differ(a.places, b.places);
  }

  static bool speech_act(EventType t) { return t == EventType::ACCUSE || t == EventType::REQUEST || t == EventType::REJECT; }

  // "… khiến 12 người thiệt mạng": the harm is of the attack's day; "cuộc tấn công đó": the attack told before.
  bool from_same_attack(Dated& d) {
    Event& e = *d.event;
    const bool harm = e.type == EventType::HARM, points_back = harm && demonstrative_subject(c_, e);
    if (!harm && !(e.rule.ends_with("noun-of") && demonstrative_after(c_, e))) return false;
    for (std::size_t k = static_cast<std::size_t>(&d - events_.data()); k-- > 0;) {
      const Event& o = *events_[k].event;
      if (e.sentence - o.sentence > (harm && !points_back ? 0u : 6u)) break;
      if (o.kind != EventKind::action || o.time.edtf.empty() || o.time.basis == Basis::publication) continue;
      if (harm ? (o.type != EventType::ASSAULT && o.type != EventType::DISASTER) : o.type != e.type) continue;
      take_time(e, o.time, harm ? "the day of the attack that did the harm" : "the event told before");
      return true;
    }
    return false;
  }

  // The headline and the first paragraph's first sentence.
  bool in_lead(const Event& e) const {
    const auto at = c_.in.sentences[e.sentence].span.start;
    const Section* section = section_at(at);
    if (!section) return false;
    if (section->kind == SectionKind::headline) return section->part == 0;
    return section->lead && sentence_from(section->span.start) == e.sentence;
  }

  // A sentence whose main clause has a date of its own, recent enough, moves the story's date.
  void move_running_date(std::size_t from, std::size_t to) {
    for (auto i = from; i < to; ++i) {
      const Event& e = *events_[i].event;
      if (events_[i].within != no_index || e.time.timex == no_index || e.time.basis == Basis::inherited) continue;
      const Timex& t = times_[e.time.timex];
      const bool opens =
          t.first_token - c_.in.sentences[e.sentence].first_token <= 3 && t.grain != Grain::year && t.grain != Grain::unknown;
      if ((!day_or_finer(t) && !opens) || !recent(c_, t) || long_span(t) || e.rule.ends_with("noun-of")) continue;
      running_ = e.time.timex;
      broken_ = false;
      return;
    }
    if (running_ != no_index || !c_.in.published.earliest) return;
    for (auto i = from; i < to; ++i) {
      const Event& e = *events_[i].event;
      if (e.time.timex == no_index || !day_or_finer(times_[e.time.timex]) ||
          times_[e.time.timex].edtf != c_.in.published.edtf.substr(0, 10))
        continue;
      running_ = e.time.timex;
      broken_ = false;
      return;
    }
  }

  const EventContext& c_;
  std::vector<Dated>& events_;
  std::span<const Timex> times_;
  std::uint32_t running_ = no_index, opening_ = no_index;
  std::size_t from_ = 0, to_ = 0;   // the events of the sentence at hand
  std::vector<std::uint32_t> own_;  // their own times
  bool broken_ = false;             // a sentence stepped back in time and gave no date
};

}  // namespace

void assign_times(const EventContext& c, std::vector<Dated>& events) { Dater(c, events).run(); }

}  // namespace nienbieu
