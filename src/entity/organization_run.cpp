// Where an organization's name ends: its own vocabulary, places, numbers, and the words between them.
#include <algorithm>

#include "entity/runs.h"
#include "lexicon/phrase_tokens.h"
#include "text/word_key.h"

namespace nienbieu {
namespace {

bool key_in(std::uint64_t key, const std::vector<std::uint64_t>& sorted) { return std::binary_search(sorted.begin(), sorted.end(), key); }

std::vector<std::uint64_t> keys_of(std::initializer_list<const char*> words) {
  std::vector<std::uint64_t> k;
  for (const char* w : words) k.push_back(syllable_key(w));
  std::sort(k.begin(), k.end());
  return k;
}

// Syllables that never bridge two words of one name: verbs and function words.
bool never_bridges(std::uint64_t key) {
  static const auto keys = keys_of(
      {"đã",   "sẽ",   "đang", "là",    "có",    "bị",   "được", "cho",  "nói", "vừa",  "mới",  "cũng",  "không", "chưa", "phải", "này",
       "đó",   "ở",    "tại",  "trong", "trên",  "từ",   "theo", "với",  "vào", "ra",   "khi",  "để",    "do",    "bởi",  "nhằm", "thì",
       "mà",   "hay",  "hoặc", "nhưng", "nêu",   "cùng", "gồm",  "như",  "đến", "tới",  "sau",  "trước", "về",    "của",  "các",  "những",
       "ông",  "bà",   "ngày", "hôm",   "chiều", "sáng", "tối",  "nhận", "ban", "đề",   "đưa",  "tiếp",  "cần",   "còn",  "vẫn",  "lại",
       "nên",  "rằng", "bắt",  "ký",    "gửi",   "giao", "đặt",  "mở",   "chỉ", "làm",  "chịu", "thuộc", "lên",   "muốn", "gặp",  "tạo",
       "mong", "giữa", "dẫn",  "đăng",  "viết",  "và",   "hồi",  "nằm",  "qua", "trao", "giữ",  "vs",    "thắng", "thua", "bên",  "từng",
       "bán",  "mua",  "thuê", "trả",   "xin",   "kiện", "lỗ",   "lãi",  "kể",  "phạt", "tăng", "giảm"});
  return key_in(key, keys);
}

// Words of the vocabulary that are verbs as well: in lower case they go on with a name only after other words of the vocabulary.
bool verb_too(std::uint64_t first_key) {
  static const auto keys =
      keys_of({"tổ",   "hỗ",     "giám",  "điều",  "kiểm", "quản",  "đầu",  "xây",  "phát", "bảo",  "phòng", "nghiên", "hợp",  "đào",
               "sản",  "khai",   "kinh",  "xét",   "chỉ",  "tuyên", "tư",   "cung", "đấu",  "đăng", "phân",  "xuất",   "nhập", "vận",
               "tái",  "thực",   "thiết", "bình",  "cứu",  "chăm",  "viện", "liên", "đối",  "huấn", "đổi",   "giao",   "thi",  "thống",
               "giải", "chuyển", "tác",   "thanh", "khảo", "ứng",   "công", "cạnh", "độc",  "khẩn", "dự",    "trinh"});
  return key_in(first_key, keys);
}

class Run {
 public:
  Run(const Scan& scan, const Runs& runs, std::uint32_t begin, std::uint32_t end, OrganizationRun how)
      : s_(scan), runs_(runs), begin_(begin), end_(end), at_(begin), last_(begin), how_(how) {}

  std::uint32_t end() {
    while (at_ < end_ && step()) {
    }
    return last_;
  }

 private:
  bool step() {
    const Token& t = s_.tokens[at_];
    if (t.is_newline() || s_.taken[at_]) return false;
    if (t.is_number()) return number();
    if (!t.is_word()) return mark(t);
    if (at_ > begin_ && s_.tokens[at_ - 1].is_word() && !t.space_before && t.capitalised()) return false;  // "NamCông": two lines glued
    if (place_head() || parent()) return true;
    if ((at_ > begin_ || how_.party) && begins_other(at_)) return false;
    if (place()) return true;
    if (closed_) return false;
    if (vocabulary()) return true;
    if (t.capitalised()) return capital();
    return connector() || bridge();
  }

  void take(std::uint32_t last, bool vocabulary) {
    at_ = last_ = last;
    vocabulary_ = vocabulary;
  }

