#include <doctest/doctest.h>

#include <random>
#include <set>
#include <thread>

#include "../text/icu_fold.h"
#include "lexicon/phrase_tokens.h"
#include "lexicon_fixture.h"

using namespace nienbieu;
using namespace nienbieu::test;

namespace {

using Found = std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>>;  // first, last, row

// Every phrase tried at every token, by ICU's folding: slow and plain.
Found oracle(std::string_view text, const TokenList& tokens, const std::vector<std::vector<std::string>>& phrases) {
  const auto n = static_cast<std::uint32_t>(tokens.size());
  std::vector<std::string> folds;
  for (const Token& t : tokens) {
    const std::string raw(slice(text, t.span()));
    folds.push_back(t.is_newline() ? "" : t.is_word() ? icu_fold(raw) : raw);
  }
  Found out;
  for (std::uint32_t at = 0; at < n; ++at)
    for (std::uint32_t p = 0; p < phrases.size(); ++p) {
      std::uint32_t i = at;
      std::size_t matched = 0;
      while (matched < phrases[p].size() && i < n && !folds[i].empty() && folds[i] == phrases[p][matched]) {
        ++i;
        if (++matched == phrases[p].size()) break;
        while (i + 1 < n && is_transparent(tokens[i])) ++i;
      }
      if (!phrases[p].empty() && matched == phrases[p].size()) out.emplace(at, i, p);
    }
  return out;
}

std::vector<std::string> phrase_folds(std::string_view phrase) {
  TokenList tokens;
  tokenize(phrase, tokens);
  std::vector<std::string> out;
  for (const Token& t : tokens)
    if (!is_transparent(t) && !t.is_newline())
      out.push_back(t.is_word() ? icu_fold(slice(phrase, t.span())) : std::string(slice(phrase, t.span())));
  return out;
}

Found matched(const Lexicon& lexicon, std::string_view text, TokenList& tokens) {
  tokenize(text, tokens);
  lexicon.annotate(text, tokens);
  std::vector<Hit> hits;
  lexicon.matches(tokens, 0, static_cast<std::uint32_t>(tokens.size()), hits);
  Found out;
  std::pair<std::uint32_t, std::uint32_t> before{0, 0};
  for (const Hit& hit : hits) {
    REQUIRE(std::pair(hit.first, hit.last) > before);  // by start, then length, each once
    before = {hit.first, hit.last};
    for (const Entry& e : hit.entries) out.emplace(hit.first, hit.last, e.row);
  }
  return out;
}

// Few syllables, so that phrases overlap, nest and share beginnings; variants of spelling among them.
class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t n) { return random_() % n; }

  std::string syllable() {
    static const char* all[] = {"hòa", "hoà", "Hòa", "bình", "Bình",    "mỹ", "Mĩ",   "thánh", "thanh", "đà",    "nẵng",
                                "ta",  "ni",  "a",   "hu",   "Nghiêng", "12", "2024", "G",     "7",     "ngoại", "trưởng"};
    std::string out = all[below(std::size(all))];
    switch (below(6)) {
      case 0:
        return nfd(out);
      case 1:
        return utf8(unicode(out).toUpper(icu::Locale("vi")));
      default:
        return out;
    }
  }
  std::string joint() {
    static const char* all[] = {" ", " ", " ", " ", "-", "-", " - ", "\n", ", ", "  ", "'", "\u00A0", "–", ". "};
    return all[below(std::size(all))];
  }
  std::string phrase() {
    std::string out = syllable();
    for (auto n = below(4); n-- > 0;) out += (below(4) == 0 ? "-" : " ") + syllable();
    return out;
  }
  std::string text(std::size_t length) {
    std::string out;
    while (length-- > 0) out += syllable() + joint();
    return out;
  }

 private:
  std::mt19937 random_;
};

std::size_t hits_in(const Lexicon& lexicon, std::string_view text) {
  TokenList tokens;
  return matched(lexicon, text, tokens).size();
}

}  // namespace

