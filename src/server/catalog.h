// A timeline made ready for questions from the network: immutable, shared by all threads.
//
// Every entry is a slice of the timeline's own bytes, serialised once. Indexes: entities (with their role), types, kinds, sources
// (documents and outlets), words of the texts with and without diacritics, days. A list of entries is always in the timeline's order,
// dated ones first, so that a cursor is an entry and pages neither overlap nor skip.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/civil_date.h"
#include "base/result.h"
#include "store/search_text.h"

namespace nienbieu {

using EntryList = std::vector<std::uint32_t>;  // ascending

struct CatalogEntry {
  std::string_view id, json, kind, type;
  std::vector<std::uint32_t> documents;  // indexes, ascending, unique
  std::string text;                      // sayings and source sentences, a line each
  std::string names;                     // all who take part, a line each
};

struct CatalogDocument {
  std::string id, outlet, title, published;
  std::string_view json;
};

struct CatalogEntity {
  std::string id, name, type, json;  // json: with its counts
  std::uint32_t events = 0, statements = 0;
};

class Catalog {
 public:
  // `timeline` as write_timeline_json made it.
  static std::shared_ptr<const Catalog> build(std::string timeline);

  const std::shared_ptr<const std::string>& bytes() const { return bytes_; }
  const std::string& tag() const { return tag_; }  // hash of the bytes
  const std::vector<CatalogEntry>& entries() const { return entries_; }
  const std::vector<CatalogDocument>& documents() const { return documents_; }
  const std::vector<CatalogEntity>& entities() const { return entities_; }  // most events first

  std::optional<std::uint32_t> entry(std::string_view id) const;  // by id or by an alias

  // Keeps the dated entries whose interval meets [from, to].
  void keep_days(EntryList& list, DayNumber from, DayNumber to) const;
  // Entries that name the entity: by id, or by whole words of a name or spelling. `places`: only as a place.
  EntryList with_entity(const std::string& asked, bool places) const;
  // Told by a document with this id, or a paper or agency whose name holds these words.
  EntryList with_source(const std::string& asked) const;
  EntryList with_type(const std::string& type) const;
  EntryList with_kind(const std::string& kind) const;
  // Whose text or names hold all words (each whole; with diacritics as they are, in plain ASCII with any).
  EntryList with_words(const std::string& words) const;

 private:
  friend class CatalogBuilder;
  using Index = std::unordered_map<std::string, EntryList>;  // spellings are keyed by their folded_text()

  // Names are asked by whole words: each word of a spelling leads to the spellings that have it.
  struct Spellings {
    Index lists;
    std::unordered_map<std::string, std::vector<const Index::value_type*>> by_word;  // of plain words
    void post(const std::string& folded, std::uint32_t entry);
  };
  EntryList named(const Spellings& spellings, const Index& ids, const std::string& asked) const;

  std::shared_ptr<const std::string> bytes_;
  std::string tag_;
  std::vector<CatalogEntry> entries_;
  std::vector<CatalogDocument> documents_;
  std::vector<CatalogEntity> entities_;
  std::unordered_map<std::string_view, std::uint32_t> ids_;
  std::unordered_map<std::string, std::uint32_t> aliases_;
  std::vector<std::pair<DayNumber, DayNumber>> days_;  // of the dated entries, which come first
  Index by_entity_, by_place_, by_document_, by_type_, by_kind_;
  Index by_word_, by_exact_word_;  // without and with their diacritics
  Spellings spellings_, place_spellings_, sources_;
};

EntryList intersection(const EntryList& a, const EntryList& b);

}  // namespace nienbieu
