#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>

#include "base/utf8.h"
#include "icu_fold.h"
#include "text/tokens.h"

using namespace nienbieu;
using namespace nienbieu::test;

namespace {

// "Ông(initial) đến(lower) 12 ,": the tokens in brief.
std::string brief(std::string_view text) {
  TokenList tokens;
  tokenize(text, tokens);
  std::string out;
  static constexpr const char* casings[] = {"", ":l", ":I", ":U", ":M"};
  for (const Token& t : tokens) {
    if (!out.empty()) out += t.space_before ? ' ' : '_';
    out += t.is_newline() ? std::string("¶") : std::string(slice(text, t.span())) + casings[static_cast<int>(t.casing)];
  }
  return out;
}

std::vector<std::uint64_t> keys(std::string_view text) {
  TokenList tokens;
  tokenize(text, tokens);
  std::vector<std::uint64_t> out;
  for (const Token& t : tokens) out.push_back(t.key);
  return out;
}

struct Row {
  const char* text;
  const char* tokens;
};

constexpr Row rows[] = {
    {"", ""},
    {"   \t ", ""},
    {"Ông Biden đến", "Ông:I Biden:I đến:l"},
    {"MỸ và EU", "MỸ:U và:l EU:U"},
    {"iPhone của BlackRock", "iPhone:M của:l BlackRock:M"},
    {"A", "A:I"},
    {"Ngày 12/5/2024", "Ngày:I 12_/_5_/_2024"},
    {"F-16, Su-57", "F:I_-_16_, Su:I_-_57"},
    {"Covid19 G7", "Covid:I_19 G:I_7"},
    {"Nê-ta-ni-a-hu", "Nê:I_-_ta:l_-_ni:l_-_a:l_-_hu:l"},
    {"“Tốt”", "“_Tốt:I_”"},
    {"chờ… rồi", "chờ:l_… rồi:l"},
    {"chờ...... rồi", "chờ:l_...... rồi:l"},
    {"hai.. ba", "hai:l_._. ba:l"},
    {"một\nhai\r\nba\rbốn", "một:l_¶ hai:l_¶ ba:l_¶ bốn:l"},
    {"Hà\u00A0Nội", "Hà:I Nội:I"},
    {"Hà\u2009Nội\u3000ta", "Hà:I Nội:I ta:l"},
    {"\uFEFFHà Nội", "Hà:I Nội:I"},
    {"Ne\u200Btan\u00ADya\u2060hu", "Ne\u200Btan\u00ADya\u2060hu:I"},
    {"nhau\u200B tôi", "nhau:l tôi:l"},
    {"5.000 USD", "5_._000 USD:U"},
    {"Москва và 東京", "Москва:I và:l 東京:l"},
    {"😀 ok", "😀 ok:l"},
    {"D'Hondt O’Brien", "D:I_'_Hondt:I O:I_’_Brien:I"},
    {"(AFP)", "(_AFP:U_)"},
    {"1 – 2 — 3", "1 – 2 — 3"},
    {"nhé!?", "nhé:l_!_?"},
    {"a\u0323b", "a\u0323b:l"},
};

std::string corpus_like(std::mt19937& random, int length) {
  static const char* pieces[] = {"Hà",
                                 "Nội",
                                 "hoà",
                                 "HÒA",
                                 "thuý",
                                 "đ",
                                 "Đ",
                                 "ng",
                                 "Ngh",
                                 "ượ",
                                 "ễ",
                                 " ",
                                 "  ",
                                 "\n",
                                 "\r\n",
                                 "\u00A0",
                                 ".",
                                 "...",
                                 ",",
                                 "“",
                                 "”",
                                 "-",
                                 "–",
                                 "'",
                                 "’",
                                 "12",
                                 "2024",
                                 "\u0301",
                                 "\u0323",
                                 "\u200B",
                                 "\u00AD",
                                 "😀",
                                 "é",
                                 "ß",
                                 "ı",
                                 "İ",
                                 "Я",
                                 "中",
                                 "\t",
                                 "a\u0302\u0301",
                                 "o\u031B\u0300",
                                 "x",
                                 "Z",
                                 "™",
                                 "·"};
  std::string out;
  while (length-- > 0) out += pieces[random() % std::size(pieces)];
  return out;
}

}  // namespace

