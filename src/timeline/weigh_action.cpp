#include <algorithm>
#include <cmath>

#include "timeline/pair_features.h"
#include "timeline/types.h"
#include "timeline/weigher.h"

namespace nienbieu {
namespace {

bool other_mode(const EventFacts& x, const EventFacts& y) { return x.mode && y.mode && x.mode != y.mode; }

// What no likeness outweighs.
void exclude_kinds(Weigher& w, const EventFacts& x, const EventFacts& y) {
  if (type_agreement(x.type, y.type) == 0) return w.exclude("different types");
  // Talks are held by telephone or face to face: the word for them says no other manner.
  if (other_mode(x, y) && !(x.any_manner || y.any_manner)) return w.exclude("different modes");
  if (x.way * y.way < 0) return w.exclude("one went up, the other down");
  if ((x.realis == 'n') != (y.realis == 'n')) w.exclude("one says that it did not happen");
}

// What two actions are and how they are told, before who and when.
struct ActionPair {
  bool same_type = false;
  Words triggers = Words::none;
  bool one_article = false;
  bool one_sentence = false;  // an article seldom repeats a sentence letter by letter
};

bool count_alike(std::span<const QuantityFact> a, std::span<const QuantityFact> b) {
  return std::any_of(a.begin(), a.end(), [&](const QuantityFact& x) {
    return std::any_of(b.begin(), b.end(), [&](const QuantityFact& y) { return x.what == y.what; });
  });
}

ActionPair compare(const StoredEvent& a, const StoredEvent& b) {
  static const auto legislate = type_index("LEGISLATE"), harm = type_index("HARM");
  const EventFacts &x = a.facts, &y = b.facts;
  ActionPair pair;
  pair.same_type = type_agreement(x.type, y.type) == 1;
  pair.triggers = compare_triggers(x, y);
  // A vote is told as its calling, as how one voted and as what came of it: words for one act. So is a call as the talks in it.
  if (pair.triggers == Words::none && pair.same_type && (x.type == legislate || other_mode(x, y))) pair.triggers = Words::some;
  // "Thiệt mạng", "tử vong", "chết": what is counted says what it is.
  if (pair.same_type && x.type == harm && count_alike(x.quantities, y.quantities)) pair.triggers = Words::same;
  pair.one_article = a.version == b.version;
  pair.one_sentence = pair.one_article && x.content == y.content;
  return pair;
}

// Seven killed and seven hurt are two facts of one story.
bool count_others(const EventFacts& x, const EventFacts& y) {
  static const auto harm = type_index("HARM");
  return x.type == harm && y.type == harm && !x.quantities.empty() && !y.quantities.empty() && !count_alike(x.quantities, y.quantities);
}

void weigh_kind(Weigher& w, const EventFacts& x, const EventFacts& y, const ActionPair& pair) {
  if (pair.same_type) w.add(type_weight(x.type), "same type");
  if (pair.triggers == Words::same) w.add(800, "same trigger");
  if (pair.triggers == Words::some) w.add(400, "like triggers");
  if ((x.realis == 'h') != (y.realis == 'h')) w.add(-900, "one only asked or supposed");
  if (x.mode && x.mode == y.mode) w.add(500, "same mode");
  // Another article has its own words; the same article would have kept its word.
  if (pair.triggers == Words::none) w.add(pair.one_article && !pair.one_sentence ? -1200 : -600, "other triggers");
}

// "Hai người chết" is told of many accidents; 1.160 of one, and so is about 1.200.
int weight_of_number(double value) { return value <= 3 ? 300 : value <= 10 ? 600 : value < 1000 ? 1000 : 1600; }
constexpr double large_number = 100;
bool near_equal(double a, double b) { return std::min(a, b) >= large_number && std::abs(a - b) <= 0.05 * std::max(a, b); }

// Returns whether a number is shared that is hardly told of anything else.
bool weigh_quantities(Weigher& w, std::span<const QuantityFact> a, std::span<const QuantityFact> b) {
  int equal = 0, near = 0;
  bool differ = false;
  for (const QuantityFact& x : a) {
    for (const QuantityFact& y : b) {
      if (x.what != y.what) continue;
      if (x.value == y.value) {
        equal = std::max(equal, weight_of_number(x.value));
        continue;
      }
      differ = true;
      if (near_equal(x.value, y.value)) near = std::max(near, weight_of_number(x.value) - 400);
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

struct MatchWeights {
  int all, related, apart;
  const char *same, *shared, *may_be, *different;
};

// `specific`: somebody known, not only a country, is shared.
void weigh_match(Weigher& w, Match m, bool specific, const MatchWeights& weights) {
  const int more = specific ? 400 : 0;
  switch (m) {
    case Match::unknown:
      return;
    case Match::all:
      return w.add(weights.all + more, weights.same);
    case Match::some:
      return w.add(weights.all * 6 / 10 + more, weights.shared);
    case Match::related:
      return w.add(weights.related, weights.may_be);
    case Match::apart:
      return w.add(weights.apart, weights.different);
  }
}

bool is_named(const EntityTelling& told) { return !told.unnamed; }
bool has_position(const EntityTelling& told) { return told.has_position; }
// People are key facts: whoever was appointed, arrested or killed makes the event.
bool is_named_person(const EntityTelling& told) { return !told.unnamed && told.type == "person"; }

bool names_anybody(const EventFacts& f) {
  return any_argument(f.actors, is_named) || any_argument(f.targets, is_named) || any_argument(f.places, is_named);
}

// Returns whether anybody or anything is named in both, or a country in one and its office in the other.
bool weigh_participants(Weigher& w, const EventFacts& x, const EventFacts& y) {
  const Match actors = match_actors(x.actors, y.actors), targets = match_actors(x.targets, y.targets);
  const Match places = match_places(x.places, y.places);
  const bool placed = any_argument(x.places, has_position) && any_argument(y.places, has_position);
  // Who met whom: either may be told as the one who met the other.
  const bool crossed = match_actors(x.actors, y.targets) == Match::all || match_actors(x.targets, y.actors) == Match::all;
  if (targets == Match::apart && !crossed && any_argument(x.targets, is_named_person) && any_argument(y.targets, is_named_person)) {
    w.exclude("different people concerned");
    return false;
  }
  const auto across = [&](Match m) { return crossed && m == Match::apart ? Match::some : m; };
  weigh_match(w, across(actors), share_specific(x.actors, y.actors),
              {1400, 700, -2500, "same actors", "shared actor", "actors may be the same", "different actors"});
  weigh_match(w, across(targets), share_specific(x.targets, y.targets),
              {1300, 300, -2000, "same targets", "shared target", "targets may be the same", "different targets"});
  weigh_match(w, places, false, {1000, 300, placed ? -1200 : -600, "same place", "shared place", "near places", "different places"});
  const auto common = [](Match m) { return m == Match::all || m == Match::some; };
  return common(actors) || actors == Match::related || common(targets) || common(places) || crossed;
}

bool of_few_days(const EventFacts& f) { return f.yearless || (f.dated && f.earliest != open_start && f.latest - f.earliest < 4); }

// 3 dead and 11: an article that gives another number means others, or a later count.
bool other_numbers(const EventFacts& a, const EventFacts& b) {
  return std::any_of(a.quantities.begin(), a.quantities.end(), [&](const QuantityFact& x) {
    return std::any_of(b.quantities.begin(), b.quantities.end(),
                       [&](const QuantityFact& y) { return x.what == y.what && x.value != y.value && !near_equal(x.value, y.value); });
  });
}

// An article that comes back to a word on the same day means the same thing, unless it names others; a sentence rarely tells one thing
// twice.
bool comes_back(const EventFacts& x, const EventFacts& y, const ActionPair& pair) {
  return pair.one_article && !pair.one_sentence && pair.triggers == Words::same && of_few_days(x) && of_few_days(y) && !days_apart(x, y) &&
         !strangers(x.actors, y.actors) && !strangers(x.targets, y.targets) && !other_numbers(x, y);
}

// Who is not named in one report may be who is named in the other, where the words agree or a count of hundreds does.
void weigh_nothing_common(Weigher& w, const EventFacts& x, const EventFacts& y, const Wording& wording, bool counted) {
  const bool silent = !(names_anybody(x) && names_anybody(y));
  if (!silent || (!counted && wording.likeness() < 400)) {
    if (silent) w.unsaid += 1200;
    w.add(-1200, "nobody and nowhere in common");
  } else if (!counted) {
    w.add(-500, "one names nobody");
  }
}

}  // namespace

void weigh_action(Weigher& w, const StoredEvent& a, const StoredEvent& b) {
  const EventFacts &x = a.facts, &y = b.facts;
  exclude_kinds(w, x, y);
  if (w.never) return;
  const ActionPair pair = compare(a, b);
  if (count_others(x, y)) return w.exclude("different harm");
  w.add(-2600, "prior");
  weigh_kind(w, x, y, pair);
  Wording wording(x, y, shared_words);
  if (!pair.one_article) wording.same_from = 750;
  wording.copied = !pair.one_article && x.wording && x.wording == y.wording;
  wording.shared = share_specific(x.actors, y.actors) || share_specific(x.targets, y.targets);
  wording.same_act = pair.triggers == Words::same && match_actors(x.actors, y.actors) == Match::all;
  weigh_time(w, a, b, wording);
  if (w.never) return;
  const bool common = weigh_participants(w, x, y);
  if (w.never) return;
  if (other_mode(x, y) && same_company(x, y)) w.add(800, "the same company");
  const bool counted = weigh_quantities(w, x.quantities, y.quantities);
  if (comes_back(x, y, pair)) {
    w.add(1000, "told again in one article");
  } else if (!common) {
    weigh_nothing_common(w, x, y, wording, counted);
  }
  if (pair.one_sentence) return w.add(-1000, "told in one sentence");
  if (w.falls_short((1000 - 250) * 7 / 2 + 1000)) return w.give_up();
  w.add((wording.likeness() - 250) * 7 / 2, "words around");
  if (wording.copied && pair.triggers != Words::none) w.add(1000, "same words");
}

}  // namespace nienbieu
