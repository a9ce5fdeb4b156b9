#include "event/thread.h"

namespace nienbieu {
namespace {

// The mention of a pronoun or a noun like one ("ông", "bà", "quan chức này", "người này") for one person; nullptr for any other subject.
// A title is none: it looks for its own holder.
const Mention* pronoun(const SentenceView& s, const Phrase& subject) {
  static const KeySet heads({"ông", "bà", "quan", "người", "vị", "anh", "chị", "cô", "chuyên", "nguồn"});
  if (subject.mentions.size() != 1) return nullptr;
  const Mention& m = s.c.in.entities.mentions[subject.mentions.front()];
  const bool one_person = m.via == Via::anaphora && m.type == EntityType::person && !m.group;
  return one_person && heads.contains(s.c.in.tokens[m.first_token].key) ? &m : nullptr;
}

}  // namespace

bool takes_up_speaker(const SentenceView& s, const Thread& thread, const Phrase& subject) {
  if (thread.speaker.size() != 1 || !thread.open(s.index, 2) || subject.first > 4) return false;
  const Mention* m = pronoun(s, subject);
  if (!m) return false;
  const Argument& last = thread.speaker.front();
  if (last.entity == no_index) return last.mention.end <= m->span.start;
  const Entity& e = s.c.in.entities.list[last.entity];
  if (e.type != EntityType::person) return false;
  const auto text = slice(s.c.in.text, m->span);
  const bool female = text == "bà" || text == "Bà", male = text == "ông" || text == "Ông";
  return !(female && e.gender == Gender::male) && !(male && e.gender == Gender::female);
}

std::uint32_t takes_up_unnamed(const SentenceView& s, const Thread& thread, const Phrase& subject) {
  if (s.index == 0 || subject.first > 2 || thread.sentence == s.index - 1 || !pronoun(s, subject)) return no_index;
  const auto before = s.index - 1;
  const auto& mentions = s.c.in.entities.mentions;
  const auto begin =
      std::lower_bound(mentions.begin(), mentions.end(), before, [](const Mention& m, std::uint32_t n) { return m.sentence < n; });
  const auto opening = std::find_if(begin, mentions.end(), [&](const Mention& m) { return m.sentence != before || !m.embedded; });
  if (opening == mentions.end() || opening->sentence != before) return no_index;
  const bool opens = opening->first_token - s.c.in.sentences[before].first_token <= 2;
  const bool unnamed = opening->unnamed || (opening->via == Via::role && opening->entity == no_index);
  return opens && unnamed && opening->type == EntityType::person ? static_cast<std::uint32_t>(opening - mentions.begin()) : no_index;
}

}  // namespace nienbieu
