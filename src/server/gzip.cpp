#include "server/gzip.h"

#include <zlib.h>

#include <algorithm>

namespace nienbieu {

std::string gzip(std::string_view bytes, int level) {
  z_stream z{};
  std::string out;
  if (deflateInit2(&z, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return out;
  std::size_t given = 0;
  out.resize(std::min<std::size_t>(bytes.size() / 3 + 64, 1u << 26));
  std::size_t made = 0;
  int state = Z_OK;
  while (state == Z_OK || state == Z_BUF_ERROR) {
    if (z.avail_in == 0 && given < bytes.size()) {
      const std::size_t part = std::min<std::size_t>(bytes.size() - given, 1u << 24);
      z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + given));
      z.avail_in = static_cast<uInt>(part);
      given += part;
    }
    if (made == out.size()) out.resize(out.size() * 2);
    const std::size_t room = std::min<std::size_t>(out.size() - made, 1u << 24);
    z.next_out = reinterpret_cast<Bytef*>(out.data() + made);
    z.avail_out = static_cast<uInt>(room);
    state = deflate(&z, given == bytes.size() ? Z_FINISH : Z_NO_FLUSH);
    made += room - z.avail_out;
  }
  deflateEnd(&z);
  out.resize(state == Z_STREAM_END ? made : 0);
  return out;
}

}  // namespace nienbieu
