// The records that leave and enter the system, as plain values: one nienbieu/event@1 with its document (semantics.md §6).
//
// Lifetime. A record owns no text: every string_view points into whoever filled it (an article and its annotations, or the
// JSON parser's buffer) and dies with that. Vectors are reused: clear() keeps their memory. Offsets are already in the output's unit.
// One writer (record_write.h) serves both, so an event read back and written again has the same bytes.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace nienbieu {

struct TextSpan {
  std::string_view text;
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  bool empty() const { return end <= start; }
};

// A version of one article. Versions of one id (or url) compete: see document_set.h.
struct DocumentRecord {
  std::string_view id;
  std::string_view title, url, outlet;
  std::string_view published;        // EDTF; empty = null
  std::string_view published_basis;  // given | inferred | unknown
  std::string_view published_why;
  std::string_view revision;  // as given; empty = null
  std::string_view content;   // hash of the text, 16 hexadecimal digits
  std::string_view sketch;    // fingerprint for near-duplicates (sketch.h); empty = null
  bool withdrawn = false;     // taken back: has no events and silences every earlier version
  // Other ids and addresses that this article went by: an article that is known under them is an older version of this one.
  // Without them a partial timeline could not tell, and merging would not be associative. Empty = not written.
  std::vector<std::string_view> also;

  bool operator==(const DocumentRecord&) const = default;
};

struct ArgumentRecord {
  std::string_view entity, name, type, role, via;
  std::string_view country;      // ISO 3166-1 alpha-2; empty = not written
  std::string_view description;  // of an unnamed source, as written; empty = not written
  TextSpan mention;
  double lat = 0, lon = 0;
  bool has_position = false;
  bool inherited = false;  // carried over from a coordinated clause
};

struct AttributionRecord {
  std::string_view entity, name, cue;
  TextSpan mention;
};

struct QuantityRecord {
  std::string_view what, bound, unit;
  double value = 0;
  TextSpan span;
};

struct TimeRecord {
  std::string_view edtf, earliest, latest;  // empty = null
  std::string_view grain, basis, why;
  TextSpan expression;  // empty = null
};

struct EventRecord {
  std::string_view id;
  std::string_view kind, type, mode, realis;
  TextSpan trigger;
  TimeRecord time;
  std::vector<ArgumentRecord> actors, targets, places;
  bool is_statement = false;
  std::string_view statement_mode;
  TextSpan content;
  std::vector<TextSpan> quotes;
  std::vector<ArgumentRecord> addressees;
  TextSpan venue;
  std::vector<AttributionRecord> attribution;
  std::string_view within;  // event id of the statement; empty = null
  std::vector<QuantityRecord> quantities;
  TextSpan sentence;
  std::string_view section;
  double confidence = 0;

  void clear() {
    id = kind = type = mode = realis = statement_mode = within = section = {};
    trigger = content = venue = sentence = {};
    time = {};
    for (auto* list : {&actors, &targets, &places, &addressees}) list->clear();
    quotes.clear();
    attribution.clear();
    quantities.clear();
    is_statement = false;
    confidence = 0;
  }
};

}  // namespace nienbieu
