#include "lexicon/compile.h"

#include <algorithm>
#include <array>
#include <bit>
#include <compare>
#include <cstring>
#include <filesystem>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <unordered_map>

#include "base/span.h"
#include "lexicon/image.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase_tokens.h"
#include "lexicon/schemas.h"
#include "text/tokens.h"

namespace nienbieu {
namespace {

using namespace image;

class StringPool {
 public:
  StringPool() { add(""); }
  std::uint32_t add(std::string_view text) {
    const auto [it, fresh] = known_.try_emplace(std::string(text), static_cast<std::uint32_t>(bytes_.size() + sizeof(std::uint32_t)));
    if (fresh) {
      const auto length = static_cast<std::uint32_t>(text.size());
      char prefix[sizeof length];
      std::memcpy(prefix, &length, sizeof length);
      bytes_.append(prefix, sizeof prefix).append(text);
    }
    return it->second;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::unordered_map<std::string, std::uint32_t> known_;
};

// Kinds whose words every sentence is full of. They come first, so that their syllables have low numbers, and their nodes, entries and
// strings lie together: the memory that a reader keeps coming back to.
constexpr std::array often_met = {Kind::event_cues,   Kind::reporting_verbs, Kind::triggers,    Kind::ambiguities,
                                  Kind::section_cues, Kind::honorifics,      Kind::titles,      Kind::epithets,
                                  Kind::name_words,   Kind::org_heads,       Kind::place_heads, Kind::fields};

class Compiler {
 public:
  explicit Compiler(const LexiconSource& source) : source_(source) {}

  std::vector<std::uint8_t> run() {
    reserve_header();
    for (const Kind kind : often_met) add_kind(kind);
    for (std::size_t k = 0; k < kind_count; ++k)
      if (std::ranges::find(often_met, static_cast<Kind>(k)) == often_met.end()) add_kind(static_cast<Kind>(k));
    write_trie();
    write_syllables();
    write_tenures();
    header_.strings = append(strings_.bytes().data(), strings_.bytes().size(), 1);
    header_.syllables = syllables_.size();
    header_.size = out_.size();
    std::memcpy(out_.data(), &header_, sizeof header_);
    return std::move(out_);
  }

 private:
  void reserve_header() { out_.resize((sizeof(Header) + 7) / 8 * 8); }

  Array append(const void* data, std::size_t count, std::size_t size) {
    out_.resize((out_.size() + 7) / 8 * 8);
    const Array array{out_.size(), count};
    const auto* bytes = static_cast<const std::uint8_t*>(data);
    out_.insert(out_.end(), bytes, bytes + count * size);
    return array;
  }

  const std::vector<LexiconRow>& rows(Kind kind) const {
    static const std::vector<LexiconRow> none;
    const auto it = source_.rows.find(kind);
    return it == source_.rows.end() ? none : it->second;
  }

  void add_kind(Kind kind) {
    const auto& schema = schema_of(kind);
    const auto& all = rows(kind);
    std::vector<std::uint32_t> cells;
    std::vector<std::uint8_t> codes;
    const auto classes = schema::class_column(kind);
    for (std::uint32_t r = 0; r < all.size(); ++r) {
      const auto row_class = classes < schema.columns.size() ? schema::code(kind, classes, all[r].cells[classes]) : std::uint8_t{0};
      for (std::uint32_t c = 0; c < schema.columns.size(); ++c) {
        const std::string& cell = all[r].cells[c];
        cells.push_back(strings_.add(cell));
        codes.push_back(schema.columns[c].type == CellType::word ? schema::code(kind, c, cell) : std::uint8_t{0});
        StoredEntry entry;
        entry.kind = static_cast<std::uint8_t>(kind);
        entry.column = static_cast<std::uint8_t>(c & 7);
        entry.code = row_class & 31;
        entry.row = r;
        if (schema.columns[c].type == CellType::phrase) add_phrase(cell, entry);
        if (schema.columns[c].type == CellType::phrases) for_each_part(cell, [&](std::string_view part) { add_phrase(part, entry); });
      }
    }
    std::vector<std::uint32_t> by_id(all.size());
    for (std::uint32_t r = 0; r < by_id.size(); ++r) by_id[r] = r;
    std::stable_sort(by_id.begin(), by_id.end(), [&](auto a, auto b) { return all[a].cells[0] < all[b].cells[0]; });
    auto& table = header_.tables[static_cast<std::size_t>(kind)];
    table.rows = static_cast<std::uint32_t>(all.size());
    table.columns = static_cast<std::uint32_t>(schema.columns.size());
    table.cells = append(cells.data(), cells.size(), sizeof cells[0]);
    table.codes = append(codes.data(), codes.size(), 1);
    table.by_id = append(by_id.data(), by_id.size(), sizeof by_id[0]);
    std::vector<Origin> origins;
    origins.reserve(all.size());
    for (const LexiconRow& row : all) origins.push_back({strings_.add(file_name(row.file)), row.line});
    table.origins = append(origins.data(), origins.size(), sizeof(Origin));
  }

