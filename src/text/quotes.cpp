#include "text/quotes.h"

#include <algorithm>

namespace nienbieu {
namespace {

enum class Side : std::uint8_t { none, open, close, either };

Side side_of(const Token& t) {
  switch (t.value) {
    case 0x201C:
    case 0x201E:
    case 0x00AB:
    case 0x2018:
    case 0x300C:
      return Side::open;
    case 0x201D:
    case 0x00BB:
    case 0x2019:
    case 0x300D:
      return Side::close;
    case '"':
    case '\'':
      return Side::either;
    default:
      return Side::none;
  }
}

bool is_single(const Token& t) { return t.value == 0x2018 || t.value == 0x2019 || t.value == '\''; }

// A mark glued to letters on both sides is an apostrophe.
bool is_apostrophe(const TokenList& tokens, std::uint32_t i) {
  if (!is_single(tokens[i])) return false;
  const bool left = i > 0 && tokens[i - 1].kind != TokenKind::punct && !tokens[i - 1].is_newline() && !tokens[i].space_before;
  const bool right =
      i + 1 < tokens.size() && tokens[i + 1].kind != TokenKind::punct && !tokens[i + 1].is_newline() && !tokens[i + 1].space_before;
  return left && right;
}

// Straight marks, and curly ones typed the wrong way round, open where a blank is to their left and close otherwise.
Side resolve_side(const TokenList& tokens, std::uint32_t i, bool open_of_kind) {
  const Token& t = tokens[i];
  const Side side = side_of(t);
  const bool tight_right = i + 1 < tokens.size() && !tokens[i + 1].space_before && !tokens[i + 1].is_newline();
  const bool tight_left = !t.space_before;
  if (side == Side::open) return open_of_kind && tight_left && !tight_right ? Side::close : Side::open;
  if (side == Side::close) return !open_of_kind && !tight_left && tight_right ? Side::open : Side::close;
  if (tight_left && !tight_right) return Side::close;
  if (!tight_left && tight_right) return Side::open;
  return open_of_kind ? Side::close : Side::open;
}

// Does the line that ends at the newline `i` end with a full stop or its like?
bool ends_sentence(const TokenList& tokens, std::uint32_t i) {
  return i > 0 && (tokens[i - 1].is_punct('.') || tokens[i - 1].is_punct('!') || tokens[i - 1].is_punct('?') ||
                   tokens[i - 1].is_punct(0x2026) || tokens[i - 1].is_punct(';') || tokens[i - 1].is_punct(':'));
}

// Is the next double mark within three lines a closing one? Then a quotation left open runs on to it.
bool closes_later(const TokenList& tokens, std::uint32_t from) {
  std::uint32_t lines = 0;
  for (auto i = from; i < tokens.size(); ++i) {
    if (tokens[i].is_newline() && ++lines == 3) return false;
    if (tokens[i].kind != TokenKind::punct || side_of(tokens[i]) == Side::none || is_single(tokens[i])) continue;
    const bool ends =
        i + 1 >= tokens.size() || tokens[i + 1].space_before || tokens[i + 1].is_newline() || tokens[i + 1].kind == TokenKind::punct;
    return side_of(tokens[i]) != Side::open && !tokens[i].space_before && ends && !tokens[i - 1].is_newline();
  }
  return false;
}

struct Scanner {
  const TokenList& tokens;
  QuoteScan& out;
  std::vector<std::uint32_t> open;  // token indexes of opening marks, innermost last

  void emit(std::uint32_t from, std::uint32_t to) {
    Quotation q;
    q.outer = {tokens[from].start, tokens[to].end};
    q.inner = {tokens[from].end, tokens[to].start};
    q.first_token = from;
    q.last_token = to + 1;
    q.single = is_single(tokens[from]);
    if (to > from + 1) {
      q.inner = {tokens[from + 1].start, tokens[to - 1].end};
      out.quotations.push_back(q);
    }
  }

  bool has_open(bool single) const {
    return std::any_of(open.begin(), open.end(), [&](std::uint32_t i) { return is_single(tokens[i]) == single; });
  }

  void mark(std::uint32_t i) {
    const bool single = is_single(tokens[i]);
    if (resolve_side(tokens, i, has_open(single)) == Side::open) {
      // A second opening mark of the same kind: the first was never closed.
      open.push_back(i);
      return;
    }
    for (std::size_t k = open.size(); k-- > 0;) {
      if (is_single(tokens[open[k]]) != single) continue;
      emit(open[k], i);
      for (std::size_t j = k + 1; j < open.size(); ++j) out.unbalanced.push_back(open[j]);
      open.resize(k);
      return;
    }
    out.unbalanced.push_back(i);
  }
};

}  // namespace

void find_quotations(std::string_view, const TokenList& tokens, QuoteScan& out) {
  out.quotations.clear();
  out.unbalanced.clear();
  Scanner scanner{tokens, out, {}};
  const auto n = static_cast<std::uint32_t>(tokens.size());
  std::uint32_t lines_open = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (tokens[i].is_newline()) {
      // A double mark may run on over paragraphs that open with a mark of their own; singles never do.
      const bool runs_on = scanner.open.size() == 1 && !is_single(tokens[scanner.open[0]]) && lines_open < 3 && ends_sentence(tokens, i) &&
                           closes_later(tokens, i + 1);
      if (runs_on && i + 1 < n && side_of(tokens[i + 1]) == Side::none) {
        ++lines_open;
        continue;
      }
      const bool carried = scanner.open.size() == 1 && !is_single(tokens[scanner.open[0]]) && i + 1 < n &&
                           side_of(tokens[i + 1]) != Side::none && !is_single(tokens[i + 1]) && lines_open < 3;
      if (carried) {
        ++lines_open;
        ++i;  // the mark that opens the next paragraph continues the same quotation
        continue;
      }
      for (const auto k : scanner.open) out.unbalanced.push_back(k);
      scanner.open.clear();
      lines_open = 0;
      continue;
    }
    if (tokens[i].kind != TokenKind::punct || side_of(tokens[i]) == Side::none || is_apostrophe(tokens, i)) continue;
    scanner.mark(i);
  }
  for (const auto k : scanner.open) out.unbalanced.push_back(k);
  std::sort(out.quotations.begin(), out.quotations.end(), [](const Quotation& a, const Quotation& b) {
    return a.outer.start != b.outer.start ? a.outer.start < b.outer.start : a.outer.end > b.outer.end;
  });
  std::sort(out.unbalanced.begin(), out.unbalanced.end());
}

}  // namespace nienbieu
