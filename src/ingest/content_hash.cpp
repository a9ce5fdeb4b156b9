#include "ingest/content_hash.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace nienbieu {
namespace {

constexpr std::uint64_t kC1 = 0x87c37b91114253d5ULL;
constexpr std::uint64_t kC2 = 0x4cf5ad432745937fULL;

std::uint64_t little_endian(const char* from) {
  std::uint64_t value = 0;
  std::memcpy(&value, from, sizeof value);
  if constexpr (std::endian::native == std::endian::big) value = __builtin_bswap64(value);
  return value;
}

std::uint64_t mix1(std::uint64_t k) { return std::rotl(k * kC1, 31) * kC2; }
std::uint64_t mix2(std::uint64_t k) { return std::rotl(k * kC2, 33) * kC1; }

std::uint64_t finish(std::uint64_t k) {
  k = (k ^ k >> 33) * 0xff51afd7ed558ccdULL;
  k = (k ^ k >> 33) * 0xc4ceb9fe1a85ec53ULL;
  return k ^ k >> 33;
}

void append_hex(std::string& out, std::uint64_t value) {
  for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[value >> shift & 15];
}

}  // namespace

std::string content_hash(std::string_view bytes) {
  std::uint64_t h1 = 0;
  std::uint64_t h2 = 0;
  const std::size_t blocks = bytes.size() / 16;
  for (std::size_t i = 0; i < blocks; ++i) {
    const char* block = bytes.data() + i * 16;
    h1 = (std::rotl(h1 ^ mix1(little_endian(block)), 27) + h2) * 5 + 0x52dce729;
    h2 = (std::rotl(h2 ^ mix2(little_endian(block + 8)), 31) + h1) * 5 + 0x38495ab5;
  }
  std::array<char, 16> tail{};
  const std::size_t rest = bytes.size() - blocks * 16;
  if (rest) std::memcpy(tail.data(), bytes.data() + blocks * 16, rest);
  h2 ^= mix2(little_endian(tail.data() + 8));
  h1 ^= mix1(little_endian(tail.data()));
  h1 ^= bytes.size();
  h2 ^= bytes.size();
  h1 += h2;
  h2 += h1;
  h1 = finish(h1);
  h2 = finish(h2);
  h1 += h2;
  h2 += h1;
  std::string out;
  append_hex(out, h1);
  append_hex(out, h2);
  return out;
}

}  // namespace nienbieu
