#include "event/noun_use.h"

#include "event/phrase.h"

namespace nienbieu {
namespace {

// "quá trình đàm phán", "hoạt động tập trận": do the two syllables before token t make a noun that a verb only tells more of?
bool behind_event_noun(const TokenList& tokens, std::uint32_t t) {
  static const PairSet nouns({{"quá", "trình"}, {"tiến", "trình"}, {"hoạt", "động"}, {"hành", "động"},  {"kế", "hoạch"}, {"quyết", "định"},
                              {"nỗ", "lực"},    {"chiến", "dịch"}, {"nội", "dung"},  {"kết", "quả"},    {"nguy", "cơ"},  {"khả", "năng"},
                              {"thủ", "tục"},   {"công", "tác"},   {"vụ", "việc"},   {"vụ", "án"},      {"quy", "định"}, {"chính", "sách"},
                              {"mục", "tiêu"},  {"phản", "ứng"},   {"đề", "xuất"},   {"thỏa", "thuận"}, {"dự", "thảo"},  {"luật", "về"},
                              {"quy", "trình"}, {"biện", "pháp"},  {"giai", "đoạn"}, {"lời", "đe"}});
  static const PairSet teams({{"tổ", "công"}, {"đoàn", "công"}});  // "Tổ công tác | bắt giữ …"
  return nouns.ends_before(tokens, t) && !teams.ends_before(tokens, t - 1);
}

}  // namespace

bool is_verbal_document(const Items& items, std::uint32_t k) {
  if (k == 0 || items[k].kind != ItemKind::cue || items[k].cue != CueKind::document_noun) return false;
  const Item& before = items[k - 1];
  if (before.kind == ItemKind::mention) return true;
  if (before.kind == ItemKind::time) return k > 1 && items[k - 2].kind == ItemKind::mention;
  return is_auxiliary(before) || (before.kind == ItemKind::cue && before.cue == CueKind::negation);
}

bool is_noun_use(const EventContext& c, const Items& items, std::uint32_t v) {
  static const KeySet heads({"lời",    "sự",   "việc", "bản",  "những", "các", "một",   "cuộc", "buổi",  "thông", "mọi",
                             "bài",    "đợt",  "vụ",   "nỗ",   "quyền", "cái", "số",    "ý",    "tuyên", "theo",  "lệnh",
                             "chuyến", "lần",  "đơn",  "với",  "như",   "mối", "nhiều", "mức",  "phiên", "trình", "chủ",
                             "đề",     "tinh", "văn",  "giấy", "quyết", "kế",  "chiến", "khả",  "hành",  "lối",   "kiểu"});
  if (v == 0) return false;
  const Item& before = items[v - 1];
  // "thiếu trách nhiệm trong lãnh đạo, chỉ đạo": what leaders do, no order.
  static const PairSet leads({{"lãnh", "đạo"}});
  if (is_comma(c, before) && c.text(items[v]) == "chỉ đạo" && leads.ends_before(c.in.tokens, before.first)) return true;
  if (before.kind == ItemKind::mention || before.kind == ItemKind::punct) return false;
  // "khẳng định cam kết vững chắc": the object of another verb of saying, with no predicate of its own.
  if (before.verb && items[v].verb && items[v].trigger && v + 1 < items.size() &&
      (items[v + 1].kind == ItemKind::word || (items[v + 1].kind == ItemKind::cue && items[v + 1].cue == CueKind::adverb)))
    return true;
  if (v > 1 && c.is_word(before, "lần") && c.is_word(items[v - 2], "nhiều")) return false;  // "nhiều lần tuyên bố"
  if (v > 1 && (c.is_word(before, "việc") || c.is_word(before, "cách")) && c.is_word(items[v - 2], "bằng")) return false;  // by doing
  if (v > 1 && c.is_word(before, "kế") && c.is_word(items[v - 2], "thiết")) return false;  // "nam thiết kế nói"
  // "các nhóm nhân quyền | lên án"
  static const KeySet right_of({"nhân", "chủ", "bản", "tác", "cầm"});
  constexpr std::uint64_t right = WordKey("quyền").value;
  const auto token = before.first;
  if (before.last == token + 1 && c.in.tokens[token].key == right && token > 0 && right_of.contains(c.in.tokens[token - 1].key))
    return false;
  if (c.is_word(before, heads)) return true;
  // "đưa ra 12 | đề xuất": so many of them; not "Đội 5 | đề xuất".
  static const PairSet countable({{"đề", "xuất"},
                                  {"đề", "nghị"},
                                  {"kiến", "nghị"},
                                  {"khuyến", "nghị"},
                                  {"yêu", "cầu"},
                                  {"lưu", "ý"},
                                  {"báo", "cáo"},
                                  {"thông", "báo"},
                                  {"cảnh", "báo"},
                                  {"kết", "luận"},
                                  {"chỉ", "thị"},
                                  {"cam", "kết"},
                                  {"tuyên", "bố"},
                                  {"nhận", "xét"},
                                  {"nhận", "định"},
                                  {"bình", "luận"},
                                  {"dự", "báo"}});
  const bool counted =
      before.kind == ItemKind::number && c.in.tokens[before.last - 1].is_number() && countable.begins_at(c.in.tokens, items[v].first);
  if (counted && (v == 1 || !(is_nominal(items[v - 2]) || items[v - 2].kind == ItemKind::mention))) return true;
  // "đi cùng với lập luận …", "gửi lời đề nghị …"
  static const KeySet last({"với", "lời"});
  if (before.kind == ItemKind::cue && before.last > before.first + 1 && last.contains(c.in.tokens[before.last - 1].key)) return true;
  // "đã quyết định khởi tố" is a verb before a verb.
  return !is_verbal_document(items, v - 1) && behind_event_noun(c.in.tokens, items[v].first);
}

}  // namespace nienbieu