  // A title, a person or another organization's head ends the name.
  bool begins_other(std::uint32_t i) const {
    if (runs_.long_title(i) || (s_.has(i, Kind::titles) && s_.tokens[i].capitalised() && !s_.has(i, Kind::name_words))) return true;
    if (!s_.tokens[i].capitalised()) return false;
    if (runs_.long_name(i, Kind::people)) return true;
    if (const auto person = runs_.vietnamese_person_run(i, end_);
        person > i + 2 && !(how_.company && !content()) && !ends_in_place(i, person))
      return true;
    const Hit* head = s_.longest(i, Kind::org_templates);
    return head && head->last - i >= 2 && s_.word_run(i, "organization") == i && !s_.has(i, Kind::fields);
  }

  // "Ánh Dương Việt Nam": a surname's shape with a country at its end.
  bool ends_in_place(std::uint32_t i, std::uint32_t last) const {
    if (!how_.company || !content()) return false;
    for (auto k = i + 1; k + 1 < last; ++k)
      if (const Hit* hit = s_.longest(k, Kind::places); hit && hit->last == last) return true;
    return false;
  }

  bool begins_head(std::uint32_t i) const { return s_.starts(i) & (Scan::bit(Kind::org_templates) | Scan::bit(Kind::org_heads)); }

  bool content() const { return last_ > begin_; }

  bool number() {
    const Token& t = s_.tokens[at_];
    if (how_.strict || closed_ || t.value > 999) return false;
    const auto next = at_ + 1;
    // "Đài truyền hình TA3"
    if (!t.space_before) return content() && s_.tokens[at_ - 1].casing == Casing::upper && (take(next, false), true);
    const bool free = next >= end_ || !s_.tokens[next].is_word() || s_.tokens[next].capitalised() || never_bridges(s_.tokens[next].key) ||
                      s_.has(next, Kind::place_heads);
    if (next < end_ &&
        (s_.tokens[next].is_punct('/') || s_.tokens[next].is_punct('-') || s_.tokens[next].is_punct('.') || s_.tokens[next].is_punct('%')))
      return false;
    if (!(how_.numbers || (content() && free))) return false;
    take(next, false);
    return true;
  }

  // Hyphens and dots inside words, "A - B", a comma or "(Việt Nam)".
  bool mark(const Token& t) {
    const auto next = at_ + 1;
    if (next >= end_) return false;
    const Token& n = s_.tokens[next];
    const bool tight = !t.space_before && n.is_word() && !n.space_before;
    if (tight && content() && t.is_punct('.') && (s_.tokens[at_ - 1].single_letter || n.casing == Casing::upper))
      return take(next + 1, vocabulary_), true;
    if (tight && content() && !closed_ && (is_transparent(t) || t.is_punct('&')) && !begins_other(next)) return at_ = next, true;
    if (t.is_punct('-') || t.is_punct('&')) return content() && !how_.strict && joins(next);
    if (t.is_punct(','))
      return content() && vocabulary_ && !closed_ && !begins_head(next) && same_case(next) && !begins_other(next) && take_vocabulary(next);
    if (t.is_punct('(') && how_.brackets && content() && s_.has(next, Kind::places)) {
      const auto close = s_.longest(next, Kind::places)->last;
      if (close >= end_ || !s_.tokens[close].is_punct(')')) return false;
      take(close + 1, false);
      return false;
    }
    return false;
  }

  bool same_case(std::uint32_t next) const {
    return s_.tokens[last_ - 1].is_word() && (s_.tokens[next].capitalised() || s_.tokens[last_ - 1].casing == Casing::lower);
  }

  bool take_vocabulary(std::uint32_t next) {
    const auto last = std::max(s_.word_run(next, "organization"), field_end(next));
    if (last == next) return false;
    take(last, true);
    return true;
  }

  // Does the name go on behind a joint with a word of its own?
  bool joins(std::uint32_t next) {
    if (next >= end_ || !s_.tokens[next].is_word() || begins_other(next) || s_.has(next, Kind::title_modifiers)) return false;
    if (!closed_ && take_vocabulary(next)) return true;
    if (closed_ && s_.has(next, Kind::places)) {
      take(s_.longest(next, Kind::places)->last, false);
      return true;
    }
    if (closed_ || !s_.tokens[next].capitalised() ||
        (s_.starts(next) & (Scan::bit(Kind::places) | Scan::bit(Kind::organizations) | Scan::bit(Kind::people))))
      return false;
    take(next + 1, false);
    return true;
  }

