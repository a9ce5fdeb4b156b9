// The entities of one document: one for each row or local id.
#include <charconv>
#include <functional>

#include "base/utf8.h"
#include "entity/link.h"
#include "text/characters.h"

namespace nienbieu {
namespace {

double number(std::string_view cell) {
  double value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

char32_t plain_letter(char32_t base) {
  switch (base) {
    case 0x0103:
    case 0x00E2:
      return 'a';
    case 0x00EA:
      return 'e';
    case 0x00F4:
    case 0x01A1:
      return 'o';
    case 0x01B0:
      return 'u';
    case 0x0111:
      return 'd';
    default:
      return base;
  }
}

constexpr std::uint64_t row_key(Kind kind, std::uint32_t row) {
  return 0x8000000000000000ull | static_cast<std::uint64_t>(kind) << 32 | row;
}
std::uint64_t id_key(std::string_view id) { return std::hash<std::string_view>{}(id)&0x7FFFFFFFFFFFFFFFull; }

// "NGUYỄN VĂN A": a name without a small letter.
bool shouted(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string slug(std::string_view name) {
  static const CharTable chars;
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = decode_utf8(name, at);
    const CharInfo info = chars(c);
    if (info.cls == CharClass::mark || info.cls == CharClass::ignorable) continue;
    if (info.cls == CharClass::letter || info.cls == CharClass::digit) {
      append_utf8(out, plain_letter(info.base));
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

std::uint32_t local_entity(std::string_view id, std::string_view name, EntityType type, Entities& out) {
  auto key = id_key(id);
  for (auto it = out.index.find(key); it != out.index.end(); it = out.index.find(++key))
    if (out.list[it->second].id == id) {
      Entity& known = out.list[it->second];
      if (type == EntityType::person && shouted(known.name) && !shouted(name)) known.name = name;
      return it->second;
    }
  const auto k = static_cast<std::uint32_t>(out.list.size());
  Entity& entity = out.list.emplace_back();
  entity.id = id;
  entity.name = name;
  entity.type = type;
  out.index.emplace(key, k);
  return k;
}

std::uint32_t entity_of_row(const Lexicon& lexicon, Kind kind, std::uint32_t row, Entities& out) {
  if (const auto it = out.index.find(row_key(kind, row)); it != out.index.end()) return it->second;
  const auto cell = [&](std::uint32_t c) { return lexicon.cell(kind, row, c); };
  const EntityType type = kind == Kind::places ? EntityType::place : kind == Kind::people ? EntityType::person : EntityType::organization;
  const auto k = local_entity(cell(0), cell(1), type, out);
  out.index.emplace(row_key(kind, row), k);
  Entity& entity = out.list[k];
  entity.lexicon_kind = kind;
  entity.lexicon_row = row;
  entity.country = cell(kind == Kind::places   ? column::place_country
                        : kind == Kind::people ? column::person_country
                                               : column::organization_country);
  if (kind == Kind::people) {
    const auto gender = cell(column::person_gender);
    entity.gender = gender == "m" ? Gender::male : gender == "f" ? Gender::female : Gender::unknown;
  }
  if (kind == Kind::places && !cell(column::place_lat).empty()) {
    entity.lat = number(cell(column::place_lat));
    entity.lon = number(cell(column::place_lon));
    entity.has_position = true;
  }
  return k;
}

}  // namespace nienbieu
