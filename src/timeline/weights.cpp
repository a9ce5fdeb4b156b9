#include "timeline/weights.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace nienbieu {
namespace {

// The commonest syllables of news prose that carry grammar, not content.
constexpr std::string_view light[] = {
    "và",   "của",  "là",   "có",   "được", "cho",  "với",  "trong", "các",  "những", "một",  "không", "đã",   "đang", "sẽ",   "này",  "đó",
    "khi",  "từ",   "đến",  "tại",  "ở",    "trên", "dưới", "về",    "ra",   "vào",   "lên",  "xuống", "cũng", "như",  "thì",  "mà",   "bị",
    "bởi",  "do",   "vì",   "nên",  "rằng", "để",   "theo", "sau",   "trước", "giữa", "cùng", "hay",   "hoặc", "nhưng", "còn", "rất",  "lại",
    "phải", "cần",  "mọi",  "mỗi",  "nhiều", "ít",  "hơn",  "nhất",  "đây",  "ấy",    "kia",  "ông",   "bà",   "anh",  "chị",  "họ",   "tôi",
    "chúng", "ta",  "mình", "nó",   "người", "việc", "sự",  "cuộc",  "vụ",   "ngày",  "tháng", "năm",  "hôm",  "nay",  "qua",  "thời", "gian",
    "nói",  "biết", "rõ",   "thêm", "nếu",  "tuy",  "đối",  "đều",   "vẫn",  "chỉ",   "gì",   "nào",   "làm",  "đưa",  "số",   "hai",  "thế"};

}  // namespace

std::uint8_t token_weight(const Token& token) {
  static const std::vector<std::uint64_t> keys = [] {
    std::vector<std::uint64_t> out;
    for (const std::string_view syllable : light) out.push_back(syllable_key(syllable));
    std::sort(out.begin(), out.end());
    return out;
  }();
  if (token.is_number()) return 6;
  if (std::binary_search(keys.begin(), keys.end(), token.key)) return 1;
  return token.capitalised() ? 6 : 4;
}

}  // namespace nienbieu
