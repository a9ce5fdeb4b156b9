// Features of a pair of events become odds that the two are one. Private to src/timeline (decide.cpp).
#pragma once
#include <string>

#include "timeline/event_source.h"

namespace nienbieu {

// Weights are natural logarithms of odds in thousandths: how much likelier one event is than two when the feature is seen. They were
// set by hand on the principle that each line can be argued for, then checked on annotated articles.
struct Weigher {
  int total = 0;
  int unsaid = 0;                  // how much of it was taken off because one of the two does not tell something
  bool never = false;              // the facts exclude each other; what is added later says nothing
  std::string* because = nullptr;  // when given, receives the features in words

  void add(int weight, const char* what);
  void exclude(const char* what);
};

// How alike two reports tell it, for what depends on that. Most pairs are decided without a look at their words, so these are compared
// when somebody asks.
class Wording {
 public:
  using Measure = int (*)(const EventFacts&, const EventFacts&);
  Wording(const EventFacts& a, const EventFacts& b, Measure measure) : a_(a), b_(b), measure_(measure) {}

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
  bool same() const { return same_text || (same_from != never && likeness() >= same_from); }

 private:
  static constexpr int never = 1001, unknown = -1;
  const EventFacts &a_, &b_;
  Measure measure_;
  mutable int likeness_ = unknown;
};

void weigh_time(Weigher& w, const StoredEvent& a, const StoredEvent& b, const Wording& wording);
void weigh_statement(Weigher& w, const StoredEvent& a, const StoredEvent& b);
void weigh_action(Weigher& w, const StoredEvent& a, const StoredEvent& b);

}  // namespace nienbieu
