#include "timeline/pair_features.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "timeline/weights.h"

namespace nienbieu {
namespace {

enum class Likeness : std::uint8_t { none, related, same };

// Words that one paper writes in the name of an office and another leaves out: "Công an TP Hà Nội".
constexpr std::string_view ranks[] = {"TP", "TP.", "thành", "phố", "tỉnh"};

std::string_view last_word(std::string_view& name) {
  while (!name.empty()) {
    const auto space = name.rfind(' ');
    const std::string_view word = space == std::string_view::npos ? name : name.substr(space + 1);
    name = space == std::string_view::npos ? std::string_view() : name.substr(0, space);
    if (!word.empty() && std::find(std::begin(ranks), std::end(ranks), word) == std::end(ranks)) return word;
  }
  return {};
}

bool ends_with_words(std::string_view name, std::string_view end) {
  for (std::string_view word = last_word(end); !word.empty(); word = last_word(end)) {
    if (last_word(name) != word) return false;
  }
  return true;
}

// "Hội đồng Bảo an Liên hợp quốc" acts for "Liên hợp quốc", "Phòng Cảnh sát Hình sự Công an Hà Nội" for "Công an TP Hà Nội"; and that is
// "Công an Hà Nội".
bool is_body_of(const EntityTelling& body, const EntityTelling& whole) {
  if (body.is_place || whole.is_place || body.type != "organization" || whole.type != "organization") return false;
  return !whole.name.empty() && ends_with_words(body.name, whole.name);
}

// "Chính phủ Cuba" and "Cuba".
bool is_government_of(const EntityTelling& government, const EntityTelling& country) {
  return country.is_place && government.id.ends_with(":government") && government.name.ends_with(country.name);
}

// "Hằng" in an article that gives no more of her name, and "Phạm Thu Hằng".
bool are_short_and_long(const EntityTelling& a, const EntityTelling& b) {
  return a.last_name && a.last_name == b.last_name && a.one_word != b.one_word;
}

// Two tellings of one participant?
Likeness likeness_of(const EntityTelling& a, const EntityTelling& b) {
  if (a.entity && a.entity == b.entity) return a.unnamed ? Likeness::related : Likeness::same;
  // "Chủ tịch nước" in an article that gives no name.
  if (a.unnamed != b.unnamed) return a.title && a.title == b.title ? Likeness::related : Likeness::none;
  if (a.unnamed) return Likeness::none;
  if (is_government_of(a, b) || is_government_of(b, a)) return Likeness::same;
  const bool country_and_member = a.country_code && a.country_code == b.country_code && a.is_place != b.is_place;
  return country_and_member || are_short_and_long(a, b) || is_body_of(a, b) || is_body_of(b, a) ? Likeness::related : Likeness::none;
}

bool near_each_other(const EntityTelling& a, const EntityTelling& b) {
  if (!a.has_position || !b.has_position) return false;
  const double dlat = (a.lat - b.lat) * 111.0, dlon = (a.lon - b.lon) * 111.0 * std::cos((a.lat + b.lat) * 0.00872664626);
  return dlat * dlat + dlon * dlon < 60.0 * 60.0;
}

// `near`: places near each other are related.
Match match(Tellings a, Tellings b, bool near) {
  if (a.empty() || b.empty()) return Match::unknown;
  std::size_t same = 0;
  bool related = false, unnamed = false;
  for (const EntityTelling* p : a) {
    for (const EntityTelling* q : b) {
      const EntityTelling &x = *p, &y = *q;
      const Likeness likeness = likeness_of(x, y);
      same += likeness == Likeness::same;
      related = related || likeness == Likeness::related || (near && near_each_other(x, y));
      unnamed = unnamed || x.unnamed || y.unnamed;
    }
  }
  if (same) return same >= std::max(a.size(), b.size()) ? Match::all : Match::some;
  if (related) return Match::related;
  // Somebody unnamed may be anybody; that is no contradiction.
  return unnamed ? Match::unknown : Match::apart;
}

}  // namespace

Match match_actors(Tellings a, Tellings b) { return match(a, b, false); }

Match match_places(Tellings a, Tellings b) { return match(a, b, true); }

bool share_specific(Tellings a, Tellings b) {
  return any_argument(a, [&](const EntityTelling& x) {
    return !x.is_place && !x.unnamed && any_argument(b, [&](const EntityTelling& y) { return y.entity == x.entity; });
  });
}

bool share_last_name(Tellings a, Tellings b) {
  return any_argument(
      a, [&](const EntityTelling& x) { return any_argument(b, [&](const EntityTelling& y) { return are_short_and_long(x, y); }); });
}

bool strangers(Tellings a, Tellings b) {
  const auto described_otherwise = [](const EntityTelling& x, const EntityTelling& y) {
    return x.unnamed && y.unnamed && x.name != y.name;
  };
  for (const EntityTelling* x : a) {
    for (const EntityTelling* y : b) {
      if (!described_otherwise(*x, *y)) return false;
    }
  }
  return !a.empty() && !b.empty();
}

bool same_company(const EventFacts& x, const EventFacts& y) {
  const auto named = [&](const EventFacts& f, std::array<std::uint64_t, 6>& out) {
    std::size_t n = 0;
    for (const Tellings list : {f.actors, f.targets})
      for (const EntityTelling* told : list) {
        if (told->unnamed || n == out.size()) return std::size_t{0};
        out[n++] = told->entity;
      }
    std::sort(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(n));
    return n;
  };
  std::array<std::uint64_t, 6> a{}, b{};
  const std::size_t n = named(x, a);
  return n >= 2 && n == named(y, b) && a == b;
}

bool share_quote(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i] == b[k]) return true;
    a[i] < b[k] ? ++i : ++k;
  }
  return false;
}

