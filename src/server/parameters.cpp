#include "server/parameters.h"

#include <algorithm>
#include <charconv>

namespace nienbieu {
namespace {

constexpr std::size_t longest_text = 200;

bool number(std::string_view text, std::size_t digits, int& out) {
  if (text.size() != digits) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc{} && end == text.data() + text.size() && text[0] != '-';
}

}  // namespace

Parameters::Parameters(const HttpRequest& request, std::initializer_list<std::string_view> known) : request_(request) {
  std::vector<std::string_view> seen;
  for (const auto& [name, value] : request.query) {
    if (std::find(known.begin(), known.end(), name) == known.end()) refuse("there is no parameter `" + name.substr(0, 40) + "`");
    const bool often = name == "entity" || name == "place" || name == "source";
    if (!often && std::find(seen.begin(), seen.end(), name) != seen.end()) refuse("`" + name + "` may stand once only");
    if (value.size() > longest_text) refuse("`" + name + "` is longer than 200 bytes");
    if (value.empty()) refuse("`" + name + "` has no value");
    seen.push_back(name);
  }
}

void Parameters::refuse(std::string reason) {
  if (fault_.empty()) fault_ = std::move(reason);
}

std::string Parameters::text(std::string_view name) {
  const std::string* value = request_.parameter(name);
  return value ? *value : std::string();
}

std::vector<std::string> Parameters::texts(std::string_view name) {
  std::vector<std::string> out;
  for (const auto& [key, value] : request_.query)
    if (key == name) out.push_back(value);
  if (out.size() > 8) refuse("`" + std::string(name) + "` may stand eight times");
  return out;
}

std::size_t Parameters::limit(std::size_t standard, std::size_t most) {
  const std::string value = text("limit");
  if (value.empty()) return standard;
  std::size_t out = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), out);
  if (error != std::errc{} || end != value.data() + value.size() || out < 1 || out > most)
    refuse("`limit` is a number from 1 to " + std::to_string(most));
  return out;
}

std::optional<DayNumber> Parameters::day(std::string_view name, bool last) {
  const std::string value = text(name);
  if (value.empty()) return std::nullopt;
  CivilDate d{0, last ? 12 : 1, 0};
  const std::string_view v = value;
  bool well = number(v.substr(0, 4), 4, d.year);
  if (v.size() > 4) well = well && v[4] == '-' && number(v.substr(5, 2), 2, d.month);
  d.day = last ? days_in_month(d.year, d.month) : 1;
  if (v.size() > 7) well = well && v[7] == '-' && number(v.substr(8), 2, d.day);
  if (!well || !is_valid(d)) {
    refuse("`" + std::string(name) + "` is a date: 2024, 2024-05 or 2024-05-12");
    return std::nullopt;
  }
  return to_days(d);
}

std::string Parameters::choice(std::string_view name, std::span<const std::string_view> allowed) {
  std::string value = text(name);
  if (!value.empty() && std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
    std::string list;
    for (const auto one : allowed) list += (list.empty() ? "" : ", ") + std::string(one);
    refuse("`" + std::string(name) + "` is one of " + list);
  }
  return value;
}

}  // namespace nienbieu
