// What events of known date tell about the day of the article.
#include "time/event_bounds.h"

#include <algorithm>
#include <string>

namespace nienbieu {
namespace {

// A day without its year is of the last twelve months; what was planned is written of before, too. A funeral is within weeks of the death.
constexpr DayNumber told_within = 330, planned_within = 300, buried_within = 60;

bool letter(char c) { return (c | 0x20) >= 'a' ? (c | 0x20) <= 'z' : c < 0; }

bool stands_in(std::string_view text, std::string_view words) {
  for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const auto end = at + words.size();
    if ((at == 0 || !letter(text[at - 1])) && (end == text.size() || !letter(text[end]))) return true;
  }
  return false;
}

bool one_of(std::string_view text, std::string_view list) {
  bool found = list.empty();
  for_each_part(list, [&](std::string_view words) { found = found || stands_in(text, words); });
  return found;
}

struct Event {
  CivilDate date;
  std::string_view flags, english;
  bool is(std::string_view flag) const { return flags.find(flag) != std::string_view::npos; }
};

struct Columns {
  std::uint32_t date = column_of(Kind::known_events, "date"), flags = column_of(Kind::known_events, "flags"),
                with = column_of(Kind::known_events, "with"), also = column_of(Kind::known_events, "and"),
                english = column_of(Kind::known_events, "english");
};

std::int32_t figures(std::string_view text) {
  std::int32_t value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

class Finder {
 public:
  Finder(const EventText& in, std::vector<DateBound>& out) : in_(in), out_(out) {}

  void sentence(std::uint32_t index) {
    const Sentence& s = in_.sentences[index];
    seen_.clear();
    for (std::uint32_t t = s.first_token; t < s.last_token; ++t) {
      if (!in_.phrases.begins(t, PhraseHits::bit(Kind::known_events))) continue;
      for (const Hit& hit : in_.phrases.at(t)) {
        for (const Entry& entry : hit.entries) {
          if (entry.kind == Kind::known_events && casing_agrees(in_.tokens, hit, entry)) told(entry.row, index, in_.tokens[t].span());
        }
      }
    }
    close_alternatives();
  }

 private:
  void told(std::uint32_t row, std::uint32_t index, Span where) {
    if (std::find(seen_.begin(), seen_.end(), row) != seen_.end()) return;
    seen_.push_back(row);
    static const Columns columns;
    const auto cell = [&](std::uint32_t column) { return in_.lexicon.cell(Kind::known_events, row, column); };
    const std::string_view text = slice(in_.text, in_.sentences[index].span);
    if (!one_of(text, cell(columns.with)) || !one_of(text, cell(columns.also))) return;
    const std::string_view date = cell(columns.date);
    const Event event{
        {figures(date.substr(0, 4)), figures(date.substr(5, 2)), figures(date.substr(8, 2))}, cell(columns.flags), cell(columns.english)};
    const DayNumber day = to_days(event.date);
    const bool dated = told_with_its_day(day, index) && !other_year(event.date.year, index);
    if (event.is("mourned"))
      add(where, event.english, {day, day + buried_within});
    else if (dated && !event.is("recalled"))
      add_alternative(where, event.english, {event.is("scheduled") ? day - planned_within : day, day + told_within});
    else if (event.is("once"))
      add(where, event.english, {day, std::nullopt});
  }

  void add(Span where, std::string_view english, DateSpan days) {
    DateBound bound;
    bound.not_before = days.first, bound.not_after = days.last;
    bound.where = where;
    bound.why = english;
    const auto same = [&](const DateBound& b) { return b.why == bound.why && b.not_after == bound.not_after; };
    if (std::none_of(out_.begin(), out_.end(), same)) out_.push_back(std::move(bound));
  }

  // Elections fall on the same day of several years: what one sentence may tell is one piece of evidence.
  void add_alternative(Span where, std::string_view english, DateSpan days) {
    told_.where = where;
    told_.spans.push_back(days);
    told_.why += (told_.why.empty() ? "" : ", or ") + std::string(english);
  }

  void close_alternatives() {
    if (told_.spans.empty()) return;
    if (told_.spans.size() == 1) {
      add(told_.where, told_.why, told_.spans.front());
    } else {
      for (const DateSpan& days : told_.spans) {
        if (!told_.not_before || *days.first < *told_.not_before) told_.not_before = days.first;
        if (!told_.not_after || *days.last > *told_.not_after) told_.not_after = days.last;
      }
      out_.push_back(told_);
    }
    told_ = {};
  }

  // A sentence that writes another year speaks of another event: "kết quả bầu cử tổng thống Mỹ 2024".
  bool other_year(std::int32_t year, std::uint32_t index) const {
    const Sentence& s = in_.sentences[index];
    for (std::uint32_t t = s.first_token; t < s.last_token; ++t) {
      const Token& token = in_.tokens[t];
      const bool written = token.is_number() && token.end - token.start == 4 && token.value >= 1990 && token.value <= 2040;
      if (written && static_cast<std::int32_t>(token.value) != year) return true;
    }
    return false;
  }

  // Does the sentence write the day without a year, as the press of the place or of Vietnam counts it?
  bool told_with_its_day(DayNumber day, std::uint32_t index) const {
    const CivilDate there = from_days(day), here = from_days(day + 1);
    const auto first = std::partition_point(in_.times.begin(), in_.times.end(), [&](const Timex& t) { return t.sentence < index; });
    return std::any_of(first, std::find_if(first, in_.times.end(), [&](const Timex& t) { return t.sentence != index; }),
                       [&](const Timex& t) {
                         const TimexReading& r = t.reading;
                         const Moment& m = r.paired && r.check.shape == TimexShape::calendar ? r.check : r.first;
                         if (r.range || m.shape != TimexShape::calendar || m.lunar || m.has_year()) return false;
                         return (m.month == there.month && m.day == there.day) || (m.month == here.month && m.day == here.day);
                       });
  }

  const EventText& in_;
  std::vector<DateBound>& out_;
  std::vector<std::uint32_t> seen_;  // rows that the sentence has told
  DateBound told_;                   // those it tells with their day
};

}  // namespace

void event_bounds(const EventText& in, std::vector<DateBound>& out) {
  Finder finder(in, out);
  for (std::uint32_t s = 0; s < in.sentences.size(); ++s) finder.sentence(s);
}

}  // namespace nienbieu