int shared_words(const EventFacts& a, const EventFacts& b) {
  if (!a.weight || !b.weight) return 0;
  std::uint32_t shared = 0;
  const std::uint32_t *x = a.tokens.data(), *x_end = x + a.tokens.size();
  const std::uint32_t *y = b.tokens.data(), *y_end = y + b.tokens.size();
  while (x < x_end && y < y_end) {  // without branches, which nothing could foretell
    const std::uint32_t p = *x >> 4, q = *y >> 4;
    shared += std::min(*x & 15, *y & 15) & (0U - (p == q));
    x += p <= q;
    y += q <= p;
  }
  return static_cast<int>(2000 * shared / (a.weight + b.weight));
}

bool other_figures(const EventFacts& a, const EventFacts& b) {
  const auto has_own = [](std::span<const std::uint32_t> x, std::span<const std::uint32_t> y) {
    return std::any_of(x.begin(), x.end(), [&](std::uint32_t token) {
      return (token & 15) == number_weight && !std::binary_search(y.begin(), y.end(), token);
    });
  };
  return has_own(a.tokens, b.tokens) && has_own(b.tokens, a.tokens);
}

int shared_wording(const EventFacts& a, const EventFacts& b) {
  const auto shorter = static_cast<std::uint32_t>(std::min(a.pairs.size(), b.pairs.size()));
  if (!shorter) return 0;
  std::uint32_t shared = 0;
  for (std::size_t i = 0, k = 0; i < a.pairs.size() && k < b.pairs.size();) {
    const std::uint32_t p = a.pairs[i], q = b.pairs[k];
    shared += p == q;
    i += p <= q;
    k += q <= p;
  }
  return static_cast<int>(1000 * shared / shorter);
}

Words compare_triggers(const EventFacts& x, const EventFacts& y) {
  if (x.trigger && x.trigger == y.trigger) return Words::same;
  for (const std::uint32_t token : x.trigger_tokens) {
    if ((token & 15) <= 1) continue;
    for (const std::uint32_t other : y.trigger_tokens) {
      if (other >> 4 == token >> 4) return Words::some;
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
