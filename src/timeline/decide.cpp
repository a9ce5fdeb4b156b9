#include "timeline/decide.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "timeline/types.h"

namespace nienbieu {
namespace {

// Weights are natural logarithms of odds in thousandths: how much likelier one event is than two when the feature is seen. They were
// set by hand on the principle that each line can be argued for, then checked on annotated articles.
struct Weigher {
  int total = 0;
  bool never = false;
  std::string* because = nullptr;

  void add(int weight, const char* what) {
    total += weight;
    if (!because) return;
    if (!because->empty()) *because += "; ";
    *because += what;
    *because += weight < 0 ? " -" : " +";
    const int tenths = (std::abs(weight) + 50) / 100;
    *because += std::to_string(tenths / 10) + '.' + static_cast<char>('0' + tenths % 10);
  }
  void exclude(const char* what) {
    never = true;
    if (because) *because += (because->empty() ? "" : "; ") + std::string(what);
  }
};

enum class Match : std::uint8_t { unknown, all, some, related, apart };

// Two tellings of one participant? 1: the same entity. 0.5: a country and one of its offices or people.
double same_participant(const EntityTelling& a, const EntityTelling& b) {
  if (a.entity && a.entity == b.entity) return a.unnamed ? 0.5 : 1;
  if (a.unnamed || b.unnamed) return 0;
  const bool country_and_member = a.country_code && a.country_code == b.country_code && a.is_place != b.is_place;
  // "Hằng" in an article that gives no more of her name, and "Phạm Thu Hằng".
  const bool short_and_long = a.last_name && a.last_name == b.last_name && a.one_word != b.one_word;
  return country_and_member || short_and_long ? 0.5 : 0;
}

bool near_each_other(const EntityTelling& a, const EntityTelling& b) {
  if (!a.has_position || !b.has_position) return false;
  const double dlat = (a.lat - b.lat) * 111.0, dlon = (a.lon - b.lon) * 111.0 * std::cos((a.lat + b.lat) * 0.00872664626);
  return dlat * dlat + dlon * dlon < 60.0 * 60.0;
}

Match match(const FactPools& pools, Run a, Run b, bool places) {
  if (!a.count || !b.count) return Match::unknown;
  const auto telling = [&](Run run, std::uint32_t i) -> const EntityTelling& { return pools.tellings[pools.arguments[run.begin + i]]; };
  std::uint32_t same = 0;
  bool related = false, unnamed = false;
  for (std::uint32_t i = 0; i < a.count; ++i) {
    for (std::uint32_t k = 0; k < b.count; ++k) {
      const auto &x = telling(a, i), &y = telling(b, k);
      const double likeness = same_participant(x, y);
      same += likeness == 1;
      related = related || likeness > 0 || (places && near_each_other(x, y));
      unnamed = unnamed || x.unnamed || y.unnamed;
    }
  }
  if (same) return same >= std::max(a.count, b.count) ? Match::all : Match::some;
  if (related) return Match::related;
  // Somebody unnamed may be anybody; that is no contradiction.
  return unnamed ? Match::unknown : Match::apart;
}

// The least specific shared participant says less: most of a day's events have some country in them.
bool share_specific(const FactPools& pools, Run a, Run b) {
  for (std::uint32_t i = 0; i < a.count; ++i) {
    const EntityTelling& x = pools.tellings[pools.arguments[a.begin + i]];
    if (x.is_place || x.unnamed) continue;
    for (std::uint32_t k = 0; k < b.count; ++k) {
      if (pools.tellings[pools.arguments[b.begin + k]].entity == x.entity) return true;
    }
  }
  return false;
}

bool share_quote(const FactPools& pools, Run a, Run b) {
  for (std::uint32_t i = 0, k = 0; i < a.count && k < b.count;) {
    const auto x = pools.quotes[a.begin + i], y = pools.quotes[b.begin + k];
    if (x == y) return true;
    x < y ? ++i : ++k;
  }
  return false;
}

int days_apart(const EventFacts& a, const EventFacts& b) {
  if (a.earliest > b.latest) return b.latest == open_start ? 9999 : a.earliest - b.latest;
  if (b.earliest > a.latest) return a.latest == open_start ? 9999 : b.earliest - a.latest;
  return 0;
}

// "12/5" of a year that nothing in its article tells, and 12 May of a known year.
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

constexpr int reprint_days = 10;  // between copies of one text, and between reports of one thing without a date
constexpr int slip_days = 3;      // by which papers that reprint "hôm qua" misdate it

bool published_apart(const StoredEvent& a, const StoredEvent& b) {
  return a.published != open_start && b.published != open_start && std::abs(a.published - b.published) > reprint_days;
}

// How alike two reports tell it, for what depends on that.
struct Wording {
  int likeness = 0;     // of the words, in thousandths
  bool same = false;    // the same words, or the same quotation
  bool shared = false;  // somebody known, not only a country, takes part in both
  bool copied = false;  // the same words in two articles, and many of them
};

// Times that exclude each other. Papers date a statement by the day they heard of it, and a copied text says "hôm qua" on the wrong day
// or lost its date: where the words are the same, so is what they tell, and the dates are a conflict.
void weigh_disagreement(Weigher& w, const StoredEvent& a, const StoredEvent& b, const Wording& wording, int gap) {
  const bool both_written = a.facts.basis == 0 && b.facts.basis == 0;
  if (gap == 1 && wording.same) return w.add(-500, "one day apart, same words");
  const bool by_publication = a.facts.basis == 2 || b.facts.basis == 2;
  if (gap == 1 && by_publication && a.version != b.version && (wording.shared || wording.likeness >= 500)) {
    return w.add(-800, "one day apart, one by publication");
  }
  if (gap == 1 && !both_written && a.facts.statement && a.version != b.version && wording.likeness >= 450) {
    return w.add(-1000, "one day apart, like words");
  }
  if (!wording.copied || published_apart(a, b) || (both_written && gap > slip_days)) return w.exclude("their times cannot be the same");
  w.add(-800, "one text, dated otherwise");
}

void weigh_yearless(Weigher& w, const StoredEvent& a, const StoredEvent& b, const Wording& wording) {
  const EventFacts &x = a.facts, &y = b.facts;
  if (x.yearless && y.yearless) {
    if (x.year_day_from > y.year_day_to || y.year_day_from > x.year_day_to) {
      return weigh_disagreement(w, a, b, wording, std::max(x.year_day_from - y.year_day_to, y.year_day_from - x.year_day_to));
    }
    return w.add(x.year_day_from == y.year_day_from && x.year_day_to == y.year_day_to ? 600 : 100, "same day of an unknown year");
  }
  if (!fits_some_year(x.yearless ? x : y, x.yearless ? y : x)) return weigh_disagreement(w, a, b, wording, 9999);
  w.add(500, "same day, the year not known in one");
}

// Without a date a report may be of anything like it, so it must tell it in nearly the same words.
void weigh_undated(Weigher& w, const StoredEvent& a, const StoredEvent& b, const Wording& wording) {
  if (published_apart(a, b)) return w.exclude("no date, and published more than ten days apart");
  const auto dated = [](const EventFacts& f) { return f.dated || f.yearless; };
  if (dated(a.facts) || dated(b.facts)) return w.add(wording.likeness >= 600 || wording.same ? -700 : -3000, "one has no date");
  if (a.version != b.version) return w.add(-900, "both without a date, in two articles");
  w.add(-600, "both without a date");
}

void weigh_time(Weigher& w, const StoredEvent& a, const StoredEvent& b, const Wording& wording) {
  const EventFacts &x = a.facts, &y = b.facts;
  if (!(x.dated || x.yearless) || !(y.dated || y.yearless)) return weigh_undated(w, a, b, wording);
  if (x.yearless || y.yearless) return weigh_yearless(w, a, b, wording);
  if (const int gap = days_apart(x, y)) return weigh_disagreement(w, a, b, wording, gap);
  if (x.earliest == y.earliest && x.latest == y.latest) {
    const auto days = static_cast<std::int64_t>(x.latest) - x.earliest;
    if (days == 0) return w.add(800, "same day");
    return days < 32 ? w.add(1800, "same days") : w.add(200, "same period");
  }
  w.add(200, "times that can be the same");
}

// "Hai người chết" is told of many accidents; 1.160 of one, and so is about 1.200.
int weight_of_number(double value) { return value <= 3 ? 300 : value <= 10 ? 600 : value < 1000 ? 1000 : 1600; }
constexpr double large_number = 100;
bool near_equal(double a, double b) { return std::min(a, b) >= large_number && std::abs(a - b) <= 0.05 * std::max(a, b); }

// Returns whether a number is shared that is hardly told of anything else.
bool weigh_quantities(Weigher& w, const FactPools& pools, Run a, Run b) {
  int equal = 0, near = 0;
  bool differ = false;
  for (std::uint32_t i = 0; i < a.count; ++i) {
    for (std::uint32_t k = 0; k < b.count; ++k) {
      const QuantityFact &x = pools.quantities[a.begin + i], &y = pools.quantities[b.begin + k];
      if (x.what != y.what) continue;
      if (x.value == y.value) {
        equal = std::max(equal, weight_of_number(x.value));
      } else if (near_equal(x.value, y.value)) {
        near = std::max(near, weight_of_number(x.value) - 400);
      }
      differ = differ || x.value != y.value;
    }
  }
  if (equal) {
    w.add(equal, "same number");
  } else if (near) {
    w.add(near, "like numbers");
  } else if (differ) {
    w.add(-400, "different numbers");
  }
  return std::max(equal, near + 400) >= weight_of_number(large_number);
}

// What sort of speech it is: taking it for mere SAY is common; taking agreement for rejection is not.
void weigh_speech(Weigher& w, const EventFacts& a, const EventFacts& b) {
  if (a.type == b.type) return;
  const auto say = type_index("SAY");
  w.add(a.type == say || b.type == say || type_agreement(a.type, b.type) > 0 ? -200 : -800, "different speech");
}

void weigh_statement(Weigher& w, const RecordSet& records, const StoredEvent& a, const StoredEvent& b) {
  const FactPools& pools = records.pools();
  const EventFacts &x = a.facts, &y = b.facts;
  if (x.within && x.within == y.id) return w.exclude("one is told inside the other");
  if (y.within && y.within == x.id) return w.exclude("one is told inside the other");
  const bool quoted = share_quote(pools, x.quotes, y.quotes);
  const bool same_words = quoted || (x.content && x.content == y.content && x.weight >= 16);
  const bool one_article = a.version == b.version;
  // A short saying wholly inside a longer one is the same saying cut short, if it is long enough to be told from another.
  const int enough = static_cast<int>(std::min({80U, x.weight, y.weight}));
  const int words = shared_words(pools, x, y), in_order = shared_wording(pools, x, y) * enough / 80;
  // "Đồng thời" is no saying: two or three words agree by chance.
  const bool brief = std::min(x.weight, y.weight) < 16;
  const int likeness = std::max(words, (words + in_order) / 2) / (brief ? 2 : 1);
  const Wording wording{likeness, same_words, false, !one_article && x.wording && x.wording == y.wording};
  w.add(-2300, "prior");
  switch (match(pools, x.actors, y.actors, false)) {
    case Match::all:
    case Match::some:
      w.add(1500, "same speaker");
      break;
    case Match::related:
      w.add(300, "speakers may be the same");
      break;
    case Match::unknown:
      w.add(-400, "speaker not known");
      break;
    case Match::apart:
      // Two people do not say the same dozen words: papers disagree on who it was.
      if (!wording.copied) return w.exclude("different speakers");
      w.add(-300, "one text, spoken by somebody else");
  }
  weigh_time(w, a, b, wording);
  if (w.never) return;
  // An article that gives a speaker two sayings of a day in different words means two sayings.
  if (one_article && likeness < 400 && !same_words) return w.exclude("told apart in one article");
  w.add((likeness - 400) * 7, "content");
  if (same_words) w.add(2000, quoted ? "same quotation" : "same words");
  weigh_speech(w, x, y);
  if (one_article && !same_words) w.add(-300, "told twice in one article");
}

void weigh_match(Weigher& w, Match m, bool specific, int all, int related, int disjoint, const char* const (&names)[4]) {
  switch (m) {
    case Match::unknown:
      return;
    case Match::all:
      return w.add(all + (specific ? 400 : 0), names[0]);
    case Match::some:
      return w.add(all * 6 / 10 + (specific ? 400 : 0), names[1]);
    case Match::related:
      return w.add(related, names[2]);
    case Match::apart:
      return w.add(disjoint, names[3]);
  }
}

// People are key facts: whoever was appointed, arrested or killed makes the event.
bool names_people(const FactPools& pools, Run run) {
  for (std::uint32_t i = 0; i < run.count; ++i) {
    const EntityTelling& telling = pools.tellings[pools.arguments[run.begin + i]];
    if (telling.type == "person" && !telling.unnamed) return true;
  }
  return false;
}

bool has_position(const FactPools& pools, Run run) {
  for (std::uint32_t i = 0; i < run.count; ++i) {
    if (pools.tellings[pools.arguments[run.begin + i]].has_position) return true;
  }
  return false;
}

bool names_anybody(const FactPools& pools, const EventFacts& f) {
  for (const Run run : {f.actors, f.targets, f.places}) {
    for (std::uint32_t i = 0; i < run.count; ++i) {
      if (!pools.tellings[pools.arguments[run.begin + i]].unnamed) return true;
    }
  }
  return false;
}

// Returns whether anybody or anything is named in both, or a country in one and its office in the other.
bool weigh_participants(Weigher& w, const FactPools& pools, const EventFacts& x, const EventFacts& y) {
  const Match actors = match(pools, x.actors, y.actors, false), targets = match(pools, x.targets, y.targets, false);
  const Match places = match(pools, x.places, y.places, true);
  const bool placed = has_position(pools, x.places) && has_position(pools, y.places);
  // Who met whom: either may be told as the one who met the other.
  const bool crossed = match(pools, x.actors, y.targets, false) == Match::all || match(pools, x.targets, y.actors, false) == Match::all;
  if (targets == Match::apart && !crossed && names_people(pools, x.targets) && names_people(pools, y.targets)) {
    w.exclude("different people concerned");
    return false;
  }
  weigh_match(w, crossed && actors == Match::apart ? Match::some : actors, share_specific(pools, x.actors, y.actors), 1400, 700, -2500,
              {"same actors", "shared actor", "actors may be the same", "different actors"});
  weigh_match(w, crossed && targets == Match::apart ? Match::some : targets, share_specific(pools, x.targets, y.targets), 1300, 300, -2000,
              {"same targets", "shared target", "targets may be the same", "different targets"});
  weigh_match(w, places, false, 1000, 300, placed ? -1200 : -600, {"same place", "shared place", "near places", "different places"});
  const auto common = [](Match m) { return m == Match::all || m == Match::some; };
  return common(actors) || actors == Match::related || common(targets) || common(places) || crossed;
}

bool of_few_days(const EventFacts& f) { return f.yearless || (f.dated && f.earliest != open_start && f.latest - f.earliest < 4); }

// Described in both, and otherwise: "gặp một tàu lớn", "gặp sóng lớn".
bool strangers(const FactPools& pools, Run a, Run b) {
  for (std::uint32_t i = 0; i < a.count; ++i) {
    for (std::uint32_t k = 0; k < b.count; ++k) {
      const EntityTelling &x = pools.tellings[pools.arguments[a.begin + i]], &y = pools.tellings[pools.arguments[b.begin + k]];
      if (!x.unnamed || !y.unnamed || x.name == y.name) return false;
    }
  }
  return a.count && b.count;
}

enum class Words : std::uint8_t { same, some, none };

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

// The same two or more, whoever of them is told as the one who called.
bool same_company(const FactPools& pools, const EventFacts& x, const EventFacts& y) {
  const auto named = [&](const EventFacts& f, std::array<std::uint32_t, 6>& out) {
    std::size_t n = 0;
    for (const Run run : {f.actors, f.targets})
      for (std::uint32_t i = 0; i < run.count; ++i) {
        const EntityTelling& told = pools.tellings[pools.arguments[run.begin + i]];
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

const std::uint8_t legislate = type_index("LEGISLATE");

void weigh_action(Weigher& w, const RecordSet& records, const StoredEvent& a, const StoredEvent& b) {
  const FactPools& pools = records.pools();
  const EventFacts &x = a.facts, &y = b.facts;
  const double types = type_agreement(x.type, y.type);
  if (types == 0) return w.exclude("different types");
  // Talks are held by telephone or face to face: the word for them says no other manner.
  const bool other_mode = x.mode && y.mode && x.mode != y.mode;
  if (other_mode && !(x.any_manner || y.any_manner)) return w.exclude("different modes");
  if ((x.realis == 'n') != (y.realis == 'n')) return w.exclude("one says that it did not happen");
  w.add(-2600, "prior");
  if (types == 1) w.add(type_weight(x.type), "same type");
  Words triggers = compare_triggers(pools, x, y);
  // A vote is told as its calling, as how one voted and as what came of it: words for one act. So is a call as the talks in it.
  if (triggers == Words::none && types == 1 && (x.type == legislate || other_mode)) triggers = Words::some;
  if (triggers == Words::same) w.add(800, "same trigger");
  if (triggers == Words::some) w.add(400, "like triggers");
  if ((x.realis == 'h') != (y.realis == 'h')) w.add(-900, "one only asked or supposed");
  if (x.mode && x.mode == y.mode) w.add(500, "same mode");
  const bool one_article = a.version == b.version;
  const bool one_sentence = one_article && x.content == y.content;  // an article seldom repeats a sentence letter by letter
  // Another article has its own words; the same article would have kept its word.
  if (triggers == Words::none) w.add(one_article && !one_sentence ? -1200 : -600, "other triggers");
  const int words = shared_words(pools, x, y);
  const bool copied = !one_article && x.wording && x.wording == y.wording;
  const bool shared = share_specific(pools, x.actors, y.actors) || share_specific(pools, x.targets, y.targets);
  weigh_time(w, a, b, {words, !one_article && words >= 750, shared, copied});
  if (w.never) return;
  const bool common = weigh_participants(w, pools, x, y);
  if (w.never) return;
  if (other_mode && same_company(pools, x, y)) w.add(800, "the same company");
  const bool counted = weigh_quantities(w, pools, x.quantities, y.quantities);
  // An article that comes back to a word on the same day means the same thing, unless it names others; a sentence rarely tells
  // one thing twice.
  const bool comes_back = one_article && !one_sentence && triggers == Words::same && of_few_days(x) && of_few_days(y) &&
                          !strangers(pools, x.actors, y.actors) && !strangers(pools, x.targets, y.targets);
  if (comes_back) w.add(1000, "told again in one article");
  if (!common && !comes_back) {
    // Who is not named in one report may be who is named in the other, where the words agree or a count of hundreds does.
    const bool silent = !(names_anybody(pools, x) && names_anybody(pools, y));
    if (!silent || (words < 400 && !counted)) {
      w.add(-1200, "nobody and nowhere in common");
    } else if (!counted) {
      w.add(-500, "one names nobody");
    }
  }
  if (one_sentence) return w.add(-1000, "told in one sentence");
  w.add((words - 250) * 7 / 2, "words around");
  if (copied && triggers != Words::none) w.add(1000, "same words");
}

}  // namespace

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

PairScore decide(const RecordSet& records, const StoredEvent& a, const StoredEvent& b, std::string* because) {
  Weigher w;
  w.because = because;
  if (a.facts.statement != b.facts.statement) {
    w.exclude("a statement and an action");
  } else if (a.facts.statement) {
    weigh_statement(w, records, a, b);
  } else {
    weigh_action(w, records, a, b);
  }
  if (w.never) return {Verdict::never, 0};
  return {w.total >= 0 ? Verdict::same : Verdict::apart, w.total};
}

double probability(int odds) { return 1 / (1 + std::exp(-odds / 1000.0)); }

}  // namespace nienbieu
