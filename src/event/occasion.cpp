#include "event/occasion.h"

#include "entity/link.h"

namespace nienbieu {
namespace {

// "trong cuộc họp báo ở Brussels | ông X nói": the noun phrase that the medium's cue at item i opens. A person is no part of it, but for
// one whose it is.
Span venue_at(const SentenceView& s, std::uint32_t i) {
  auto end = i + 1;
  while (end < s.size() && end - i < 6 && s.in_noun_phrase(end) && s[end].quote == s[i].quote) {
    const bool person = s[end].kind == ItemKind::mention && s.c.mention(s[end]).type == EntityType::person;
    if (person && !s.word(end - 1, "của")) break;
    ++end;
  }
  return s.c.span(s[i].first, s[end - 1].last);
}

// The people of a cue such as "với các phóng viên", without "với".
Argument told_people(const SentenceView& s, const Item& item) {
  Argument a;
  a.mention = s.c.span(item.first + 1, item.last);
  a.via = Via::role;
  a.unnamed_id = "x:unnamed:" + slug(slice(s.c.in.text, a.mention));
  return a;
}

}  // namespace

void find_addressees(const SentenceView& s, std::uint32_t v, std::uint32_t from, Event& statement) {
  const bool asks = s.needs(v) == "object" && s.force(v) != "accusing";
  if (asks || statement.type == EventType::ACCUSE) {
    const Phrase p = s.phrase(from, s.size());
    if (!p.mentions.empty()) to_arguments(s.c, p, false, statement.targets);
  }
  if (asks) {
    statement.addressees = statement.targets;
    return;
  }
  for (auto i = v + 1; i < from; ++i)
    if (s.word(i, "với")) to_arguments(s.c, s.phrase(i + 1, from), false, statement.addressees);
}

void find_occasion(const SentenceView& s, Said& said) {
  constexpr std::uint64_t with = WordKey("với").value;
  Event& statement = said.event;
  const Item& verb = s[said.verb];
  // The trigger of a quotation without a verb may be a time, whose `ref` is no mention.
  if (verb.kind != ItemKind::time && verb.ref != no_index) mention_arguments(s.c, verb.ref, false, statement.addressees);
  for (std::uint32_t i = 0; i < s.size(); ++i) {
    const Item& item = s[i];
    if (item.cue != CueKind::medium || item.quote != verb.quote) continue;
    if (item.first < said.clause_first || item.first >= said.clause_last) continue;
    if (said.content_first <= item.first && item.first < said.content_last) continue;
    if (s.token(i).key != with) {
      if (statement.venue.empty()) statement.venue = venue_at(s, i);
    } else if (i >= said.verb && statement.addressees.empty()) {
      statement.addressees.push_back(told_people(s, item));
    }
  }
}

}  // namespace nienbieu
