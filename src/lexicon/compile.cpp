#include "lexicon/compile.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <filesystem>
#include <map>
#include <string>
#include <unordered_map>

#include "base/span.h"
#include "lexicon/image.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase_tokens.h"
#include "text/tokens.h"

namespace nienbieu {
namespace {

using namespace image;

class StringPool {
 public:
  StringPool() : bytes_(1, '\0') { known_[""] = 0; }
  std::uint32_t add(std::string_view text) {
    const auto [it, fresh] = known_.try_emplace(std::string(text), static_cast<std::uint32_t>(bytes_.size()));
    if (fresh) bytes_.append(text).push_back('\0');
    return it->second;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::unordered_map<std::string, std::uint32_t> known_;
};

class Compiler {
 public:
  explicit Compiler(const LexiconSource& source) : source_(source) {
    nodes_.emplace_back();  // 0 is no node
    children_.emplace_back();
    entries_of_.emplace_back();
  }

  std::vector<std::uint8_t> run() {
    reserve_header();
    for (std::size_t k = 0; k < kind_count; ++k) add_kind(static_cast<Kind>(k));
    write_trie();
    write_syllables();
    write_tenures();
    header_.strings = append(strings_.bytes().data(), strings_.bytes().size(), 1);
    header_.phrases = phrases_;
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
    const std::uint64_t phrases_before = phrases_;
    std::vector<std::uint32_t> cells;
    for (std::uint32_t r = 0; r < all.size(); ++r) {
      for (std::uint32_t c = 0; c < schema.columns.size(); ++c) {
        const std::string& cell = all[r].cells[c];
        cells.push_back(strings_.add(cell));
        const StoredEntry entry{static_cast<std::uint8_t>(kind), static_cast<std::uint8_t>(c), 0, r};
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
    table.by_id = append(by_id.data(), by_id.size(), sizeof by_id[0]);
    std::vector<Origin> origins;
    for (const LexiconRow& row : all) origins.push_back({strings_.add(file_name(row.file)), row.line});
    table.origins = append(origins.data(), origins.size(), sizeof(Origin));
    table.phrases = phrases_ - phrases_before;
  }

  // The file's name with its folder's: the same bytes wherever the repository lies.
  std::string file_name(std::uint32_t file) const {
    const std::filesystem::path path(source_.files[file]);
    return (path.parent_path().filename() / path.filename()).string();
  }

  std::uint32_t syllable_id(const PhraseToken& token) {
    const auto [it, fresh] = syllables_.try_emplace(token.folded, static_cast<std::uint32_t>(syllables_.size() + 1));
    if (fresh) keys_.push_back(token.key);
    return it->second;
  }

  void add_phrase(std::string_view phrase, StoredEntry entry) {
    phrase_tokens(phrase, tokens_);
    if (tokens_.empty()) return;
    entry.flags = casing_flags(tokens_);
    std::uint32_t node = 0;
    for (const auto& token : tokens_) {
      const std::uint32_t id = syllable_id(token);
      auto& children = node ? children_[node] : roots_;
      auto [it, fresh] = children.try_emplace(id, static_cast<std::uint32_t>(nodes_.size()));
      node = it->second;
      if (fresh) {
        nodes_.emplace_back();
        children_.emplace_back();  // invalidates `children`, which is not used again
        entries_of_.emplace_back();
      }
    }
    auto& list = entries_of_[node];
    for (StoredEntry& e : list) {
      if (e.kind != entry.kind || e.row != entry.row) continue;
      e.flags &= entry.flags;  // two spellings that differ in case: what either allows
      return;
    }
    list.push_back(entry);
    ++phrases_;
  }

  void write_trie() {
    std::vector<StoredEntry> entries;
    std::size_t edge_count = 0;
    for (std::uint32_t n = 1; n < nodes_.size(); ++n) {
      nodes_[n].entries = static_cast<std::uint32_t>(entries.size());
      nodes_[n].entry_count = static_cast<std::uint32_t>(entries_of_[n].size()) & 0x7FFFFFFF;
      nodes_[n].has_children = !children_[n].empty();
      entries.insert(entries.end(), entries_of_[n].begin(), entries_of_[n].end());
      edge_count += children_[n].size();
    }
    std::vector<Edge> edges(std::bit_ceil(edge_count * 2 + 2));
    for (std::uint32_t n = 1; n < nodes_.size(); ++n)
      for (const auto& [syllable, child] : children_[n]) {
        auto at = edge_hash(n, syllable) & (edges.size() - 1);
        while (edges[at].parent != 0xFFFFFFFF) at = (at + 1) & (edges.size() - 1);
        edges[at] = {n, syllable, child};
      }
    std::vector<std::uint32_t> roots(syllables_.size() + 1, 0);
    for (const auto& [syllable, child] : roots_) roots[syllable] = child;
    header_.roots = append(roots.data(), roots.size(), sizeof roots[0]);
    header_.nodes = append(nodes_.data(), nodes_.size(), sizeof nodes_[0]);
    header_.edges = append(edges.data(), edges.size(), sizeof edges[0]);
    header_.entries = append(entries.data(), entries.size(), sizeof(StoredEntry));
  }

  void write_syllables() {
    std::vector<const std::string*> spelling(syllables_.size() + 1);
    for (const auto& [folded, id] : syllables_) spelling[id] = &folded;
    std::vector<Slot> slots(std::bit_ceil(syllables_.size() * 2 + 2));
    for (std::uint32_t id = 1; id <= syllables_.size(); ++id) {
      const std::uint64_t key = keys_[id - 1];
      auto at = key & (slots.size() - 1);
      while (slots[at].key) at = (at + 1) & (slots.size() - 1);
      slots[at] = {key, id, strings_.add(*spelling[id])};
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
  std::map<std::string, std::uint32_t> syllables_;
  std::vector<std::uint64_t> keys_;
  std::map<std::uint32_t, std::uint32_t> roots_;
  std::vector<Node> nodes_;
  std::vector<std::map<std::uint32_t, std::uint32_t>> children_;
  std::vector<std::vector<StoredEntry>> entries_of_;
  std::vector<PhraseToken> tokens_;
  std::uint64_t phrases_ = 0;
};

}  // namespace

std::vector<std::uint8_t> compile_lexicon(const LexiconSource& source) { return Compiler(source).run(); }

}  // namespace nienbieu
