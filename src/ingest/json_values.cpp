#include "ingest/json_values.h"

#include <algorithm>

#include "ingest/ascii.h"

namespace nienbieu {
namespace {

// Follows one value byte by byte to its end.
class Follower {
 public:
  // Whether `c` is the last byte of a bracketed value.
  bool closes(char c) {
    if (in_string_) {
      if (escaped_) {
        escaped_ = false;
      } else if (c == '\\') {
        escaped_ = true;
      } else if (c == '"') {
        in_string_ = false;
        return depth_ == 0;
      }
      return false;
    }
    if (c == '"') in_string_ = true;
    if (c == '{' || c == '[') ++depth_;
    return (c == '}' || c == ']') && --depth_ <= 0;
  }
  bool inside() const { return in_string_ || depth_ > 0; }

 private:
  int depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
};

}  // namespace

JsonValues::JsonValues(ByteSourcePtr source, std::size_t buffer_bytes, std::size_t max_value_bytes)
    : window_(std::move(source), buffer_bytes, max_value_bytes) {}

void JsonValues::pass(std::size_t count) {
  const std::string_view passed = window_.held().substr(0, count);
  for (std::size_t at = passed.find('\n'); at != std::string_view::npos; at = passed.find('\n', at + 1)) {
    ++line_;
    line_start_ = window_.offset() + at + 1;
  }
  window_.drop(count);
}

Error JsonValues::here(const char* code, const char* message) const {
  return {code, "", line_, window_.offset() - line_start_ + 1, message};
}

std::optional<Result<char>> JsonValues::next_token() {
  for (;;) {
    const std::string_view held = window_.held();
    std::size_t blanks = 0;
    while (blanks < held.size() && is_ascii_blank(held[blanks])) ++blanks;
    pass(blanks);
    if (!window_.held().empty()) return window_.held().front();
    const auto got = window_.more();
    if (!got) return got.error();
    if (*got == 0) return std::nullopt;
  }
}

Result<JsonValue> JsonValues::value() {
  JsonValue value{{}, line_, window_.offset() - line_start_ + 1, 0, false};
  Follower follower;
  const char first = window_.held().front();
  const bool scalar = first != '{' && first != '[' && first != '"';
  std::size_t at = 0;
  for (;;) {
    const std::string_view held = window_.held();
    for (; at < held.size(); ++at) {
      const bool ends =
          scalar ? is_ascii_blank(held[at]) || held[at] == ',' || held[at] == ']' || held[at] == '}' : follower.closes(held[at]);
      if (!ends) continue;
      const std::size_t length = std::max<std::size_t>(scalar ? at : at + 1, 1);
      value.length += length;
      value.too_long = value.length > window_.limit();
      if (!value.too_long) value.text = held.substr(0, length);
      pass(length);
      return value;
    }
    if (at > window_.limit()) {
      value.too_long = true;
      value.length += at;
      pass(at);
      at = 0;
    }
    const auto got = window_.more();
    if (!got) return got.error();
    if (*got > 0) continue;
    value.length += at;
    if (!value.too_long) value.text = window_.held();
    pass(at);
    place_ = Place::kEnd;
    return value;
  }
}

std::optional<Result<JsonValue>> JsonValues::next() {
  while (place_ != Place::kEnd) {
    const auto token = next_token();
    if (token && !*token) return place_ = Place::kEnd, token->error();
    const bool in_array = place_ == Place::kElement || place_ == Place::kAfterElement;
    if (!token) {
      place_ = Place::kEnd;
      if (in_array) return here("json.syntax", "the JSON ends inside an array: a ] is missing");
      return std::nullopt;
    }
    const char c = **token;
    if (place_ == Place::kStart) {
      place_ = c == '[' ? Place::kElement : Place::kValues;
      if (c == '[') pass(1);
    } else if (in_array && c == ']') {
      pass(1);
      place_ = Place::kValues;
    } else if (place_ == Place::kAfterElement) {
      place_ = Place::kElement;
      if (c != ',') return here("json.syntax", "expected , or ] between the articles of an array");
      pass(1);
    } else {
      if (in_array) place_ = Place::kAfterElement;
      auto found = value();
      if (!found) place_ = Place::kEnd;
      return found;
    }
  }
  return std::nullopt;
}

bool is_one_value_a_line(std::string_view head) {
  std::size_t at = head.find_first_not_of(" \t\r\n");
  if (at == std::string_view::npos) return true;
  if (head[at] != '{') return false;
  Follower follower;
  for (; at < head.size() && head[at] != '\n'; ++at) follower.closes(head[at]);
  if (at == head.size() || !follower.inside()) return true;
  return at + 1 < head.size() && head[at + 1] == '{';
}

}  // namespace nienbieu
