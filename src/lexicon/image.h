// Layout of the compiled lexicon. Private to src/lexicon: written by compile.cpp, read by lexicon.cpp.
//
// One file, native byte order, every section 8-byte aligned: header, then arrays at the offsets that the header gives.
#pragma once
#include <cstdint>

#include "lexicon/schemas.h"

namespace nienbieu::image {

constexpr std::uint64_t magic = 0x3130585842494E4Eull;  // "NNIBXX01"
constexpr std::uint32_t version = 11;
constexpr std::size_t kind_count = static_cast<std::size_t>(Kind::count_);

struct Array {
  std::uint64_t offset = 0;  // bytes from the start of the image
  std::uint64_t count = 0;   // elements
};

struct Slot {             // syllable table: open addressing, linear probing, capacity a power of two
  std::uint64_t key = 0;  // 0 = empty
  std::uint32_t id = 0;
  std::uint32_t spelling = 0;  // folded spelling, offset in strings
};

struct Node {                      // a phrase, or the beginning of longer ones
  std::uint64_t entries : 25 = 0;  // first entry
  std::uint64_t entry_count : 8 = 0;
  std::uint64_t has_children : 1 = 0;
  std::uint64_t kinds : 30 = 0;  // of the entries, as PhraseHits has them: bit k for the kind of number k
};
constexpr std::size_t most_entries = (1u << 25) - 1, most_entries_of_node = (1u << 8) - 1;
static_assert(kind_count < 30 && sizeof(Node) == 8);

// The trie. Node s, for a syllable s, is the phrase of that one syllable and lies in `nodes`; node S + 1 + e (S syllables) is the phrase
// that edge e makes of its parent's, and lies in the edge itself, so that a step of the walk touches one cache line.
struct Edge {                         // open addressing, by parent and syllable
  std::uint32_t parent = 0xFFFFFFFF;  // 0xFFFFFFFF = empty
  std::uint32_t syllable = 0;
  Node node;
};

struct StoredEntry {
  std::uint8_t kind = 0;
  std::uint8_t column : 3 = 0;
  std::uint8_t code : 5 = 0;
  std::uint16_t flags = 0;
  std::uint32_t row = 0;
};

struct Origin {
  std::uint32_t file = 0;  // offset in strings
  std::uint32_t line = 0;
};

struct Table {
  Array cells;    // uint32 string offsets, rows * columns
  Array codes;    // uint8, rows * columns: of columns with one word of a list the word's number in it, from 1
  Array by_id;    // uint32 rows sorted by first cell
  Array origins;  // Origin per row
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  std::uint64_t phrases = 0;  // entries of the kind
};

struct Header {
  std::uint64_t magic_ = magic;
  std::uint32_t version_ = version;
  std::uint32_t kinds = kind_count;
  std::uint64_t schemas = schema::fingerprint();
  std::uint64_t size = 0;
  std::uint64_t phrases = 0;
  std::uint64_t syllables = 0;
  Array strings;  // UTF-8, each with its length (uint32, unaligned) before it; an offset is that of the first byte of the text
  Array slots;
  Array nodes;   // by syllable id; 0 is no node
  Array filter;  // uint64 words of a bit map: which beginnings (syllable, next syllable) may have an edge
  Array edges;
  Array entries;
  Array tenure_rows;     // rows of tenures grouped by person, then grouped by office
  Array person_tenures;  // uint32 begin per people row, plus end
  Array office_tenures;  // uint32 begin per offices row, plus end
  Table tables[kind_count];
};

inline std::uint64_t edge_hash(std::uint32_t parent, std::uint32_t syllable) {
  const std::uint64_t h = (static_cast<std::uint64_t>(parent) << 32 | syllable) * 0x9E3779B97F4A7C15ull;
  return h ^ (h >> 32);
}

// Where the search for an edge begins, from the lower half of its hash: the table has any size.
inline std::uint64_t edge_slot(std::uint64_t hash, std::uint64_t slots) { return (hash & 0xFFFFFFFF) * slots >> 32; }

// The bit of a beginning in `filter`, from the upper half of its edge's hash.
inline std::uint64_t filter_bit(std::uint64_t hash, std::uint64_t bit_count) { return (hash >> 32) & (bit_count - 1); }

}  // namespace nienbieu::image