TEST_CASE("matcher: finds what a plain search finds") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    Generator make(seed);
    LexiconSource source;
    std::vector<std::vector<std::string>> phrases;
    const std::size_t count = 1 + make.below(120);
    for (std::size_t p = 0; p < count; ++p) {
      const std::string phrase = make.phrase();
      add_row(source, Kind::fields, phrase);
      phrases.push_back(phrase_folds(phrase));
    }
    const auto lexicon = compiled(source);
    for (int round = 0; round < 12; ++round) {
      TokenList tokens;
      const std::string text = make.text(make.below(90));
      const Found got = matched(*lexicon, text, tokens);
      REQUIRE_MESSAGE(got == oracle(text, tokens, phrases), "seed " << seed << ": " << text);
    }
    for (const auto& row : source.rows[Kind::fields]) REQUIRE(!lexicon->lookup(row.cells[0]).empty());
  }
}

TEST_CASE("matcher: a range, one token and the whole agree") {
  Generator make(77);
  LexiconSource source;
  for (int p = 0; p < 60; ++p) add_row(source, Kind::fields, make.phrase());
  const auto lexicon = compiled(source);
  const std::string text = make.text(200);
  TokenList tokens;
  tokenize(text, tokens);
  lexicon->annotate(text, tokens);
  const auto n = static_cast<std::uint32_t>(tokens.size());
  std::vector<Hit> whole, single, parts;
  lexicon->matches(tokens, 0, n, whole);
  for (std::uint32_t at = 0; at < n; ++at) lexicon->matches_at(tokens, at, single);
  for (std::uint32_t at = 0; at < n;) {
    const auto to = std::min<std::uint32_t>(n, at + 1 + static_cast<std::uint32_t>(make.below(50)));
    lexicon->matches(tokens, at, to, parts);
    at = to;
  }
  REQUIRE(whole.size() == single.size());
  REQUIRE(whole.size() == parts.size());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    CHECK((whole[i].first == single[i].first && whole[i].last == single[i].last && whole[i].entries.data() == single[i].entries.data()));
    CHECK((whole[i].first == parts[i].first && whole[i].last == parts[i].last));
  }
}

TEST_CASE("matcher: spelling variants, and what is none") {
  LexiconSource source;
  add_row(source, Kind::people, "Q1\tBenjamin Netanyahu\tm\tIL\tNê-ta-ni-a-hu");
  add_row(source, Kind::places, "Q2\tHòa Bình\tprovince\tVN");
  add_row(source, Kind::places, "Q3\tBà Rịa - Vũng Tàu\tprovince\tVN");
  add_row(source, Kind::places, "Q4\tAn\tcity\tVN");
  add_row(source, Kind::people, "Q5\tGideon Sa'ar\tm\tIL");
  const auto lexicon = compiled(source);
  for (const char* text : {"ông Nê-ta-ni-a-hu nói", "ông Nê ta ni a hu nói", "NÊ-TA-NI-A-HU", "Hoà Bình", "HÒA BÌNH", "hòa bình",
                           "Bà Rịa-Vũng Tàu", "Bà Rịa – Vũng Tàu", "Gideon Sa’ar", "Hòa\u00A0Bình", "Hòa  Bình"})
    CHECK_MESSAGE(hits_in(*lexicon, text) == 1, std::string(text));
  CHECK(hits_in(*lexicon, nfd("Hòa Bình")) == 1);
  for (const char* text :
       {"Netaniahu", "Nê ta ni a", "Hóa Bình", "Hoa Bình", "Hòa\nBình", "Hòa, Bình", "Anh", "Can", "Bình Hòa", "Ran", ""})
    CHECK_MESSAGE(hits_in(*lexicon, text) == 0, std::string(text));
}

TEST_CASE("matcher: casing is the reader's evidence") {
  LexiconSource source;
  add_row(source, Kind::organizations, "Q1\tIS\tarmed_group");
  add_row(source, Kind::places, "Q2\tBiển Đông\tsea");
  add_row(source, Kind::titles, "thủ tướng\tgovernment");
  const auto lexicon = compiled(source);
  const auto agrees = [&](std::string_view text) {
    TokenList tokens;
    tokenize(text, tokens);
    lexicon->annotate(text, tokens);
    std::vector<Hit> hits;
    lexicon->matches(tokens, 0, static_cast<std::uint32_t>(tokens.size()), hits);
    REQUIRE(hits.size() == 1);
    return casing_agrees(tokens, hits[0], hits[0].entries[0]);
  };
  CHECK(agrees("IS"));
  CHECK(!agrees("is"));
  CHECK(!agrees("Is"));
  CHECK(agrees("Biển Đông"));
  CHECK(agrees("BIỂN ĐÔNG"));
  CHECK(!agrees("biển Đông"));
  CHECK(!agrees("Biển đông"));
  CHECK(agrees("Thủ tướng"));
  CHECK(agrees("thủ tướng"));
}

