// The flags of a question, shared by `query` and `store query`.
#pragma once
#include <optional>
#include <string>

#include "cli/commands.h"
#include "store/question.h"

namespace nienbieu::cli {

struct QueryFlags {
  std::string who, about, via, from, to, type;
  bool said = false, json = false;

  void add_to(CLI::App& app);
  // The question with the ids that the lexicon knows for its names (none when no lexicon is at hand); nothing when a date is wrong.
  std::optional<Question> question(Session& session) const;
};

}  // namespace nienbieu::cli
