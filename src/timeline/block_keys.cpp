#include "timeline/block_keys.h"

#include <algorithm>

#include "timeline/types.h"
#include "timeline/weights.h"

namespace nienbieu {
namespace {

constexpr int long_days = 7;          // an interval of more days is coarse ("in May")
constexpr int publication_days = 11;  // of a window of publication
constexpr std::uint64_t saying_orders = 3;

enum Tag : std::uint64_t {
  by_day = 1,
  by_country = 2,
  by_month = 3,
  by_year_day = 4,
  by_nameless = 5,
  by_undated = 6,
  by_name = 7,
  by_trigger = 8,
  by_body = 9
};

std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

// tag (4 bits) | statement or type class (8) | participant (28 bits of a hash; 0 = nobody) | time (24).
std::uint64_t make_key(std::uint64_t tag, std::uint64_t what, std::uint64_t who, std::int64_t when) {
  return tag << 60 | what << 52 | (mix(who) >> 36) << 24 | (static_cast<std::uint64_t>(when + 0x400000) & 0xFFFFFF);
}

int month_of(DayNumber day) {
  const CivilDate d = from_days(day);
  return d.year * 12 + d.month;
}

bool is_coarse(const EventFacts& f) { return f.earliest == open_start || f.latest == open_end || f.latest - f.earliest >= long_days; }

std::uint64_t what(const EventFacts& f) { return f.statement ? 0xFF : type_class(f.type); }

// No speaker, or nobody and no place by name: who it was may be told in another report.
bool is_nameless(const EventFacts& f) {
  const auto unnamed = [](Tellings list) {
    return std::all_of(list.begin(), list.end(), [](const EntityTelling* told) { return told->unnamed; });
  };
  return unnamed(f.actors) && (f.statement || (unnamed(f.targets) && unnamed(f.places)));
}

// The two windows of publication that an event's document lies in, and the one of whatever has no date of publication.
template <class Each>
void each_window(const StoredEvent& e, Each visit) {
  visit(-1);
  if (e.published == open_start) return;
  visit(e.published / publication_days);
  visit(e.published / publication_days + 1);
}

// What has no date waits in its windows; in that of unpublished documents only if its own is one.
bool waits_in(const StoredEvent& e, int window) {
  return !e.facts.dated && !e.facts.yearless && (window >= 0 || e.published == open_start);
}

// Of the people who spoke.
template <class Each>
void each_last_name(const EventFacts& f, Each visit) {
  for (const EntityTelling* told : f.actors) {
    if (told->last_name) visit(told->last_name, told->one_word);
  }
}

// Days as days of 2000, of an interval of a week or less.
template <class Each>
void each_year_day(const EventFacts& f, Each visit) {
  const DayNumber from = f.yearless ? f.year_day_from : f.earliest, to = f.yearless ? f.year_day_to : f.latest;
  for (DayNumber day = from; day <= std::min(to, from + long_days - 1); ++day) {
    const CivilDate d = from_days(day);
    visit(to_days({2000, d.month, d.day}));
  }
}

// Days with the day after, of this year or of any.
template <class Each>
void each_when(const EventFacts& f, Each visit) {
  if (f.yearless || (f.dated && !is_coarse(f))) {
    each_year_day(f, [&](DayNumber day) { visit(day, true), visit(day + 1, false); });
  }
}

// The months of an interval; of a long or open one its known ends.
template <class Each>
void each_month(const EventFacts& f, Each visit) {
  const DayNumber from = f.earliest == open_start ? f.latest : f.earliest, to = f.latest == open_end ? f.earliest : f.latest;
  const int first = month_of(from), last = month_of(to);
  for (int m = first; m <= std::min(last, first + 11); ++m) visit(m);
}

}  // namespace

bool everybody_meets(std::uint64_t key) {
  const std::uint64_t tag = key >> 60;
  return tag == by_day || tag == by_country || tag == by_trigger || tag == by_body;
}

// Participants that may open a block: a statement's speakers; anybody and any place of an action. Nobody is 0.
template <class Each>
void BlockKeys::each_participant(const EventFacts& f, Each visit) {
  seen_.clear();
  const auto add = [&](Tellings list) {
    for (const EntityTelling* told : list) {
      if (told->entity && std::find(seen_.begin(), seen_.end(), told->entity) == seen_.end()) seen_.push_back(told->entity);
    }
  };
  add(f.actors);
  if (!f.statement) {
    add(f.targets);
    add(f.places);
  }
  if (seen_.empty()) seen_.push_back(0);
  for (const std::uint64_t entity : seen_) visit(entity);
}

void BlockKeys::wait_undated(const StoredEvent& e) {
  const EventFacts& f = e.facts;
  const auto wait = [&](std::uint64_t who) {
    each_window(e, [&](int window) {
      if (waits_in(e, window)) keys_.push_back(make_key(by_undated, what(f), who, window));
    });
  };
  each_participant(f, wait);
  if (seen_.front() != 0 && is_nameless(f)) wait(0);
}

// Where something waits: months of what is coarse, days of the year of what has no year, days of what names nobody or a speaker by
// one word, times of publication of what has no date.
const std::vector<std::uint64_t>& BlockKeys::waiting(const StoredEvent& e) {
  const EventFacts& f = e.facts;
  keys_.clear();
  const auto wait = [&](std::uint64_t tag, std::uint64_t who, std::int64_t when) { keys_.push_back(make_key(tag, what(f), who, when)); };
  const bool nameless = is_nameless(f);
  if (f.yearless) {
    each_participant(f, [&](std::uint64_t who) { each_year_day(f, [&](DayNumber day) { wait(by_year_day, who, day); }); });
  } else if (!f.dated) {
    wait_undated(e);
  } else if (is_coarse(f)) {
    const auto months = [&](std::uint64_t who) { each_month(f, [&](int month) { wait(by_month, who, month); }); };
    each_participant(f, months);
    if (seen_.front() != 0 && nameless) months(0);
  }
  if (f.statement) {
    each_last_name(f, [&](std::uint64_t name, bool one_word) {
      if (one_word) each_when(f, [&](std::int64_t when, bool) { wait(by_name, name, when); });
    });
  }
  if (nameless) each_when(f, [&](std::int64_t when, bool) { wait(by_nameless, 0, when); });
  return keys_;
}

void BlockKeys::add_days(const EventFacts& f, std::uint64_t tag, std::uint64_t who) {
  const DayNumber from = f.yearless ? f.year_day_from : f.earliest, to = f.yearless ? f.year_day_to : f.latest;
  for (DayNumber day = from; day <= std::min(to, from + long_days - 1); ++day) {
    all_.push_back({make_key(tag, what(f), who, day), false, true, false});
    all_.push_back({make_key(tag, what(f), who, day + 1), false, false, false});
  }
}

void BlockKeys::add_participants(const StoredEvent& e, bool coarse) {
  const EventFacts& f = e.facts;
  each_participant(f, [&](std::uint64_t who) {
    each_window(e, [&](int window) { all_.push_back({make_key(by_undated, what(f), who, window), waits_in(e, window), true, true}); });
    if (f.yearless || (f.dated && !coarse)) {
      each_year_day(f, [&](DayNumber day) { all_.push_back({make_key(by_year_day, what(f), who, day), f.yearless, true, true}); });
    }
    if (!f.dated) return;
    if (!coarse) add_days(f, by_day, who);
    each_month(f, [&](int month) { all_.push_back({make_key(by_month, what(f), who, month), coarse, true, true}); });
  });
}

// What has no date or only a month, and names nobody, waits for reports of anybody.
void BlockKeys::add_nameless(const StoredEvent& e, bool coarse) {
  const EventFacts& f = e.facts;
  const bool nameless = is_nameless(f);
  if (seen_.front() != 0) {  // else it is there already
    each_window(e, [&](int window) {
      all_.push_back({make_key(by_undated, what(f), 0, window), nameless && waits_in(e, window), true, true});
    });
    if (f.dated) each_month(f, [&](int month) { all_.push_back({make_key(by_month, what(f), 0, month), nameless && coarse, true, true}); });
  }
  each_when(f, [&](std::int64_t when, bool later_day) {
    all_.push_back({make_key(by_nameless, what(f), 0, when), nameless, later_day, true});
  });
}

// "Trung Quốc thông báo" and "Cục Hải sự Hải Nam thông báo": a country may be told for its office.
void BlockKeys::add_countries(const EventFacts& f) {
  for (const EntityTelling* told : f.actors) {
    if (told->country_code) add_days(f, by_country, told->country_code);
  }
}

// "Liên hợp quốc thông qua" and "Hội đồng Bảo an Liên hợp quốc biểu quyết": a body acts for its organization.
void BlockKeys::add_bodies(const EventFacts& f) {
  for (const EntityTelling* told : f.actors) {
    if (told->name_end) add_days(f, by_body, told->name_end);
  }
}

const std::vector<BlockKey>& BlockKeys::all(const StoredEvent& e) {
  const EventFacts& f = e.facts;
  all_.clear();
  const bool coarse = f.dated && is_coarse(f);
  add_participants(e, coarse);
  add_nameless(e, coarse);
  if (f.yearless || (f.dated && !coarse)) {
    add_countries(f);
    if (!f.statement && f.trigger) add_days(f, by_trigger, f.trigger);
    if (!f.statement) add_bodies(f);
  }
  if (f.statement) {
    each_last_name(f, [&](std::uint64_t name, bool one_word) {
      each_when(f, [&](std::int64_t when, bool later_day) {
        all_.push_back({make_key(by_name, what(f), name, when), one_word, later_day, true});
      });
    });
  }
  return all_;
}

const std::vector<std::uint64_t>& BlockKeys::copies(const EventFacts& f) {
  keys_.assign(f.quotes.begin(), f.quotes.end());
  if (f.wording) keys_.push_back(mix(f.wording + what(f)));
  // What somebody said in like words, whatever day a paper took it from.
  if (f.statement && f.wording) {
    for (std::uint64_t order = 1; order <= saying_orders; ++order) {
      const std::uint64_t signature = block_signature(f, order);
      if (f.weight >= lengthy) keys_.push_back(mix(signature + order));
      for (const EntityTelling* speaker : f.actors) keys_.push_back(mix(signature ^ mix(speaker->entity + order)));
    }
  }
  std::sort(keys_.begin(), keys_.end());
  keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
  return keys_;
}

std::uint64_t block_signature(const EventFacts& f, std::uint64_t order) {
  std::uint64_t best = ~0ULL;
  for (const std::uint32_t token : f.tokens) {
    if ((token & 15) > 1) best = std::min(best, mix((token >> 4) * 0x9E3779B97F4A7C15ULL + order));
  }
  return best;
}

}  // namespace nienbieu
