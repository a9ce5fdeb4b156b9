#include "timeline/types.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace nienbieu {
namespace {

constexpr std::array<std::string_view, 24> names = {"SAY",       "AGREE",    "CONSULT",  "SUPPORT", "CONCEDE", "COOPERATE",
                                                    "AID",       "RETREAT",  "REQUEST",  "ACCUSE",  "REJECT",  "THREATEN",
                                                    "PROTEST",   "SANCTION", "MOBILIZE", "COERCE",  "ASSAULT", "OFFICE",
                                                    "LEGISLATE", "LEGAL",    "DISASTER", "HARM",    "MOVE",    "ECONOMY"};

// Two readings of one act. Each line is a border that reporters (and annotators) cross in both directions.
struct Pair {
  std::string_view a, b;
};
constexpr Pair near[] = {
    {"AGREE", "SUPPORT"},      // "đồng ý", "ủng hộ"
    {"AGREE", "COOPERATE"},    // a signed promise to work together
    {"SUPPORT", "COOPERATE"},  // "ký kết hợp tác"
    {"CONSULT", "COOPERATE"},  // talks
    {"CONSULT", "MOVE"},       // a visit is a journey
    {"OFFICE", "RETREAT"},     // "từ chức"
    {"COERCE", "LEGAL"},       // an arrest
    {"SANCTION", "COERCE"},    // a ban
    {"REJECT", "ACCUSE"},      // "phản đối"
    {"LEGISLATE", "REJECT"},   // a veto
    {"LEGISLATE", "AGREE"},    // a parliament's approval
    {"RETREAT", "MOVE"},       // a withdrawal
};

constexpr std::uint8_t index_of(std::string_view name) {
  std::uint8_t i = 0;
  while (names[i] != name) ++i;
  return i;
}

// Asked for every pair: worked out by the compiler.
using Row = std::array<bool, names.size()>;
constexpr std::array<Row, names.size()> are_near = [] {
  std::array<Row, names.size()> out{};
  for (const Pair& pair : near) out[index_of(pair.a)][index_of(pair.b)] = out[index_of(pair.b)][index_of(pair.a)] = true;
  return out;
}();

constexpr int ordinary_weight = 850;
constexpr std::array<int, names.size()> weights = [] {
  // Shares of all actions in the news: above a tenth, below a thirtieth.
  constexpr std::string_view common[] = {"CONSULT", "LEGAL"};
  constexpr std::string_view rare[] = {"AGREE",    "CONCEDE", "COOPERATE", "RETREAT",  "REQUEST", "REJECT",
                                       "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE"};
  std::array<int, names.size()> out{};
  for (int& weight : out) weight = ordinary_weight;
  for (const auto name : common) out[index_of(name)] = 600;
  for (const auto name : rare) out[index_of(name)] = 1100;
  return out;
}();

}  // namespace

std::uint8_t type_index(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<std::uint8_t>(i);
  }
  return unknown_type;
}

std::string_view type_name(std::uint8_t index) { return index < names.size() ? names[index] : std::string_view("?"); }

double type_agreement(std::uint8_t a, std::uint8_t b) {
  if (a == b) return 1;
  return a < names.size() && b < names.size() && are_near[a][b] ? 0.5 : 0;
}

int type_weight(std::uint8_t type) { return type < names.size() ? weights[type] : ordinary_weight; }

std::uint8_t type_class(std::uint8_t type) {
  // The connected groups of `near`: computed once, constant afterwards.
  static const std::array<std::uint8_t, 256> classes = [] {
    std::array<std::uint8_t, 256> out{};
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint8_t>(i);
    for (bool changed = true; changed;) {
      changed = false;
      for (const Pair& pair : near) {
        auto& a = out[type_index(pair.a)];
        auto& b = out[type_index(pair.b)];
        if (a == b) continue;
        a = b = a < b ? a : b;
        changed = true;
      }
    }
    return out;
  }();
  return classes[type];
}

}  // namespace nienbieu
