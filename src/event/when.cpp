#include "event/when.h"

#include <algorithm>

#include "event/event_time.h"
#include "event/own_time.h"
#include "event/participants.h"
#include "event/retold.h"
#include "event/tense_cues.h"

namespace nienbieu {
namespace {

class Dater {
 public:
  Dater(const EventContext& c, std::vector<Dated>& events) : c_(c), events_(events), times_(c.in.times) {}

  void run() {
    find_opening_date();
    find_lead();
    std::uint32_t part = 0;
    for (std::size_t k = 0; k < events_.size();) {
      const auto sentence = events_[k].event->sentence;
      const auto here = part_of(sentence);
      if (here != part) part = here, running_ = opening_ = last_told_ = no_index, past_ = false;
      pass_silent(k == 0 ? 0 : events_[k - 1].event->sentence + 1, sentence);
      auto end = k;
      while (end < events_.size() && events_[end].event->sentence == sentence) ++end;
      if (steps_back(c_, sentence)) running_ = no_index, broken_ = true;
      from_ = k, to_ = end;
      own_.assign(end - k, no_index);
      for (auto i = k; i < end; ++i) own_[i - k] = own_time(sentence_events(), events_[i]);
      for (auto i = k; i < end; ++i) assign(events_[i]);
      move_running_date(k, end);
      for (auto i = k; i < end; ++i)
        if (!events_[i].event->time.edtf.empty() && events_[i].event->time.basis != Basis::inherited)
          last_told_ = static_cast<std::uint32_t>(i);
      k = end;
    }
    for (std::size_t k = 0; k + 1 < events_.size(); ++k) {
      harm_of_next(events_, k);
      part_of_next(c_, events_, k);
    }
    // A quotation of several sentences has its speaker, and so its day, in the last of them.
    for (Dated& d : events_) {
      Event& e = *d.event;
      if (d.within == no_index || e.realis != Realis::actual || !e.time.edtf.empty() || habitual(c_, e)) continue;
      if (e.kind == EventKind::action && in_passing(e)) continue;
      if (speech_act(e.type) || (e.kind == EventKind::action && ongoing(c_, e)))
        take_time(e, events_[d.within].event->time, "the day of the statement");
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
    constexpr std::uint64_t number = WordKey("số").value;
    if (t.qualifier != Qualifier::none || t.edtf.find('/') != std::string::npos) return true;
    for (auto i = t.first_token; i > 0 && t.first_token - i < 10; --i) {
      if (c_.in.tokens[i - 1].is_punct(',')) return false;
      if (c_.in.tokens[i - 1].key == number) return true;
    }
    return false;
  }

  // In the article's first sentence any day counts, further down only one near the head of its sentence.
  bool leads(const Timex& t, const Sentence& sentence, bool first) const { return first || t.first_token - sentence.first_token <= 14; }

  // Gives the event its day, or says why it has none.
  void assign(Dated& d) {
    Event& e = *d.event;
    auto k = own_[static_cast<std::size_t>(&d - events_.data()) - from_];
    // "…, từ 26/11 đến 4/12; tổ chức lễ an táng vào 7h sáng ngày 4/12": the day to come right behind is nearer.
    if (k != no_index && times_[k].first_token < trigger_token(c_, e))
      if (const auto coming = coming_time(sentence_events(), d);
          coming != no_index && times_[coming].first_token > trigger_token(c_, e) &&
          times_[coming].first_token - trigger_token(c_, e) + 8 < trigger_token(c_, e) - times_[k].last_token)
        k = no_index;
    if (k != no_index) return set_time(c_, e, k, times_[k].basis, times_[k].why);
    if (const auto coming = coming_time(sentence_events(), d); coming != no_index) {
      e.realis = Realis::future;
      return set_time(c_, e, coming, times_[coming].basis, times_[coming].why);
    }
    const Retold retold{c_, events_, running_};
    if (retold.planned_before(d)) return;
    if (e.realis != Realis::actual && e.kind == EventKind::action)
      return undated(e, "not told as having happened, and without a day of its own");
    const bool spoken_now = d.within != no_index && speech_act(e.type);
    if (retold.from_same_attack(d) || (!spoken_now && (retold.told_before(d) || retold.disaster_before(d)))) return;
    if (d.within != no_index && !news_of_agency(d))
      return e.kind == EventKind::action ? assign_told(d, *events_[d.within].event) : assign_inner_statement(d);
    if (habitual(c_, e)) return undated(e, "told as a habit or as once done");
    if (const auto after = time_came_after(sentence_events(), d); after != no_index)
      return set_time(c_, e, after, Basis::inherited,
                      "the day of what it came after: \"" + std::string(slice(c_.in.text, times_[after].span)) + "\"");
    if (opens_vaguely(e.sentence)) return undated(e, "its sentence opens with a time that has no value");
    if (in_passing(e) || (e.kind == EventKind::action && history_here(d))) return undated(e, "told in passing, without a day of its own");
    if (past_ && e.kind == EventKind::action) return undated(e, "told after a time long before publication");
    // "Hiện công an đang điều tra": as the article comes out.
    constexpr std::uint64_t now = WordKey("hiện").value;
    if (e.kind == EventKind::action && ongoing(c_, e) && c_.in.tokens[c_.in.sentences[e.sentence].first_token].key == now) {
      if (take_publication(c_, e); !e.time.edtf.empty()) return;
      // Where that is not known, the day that the story began with: what it told since lies behind.
      if (opening_ != no_index) return on_story_day(e, opening_);
    }
    if (last_told_ != no_index && goes_on_from_last(c_, e.sentence))
      return take_time(e, events_[last_told_].event->time, "the day of what the sentence before tells");
    if (running_ != no_index) return on_story_day(e, running_);
    if (opening_ != no_index && !broken_)
      return set_time(c_, e, opening_, Basis::inherited,
                      "the article dates it later: \"" + std::string(slice(c_.in.text, times_[opening_].span)) + "\"");
    if (names_long_ago(e)) return undated(e, "its sentence names a time long before publication");
    if (in_lead(e) || (lead_ != no_index && e.sentence <= lead_ + 2 && just_now(c_, e)) || (at_occasion(c_, e.sentence) && !broken_))
      take_publication(c_, e);
    if (e.time.edtf.empty())
      undated(e, broken_ ? "the story steps back in time and gives no date" : "no date in its clause and none running in the story");
  }

  // What a statement tells: what the speaker does in speaking, or says is going on, is of the statement's day; so is what a sentence
  // with a date tells.
  void assign_told(Dated& d, const Event& said) {
    Event& e = *d.event;
    const bool same_sentence = said.sentence == e.sentence && said.time.basis != Basis::inherited && !said.time.edtf.empty();
    const bool official = e.type == EventType::LEGAL || e.type == EventType::OFFICE || e.type == EventType::LEGISLATE;
    const bool welcomed = e.type == EventType::CONSULT && (said.type == EventType::SUPPORT || said.rule == "reporting:cảm ơn");
    const bool of_that_day = speech_act(e.type) || ongoing(c_, e) || same_sentence || official || welcomed;
    if (of_that_day && !in_passing(e)) take_time(e, said.time, "the day of the statement");
    if (e.time.edtf.empty()) undated(e, "told in a statement, which gives no day for it");
  }

  // "… và chúng tôi kêu gọi", "khảo sát cho thấy đa số đánh giá": said on the day of the statement around it. What a quotation only tells
  // of somebody's words is not.
  void assign_inner_statement(Dated& d) {
    Event& e = *d.event;
    const Event& said = *events_[d.within].event;
    const bool now = speech_act(e.type) || said.statement_mode != StatementMode::direct;
    if (now && !habitual(c_, e) && !in_passing(e)) take_time(e, said.time, "the day of the statement");
    if (e.time.edtf.empty()) undated(e, "told in a statement, which gives no day for it");
  }

  void on_story_day(Event& e, std::uint32_t k) const {
    set_time(c_, e, k, Basis::inherited, "running date of the story: \"" + std::string(slice(c_.in.text, times_[k].span)) + "\"");
  }

  // "Theo hãng tin Yonhap, máy bay … đã lao khỏi đường băng": the lead's own news, which only comes from an agency.
  bool news_of_agency(const Dated& d) const {
    const Event& said = *events_[d.within].event;
    if (d.event->kind != EventKind::action || !said.rule.starts_with("reporting:theo") || !in_lead(*d.event)) return false;
    return said.actors.size() == 1 && said.actors[0].entity != no_index && is_media(c_, said.actors[0].entity);
  }

  static void undated(Event& e, const char* why) { e.time.why = why; }

  // Does its clause only tell more of a noun or of another verb?
  bool in_passing(const Event& e) const {
    if (subordinate_clause(c_, e).first != no_index || nominal_clause(c_, e) != no_index) return true;
    return e.kind == EventKind::action && (e.aside || held(c_, e) || relative_clause(c_, e) != no_index);
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

  static bool speech_act(EventType t) { return t == EventType::ACCUSE || t == EventType::REQUEST || t == EventType::REJECT; }

  // The headline, and the first sentence of the body that tells something, if it is among the first three.
  bool in_lead(const Event& e) const {
    const Section* section = section_at(c_.in.sentences[e.sentence].span.start);
    if (!section || section->part != 0) return false;
    return section->kind == SectionKind::headline ||
           (section->kind == SectionKind::body && (e.sentence == lead_ || (e.sentence < title_reach && title_line(e.sentence))));
  }

  // A line of its own without a full stop among the first of the page: its title, told again where a picture stood.
  static constexpr std::uint32_t title_reach = 5;
  bool title_line(std::uint32_t s) const {
    constexpr std::uint32_t shortest = 6, longest = 30;
    const Sentence& line = c_.in.sentences[s];
    const auto& tokens = c_.in.tokens;
    const auto words = line.last_token - line.first_token;
    if (words < shortest || words > longest || tokens[line.last_token - 1].kind == TokenKind::punct) return false;
    return (line.first_token == 0 || tokens[line.first_token - 1].is_newline()) &&
           (line.last_token == tokens.size() || tokens[line.last_token].is_newline());
  }

  // "Trả lời báo chí năm 2023, X nói …"
  bool names_long_ago(const Event& e) const {
    const auto [lo, hi] = times_in(c_, c_.in.sentences[e.sentence].first_token, trigger_token(c_, e));
    for (auto k = lo; k < hi; ++k)
      if (usable(times_[k]) && c_.in.published.latest && away_from_publication(c_, times_[k]) > 31 && !of_term_or_birth(c_, times_[k]))
        return true;
    return false;
  }

  void find_lead() {
    std::uint32_t looked = 0;
    for (const Section& section : c_.in.sections) {
      if (section.kind != SectionKind::body || section.part != 0) continue;
      for (auto s = sentence_from(section.span.start); s < c_.in.sentences.size() && section.span.contains(c_.in.sentences[s].span.start);
           ++s) {
        if (++looked > 3) return;
        for (const Dated& d : events_)
          if (d.event->sentence == s) return void(lead_ = s);
      }
    }
  }

  // Does the sentence open with a day, month or year long before publication? The story looks back, till a recent date or somebody who
  // speaks brings it forward.
  bool looks_back(std::size_t from, std::size_t to) const {
    for (auto i = from; i < to; ++i) {
      const Event& e = *events_[i].event;
      if (events_[i].within != no_index || e.time.timex == no_index || e.time.basis == Basis::inherited) continue;
      const Timex& t = times_[e.time.timex];
      if (t.first_token - c_.in.sentences[e.sentence].first_token <= 3 && c_.in.published.latest && away_from_publication(c_, t) > 90)
        return true;
    }
    return false;
  }

  // "Chiều 21-7, …, bà X trả lời câu hỏi về việc hôm 15-7 Trung Quốc …": the day that the sentence opens with is its main clause's.
  std::uint32_t opening_day(std::uint32_t s) const {
    const auto& sentence = c_.in.sentences[s];
    const auto first = behind_source(sentence);
    const auto [lo, hi] = times_in(c_, first, std::min(first + 4, sentence.last_token));
    if (lo == hi) return no_index;
    const Timex& t = times_[lo];
    if (c_.quote_of[t.first_token] != no_index) return no_index;  // somebody tells of that day
    const bool day = usable(t) && day_or_finer(t) && t.qualifier == Qualifier::none && t.edtf.find('/') == std::string::npos;
    return day && recent(c_, t) && !long_span(t) ? lo : no_index;
  }

  // "Theo điều tra ban đầu, | khoảng 16h ngày 14/8, …": where the sentence begins behind who knows it.
  std::uint32_t behind_source(const Sentence& sentence) const {
    constexpr std::uint64_t by = WordKey("theo").value;
    const auto& tokens = c_.in.tokens;
    if (tokens[sentence.first_token].key != by) return sentence.first_token;
    for (auto i = sentence.first_token + 1; i < sentence.last_token && i < sentence.first_token + 12; ++i)
      if (tokens[i].is_punct(',')) return i + 1;
    return sentence.first_token;
  }

  // "Chiều 21/9, lễ khởi công đã được tổ chức": a sentence of the body that tells no event moves the story's date too.
  void pass_silent(std::uint32_t from, std::uint32_t to) {
    for (auto s = from; s < to; ++s) {
      const Section* section = section_at(c_.in.sentences[s].span.start);
      if (section && (section->kind != SectionKind::body || section->part != part_of(to))) continue;
      if (const auto day = opening_day(s); day != no_index && written_day(times_[day])) running_ = day, broken_ = past_ = false;
    }
  }

  // "12/5", "ngày 12 tháng 5", not "24h" or "ngày ấy"; no day that lies ahead, or years back of an unknown day of publication.
  bool written_day(const Timex& t) const {
    const bool near = c_.in.published.earliest ? away_from_publication(c_, t) >= 0 : t.edtf.starts_with("XXXX");
    const auto text = slice(c_.in.text, t.span);
    return near && text.find_first_of("0123456789") != std::string_view::npos &&
           (text.find_first_of("/-.") != std::string_view::npos || text.find("gày") != std::string_view::npos);
  }

  // A sentence whose main clause has a date of its own, recent enough, moves the story's date.
  void move_running_date(std::size_t from, std::size_t to) {
    if (looks_back(from, to)) return void(past_ = true);
    for (auto i = from; i < to; ++i)
      if (events_[i].event->kind == EventKind::statement && events_[i].within == no_index) past_ = false;
    if (const auto opening = opening_day(events_[from].event->sentence); from < to && opening != no_index) {
      running_ = opening;
      broken_ = past_ = false;
      return;
    }
    for (auto i = from; i < to; ++i) {
      const Event& e = *events_[i].event;
      if (events_[i].within != no_index || e.time.timex == no_index || e.time.basis == Basis::inherited) continue;
      const Timex& t = times_[e.time.timex];
      const bool opens =
          t.first_token - c_.in.sentences[e.sentence].first_token <= 3 && t.grain != Grain::year && t.grain != Grain::unknown;
      if ((!day_or_finer(t) && !opens) || !recent(c_, t) || long_span(t) || e.rule.ends_with("noun-of")) continue;
      if (e.kind == EventKind::action && (e.aside || relative_clause(c_, e) != no_index)) continue;
      running_ = e.time.timex;
      broken_ = past_ = false;
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
  std::uint32_t last_told_ = no_index;  // the last event with a date of its own, also one that somebody tells
  std::uint32_t lead_ = no_index;       // the sentence that leads the article
  std::size_t from_ = 0, to_ = 0;       // the events of the sentence at hand
  std::vector<std::uint32_t> own_;      // their own times
  bool broken_ = false;                 // a sentence stepped back in time and gave no date
  bool past_ = false;                   // a sentence opened with a time long before publication, and none has come back yet
};

}  // namespace

void assign_times(const EventContext& c, std::vector<Dated>& events) { Dater(c, events).run(); }

}  // namespace nienbieu
