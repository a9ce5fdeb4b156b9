// The values of a JSON file one by one: the elements of its array, or the values that follow one another, each over any number of lines.
//
// Contract. Only brackets and strings are followed here; whether a value is right is for its parser to say. A value is held whole, up to
// the limit; a larger one is passed over piece by piece and reported as `too_long`. A view is valid until the next call. A value that
// the file ends in is given as far as it goes, so that the parser names the fault.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "ingest/byte_window.h"

namespace nienbieu {

struct JsonValue {
  std::string_view text;
  std::uint64_t line = 0;    // where it begins, from 1
  std::uint64_t column = 0;  // in bytes, from 1
  std::uint64_t length = 0;
  bool too_long = false;  // `text` is empty then
};

class JsonValues {
 public:
  JsonValues(ByteSourcePtr source, std::size_t buffer_bytes, std::size_t max_value_bytes);
  std::optional<Result<JsonValue>> next();

 private:
  enum class Place : std::uint8_t { kStart, kElement, kAfterElement, kValues, kEnd };

  std::optional<Result<char>> next_token();  // the first byte that is no white space; nullopt = end
  Result<JsonValue> value();
  Error here(const char* code, const char* message) const;
  void pass(std::size_t count);  // drops bytes, counting lines

  ByteWindow window_;
  Place place_ = Place::kStart;
  std::uint64_t line_ = 1;
  std::uint64_t line_start_ = 0;  // offset of the line's first byte
};

// By the first bytes of a file: every line is a value of its own (JSON Lines).
bool is_one_value_a_line(std::string_view head);

}  // namespace nienbieu
