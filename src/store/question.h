// The auditor's question: who said what, about whom, when, and who reported it.
//
// A report answers when it meets every condition given; an entry answers with those reports. Names match by whole words of the entity's
// name, role or description, of a spelling that the articles used, or by id; the caller may add ids that a lexicon
// knows for the name. Dates match when the event's days and the asked ones can meet; undated events answer only when no date is asked.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/civil_date.h"
#include "output/export_view.h"
#include "store/search_text.h"

namespace nienbieu {

struct NameAsked {
  std::string text;              // empty = anybody
  std::vector<std::string> ids;  // that the name is known to mean
};

struct Question {
  NameAsked who, about, via;
  bool said = false;  // `who` as the speaker of a statement
  std::optional<CivilDate> from, to;
  std::string type;  // empty = any
};

struct Answer {
  const ExportJson* entry;
  std::vector<const ExportJson*> reports;
};

// One name, matched against arguments and attributions. Learns from a timeline which ids its spellings mean.
class NameMatcher {
 public:
  explicit NameMatcher(const NameAsked& asked);
  bool any() const { return text_.empty(); }
  void learn(const ExportJson& report);            // ids that a report names by the asked spelling
  bool matches(const ExportJson& argument) const;  // an argument or a link of an attribution
  bool matches_any(const ExportJson& list) const;
  bool in_text(std::string_view text) const { return needle_.in(text); }

 private:
  void learn_list(const ExportJson& list);
  std::string text_;
  Needle needle_;
  std::unordered_set<std::string> ids_;
};

class Inquiry {
 public:
  explicit Inquiry(const Question& question);
  // Every entry that may answer must be learnt from before the first is asked.
  void learn(const ExportJson& entry);
  // `outlet_of`: the outlet of a report's document, for `via`.
  std::optional<Answer> ask(const ExportJson& entry, const std::function<std::string(const ExportJson& report)>& outlet_of) const;

 private:
  bool report_answers(const ExportJson& report, const std::function<std::string(const ExportJson&)>& outlet_of) const;
  bool who_answers(const ExportJson& report) const;
  bool about_answers(const ExportJson& report) const;
  bool dates_meet(const ExportJson& time) const;

  Question question_;
  NameMatcher who_, about_, via_;
};

// All answers of a timeline, in its order.
std::vector<Answer> answers_of(const TimelineView& timeline, const Question& question);

}  // namespace nienbieu
