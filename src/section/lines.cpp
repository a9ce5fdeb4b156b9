#include "section/lines.h"
#include "text/word_key.h"

#include <algorithm>

namespace nienbieu {
namespace {

std::uint64_t combine(std::uint64_t h, std::uint64_t v) { return (h ^ v) * 0x9E3779B97F4A7C15ull + (h >> 31); }

Cue cue_kind(std::string_view kind) {
  if (kind == "related") return Cue::related;
  if (kind == "boilerplate") return Cue::boilerplate;
  if (kind == "caption") return Cue::caption;
  if (kind == "byline") return Cue::byline;
  return Cue::stop;
}

// Words of the line without punctuation at its ends: does the cue cover all of it?
bool covers(const TokenList& tokens, const Line& line, const Hit& hit) {
  const auto outside = [&](std::uint32_t from, std::uint32_t to) {
    for (auto i = from; i < to; ++i)
      if (tokens[i].kind != TokenKind::punct) return false;
    return true;
  };
  return outside(line.first, hit.first) && outside(hit.last, line.last);
}

bool starts(const TokenList& tokens, const Line& line, const Hit& hit) {
  for (auto i = line.first; i < hit.first; ++i)
    if (tokens[i].kind != TokenKind::punct) return false;
  return true;
}

// The cue that the entry is in this line; none when it stands where it is no cue.
Cue cue_of(const TokenList& tokens, const Lexicon& lexicon, const Line& line, const Hit& hit, const Entry& entry) {
  static const auto kind_column = column_of(Kind::section_cues, "kind");
  static const auto position_column = column_of(Kind::section_cues, "position");
  const auto kind = cue_kind(lexicon.cell(Kind::section_cues, entry.row, kind_column));
  const auto position = lexicon.cell(Kind::section_cues, entry.row, position_column);
  const bool whole = covers(tokens, line, hit);
  if (position == "line" && !whole) return Cue::none;
  if (position == "label") {  // "Tác giả, …", "Chụp lại hình ảnh: …"
    const bool labels = hit.last < line.last && (tokens[hit.last].is_punct(',') || tokens[hit.last].is_punct(':'));
    return labels && starts(tokens, line, hit) ? kind : Cue::none;
  }
  if (position == "sentence") return starts(tokens, line, hit) && line.words <= 45 ? kind : Cue::none;
  if (kind == Cue::caption) return Cue::none;  // credits are read from the end of the line
  const bool sentence = line.full_stop && !(line.question && kind == Cue::related);
  if (position == "start" && (!starts(tokens, line, hit) || line.words > 30 || (sentence && line.words > 12))) return Cue::none;
  if (kind == Cue::byline && !whole && line.words > 6) return Cue::none;
  return kind;
}

void find_cue(const TokenList& tokens, const Lexicon& lexicon, const PhraseHits& phrases, Line& line) {
  static const auto position_column = column_of(Kind::section_cues, "position");
  // A cue line is short, or the cue opens it; a long paragraph is never searched to its end.
  const auto last = std::min(line.last, line.first + 24);
  std::uint32_t length = 0;
  for (auto i = line.first; i < last; ++i) {
    if (!phrases.begins(i, PhraseHits::bit(Kind::section_cues))) continue;
    for (const Hit& hit : phrases.at(i)) {
      // Of several cues the longest speaks: "theo dõi" before "theo".
      if (hit.last - hit.first <= length) continue;
      for (const Entry& entry : hit.entries) {
        const Cue cue = entry.kind == Kind::section_cues ? cue_of(tokens, lexicon, line, hit, entry) : Cue::none;
        if (cue == Cue::none) continue;
        // Alone on its line "đọc thêm" is a heading, before a title it is part of the link: two rows, and the heading goes first.
        const bool again = length == hit.last - hit.first;
        if (again && lexicon.cell(Kind::section_cues, entry.row, position_column) != "line") continue;
        line.cue = cue;
        line.cue_alone = covers(tokens, line, hit);
        length = hit.last - hit.first;
      }
    }
  }
}

// Where the credit begins: "(Nguồn: Getty Images)", "Ảnh: AFP/TTXVN", "- Ảnh tư liệu", "Video: …", "… REUTERS" at the end of a line;
// line.last when there is none.
std::uint32_t find_credit(const TokenList& tokens, const Line& line) {
  constexpr std::uint64_t photo = WordKey("ảnh").value, source = WordKey("nguồn").value, graphics = WordKey("họa").value,
                          draw = WordKey("đồ").value, video = WordKey("video").value, clip = WordKey("clip").value;
  const auto window = std::max(line.first, line.last > 14 ? line.last - 14 : 0);
  for (auto i = window; i < line.last; ++i) {
    const Token& t = tokens[i];
    if (!t.is_word() || t.casing == Casing::lower) continue;
    const bool after_mark = i == line.first || tokens[i - 1].kind == TokenKind::punct,
               colon = i + 1 < line.last && tokens[i + 1].is_punct(':');
    if (t.key == photo && (after_mark || colon)) return i;
    if ((t.key == source || t.key == video || t.key == clip) && colon) return i;
    if (t.key == draw && i + 1 < line.last && tokens[i + 1].key == graphics && after_mark) return i;
  }
  // An agency alone, in capitals, after a text without a full stop.
  const Token& last = tokens[line.last - 1];
  const bool agency = last.is_word() && last.casing == Casing::upper && last.end - last.start >= 3 && line.words >= 6 &&
                      line.capitals * 3 < line.words * 2 && !tokens[line.last - 2].is_punct('(');
  return agency ? line.last - 1 : line.last;
}

void read_credit(const TokenList& tokens, Line& line) {
  const auto at = find_credit(tokens, line);
  line.credit = at < line.last;
  constexpr std::uint64_t photo = WordKey("ảnh").value, source = WordKey("nguồn").value;
  line.picture = line.credit && (tokens[at].key == photo || tokens[at].key == source);
  line.credit_opens = line.credit && std::all_of(tokens.begin() + line.first, tokens.begin() + at,
                                                 [](const Token& t) { return t.kind == TokenKind::punct; });
}

void read_opening(const TokenList& tokens, Line& line) {
  const Token& first = tokens[line.first];
  const bool second = line.first + 1 < line.last, tight = second && !tokens[line.first + 1].space_before;
  const auto is = [&](char32_t c) { return first.is_punct(c); };
  line.arrow = (is('>') && tight && tokens[line.first + 1].is_punct('>')) || (is('=') && tight && tokens[line.first + 1].is_punct('>')) ||
               is(U'»') || is(U'►') || is(U'▶') || is(U'☛') || is(U'☞') || is(U'→') || is(U'⇒');
  line.list_mark = is('-') || is('+') || is('*') || is(U'•') || is(U'●') ||
                   (second && first.is_number() && (tokens[line.first + 1].is_punct('.') || tokens[line.first + 1].is_punct(')')));
}

void read_shape(const TokenList& tokens, Line& line) {
  for (auto i = line.first; i < line.last; ++i) {
    if (!tokens[i].is_word() && !tokens[i].is_number()) continue;
    ++line.words;
    line.capitals += tokens[i].capitalised();
    line.numbers += tokens[i].is_number();
    line.hash = combine(line.hash, tokens[i].key);
    if (line.words == 6) line.head_hash = line.hash;
  }
  auto end = line.last;
  while (end > line.first && (tokens[end - 1].is_punct(0x201D) || tokens[end - 1].is_punct('"') || tokens[end - 1].is_punct(')') ||
                              tokens[end - 1].is_punct(0x2019)))
    --end;
  const bool quote_closed = end < line.last && !tokens[line.last - 1].is_punct(')');
  if (end == line.first) return;
  const Token& t = tokens[end - 1];
  line.question = t.is_punct('?');
  line.ellipsis = t.is_punct(0x2026);
  line.colon = t.is_punct(':');
  line.comma = t.is_punct(',');
  line.full_stop = t.is_punct('.') || t.is_punct('!') || t.is_punct('?') || t.is_punct(';') || (quote_closed && line.words > 15);
}

// "A B C D E … A B C D E …": the first six words come again, and nearly all that stands before them.
void find_doubling(const TokenList& tokens, Line& line) {
  if (line.words < 12 || line.words > 90 || line.full_stop) return;
  for (auto i = line.first + 4; i < line.last; ++i) {
    if (tokens[i].key != tokens[line.first].key) continue;
    std::uint32_t same = 0;
    for (auto j = i; j < line.last && tokens[line.first + same].key == tokens[j].key && line.first + same < i; ++j) ++same;
    if (same >= 6 && same * 4 >= (i - line.first) * 3) {
      line.doubled = true;
      return;
    }
  }
}

// Two lines with the same six words in front: one title in two wordings, or two that are built alike ("Kết quả … ngày 1/7")?
bool same_title(const TokenList& tokens, const Line& a, const Line& b) {
  if (a.hash == b.hash) return true;
  if (!a.head_hash || a.head_hash != b.head_hash || a.full_stop || b.full_stop) return false;
  const auto la = a.last - a.first, lb = b.last - b.first, shorter = std::min(la, lb);
  std::uint32_t front = 0, back = 0;
  while (front < shorter && tokens[a.first + front].key == tokens[b.first + front].key) ++front;
  while (back < shorter - front && tokens[a.last - 1 - back].key == tokens[b.last - 1 - back].key) ++back;
  const auto number = [](const Token& t) { return t.is_number(); };
  if (std::any_of(tokens.begin() + a.first + front, tokens.begin() + a.last - back, number) ||
      std::any_of(tokens.begin() + b.first + front, tokens.begin() + b.last - back, number))
    return false;
  return (front + back) * 10 >= std::max(la, lb) * 7;
}

// Address of a page, and nothing else.
bool address(const TokenList& tokens, const Line& line) {
  constexpr std::uint64_t http = WordKey("http").value, https = WordKey("https").value;
  return (tokens[line.first].key == http || tokens[line.first].key == https) &&
         std::none_of(tokens.begin() + line.first + 1, tokens.begin() + line.last, [](const Token& t) { return t.space_before; });
}

// "Bước ngoặt ở Mexico Với một đất nước mà …": within the first words a name is followed by a capital that begins no other, with no mark
// between. There a title ends and its text begins.
bool runs_together(const TokenList& tokens, const PhraseHits& phrases, const Line& line) {
  constexpr auto bit = PhraseHits::bit;
  constexpr auto names = bit(Kind::people) | bit(Kind::places) | bit(Kind::organizations);
  constexpr auto goes_on =
      bit(Kind::people) | bit(Kind::places) | bit(Kind::titles) | bit(Kind::offices) | bit(Kind::honorifics) | bit(Kind::surnames);
  const auto reach = std::min(line.last - 1, line.first + 25);
  for (auto i = line.first + 4; i < reach; ++i) {
    if (!tokens[i].is_word()) return false;
    const bool capital = tokens[i].casing == Casing::initial && tokens[i - 1].is_word();
    if (!capital || !tokens[i + 1].is_word() || tokens[i + 1].casing != Casing::lower || phrases.begins(i, goes_on)) continue;
    if (tokens[i - 1].capitalised() && (phrases.end_kinds(i) & names)) return true;
  }
  return false;
}

}  // namespace

void read_lines(const TokenList& tokens, const Lexicon& lexicon, const PhraseHits& phrases, std::vector<Line>& out) {
  out.clear();
  const auto n = static_cast<std::uint32_t>(tokens.size());
  std::uint32_t breaks = 0;
  for (std::uint32_t i = 0; i < n;) {
    if (tokens[i].is_newline()) {
      ++breaks;
      ++i;
      continue;
    }
    Line line;
    line.first = i;
    while (i < n && !tokens[i].is_newline()) ++i;
    line.last = i;
    line.blank_before = breaks > 1 ? breaks - 1 : 0;
    breaks = 0;
    line.span = {tokens[line.first].start, tokens[line.last - 1].end};
    read_shape(tokens, line);
    find_doubling(tokens, line);
    read_credit(tokens, line);
    read_opening(tokens, line);
    if (line.words <= 45) line.dateline = read_dateline(tokens, line.first, line.last);
    find_cue(tokens, lexicon, phrases, line);
    line.address = address(tokens, line);
    line.run_together = line.ellipsis && line.words > 20 && runs_together(tokens, phrases, line);
    if (!out.empty() && line.words >= 4 && same_title(tokens, out.back(), line)) {
      line.repeats_previous = true;
      out.back().repeated_next = true;
    }
    out.push_back(line);
  }
}

}  // namespace nienbieu