TEST_CASE("tokens: table") {
  for (const Row& row : rows) CHECK_MESSAGE(brief(row.text) == std::string(row.tokens), std::string(row.text));
}

TEST_CASE("tokens: values and unified punctuation") {
  TokenList tokens;
  tokenize("7 99999999999 – — − … ... ／ ～ ‐ \"", tokens);
  CHECK(tokens[0].value == 7);
  CHECK(tokens[1].value == 4'000'000'000u);
  for (int i = 2; i <= 4; ++i) CHECK(tokens[i].is_punct('-'));
  CHECK(tokens[5].is_punct(0x2026));
  CHECK(tokens[6].is_punct(0x2026));
  CHECK(tokens[7].is_punct('/'));
  CHECK(tokens[8].is_punct('~'));
  CHECK(tokens[9].is_punct('-'));
  CHECK(tokens[10].is_punct('"'));
}

TEST_CASE("tokens: single letters are letters, not bytes") {
  TokenList tokens;
  tokenize("ở Ở ạ a\u0323 ab ơ\u0323", tokens);
  const bool single[] = {true, true, true, true, false, true};
  REQUIRE(tokens.size() == std::size(single));
  for (std::size_t i = 0; i < tokens.size(); ++i) CHECK(tokens[i].single_letter == single[i]);
}

TEST_CASE("tokens: spans tile the text, whatever it is") {
  std::mt19937 random(1);
  TokenList tokens;
  for (int round = 0; round < 3000; ++round) {
    const std::string text = corpus_like(random, static_cast<int>(random() % 40));
    tokenize(text, tokens);
    std::uint32_t at = 0;
    for (const Token& t : tokens) {
      REQUIRE(t.start >= at);
      REQUIRE(t.end > t.start);
      REQUIRE(t.end <= text.size());
      REQUIRE(!is_continuation(static_cast<unsigned char>(text[t.start])));
      if (t.end < text.size()) REQUIRE(!is_continuation(static_cast<unsigned char>(text[t.end])));
      REQUIRE((t.kind == TokenKind::word) == (t.casing != Casing::none));
      at = t.end;
    }
  }
}

TEST_CASE("tokens: what is remembered from other texts changes nothing") {
  // The same words alone, in a fresh place of the memory, and inside a text give the same tokens.
  std::mt19937 random(2);
  TokenList whole, alone;
  for (int round = 0; round < 500; ++round) {
    const std::string text = corpus_like(random, 60);
    tokenize(text, whole);
    for (const Token& t : whole) {
      if (!t.is_word()) continue;
      const std::string word(slice(text, t.span()));
      tokenize(word, alone);
      REQUIRE(alone.size() == 1);
      REQUIRE(alone[0].key == t.key);
      REQUIRE(alone[0].key == syllable_key(word));
      REQUIRE(alone[0].casing == t.casing);
      REQUIRE(alone[0].single_letter == t.single_letter);
    }
  }
}

TEST_CASE("keys: both normalization forms, both cases") {
  for (const char* text : {"Thủ tướng Phạm Minh Chính", "Việt Nam hội nhập", "Nguyễn Thị Ngọc Ánh", "Đà Nẵng quyết liệt", "ƯỚC MƠ",
                           "Ngoại trưởng Dmytro Kuleba", "façade Müller Åland", "Lǘ Ǻ naïve", "Škoda Łódź Erdoğan"}) {
    CHECK_MESSAGE(keys(nfc(text)) == keys(nfd(text)), std::string(text));
    CHECK_MESSAGE(keys(text) == keys(utf8(unicode(text).toUpper(icu::Locale("vi")))), std::string(text));
  }
}

TEST_CASE("keys: tone placement and i/y") {
  constexpr const char* same[][2] = {{"hòa", "hoà"},         {"thúy", "thuý"},
                                     {"khỏe", "khoẻ"},       {"hóa", "hoá"},
                                     {"lõa", "loã"},         {"họa", "hoạ"},
                                     {"òe", "oè"},           {"thủy", "thuỷ"},
                                     {"lũy", "luỹ"},         {"tụy", "tuỵ"},
                                     {"Hòa", "HOÀ"},         {"xòe", "xoè"},
                                     {"Mỹ", "Mĩ"},           {"kỹ", "kĩ"},
                                     {"lý", "lí"},           {"sỹ", "sĩ"},
                                     {"tỷ", "tỉ"},           {"hy", "hi"},
                                     {"quý", "quí"},         {"Quy", "qui"},
                                     {"Ty", "ti"},           {"a\u0323\u0302", "a\u0302\u0323"},
                                     {"ộ", "o\u0302\u0323"}, {"ượ", "u\u031Bo\u0323\u031B"},
                                     {"Ðà", "Đà"},           {"nhi\u200Bều", "nhiều"}};
  for (const auto& pair : same) CHECK_MESSAGE(syllable_key(pair[0]) == syllable_key(pair[1]), pair[0] << " " << pair[1]);
  constexpr const char* different[][2] = {{"thánh", "thanh"}, {"thánh", "thành"}, {"hoa", "hoà"},   {"tay", "tai"}, {"thuy", "thui"},
                                          {"ma", "má"},       {"đa", "da"},       {"ăn", "ân"},     {"o", "ô"},     {"ơ", "o"},
                                          {"y", "i"},         {"vy", "vi"},       {"nguy", "ngui"}, {"duy", "dui"}, {"mây", "mâi"},
                                          {"a", "á"},         {"ab", "ba"},       {"ư", "u"},       {"ể", "ê"},     {"cay", "cai"},
                                          {"Ma", "Mả"},       {"ç", "c"}};
  for (const auto& pair : different) CHECK_MESSAGE(syllable_key(pair[0]) != syllable_key(pair[1]), pair[0] << " " << pair[1]);
}

TEST_CASE("fold: ICU folds the same and tells the same apart") {
  std::mt19937 random(3);
  static const char* onsets[] = {"",  "b",  "c",   "ch", "d",  "đ",  "g", "gh", "h",  "k",  "l", "m",
                                 "n", "ng", "ngh", "nh", "ph", "qu", "s", "t",  "th", "tr", "v", "x"};
  static const char* nuclei[] = {"a", "ă",  "â",  "e",  "ê",  "i",  "o",  "ô",  "ơ",  "u", "ư",
                                 "y", "oa", "uy", "oe", "iê", "uô", "ươ", "ia", "ua", "ưa"};
  static const char* codas[] = {"", "c", "ch", "m", "n", "ng", "nh", "p", "t", "i", "y", "o"};
  static const char* tones[] = {"", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"};
  std::map<std::string, std::uint64_t> key_of;
  std::map<std::uint64_t, std::string> fold_of;
  std::string mine;
  for (int round = 0; round < 40000; ++round) {
    std::string nucleus = nuclei[random() % std::size(nuclei)];
    const std::string tone = tones[random() % std::size(tones)];
    std::size_t cut = 0;  // the tone after any letter of the nucleus
    decode_utf8(nucleus, cut);
    if (random() % 2) cut = nucleus.size();
    std::string word = std::string(onsets[random() % std::size(onsets)]) + nucleus.substr(0, cut) + tone + nucleus.substr(cut) +
                       codas[random() % std::size(codas)];
    if (random() % 2) word = nfc(word);
    if (random() % 3 == 0) word = utf8(unicode(word).toUpper(icu::Locale("vi")));
    const std::string oracle = icu_fold(word);
    const auto key = syllable_key(word);
    REQUIRE_MESSAGE(key_of.try_emplace(oracle, key).first->second == key, word);
    REQUIRE_MESSAGE(fold_of.try_emplace(key, oracle).first->second == oracle, word);
    fold_syllable(word, mine);
    std::string again;
    fold_syllable(nfd(word), again);
    REQUIRE_MESSAGE(mine == again, word);
  }
}

TEST_CASE("fold_phrase: hyphens, apostrophes, punctuation") {
  CHECK(fold_phrase("Nê-ta-ni-a-hu") == fold_phrase("nê ta ni a hu"));
  CHECK(fold_phrase("Sa'ar") == fold_phrase("Sa’ar"));
  CHECK(fold_phrase("J.D. Vance") == fold_phrase("J. D. VANCE"));
  CHECK(fold_phrase("Bà Rịa – Vũng Tàu") == fold_phrase("Bà Rịa-Vũng Tàu"));
  CHECK(fold_phrase("Netaniahu") != fold_phrase("Nê ta ni a hu"));
  CHECK(fold_phrase("Hoà Bình") == fold_phrase("HÒA BÌNH"));
  CHECK(fold_phrase("") == "");
}
