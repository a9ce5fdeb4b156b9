#include "timeline/block.h"

#include <algorithm>
#include <unordered_set>

#include "timeline/types.h"

namespace nienbieu {
namespace {

constexpr std::size_t wide_block = 64;  // above this a block is compared along its order, not all with all
constexpr std::size_t neighbours = 6;   // in each of the orders of a wide block
constexpr int long_days = 7;            // an interval of more days is coarse ("in May")

constexpr int publication_days = 11;  // of a window of publication

// Other blocks than the first three are for records that lack something and wait for a report that has it: only pairs with one of
// them are proposed there, and others join only where one waits.
enum Tag : std::uint64_t {
  by_day = 1,
  by_country = 2,
  by_trigger = 8,
  by_month = 3,
  by_year_day = 4,
  by_nameless = 5,
  by_undated = 6,
  by_name = 7
};
constexpr bool everybody_meets(Tag tag) { return tag == by_day || tag == by_country || tag == by_trigger; }

// tag (4 bits) | statement or type class (8) | participant (28) | time (24): exact, not a hash.
std::uint64_t make_key(Tag tag, std::uint64_t what, std::uint64_t who, std::int64_t when) {
  return static_cast<std::uint64_t>(tag) << 60 | what << 52 | (who & 0x0FFFFFFF) << 24 |
         (static_cast<std::uint64_t>(when + 0x400000) & 0xFFFFFF);
}

struct Membership {
  std::uint64_t key = 0;
  std::uint32_t position = 0;
  bool waits = false;
  // A two-day window holds its first day's events once more than needed: they met in the window before.
  bool later_day = false;
};

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

int month_of(DayNumber day) {
  const CivilDate d = from_days(day);
  return d.year * 12 + d.month;
}

class Proposer {
 public:
  Proposer(const RecordSet& records, const std::vector<std::uint32_t>& events) : records_(records), events_(events) {}

  Pairs run() {
    find_waiting();
    for (std::uint32_t p = 0; p < events_.size(); ++p) add_memberships(p);
    std::sort(members_.begin(), members_.end(),
              [](const Membership& a, const Membership& b) { return a.key != b.key ? a.key < b.key : a.position < b.position; });
    for (std::size_t i = 0, k; i < members_.size(); i = k) {
      for (k = i; k < members_.size() && members_[k].key == members_[i].key;) ++k;
      propose_block(i, k);
    }
    propose_copies();
    std::sort(pairs_.begin(), pairs_.end());
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
    Pairs out;
    out.reserve(pairs_.size());
    for (const std::uint64_t p : pairs_) out.emplace_back(static_cast<std::uint32_t>(p >> 32), static_cast<std::uint32_t>(p));
    return out;
  }

 private:
  const EventFacts& facts(std::uint32_t p) const { return records_.events()[events_[p]].facts; }

  static bool is_coarse(const EventFacts& f) {
    return f.earliest == open_start || f.latest == open_end || f.latest - f.earliest >= long_days;
  }

  std::uint64_t what(const EventFacts& f) const { return f.statement ? 0xFF : type_class(f.type); }

  // Participants that may open a block: a statement's speakers; anybody and any place of an action.
  template <class Each>
  void each_participant(const EventFacts& f, Each visit) const {
    seen_.clear();
    const FactPools& pools = records_.pools();
    const auto add = [&](Run run) {
      for (std::uint32_t i = 0; i < run.count; ++i) {
        const std::uint32_t entity = pools.tellings[pools.arguments[run.begin + i]].entity;
        if (entity && std::find(seen_.begin(), seen_.end(), entity) == seen_.end()) seen_.push_back(entity);
      }
    };
    add(f.actors);
    if (!f.statement) {
      add(f.targets);
      add(f.places);
    }
    if (seen_.empty()) seen_.push_back(0);
    for (const std::uint32_t entity : seen_) visit(entity);
  }

  // No speaker, or nobody and no place by name: who it was may be told in another report.
  bool is_nameless(const EventFacts& f) const {
    const FactPools& pools = records_.pools();
    const auto unnamed = [&](Run run) {
      return std::all_of(pools.arguments.begin() + run.begin, pools.arguments.begin() + run.begin + run.count,
                         [&](std::uint32_t telling) { return pools.tellings[telling].unnamed; });
    };
    return unnamed(f.actors) && (f.statement || (unnamed(f.targets) && unnamed(f.places)));
  }

  template <class Each>
  void each_participant_or_nobody(const EventFacts& f, Each visit) const {
    each_participant(f, visit);
    if (seen_.front() != 0 && is_nameless(f)) visit(0U);
  }

