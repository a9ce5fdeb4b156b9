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

// How alike two reports tell it, for what depends on that.
struct Wording {
  int likeness = 0;       // of the words, in thousandths
  bool same = false;      // the same words, or the same quotation
  bool shared = false;    // somebody known, not only a country, takes part in both
  bool copied = false;    // the same words in two articles, and many of them
  bool same_act = false;  // the same word for what the same one did
};

void weigh_time(Weigher& w, const StoredEvent& a, const StoredEvent& b, const Wording& wording);
void weigh_statement(Weigher& w, const StoredEvent& a, const StoredEvent& b);
void weigh_action(Weigher& w, const StoredEvent& a, const StoredEvent& b);

}  // namespace nienbieu
