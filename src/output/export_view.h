// What all exports read of a timeline: its entries in order, its documents and entities by id, and the phrases that people see.
//
// A view owns the parsed timeline; references live as long as the view. Missing fields read as empty: a timeline of another version
// never makes an export fail. Off the hot path: plain nlohmann::json.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <nlohmann/json.hpp>

namespace nienbieu {

using ExportJson = nlohmann::ordered_json;

class TimelineView {
 public:
  explicit TimelineView(ExportJson timeline);
  TimelineView(const TimelineView&) = delete;
  TimelineView& operator=(const TimelineView&) = delete;

  // Dated entries in the timeline's order, then the undated ones.
  const std::vector<const ExportJson*>& entries() const { return entries_; }

  const ExportJson* document(std::string_view id) const;  // null when unknown
  const ExportJson* entity(std::string_view id) const;

 private:
  ExportJson timeline_;
  std::vector<const ExportJson*> entries_;
  std::unordered_map<std::string, const ExportJson*> documents_, entities_;
};

// The string under `key`; empty when there is none or it is null.
std::string text_at(const ExportJson& object, std::string_view key);
// The text of the span under `key`; empty when there is none.
std::string span_text(const ExportJson& object, std::string_view key);
// The array or object under `key`; an empty array when there is none.
const ExportJson& list_at(const ExportJson& object, std::string_view key);

std::string name_of(const ExportJson& argument);                                     // the name, or the description of an unnamed source
std::string names_of(const ExportJson& arguments, std::string_view between = "; ");  // each once
std::string chain_of(const ExportJson& attribution);                                 // "Reuters dẫn lời › AFP theo"
std::string quantity_of(const ExportJson& quantity);                                 // "over 32000 người killed"

// The report whose fields the entry shows; the first when it is not named.
const ExportJson& representative_of(const ExportJson& entry);
// Who was spoken to, or whom the action met.
const ExportJson& other_side(const ExportJson& entry);
// "Israel · không kích · Hamas"
std::string headline_of(const ExportJson& entry);
// What was said, else the source sentence.
std::string gist_of(const ExportJson& entry);
// The first place with a position; null when there is none.
const ExportJson* position_of(const ExportJson& entry);
bool is_future(const ExportJson& entry);
// Entities of Wikidata have an address for everybody.
std::string entity_address(std::string_view id);  // "http://www.wikidata.org/entity/Q6279" or "urn:nienbieu:x:…"

std::string join(const std::vector<std::string>& parts, std::string_view between);
std::string escape_markup(std::string_view text);  // & < > " ' for HTML and XML; what XML cannot hold becomes U+FFFD

}  // namespace nienbieu
