#include "timeline/block.h"

#include <algorithm>
#include <unordered_set>

#include "timeline/types.h"

namespace nienbieu {
namespace {

constexpr std::size_t wide_block = 64;  // above this a block is compared along its order, not all with all
constexpr std::size_t neighbours = 6;   // in each of the orders of a wide block
constexpr int long_days = 7;            // an interval of more days is coarse ("in May")

enum Tag : std::uint64_t { by_day = 1, by_month = 2, by_publication = 3, by_country = 4, by_year_day = 5 };

// tag (4 bits) | statement or type class (8) | participant (28) | time (24): exact, not a hash.
std::uint64_t make_key(Tag tag, std::uint64_t what, std::uint64_t who, std::int64_t when) {
  return static_cast<std::uint64_t>(tag) << 60 | what << 52 | (who & 0x0FFFFFFF) << 24 |
         (static_cast<std::uint64_t>(when + 0x400000) & 0xFFFFFF);
}

struct Membership {
  std::uint64_t key = 0;
  std::uint32_t position = 0;
  bool coarse = false;
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
    propose_quotes();
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

  // Months in which something coarse waits for finer reports, and days of the year on which something waits for its year; only there
  // do other events join such a block.
  void find_waiting() {
    for (std::uint32_t p = 0; p < events_.size(); ++p) {
      const EventFacts& f = facts(p);
      if (f.yearless) {
        each_participant(f, [&](std::uint32_t who) {
          each_year_day(f, [&](DayNumber day) { waiting_.insert(make_key(by_year_day, what(f), who, day)); });
        });
      }
      if (!f.dated || !is_coarse(f)) continue;
      each_participant(
          f, [&](std::uint32_t who) { each_month(f, [&](int month) { waiting_.insert(make_key(by_month, what(f), who, month)); }); });
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

  void add_year_days(std::uint32_t p, const EventFacts& f, std::uint32_t who) {
    if (waiting_.empty()) return;
    each_year_day(f, [&](DayNumber day) {
      const auto key = make_key(by_year_day, what(f), who, day);
      if (waiting_.contains(key)) members_.push_back({key, p, f.yearless, true});
    });
  }

  void add_memberships(std::uint32_t p) {
    const EventFacts& f = facts(p);
    each_participant(f, [&](std::uint32_t who) {
      if (f.yearless || (f.dated && !is_coarse(f))) add_year_days(p, f, who);
      if (f.yearless) return;
      if (!f.dated) {
        const DayNumber published = records_.events()[events_[p]].published;
        const int window = published == open_start ? -1 : published / 11;
        members_.push_back({make_key(by_publication, what(f), who, window), p, false, true});
        if (window >= 0) members_.push_back({make_key(by_publication, what(f), who, window + 1), p, false, false});
        return;
      }
      const bool coarse = is_coarse(f);
      if (!coarse) add_days(p, f, by_day, who);
      each_month(f, [&](int month) {
        const auto key = make_key(by_month, what(f), who, month);
        if (waiting_.contains(key)) members_.push_back({key, p, coarse, true});
      });
    });
    if (f.statement && f.dated && !is_coarse(f)) add_countries(p, f);
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
        if (tag == by_month || tag == by_year_day ? members_[i].coarse || members_[k].coarse
                                                  : members_[i].later_day || members_[k].later_day) {
          pair(members_[i].position, members_[k].position);
        }
      }
    }
  }

  // Four orders by MinHash of the content: likenesses above one half are neighbours in at least one of them nearly always.
  void propose_wide(std::size_t begin, std::size_t end) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order(end - begin);
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
      for (std::size_t i = begin; i < end; ++i) {
        const std::uint32_t p = members_[i].position;
        order[i - begin] = {signature(facts(p), seed), p};
      }
      std::sort(order.begin(), order.end());
      for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::size_t k = i + 1; k < std::min(order.size(), i + 1 + neighbours); ++k) pair(order[i].second, order[k].second);
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

  // Reports that share a long quotation meet whoever is said to have spoken it.
  void propose_quotes() {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> quotes;
    for (std::uint32_t p = 0; p < events_.size(); ++p) {
      const Run run = facts(p).quotes;
      for (std::uint32_t i = 0; i < run.count; ++i) quotes.emplace_back(records_.pools().quotes[run.begin + i], p);
    }
    std::sort(quotes.begin(), quotes.end());
    for (std::size_t i = 0; i < quotes.size(); ++i) {
      for (std::size_t k = i + 1; k < std::min(quotes.size(), i + 1 + neighbours) && quotes[k].first == quotes[i].first; ++k) {
        pair(quotes[i].second, quotes[k].second);
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
