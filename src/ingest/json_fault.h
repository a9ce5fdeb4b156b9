// Where and why a JSON value is not valid, for messages. Slow and careful; runs only where the fast parser has said no.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace nienbieu {

struct JsonFault {
  std::size_t offset = 0;  // of the byte at fault, from 0
  std::string message;     // what is there and what would be right
};

// The first fault by RFC 8259 (lone surrogates and invalid UTF-8 are faults); nullopt = valid.
std::optional<JsonFault> find_json_fault(std::string_view json);

// Offset of the value of `key` in a valid top-level object (its last one if the key comes again); nullopt = no such key.
std::optional<std::size_t> find_json_value(std::string_view json, std::string_view key);

}  // namespace nienbieu
