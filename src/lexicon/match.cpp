// The matcher: syllable ids for tokens, then phrases over ids.
//
// annotate() looks each token up in the table of folded syllables. What a token folds to depends on its bytes alone, so the ids of the
// tokens met last are kept per thread under those bytes (text/syllable_run.h), and most tokens cost one comparison.
// matches() walks the trie from every token. Most tokens begin no longer phrase: a bit map of the edges rules them
// out, and the edges of the others are fetched a block ahead.
#include <array>
#include <memory>

#include "lexicon/lexicon.h"
#include "lexicon/phrase_tokens.h"
#include "lexicon/view.h"
#include "text/syllable_run.h"

namespace nienbieu {

// Ids of the tokens met last by this thread.
struct Lexicon::View::Memo {
  struct Numbered {  // by the number that tokenize() gives the spelling
    std::uint32_t number = 0, id = 0;
  };
  struct Raw {  // by the bytes, for tokens without a number
    RawBytes raw;
    std::uint32_t serial = 0, id = 0;
  };
  std::uint32_t serial = 0;  // of the lexicon that `numbered` is about
  std::array<Numbered, 1u << 16> numbered;
  static constexpr unsigned raw_bits = 15;
  std::array<Raw, 1u << raw_bits> raw;

  static Memo& of_thread(std::uint32_t serial) {
    thread_local const auto memo = std::make_unique<Memo>();
    if (memo->serial != serial) {
      memo->numbered.fill({});
      memo->serial = serial;
    }
    return *memo;  // NOLINT(clang-analyzer-cplusplus.NewDelete): it is freed when the thread ends
  }
};

namespace {

constexpr std::size_t block = 32;

// The next token of a phrase after token i: transparent tokens between are passed over. May be the size of the list.
inline std::uint32_t next_of(const TokenList& tokens, std::uint32_t i) {
  const auto n = static_cast<std::uint32_t>(tokens.size());
  while (i + 1 < n && is_transparent(tokens[i])) ++i;
  return i;
}

}  // namespace

std::uint32_t Lexicon::View::find_syllable(std::string_view text, const Token& token) const {
  thread_local std::string folded;
  folded.clear();
  for (auto i = token.key & slot_mask; slots[i].key; i = (i + 1) & slot_mask) {
    if (slots[i].key != token.key) continue;
    if (folded.empty()) fold_token(text, token, folded);
    if (folded == string(slots[i].spelling)) return slots[i].id;
  }
  return 0;
}

std::uint32_t Lexicon::View::remembered(std::string_view text, const Token& token, Memo& memo) const {
  const std::uint32_t length = token.end - token.start;
  if (length > raw_limit) return find_syllable(text, token);
  const RawBytes raw = load_raw(text, token.start, length);
  Memo::Raw& known = memo.raw[raw.hash() >> (64 - Memo::raw_bits)];
  if (known.serial != serial || known.raw != raw) known = {raw, serial, find_syllable(text, token)};
  return known.id;
}

void Lexicon::annotate(std::string_view text, TokenList& tokens) const {
  auto& memo = View::Memo::of_thread(view_->serial);
  for (Token& token : tokens) {
    if (token.syllable & spelling_bit) {
      auto& known = memo.numbered[token.syllable & (memo.numbered.size() - 1)];
      if (known.number != token.syllable) known = {token.syllable, view_->remembered(text, token, memo)};
      token.syllable = known.id;
    } else {
      token.syllable = token.is_newline() ? 0 : view_->remembered(text, token, memo);
    }
  }
}

// `i` is the last token read, that of `edge`.
template <class Found>
void Lexicon::View::walk(const TokenList& tokens, std::uint32_t at, std::uint32_t i, const image::Edge* edge, Found&& found) const {
  while (edge) {
    ++i;
    if (edge->node.entry_count) found(at, i, edge->node);
    if (!edge->node.has_children) return;
    i = next_of(tokens, i);
    if (i >= tokens.size() || tokens[i].syllable == 0) return;
    edge = find_edge(number_of(*edge), tokens[i].syllable);
  }
}

template <class Begun, class Found>
void Lexicon::View::match(const TokenList& tokens, std::uint32_t first, std::uint32_t last, Begun&& begun, Found&& found) const {
  const auto n_tokens = static_cast<std::uint32_t>(tokens.size());
  struct Start {
    std::uint64_t hash = 0;
    const image::Edge* edge = nullptr;
    std::uint32_t next = 0;  // token that goes on; 0 = none
  };
  std::array<Start, block> starts;
  std::array<std::uint32_t, block + 1> going;  // those with a beginning that the filter lets through
  for (std::uint32_t begin = first; begin < last; begin += block) {
    const auto n = std::min<std::uint32_t>(block, last - begin);
    for (std::uint32_t k = 0; k < n; ++k) {
      const std::uint32_t next = begin + k + 1 < n_tokens ? next_of(tokens, begin + k + 1) : 0;
      starts[k] = {image::edge_hash(tokens[begin + k].syllable, tokens[next].syllable), nullptr, next};
      fetch_filter(starts[k].hash);
    }
    std::uint32_t n_going = 0;
    for (std::uint32_t k = 0; k < n; ++k) {
      going[n_going] = k;
      n_going += (starts[k].next != 0) & static_cast<std::uint32_t>(may_have(starts[k].hash));
    }
    for (std::uint32_t g = 0; g < n_going; ++g) fetch_edge(starts[going[g]].hash);
    for (std::uint32_t g = 0; g < n_going; ++g) {
      Start& start = starts[going[g]];
      start.edge = find_edge(tokens[begin + going[g]].syllable, tokens[start.next].syllable, start.hash);
      if (!start.edge || !start.edge->node.has_children) continue;
      const std::uint32_t third = std::min(next_of(tokens, start.next + 1), n_tokens - 1);
      fetch_edge(image::edge_hash(number_of(*start.edge), tokens[third].syllable));
    }
    for (std::uint32_t k = 0; k < n; ++k) {
      const image::Node& node = nodes[tokens[begin + k].syllable];
      begun(begin + k);
      if (node.entry_count) found(begin + k, begin + k + 1, node);
      if (starts[k].edge) walk(tokens, begin + k, starts[k].next, starts[k].edge, found);
    }
  }
}

void Lexicon::matches_at(const TokenList& tokens, std::uint32_t at, std::vector<Hit>& out) const {
  const View& v = *view_;
  const std::uint32_t syllable = tokens[at].syllable;
  if (syllable == 0) return;
  const auto found = [&](std::uint32_t first, std::uint32_t last, const image::Node& node) {
    out.push_back({first, last, v.entries_of(node)});
  };
  const image::Node& node = v.nodes[syllable];
  if (node.entry_count) found(at, at + 1, node);
  if (at + 1 >= tokens.size()) return;
  const std::uint32_t next = next_of(tokens, at + 1);
  const std::uint64_t hash = image::edge_hash(syllable, tokens[next].syllable);
  if (v.may_have(hash)) v.walk(tokens, at, next, v.find_edge(syllable, tokens[next].syllable, hash), found);
}

void Lexicon::matches(const TokenList& tokens, std::uint32_t first, std::uint32_t last, std::vector<Hit>& out) const {
  view_->match(
      tokens, first, last, [](std::uint32_t) {},
      [&](std::uint32_t at, std::uint32_t end, const image::Node& node) {
        out.push_back({at, end, view_->entries_of(node)});
      });
}

void Lexicon::matches(const TokenList& tokens, PhraseHits& out) const {
  const auto n = static_cast<std::uint32_t>(tokens.size());
  std::size_t count = 0;  // of the hits that are there; room for more is made by doubling
  out.begin_.resize(n + 2);
  out.begin_kinds_.assign(n + 1, 0);
  out.end_kinds_.assign(n + 1, 0);
  view_->match(
      tokens, 0, n, [&](std::uint32_t at) { out.begin_[at] = static_cast<std::uint32_t>(count); },
      [&](std::uint32_t at, std::uint32_t end, const image::Node& node) {
        if (count == out.hits_.size()) [[unlikely]]
          out.hits_.resize(2 * count + 64);
        out.hits_[count++] = {at, end, view_->entries_of(node)};
        out.begin_kinds_[at] |= node.kinds;
        out.end_kinds_[end] |= node.kinds;
      });
  out.begin_[n] = out.begin_[n + 1] = static_cast<std::uint32_t>(count);
}

std::span<const Entry> Lexicon::lookup(std::string_view phrase) const {
  TokenList tokens;
  tokenize(phrase, tokens);
  annotate(phrase, tokens);
  image::Node node;
  std::uint32_t number = 0;
  for (const Token& token : tokens) {
    if (is_transparent(token)) continue;
    if (token.syllable == 0) return {};
    if (number == 0) {
      number = token.syllable;
      node = view_->nodes[number];
      continue;
    }
    const image::Edge* edge = view_->find_edge(number, token.syllable);
    if (!edge) return {};
    node = edge->node;
    number = view_->number_of(*edge);
  }
  return number ? view_->entries_of(node) : std::span<const Entry>{};
}

bool casing_agrees(const TokenList& tokens, const Hit& hit, const Entry& entry) {
  std::uint32_t word = 0;
  for (auto i = hit.first; i < hit.last && word < 15; ++i) {
    const Token& token = tokens[i];
    if (is_transparent(token)) continue;
    if ((entry.flags >> word & 1) && token.is_word() && !written_as_capital(tokens, hit.first, i)) return false;
    ++word;
  }
  return !(entry.flags & entry_upper) || tokens[hit.first].casing == Casing::upper || tokens[hit.first].single_letter;
}

}  // namespace nienbieu