  bool place_head() {
    const Entry* entry = nullptr;
    const Hit* head = s_.longest(at_, Kind::place_heads, &entry);
    if (!head || !entry || closed_ || (s_.tokens[at_].capitalised() && s_.tokens[at_].casing != Casing::upper)) return false;
    const auto type = s_.cell(*entry, column::place_head_type);
    if (type != "province" && type != "city" && type != "district" && type != "ward" && type != "admin1") return false;
    auto j = head->last;
    while (j < end_ && s_.has(j, Kind::place_heads) && s_.tokens[j].casing != Casing::initial && !s_.has(j, Kind::places))
      j = s_.longest(j, Kind::place_heads)->last;
    if (j >= end_ && !parent_) return false;
    if (j < end_ && s_.tokens[j].is_number()) {
      take(j + 1, false);
    } else if (j < end_ && s_.has(j, Kind::places) && !half_name(j)) {
      take(s_.longest(j, Kind::places)->last, false);
    } else if (runs_.capital_word(j, end_) && !holder_at(j) && !runs_.holder_of_unit(j, end_)) {
      take(runs_.unit_run(j, end_), false);
    } else if (parent_ && s_.ended(at_, Kind::org_templates)) {
      take(head->last, false);  // "Phòng Cảnh sát hình sự Công an tỉnh"
    } else {
      return false;
    }
    closed_ = true;
    return true;
  }

  // "thôn Trung Vĩnh" is not China's: one syllable of a place, and a capital behind it that begins nothing.
  bool half_name(std::uint32_t j) const {
    const auto last = s_.longest(j, Kind::places)->last;
    constexpr auto others = Scan::bit(Kind::places) | Scan::bit(Kind::organizations) | Scan::bit(Kind::people) | Scan::bit(Kind::titles) |
                            Scan::bit(Kind::org_heads) | Scan::bit(Kind::org_templates);
    return last == j + 1 && s_.vietnamese(j) && runs_.capital_word(last, end_) && s_.tokens[last].casing == Casing::initial &&
           s_.vietnamese(last) && !(s_.starts(last) & others);
  }

  // "Chủ tịch UBND tỉnh Trần Văn Bách": the head ends a title, and the man follows it.
  bool holder_at(std::uint32_t j) const { return s_.ended(begin_, Kind::titles) && runs_.vietnamese_person_run(j, end_) >= j + 3; }

  // "Cục Công nghệ thông tin Bộ Y tế", "Cơ quan CSĐT Công an tỉnh Bắc Giang": the body that it belongs to is part of the name.
  bool parent() {
    const Entry* entry = nullptr;
    const Hit* hit = s_.tokens[at_].capitalised() ? s_.longest(at_, Kind::org_templates, &entry) : nullptr;
    if (!hit || closed_ || (how_.bare_party && at_ == begin_) || s_.word_run(at_, "organization") >= hit->last + 2) return false;
    const auto type = s_.cell(*entry, column::template_type), slug_cell = s_.cell(*entry, column::template_slug);
    const bool body = (type == "ministry" && hit->last - at_ >= 2) || slug_cell == "public-security" ||
                      slug_cell == "provincial-public-security" || slug_cell == "peoples-committee" || slug_cell.ends_with("-department") ||
                      slug_cell.ends_with("party-committee");
    if (!body || at_ == 0 || !s_.tokens[at_ - 1].is_word()) return false;
    take(hit->last, true);
    parent_ = true;
    how_.strict = !slug_cell.ends_with("party-committee");  // "Đảng ủy Khối các cơ quan Trung ương"
    return true;
  }

  // A place ends the name; only another place or a joint may follow.
  bool place() {
    if (!s_.tokens[at_].capitalised()) return false;
    const Entry* entry = nullptr;
    const Hit* hit = s_.longest(at_, Kind::places, &entry);
    if (!hit) return false;
    if (hit->last - hit->first == 1 && s_.vietnamese(at_) &&
        (!runs_.ambiguous_allows(at_) || follows_lower(hit->last) || follows_syllable(hit->last)))
      return false;
    if (s_.cell(*entry, column::place_flags).find("context") != std::string_view::npos && !content()) return false;
    if (const auto words = s_.word_run(at_, "organization"); words >= hit->last) return false;
    take(hit->last, false);
    closed_ = true;
    return true;
  }

