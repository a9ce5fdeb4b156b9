#include "event/compound.h"

#include "event/trigger.h"

namespace nienbieu {
namespace {

// Does the word that ends before token t name a weapon, a craft, a unit or a site; one that does nothing by itself?
bool weapon_before(const TokenList& tokens, std::uint32_t t) {
  static const KeySet one({"pháo", "bom", "đạn", "súng", "xe", "tàu", "uav", "drone", "radar"});
  static const PairSet two({{"tàu", "ngầm"},
                            {"trực", "thăng"},
                            {"máy", "bay"},
                            {"tên", "lửa"},
                            {"phản", "lực"},
                            {"vũ", "khí"},
                            {"người", "lái"},
                            {"lữ", "đoàn"},
                            {"sư", "đoàn"},
                            {"tiểu", "đoàn"},
                            {"trung", "đoàn"},
                            {"phi", "đội"},
                            {"chỉ", "huy"},
                            {"tổ", "hợp"},
                            {"hệ", "thống"},
                            {"thiết", "bị"}});
  return one.contains(tokens[t - 1].key) || two.ends_before(tokens, t);
}

bool site_before(const TokenList& tokens, std::uint32_t t) {
  static const KeySet one({"dàn", "giàn", "bệ", "ống", "silo"});
  static const PairSet two({{"căn", "cứ"}, {"trung", "tâm"}, {"bãi", "thử"}, {"hầm", "chứa"}});
  return one.contains(tokens[t - 1].key) || two.ends_before(tokens, t);
}

// A verb takes what is named: "điều trực thăng", "mua 10 tên lửa".
bool object_of_verb(const SentenceView& s, std::uint32_t t) {
  for (auto i = t; i > 0 && t - i < 7; --i) {
    const Item& item = s[i - 1];
    if (item.is_verb() || item.is_predicate()) return true;
    if (item.kind != ItemKind::word && item.kind != ItemKind::number && item.cue != CueKind::agent_noun &&
        item.cue != CueKind::abstract_noun && item.cue != CueKind::adverb && item.cue != CueKind::negation)
      return false;
  }
  return false;
}

// "nguyên nhân tử vong", "tỷ lệ tử vong": how people die, not that somebody did.
bool names_a_cause(const TokenList& tokens, std::uint32_t first) {
  static const PairSet two({{"nguyên", "nhân"},
                            {"tỷ", "lệ"},
                            {"tỉ", "lệ"},
                            {"nguy", "cơ"},
                            {"phòng", "ngừa"},
                            {"ngăn", "ngừa"},
                            {"phòng", "chống"},
                            {"khả", "năng"}});
  return two.ends_before(tokens, first);
}

}  // namespace

bool names_a_weapon(const SentenceView& s, std::uint32_t t, std::string_view type) {
  // What stands behind a word that only tells what kind of weapon it is.
  static const KeySet kind({"của",  "số",    "hạt", "tầm", "mặt",  "liều", "nhanh", "loạt", "sớm",   "đa",
                            "hạng", "chiến", "cảm", "tự",  "mang", "do",   "được",  "đã",   "sẽ",    "đang",
                            "bị",   "có",    "là",  "và",  "trên", "dưới", "cơ",    "điện", "không", "hiện"});
  if ((type != "ASSAULT" && type != "MOBILIZE" && type != "THREATEN") || trigger_cell(s, t, "pos") == "n") return false;
  const auto& tokens = s.c.in.tokens;
  const auto first = s[t].first, last = s[t].last;
  if (first == 0) return false;
  const bool ends = t + 1 >= s.size();
  if (t > 0 && tokens[first].casing == Casing::initial && tokens[first - 1].is_word() &&
      (ends || s[t + 1].kind != ItemKind::mention || tokens[first - 1].capitalised()))
    return tokens[first - 1].casing != Casing::upper;
  if (site_before(tokens, first)) return true;
  if (!weapon_before(tokens, first)) return false;
  if (ends || s[t + 1].kind == ItemKind::punct || kind.contains(tokens[last].key)) return true;
  static const KeySet sent({"tới", "đến", "cho", "sang", "từ"});
  if (sent.contains(tokens[last].key) && object_of_verb(s, t)) return true;
  const bool designation = tokens[last].capitalised() && s[t + 1].kind != ItemKind::mention;
  return designation && object_of_verb(s, t);
}

bool names_a_charge(const SentenceView& s, std::uint32_t t, std::string_view type) {
  constexpr std::uint64_t charge = WordKey("tội").value;
  if (type == "LEGAL" || t == 0) return false;
  for (auto i = t; i > 0 && t - i < 12; --i) {
    if (s.token(i - 1).key == charge && s[i - 1].cue == CueKind::abstract_noun) return true;
    const bool list = s.punct(i - 1, ',') || s.word(i - 1, "và");
    if (!list && s[i - 1].kind != ItemKind::word && !s[i - 1].trigger) return false;
  }
  return false;
}

namespace {

// "Gaza đang bốc cháy", "cuộc chiến làm rung chuyển Trung Đông": nothing burns or shakes but by a name of speech.
bool burns_in_words(const SentenceView& s, std::uint32_t t) {
  const auto text = s.text(t);
  const bool burns = text == "bốc cháy" || text == "bùng cháy" || text == "rực cháy";
  auto i = t;
  while (i > 0 && (s[i - 1].kind == ItemKind::cue || s.punct(i - 1, '"'))) --i;
  if (burns) return i > 0 && s[i - 1].kind == ItemKind::mention && s.c.mention(s[i - 1]).type == EntityType::place && i - 1 == 0;
  if (text != "rung chuyển") return false;
  static const PairSet affairs({{"xung", "đột"},
                                {"khủng", "hoảng"},
                                {"bê", "bối"},
                                {"chính", "trường"},
                                {"dư", "luận"},
                                {"thị", "trường"},
                                {"cuộc", "chiến"},
                                {"thế", "giới"},
                                {"làng", "giải"},
                                {"vụ", "án"},
                                {"tin", "đồn"},
                                {"tuyên", "bố"},
                                {"thỏa", "thuận"}});
  const auto& tokens = s.c.in.tokens;
  const auto first = s[t].first, from = first > 12 ? first - 12 : 0u;
  return affairs.stands_in(tokens, from, first) || affairs.begins_at(tokens, s[t].last);
}

}  // namespace

bool figure_of_speech(const SentenceView& s, std::uint32_t t, std::string_view type) {
  if (type == "DISASTER") return burns_in_words(s, t);
  if (type != "ASSAULT") return false;
  static const KeySet sales({"giảm", "quảng", "khuyến", "tuyên", "truyền", "tiếp", "gây",  "vận", "tiêm", "cao",
                             "kiểm", "ra",    "bán",    "trồng", "dọn",    "làm",  "tình", "hỗ",  "giáo", "mua"});
  static const PairSet market({{"thị", "trường"},
                               {"phòng", "vé"},
                               {"bảng", "xếp"},
                               {"màn", "ảnh"},
                               {"giải", "thưởng"},
                               {"làng", "giải"},
                               {"mạng", "xã"},
                               {"đường", "đua"},
                               {"giác", "quan"},
                               {"hệ", "tiêu"}});
  static const PairSet pest({{"sâu", "bệnh"},
                             {"vi", "khuẩn"},
                             {"dịch", "bệnh"},
                             {"côn", "trùng"},
                             {"nắng", "nóng"},
                             {"cơn", "đau"},
                             {"tế", "bào"},
                             {"ký", "sinh"}});
  static const KeySet pests({"virus", "muỗi", "mối", "nấm", "mọt"});
  const auto& tokens = s.c.in.tokens;
  const auto first = s[t].first, last = s[t].last;
  if (market.begins_at(tokens, last)) return true;
  // "mở chiến dịch giảm giá", "mở chiến dịch “sạch phố”"
  if (s.text(t).ends_with("mở chiến dịch") && last < tokens.size() &&
      (sales.contains(tokens[last].key) || (t + 1 < s.size() && s[t + 1].quote != no_index && s[t + 1].quote != s[t].quote)))
    return true;
  if (first >= 1 && pests.contains(tokens[first - 1].key)) return true;
  return pest.ends_before(tokens, first);
}

bool names_a_paper(const SentenceView& s, std::uint32_t t) {
  static const PairSet papers({{"hiệp", "ước"}, {"hiệp", "định"}, {"công", "ước"}, {"định", "thư"}});
  const auto& tokens = s.c.in.tokens;
  if (t > 0 && s.word(t - 1, "vốn") && trigger_cell(s, t, "type") == "COERCE") return true;  // "các nghị quyết vốn cấm Bình Nhưỡng …"
  auto i = t;
  while (i > 0 && s[i - 1].trigger && s[i - 1].last == s[i].first && t - i < 3 && trigger_cell(s, i - 1, "type") == "COERCE") --i;
  const auto first = s[i].first;
  return papers.ends_before(tokens, first);
}

bool names_a_topic(const SentenceView& s, std::uint32_t t) {
  if (t < 2 || trigger_cell(s, t, "pos") == "n" || !s.punct(t - 1, ',')) return false;
  const auto plain = [&](std::uint32_t i) { return s[i].kind == ItemKind::word && !s[i].is_predicate() && s[i].cue != CueKind::adverb; };
  auto end = t + 1;
  while (end < s.size() && end < t + 6 && plain(end)) ++end;
  if (!s.word(end, "và") || end + 1 >= s.size() || s[end + 1].is_verb() || s[end + 1].is_predicate()) return false;
  for (auto i = t - 1; i > 0 && t - i < 12; --i) {
    if (s.word(i - 1, "về")) return true;
    if (!plain(i - 1) && !s.punct(i - 1, ',') && s[i - 1].cue != CueKind::document_noun) return false;
  }
  return false;
}

bool names_a_means(const SentenceView& s, std::uint32_t t, std::string_view type) {
  static const KeySet one({"hàng", "quỹ", "đội", "tổ", "điểm", "trại", "đường", "thế", "nhóm", "khu", "vùng", "tiền", "diện"});
  static const PairSet two({{"tuyến", "đường"}, {"hành", "lang"},    {"khu", "vực"},     {"địa", "điểm"},  {"tổ", "chức"},
                            {"nhân", "viên"},   {"ủy", "ban"},       {"đoàn", "xe"},     {"đoàn", "tàu"},  {"chuyến", "bay"},
                            {"hàng", "hóa"},    {"chương", "trình"}, {"chính", "sách"},  {"công", "tác"},  {"phương", "án"},
                            {"kế", "hoạch"},    {"kịch", "bản"},     {"quy", "trình"},   {"tốc", "độ"},    {"nhu", "cầu"},
                            {"số", "lượng"},    {"dòng", "người"},   {"lượng", "người"}, {"trung", "tâm"}, {"thời", "gian"},
                            {"trường", "hợp"},  {"nguồn", "lực"},    {"trang", "bị"},    {"cơ", "quan"}});
  static const KeySet object({"các", "những", "một", "hai", "ba", "nhiều", "hàng", "hơn", "gần", "khoảng", "toàn", "tất", "thêm"});
  const auto mode = trigger_cell(s, t, "mode");
  if (t == 0 || trigger_cell(s, t, "pos") == "n" || (type != "AID" && type != "COERCE" && mode != "evacuate" && mode != "investigate"))
    return false;
  const auto& tokens = s.c.in.tokens;
  const auto first = s[t].first;
  if (s[t - 1].last != first || s[t - 1].is_verb()) return false;
  if (s[t - 1].kind == ItemKind::mention && !s.c.mention(s[t - 1]).unnamed) return false;
  if (!one.contains(tokens[first - 1].key) && !two.ends_before(tokens, first)) return false;
  const auto next = t + 1;
  return next >= s.size() || (s[next].kind != ItemKind::number && !s.word(next, object) && s[next].kind != ItemKind::mention);
}

bool names_a_kind(const SentenceView& s, std::uint32_t t) {
  static const PairSet forces(
      {{"lực", "lượng"}, {"phiến", "quân"}, {"dân", "quân"}, {"giáo", "phái"}, {"cử", "tri"}, {"đám", "đông"}, {"phong", "trào"}});
  static const KeySet one({"phe", "nhóm", "phái"});
  const auto& tokens = s.c.in.tokens;
  const auto first = s[t].first;
  if (t == 0 || s[t - 1].last != first) return false;
  const auto text = s.text(t);
  if (text == "trừng phạt") return tokens[first - 1].key == WordKey("thuế").value || tokens[first - 1].key == WordKey("quan").value;
  if (text != "ủng hộ" || !(one.contains(tokens[first - 1].key) || forces.ends_before(tokens, first))) return false;
  return s[t - 1].kind != ItemKind::mention || s.c.mention(s[t - 1]).unnamed;
}

bool names_occupied_land(const SentenceView& s, std::uint32_t t) {
  static const PairSet land({{"lãnh", "thổ"}, {"khu", "vực"}, {"vùng", "đất"}});
  if (s.text(t) != "chiếm đóng" || t == 0 || !s.word(t - 1, "bị")) return false;
  const auto& tokens = s.c.in.tokens;
  for (auto k = s[t - 1].first; k > 1 && s[t - 1].first - k < 5; --k)
    if (land.contains(tokens[k - 2].key, tokens[k - 1].key) || tokens[k - 1].key == WordKey("vùng").value) return true;
  return false;
}

bool names_a_stretch(const SentenceView& s, std::uint32_t t) {
  static const KeySet to({"đến", "tới"});
  static const KeySet along(
      {"tỉnh", "phố", "phương", "vực", "vùng", "biển", "đoạn", "tuyến", "đường", "miền", "dài", "xã", "huyện", "trải"});
  if (s[t].last != s[t].first + 1 || !to.contains(s.token(t).key)) return false;
  for (auto i = t; i > 1 && t - i < 6; --i) {
    if (s.word(i - 1, "từ")) return along.contains(s.c.in.tokens[s[i - 2].last - 1].key);
    if (s[i - 1].is_verb() || s[i - 1].is_predicate() || s[i - 1].kind == ItemKind::punct) return false;
  }
  return false;
}

bool names_a_risk(const SentenceView& s, std::uint32_t t, std::string_view type) {
  if (type == "HARM") return names_a_cause(s.c.in.tokens, s[t].first);
  if (type == "DISASTER" && t == 0 && s.word(t + 1, "là")) return true;  // "Tai nạn giao thông là nguyên nhân …"
  if (type != "DISASTER" || t == 0) return false;
  static const KeySet one({"về", "chống", "phòng", "ngừa", "mùa", "kiểu", "loại"});
  static const PairSet two({{"giảm", "thiểu"},  {"tình", "hình"},  {"xử", "lý"},     {"an", "toàn"},   {"bồi", "thường"}, {"bảo", "hiểm"},
                            {"phòng", "chống"}, {"phòng", "ngừa"}, {"hiểm", "họa"},  {"rủi", "ro"},    {"cảnh", "báo"},   {"nạn", "nhân"},
                            {"giảm", "nhẹ"},    {"quỹ", "phòng"},  {"dự", "báo"},    {"khắc", "phục"}, {"kiến", "thức"},  {"kịch", "bản"},
                            {"chịu", "được"},   {"chi", "phí"},    {"nghiên", "cứu"}});
  static const KeySet counted({"vụ", "trận", "đợt", "cơn", "cuộc"});
  const auto& tokens = s.c.in.tokens;
  const auto first = s[t].first;
  if (counted.contains(tokens[first].key)) return false;
  // What is told of one that happened: where, when, or whom it hit.
  if (t + 1 < s.size() && (s[t + 1].kind == ItemKind::time || s[t + 1].kind == ItemKind::mention)) return false;
  if (one.contains(tokens[first - 1].key) || two.ends_before(tokens, first)) return true;
  // "theo dõi diễn biến của bão, mưa lũ", "ứng phó bão, lũ"
  static const PairSet watched({{"diễn", "biến"}, {"ứng", "phó"}, {"chống", "với"}});
  for (auto k = first; k > 1 && first - k < 8; --k) {
    if (watched.contains(tokens[k - 2].key, tokens[k - 1].key)) return true;
    if (tokens[k - 1].is_punct('.') || tokens[k - 1].is_punct(';')) return false;
  }
  return false;
}

}  // namespace nienbieu
