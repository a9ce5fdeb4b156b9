// Events: statements and actions (semantics.md §4), with every argument pointing into the text.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "entity/mention.h"
#include "lexicon/lexicon.h"
#include "section/sections.h"
#include "text/quotes.h"
#include "text/sentences.h"
#include "text/tokens.h"
#include "time/timex.h"

namespace nienbieu {

enum class EventKind : std::uint8_t { statement, action };
enum class EventType : std::uint8_t {
  SAY,
  AGREE,
  CONSULT,
  SUPPORT,
  CONCEDE,
  COOPERATE,
  AID,
  RETREAT,
  REQUEST,
  ACCUSE,
  REJECT,
  THREATEN,
  PROTEST,
  SANCTION,
  MOBILIZE,
  COERCE,
  ASSAULT,
  OFFICE,
  LEGISLATE,
  LEGAL,
  DISASTER,
  HARM,
  MOVE,
  ECONOMY
};
enum class Realis : std::uint8_t { actual, negated, future, hypothetical };
enum class StatementMode : std::uint8_t { direct, indirect, mixed };

std::string_view to_string(EventKind);
std::string_view to_string(EventType);
std::string_view to_string(Realis);
std::string_view to_string(StatementMode);

// One participant. Points to an entity of the document, or is unnamed (x:unnamed:… with the description as written).
struct Argument {
  std::uint32_t entity = no_index;  // into Entities::list; no_index: unnamed
  Span mention;                     // bytes
  Via via = Via::name;
  Span role;               // bytes; empty = none
  std::string unnamed_id;  // "x:unnamed:us:quan-chuc" when entity == no_index
  std::string country;     // of an unnamed source
  bool inherited = false;  // carried over from a coordinated clause
};

struct Attribution {
  Argument source;
  Span cue;  // "dẫn lời", "theo"
};

struct Quantity {
  std::string what;  // killed injured missing hostages displaced arrested money troops missiles people …
  double value = 0;
  std::string bound;  // exact over about under at_least
  std::string unit;   // "USD", "people"; may be empty
  Span span;
};

struct EventTime {
  std::uint32_t timex = no_index;  // into the document's times; no_index when inherited or unknown
  std::string edtf, earliest, latest, why;
  Grain grain = Grain::unknown;
  Basis basis = Basis::unknown;
};

struct Event {
  std::string id;  // stable: from the document's id, kind, type and spans
  EventKind kind = EventKind::action;
  EventType type = EventType::SAY;
  std::string mode;  // "phone", "visit", "vote", "abstain" …; empty = null
  Realis realis = Realis::actual;
  Span trigger;
  EventTime time;
  std::vector<Argument> actors, targets, places;
  // statement
  StatementMode statement_mode = StatementMode::indirect;
  Span content;
  std::vector<Span> quotes;
  std::vector<Argument> addressees;
  Span venue;
  std::vector<Attribution> attribution;
  std::uint32_t within = no_index;  // index of the statement event of this document
  std::vector<Quantity> quantities;
  std::uint32_t sentence = 0;
  SectionKind section = SectionKind::body;
  float confidence = 0;
  bool aside = false;  // told in passing ("lên án các cuộc không kích"): it does not share the story's running date
  std::string rule;    // which lexicon row and frame found it, for `explain`
};

// What the event stage sees of a document. All spans are bytes of `text`.
struct EventInput {
  std::string_view text;
  std::string_view document_id;
  const TokenList& tokens;
  std::span<const Sentence> sentences;
  std::span<const Section> sections;
  const QuoteScan& quotes;
  std::span<const Timex> times;
  const Entities& entities;
  const PublicationDate& published;
  const Lexicon& lexicon;
  const PhraseHits& phrases;
  bool all_sections = false;  // --sections all: related teasers yield events too
};

// Why something that looked like an event gave none.
struct Silence {
  Span span;
  std::string reason;  // "quotation without a speaker: scare quotes of 2 words" …
};

void extract_events(const EventInput& input, std::vector<Event>& out, std::vector<Silence>* silences = nullptr);

}  // namespace nienbieu
