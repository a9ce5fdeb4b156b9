// Spellings: aliases within a row, and spellings that several ids share.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/utf8.h"
#include "lexicon/lexicon.h"
#include "lexicon/lint_parts.h"
#include "lexicon/phrase_tokens.h"
#include "text/characters.h"

namespace nienbieu::lint {
namespace {

struct Claim {
  Kind kind;
  const LexiconRow* row;
  std::uint32_t column;
  std::string_view spelling;
  std::uint16_t casing;  // Entry::flags
};

using Claims = std::map<std::string, std::vector<Claim>>;

bool is_name_kind(Kind kind) { return kind == Kind::places || kind == Kind::people || kind == Kind::organizations; }

std::uint16_t casing_of(std::string_view spelling) {
  std::vector<PhraseToken> tokens;
  phrase_tokens(spelling, tokens);
  return casing_flags(tokens);
}

// Spellings of one row that the matcher folds into one: an alias among them must at least allow a casing that the others do not.
void check_same_key(Report& report, std::vector<Claim> same) {
  while (same.size() > 1) {
    std::uint16_t others = 0xFFFF;
    for (std::size_t k = 0; k + 1 < same.size(); ++k) others &= same[k].casing;
    const Claim last = same.back();
    same.pop_back();
    if ((others & last.casing) != others) {  // needed; is one of the others not?
      for (Claim& other : same) other.casing &= last.casing;
      continue;
    }
    const bool name = same.front().column != last.column;
    report.add(*last.row, last.column, "lint.alias",
               in_quotes(last.spelling) + " is folded into the row's " + (name ? "name " : "alias ") + in_quotes(same.front().spelling) +
                   "; remove it");
  }
}

void collect(Report& report, Kind kind, Claims& claims) {
  const auto& columns = schema_of(kind).columns;
  for (const LexiconRow& row : report.rows(kind)) {
    std::map<std::string, std::vector<Claim>> own;
    for (std::uint32_t c = 0; c < columns.size(); ++c) {
      if (columns[c].type != CellType::phrase && columns[c].type != CellType::phrases) continue;
      const auto add = [&](std::string_view part) {
        std::string key = folded(part);
        if (key.empty())
          report.add(row, c, "lint.alias", in_quotes(part) + " has nothing to match");
        else
          own[std::move(key)].push_back({kind, &row, c, part, casing_of(part)});
      };
      if (columns[c].type == CellType::phrase)
        add(row.cells[c]);
      else
        for_each_part(row.cells[c], add);
    }
    for (auto& [key, same] : own) {
      claims[key].push_back(same.front());
      check_same_key(report, std::move(same));
    }
  }
}

// Rows that would all be meant by the bare spelling: see lint.h for the rules that take rows out.
std::vector<Claim> rivals(const std::vector<Claim>& claims) {
  std::vector<Claim> plain, homonyms;
  for (const Claim& one : claims) {
    const auto flags = cell(*one.row, one.kind, "flags");
    if (has_word(flags, "context")) continue;
    if (one.kind == Kind::organizations && has_word(flags, "dateline") && (one.casing & entry_upper)) continue;
    (has_word(flags, "homonym") ? homonyms : plain).push_back(one);
  }
  const bool only_people = std::all_of(plain.begin(), plain.end(), [](const Claim& c) { return c.kind == Kind::people; });
  if (!only_people || plain.size() > 1) plain.insert(plain.end(), homonyms.begin(), homonyms.end());
  const auto capitals = std::count_if(plain.begin(), plain.end(), [](const Claim& c) { return (c.casing & entry_upper) != 0; });
  if (plain.size() == 2 && capitals == 1) plain.clear();
  return plain;
}

void report_rivals(Report& report, const std::vector<Claim>& all, const char* advice) {
  const Claim& first = all.front();
  for (std::size_t k = 1; k < all.size(); ++k)
    report.add(
        *all[k].row, all[k].column, "lint.collision",
        in_quotes(all[k].spelling) + " is a spelling of " + first.row->cells[0] + " too (" + report.place(*first.row) + "); " + advice);
}

// Letters without any diacritic, in lower case.
std::string plain_word(std::string_view word) {
  static const CharTable chars;
  static const std::map<char32_t, char> plain = {{0x103, 'a'}, {0xE2, 'a'},  {0xEA, 'e'},  {0xF4, 'o'}, {0x1A1, 'o'}, {0x1B0, 'u'},
                                                 {0x111, 'd'}, {0xF8, 'o'},  {0xE7, 'c'},  {0xF6, 'o'}, {0xFC, 'u'},  {0xE4, 'a'},
                                                 {0xE5, 'a'},  {0x15F, 's'}, {0x161, 's'}, {0x142, 'l'}};
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const CharInfo info = chars(decode_utf8(word, at));
    if (info.cls != CharClass::letter && info.cls != CharClass::digit) continue;
    const auto it = plain.find(info.base);
    if (it != plain.end())
      out += it->second;
    else
      append_utf8(out, info.base);
  }
  return out;
}

std::string word_set(std::string_view name) {
  TokenList tokens;
  tokenize(name, tokens);
  std::multiset<std::string> words;
  for (const Token& token : tokens)
    if (token.is_word()) words.insert(plain_word(slice(name, token.span())));
  if (words.size() < 2) return {};
  std::string out;
  for (const auto& word : words) out += word + ' ';
  return out;
}

}  // namespace

void check_spellings(Report& report) {
  Claims names, offices;
  for (std::size_t k = 0; k < static_cast<std::size_t>(Kind::count_); ++k) {
    const Kind kind = static_cast<Kind>(k);
    Claims others;
    collect(report, kind, is_name_kind(kind) ? names : kind == Kind::offices ? offices : others);
  }
  for (const auto& [key, claims] : names) {
    if (claims.size() < 2) continue;
    if (const auto all = rivals(claims); all.size() > 1) report_rivals(report, all, "flag all but one as context, or drop one");
  }
  for (const auto& [key, claims] : offices)
    if (claims.size() > 1) report_rivals(report, claims, "an office's alias must be its own");
}

// Vietnamese names are exempt: their diacritics and order tell people apart.
void check_same_person(Report& report) {
  std::map<std::string, const LexiconRow*> seen;
  const auto country = column_of(Kind::people, "country"), name = column_of(Kind::people, "name");
  for (const LexiconRow& row : report.rows(Kind::people)) {
    const std::string words = word_set(row.cells[name]);
    if (words.empty() || row.cells[country] == "VN" || has_word(cell(row, Kind::people, "flags"), "homonym")) continue;
    const auto [it, fresh] = seen.try_emplace(row.cells[country] + ' ' + words, &row);
    if (fresh) continue;
    report.add(row, name, "lint.same-person",
               in_quotes(row.cells[name]) + " has the same words as " + in_quotes(it->second->cells[name]) + ", " + it->second->cells[0] +
                   " (" + report.place(*it->second) + "); merge them, or flag both as homonym");
  }
}

}  // namespace nienbieu::lint
