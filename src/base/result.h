// Errors are values with a place; nothing in the library prints, throws across its border, or exits.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace nienbieu {

// What went wrong, where, and what would be right. `line` and `column` count from 1; 0 = not applicable.
struct Error {
  std::string code;  // stable machine name: "io.open", "json.type", "utf8.invalid", "lexicon.column" ...
  std::string file;  // as the user gave it; empty when the input has no name
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  std::string message;  // English, one sentence, says what would be right

  std::string to_string() const {
    std::string out = file;
    if (line) out += (out.empty() ? "" : ":") + std::to_string(line);
    if (column) out += ":" + std::to_string(column);
    if (!out.empty()) out += ": ";
    return out + message + (code.empty() ? "" : " [" + code + "]");
  }
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() { return std::get<0>(state_); }
  const T& value() const { return std::get<0>(state_); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

// The result of something that yields nothing but may fail.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(Error error) : failed_(true), error_(std::move(error)) {}
  bool ok() const { return !failed_; }
  explicit operator bool() const { return ok(); }
  const Error& error() const { return error_; }

 private:
  bool failed_ = false;
  Error error_;
};

using Errors = std::vector<Error>;

}  // namespace nienbieu