  // Where something waits: months of what is coarse, days of the year of what has no year, days of what names nobody or a speaker by
  // one word, times of publication of what has no date.
  void find_waiting() {
    for (std::uint32_t p = 0; p < events_.size(); ++p) {
      const EventFacts& f = facts(p);
      const auto wait = [&](std::uint64_t key) { waiting_.insert(key); };
      if (f.yearless) {
        each_participant(
            f, [&](std::uint32_t who) { each_year_day(f, [&](DayNumber day) { wait(make_key(by_year_day, what(f), who, day)); }); });
      } else if (!f.dated) {
        const bool unpublished = records_.events()[events_[p]].published == open_start;
        each_participant_or_nobody(f, [&](std::uint32_t who) {
          each_window(p, [&](int window) {
            if (unpublished || window >= 0) wait(make_key(by_undated, what(f), who, window));
          });
        });
      } else if (is_coarse(f)) {
        each_participant_or_nobody(
            f, [&](std::uint32_t who) { each_month(f, [&](int month) { wait(make_key(by_month, what(f), who, month)); }); });
      }
      if (f.statement) {
        each_last_name(f, [&](std::uint32_t name, bool one_word) {
          if (one_word) each_when(f, [&](std::int64_t when, bool) { wait(make_key(by_name, what(f), name, when)); });
        });
      }
      if (is_nameless(f)) {
        each_when(f, [&](std::int64_t when, bool) { wait(make_key(by_nameless, what(f), 0, when)); });
      }
    }
  }

  // The two windows of publication that an event's document lies in, and the one of whatever has no date of publication.
  template <class Each>
  void each_window(std::uint32_t p, Each visit) const {
    const DayNumber published = records_.events()[events_[p]].published;
    visit(-1);
    if (published == open_start) return;
    visit(published / publication_days);
    visit(published / publication_days + 1);
  }

  // Of the people who spoke.
  template <class Each>
  void each_last_name(const EventFacts& f, Each visit) const {
    const FactPools& pools = records_.pools();
    for (std::uint32_t i = 0; i < f.actors.count; ++i) {
      const EntityTelling& telling = pools.tellings[pools.arguments[f.actors.begin + i]];
      if (telling.last_name) visit(static_cast<std::uint32_t>(telling.last_name), telling.one_word);
    }
  }

  // Days with the day after, of this year or of any.
  template <class Each>
  static void each_when(const EventFacts& f, Each visit) {
    if (f.yearless || (f.dated && !is_coarse(f))) {
      each_year_day(f, [&](DayNumber day) { visit(day, true), visit(day + 1, false); });
    }
  }

  // Days as days of 2000, of an interval of a week or less.
  template <class Each>
  static void each_year_day(const EventFacts& f, Each visit) {
    const DayNumber from = f.yearless ? f.year_day_from : f.earliest, to = f.yearless ? f.year_day_to : f.latest;
    for (DayNumber day = from; day <= std::min(to, from + long_days - 1); ++day) {
      const CivilDate d = from_days(day);
      visit(to_days({2000, d.month, d.day}));
    }
  }

  // The months of an interval; of a long or open one its known ends.
  template <class Each>
  static void each_month(const EventFacts& f, Each visit) {
    const DayNumber from = f.earliest == open_start ? f.latest : f.earliest, to = f.latest == open_end ? f.earliest : f.latest;
    const int first = month_of(from), last = month_of(to);
    for (int m = first; m <= std::min(last, first + 11); ++m) visit(m);
  }

  void add_days(std::uint32_t p, const EventFacts& f, Tag tag, std::uint32_t who) {
    for (DayNumber day = f.earliest; day <= f.latest; ++day) {
      members_.push_back({make_key(tag, what(f), who, day), p, false, true});
      members_.push_back({make_key(tag, what(f), who, day + 1), p, false, false});
    }
  }

  void join_waiting(std::uint64_t key, std::uint32_t p, bool waits, bool later_day) {
    if (waiting_.contains(key)) members_.push_back({key, p, waits, later_day});
  }

  void add_memberships(std::uint32_t p) {
    const EventFacts& f = facts(p);
    const bool coarse = f.dated && is_coarse(f);
    each_participant(f, [&](std::uint32_t who) {
      const bool undated = !f.dated && !f.yearless;
      each_window(p, [&](int window) { join_waiting(make_key(by_undated, what(f), who, window), p, undated, true); });
      if (f.yearless || (f.dated && !coarse)) {
        each_year_day(f, [&](DayNumber day) { join_waiting(make_key(by_year_day, what(f), who, day), p, f.yearless, true); });
      }
      if (!f.dated) return;
      if (!coarse) add_days(p, f, by_day, who);
      each_month(f, [&](int month) { join_waiting(make_key(by_month, what(f), who, month), p, coarse, true); });
    });
    join_nameless(p, f, coarse);
    if (f.dated && !coarse) {
      add_countries(p, f);
      if (!f.statement && f.trigger) add_days(p, f, by_trigger, static_cast<std::uint32_t>(f.trigger));
    }
    if (f.statement) {
      each_last_name(f, [&](std::uint32_t name, bool one_word) {
        each_when(f,
                  [&](std::int64_t when, bool later_day) { join_waiting(make_key(by_name, what(f), name, when), p, one_word, later_day); });
      });
    }
    const bool nameless = is_nameless(f);
    each_when(f, [&](std::int64_t when, bool later_day) { join_waiting(make_key(by_nameless, what(f), 0, when), p, nameless, later_day); });
  }

