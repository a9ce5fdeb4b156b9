// The mapped image, seen as arrays. Private to src/lexicon.
#pragma once
#include <sys/mman.h>

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/image.h"
#include "lexicon/lexicon.h"

namespace nienbieu {

static_assert(sizeof(Entry) == sizeof(image::StoredEntry), "entries are read in place");

struct Lexicon::View {
  const std::uint8_t* base = nullptr;
  std::size_t size = 0;
  bool mapped = false;
  std::uint32_t serial = 0;  // of this opening, never 0 and never used again in the process
  std::vector<std::uint8_t> owned;
  const image::Header* header = nullptr;
  const char* strings = nullptr;
  const image::Slot* slots = nullptr;
  std::uint64_t slot_mask = 0;
  const image::Node* nodes = nullptr;
  const image::Edge* edges = nullptr;
  std::uint64_t edge_count = 0;
  std::uint32_t first_edge = 0;  // node number of edge 0
  const std::uint64_t* filter = nullptr;
  std::uint64_t filter_bits = 0;
  const Entry* entries = nullptr;

  View();
  ~View();
  View(const View&) = delete;
  View& operator=(const View&) = delete;

  template <class T>
  const T* at(const image::Array& array) const {
    return reinterpret_cast<const T*>(base + array.offset);
  }

  std::string_view string(std::uint32_t offset) const {
    std::uint32_t length;
    std::memcpy(&length, strings + offset - sizeof length, sizeof length);
    return {strings + offset, length};
  }

  // Checks the header and sets the pointers; touches no other page.
  Status bind(const std::string& name);

  void fetch_edge(std::uint64_t hash) const { __builtin_prefetch(&edges[image::edge_slot(hash, edge_count)]); }
  void fetch_filter(std::uint64_t hash) const { __builtin_prefetch(&filter[image::filter_bit(hash, filter_bits) / 64]); }
  // False when there is surely no edge of this hash from a single syllable.
  bool may_have(std::uint64_t hash) const {
    const std::uint64_t bit = image::filter_bit(hash, filter_bits);
    return filter[bit / 64] >> (bit % 64) & 1;
  }
  // The edge from `node` by `syllable`; null when there is none. `hash` is theirs.
  const image::Edge* find_edge(std::uint32_t node, std::uint32_t syllable, std::uint64_t hash) const {
    for (auto i = image::edge_slot(hash, edge_count);; i = i + 1 == edge_count ? 0 : i + 1) {
      const image::Edge& edge = edges[i];
      if (edge.parent == node && edge.syllable == syllable) return &edge;
      if (edge.parent == 0xFFFFFFFF) return nullptr;
    }
  }
  const image::Edge* find_edge(std::uint32_t node, std::uint32_t syllable) const {
    return find_edge(node, syllable, image::edge_hash(node, syllable));
  }
  // Number of the node that the edge leads to.
  std::uint32_t number_of(const image::Edge& edge) const { return first_edge + static_cast<std::uint32_t>(&edge - edges); }

  std::span<const Entry> entries_of(const image::Node& node) const { return {entries + node.entries, node.entry_count}; }

  // The phrases that begin at the tokens of [first, last), by start, then length: begun(at) of each token, then found(at, end, node) of
  // each phrase. Defined in match.cpp.
  template <class Begun, class Found>
  void match(const TokenList& tokens, std::uint32_t first, std::uint32_t last, Begun&& begun, Found&& found) const;
  // Those of more than one token at `at`, given the edge of its first two.
  template <class Found>
  void walk(const TokenList& tokens, std::uint32_t at, std::uint32_t i, const image::Edge* edge, Found&& found) const;

  struct Memo;
  // As find_syllable, from the thread's memory where it can.
  std::uint32_t remembered(std::string_view text, const Token& token, Memo& memo) const;

  // Exact: the folded spelling is compared, not only its hash.
  std::uint32_t find_syllable(std::string_view text, const Token& token) const;
};

}  // namespace nienbieu
