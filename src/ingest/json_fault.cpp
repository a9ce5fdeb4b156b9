#include "ingest/json_fault.h"

#include <array>
#include <string>
#include <vector>

#include "ingest/encoding.h"

namespace nienbieu {
namespace {

constexpr std::size_t kMaxDepth = 1024;  // as simdjson's

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// A walk over the tokens with a stack of open brackets; no recursion, so depth costs no call stack.
class Walk {
 public:
  explicit Walk(std::string_view json, std::string_view key = {}) : json_(json), key_(key) {}

  std::optional<JsonFault> run() {
    blanks();
    if (at_ == json_.size()) return fault_at(at_, "nothing here: expected a JSON object");
    if (!value()) return fault_;
    while (!open_.empty()) {
      if (!step()) return fault_;
    }
    blanks();
    if (at_ != json_.size()) return fault_at(at_, "something follows the JSON value: one object a line is right");
    return std::nullopt;
  }

  std::optional<std::size_t> found() const { return found_; }

 private:
  JsonFault fault_at(std::size_t offset, std::string message) { return {offset, std::move(message)}; }
  bool fail(std::size_t offset, std::string message) {
    fault_ = fault_at(offset, std::move(message));
    return false;
  }
  bool more() const { return at_ < json_.size(); }
  void blanks() {
    while (more() && is_blank(json_[at_])) ++at_;
  }

  // A string, number or word, or the opening of an object or array.
  bool value() {
    blanks();
    if (!more()) return fail(at_, "the JSON ends where a value should be");
    const char c = json_[at_];
    if (c == '{' || c == '[') {
      if (open_.size() == kMaxDepth) return fail(at_, "nested deeper than 1024 levels");
      open_.push_back(c);
      fresh_ = true;
      ++at_;
      return true;
    }
    fresh_ = false;
    if (c == '"') return string();
    if (c == '-' || is_digit(c)) return number();
    for (const std::string_view word : {"true", "false", "null"}) {
      if (json_.substr(at_, word.size()) == word) return at_ += word.size(), true;
    }
    return fail(at_, "not a JSON value: expected a string in \"double quotes\", a number, true, false, null, { or [");
  }

  // What comes next inside the innermost bracket.
  bool step() {
    blanks();
    const bool object = open_.back() == '{';
    if (!more())
      return fail(at_, object ? "the JSON ends inside an object: a } is missing" : "the JSON ends inside an array: a ] is missing");
    if (json_[at_] == (object ? '}' : ']')) {
      open_.pop_back();
      fresh_ = false;
      ++at_;
      return true;
    }
    if (!fresh_) {
      if (json_[at_] != ',') return fail(at_, object ? "expected , or } here" : "expected , or ] here");
      ++at_;
      blanks();
    }
    return object ? member() : value();
  }

  bool member() {
    if (!more() || json_[at_] != '"') return fail(at_, "expected a key in \"double quotes\" here");
    const std::size_t start = at_;
    if (!string()) return false;
    const bool wanted = open_.size() == 1 && json_.substr(start + 1, at_ - start - 2) == key_;
    blanks();
    if (!more() || json_[at_] != ':') return fail(at_, "expected : after the key");
    ++at_;
    blanks();
    if (wanted) found_ = at_;
    return value();
  }

  bool string() {
    const std::size_t start = at_++;
    while (more()) {
      const char c = json_[at_];
      if (c == '"') return ++at_, true;
      if (static_cast<unsigned char>(c) < 0x20) return fail(at_, "a control character in a string: write it as \\n, \\t or \\u00XX");
      if (c != '\\') {
        ++at_;
      } else if (!escape()) {
        return false;
      }
    }
    return fail(start, "a string without its closing quotation mark begins here");
  }

  bool escape() {
    const std::size_t start = at_;
    const char c = at_ + 1 < json_.size() ? json_[at_ + 1] : '\0';
    if (c != 'u') {
      at_ += 2;
      if (std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos) return true;
      return fail(start, "not a JSON escape: \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX are right");
    }
    const int unit = hex4(at_ + 2);
    if (unit < 0) return fail(start, "\\u must be followed by four hexadecimal digits");
    at_ += 6;
    if (unit < 0xD800 || unit > 0xDFFF) return true;
    const int low = unit < 0xDC00 && json_.substr(at_, 2) == "\\u" ? hex4(at_ + 2) : -1;
    if (low < 0xDC00 || low > 0xDFFF) return fail(start, "a lone surrogate: \\uD800 to \\uDBFF must be followed by \\uDC00 to \\uDFFF");
    at_ += 6;
    return true;
  }

  int hex4(std::size_t from) const {
    if (from + 4 > json_.size()) return -1;
    int value = 0;
    for (std::size_t i = from; i < from + 4; ++i) {
      const int digit = hex_value(json_[i]);
      if (digit < 0) return -1;
      value = value * 16 + digit;
    }
    return value;
  }

  bool digits() {
    const std::size_t start = at_;
    while (more() && is_digit(json_[at_])) ++at_;
    return at_ > start;
  }

  bool number() {
    const std::size_t start = at_;
    if (json_[at_] == '-') ++at_;
    const bool zero = more() && json_[at_] == '0';
    const std::size_t integer = at_;
    bool right = digits() && (!zero || at_ == integer + 1);
    if (right && more() && json_[at_] == '.') right = (++at_, digits());
    if (right && more() && (json_[at_] == 'e' || json_[at_] == 'E')) {
      ++at_;
      if (more() && (json_[at_] == '+' || json_[at_] == '-')) ++at_;
      right = digits();
    }
    return right || fail(start, "not a JSON number");
  }

  std::string_view json_;
  std::string_view key_;
  std::size_t at_ = 0;
  std::vector<char> open_;
  bool fresh_ = false;  // the bracket was just opened: no comma before the next member
  JsonFault fault_;
  std::optional<std::size_t> found_;
};

}  // namespace

std::optional<JsonFault> find_json_fault(std::string_view json) {
  if (const auto at = first_invalid_utf8(json))
    return JsonFault{*at, "not valid UTF-8: convert the file or name its encoding with --encoding"};
  return Walk(json).run();
}

std::optional<std::size_t> find_json_value(std::string_view json, std::string_view key) {
  Walk walk(json, key);
  (void)walk.run();
  return walk.found();
}

}  // namespace nienbieu