  // What has no date or only a month, and names nobody, waits for reports of anybody.
  void join_nameless(std::uint32_t p, const EventFacts& f, bool coarse) {
    if (!seen_.empty() && seen_.front() == 0) return;  // it is there already
    each_window(p, [&](int window) { join_waiting(make_key(by_undated, what(f), 0, window), p, !f.dated && !f.yearless, true); });
    if (f.dated) each_month(f, [&](int month) { join_waiting(make_key(by_month, what(f), 0, month), p, coarse, true); });
  }

  // "Trung Quốc thông báo" and "Cục Hải sự Hải Nam thông báo": a country may be told for its office.
  void add_countries(std::uint32_t p, const EventFacts& f) {
    const FactPools& pools = records_.pools();
    for (std::uint32_t i = 0; i < f.actors.count; ++i) {
      const std::uint32_t country = pools.tellings[pools.arguments[f.actors.begin + i]].country_code;
      if (country) add_days(p, f, by_country, country);
    }
  }

  void pair(std::uint32_t a, std::uint32_t b) {
    if (a != b) pairs_.push_back(static_cast<std::uint64_t>(std::min(a, b)) << 32 | std::max(a, b));
  }

  void propose_block(std::size_t begin, std::size_t end) {
    const Tag tag = static_cast<Tag>(members_[begin].key >> 60);
    if (end - begin > wide_block) return propose_wide(begin, end);
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t k = i + 1; k < end; ++k) {
        const Membership &x = members_[i], &y = members_[k];
        if ((x.later_day || y.later_day) && (everybody_meets(tag) || x.waits || y.waits)) pair(x.position, y.position);
      }
    }
  }

  // Four orders by MinHash of the content: likenesses above one half are neighbours in at least one of them nearly always.
  void propose_wide(std::size_t begin, std::size_t end) {
    struct Placed {
      std::uint64_t signature;
      std::uint32_t position;
      bool waits;
    };
    const bool anybody = everybody_meets(static_cast<Tag>(members_[begin].key >> 60));
    std::vector<Placed> order(end - begin);
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
      for (std::size_t i = begin; i < end; ++i) {
        const std::uint32_t p = members_[i].position;
        order[i - begin] = {signature(facts(p), seed), p, members_[i].waits};
      }
      std::sort(order.begin(), order.end(), [](const Placed& a, const Placed& b) {
        return a.signature != b.signature ? a.signature < b.signature : a.position < b.position;
      });
      for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::size_t k = i + 1; k < std::min(order.size(), i + 1 + neighbours); ++k) {
          if (anybody || order[i].waits || order[k].waits) pair(order[i].position, order[k].position);
        }
      }
    }
  }

  std::uint64_t signature(const EventFacts& f, std::uint64_t seed) const {
    std::uint64_t best = ~0ULL;
    for (std::uint32_t i = 0; i < f.tokens.count; ++i) {
      const std::uint32_t token = records_.pools().tokens[f.tokens.begin + i];
      if ((token & 15) > 1) best = std::min(best, mix((token >> 4) * 0x9E3779B97F4A7C15ULL + seed));
    }
    return best;
  }

  // Reports that share a long quotation, a saying or a whole sentence meet whoever spoke and whenever it was: papers copy each other.
  void propose_copies() {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> copies;
    for (std::uint32_t p = 0; p < events_.size(); ++p) {
      const EventFacts& f = facts(p);
      for (std::uint32_t i = 0; i < f.quotes.count; ++i) copies.emplace_back(records_.pools().quotes[f.quotes.begin + i], p);
      if (f.wording) copies.emplace_back(mix(f.wording + what(f)), p);
    }
    std::sort(copies.begin(), copies.end());
    for (std::size_t i = 0; i < copies.size(); ++i) {
      for (std::size_t k = i + 1; k < std::min(copies.size(), i + 1 + neighbours) && copies[k].first == copies[i].first; ++k) {
        pair(copies[i].second, copies[k].second);
      }
    }
  }

  const RecordSet& records_;
  const std::vector<std::uint32_t>& events_;
  std::unordered_set<std::uint64_t> waiting_;
  std::vector<Membership> members_;
  std::vector<std::uint64_t> pairs_;  // first << 32 | second: whole numbers sort faster
  mutable std::vector<std::uint32_t> seen_;
};

}  // namespace

Pairs propose_pairs(const RecordSet& records, const std::vector<std::uint32_t>& events) { return Proposer(records, events).run(); }

}  // namespace nienbieu
