#include "event/arguments.h"

#include <algorithm>

#include "entity/link.h"
#include "text/key_set.h"

namespace nienbieu {
namespace {

bool is_coordinator(const EventContext& c, const Item& item) {
  return item.kind != ItemKind::mention &&
         (c.is_word(item, "và") || c.is_word(item, "cùng") || c.is_word(item, "lẫn") || c.is_word(item, "hoặc"));
}

bool is_comma(const EventContext& c, const Item& item) { return item.kind == ItemKind::punct && c.in.tokens[item.first].is_punct(','); }

// Words that may stand between a subject and its verb.
bool skippable(const Item& item) {
  if (item.kind == ItemKind::time) return true;
  if (item.kind != ItemKind::cue) return false;
  switch (item.cue) {
    case CueKind::negation:
    case CueKind::future:
    case CueKind::past:
    case CueKind::ongoing:
    case CueKind::adverb:
    case CueKind::passive:
      return true;
    default:
      return false;
  }
}

bool is_break(const EventContext& c, const Item& item) {
  if (item.kind != ItemKind::punct) return false;
  const Token& t = c.in.tokens[item.first];
  return t.is_punct(';') || t.is_punct(':') || t.is_punct('.') || t.is_punct('!') || t.is_punct('?') || t.is_punct(0x2026) ||
         t.is_punct('(') || t.is_punct(')');
}

// "yêu cầu", "giúp", "buộc": what follows does the next verb.
bool is_pivot(const EventContext& c, const Item& item) {
  if (item.cue == CueKind::causative) return true;
  if (item.verb) return c.cell(*item.verb, "force") == "requesting";
  return item.trigger && c.cell(*item.trigger, "type") == "REQUEST";
}

// "đã quyết định khởi tố", "Bộ Công an thông báo cấm": a word for a document is a verb right behind an auxiliary or a name.
bool is_verbal_document(const Items& items, std::uint32_t k) {
  if (k == 0 || items[k].kind != ItemKind::cue || items[k].cue != CueKind::document_noun) return false;
  const Item& before = items[k - 1];
  if (before.kind == ItemKind::mention) return true;
  if (before.kind == ItemKind::time) return k > 1 && items[k - 2].kind == ItemKind::mention;
  return before.kind == ItemKind::cue && (before.cue == CueKind::past || before.cue == CueKind::future || before.cue == CueKind::ongoing ||
                                          before.cue == CueKind::negation);
}

// Is the mention at item i an object or inside a prepositional phrase? `adjacent`: only auxiliaries stand between it and the verb whose
// subject is looked for.
bool governed(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t lo, bool adjacent = false) {
  if (i == lo || i == 0) return false;
  const Item& before = items[i - 1];
  if (adjacent && is_pivot(c, before)) return false;
  if (before.is_predicate()) return true;
  // "TASS dẫn lời Peskov cho biết": the one who is quoted speaks.
  if (before.is_verb()) return !(before.verb && c.cell(*before.verb, "force") == "relaying");
  if (before.kind == ItemKind::cue && (before.cue == CueKind::preposition || before.cue == CueKind::medium ||
                                       before.cue == CueKind::light || before.cue == CueKind::document_noun))
    return true;
  // "văn phòng Thủ tướng X", "gia đình bà Y": a body described by a person is not that person.
  if (before.kind == ItemKind::cue && before.cue == CueKind::source_noun && c.mention(items[i]).type == EntityType::person &&
      c.names_body_at(before.first))
    return true;
  for (const char* word : {"cả", "chính", "riêng", "chỉ", "ngay", "đích"})
    if (c.is_word(before, word)) return false;  // "cả Nga và Trung Quốc đều …"
  // A common noun glued in front ("quân đội Israel", "cuộc chiến Gaza"): the name only describes it.
  return before.kind == ItemKind::word && before.quote == items[i].quote;
}

// An opening bracket that closes right before item `end`; no_index when none does.
std::uint32_t bracket_before(const EventContext& c, const Items& items, std::uint32_t end, std::uint32_t lo) {
  if (end <= lo + 1 || items[end - 1].kind != ItemKind::punct || !c.in.tokens[items[end - 1].first].is_punct(')')) return no_index;
  for (auto i = end - 1; i > lo && end - i < 24; --i)
    if (items[i - 1].kind == ItemKind::punct && c.in.tokens[items[i - 1].first].is_punct('(')) return i - 1;
  return no_index;
}

// Plain words directly left of `end` back to a boundary: an unnamed noun phrase.
Phrase plain_phrase(const EventContext& c, const Items& items, std::uint32_t end, std::uint32_t lo) {
  Phrase phrase;
  auto i = end;
  while (i > lo) {
    const Item& item = items[i - 1];
    if (item.is_predicate() || is_verbal_document(items, i - 1)) break;
    const bool inside = item.kind == ItemKind::word || item.kind == ItemKind::number || item.kind == ItemKind::mention ||
                        (item.kind == ItemKind::cue && (item.cue == CueKind::source_noun || item.cue == CueKind::document_noun ||
                                                        item.cue == CueKind::not_trigger || item.cue == CueKind::adverb)) ||
                        (item.kind == ItemKind::cue && item.cue == CueKind::preposition &&
                         (c.is_word(item, "của") || c.is_word(item, "ở") || c.is_word(item, "tại") || c.is_word(item, "thuộc"))) ||
                        (item.kind == ItemKind::verb && !item.verb && c.cell(*item.trigger, "pos") == "n");
    if (!inside || is_coordinator(c, item)) break;
    --i;
  }
  while (i < end && items[i].kind == ItemKind::cue && items[i].cue == CueKind::adverb) ++i;
  if (i == end || (items[i].kind == ItemKind::cue && items[i].cue == CueKind::preposition)) return phrase;
  phrase.first = i;
  phrase.last = end;
  phrase.words_first = items[i].first;
  phrase.words_last = items[end - 1].last;
  return phrase;
}

}  // namespace

// The mention at item i with what is coordinated to its left.
Phrase coordinated_left(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t lo) {
  Phrase phrase;
  phrase.first = i;
  phrase.last = i + 1;
  phrase.mentions.push_back(items[i].ref);
  while (phrase.first >= lo + 2) {
    const Item& link = items[phrase.first - 1];
    // "A (giám đốc) và B (phó giám đốc)"
    const auto open = is_coordinator(c, link) || is_comma(c, link) ? bracket_before(c, items, phrase.first - 1, lo) : no_index;
    const auto at = open == no_index ? phrase.first - 2 : open - 1;
    if (at >= items.size() || at < lo) break;
    const Item& other = items[at];
    const bool joined = is_coordinator(c, link) || (is_comma(c, link) && phrase.mentions.size() > 1);
    if (!joined || other.kind != ItemKind::mention) break;
    const bool people = c.mention(other).type == EntityType::person, person_here = c.mention(items[i]).type == EntityType::person;
    if (people != person_here && !(is_coordinator(c, link) && (c.mention(other).unnamed || c.mention(items[i]).unnamed))) break;
    if (c.mention(other).via == Via::anaphora && c.mention(other).type == EntityType::person && is_comma(c, link)) break;
    phrase.first = at;
    phrase.mentions.insert(phrase.mentions.begin(), other.ref);
  }
  return phrase;
}

namespace {

// Where the phrase of the mention at item i has its head: "X, người phát ngôn Y" and "Cục X, Trung Quốc," are X, "Văn phòng Thủ tướng X" is
// the office.
std::uint32_t apposed_to(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t lo) {
  const Mention& m = c.mention(items[i]);
  static const std::uint64_t office = syllable_key("văn"), room = syllable_key("phòng");
  if (i > lo && m.type == EntityType::person && items[i - 1].kind == ItemKind::mention &&
      c.mention(items[i - 1]).type == EntityType::organization && c.in.tokens[items[i - 1].first].key == office &&
      c.in.tokens[items[i - 1].first + 1].key == room)
    return i - 1;
  // "một số thành viên đảng X": the people, described by the body.
  if (i > lo && m.type != EntityType::person && items[i - 1].kind == ItemKind::mention && c.mention(items[i - 1]).unnamed &&
      c.mention(items[i - 1]).members.empty())
    return i - 1;
  if (i >= lo + 2 && m.type == EntityType::place && m.via == Via::name && is_comma(c, items[i - 1]) && i + 1 < items.size() &&
      is_comma(c, items[i + 1]) && items[i - 2].kind == ItemKind::mention && c.mention(items[i - 2]).type == EntityType::organization)
    return i - 2;
  const bool description = m.unnamed || m.via == Via::role;
  if (!description || i < lo + 2) return i;
  const Token& link = c.in.tokens[items[i - 1].first];
  if (!(is_comma(c, items[i - 1]) || link.is_punct('-')) || items[i - 2].kind != ItemKind::mention) return i;
  const Mention& other = c.mention(items[i - 2]);
  return other.type == EntityType::person && other.via == Via::name ? i - 2 : i;
}

}  // namespace

bool is_noun_use(const EventContext& c, const Items& items, std::uint32_t v) {
  if (v == 0) return false;
  const Item& before = items[v - 1];
  if (before.kind == ItemKind::mention || before.kind == ItemKind::punct) return false;
  // "khẳng định cam kết vững chắc": the object of another verb of saying, with no predicate of its own.
  if (before.verb && items[v].verb && v + 1 < items.size() &&
      (items[v + 1].kind == ItemKind::word || (items[v + 1].kind == ItemKind::cue && items[v + 1].cue == CueKind::adverb)) &&
      items[v].trigger)
    return true;
  if (v > 1 && c.is_word(before, "lần") && c.is_word(items[v - 2], "nhiều")) return false;  // "nhiều lần tuyên bố"
  static const KeySet heads({"lời",    "sự",   "việc", "bản",  "những", "các", "một",   "cuộc", "buổi",  "thông", "mọi",
                             "bài",    "đợt",  "vụ",   "nỗ",   "quyền", "cái", "số",    "ý",    "tuyên", "theo",  "lệnh",
                             "chuyến", "lần",  "đơn",  "với",  "như",   "mối", "nhiều", "mức",  "phiên", "trình", "chủ",
                             "đề",     "tinh", "văn",  "giấy", "quyết", "kế",  "chiến", "khả",  "hành"});
  if (before.last == before.first + 1 && heads.contains(c.in.tokens[before.first].key)) return true;
  // "quá trình đàm phán", "hoạt động tập trận"; "đã quyết định khởi tố" is a verb before a verb.
  if (is_verbal_document(items, v - 1)) return false;
  const auto t = items[v].first;
  if (t < 2) return false;
  const auto pair = [](std::uint64_t a, std::uint64_t b) { return a * 1099511628211ull ^ b; };
  static const auto compound_heads = [&pair] {
    std::vector<std::uint64_t> k;
    for (const auto& [a, b] : std::initializer_list<std::pair<const char*, const char*>>{
             {"quá", "trình"}, {"tiến", "trình"}, {"hoạt", "động"}, {"hành", "động"},  {"kế", "hoạch"}, {"quyết", "định"},
             {"nỗ", "lực"},    {"chiến", "dịch"}, {"nội", "dung"},  {"kết", "quả"},    {"nguy", "cơ"},  {"khả", "năng"},
             {"thủ", "tục"},   {"công", "tác"},   {"vụ", "việc"},   {"vụ", "án"},      {"quy", "định"}, {"chính", "sách"},
             {"mục", "tiêu"},  {"phản", "ứng"},   {"đề", "xuất"},   {"thỏa", "thuận"}, {"dự", "thảo"},  {"luật", "về"},
             {"quy", "trình"}, {"biện", "pháp"},  {"giai", "đoạn"}, {"lời", "đe"}})
      k.push_back(pair(syllable_key(a), syllable_key(b)));
    std::sort(k.begin(), k.end());
    return k;
  }();
  return std::binary_search(compound_heads.begin(), compound_heads.end(), pair(c.in.tokens[t - 2].key, c.in.tokens[t - 1].key));
}

// Plain words are a noun phrase only where their first word is one that people and bodies are called by: a determiner, a number, a
// source noun, or a head such as "người", "tàu", "phái đoàn".
bool nominal_start(const EventContext& c, const Items& items, std::uint32_t i) {
  const Item& item = items[i];
  if (item.kind == ItemKind::number || item.kind == ItemKind::mention) return true;
  if (item.kind == ItemKind::cue && (item.cue == CueKind::source_noun || item.cue == CueKind::document_noun)) return true;
  static const auto heads = [] {
    std::vector<std::uint64_t> k;
    for (const char* w :
         {"các",   "những",  "một",    "nhiều", "hàng",  "hai",   "ba",     "bốn",  "mọi",  "tất",    "toàn",  "số",   "gần",
          "hơn",   "khoảng", "ít",     "người", "tàu",   "máy",   "lực",    "nhóm", "phía", "giới",   "bên",   "đoàn", "phái",
          "chiếc", "gia",    "nạn",    "bệnh",  "đối",   "tên",   "cô",     "anh",  "chị",  "em",     "bé",    "họ",   "chúng",
          "tôi",   "ông",    "bà",     "dân",   "binh",  "quân",  "cảnh",   "công", "đội",  "hãng",   "cơ",    "tổ",   "ban",
          "hội",   "phe",    "đảng",   "khối",  "liên",  "chính", "nhà",    "con",  "vợ",   "chồng",  "mẹ",    "cha",  "bố",
          "bão",   "nước",   "phương", "xe",    "tòa",   "viện",  "trường", "đài",  "báo",  "truyền", "thành", "đa",   "phần",
          "đại",   "chiến",  "tay",    "kẻ",    "thủ",   "bị",    "từng",   "cử",   "ngư",  "hành",   "học",   "sinh", "giáo",
          "bác",   "y",      "nhân",   "doanh", "ngành", "bộ",    "cục",    "sở",   "phòng"})
      k.push_back(syllable_key(w));
    std::sort(k.begin(), k.end());
    return k;
  }();
  return std::binary_search(heads.begin(), heads.end(), c.in.tokens[item.first].key);
}

// What a phrase of plain words is headed by: its first item behind numbers and determiners.
Head head_of(const EventContext& c, const Items& items, const Phrase& phrase) {
  static const auto determiners = [] {
    std::vector<std::uint64_t> k;
    for (const char* w :
         {"các",   "những", "một", "hai",   "ba",     "bốn",  "năm", "sáu", "bảy", "tám",  "chín", "mười", "nhiều", "hàng", "chục", "trăm",
          "nghìn", "ngàn",  "vạn", "triệu", "tỷ",     "mọi",  "mỗi", "tất", "cả",  "toàn", "bộ",   "số",   "đa",    "phần", "lớn",  "ít",
          "nhất",  "hơn",   "gần", "trên",  "khoảng", "loạt", "bất", "kỳ",  "vài", "thêm", "tổng", "cộng", "trong", "từng", "cùng", "đôi"})
      k.push_back(syllable_key(w));
    std::sort(k.begin(), k.end());
    return k;
  }();
  for (auto i = phrase.first; i < phrase.last; ++i) {
    const Item& item = items[i];
    if (item.kind == ItemKind::number || item.kind == ItemKind::punct) continue;
    if (item.kind == ItemKind::mention) return Head::agent;
    if (item.cue == CueKind::source_noun || item.cue == CueKind::agent_noun) return Head::agent;
    if (item.cue == CueKind::abstract_noun || item.cue == CueKind::document_noun) return Head::thing;
    if (item.last == item.first + 1 && std::binary_search(determiners.begin(), determiners.end(), c.in.tokens[item.first].key)) continue;
    if (item.kind == ItemKind::cue && item.cue == CueKind::adverb) continue;
    if (item.is_verb()) return Head::thing;
    return Head::unknown;
  }
  return Head::unknown;
}

// "Ông X, giáo sư Đại học Y, nhận định": a description between commas behind a name is the name.
Phrase described(const EventContext& c, const Items& items, const Phrase& plain, std::uint32_t lo) {
  if (plain.first < lo + 2 || plain.last >= items.size() || !is_comma(c, items[plain.first - 1])) return plain;
  const Item& name = items[plain.first - 2];
  // Without the closing comma only right behind a quotation: "…”, X, nhà nghiên cứu tại Y nói".
  const bool behind_quote = plain.first >= 4 && is_comma(c, items[plain.first - 3]) && items[plain.first - 4].quote != no_index;
  if (!is_comma(c, items[plain.last]) && !behind_quote) return plain;
  if (name.kind != ItemKind::mention || c.mention(name).type != EntityType::person || c.mention(name).via != Via::name) return plain;
  return coordinated_left(c, items, plain.first - 2, lo);
}

// A connector right before the verb lets it go on with the subject of the verb before ("đã gặp X và nói").
bool connected(const EventContext& c, const Items& items, std::uint32_t v) {
  auto i = v;
  while (i > 0 && (skippable(items[i - 1]))) --i;
  return i > 0 && (is_coordinator(c, items[i - 1]) || is_comma(c, items[i - 1]) || c.text(items[i - 1]) == "đồng thời" ||
                   c.is_word(items[i - 1], "rồi") || c.is_word(items[i - 1], "song") || c.is_word(items[i - 1], "nhưng"));
}

// "Tổng thống Biden, người sẽ tái tranh cử", "Thổ Nhĩ Kỳ là một trong những nước chỉ trích": a class noun that only takes up the name
// before it. Not found: the noun stands for itself.
Phrase taken_up(const EventContext& c, const Items& items, const Phrase& plain, std::uint32_t lo) {
  if (plain.first <= lo + 1) return {};
  bool class_noun = false;
  for (const char* word : {"người", "nước", "quốc", "bên", "nơi", "đơn", "tổ", "nhân"})
    class_noun |= c.in.tokens[plain.words_first].key == syllable_key(word);
  const Item& before = items[plain.first - 1];
  const bool short_phrase = plain.words_last - plain.words_first <= 2;
  if (class_noun && short_phrase && is_comma(c, before) && items[plain.first - 2].kind == ItemKind::mention)
    return coordinated_left(c, items, plain.first - 2, lo);
  const bool one_of = c.is_word(items[plain.first], "một") || class_noun;
  if (!one_of || !(c.is_word(before, "là") || (before.is_predicate() && c.is_word(before, "thành")))) return {};
  return subject_of(c, items, plain.first - 1, lo);
}

Phrase nearest_subject(const EventContext& c, const Items& items, std::uint32_t v, std::uint32_t lo) {
  const bool goes_on = connected(c, items, v);
  auto i = v;
  bool words_possible = true;
  bool auxiliary = false;  // "đã", "sẽ", "đang" right before the verb: a predicate further left without one describes the subject
  bool adjacent = true;    // only verbs in series so far: "tiếp tục yêu cầu", "đến thăm"
  while (i > lo) {
    const Item& item = items[i - 1];
    // "để tấn công": what stands before is the object of another verb.
    if (c.is_word(item, "để") || c.is_word(item, "nhằm") || c.is_word(item, "hòng")) return {};
    auxiliary |= adjacent && item.kind == ItemKind::cue &&
                 (item.cue == CueKind::past || item.cue == CueKind::future || item.cue == CueKind::ongoing);
    if (skippable(item) || (item.kind == ItemKind::cue && (item.cue == CueKind::light || item.cue == CueKind::hypothetical) && adjacent)) {
      --i;
      continue;
    }
    if (item.kind == ItemKind::punct && c.in.tokens[item.first].is_punct(')')) {
      // "(NIS)", "(23/4)": a short bracket between subject and verb is passed over.
      auto open = i - 1;
      while (open > lo && i - open < 24 && !c.in.tokens[items[open - 1].first].is_punct('(')) --open;
      if (open > lo && c.in.tokens[items[open - 1].first].is_punct('(')) {
        i = open - 1;
        continue;
      }
    }
    if (is_break(c, item)) return {};
    if (item.is_verb() || item.is_predicate() || is_verbal_document(items, i - 1)) {
      if (!adjacent && !goes_on) {
        // "Một tàu ngầm chạy bằng năng lượng hạt nhân đã tiến vào", "Tổ chức X có trụ sở tại Mỹ đã …"
        const bool reduced = auxiliary && item.is_predicate() && i - 1 > lo &&
                             (items[i - 2].kind == ItemKind::mention || items[i - 2].kind == ItemKind::word);
        if (!reduced) return {};
        words_possible = true;
        --i;
        continue;
      }
      words_possible = adjacent;
      --i;
      continue;
    }
    if (item.cue == CueKind::medium && adjacent) {
      --i;
      continue;
    }
    if (item.kind == ItemKind::mention && adjacent && i > lo + 1 && items[i - 2].cue == CueKind::medium) {
      i -= 2;  // "đăng trên mạng xã hội X chỉ trích …"
      continue;
    }
    if (item.kind == ItemKind::mention) {
      const auto at = apposed_to(c, items, i - 1, lo);
      Phrase phrase = coordinated_left(c, items, at, lo);
      if (!governed(c, items, phrase.first, lo, adjacent)) return phrase;
      if (words_possible && phrase.first > lo && items[phrase.first - 1].kind == ItemKind::word) {
        // "phái đoàn Israel cho biết": the common noun is the subject, the name describes it.
        Phrase plain = plain_phrase(c, items, i, lo);
        if (plain.found() && nominal_start(c, items, plain.first)) {
          const Phrase antecedent = taken_up(c, items, plain, lo);
          return antecedent.found() ? antecedent : described(c, items, plain, lo);
        }
      }
      i = phrase.first;
      words_possible = adjacent = false;
      continue;
    }
    const bool adjacent_words = adjacent;
    adjacent = false;
    const bool wordy = item.kind == ItemKind::word || item.kind == ItemKind::number ||
                       (item.kind == ItemKind::cue &&
                        (item.cue == CueKind::source_noun || item.cue == CueKind::document_noun || item.cue == CueKind::not_trigger));
    if (wordy && words_possible) {
      Phrase plain = plain_phrase(c, items, i, lo);
      if (plain.found()) {
        const bool after_preposition =
            plain.first > lo && items[plain.first - 1].kind == ItemKind::cue &&
            (items[plain.first - 1].cue == CueKind::preposition || items[plain.first - 1].cue == CueKind::medium);
        const Phrase antecedent = taken_up(c, items, plain, lo);
        if (antecedent.found()) return antecedent;
        const bool object = plain.first > lo && (items[plain.first - 1].is_verb() || items[plain.first - 1].is_predicate()) &&
                            !(adjacent_words && is_pivot(c, items[plain.first - 1]));
        if (!after_preposition && !object && items[plain.first].kind == ItemKind::mention && !c.mention(items[plain.first]).unnamed &&
            items[plain.first].last != items[plain.last - 1].last && !governed(c, items, plain.first, lo))
          return coordinated_left(c, items, plain.first, lo);  // "Donald Trump lập tức …"
        if (!after_preposition && !object && nominal_start(c, items, plain.first)) return described(c, items, plain, lo);
        i = plain.first;
        words_possible = false;
        continue;
      }
    }
    if (item.kind == ItemKind::cue && item.cue == CueKind::clause && !is_coordinator(c, item)) return {};
    words_possible = item.kind == ItemKind::punct || is_coordinator(c, item);
    --i;
  }
  return {};
}

// Does a clause begin at item i: the sentence, or behind a mark, a time or a conjunction?
bool begins_clause(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t lo) {
  if (i <= lo) return true;
  const Item& before = items[i - 1];
  if (before.kind == ItemKind::punct) return !c.in.tokens[before.first].is_punct('(');
  return before.kind == ItemKind::time || before.cue == CueKind::clause;
}

// "Bà X, phó giám đốc Sở Y, nói", "Ông X - Chủ tịch hội Y - nói", "Anh X, quận Y, Hà Nội cho biết": where the name stands that a
// description or an address runs up to, or no_index. `end`: where the description ends.
std::uint32_t described_name(const EventContext& c, const Items& items, std::uint32_t end, std::uint32_t lo) {
  std::uint32_t mark = no_index;
  for (auto i = end; i > lo && end - i < 18; --i) {
    const Item& item = items[i - 1];
    if (item.kind == ItemKind::mention && c.mention(item).type == EntityType::person && c.mention(item).via == Via::name && mark == i &&
        begins_clause(c, items, i - 1, lo))
      return i - 1;
    const Token& token = c.in.tokens[item.first];
    if (item.kind == ItemKind::punct && (token.is_punct(',') || token.is_punct('-') || token.is_punct(0x2013)))
      mark = i - 1;
    else if (item.kind == ItemKind::punct ? !(token.is_punct('(') || token.is_punct(')') || token.is_punct('.'))
             : item.kind == ItemKind::cue
                 ? (item.cue == CueKind::medium || item.cue == CueKind::past || item.cue == CueKind::future ||
                    item.cue == CueKind::negation || item.cue == CueKind::hypothetical || item.cue == CueKind::ongoing ||
                    item.cue == CueKind::passive)
                 : item.is_verb() && (item.verb || c.cell(*item.trigger, "pos") == "v") && !c.in.tokens[item.first].capitalised())
      return no_index;
  }
  return no_index;
}

Phrase subject_of(const EventContext& c, const Items& items, std::uint32_t v, std::uint32_t lo) {
  Phrase phrase = nearest_subject(c, items, v, lo);
  const bool person = phrase.mentions.size() == 1 && c.mention(items[phrase.last - 1]).type == EntityType::person &&
                      !c.mention(items[phrase.last - 1]).unnamed && c.mention(items[phrase.last - 1]).via != Via::role;
  if (person || phrase.mentions.size() > 1) return phrase;
  auto end = v;
  while (end > lo && (skippable(items[end - 1]) || is_comma(c, items[end - 1]))) --end;
  const auto name = described_name(c, items, end, lo);
  if (name == no_index || (phrase.found() && phrase.first <= name)) return phrase;
  return coordinated_left(c, items, name, lo);
}

// "người đồng cấp Israel Tzachi Hanegbi": the counterpart who is named right behind.
bool counterpart(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t hi, Phrase& phrase) {
  static const std::uint64_t person = syllable_key("người"), equal = syllable_key("đồng"), rank = syllable_key("cấp");
  const auto t = items[i].first;
  const auto& tokens = c.in.tokens;
  if (t + 3 >= tokens.size() || tokens[t].key != person || tokens[t + 1].key != equal || tokens[t + 2].key != rank) return false;
  for (auto j = i; j < hi && items[j].first < t + 8; ++j) {
    if (items[j].kind == ItemKind::punct) return false;
    if (items[j].kind != ItemKind::mention || c.mention(items[j]).type != EntityType::person || c.mention(items[j]).via != Via::name)
      continue;
    phrase.first = i;
    phrase.last = j + 1;
    phrase.mentions.assign(1, items[j].ref);
    return true;
  }
  return false;
}

Phrase phrase_at(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t hi) {
  Phrase phrase;
  if (i >= hi) return phrase;
  phrase.first = i;
  if (items[i].kind == ItemKind::mention) {
    phrase.mentions.push_back(items[i].ref);
    auto j = i + 1;
    if (j < hi && items[j].kind == ItemKind::punct && c.in.tokens[items[j].first].is_punct('(')) {
      // "ông A (hay còn gọi là B) và ông C"
      auto close = j + 1;
      while (close < hi && close - j < 24 && !c.in.tokens[items[close].first].is_punct(')')) ++close;
      if (close + 1 < hi && is_coordinator(c, items[close + 1])) j = close + 1;
    }
    while (j + 1 < hi && (is_coordinator(c, items[j]) || is_comma(c, items[j])) && items[j + 1].kind == ItemKind::mention &&
           (c.mention(items[j + 1]).type == c.mention(items[i]).type || is_coordinator(c, items[j]))) {
      // A comma alone joins only inside a list that ends in "và".
      if (is_comma(c, items[j])) {
        auto k = j + 2;
        bool ends_in_and = false;
        for (; k + 1 < hi && (is_comma(c, items[k]) || is_coordinator(c, items[k])); k += 2) ends_in_and |= is_coordinator(c, items[k]);
        if (!ends_in_and) break;
      }
      phrase.mentions.push_back(items[j + 1].ref);
      j += 2;
    }
    phrase.last = j;
    return phrase;
  }
  if (counterpart(c, items, i, hi, phrase)) return phrase;
  auto j = i;
  while (j < hi && !items[j].is_predicate() &&
         (items[j].kind == ItemKind::word || items[j].kind == ItemKind::number || items[j].kind == ItemKind::mention ||
          (items[j].kind == ItemKind::cue &&
           (items[j].cue == CueKind::source_noun || items[j].cue == CueKind::document_noun || items[j].cue == CueKind::not_trigger)) ||
          (items[j].kind == ItemKind::cue && items[j].cue == CueKind::preposition && c.is_word(items[j], "của"))))
    ++j;
  if (j == i) return {};
  phrase.last = j;
  phrase.words_first = items[i].first;
  phrase.words_last = items[j - 1].last;
  return phrase;
}

// "lực lượng Houthi", "hãng tin Yonhap", "nhóm Hamas": a common noun that only says what kind of body the named one is.
bool names_body(const EventContext& c, const Mention& m) {
  static const auto heads = [] {
    std::vector<std::uint64_t> k;
    for (const char* w : {"lực", "nhóm", "phong", "phe",  "tổ",   "hãng", "tờ",  "báo",    "kênh",  "đài",  "trang",
                          "tập", "công", "ngân",  "đảng", "mạng", "nhật", "tạp", "truyền", "phiến", "khối", "liên"})
      k.push_back(syllable_key(w));
    std::sort(k.begin(), k.end());
    return k;
  }();
  return c.in.entities.list[m.members.front()].type == EntityType::organization &&
         std::binary_search(heads.begin(), heads.end(), c.in.tokens[m.first_token].key);
}

// "chính phủ Israel", "Chính quyền Mỹ": the country, as an actor.
bool names_government(const EventContext& c, const Mention& m) {
  static const std::uint64_t chief = syllable_key("chính"), hall = syllable_key("phủ"), power = syllable_key("quyền");
  const auto& tokens = c.in.tokens;
  const auto t = m.first_token;
  return c.in.entities.list[m.members.front()].type == EntityType::place && t + 2 < m.last_token && tokens[t].key == chief &&
         (tokens[t + 1].key == hall || tokens[t + 1].key == power) && c.name_at(t + 2) && c.name_at(t + 2)->last_token == m.last_token;
}

void mention_arguments(const EventContext& c, std::uint32_t mention, bool acts, std::vector<Argument>& out) {
  const Mention& m = c.in.entities.mentions[mention];
  const auto add = [&](std::uint32_t entity) {
    if (std::any_of(out.begin(), out.end(), [&](const Argument& a) { return a.entity == entity && entity != no_index; })) return;
    Argument a;
    a.entity = entity;
    a.mention = m.span;
    a.via = m.via;
    a.role = m.role;
    if (entity == no_index) {
      const auto text = slice(c.in.text, m.span);
      if (!m.members.empty() && m.unnamed) a.country = c.in.entities.list[m.members.front()].country;
      a.unnamed_id = "x:unnamed:" + (a.country.empty() ? std::string() : slug(a.country) + ":") + slug(text);
    }
    out.push_back(std::move(a));
  };
  (void)acts;
  if (m.unnamed && m.members.size() == 1 && names_government(c, m)) return add(m.members.front());
  if (m.unnamed && m.members.size() == 1 && names_body(c, m)) {
    add(m.members.front());
    // The mention is the name, without the common noun before it.
    for (auto t = m.first_token; t < m.last_token && !out.empty(); ++t)
      if (const Mention* name = c.name_at(t); name && name->entity == m.members.front()) {
        if (out.back().entity == name->entity) out.back().mention = name->span, out.back().via = name->via;
        break;
      }
    return;
  }
  if (m.group && !m.members.empty()) {
    for (const auto e : m.members) add(e);
    return;
  }
  add(m.entity);
}

void to_arguments(const EventContext& c, const Phrase& phrase, bool acts, std::vector<Argument>& out) {
  if (!phrase.found()) return;
  for (const auto m : phrase.mentions) mention_arguments(c, m, acts, out);
  if (!phrase.mentions.empty()) return;
  Argument a;
  a.mention = c.span(phrase.words_first, phrase.words_last);
  a.via = Via::role;
  a.unnamed_id = "x:unnamed:" + slug(slice(c.in.text, a.mention));
  out.push_back(std::move(a));
}

}  // namespace nienbieu
