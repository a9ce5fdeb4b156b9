#include "entity/runs.h"

#include <algorithm>

#include "lexicon/phrase_tokens.h"
#include "text/key_set.h"
#include "text/word_key.h"

namespace nienbieu {

bool Runs::long_title(std::uint32_t i) const {
  const Hit* title = s_.longest(i, Kind::titles);
  return title && title->last - title->first >= 2;
}

bool Runs::long_name(std::uint32_t i, Kind kind) const {
  const Hit* hit = s_.longest(i, kind);
  return hit && hit->last - hit->first >= 2;
}

std::uint32_t Runs::capital_run(std::uint32_t i, std::uint32_t end, std::uint32_t most) const {
  std::uint32_t at = i, last = i, words = 0;
  while (at < end && words < most) {
    const Token& t = s_.tokens[at];
    if (at > i && is_transparent(t) && !t.space_before && at + 1 < end && s_.tokens[at + 1].is_word() && !s_.tokens[at + 1].space_before) {
      ++at;
      continue;
    }
    if (at > i && t.is_punct('.') && !t.space_before && s_.tokens[at - 1].is_word() &&
        (s_.tokens[at - 1].single_letter || s_.token_text(at - 1) == "Jr") && at + 1 < end && s_.tokens[at + 1].is_word()) {
      ++at;
      continue;
    }
    if (!t.is_word()) break;
    if (at > i && t.capitalised() && !t.space_before && s_.tokens[at - 1].is_word()) break;  // "BidenTổng thống": the blank is lost
    if (t.capitalised()) {
      if (at > i && (long_title(at) || s_.tokens[at - 1].is_newline())) break;
      last = ++at;
      ++words;
      continue;
    }
    // A particle or a hyphenated continuation counts only with a capital behind it (or glued to the word before: "Jong-un").
    if (at > i && !t.space_before) {
      last = ++at;
      continue;
    }
    if (s_.has(at, Kind::person_particles) && at + 1 < end && !common_word(at, i)) {
      auto next = at + 1;
      while (next < end && is_transparent(s_.tokens[next])) ++next;
      if (capital_word(next, end) && (at > i || !s_.tokens[next].space_before)) {
        at = next;
        continue;
      }
    }
    break;
  }
  return last;
}

// "Nguyễn Văn Bách Ảnh: …", "Lê Văn Bình Nguyên Chủ tịch …": two lines run together. "Anh Thư", "Nhất Nguyên" are given names.
bool Runs::begins_sentence_word(std::uint32_t i) const {
  const Hit* word = s_.longest(i, Kind::common_caps);
  if (!word) return false;
  if (word->last > i + 1 || !common_given(i)) return true;
  return i + 1 < s_.tokens.size() && s_.has(i, Kind::title_modifiers) && s_.longest_title(i + 1);
}

// "nước Mỹ do Forbes bình chọn": behind a Vietnamese syllable "do" is the preposition, not Portuguese.
bool Runs::common_word(std::uint32_t i, std::uint32_t begin) const {
  constexpr std::uint64_t by = WordKey("do").value;
  return i > begin && s_.tokens[i].key == by && s_.vietnamese(i - 1);
}

std::uint32_t Runs::unit_run(std::uint32_t i, std::uint32_t end, std::uint32_t most) const {
  const auto run = capital_run(i, end, most);
  std::uint32_t rare = run;  // where a name would begin with a surname that few have: "Đồng Lạc Trần Văn Bách"
  for (auto k = i + 1; k < run; ++k) {
    if (vietnamese_person_run(k, end) < k + 3) continue;
    if (!rare_surname(k)) return k;
    rare = std::min(rare, k);
  }
  return rare;
}

// "bà Nguyễn Kim Thùy Lan Phương", "Huỳnh Nguyễn Thanh Hương Giang"; not two people without a comma: "Hồ Quỳnh Hương Thu Minh".
bool Runs::five_syllables(std::uint32_t i, std::uint32_t second, std::uint32_t last) const {
  constexpr std::uint64_t thi = WordKey("thị").value;
  if (s_.tokens[second].key != thi && !s_.has(second, Kind::surnames) && !honorific_or_title_before(i)) return false;
  for (auto k = second + 1; k < last; ++k)
    if (!s_.has(k, Kind::given_names) || (s_.has(k, Kind::surnames) && !common_given(k))) return false;
  return true;
}

bool Runs::common_given(std::uint32_t i) const {
  const Entry* given = nullptr;
  if (!s_.longest(i, Kind::given_names, &given)) return false;
  const auto count = s_.cell(*given, column::given_count);
  return count.size() > 1 || (!count.empty() && count.front() >= '3');
}

bool Runs::rare_surname(std::uint32_t i) const {
  const Entry* surname = nullptr;
  return s_.longest(i, Kind::surnames, &surname) && s_.cell(*surname, column::surname_flags).find("rare") != std::string_view::npos;
}

std::uint32_t Runs::vietnamese_person_run(std::uint32_t i, std::uint32_t end) const {
  const Hit* hit = s_.longest(i, Kind::surnames);
  if (!hit || s_.shouting[s_.sentence_of[i]]) return i;
  // "Ông NGUYỄN VĂN A, giám đốc …": a name written in capitals, where the sentence is not.
  const auto casing = s_.tokens[i].casing == Casing::upper && !s_.tokens[i].single_letter ? Casing::upper : Casing::initial;
  auto j = hit->last;
  std::uint32_t more = 0;
  while (j < end && more < 5 && s_.tokens[j].is_word() && s_.tokens[j].space_before && s_.tokens[j].casing == casing && s_.vietnamese(j) &&
         !s_.tokens[j].single_letter) {
    if (more >= 2 && (long_title(j) || long_name(j, Kind::organizations) || begins_sentence_word(j))) break;
    ++j, ++more;
  }
  if (more == 0 || more > 4 || (casing == Casing::upper && more == 1) || (more == 4 && !five_syllables(i, hit->last, j))) return i;
  // "Kim Sang Sik": a Korean or Chinese name goes on with what is no Vietnamese syllable.
  if (more <= 2 && j < end && s_.tokens[j].space_before && foreign_word(j) &&
      !(s_.starts(j) & (Scan::bit(Kind::places) | Scan::bit(Kind::organizations) | Scan::bit(Kind::people))))
    return j + 1;
  const bool rare = rare_surname(i);
  const bool known_given = s_.has(j - 1, Kind::given_names);
  if (more == 1 && (!known_given || rare || s_.starts_sentence(i))) return honorific_or_title_before(i) ? j : i;
  if (rare && !known_given && !honorific_or_title_before(i)) return i;
  return j;
}

bool Runs::holder_of_unit(std::uint32_t i, std::uint32_t end) const {
  static const KeySet last({"phố", "tỉnh", "huyện", "quận", "xã"});
  if (i == 0 || !last.contains(s_.tokens[i - 1].key) || s_.tokens[i - 1].capitalised() || s_.has(i, Kind::places)) return false;
  std::uint32_t unit = i;
  if (!s_.ending(i, Kind::place_heads, &unit)) return false;
  // "xã" and "phố" alone are communes and streets, and often called after people.
  constexpr std::uint64_t street = WordKey("phố").value, commune = WordKey("xã").value;
  if (i - unit == 1 && (s_.tokens[unit].key == street || s_.tokens[unit].key == commune)) return false;
  const auto person = vietnamese_person_run(i, end);
  if (person == i + 3 && s_.tokens[i].key == WordKey("hồ").value && s_.tokens[i + 1].key == WordKey("chí").value &&
      s_.tokens[i + 2].key == WordKey("minh").value)
    return false;  // the one city that has a person's name
  return person >= i + 3 && s_.has(person - 1, Kind::given_names);
}

bool Runs::foreign_word(std::uint32_t i) const {
  const Token& t = s_.tokens[i];
  return t.is_word() && (t.casing == Casing::initial || t.casing == Casing::mixed) && !s_.vietnamese(i);
}

// "Anh và Pháp cùng phản đối": beside another place the syllable is one.
bool Runs::joined_to_place(std::uint32_t i) const {
  constexpr std::uint64_t va = WordKey("và").value;
  return s_.starts_sentence(i) && i + 2 < s_.tokens.size() && s_.tokens[i + 1].key == va && s_.tokens[i + 2].capitalised() &&
         s_.has(i + 2, Kind::places) && ambiguous_allows(i + 2);
}

// "Anh T. cho biết", "theo Anh Thập": an honorific with the capital of its sentence, before a letter or a name that no list has. "Đại sứ
// tại Anh Nguyễn Văn A" begins no sentence.
bool Runs::calls_by_name(std::uint32_t i) const {
  constexpr std::uint64_t by = WordKey("theo").value;
  constexpr auto names = Scan::bit(Kind::places) | Scan::bit(Kind::people) | Scan::bit(Kind::organizations);
  if (i + 1 >= s_.tokens.size() || !s_.has(i, Kind::honorifics) || !s_.same_sentence(i, i + 1) || !s_.tokens[i + 1].is_word() ||
      !s_.tokens[i + 1].capitalised())
    return false;
  if (!s_.starts_sentence(i) && !(i > 0 && s_.tokens[i - 1].key == by)) return false;
  return s_.tokens[i + 1].single_letter || (s_.vietnamese(i + 1) && !(s_.starts(i + 1) & names));
}

bool Runs::ambiguous_allows(std::uint32_t i) const {
  const Entry* row = nullptr;
  const Hit* hit = s_.longest(i, Kind::ambiguities, &row);
  if (!hit || hit->last - hit->first != 1) return true;
  if (joined_to_place(i)) return true;
  if (i + 1 < s_.tokens.size() && s_.tokens[i + 1].is_word()) {
    static const KeySet peoples({"người", "nước", "dân", "vua"});
    const bool people = i > 0 && peoples.contains(s_.tokens[i - 1].key) && s_.same_sentence(i - 1, i);
    // "người Mỹ học nói", "nhà cầm quân người Đức tin rằng"; "người Anh hùng" is none.
    if (people && !s_.has(i, Kind::honorifics)) return true;
    if (follower(i, false)) return false;
    if (people && s_.starts_sentence(i - 1)) return true;  // "Người Anh có thói quen …"
    const bool free = s_.starts_sentence(i) || (i > 0 && s_.tokens[i - 1].is_word() && s_.tokens[i - 1].capitalised());
    if (free && follower(i, true)) return false;
  }
  if (s_.starts_sentence(i) && s_.has(i, Kind::honorifics) && i + 1 < s_.tokens.size() && s_.tokens[i + 1].casing == Casing::lower &&
      s_.calls_people(i))
    return false;
  if (calls_by_name(i)) return false;
  if (i == 0 || !s_.tokens[i - 1].is_word() || !list_contains(s_.cell(*row, column::leaders), s_.token_text(i - 1))) return true;
  constexpr std::uint64_t tieng = WordKey("tiếng").value;
  return s_.tokens[i - 1].key == tieng && !language_before(i);  // "nổi tiếng Nga"
}

bool Runs::language_before(std::uint32_t i) const {
  constexpr std::uint64_t tieng = WordKey("tiếng").value;
  static const KeySet others({"nổi", "hai", "lên", "danh", "có", "mang", "một", "ba"});
  const Entry* word = i > 0 ? s_.ending(i, Kind::name_words) : nullptr;
  if (!word || s_.cell(*word, column::word_role) != "language") return false;
  return !(i > 1 && s_.tokens[i - 1].key == tieng &&
           (others.contains(s_.tokens[i - 2].key) || (s_.tokens[i - 2].is_number() && s_.tokens[i - 1].casing == Casing::lower)));
}

bool Runs::follower(std::uint32_t i, bool open) const {
  const Entry* row = nullptr;
  for (const Hit& hit : s_.hits_at(i))
    for (const Entry& e : hit.entries)
      if (e.kind == Kind::ambiguities && hit.last == i + 1) row = &e;
  if (!row || i + 1 >= s_.tokens.size() || !s_.tokens[i + 1].is_word()) return false;
  bool found = false;
  const char first = s_.text[s_.tokens[i + 1].start];
  for_each_part(s_.cell(*row, column::followers), [&](std::string_view word) {
    if (word.starts_with('^') && !open) return;
    if (word.starts_with('^')) word.remove_prefix(1);
    // Two plain letters that differ fold to different words.
    const bool plain = static_cast<unsigned char>(first | word.front()) < 0x80;
    if (found || (plain && (first | 0x20) != (word.front() | 0x20))) return;
    found = syllable_key(word) == s_.tokens[i + 1].key;
  });
  return found;
}

bool Runs::called_person(std::uint32_t i) const {
  static const KeySet words({"ông", "bà", "anh", "chị", "cô", "chú", "bác", "em", "cậu", "dì", "thím", "cụ", "thầy"});
  static const KeySet many({"trẻ", "anh", "chị", "đàn"});  // "trẻ em Mỹ", "anh em Nga"
  if (i == 0 || !words.contains(s_.tokens[i - 1].key) || !s_.same_sentence(i - 1, i) || !s_.has(i, Kind::given_names)) return false;
  if (s_.tokens[i - 1].casing != Casing::lower && !s_.starts_sentence(i - 1)) return false;  // "tiếng Anh Mỹ"
  return !(i > 1 && s_.same_sentence(i - 2, i) && many.contains(s_.tokens[i - 2].key));
}

bool Runs::stands_alone(std::uint32_t i, std::uint32_t last) const {
  const auto plain_capital = [&](std::uint32_t k) {
    return k < s_.tokens.size() && s_.tokens[k].is_word() && s_.tokens[k].casing == Casing::initial &&
           s_.sentence_of[k] == s_.sentence_of[i] && s_.vietnamese(k);
  };
  constexpr auto names = Scan::bit(Kind::places) | Scan::bit(Kind::people) | Scan::bit(Kind::organizations) | Scan::bit(Kind::titles) |
                         Scan::bit(Kind::org_templates) | Scan::bit(Kind::org_heads);
  // A name of one word: "Minh" only begins the ward "Minh Đức", and is none.
  const auto is_name = [&](std::uint32_t k) {
    for (const Hit& hit : s_.hits_at(k))
      for (const Entry& e : hit.entries)
        if (hit.last == k + 1 && (Scan::bit(e.kind) & names) && s_.agrees(hit, e)) return true;
    return false;
  };
  if (!s_.vietnamese(i)) return true;
  if (s_.has(i, Kind::honorifics) && last + 1 < s_.tokens.size() && s_.tokens[last].single_letter && s_.tokens[last + 1].is_punct('.'))
    return false;  // "Anh N.V.M"
  // A capital of a Vietnamese syllable to the left that is no name or title of its own: "Minh Đức" is not Germany.
  constexpr auto parts = Scan::bit(Kind::given_names) | Scan::bit(Kind::surnames);
  if (i > 0 && plain_capital(i - 1) && !s_.taken[i - 1] && !is_name(i - 1) && !s_.has(i - 1, Kind::fields) && !s_.ended(i, Kind::titles)) {
    if (!s_.starts_sentence(i - 1) || !s_.has(i - 1, Kind::common_caps)) return !(s_.starts(i - 1) & parts);
  }
  // "Anh Ngọc", "Nhật Quang": a given name to the right, and nothing of its own.
  if (!plain_capital(last) || s_.starts(last) & names) return true;
  if (s_.starts_sentence(i)) return !(s_.starts(last) & parts);
  // "tại Pháp Vân", "ca sĩ Mỹ Linh": half of a name of two syllables; not "Đại sứ tại Pháp Đinh Văn Bách".
  return !s_.tokens[last].space_before || s_.has(last, Kind::common_caps) || !(s_.starts(last) & parts) || plain_capital(last + 1);
}

bool Runs::dateline(std::uint32_t i, std::uint32_t last) const {
  const auto n = s_.tokens.size();
  if (i == 0 || last + 1 >= n || !s_.tokens[i - 1].is_punct('(') || !s_.tokens[last].is_punct(')') || !s_.tokens[last + 1].is_punct('-'))
    return false;
  return i == 1 || s_.tokens[i - 2].is_newline() || s_.starts_sentence(i - 1) || !s_.same_sentence(i - 2, i - 1);
}

bool Runs::parent_follows(std::uint32_t i) const {
  const auto n = s_.tokens.size();
  if (i + 1 >= n || !(s_.tokens[i].is_punct(',') || s_.tokens[i].is_punct('('))) return false;
  return s_.has(i + 1, Kind::places) || s_.has(i + 1, Kind::place_heads);
}

}  // namespace nienbieu
