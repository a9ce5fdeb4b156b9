// Features of a pair of events become odds that the two are one. Private to src/timeline (decide.cpp).
#pragma once
#include <limits>
#include <string>

#include "timeline/event_source.h"

namespace nienbieu {

// Weights are natural logarithms of odds in thousandths: how much likelier one event is than two when the feature is seen. They were
// set by hand on the principle that each line can be argued for, then checked on annotated articles.
struct Weigher {
  int total = 0;
  int unsaid = 0;                               // how much of it was taken off because one of the two does not tell something
  bool never = false;                           // the facts exclude each other; what is added later says nothing
  int least = std::numeric_limits<int>::min();  // a total below it is of no interest, whatever it is
  std::string* because = nullptr;               // when given, receives the features in words

  void add(int weight, const char* what);
  void exclude(const char* what);
  void give_up() { total = least - 1; }
  // Whether `more` at most is too little.
  bool falls_short(int more) const { return total + more < least; }
};

// How alike two reports tell it, for what depends on that. Most pairs are decided without a look at their words, so these are compared
// when somebody asks.
class Wording {
 public:
  using Measure = int (*)(const EventFacts&, const EventFacts&);
  Wording(const EventFacts& a, const EventFacts& b, Measure measure, Measure bound = nullptr)
      : a_(a), b_(b), measure_(measure), bound_(bound) {}

  bool same_text = false;  // the same words, or the same quotation
  int same_from = never;   // likeness from which words count as the same
  bool shared = false;     // somebody known, not only a country, takes part in both
  bool copied = false;     // the same words in two articles, and many of them
  bool same_act = false;   // the same word for what the same one did

  // Of the words, in thousandths.
  int likeness() const {
    if (likeness_ == unknown) likeness_ = measure_(a_, b_);
    return likeness_;
  }
  // Is it at least that? Mostly told by a bound, without a look at the words.
  bool reaches(int likeness_wanted) const {
    if (likeness_ == unknown && bound_ && bound_(a_, b_) < likeness_wanted) return false;
    return likeness() >= likeness_wanted;
  }
  bool same() const { return same_text || (same_from != never && reaches(same_from)); }

 private:
  static constexpr int never = 1001, unknown = -1;
  const EventFacts &a_, &b_;
  Measure measure_, bound_;  // the second gives no less than the first
  mutable int likeness_ = unknown;
};

void weigh_time(Weigher& w, const StoredEvent& a, const StoredEvent& b, const Wording& wording);
void weigh_statement(Weigher& w, const StoredEvent& a, const StoredEvent& b);
void weigh_action(Weigher& w, const StoredEvent& a, const StoredEvent& b);

}  // namespace nienbieu
