// Statements: a source, a reporting verb or frame, and what was said. Private to src/event.
#pragma once
#include <span>
#include <vector>

#include "event/thread.h"

namespace nienbieu {

// A statement as found, with what later steps need and the public record does not keep.
struct Said {
  Event event;
  std::uint32_t verb = 0;                             // item of its sentence
  std::uint32_t clause_first = 0, clause_last = 0;    // tokens of the reporting clause (outside the content)
  std::uint32_t content_first = 0, content_last = 0;  // tokens of the content
  bool relays = false;                                // an outlet passing on: becomes attribution when its content is itself a statement
  bool inherited = false;                             // its speaker is that of an earlier clause or sentence
  std::uint32_t parent = no_index;                    // index of the statement whose content holds it

  bool has_content() const { return content_last > content_first; }
};

// A statement whose trigger is item `at`: no speaker and no content yet, the reporting clause from the sentence's begin to the trigger.
Said statement_at(const SentenceView& s, std::uint32_t at, std::string rule);

// Appends the statements of sentence `s` to `out`.
void find_statements(const EventContext& c, std::uint32_t s, const Items& items, Thread& thread, std::vector<Said>& out);

// "tôi", "chúng tôi": who says so inside of another's words is whoever says those.
bool first_person(const EventContext& c, const Event& statement);

// Relayed statements lose their relay to the attribution chain; nesting is worked out. Call once per sentence's batch [from, end).
void chain_attributions(const EventContext& c, std::size_t from, std::vector<Said>& out);

}  // namespace nienbieu