  // The file's name with its folder's: the same bytes wherever the repository lies.
  std::string file_name(std::uint32_t file) const {
    const std::filesystem::path path(source_.files[file]);
    return (path.parent_path().filename() / path.filename()).string();
  }

  std::uint32_t syllable_id(const PhraseToken& token) {
    const auto [it, fresh] = syllables_.try_emplace(token.folded, static_cast<std::uint32_t>(syllables_.size() + 1));
    if (fresh) {
      keys_.push_back(token.key);
      spellings_.push_back(&it->first);
    }
    return it->second;
  }

  void add_phrase(std::string_view phrase, StoredEntry entry) {
    phrase_tokens(phrase, tokens_);
    if (tokens_.empty()) return;
    entry.flags = casing_flags(tokens_);
    phrases_.push_back({static_cast<std::uint32_t>(path_.size()), static_cast<std::uint32_t>(tokens_.size()), entry});
    for (const auto& token : tokens_) path_.push_back(syllable_id(token));
  }

  struct Phrase {
    std::uint32_t first = 0, length = 0;  // syllable ids in path_
    StoredEntry entry;
  };

  std::span<const std::uint32_t> path(const Phrase& phrase) const { return {path_.data() + phrase.first, phrase.length}; }

  // Sorted by their syllables, each phrase shares the nodes of the beginning that it has in common with the one before. Those of one
  // spelling come by kind, as Kind has them.
  void write_trie() {
    std::stable_sort(phrases_.begin(), phrases_.end(), [&](const Phrase& a, const Phrase& b) {
      const auto order = std::lexicographical_compare_three_way(path(a).begin(), path(a).end(), path(b).begin(), path(b).end());
      return std::is_neq(order) ? std::is_lt(order) : a.entry.kind < b.entry.kind;
    });
    nodes_.resize(syllables_.size() + 1);
    for (std::size_t k = 0; k < phrases_.size(); ++k) {
      if (k > 0 && std::ranges::equal(path(phrases_[k - 1]), path(phrases_[k])))
        add_to_node(phrases_[k].entry);
      else
        new_node(phrases_[k]);
    }
    write_edges();
    header_.entries = append(entries_.data(), entries_.size(), sizeof(StoredEntry));
    header_.phrases = entries_.size();
    for (const StoredEntry& e : entries_) ++header_.tables[e.kind].phrases;
  }

  void new_node(const Phrase& phrase) {
    const auto ids = path(phrase);
    std::size_t shared = 0;
    while (shared < trail_.size() && shared < ids.size() && trail_[shared].first == ids[shared]) ++shared;
    trail_.resize(shared);
    for (auto k = shared; k < ids.size(); ++k) {
      auto node = ids[k];  // the first syllable's own node
      if (k > 0) {
        node = static_cast<std::uint32_t>(nodes_.size());
        nodes_.emplace_back();
        edges_.push_back({trail_.back().second, ids[k], {}});  // its node is filled below
        nodes_[trail_.back().second].has_children = 1;
      }
      trail_.emplace_back(ids[k], node);
    }
    if (entries_.size() >= most_entries) throw std::length_error("the lexicons have more spellings than an image can hold");
    nodes_[trail_.back().second].entries = entries_.size() & most_entries;  // all its bits, see above
    add_to_node(phrase.entry);
  }

  void add_to_node(StoredEntry entry) {
    Node& node = nodes_[trail_.back().second];
    for (std::size_t k = node.entries; k < entries_.size(); ++k) {
      if (entries_[k].kind != entry.kind || entries_[k].row != entry.row) continue;
      entries_[k].flags &= entry.flags;  // two spellings that differ in case: what either allows
      return;
    }
    if (node.entry_count >= most_entries_of_node) throw std::length_error("more rows share one spelling than an image can hold");
    entries_.push_back(entry);
    ++node.entry_count;
    constexpr auto source_noun = schema::class_code(Kind::event_cues, "source_noun");
    const bool source = static_cast<Kind>(entry.kind) == Kind::event_cues && entry.code == source_noun;
    node.kinds = (node.kinds | 1u << entry.kind | (source ? PhraseHits::source_nouns : 0u)) & 0x3FFFFFFFu;
  }

