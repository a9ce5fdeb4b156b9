#include "entity/runs.h"

#include <algorithm>
#include <array>

#include "lexicon/phrase_tokens.h"

namespace nienbieu {
namespace {

bool contains_part(std::string_view list, std::string_view word) {
  bool found = false;
  for_each_part(list, [&](std::string_view part) { found |= part == word; });
  return found;
}

// Syllables that never stand inside an organization's name after its first word: verbs and function words.
bool stops_organization(std::uint64_t key) {
  static const auto keys = [] {
    std::vector<std::uint64_t> k;
    for (const char* w : {"đã", "sẽ", "đang", "là", "có", "bị", "được", "cho", "nói", "thông", "vừa", "mới", "cũng", "không", "chưa", "phải", "này", "đó", "ở", "tại", "trong", "trên",
                          "từ", "theo", "với", "vào", "ra", "khi", "để", "do", "bởi", "nhằm", "thì", "mà", "hay", "hoặc", "nhưng", "tổ", "nêu", "yêu", "kêu", "khẳng", "xác", "cùng", "gồm",
                          "như", "đến", "tới", "sau", "trước", "về", "của", "các", "những", "ông", "bà", "ngày", "hôm", "chiều", "sáng", "tối", "nhận", "ban", "đề", "đưa", "tiếp", "chủ",
                          "đồng", "phối", "hiện", "cần", "còn", "vẫn", "lại", "nên", "rằng", "bắt", "ký", "gửi", "giao", "đặt", "xử", "mở", "quyết", "chỉ", "công", "làm", "tiến", "thực",
                          "kiểm", "phát", "chịu", "đóng", "bao", "dự", "khởi", "thuộc", "nhấn", "cảnh", "cáo", "phản", "bác", "hỗ", "lên", "muốn", "gặp", "cấp", "tạo", "mong", "giữa", "dẫn", "đăng", "viết"})
      k.push_back(syllable_key(w));
    std::sort(k.begin(), k.end());
    return k;
  }();
  return std::binary_search(keys.begin(), keys.end(), key);
}

}  // namespace

bool Runs::breaks_run(std::uint32_t i) const {
  // A title or a place of its own after at least one word begins something new.
  const Hit* title = s_.longest(i, Kind::titles);
  return title && title->last - title->first >= 2;
}

std::uint32_t Runs::capital_run(std::uint32_t i, std::uint32_t end, std::uint32_t most) const {
  std::uint32_t at = i, last = i, words = 0;
  while (at < end && words < most) {
    const Token& t = s_.tokens[at];
    if (at > i && is_transparent(t) && !t.space_before && at + 1 < end && s_.tokens[at + 1].is_word() && !s_.tokens[at + 1].space_before) {
      ++at;
      continue;
    }
    if (at > i && t.is_punct('.') && s_.tokens[at - 1].single_letter && !t.space_before) {
      ++at;
      continue;
    }
    if (!t.is_word()) break;
    if (t.capitalised()) {
      if (at > i && breaks_run(at)) break;
      last = ++at;
      ++words;
      continue;
    }
    // A particle or a hyphenated continuation counts only with a capital behind it (or glued to the word before: "Jong-un").
    const bool glued = at > i && !t.space_before;
    if (glued) {
      last = ++at;
      continue;
    }
    if (at > i && s_.has(at, Kind::person_particles) && at + 1 < end) {
      auto next = at + 1;
      while (next < end && is_transparent(s_.tokens[next])) ++next;
      if (next < end && s_.tokens[next].is_word() && s_.tokens[next].capitalised()) {
        at = next;
        continue;
      }
    }
    break;
  }
  return last;
}

std::uint32_t Runs::vietnamese_person_run(std::uint32_t i, std::uint32_t end) const {
  const Entry* surname = nullptr;
  const Hit* hit = s_.longest(i, Kind::surnames, &surname);
  if (!hit || s_.shouting[s_.sentence_of[i]]) return i;
  auto j = hit->last;
  std::uint32_t more = 0;
  while (j < end && more < 4 && s_.tokens[j].is_word() && s_.tokens[j].casing == Casing::initial && vietnamese_shape(s_.token_text(j))) ++j, ++more;
  if (more == 0 || more > 3) return i;
  const bool rare = s_.cell(*surname, "flags").find("rare") != std::string_view::npos;
  const bool known_given = s_.has(j - 1, Kind::given_names);
  if (more == 1 && (!known_given || rare || s_.starts_sentence(i))) return honorific_or_title_before(i) ? j : i;
  if (rare && !known_given && !honorific_or_title_before(i)) return i;
  return j;
}

std::uint32_t Runs::organization_run(std::uint32_t i, std::uint32_t end) const {
  std::uint32_t at = i, last = i;
  bool after_capital = false;
  while (at < end) {
    const Token& t = s_.tokens[at];
    if (t.is_word() && t.capitalised()) {
      if (at > i && breaks_run(at)) break;
      last = ++at;
      after_capital = true;
      continue;
    }
    if (is_transparent(t) && !t.space_before && at + 1 < end && s_.tokens[at + 1].is_word()) {
      ++at;
      continue;
    }
    const Hit* field = s_.longest(at > i ? at - 1 : at, Kind::fields);
    if (field && field->last > at) {  // "Giao thông vận tải": the field's own lower-case syllables
      last = at = field->last;
      after_capital = false;
      continue;
    }
    if (t.is_word() && after_capital && !stops_organization(t.key) && t.casing == Casing::lower && !s_.has(at, Kind::reporting_verbs)) {
      last = ++at;
      after_capital = false;
      continue;
    }
    // "và", "của" or a comma between two capitalised words of one name.
    static const std::uint64_t va = syllable_key("và"), cua = syllable_key("của"), ve = syllable_key("về");
    if ((t.key == va || t.key == cua || t.key == ve) && at + 1 < end && last == at && s_.tokens[at + 1].is_word() && s_.tokens[at + 1].capitalised() &&
        t.key == va && !s_.has(at + 1, Kind::places) && !s_.has(at + 1, Kind::org_heads) && !s_.has(at + 1, Kind::titles) && !s_.has(at + 1, Kind::organizations) && !s_.has(at + 1, Kind::surnames)) {
      ++at;
      after_capital = false;
      continue;
    }
    break;
  }
  return last;
}

bool Runs::foreign_word(std::uint32_t i) const {
  const Token& t = s_.tokens[i];
  return t.is_word() && t.casing == Casing::initial && !vietnamese_shape(s_.token_text(i));
}

bool Runs::ambiguous_allows(std::uint32_t i) const {
  const Entry* row = nullptr;
  const Hit* hit = s_.longest(i, Kind::ambiguities, &row);
  if (!hit || hit->last - hit->first != 1) return true;
  if (i + 1 < s_.tokens.size() && s_.tokens[i + 1].is_word() && contains_part(s_.cell(*row, "followers"), s_.token_text(i + 1))) return false;
  return !(i > 0 && s_.tokens[i - 1].is_word() && contains_part(s_.cell(*row, "leaders"), s_.token_text(i - 1)));
}

bool Runs::stands_alone(std::uint32_t i) const {
  const auto plain_capital = [&](std::uint32_t k) {
    return k < s_.tokens.size() && s_.tokens[k].is_word() && s_.tokens[k].casing == Casing::initial && s_.sentence_of[k] == s_.sentence_of[i];
  };
  const auto known = [&](std::uint32_t k) {
    return s_.has(k, Kind::places) || s_.has(k, Kind::people) || s_.has(k, Kind::organizations) || s_.has(k, Kind::titles) || s_.has(k, Kind::org_templates) || s_.has(k, Kind::org_heads);
  };
  // A capital of a Vietnamese syllable to the left that is no name or title of its own: "Minh Đức" is not Germany.
  if (i > 0 && plain_capital(i - 1) && !s_.starts_sentence(i - 1) && !s_.taken[i - 1] && !known(i - 1) && vietnamese_shape(s_.token_text(i - 1)) && vietnamese_shape(s_.token_text(i))) {
    return s_.has(i - 1, Kind::fields) || !(s_.has(i - 1, Kind::given_names) || s_.has(i - 1, Kind::surnames));
  }
  return true;
}

const Entry* Runs::place_head_before(std::uint32_t i) const {
  for (std::uint32_t back = 1; back <= 4 && back <= i; ++back) {
    const Entry* entry = nullptr;
    for (const Hit& hit : s_.hits_at(i - back)) {
      if (hit.last != i) continue;
      for (const Entry& e : hit.entries)
        if (e.kind == Kind::place_heads) entry = &e;
    }
    if (entry && s_.sentence_of[i - back] == s_.sentence_of[i]) return entry;
  }
  return nullptr;
}

bool Runs::parent_follows(std::uint32_t i) const {
  const auto n = s_.tokens.size();
  if (i + 1 >= n || !(s_.tokens[i].is_punct(',') || s_.tokens[i].is_punct('('))) return false;
  return s_.has(i + 1, Kind::places) || s_.has(i + 1, Kind::place_heads);
}

bool Runs::honorific_or_title_before(std::uint32_t i) const {
  for (std::uint32_t back = 1; back <= 8 && back <= i; ++back) {
    if (s_.sentence_of[i - back] != s_.sentence_of[i]) return false;
    for (const Hit& hit : s_.hits_at(i - back)) {
      if (hit.last != i) continue;
      for (const Entry& e : hit.entries)
        if (e.kind == Kind::honorifics || e.kind == Kind::titles) return true;
    }
  }
  return false;
}

}  // namespace nienbieu