  // "Công ty Trung Nam": the first syllable of the firm's own name.
  bool follows_syllable(std::uint32_t i) const {
    constexpr auto others = Scan::bit(Kind::places) | Scan::bit(Kind::organizations) | Scan::bit(Kind::people) | Scan::bit(Kind::titles) |
                            Scan::bit(Kind::org_heads) | Scan::bit(Kind::org_templates);
    return how_.company && i < end_ && s_.tokens[i].is_word() && s_.tokens[i].casing == Casing::initial && s_.vietnamese(i) &&
           s_.tokens[i].space_before && !(s_.starts(i) & others);
  }

  bool follows_lower(std::uint32_t i) const {
    return i < end_ && s_.tokens[i].is_word() && s_.tokens[i].casing == Casing::lower && !never_bridges(s_.tokens[i].key) &&
           !s_.has(i, Kind::reporting_verbs) && how_.company;
  }

  std::uint32_t field_end(std::uint32_t i) const {
    const Hit* field = s_.longest(i, Kind::fields);
    return field ? field->last : i;
  }

  bool vocabulary() {
    const auto last = std::max(s_.word_run(at_, "organization"), field_end(at_));
    if (last == at_) return false;
    if (!s_.tokens[at_].capitalised()) {
      if (how_.strict) return false;
      if (verb_too(s_.tokens[at_].key) && content() && !vocabulary_) return false;
    }
    take(last, true);
    return true;
  }

  bool capital() {
    if (how_.strict) return false;
    // "Cúp X Rạng sáng 5/3, …": the capital begins another word, and a sentence.
    const Hit* word = s_.longest(at_, Kind::common_caps);
    if (word && word->last == at_ + 2 && word->last <= end_ && s_.tokens[at_ + 1].casing == Casing::lower && !begins_head(at_))
      return false;
    take(at_ + 1, false);
    return true;
  }

  // "và", "về", "các", "vì" go on only with words of the vocabulary.
  bool connector() {
    constexpr std::uint64_t va = WordKey("và").value, ve = WordKey("về").value, cac = WordKey("các").value, vi = WordKey("vì").value;
    static const auto english = keys_of({"of", "and", "for", "the", "de", "du", "des", "di", "del", "&"});
    const auto key = s_.tokens[at_].key;
    auto next = at_ + 1;
    if (how_.strict) return false;
    if (content() && key_in(key, english) && runs_.capital_word(next, end_)) return take(next + 1, false), true;
    if (key != va && key != ve && key != cac && key != vi) return false;
    if (!vocabulary_ || (key != cac && !content())) return false;
    if (next < end_ && s_.tokens[next].key == cac) ++next;
    if (next >= end_ || !s_.tokens[next].is_word() || (key != cac && begins_other(next)) ||
        (key == va && begins_head(next) && s_.tokens[next].capitalised()))
      return false;
    if (key == vi) return joins(next);
    return take_vocabulary(next);
  }

  // "Một giấc mơ": lower-case words inside a company's name, with a capital behind them; "Trung tâm Hô hấp": the rest of a word.
  bool bridge() {
    if (how_.strict || !content() || !s_.tokens[at_ - 1].capitalised() || never_bridges(s_.tokens[at_].key) ||
        s_.has(at_, Kind::reporting_verbs))
      return false;
    constexpr auto names = Scan::bit(Kind::given_names) | Scan::bit(Kind::surnames) | Scan::bit(Kind::places);
    const auto before = at_ - 1;
    if (s_.vietnamese(before) && s_.tokens[before].casing == Casing::initial && !(s_.starts(before) & names) && s_.vietnamese(at_) &&
        !s_.has(at_, Kind::triggers) && !s_.has(at_, Kind::place_heads)) {
      take(at_ + 1, false);
      return true;
    }
    if (!how_.company) return false;
    const auto next = at_ + 1;
    const auto after =
        next < end_ && s_.tokens[next].is_word() && s_.tokens[next].casing == Casing::lower && !never_bridges(s_.tokens[next].key)
            ? next + 1
            : next;
    if (!runs_.capital_word(after, end_) || begins_other(after)) return false;
    at_ = after;
    return true;
  }

  const Scan& s_;
  const Runs& runs_;
  std::uint32_t begin_, end_, at_, last_;
  OrganizationRun how_;
  bool vocabulary_ = true;  // the word before belongs to the vocabulary (a head does)
  bool closed_ = false;     // a place has ended the name
  bool parent_ = false;     // the body that it belongs to stands in it
};

}  // namespace

std::uint32_t organization_run(const Scan& scan, const Runs& runs, std::uint32_t i, std::uint32_t end, OrganizationRun how) {
  return Run(scan, runs, i, end, how).end();
}

}  // namespace nienbieu
