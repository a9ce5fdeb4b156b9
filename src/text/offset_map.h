// Bytes to code points or UTF-16 units, for output. Built once per document in one pass, O(1) per query
// (a checkpoint every 64 bytes, then at most 63 bytes are counted).
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace nienbieu {

enum class OffsetUnit : std::uint8_t { code_points, bytes, utf16 };

class OffsetMap {
 public:
  // Keeps a view of `text`; the text must outlive the map.
  void reset(std::string_view text, OffsetUnit unit = OffsetUnit::code_points);
  std::uint32_t operator()(std::uint32_t byte_offset) const;

 private:
  std::string_view text_;
  OffsetUnit unit_ = OffsetUnit::code_points;
  std::vector<std::uint32_t> checkpoints_;
};

}  // namespace nienbieu
