#include "timeline/weights.h"

#include <algorithm>
#include <bitset>
#include <string_view>
#include <vector>

namespace nienbieu {
namespace {

// The commonest syllables of news prose that carry grammar, not content.
constexpr std::string_view light[] = {
    "và",   "của",  "là",    "có",    "được", "cho", "với",  "trong", "các",   "những", "một",   "không", "đã",    "đang",  "sẽ",
    "này",  "đó",   "khi",   "từ",    "đến",  "tại", "ở",    "trên",  "dưới",  "về",    "ra",    "vào",   "lên",   "xuống", "cũng",
    "như",  "thì",  "mà",    "bị",    "bởi",  "do",  "vì",   "nên",   "rằng",  "để",    "theo",  "sau",   "trước", "giữa",  "cùng",
    "hay",  "hoặc", "nhưng", "còn",   "rất",  "lại", "phải", "cần",   "mọi",   "mỗi",   "nhiều", "ít",    "hơn",   "nhất",  "đây",
    "ấy",   "kia",  "ông",   "bà",    "anh",  "chị", "họ",   "tôi",   "chúng", "ta",    "mình",  "nó",    "người", "việc",  "sự",
    "cuộc", "vụ",   "ngày",  "tháng", "năm",  "hôm", "nay",  "qua",   "thời",  "gian",  "nói",   "biết",  "rõ",    "thêm",  "nếu",
    "tuy",  "đối",  "đều",   "vẫn",   "chỉ",  "gì",  "nào",  "làm",   "đưa",   "số",    "hai",   "thế"};

// Sorted keys behind a bitmap of their low bits, which turns nearly every other syllable away at once.
struct LightKeys {
  std::vector<std::uint64_t> keys;
  std::bitset<4096> seen;

  LightKeys() {
    for (const std::string_view syllable : light) keys.push_back(syllable_key(syllable));
    std::sort(keys.begin(), keys.end());
    for (const std::uint64_t key : keys) seen.set(key & 4095);
  }
  bool contains(std::uint64_t key) const { return seen[key & 4095] && std::binary_search(keys.begin(), keys.end(), key); }
};

}  // namespace

std::uint8_t token_weight(const Token& token) {
  static const LightKeys keys;
  if (token.is_number()) return number_weight;
  if (keys.contains(token.key)) return light_weight;
  return token.capitalised() ? 6 : ordinary_word_weight;
}

}  // namespace nienbieu
