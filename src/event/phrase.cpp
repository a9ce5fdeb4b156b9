#include "event/phrase.h"

#include "event/noun_use.h"

namespace nienbieu {
namespace {

constexpr std::uint32_t longest_bracket = 24;  // items

bool is_mark(const EventContext& c, const Item& item, char32_t mark) {
  return item.kind == ItemKind::punct && c.in.tokens[item.first].is_punct(mark);
}

// The item behind the bracket that opens at item i, when a coordinator stands there: "ông A (hay còn gọi là B) và ông C".
std::uint32_t coordinator_behind_bracket(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t hi) {
  const auto behind = behind_bracket(c, items, i, hi);
  return behind > i && behind < hi && is_coordinator(c, items[behind]) ? behind : no_index;
}

// A list that goes on with the comma at item i: does it end in "và"?
bool ends_in_and(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t hi) {
  for (; i + 1 < hi && (is_comma(c, items[i]) || is_coordinator(c, items[i])); i += 2)
    if (is_coordinator(c, items[i])) return true;
  return false;
}

// The mention at item i with those coordinated to its right.
Phrase coordinated_right(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t hi) {
  Phrase phrase;
  phrase.first = i;
  phrase.mentions.push_back(items[i].ref);
  auto j = i + 1;
  if (const auto link = coordinator_behind_bracket(c, items, j, hi); link != no_index) j = link;
  for (; j + 1 < hi && items[j + 1].kind == ItemKind::mention; j += 2) {
    const bool like = c.mention(items[j + 1]).type == c.mention(items[i]).type;
    // "tấn công Kharkiv và ông X gặp …": another clause begins.
    const bool someone = c.mention(items[j + 1]).type == EntityType::person && c.mention(items[i]).type == EntityType::place;
    if (someone && j + 2 < hi && (items[j + 2].is_verb() || is_auxiliary(items[j + 2]))) break;
    // A comma alone joins only inside a list that ends in "và".
    if (!is_coordinator(c, items[j]) && !(is_comma(c, items[j]) && like && ends_in_and(c, items, j + 2, hi))) break;
    phrase.mentions.push_back(items[j + 1].ref);
  }
  phrase.last = j;
  return phrase;
}

// "người đồng cấp Israel Tzachi Hanegbi": the counterpart who is named right behind.
Phrase counterpart(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t hi) {
  constexpr std::uint64_t person = WordKey("người").value, equal = WordKey("đồng").value, rank = WordKey("cấp").value;
  const auto t = items[i].first;
  const auto& tokens = c.in.tokens;
  if (t + 3 >= tokens.size() || tokens[t].key != person || tokens[t + 1].key != equal || tokens[t + 2].key != rank) return {};
  for (auto j = i; j < hi && items[j].first < t + 8 && items[j].kind != ItemKind::punct; ++j) {
    if (items[j].kind != ItemKind::mention || c.mention(items[j]).type != EntityType::person || c.mention(items[j]).via != Via::name)
      continue;
    Phrase phrase;
    phrase.first = i;
    phrase.last = j + 1;
    phrase.mentions.assign(1, items[j].ref);
    return phrase;
  }
  return {};
}

Phrase of_words(const Items& items, std::uint32_t first, std::uint32_t last) {
  Phrase phrase;
  phrase.first = first;
  phrase.last = last;
  phrase.words_first = items[first].first;
  phrase.words_last = items[last - 1].last;
  return phrase;
}

// May the item stand inside a phrase of plain words that is read from its end?
bool inside_plain(const EventContext& c, const Item& item) {
  static const KeySet links({"của", "ở", "tại", "thuộc"});
  if (is_coordinator(c, item)) return false;
  if (is_nominal(item) || item.kind == ItemKind::mention) return true;
  if (item.is_verb()) return !item.verb && c.cell(*item.trigger, "pos") == "n";
  return item.cue == CueKind::adverb || (item.cue == CueKind::preposition && c.is_word(item, links));
}

}  // namespace

bool is_coordinator(const EventContext& c, const Item& item) {
  static const KeySet words({"và", "cùng", "lẫn", "hoặc"});
  return item.kind != ItemKind::mention && c.is_word(item, words);
}

bool is_comma(const EventContext& c, const Item& item) { return is_mark(c, item, ','); }

bool is_auxiliary(const Item& item) {
  return item.kind == ItemKind::cue && (item.cue == CueKind::past || item.cue == CueKind::future || item.cue == CueKind::ongoing);
}

bool is_nominal(const Item& item) {
  return item.kind == ItemKind::word || item.kind == ItemKind::number ||
         (item.kind == ItemKind::cue &&
          (item.cue == CueKind::source_noun || item.cue == CueKind::document_noun || item.cue == CueKind::not_trigger));
}

std::uint32_t behind_bracket(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t hi) {
  if (i >= hi || !is_mark(c, items[i], '(')) return i;
  for (auto close = i + 1; close < hi && close - i <= longest_bracket; ++close)
    if (is_mark(c, items[close], ')')) return close + 1;
  return i;
}

std::uint32_t bracket_before(const EventContext& c, const Items& items, std::uint32_t end, std::uint32_t lo) {
  if (end <= lo || !is_mark(c, items[end - 1], ')')) return no_index;
  for (auto i = end - 1; i > lo && end - i <= longest_bracket; --i)
    if (is_mark(c, items[i - 1], '(')) return i - 1;
  return no_index;
}

namespace {

// "X và | Bộ trưởng Tài chính Y", "X và | Tổng thư ký, Chủ tịch đảng Y": titles that are mentions of their
// own, before somebody who is joined to another by "và". The first of them.
std::uint32_t with_titles(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t lo) {
  const Mention& here = c.mention(items[i]);
  if (here.type != EntityType::person || here.via != Via::name) return i;
  auto first = i;
  for (int n = 0; n < 3 && first > lo + 2; ++n) {
    const auto at = is_comma(c, items[first - 1]) ? first - 2 : first - 1;
    if (items[at].kind != ItemKind::mention) break;
    const Mention& title = c.mention(items[at]);
    const bool role = title.type == EntityType::person && title.via != Via::name && title.entity == no_index && !title.unnamed;
    const bool body = title.type == EntityType::organization && at + 1 == first;
    if (!role && !body) break;
    first = at;
  }
  const bool joined = first >= lo + 2 && first < i && is_coordinator(c, items[first - 1]) && items[first - 2].kind == ItemKind::mention &&
                      c.mention(items[first - 2]).type == EntityType::person;
  return joined ? first : i;
}

}  // namespace

Phrase coordinated_left(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t lo) {
  Phrase phrase;
  phrase.first = i;
  phrase.last = i + 1;
  phrase.mentions.push_back(items[i].ref);
  const Mention& here = c.mention(items[i]);
  phrase.first = with_titles(c, items, i, lo);
  while (phrase.first >= lo + 2) {
    const bool coordinator = is_coordinator(c, items[phrase.first - 1]);
    const bool comma = is_comma(c, items[phrase.first - 1]);
    // A comma joins only what "và" ends.
    if (!coordinator && !(comma && phrase.mentions.size() > 1)) break;
    // "A (giám đốc) và B (phó giám đốc)"
    const auto open = bracket_before(c, items, phrase.first - 1, lo + 1);
    const auto at = (open == no_index ? phrase.first - 1 : open) - 1;
    if (items[at].kind != ItemKind::mention) break;
    const Mention& other = c.mention(items[at]);
    const bool alike = (other.type == EntityType::person) == (here.type == EntityType::person);
    // "các nhà lãnh đạo của Mỹ, | Pháp và Đức": one phrase.
    if (!alike && comma && other.unnamed && here.type == EntityType::place) {
      phrase.first = at;
      phrase.mentions.assign(1, items[at].ref);
      continue;
    }
    if (!alike && !(coordinator && (other.unnamed || here.unnamed || here.via == Via::anaphora))) break;
    if (comma && other.via == Via::anaphora && other.type == EntityType::person) break;
    // "Theo Nhà Trắng, Boeing và Vietnam Airlines đã ký": the comma ends what "theo" governs.
    if (comma && at > 0 && c.is_word(items[at - 1], "theo")) break;
    phrase.first = at;
    phrase.mentions.insert(phrase.mentions.begin(), items[at].ref);
  }
  return phrase;
}

Phrase phrase_at(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t hi) {
  if (i >= hi) return {};
  if (items[i].kind == ItemKind::mention) return coordinated_right(c, items, i, hi);
  if (Phrase named = counterpart(c, items, i, hi); named.found()) return named;
  // "trang thông tin chính thức của X"
  const auto tells_which = [&](std::uint32_t k) {
    return items[k].cue == CueKind::adverb && k > i && k + 1 < hi && c.is_word(items[k + 1], "của");
  };
  auto j = i;
  while (j < hi && !items[j].is_predicate() &&
         (is_nominal(items[j]) || tells_which(j) || items[j].kind == ItemKind::mention ||
          (items[j].kind == ItemKind::cue && items[j].cue == CueKind::preposition && c.is_word(items[j], "của"))))
    ++j;
  static const KeySet before_times({"hồi", "hôm", "lúc"});
  while (j > i + 1 && j < hi && items[j].kind == ItemKind::time && c.is_word(items[j - 1], before_times)) --j;
  return j == i ? Phrase{} : of_words(items, i, j);
}

Phrase plain_phrase(const EventContext& c, const Items& items, std::uint32_t end, std::uint32_t lo) {
  const auto numbers_joined = [&](std::uint32_t k) {  // "hai sư đoàn 98 và 162", "300.000 đến 350.000 người"
    return k >= lo + 2 && (is_coordinator(c, items[k - 1]) || c.is_word(items[k - 1], "đến")) && items[k].kind == ItemKind::number &&
           items[k - 2].kind == ItemKind::number;
  };
  auto i = end;
  while (i > lo && !items[i - 1].is_predicate() && !is_verbal_document(items, i - 1) &&
         (inside_plain(c, items[i - 1]) || (i < end && numbers_joined(i))))
    --i;
  while (i < end && items[i].kind == ItemKind::cue && items[i].cue == CueKind::adverb) ++i;
  // "Lãnh đạo nước này hồi | tháng một": what leads to a time is no part of the name before it.
  static const KeySet before_times({"hồi", "hôm", "lúc", "vào"});
  while (i < end && c.is_word(items[end - 1], before_times)) --end;
  if (i == end || (items[i].kind == ItemKind::cue && items[i].cue == CueKind::preposition)) return {};
  return of_words(items, i, end);
}

// Plain words are a noun phrase only where their first word is one that people and bodies are called by: a determiner, a number, a
// source noun, or a head such as "người", "tàu", "phái đoàn".
bool nominal_start(const EventContext& c, const Items& items, std::uint32_t i) {
  static const KeySet heads(
      {"các",   "những", "một",  "nhiều", "hàng",  "hai",   "ba",   "bốn",    "mọi",   "tất",  "toàn", "số",     "gần",   "hơn",  "khoảng",
       "ít",    "người", "tàu",  "máy",   "lực",   "nhóm",  "phía", "giới",   "bên",   "đoàn", "phái", "chiếc",  "gia",   "nạn",  "bệnh",
       "đối",   "tên",   "cô",   "anh",   "chị",   "em",    "bé",   "họ",     "chúng", "tôi",  "ông",  "bà",     "dân",   "binh", "quân",
       "cảnh",  "công",  "đội",  "hãng",  "cơ",    "tổ",    "ban",  "hội",    "phe",   "đảng", "khối", "liên",   "chính", "nhà",  "con",
       "vợ",    "chồng", "mẹ",   "cha",   "bố",    "bão",   "nước", "phương", "xe",    "tòa",  "viện", "trường", "đài",   "báo",  "truyền",
       "thành", "đa",    "phần", "đại",   "chiến", "tay",   "kẻ",   "thủ",    "bị",    "từng", "cử",   "ngư",    "hành",  "học",  "sinh",
       "giáo",  "bác",   "y",    "nhân",  "doanh", "ngành", "bộ",   "cục",    "sở",    "phòng"});
  const Item& item = items[i];
  static const KeySet former({"cựu", "tân"});
  if (i + 1 < items.size() && items[i + 1].kind == ItemKind::mention && c.is_word(item, former)) return true;
  if (item.kind == ItemKind::number || item.kind == ItemKind::mention) return true;
  if (item.kind == ItemKind::cue && (item.cue == CueKind::source_noun || item.cue == CueKind::document_noun)) return true;
  static const KeySet numerals({"sáu", "bảy", "tám", "chín", "mười", "vài", "mấy"});
  if (numerals.contains(c.in.tokens[item.first].key)) return true;
  static const KeySet also({"trực", "tiêm", "oanh", "chàng", "cặp",  "khách", "hộ",    "thiếu", "phụ",  "thanh", "tuần",
                            "biệt", "đặc",  "du",   "hải",   "lục",  "thủy",  "khinh", "hạm",   "gián", "điệp",  "băng",
                            "phi",  "phạm", "tù",   "cướp",  "hung", "đám",   "sư",    "lữ",    "tiểu"});
  static const PairSet callings({{"giám", "đốc"},
                                 {"lãnh", "đạo"},
                                 {"chủ", "tịch"},
                                 {"hiệu", "trưởng"},
                                 {"kế", "toán"},
                                 {"tài", "xế"},
                                 {"lái", "xe"},
                                 {"nghi", "phạm"},
                                 {"nghi", "can"},
                                 {"phi", "công"},
                                 {"chủ", "xe"},
                                 {"chủ", "nhà"}});
  if (callings.begins_at(c.in.tokens, item.first)) return true;
  if (item.cue == CueKind::agent_noun && also.contains(c.in.tokens[item.first].key)) return true;
  return heads.contains(c.in.tokens[item.first].key);
}

// What a phrase of plain words is headed by: its first item behind numbers and determiners.
Head head_of(const EventContext& c, const Items& items, const Phrase& phrase) {
  static const KeySet determiners({"các",    "những", "một",  "hai",  "ba",    "bốn",  "năm",  "sáu",   "bảy",   "tám",  "chín", "mười",
                                   "nhiều",  "hàng",  "chục", "trăm", "nghìn", "ngàn", "vạn",  "triệu", "tỷ",    "mọi",  "mỗi",  "tất",
                                   "cả",     "toàn",  "bộ",   "số",   "đa",    "phần", "lớn",  "ít",    "nhất",  "hơn",  "gần",  "trên",
                                   "khoảng", "loạt",  "bất",  "kỳ",   "vài",   "thêm", "tổng", "cộng",  "trong", "từng", "cùng", "đôi"});
  for (auto i = phrase.first; i < phrase.last; ++i) {
    const Item& item = items[i];
    if (item.kind == ItemKind::number || item.kind == ItemKind::punct) continue;
    if (item.kind == ItemKind::mention) return Head::agent;
    if (item.cue == CueKind::source_noun || item.cue == CueKind::agent_noun) return Head::agent;
    if (item.cue == CueKind::abstract_noun || item.cue == CueKind::document_noun) return Head::thing;
    if (c.is_word(item, determiners) || (item.kind == ItemKind::cue && item.cue == CueKind::adverb)) continue;
    const bool to =
        i > phrase.first && i + 1 < phrase.last && items[i - 1].kind == ItemKind::number && items[i + 1].kind == ItemKind::number;
    if (to && item.is_verb()) continue;  // "30.000 đến 40.000 người"
    return item.is_verb() ? Head::thing : Head::unknown;
  }
  return Head::unknown;
}

}  // namespace nienbieu
