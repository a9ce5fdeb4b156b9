#include "event/sport.h"

#include <algorithm>
#include <array>

namespace nienbieu {
bool tells_of_sport(const SentenceView& s) {
  static const PairSet pairs(
      {{"cầu", "thủ"},  {"bàn", "thắng"},   {"đội", "tuyển"},  {"trận", "đấu"}, {"vòng", "loại"}, {"bán", "kết"},   {"chung", "kết"},
       {"tứ", "kết"},   {"ghi", "bàn"},     {"tiền", "đạo"},   {"tiền", "vệ"},  {"hậu", "vệ"},    {"thủ", "môn"},   {"hiệp", "một"},
       {"hiệp", "hai"}, {"khung", "thành"}, {"ngoại", "hạng"}, {"sân", "nhà"},  {"sân", "khách"}, {"lượt", "trận"}, {"đội", "bóng"},
       {"bóng", "đá"},  {"vòng", "bảng"},   {"mùa", "giải"},   {"chân", "sút"}, {"đội", "nhà"},   {"hàng", "công"}, {"hàng", "thủ"},
       {"đối", "đầu"},  {"trận", "thắng"},  {"trận", "hòa"},   {"trận", "gặp"}, {"cú", "sút"},    {"vô", "địch"},   {"lượt", "về"},
       {"lượt", "đi"},  {"thi", "đấu"},     {"bảng", "xếp"}});
  static const KeySet words({"hlv", "clb", "fifa", "uefa", "aff", "afc", "derby", "playoff", "penalty", "futsal"});
  const auto& t = s.c.in.tokens;
  const auto end = s.items.back().last;
  for (auto i = s.items.front().first; i < end; ++i) {
    if (words.contains(t[i].key)) return true;
    if (i + 1 < end && pairs.contains(t[i].key, t[i + 1].key)) return true;
  }
  return false;
}

bool word_of_the_game(const SentenceView& s, std::uint32_t t) {
  static constexpr std::array<std::string_view, 28> words = {
      "gặp",       "tiếp",    "đón",      "tiếp đón", "đón tiếp",  "tấn công", "phản công", "bắt được", "đâm vào", "rơi vào",
      "đe dọa",    "đe doạ",  "gặp nhau", "tiến vào", "xuất quân", "bắn phá",  "trả đũa",   "áp sát",   "hạ",      "xuyên thủng",
      "triệu tập", "loại bỏ", "va chạm",  "nổ súng",  "chiêu mộ",  "hạ gục",   "chặn đứng", "giáng đòn"};
  auto text = std::string(s.text(t));
  if (text.starts_with("Đ")) text.replace(0, 2, "đ");
  if (text.starts_with("T")) text[0] = 't';
  if (text.starts_with("G")) text[0] = 'g';
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace nienbieu
