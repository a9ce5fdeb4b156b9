#include <algorithm>

#include "timeline/pair_features.h"
#include "timeline/types.h"
#include "timeline/weigher.h"
#include "timeline/weights.h"

namespace nienbieu {
namespace {

constexpr std::uint32_t brief = 16;        // weight of the words: "Đồng thời" is no saying, two or three words agree by chance
constexpr std::uint32_t long_enough = 80;  // to be told from another saying by a part of it
constexpr int nearly_same = 850;
constexpr int other_words = 400;  // likeness below which the words are others

// A short saying wholly inside a longer one is the same saying cut short, if it is long enough.
int likeness_of(const EventFacts& a, const EventFacts& b) {
  const int enough = static_cast<int>(std::min({long_enough, a.weight, b.weight}));
  const int words = shared_words(a, b), in_order = shared_wording(a, b) * enough / static_cast<int>(long_enough);
  return std::max(words, (words + in_order) / 2) / (std::min(a.weight, b.weight) < brief ? 2 : 1);
}

int most_likeness(const EventFacts& a, const EventFacts& b) {
  const int enough = static_cast<int>(std::min({long_enough, a.weight, b.weight}));
  const int words = most_shared_words(a.sketch, b.sketch, a.weight, b.weight);
  const int in_order = most_shared_wording(a.sketch, b.sketch) * enough / static_cast<int>(long_enough);
  return std::max(words, (words + in_order) / 2) / (std::min(a.weight, b.weight) < brief ? 2 : 1);
}

constexpr int weight_of_content = 7;
constexpr int weight_of_opening = 500;

void weigh_speakers(Weigher& w, const EventFacts& a, const EventFacts& b, const Wording& wording, bool two_articles) {
  switch (match_actors(a.actors, b.actors)) {
    case Match::all:
    case Match::some:
      return w.add(1500, "same speaker");
    case Match::related:
      if (share_last_name(a.actors, b.actors)) return w.add(900, "speakers of one name");
      return w.add(300, "speakers may be the same");
    case Match::unknown:
      return w.add(-400, "speaker not known");
    case Match::apart:
      // Two people do not say the same dozen words, nor forty nearly the same ones: papers disagree on who it was.
      if (!wording.copied && !(two_articles && std::min(a.weight, b.weight) >= lengthy && wording.reaches(nearly_same))) {
        return w.exclude("different speakers");
      }
      return w.add(-300, "one text, spoken by somebody else");
  }
}

// A demand on one office is not the demand on another.
void weigh_addressees(Weigher& w, const EventFacts& a, const EventFacts& b) {
  if (match_actors(a.targets, b.targets) == Match::apart) w.add(-1500, "other addressees");
}

// What sort of speech it is: taking it for mere SAY is common; taking agreement for rejection is not.
void weigh_speech(Weigher& w, const EventFacts& a, const EventFacts& b) {
  static const auto say = type_index("SAY");
  if (a.type == b.type) return;
  w.add(a.type == say || b.type == say || type_agreement(a.type, b.type) > 0 ? -200 : -800, "different speech");
}

// "Thông báo cấm tàu thuyền …", "thông báo cấm đi lại …": one act done by saying so.
bool opens_alike(const EventFacts& a, const EventFacts& b) {
  return a.opening && a.opening == b.opening && a.trigger == b.trigger && std::min(a.weight, b.weight) >= brief;
}

}  // namespace

void weigh_statement(Weigher& w, const StoredEvent& a, const StoredEvent& b) {
  const EventFacts &x = a.facts, &y = b.facts;
  if ((x.within && x.within == y.id) || (y.within && y.within == x.id)) return w.exclude("one is told inside the other");
  const bool quoted = share_quote(x.quotes, y.quotes);
  const bool same_words = quoted || (x.content && x.content == y.content && x.weight >= brief);
  const bool one_article = a.version == b.version;
  Wording wording(x, y, likeness_of, most_likeness);
  wording.same_text = same_words;
  wording.copied = !one_article && x.wording && x.wording == y.wording;
  w.add(-2300, "prior");
  weigh_speakers(w, x, y, wording, !one_article);
  if (w.never) return;
  weigh_addressees(w, x, y);
  weigh_time(w, a, b, wording);
  if (w.never) return;
  // What is added below at most.
  if (!same_words && w.falls_short((most_likeness(x, y) - other_words) * weight_of_content + weight_of_opening)) return w.give_up();
  // An article that gives a speaker two sayings of a day in different words means two sayings.
  if (one_article && wording.likeness() < other_words && !same_words) return w.exclude("told apart in one article");
  w.add((wording.likeness() - other_words) * weight_of_content, "content");
  if (!one_article && opens_alike(x, y)) w.add(weight_of_opening, "opens alike");
  if (same_words) w.add(2000, quoted ? "same quotation" : "same words");
  weigh_speech(w, x, y);
  if (one_article && !same_words) w.add(-300, "told twice in one article");
}

}  // namespace nienbieu
