#include "event/when.h"

#include <algorithm>

namespace nienbieu {
namespace {

// A date, or a period whose two ends are known ("trong 24 giờ qua").
bool usable(const Timex& t) { return t.type != TimexType::set && !t.edtf.empty(); }

bool day_or_finer(const Timex& t) {
  return t.grain == Grain::day || t.grain == Grain::part_of_day || t.grain == Grain::hour || t.grain == Grain::minute;
}

// The story goes on through a day, not through a minute: what an event takes over from another is the day, without its clock.
std::string without_clock(const std::string& edtf) {
  std::string days;
  for (std::size_t at = 0; at < edtf.size(); ++at) {
    if (edtf[at] == 'T') at = std::min(edtf.find('/', at), edtf.size());
    if (at < edtf.size()) days += edtf[at];
  }
  const std::size_t slash = days.find('/');
  if (slash != std::string::npos && days.compare(0, slash, days, slash + 1) == 0) days.resize(slash);
  return days;
}

void keep_day(EventTime& time) {
  if (time.edtf.find('T') == std::string::npos) return;
  time.edtf = without_clock(time.edtf);
  time.earliest = without_clock(time.earliest);
  time.latest = without_clock(time.latest);
  time.grain = Grain::day;
}

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
      if (steps_back(sentence)) running_ = no_index, broken_ = true;
      from_ = k, to_ = end;
      own_.assign(end - k, no_index);
      for (auto i = k; i < end; ++i) own_[i - k] = own_time(events_[i]);
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
      if (speech_act(e.type) || ongoing(e)) take(e, events_[d.within].event->time, "the day of the statement");
    }
  }

 private:
  std::uint32_t part_of(std::uint32_t sentence) const {
    for (const Section& s : c_.in.sections)
      if (s.span.contains(c_.in.sentences[sentence].span.start)) return s.part;
    return 0;
  }

  void harm_of_next(std::size_t k) {
    Event& e = *events_[k].event;
    if (e.type != EventType::HARM || e.time.timex != no_index) return;
    auto next = k + 1;
    while (next < events_.size() && events_[next].event->type == EventType::HARM) ++next;
    if (next == events_.size()) return;
    const Event& o = *events_[next].event;
    const bool cause = o.kind == EventKind::action && (o.type == EventType::ASSAULT || o.type == EventType::DISASTER) &&
                       o.sentence == e.sentence && o.trigger.start - e.trigger.end < 60 && o.time.timex != no_index;
    if (cause && (e.time.edtf.empty() || e.time.basis == Basis::inherited)) take(e, o.time, "the day of the attack that did the harm");
  }

  std::pair<std::uint32_t, std::uint32_t> times_in(std::uint32_t first, std::uint32_t last) const {
    const auto lo =
        std::lower_bound(times_.begin(), times_.end(), first, [](const Timex& t, std::uint32_t v) { return t.first_token < v; });
    const auto hi = std::lower_bound(lo, times_.end(), last, [](const Timex& t, std::uint32_t v) { return t.first_token < v; });
    return {static_cast<std::uint32_t>(lo - times_.begin()), static_cast<std::uint32_t>(hi - times_.begin())};
  }

  std::uint32_t token_of(const Event& e) const {
    const auto& sentence = c_.in.sentences[e.sentence];
    auto t = sentence.first_token;
    while (t + 1 < sentence.last_token && c_.in.tokens[t].start < e.trigger.start) ++t;
    return t;
  }

  // The first date that the body gives to a main clause: what the headline and the lead tell took place then.
  void find_opening_date() {
    std::uint32_t looked = 0;
    for (const Section& section : c_.in.sections) {
      if (section.kind != SectionKind::body || section.part != 0) continue;
      for (std::uint32_t s = 0; s < c_.in.sentences.size(); ++s) {
        const Sentence& sentence = c_.in.sentences[s];
        if (!section.span.contains(sentence.span.start)) continue;
        if (++looked > 5) return;
        const auto [lo, hi] = times_in(sentence.first_token, sentence.last_token);
        for (auto k = lo; k < hi; ++k)
          if (usable(times_[k]) && day_or_finer(times_[k]) && recent(times_[k]) && !of_paper_or_span(times_[k]) &&
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

  // Within two weeks of publication, or publication is not known.
  bool recent(const Timex& t) const {
    if (!c_.in.published.earliest) return true;
    CivilDate d;
    if (t.latest.size() < 10 || std::sscanf(t.latest.c_str(), "%d-%d-%d", &d.year, &d.month, &d.day) != 3) return false;
    const auto away = to_days(*c_.in.published.latest) - to_days(d);
    return away >= -1 && away <= 45;
  }

  void assign(Dated& d) {
    Event& e = *d.event;
    const auto k = own_[static_cast<std::size_t>(&d - events_.data()) - from_];
    if (k != no_index) return set(e, k, times_[k].basis, times_[k].why);
    if (e.realis != Realis::actual && e.kind == EventKind::action) return;
    if (from_same_attack(d) || told_before(d)) return;
    if (d.within != no_index && e.kind == EventKind::action) {
      const Event& said = *events_[d.within].event;
      // What the speaker does in speaking, or says is going on, is of the statement's day; so is what a sentence with a date tells.
      const bool same_sentence = said.sentence == e.sentence && said.time.timex != no_index && said.time.basis != Basis::inherited;
      const bool official = e.type == EventType::LEGAL || e.type == EventType::OFFICE || e.type == EventType::LEGISLATE;
      if (held(e) || e.aside || subordinate(e).first != no_index) return;
      if (speech_act(e.type) || ongoing(e) || same_sentence || official) take(e, said.time, "the day of the statement");
      return;
    }
    if (habitual(e)) return;
    if (const auto after = time_came_after(d); after != no_index)
      return set(e, after, Basis::inherited,
                 "the day of what it came after: \"" + std::string(slice(c_.in.text, times_[after].span)) + "\"");
    if (e.kind == EventKind::action) {
      if (e.aside || held(e) || subordinate(e).first != no_index || history_here(d) || opens_vaguely(e.sentence)) return;
    }
    if (running_ != no_index)
      return set(e, running_, Basis::inherited,
                 "running date of the story: \"" + std::string(slice(c_.in.text, times_[running_].span)) + "\"");
    if (opening_ != no_index && !broken_)
      return set(e, opening_, Basis::inherited,
                 "the article dates it later: \"" + std::string(slice(c_.in.text, times_[opening_].span)) + "\"");
    if (in_lead(e)) publication(e);
  }

  // "vẫn đang bị giam giữ": a state that goes on began some other day.
  bool held(const Event& e) const {
    static const std::uint64_t still = syllable_key("vẫn"), yet = syllable_key("còn"), being = syllable_key("đang");
    if (e.type != EventType::COERCE) return false;
    const auto at = token_of(e);
    for (auto i = at; i > c_.in.sentences[e.sentence].first_token && at - i < 5; --i) {
      const auto key = c_.in.tokens[i - 1].key;
      if (key == still || key == yet || key == being) return true;
    }
    return false;
  }

  // The clause of "sau khi", "trước khi", "từ khi" around the trigger, as tokens; no_index when it is in none. Fires, attacks and harm
  // are told that way on their own day ("ba người bị thương sau khi xưởng phát nổ").
  std::pair<std::uint32_t, std::uint32_t> subordinate(const Event& e) const {
    static const std::uint64_t when = syllable_key("khi"), after = syllable_key("sau"), before = syllable_key("trước"),
                               since = syllable_key("từ");
    const auto& t = c_.in.tokens;
    const auto& sentence = c_.in.sentences[e.sentence];
    if (e.type == EventType::DISASTER || e.type == EventType::HARM) return {no_index, no_index};
    const auto at = token_of(e);
    for (auto i = at; i > sentence.first_token + 1; --i) {
      if (t[i - 1].is_punct(',') || t[i - 1].is_punct(';') || t[i - 1].is_punct(':')) break;
      if (t[i - 1].key != when || !(t[i - 2].key == after || t[i - 2].key == before || t[i - 2].key == since)) continue;
      auto end = at;
      while (end < sentence.last_token && !t[end].is_punct(',') && !t[end].is_punct(';')) ++end;
      return {i, end};
    }
    return {no_index, no_index};
  }

  // Days from the end of the time to publication; large when it has no end.
  std::int64_t away_from_publication(const Timex& t) const {
    CivilDate d;
    if (!c_.in.published.latest || t.latest.size() < 10 || std::sscanf(t.latest.c_str(), "%d-%d-%d", &d.year, &d.month, &d.day) != 3)
      return 1 << 20;
    return to_days(*c_.in.published.latest) - to_days(d);
  }

  // Another verb of the sentence is dated months or years back: the sentence tells history.
  bool history_here(const Dated& d) const {
    for (auto i = from_; i < to_; ++i) {
      const Event& o = *events_[i].event;
      if (&events_[i] == &d || o.kind != EventKind::action || o.rule.ends_with("noun-of") || own_[i - from_] == no_index) continue;
      if (c_.in.published.latest && away_from_publication(times_[own_[i - from_]]) > 90 && subordinate(o).first == no_index) return true;
    }
    return false;
  }

  // "Nhiều ngày sau, …": the sentence opens with a time that has no value.
  bool opens_vaguely(std::uint32_t s) const {
    const auto& sentence = c_.in.sentences[s];
    const auto [lo, hi] = times_in(sentence.first_token, std::min(sentence.first_token + 3, sentence.last_token));
    return lo < hi && times_[lo].type != TimexType::set && times_[lo].edtf.empty();
  }

  // The same deed of the same actor told before with a date: mentioned again in passing, it keeps that date.
  bool told_before(Dated& d) {
    Event& e = *d.event;
    if (e.kind != EventKind::action || e.actors.size() != 1 || e.actors[0].entity == no_index) return false;
    if (d.within == no_index && !e.aside && !e.rule.ends_with("noun-of")) return false;
    if (ongoing(e)) return false;
    for (std::size_t k = static_cast<std::size_t>(&d - events_.data()); k-- > 0;) {
      const Event& o = *events_[k].event;
      if (e.sentence - o.sentence > 12) break;
      if (o.kind != EventKind::action || o.type != e.type || o.realis != Realis::actual || o.time.edtf.empty()) continue;
      if (o.actors.size() != 1 || o.actors[0].entity != e.actors[0].entity || !same_words(e, o) || parted(e, o)) continue;
      if (o.time.basis == Basis::inherited && o.time.timex == running_) continue;
      take(e, o.time, "the event told before");
      return true;
    }
    return false;
  }

  // One trigger's words contain the other's first word.
  bool same_words(const Event& a, const Event& b) const {
    const auto x = token_of(a), y = token_of(b);
    for (auto i = y; i < c_.in.tokens.size() && c_.in.tokens[i].start < b.trigger.end; ++i)
      if (c_.in.tokens[i].key == c_.in.tokens[x].key &&
          (i + 1 >= c_.in.tokens.size() || x + 1 >= c_.in.tokens.size() || c_.in.tokens[i + 1].key == c_.in.tokens[x + 1].key))
        return true;
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

  static void take(Event& e, const EventTime& from, const char* why) {
    if (from.edtf.empty()) return;
    e.time = from;
    e.time.basis = Basis::inherited;
    keep_day(e.time);
    e.time.why = why;
  }

  bool ongoing(const Event& e) const {
    static const std::uint64_t being = syllable_key("đang");
    const auto at = token_of(e);
    for (auto i = at; i > c_.in.sentences[e.sentence].first_token && at - i < 4; --i)
      if (c_.in.tokens[i - 1].key == being) return true;
    return false;
  }

  // "… khiến 12 người thiệt mạng": the harm is of the attack's day; "cuộc tấn công đó": the attack told before.
  bool from_same_attack(Dated& d) {
    Event& e = *d.event;
    const bool harm = e.type == EventType::HARM, points_back = harm && demonstrative_subject(e);
    if (!harm && !(e.rule.ends_with("noun-of") && demonstrative_after(e))) return false;
    for (std::size_t k = static_cast<std::size_t>(&d - events_.data()); k-- > 0;) {
      const Event& o = *events_[k].event;
      if (e.sentence - o.sentence > (harm && !points_back ? 0u : 6u)) break;
      if (o.kind != EventKind::action || o.time.edtf.empty() || o.time.basis == Basis::publication) continue;
      if (harm ? (o.type != EventType::ASSAULT && o.type != EventType::DISASTER) : o.type != e.type) continue;
      take(e, o.time, harm ? "the day of the attack that did the harm" : "the event told before");
      return true;
    }
    return false;
  }

  // "Cuộc tấn công đó đã khiến …": the sentence begins with what was told before.
  bool demonstrative_subject(const Event& e) const {
    static const std::uint64_t counters[] = {syllable_key("cuộc"), syllable_key("vụ"), syllable_key("trận"), syllable_key("đợt"),
                                             syllable_key("chiến")};
    static const std::uint64_t that = syllable_key("đó"), this_ = syllable_key("này");
    const auto first = c_.in.sentences[e.sentence].first_token, trigger = token_of(e);
    if (std::find(std::begin(counters), std::end(counters), c_.in.tokens[first].key) == std::end(counters)) return false;
    for (auto i = first + 1; i < std::min(trigger, first + 6); ++i)
      if (c_.in.tokens[i].key == that || c_.in.tokens[i].key == this_) return true;
    return false;
  }

  bool demonstrative_after(const Event& e) const {
    static const std::uint64_t that = syllable_key("đó"), this_ = syllable_key("này"), above = syllable_key("trên");
    auto i = token_of(e);
    while (i < c_.in.tokens.size() && c_.in.tokens[i].start < e.trigger.end) ++i;
    return i < c_.in.tokens.size() && (c_.in.tokens[i].key == that || c_.in.tokens[i].key == this_ || c_.in.tokens[i].key == above);
  }

  // The headline and the first paragraph's first sentence.
  bool in_lead(const Event& e) const {
    const auto at = c_.in.sentences[e.sentence].span.start;
    for (const Section& s : c_.in.sections) {
      if (!s.span.contains(at)) continue;
      if (s.kind == SectionKind::headline) return s.part == 0;
      if (!s.lead) return false;
      for (const Sentence& sentence : c_.in.sentences)
        if (sentence.span.start >= s.span.start) return sentence.span.start == at;
    }
    return false;
  }

  // "nhiều lần", "từng", "thường", "thời gian qua": told of no day.
  bool habitual(const Event& e) const {
    static const std::uint64_t once = syllable_key("từng"), often = syllable_key("thường"), many = syllable_key("nhiều"),
                               times = syllable_key("lần"), always = syllable_key("luôn"), time = syllable_key("thời"),
                               span_ = syllable_key("gian"), past = syllable_key("qua"), near = syllable_key("gần"),
                               here = syllable_key("đây"), since = syllable_key("lâu");
    const auto& sentence = c_.in.sentences[e.sentence];
    const auto at = token_of(e);
    const auto& t = c_.in.tokens;
    for (auto i = at; i > sentence.first_token && at - i < 8; --i) {
      const auto key = t[i - 1].key;
      if (key == once || key == often || key == always || key == since) return true;
      if (key == times && i >= 2 && t[i - 2].key == many) return true;
      if (key == here && i >= 2 && t[i - 2].key == near) return true;
    }
    return sentence.first_token + 3 < sentence.last_token && t[sentence.first_token].key == time &&
           t[sentence.first_token + 1].key == span_ && t[sentence.first_token + 2].key == past;
  }

  // "Trước đó, …" without a date of its own leaves the story's day.
  bool steps_back(std::uint32_t sentence_index) const {
    static const std::uint64_t before = syllable_key("trước"), that = syllable_key("đó");
    const auto& s = c_.in.sentences[sentence_index];
    return s.first_token + 2 < s.last_token && c_.in.tokens[s.first_token].key == before && c_.in.tokens[s.first_token + 1].key == that &&
           (c_.in.tokens[s.first_token + 2].is_punct(',') || c_.in.tokens[s.first_token + 2].is_word());
  }

  void publication(Event& e) const {
    const PublicationDate& p = c_.in.published;
    if (p.basis == PublicationDate::Basis::unknown || p.edtf.empty() || !p.earliest || *p.earliest != *p.latest) return;
    e.time.edtf = p.edtf.substr(0, 10);
    e.time.earliest = e.time.latest = e.time.edtf;
    e.time.grain = Grain::day;
    e.time.basis = Basis::publication;
    e.time.why = "no date of its own: the day of publication";
  }

  void set(Event& e, std::uint32_t k, Basis basis, std::string why) const {
    const Timex& t = times_[k];
    e.time.timex = k;
    e.time.edtf = t.edtf;
    e.time.earliest = t.earliest;
    e.time.latest = t.latest;
    e.time.grain = t.grain;
    e.time.basis = basis;
    e.time.why = std::move(why);
    if (basis == Basis::inherited) return keep_day(e.time);
    if (since_before(t, e)) {
      e.time.edtf = t.edtf.substr(0, t.edtf.find('/')) + "/..";
      e.time.latest.clear();
    } else if (up_to(t) && e.realis != Realis::negated) {
      const auto slash = t.edtf.find('/');
      e.time.edtf = "../" + (slash == std::string::npos ? t.edtf : t.edtf.substr(slash + 1));
      e.time.earliest.clear();
    }
  }

  // "kể từ ngày 9/1", "Kể từ khi … vào tháng 10/2023, …": the event goes on from there; the interval is the event's, the expression keeps
  // its own value.
  bool since_before(const Timex& t, const Event& e) const {
    static const std::uint64_t count = syllable_key("kể"), from = syllable_key("từ"), when = syllable_key("khi");
    const auto& sentence = c_.in.sentences[e.sentence];
    const auto& tokens = c_.in.tokens;
    if (t.first_token >= 2 && tokens[t.first_token - 1].key == from && tokens[t.first_token - 2].key == count) return true;
    if (token_of(e) < t.last_token) return false;
    for (auto i = t.first_token; i > sentence.first_token + 1; --i) {
      if (tokens[i - 1].is_punct(',')) return false;
      if (tokens[i - 1].key != when || tokens[i - 2].key != from) continue;
      for (auto k = t.last_token; k < token_of(e); ++k)
        if (tokens[k].is_punct(',')) return true;
      return false;
    }
    return false;
  }

  // "cho đến ngày 17/6", "tính đến hết 31/12"
  bool up_to(const Timex& t) const {
    static const std::uint64_t to = syllable_key("đến"), until = syllable_key("cho"), count = syllable_key("tính"),
                               end = syllable_key("hết"), to2 = syllable_key("tới");
    auto i = t.first_token;
    const auto& tokens = c_.in.tokens;
    if (i > 0 && tokens[i - 1].key == end) --i;
    return i >= 2 && (tokens[i - 1].key == to || tokens[i - 1].key == to2) && (tokens[i - 2].key == until || tokens[i - 2].key == count);
  }

  // The time of the event's own clause or sentence: outside of what a statement says, inside of what an action is told in.
  std::uint32_t own_time(const Dated& d) const {
    const Event& e = *d.event;
    const Sentence& sentence = c_.in.sentences[e.sentence];
    const auto trigger = token_of(e);
    auto first = sentence.first_token, last = sentence.last_token;
    if (d.within != no_index) {
      first = std::max(first, events_[d.within].content_first);
      last = std::min(last, events_[d.within].content_last);
    }
    const auto clause = e.kind == EventKind::action ? subordinate(e) : std::pair{no_index, no_index};
    if (clause.first != no_index) first = std::max(first, clause.first), last = std::min(last, clause.second);
    const auto [lo, hi] = times_in(first, last);
    std::uint32_t best = no_index, distance = 0xFFFFFFFF;
    for (auto k = lo; k < hi; ++k) {
      const Timex& t = times_[k];
      if (!usable(t)) continue;
      // What happened did so before the paper came out.
      if (e.kind == EventKind::action && e.realis == Realis::actual && after_publication(t)) continue;
      if (e.kind == EventKind::statement && d.content_first <= t.first_token && t.first_token < d.content_last) continue;
      if (inside_other_content(d, t) || !reaches(d, t, trigger, sentence)) continue;
      const auto away = (t.first_token < trigger ? trigger - t.first_token : (t.first_token - trigger) + 1) + obstacles(trigger, t) * 12;
      if (bound_elsewhere(t, trigger, sentence)) continue;
      if (away < distance) best = k, distance = away;
    }
    return best;
  }

  // "Ông hủy chuyến đi sau khi Hội đồng biểu quyết hôm 25/3": what follows an event of a day is, till more is known, of that day.
  std::uint32_t time_came_after(const Dated& d) const {
    static const std::uint64_t after = syllable_key("sau"), when = syllable_key("khi");
    const Event& e = *d.event;
    if (e.kind != EventKind::action || e.realis != Realis::actual) return no_index;
    const Sentence& sentence = c_.in.sentences[e.sentence];
    const auto& t = c_.in.tokens;
    auto clause = token_of(e) + 1;
    while (clause + 1 < sentence.last_token && !(t[clause].key == after && t[clause + 1].key == when)) ++clause;
    const auto [lo, hi] = times_in(clause, sentence.last_token);
    for (auto k = lo; k < hi; ++k) {
      if (!usable(times_[k]) || !day_or_finer(times_[k])) continue;
      for (auto i = clause + 2; i < times_[k].first_token; ++i)
        if (t[i].key == when || t[i].is_punct(';')) return no_index;
      return inside_other_content(d, times_[k]) ? no_index : k;
    }
    return no_index;
  }

  bool after_publication(const Timex& t) const {
    CivilDate d;
    if (!c_.in.published.latest || t.earliest.size() < 10 || std::sscanf(t.earliest.c_str(), "%d-%d-%d", &d.year, &d.month, &d.day) != 3)
      return false;
    return to_days(d) > to_days(*c_.in.published.latest) + 1;
  }

  // A time tells of the verb it stands with: one in a clause of its own ("sau khi …"), or behind two more verbs, tells of those.
  bool reaches(const Dated& d, const Timex& t, std::uint32_t trigger, const Sentence& sentence) const {
    const Event& e = *d.event;
    const bool opens = t.first_token - sentence.first_token <= 3;
    if (e.kind == EventKind::statement && !opens) {
      const auto away = t.first_token < trigger ? trigger - t.last_token : t.first_token - trigger;
      if (t.grain == Grain::year || t.grain == Grain::unknown) return false;
      if (!day_or_finer(t) && away > 6) return false;
      if (away > 45) return false;
    }
    if (t.first_token < trigger) return true;
    static const std::uint64_t when = syllable_key("khi"), because = syllable_key("vì");
    std::uint32_t verbs = 0;
    for (auto i = trigger + 1; i < t.first_token; ++i) {
      const auto key = c_.in.tokens[i].key;
      if (key == when || key == because) return false;
    }
    for (const Dated& o : events_) {
      const auto at = o.event->trigger.start;
      if (o.event->sentence != e.sentence || o.event->rule.ends_with("noun-of")) continue;
      const bool quoted = c_.quote_of[token_of(*o.event)] != c_.quote_of[trigger];
      verbs += at > e.trigger.start && at < t.span.start && !quoted;
    }
    return verbs < 2;
  }

  // Inside the content of a statement that the event is not part of.
  bool inside_other_content(const Dated& d, const Timex& t) const {
    for (const Dated& o : events_) {
      if (o.event->sentence != d.event->sentence || &o == &d || o.content_last <= o.content_first) continue;
      if (o.content_first <= t.first_token && t.first_token < o.content_last && !o.event->content.contains(d.event->trigger)) return true;
    }
    return false;
  }

  // "vụ tấn công … ngày 7/10": a date after another event's noun, no verb between, is that event's.
  bool bound_elsewhere(const Timex& t, std::uint32_t trigger, const Sentence& sentence) const {
    const Event* noun = nullptr;
    for (const Dated& o : events_) {
      const Event& e = *o.event;
      if (e.sentence >= c_.in.sentences.size() || c_.in.sentences[e.sentence].first_token != sentence.first_token) continue;
      if (e.trigger.start >= t.span.start) break;
      const bool nominal = e.kind == EventKind::action && e.rule.ends_with("noun-of");
      // A meeting's date is the date of what is said at it; an attack's is not.
      const bool binds = nominal && e.type != EventType::CONSULT && e.type != EventType::LEGISLATE && e.type != EventType::SAY;
      noun = binds ? &e : nullptr;
    }
    return noun && noun->trigger.start != c_.in.tokens[trigger].start && t.span.start - noun->trigger.end < 120;
  }

  std::uint32_t obstacles(std::uint32_t trigger, const Timex& t) const {
    std::uint32_t n = 0;
    const auto lo = std::min(trigger, t.last_token), hi = std::max(trigger, t.first_token);
    for (auto i = lo; i < hi; ++i) n += c_.in.tokens[i].is_punct(';') || (c_.in.tokens[i].is_punct(',') && i > t.last_token);
    return n;
  }

  // A sentence whose main clause has a date of its own, recent enough, moves the story's date.
  void move_running_date(std::size_t from, std::size_t to) {
    for (auto i = from; i < to; ++i) {
      const Event& e = *events_[i].event;
      if (events_[i].within != no_index || e.time.timex == no_index || e.time.basis == Basis::inherited) continue;
      const Timex& t = times_[e.time.timex];
      const bool opens =
          t.first_token - c_.in.sentences[e.sentence].first_token <= 3 && t.grain != Grain::year && t.grain != Grain::unknown;
      if ((!day_or_finer(t) && !opens) || !recent(t) || long_span(t) || e.rule.ends_with("noun-of")) continue;
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

  // "trong hai tuần qua" is no day that a story stands on.
  static bool long_span(const Timex& t) {
    CivilDate a, b;
    if (t.edtf.find('/') == std::string::npos || t.earliest.size() < 10 || t.latest.size() < 10) return false;
    if (std::sscanf(t.earliest.c_str(), "%d-%d-%d", &a.year, &a.month, &a.day) != 3 ||
        std::sscanf(t.latest.c_str(), "%d-%d-%d", &b.year, &b.month, &b.day) != 3)
      return false;
    return to_days(b) - to_days(a) > 4;
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
