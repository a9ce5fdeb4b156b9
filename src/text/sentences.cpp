#include "text/sentences.h"

#include <algorithm>
#include <array>

namespace nienbieu {
namespace {

// Abbreviations that a full stop follows inside a sentence: ranks, degrees, administrative heads, initials.
bool is_abbreviation(const Token& token) {
  static const std::array<std::uint64_t, 47> keys = [] {
    std::array<std::uint64_t, 47> k{};
    std::size_t n = 0;
    for (const char* word :
         {"TP",    "Tp",     "TT", "TX", "PGS", "GS",   "TS",  "ThS", "CN",  "BS",  "KS", "LS",  "NS",  "NSND", "NSƯT", "Mr",
          "Mrs",   "Ms",     "Dr", "St", "Jr",  "Sr",   "Co",  "Ltd", "Inc", "vs",  "No", "Gen", "Sen", "Rep",  "Gov",  "Prof",
          "BSCKI", "BSCKII", "DS", "Lt", "Col", "Capt", "Sgt", "Th",  "Thr", "Thg", "Đ",  "ĐH",  "H",   "P",    "Q"})
      k[n++] = syllable_key(word);
    return k;
  }();
  if (token.single_letter) return token.casing != Casing::lower;
  return std::find(keys.begin(), keys.end(), token.key) != keys.end() && token.casing != Casing::lower;
}

bool is_closing(const Token& t) {
  return t.is_punct(0x201D) || t.is_punct(0x2019) || t.is_punct('"') || t.is_punct('\'') || t.is_punct(')') || t.is_punct(']') ||
         t.is_punct(0xBB);
}

bool is_terminal(const Token& t) { return t.is_punct('.') || t.is_punct('!') || t.is_punct('?') || t.is_punct(0x2026); }

bool can_start(const Token& t) {
  if (t.is_word()) return t.casing != Casing::lower;
  if (t.is_number()) return true;
  return t.is_punct(0x201C) || t.is_punct('"') || t.is_punct(0x2018) || t.is_punct('\'') || t.is_punct('-') || t.is_punct('(') ||
         t.is_punct(0xAB) || t.is_punct('[') || t.is_punct(0x2022);
}

// "… hiện hành.Theo quy định …", "… sự thật”.Cũng …", "… từ ngày 1/1/2015.Qua đó …": scraped without the blank. Vietnamese letters on
// either side tell it from "Booking.Com".
bool glued(std::string_view text, const TokenList& tokens, std::uint32_t i, std::uint32_t next) {
  const auto whole = [&](const Token& t) { return t.is_word() && !t.single_letter; };
  const auto marked = [&](const Token& t) {
    const auto word = slice(text, t.span());
    return std::any_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  };
  if (i == 0 || !tokens[i].is_punct('.') || !whole(tokens[next]) || tokens[next].casing != Casing::initial) return false;
  const Token& before = tokens[i - 1];
  if (next > i + 1 || is_closing(before)) return marked(tokens[next]) || tokens[next].end - tokens[next].start > 2;
  if (before.is_number()) return !tokens[i].space_before && (marked(tokens[next]) || tokens[next].end - tokens[next].start > 2);
  return whole(before) && !tokens[i].space_before && !is_abbreviation(before) && before.casing != Casing::upper &&
         (marked(before) || marked(tokens[next]));
}

// "“Bao giờ anh đi?” - chị Hoa hỏi.": behind a quotation the dash introduces who says it.
bool names_speaker(const TokenList& tokens, std::uint32_t next) {
  const Token& before = tokens[next - 1];
  const bool quoted = before.is_punct(0x201D) || before.is_punct('"') || before.is_punct(0xBB);
  return quoted && tokens[next].is_punct('-') && next + 1 < tokens.size() && tokens[next + 1].is_word();
}

// True when the terminal at `i` really ends a sentence, given the first token after its closing marks.
bool ends_here(std::string_view text, const TokenList& tokens, std::uint32_t first, std::uint32_t i, std::uint32_t next) {
  if (next >= tokens.size() || tokens[next].is_newline()) return true;
  if (!tokens[next].space_before && glued(text, tokens, i, next)) return true;
  if (!tokens[next].space_before || !can_start(tokens[next]) || names_speaker(tokens, next)) return false;
  if (!tokens[i].is_punct('.') || i == first) return true;
  const Token& before = tokens[i - 1];
  if (before.is_word() && !tokens[i].space_before && is_abbreviation(before)) return false;
  // "1. Tên mục": a list number at the sentence's start keeps its title.
  return !(before.is_number() && i - 1 == first);
}

}  // namespace

void split_sentences(std::string_view text, const TokenList& tokens, std::vector<Sentence>& out) {
  out.clear();
  const auto n = static_cast<std::uint32_t>(tokens.size());
  std::uint32_t first = 0;
  const auto close = [&](std::uint32_t last) {
    if (last > first) out.push_back({{tokens[first].start, tokens[last - 1].end}, first, last});
  };
  for (std::uint32_t i = 0; i < n; ++i) {
    if (tokens[i].is_newline()) {
      close(i);
      first = i + 1;
      continue;
    }
    if (!is_terminal(tokens[i])) continue;
    std::uint32_t next = i + 1;
    while (next < n && (is_terminal(tokens[next]) || (is_closing(tokens[next]) && !tokens[next].space_before))) ++next;
    if (!ends_here(text, tokens, first, i, next)) continue;
    close(next);
    first = next;
    i = next - 1;
  }
  close(n);
}

}  // namespace nienbieu