  // Places the edges; a parent's edge always comes before its children's, so their final number is known.
  void write_edges() {
    const auto first = static_cast<std::uint32_t>(syllables_.size() + 1);
    const auto beginnings =
        static_cast<std::size_t>(std::count_if(edges_.begin(), edges_.end(), [&](const Edge& e) { return e.parent < first; }));
    std::vector<Edge> table(edges_.size() + edges_.size() / 2 + 8);
    std::vector<std::uint64_t> filter(std::bit_ceil(std::max<std::size_t>(beginnings / 8, 64)));
    std::vector<std::uint32_t> placed(edges_.size());
    for (std::uint32_t k = 0; k < edges_.size(); ++k) {
      Edge edge = edges_[k];
      edge.node = nodes_[first + k];
      if (edge.parent >= first) edge.parent = first + placed[edge.parent - first];
      const auto hash = edge_hash(edge.parent, edge.syllable);
      auto at = edge_slot(hash, table.size());
      while (table[at].parent != 0xFFFFFFFF) at = at + 1 == table.size() ? 0 : at + 1;
      table[at] = edge;
      placed[k] = static_cast<std::uint32_t>(at);
      if (edge.parent >= first) continue;
      const auto bit = filter_bit(hash, filter.size() * 64);
      filter[bit / 64] |= 1ull << (bit % 64);
    }
    header_.nodes = append(nodes_.data(), first, sizeof nodes_[0]);
    header_.edges = append(table.data(), table.size(), sizeof table[0]);
    header_.filter = append(filter.data(), filter.size(), sizeof filter[0]);
  }

  void write_syllables() {
    std::vector<Slot> slots(std::bit_ceil(syllables_.size() * 2 + 2));
    for (std::uint32_t id = 1; id <= syllables_.size(); ++id) {
      const std::uint64_t key = keys_[id - 1];
      auto at = key & (slots.size() - 1);
      while (slots[at].key) at = (at + 1) & (slots.size() - 1);
      slots[at] = {key, id, strings_.add(*spellings_[id - 1])};
    }
    header_.slots = append(slots.data(), slots.size(), sizeof slots[0]);
  }

  void write_tenures() {
    const auto& tenures = rows(Kind::tenures);
    std::vector<std::uint32_t> grouped;
    header_.person_tenures = group(Kind::people, 0, tenures, grouped);
    header_.office_tenures = group(Kind::offices, 1, tenures, grouped);
    header_.tenure_rows = append(grouped.data(), grouped.size(), sizeof(std::uint32_t));
  }

  // Appends the tenure rows of each row of `kind` to `grouped`, in the order of their dates.
  Array group(Kind kind, std::size_t column, const std::vector<LexiconRow>& tenures, std::vector<std::uint32_t>& grouped) {
    std::map<std::string_view, std::vector<std::uint32_t>> of;
    for (std::uint32_t r = 0; r < tenures.size(); ++r) of[tenures[r].cells[column]].push_back(r);
    std::vector<std::uint32_t> begins;
    for (const auto& row : rows(kind)) {
      begins.push_back(static_cast<std::uint32_t>(grouped.size()));
      auto& list = of[row.cells[0]];
      std::stable_sort(list.begin(), list.end(), [&](auto a, auto b) { return tenures[a].cells[2] < tenures[b].cells[2]; });
      grouped.insert(grouped.end(), list.begin(), list.end());
    }
    begins.push_back(static_cast<std::uint32_t>(grouped.size()));
    return append(begins.data(), begins.size(), sizeof(std::uint32_t));
  }

  const LexiconSource& source_;
  Header header_;
  std::vector<std::uint8_t> out_;
  StringPool strings_;
  std::unordered_map<std::string, std::uint32_t> syllables_;
  std::vector<std::uint64_t> keys_;            // by id - 1
  std::vector<const std::string*> spellings_;  // by id - 1
  std::vector<PhraseToken> tokens_;
  std::vector<Phrase> phrases_;
  std::vector<std::uint32_t> path_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> trail_;  // (syllable, node) from the first syllable to the current node
  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<StoredEntry> entries_;
};

}  // namespace

std::vector<std::uint8_t> compile_lexicon(const LexiconSource& source) { return Compiler(source).run(); }

}  // namespace nienbieu
