#include "event/quotation_frames.h"

#include "event/content.h"
#include "event/content_borders.h"

namespace nienbieu {
namespace {

bool in_headline(const SentenceView& s) {
  const auto at = s.c.in.sentences[s.index].span.start;
  for (const Section& section : s.c.in.sections)
    if (section.span.contains(at)) return section.kind == SectionKind::headline;
  return false;
}

// The speaker is the mention at `who`, what he does to say it begins at `does`, the quotation at `k`.
std::optional<Said> said_by(const SentenceView& s, std::uint32_t who, std::uint32_t does, std::uint32_t k) {
  for (auto i = does; i < s.size() && i < does + 8; ++i)
    if (s[i].is_verb()) {
      does = i;
      break;
    }
  if (s[does].kind == ItemKind::punct && !s.punct(does, ':')) return std::nullopt;
  Said said = statement_at(s, does, "frame:quotation");
  to_arguments(s.c, coordinated_left(s.c, s.items, who, 0), true, said.event.actors);
  set_quotation(s, s[k].quote, said);
  return said;
}

// "X úp mở trước truyền thông: “…”": the nearest name that opens a clause and has words between itself and the colon.
std::optional<Said> behind_colon(const SentenceView& s, std::uint32_t k) {
  const auto colon = k - 1;
  for (auto i = colon; i-- > 0;) {
    if (s[i].quote != no_index || s.punct(i, ';')) return std::nullopt;
    if (i + 1 < colon && s.can_speak(i) && begins_clause(s.c, s.items, i, 0)) return said_by(s, i, i + 1, k);
  }
  return std::nullopt;
}

// The first item behind the quotation that opens at item k.
std::uint32_t behind(const SentenceView& s, std::uint32_t k) {
  auto i = k;
  while (i < s.size() && s[i].first < s.quotation(k).last_token) ++i;
  return i;
}

}  // namespace

std::optional<Said> colon_frame(const SentenceView& s) {
  std::uint32_t colon = 1;
  while (colon + 1 < s.size() && colon < 14 && !s[colon].verb && !s.punct(colon, ':')) ++colon;
  if (colon + 1 >= s.size() || !s.punct(colon, ':') || colon >= 14) return std::nullopt;
  const Phrase source = s.phrase(0, colon);
  if (source.mentions.empty() || s.c.in.entities.mentions[source.mentions.front()].type == EntityType::place) return std::nullopt;
  const bool quoted = s.opens_quote(colon + 1);
  if (!quoted && !(source.last == colon && in_headline(s))) return std::nullopt;
  Said said = statement_at(s, colon, "frame:colon");
  to_arguments(s.c, source, true, said.event.actors);
  if (quoted)
    set_quotation(s, s[colon + 1].quote, said);
  else
    set_content(s, colon + 1, trailing_end(s, colon + 1), said);
  if (!said.has_content()) return std::nullopt;
  return said;
}

bool is_whole_sentence(const SentenceView& s, std::uint32_t k) {
  if (k > 0) return false;
  const auto end = behind(s, k);
  return end == s.size() || (end + 1 == s.size() && s[end].kind == ItemKind::punct);
}

std::optional<Said> quotation_frame(const SentenceView& s, std::uint32_t k) {
  if (k > 1 && s.punct(k - 1, ':')) return behind_colon(s, k);
  if (k > 0) return std::nullopt;
  // "“…”, X lạc quan.": who says it comes right behind, and little else.
  const auto end = behind(s, k);
  const auto who = s.comma_or_dash(end) ? end + 1 : end;
  if (who + 1 >= s.size() || !s.can_speak(who) || s.size() - who > 12) return std::nullopt;
  return said_by(s, who, who + 1, k);
}

void add_to_last_statement(const SentenceView& s, const Quotation& q, Thread& thread, std::span<Said> before) {
  if (!thread.open(s.index, 1)) return;
  for (auto said = before.rbegin(); said != before.rend() && said->event.sentence + 3 >= s.index; ++said) {
    if (said->event.sentence != thread.said || said->parent != no_index) continue;
    said->event.quotes.push_back(q.inner);
    thread.sentence = s.index;
    return;
  }
}

}  // namespace nienbieu
