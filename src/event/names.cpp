#include "event/event.h"

namespace nienbieu {

std::string_view to_string(EventKind kind) { return kind == EventKind::statement ? "statement" : "action"; }

std::string_view to_string(EventType type) {
  static constexpr std::string_view names[] = {"SAY",       "AGREE",    "CONSULT",  "SUPPORT", "CONCEDE", "COOPERATE",
                                               "AID",       "RETREAT",  "REQUEST",  "ACCUSE",  "REJECT",  "THREATEN",
                                               "PROTEST",   "SANCTION", "MOBILIZE", "COERCE",  "ASSAULT", "OFFICE",
                                               "LEGISLATE", "LEGAL",    "DISASTER", "HARM",    "MOVE",    "ECONOMY"};
  return names[static_cast<std::size_t>(type)];
}

std::string_view to_string(Realis realis) {
  static constexpr std::string_view names[] = {"actual", "negated", "future", "hypothetical"};
  return names[static_cast<std::size_t>(realis)];
}

std::string_view to_string(StatementMode mode) {
  static constexpr std::string_view names[] = {"direct", "indirect", "mixed"};
  return names[static_cast<std::size_t>(mode)];
}

}  // namespace nienbieu