TEST_CASE("matcher: two spellings of a row allow what either allows; several rows share a phrase") {
  LexiconSource source;
  add_row(source, Kind::people, "Q1\tTamim Al Thani\tm\tQA\tTamim al-Thani");
  add_row(source, Kind::places, "Q2\tWashington\tcity\tUS");
  add_row(source, Kind::people, "Q3\tGeorge Washington\tm\tUS\tWashington");
  const auto lexicon = compiled(source);
  const auto entries = lexicon->lookup("tamim al thani");
  REQUIRE(entries.size() == 1);
  CHECK((entries[0].flags & 0x7FFF) == 0b101);
  const auto shared = lexicon->lookup("Washington");
  REQUIRE(shared.size() == 2);
  CHECK(shared[0].kind == Kind::places);
  CHECK(shared[1].kind == Kind::people);
  CHECK(shared[1].column == column_of(Kind::people, "aliases"));
}

TEST_CASE("matcher: two lexicons and many threads do not mix up what they remember") {
  LexiconSource first, second;
  for (const char* name : {"Hà Nội", "Huế", "Đà Nẵng"}) add_row(first, Kind::fields, name);
  for (const char* name : {"Nẵng", "Nội", "Cần Thơ", "Hà", "Huế"}) add_row(second, Kind::fields, name);
  const auto a = compiled(first), b = compiled(second);
  const std::string text = "Hà Nội, Huế, Đà Nẵng và Cần Thơ";
  const auto work = [&] {
    for (int round = 0; round < 200; ++round) {
      if (hits_in(*a, text) != 3 || hits_in(*b, text) != 5) return false;
      // A token list annotated again, by another lexicon, is as good as new.
      TokenList tokens;
      tokenize(text, tokens);
      a->annotate(text, tokens);
      b->annotate(text, tokens);
      std::vector<Hit> hits;
      b->matches(tokens, 0, static_cast<std::uint32_t>(tokens.size()), hits);
      if (hits.size() != 5) return false;
    }
    return true;
  };
  std::vector<std::thread> threads;
  std::vector<char> good(4, 0);
  for (std::size_t t = 0; t < good.size(); ++t) threads.emplace_back([&, t] { good[t] = work(); });
  for (auto& thread : threads) thread.join();
  for (const char one : good) CHECK(one == 1);
}

TEST_CASE("matcher: more words than it remembers") {
  // Every syllable is a name of its own; texts in different order must give the same counts when the memory has been overrun.
  LexiconSource source;
  std::vector<std::string> words;
  for (char a = 'a'; a <= 'z'; ++a)
    for (char b = 'a'; b <= 'z'; ++b)
      for (char c = 'a'; c <= 'z'; ++c) words.push_back({a, b, c});
  for (std::size_t i = 0; i < words.size(); i += 2) add_row(source, Kind::fields, words[i]);
  const auto lexicon = compiled(source);
  std::string forwards, backwards;
  for (const auto& word : words) forwards += word + " ";
  for (auto it = words.rbegin(); it != words.rend(); ++it) backwards += *it + ".";
  std::set<std::uint64_t> folded;
  for (std::size_t i = 0; i < words.size(); i += 2) folded.insert(syllable_key(words[i]));
  std::size_t expected = 0;
  for (const auto& word : words) expected += folded.contains(syllable_key(word));
  for (int round = 0; round < 3; ++round) {
    TokenList tokens;
    std::vector<Hit> hits;
    for (const std::string& text : {forwards, backwards}) {
      tokenize(text, tokens);
      lexicon->annotate(text, tokens);
      hits.clear();
      lexicon->matches(tokens, 0, static_cast<std::uint32_t>(tokens.size()), hits);
      CHECK(hits.size() == expected);
    }
  }
}
