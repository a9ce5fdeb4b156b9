#include "event/arguments.h"

#include <algorithm>
#include <utility>

#include "entity/link.h"

namespace nienbieu {
namespace {

// "lực lượng Houthi", "hãng tin Yonhap", "nhóm Hamas": a common noun that only says what kind of body the named one is.
bool names_body(const EventContext& c, const Mention& m) {
  static const KeySet heads({"lực", "nhóm", "phong", "phe",  "tổ",   "hãng", "tờ",  "báo",    "kênh",  "đài",  "trang",
                             "tập", "công", "ngân",  "đảng", "mạng", "nhật", "tạp", "truyền", "phiến", "khối", "liên"});
  return c.in.entities.list[m.members.front()].type == EntityType::organization && heads.contains(c.in.tokens[m.first_token].key);
}

// "chính phủ Israel", "Chính quyền Mỹ": the country, as an actor.
bool names_government(const EventContext& c, const Mention& m) {
  constexpr std::uint64_t chief = WordKey("chính").value, hall = WordKey("phủ").value, power = WordKey("quyền").value;
  const auto& tokens = c.in.tokens;
  const auto t = m.first_token;
  return c.in.entities.list[m.members.front()].type == EntityType::place && t + 2 < m.last_token && tokens[t].key == chief &&
         (tokens[t + 1].key == hall || tokens[t + 1].key == power) && c.name_at(t + 2) && c.name_at(t + 2)->last_token == m.last_token;
}

// "hơn 1.500 binh sĩ": what begins behind a point of thousands takes in the whole number. Its first token.
std::uint32_t with_number(const EventContext& c, std::uint32_t first) {
  const auto& t = c.in.tokens;
  while (first >= 2 && t[first].is_number() && (t[first - 1].is_punct('.') || t[first - 1].is_punct(',')) && t[first - 2].is_number() &&
         !t[first].space_before && !t[first - 1].space_before)
    first -= 2;
  return first;
}

// One entity joins once; nobody known by name joins under what the mention calls them.
void add(const EventContext& c, const Mention& m, std::uint32_t entity, std::vector<Argument>& out) {
  const auto same = [&](const Argument& a) { return a.entity == entity; };
  if (entity != no_index && std::any_of(out.begin(), out.end(), same)) return;
  Argument a;
  a.entity = entity;
  a.mention = m.span;
  a.via = m.via;
  a.role = m.role;
  if (entity == no_index) {
    a.mention.start = std::min(a.mention.start, c.in.tokens[with_number(c, m.first_token)].start);
    if (!m.members.empty() && m.unnamed) a.country = c.in.entities.list[m.members.front()].country;
    a.unnamed_id = "x:unnamed:" + (a.country.empty() ? std::string() : slug(a.country) + ":") + slug(slice(c.in.text, a.mention));
  }
  out.push_back(std::move(a));
}

// The body that a common noun introduces. Its mention is the name, without the common noun.
void add_body(const EventContext& c, const Mention& m, std::vector<Argument>& out) {
  const auto body = m.members.front();
  add(c, m, body, out);
  if (out.back().entity != body) return;  // told before
  for (auto t = m.first_token; t < m.last_token; ++t)
    if (const Mention* name = c.name_at(t); name && name->entity == body) {
      out.back().mention = name->span;
      out.back().via = name->via;
      return;
    }
}

}  // namespace

void drop_reflexive(const std::vector<Argument>& actors, std::vector<Argument>& others) {
  std::erase_if(others, [&](const Argument& other) {
    return other.entity != no_index &&
           std::any_of(actors.begin(), actors.end(), [&](const Argument& a) { return a.entity == other.entity; });
  });
}

void mention_arguments(const EventContext& c, std::uint32_t mention, bool, std::vector<Argument>& out) {
  const Mention& m = c.in.entities.mentions[mention];
  const bool one_known = m.unnamed && m.members.size() == 1;
  if (one_known && names_government(c, m)) return add(c, m, m.members.front(), out);
  if (one_known && names_body(c, m)) return add_body(c, m, out);
  if (!m.group || m.members.empty()) return add(c, m, m.entity, out);
  for (const auto e : m.members) add(c, m, e, out);
}

void to_arguments(const EventContext& c, const Phrase& phrase, bool acts, std::vector<Argument>& out) {
  if (!phrase.found()) return;
  for (const auto m : phrase.mentions) mention_arguments(c, m, acts, out);
  if (!phrase.mentions.empty() && !phrase.joined) return;
  Argument a;
  a.mention = c.span(with_number(c, phrase.words_first), phrase.words_last);
  a.via = Via::role;
  a.unnamed_id = "x:unnamed:" + slug(slice(c.in.text, a.mention));
  out.push_back(std::move(a));
}

}  // namespace nienbieu
