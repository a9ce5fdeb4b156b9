#include "timeline/pair_features.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nienbieu {
namespace {

enum class Likeness : std::uint8_t { none, related, same };

// Two tellings of one participant?
Likeness likeness_of(const EntityTelling& a, const EntityTelling& b) {
  if (a.entity && a.entity == b.entity) return a.unnamed ? Likeness::related : Likeness::same;
  if (a.unnamed || b.unnamed) return Likeness::none;
  const bool country_and_member = a.country_code && a.country_code == b.country_code && a.is_place != b.is_place;
  // "Hằng" in an article that gives no more of her name, and "Phạm Thu Hằng".
  const bool short_and_long = a.last_name && a.last_name == b.last_name && a.one_word != b.one_word;
  return country_and_member || short_and_long ? Likeness::related : Likeness::none;
}

bool near_each_other(const EntityTelling& a, const EntityTelling& b) {
  if (!a.has_position || !b.has_position) return false;
  const double dlat = (a.lat - b.lat) * 111.0, dlon = (a.lon - b.lon) * 111.0 * std::cos((a.lat + b.lat) * 0.00872664626);
  return dlat * dlat + dlon * dlon < 60.0 * 60.0;
}

// `near`: places near each other are related.
Match match(const FactPools& pools, Run a, Run b, bool near) {
  if (!a.count || !b.count) return Match::unknown;
  std::uint32_t same = 0;
  bool related = false, unnamed = false;
  for (std::uint32_t i = 0; i < a.count; ++i) {
    for (std::uint32_t k = 0; k < b.count; ++k) {
      const auto &x = telling(pools, a, i), &y = telling(pools, b, k);
      const Likeness likeness = likeness_of(x, y);
      same += likeness == Likeness::same;
      related = related || likeness == Likeness::related || (near && near_each_other(x, y));
      unnamed = unnamed || x.unnamed || y.unnamed;
    }
  }
  if (same) return same >= std::max(a.count, b.count) ? Match::all : Match::some;
  if (related) return Match::related;
  // Somebody unnamed may be anybody; that is no contradiction.
  return unnamed ? Match::unknown : Match::apart;
}

}  // namespace

Match match_actors(const FactPools& pools, Run a, Run b) { return match(pools, a, b, false); }

Match match_places(const FactPools& pools, Run a, Run b) { return match(pools, a, b, true); }

bool share_specific(const FactPools& pools, Run a, Run b) {
  return any_argument(pools, a, [&](const EntityTelling& x) {
    return !x.is_place && !x.unnamed && any_argument(pools, b, [&](const EntityTelling& y) { return y.entity == x.entity; });
  });
}

bool strangers(const FactPools& pools, Run a, Run b) {
  const auto described_otherwise = [](const EntityTelling& x, const EntityTelling& y) {
    return x.unnamed && y.unnamed && x.name != y.name;
  };
  for (std::uint32_t i = 0; i < a.count; ++i) {
    for (std::uint32_t k = 0; k < b.count; ++k) {
      if (!described_otherwise(telling(pools, a, i), telling(pools, b, k))) return false;
    }
  }
  return a.count && b.count;
}

bool same_company(const FactPools& pools, const EventFacts& x, const EventFacts& y) {
  const auto named = [&](const EventFacts& f, std::array<std::uint32_t, 6>& out) {
    std::size_t n = 0;
    for (const Run run : {f.actors, f.targets})
      for (std::uint32_t i = 0; i < run.count; ++i) {
        const EntityTelling& told = telling(pools, run, i);
        if (told.unnamed || n == out.size()) return std::size_t{0};
        out[n++] = told.entity;
      }
    std::sort(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(n));
    return n;
  };
  std::array<std::uint32_t, 6> a{}, b{};
  const std::size_t n = named(x, a);
  return n >= 2 && n == named(y, b) && a == b;
}

bool share_quote(const FactPools& pools, Run a, Run b) {
  for (std::uint32_t i = 0, k = 0; i < a.count && k < b.count;) {
    const auto x = pools.quotes[a.begin + i], y = pools.quotes[b.begin + k];
    if (x == y) return true;
    x < y ? ++i : ++k;
  }
  return false;
}

int shared_words(const FactPools& pools, const EventFacts& a, const EventFacts& b) {
  if (!a.weight || !b.weight) return 0;
  std::uint32_t shared = 0;
  const std::uint32_t* x = pools.tokens.data() + a.tokens.begin;
  const std::uint32_t* y = pools.tokens.data() + b.tokens.begin;
  const std::uint32_t *x_end = x + a.tokens.count, *y_end = y + b.tokens.count;
  while (x < x_end && y < y_end) {
    const std::uint32_t p = *x >> 4, q = *y >> 4;
    if (p == q) {
      shared += std::min(*x++ & 15, *y++ & 15);
    } else {
      p < q ? ++x : ++y;
    }
  }
  return static_cast<int>(2000 * shared / (a.weight + b.weight));
}

int shared_wording(const FactPools& pools, const EventFacts& a, const EventFacts& b) {
  const std::uint32_t shorter = std::min(a.pairs.count, b.pairs.count);
  if (!shorter) return 0;
  std::uint32_t shared = 0;
  for (std::uint32_t i = 0, k = 0; i < a.pairs.count && k < b.pairs.count;) {
    const std::uint32_t p = pools.tokens[a.pairs.begin + i], q = pools.tokens[b.pairs.begin + k];
    shared += p == q;
    i += p <= q;
    k += q <= p;
  }
  return static_cast<int>(1000 * shared / shorter);
}

Words compare_triggers(const FactPools& pools, const EventFacts& x, const EventFacts& y) {
  if (x.trigger && x.trigger == y.trigger) return Words::same;
  for (std::uint32_t i = 0; i < x.trigger_tokens.count; ++i) {
    const std::uint32_t token = pools.tokens[x.trigger_tokens.begin + i];
    if ((token & 15) <= 1) continue;
    for (std::uint32_t k = 0; k < y.trigger_tokens.count; ++k) {
      if (pools.tokens[y.trigger_tokens.begin + k] >> 4 == token >> 4) return Words::some;
    }
  }
  return Words::none;
}

int days_apart(const EventFacts& a, const EventFacts& b) {
  if (a.earliest > b.latest) return b.latest == open_start ? far_apart : a.earliest - b.latest;
  if (b.earliest > a.latest) return a.latest == open_start ? far_apart : b.earliest - a.latest;
  return 0;
}

bool fits_some_year(const EventFacts& yearless, const EventFacts& dated) {
  if (dated.earliest == open_start || dated.latest == open_end || dated.latest - dated.earliest > 31) return false;
  const auto in_year = [](DayNumber day, std::int32_t year) {
    const CivilDate d = from_days(day);
    return to_days({year, d.month, std::min(d.day, days_in_month(year, d.month))});
  };
  for (std::int32_t year = from_days(dated.earliest).year; year <= from_days(dated.latest).year; ++year) {
    if (in_year(yearless.year_day_from, year) <= dated.latest && dated.earliest <= in_year(yearless.year_day_to, year)) return true;
  }
  return false;
}

}  // namespace nienbieu
