// Values as bytes for temporary files, and keys whose bytes are in the order of what they stand for. Private to src/timeline.
#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace nienbieu {

class ByteWriter {
 public:
  explicit ByteWriter(std::string& out) : out_(out) {}
  template <class T>
  requires std::is_arithmetic_v<T>
  void put(T value) { out_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void put(std::string_view text) {
    put(static_cast<std::uint32_t>(text.size()));
    out_ += text;
  }
  template <class List, class Each>
  void put_list(const List& list, Each each) {
    put(static_cast<std::uint32_t>(list.size()));
    for (const auto& item : list) each(item);
  }

 private:
  std::string& out_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : left_(bytes) {}
  template <class T>
  requires std::is_arithmetic_v<T> T get() {
    T value;
    std::memcpy(&value, left_.data(), sizeof value);
    left_.remove_prefix(sizeof value);
    return value;
  }
  std::string_view text() {
    const auto size = get<std::uint32_t>();
    const std::string_view out = left_.substr(0, size);
    left_.remove_prefix(size);
    return out;
  }
  template <class List, class Each>
  void get_list(List& list, Each each) {
    list.resize(get<std::uint32_t>());
    for (auto& item : list) each(item);
  }

 private:
  std::string_view left_;
};

// Bytes in the order of the numbers.
inline void append_ordered(std::string& key, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) key += static_cast<char>(value >> shift & 0xFF);
}
inline void append_ordered(std::string& key, std::int32_t value) { append_ordered(key, static_cast<std::uint32_t>(value) ^ 0x80000000U); }

// Bytes in the order of the texts, whatever follows them: a NUL becomes NUL FF, the end is NUL NUL.
inline void append_ordered(std::string& key, std::string_view text) {
  for (const char c : text) {
    key += c;
    if (c == '\0') key += '\xFF';
  }
  key.append(2, '\0');
}

}  // namespace nienbieu
