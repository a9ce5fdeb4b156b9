#include "event/thread.h"

#include <algorithm>

namespace nienbieu {
namespace {

constexpr std::uint32_t pronoun_reach = 4;    // sentences
constexpr std::uint32_t pronoun_memory = 60;  // mentions

// The mention of a pronoun or a noun like one ("ông", "bà", "quan chức này", "người này") for one person; nullptr for any other subject.
// A title is none: it looks for its own holder.
const Mention* pronoun(const SentenceView& s, const Phrase& subject) {
  static const KeySet heads({"ông", "bà", "quan", "người", "vị", "anh", "chị", "cô", "chuyên", "nguồn"});
  if (subject.mentions.size() != 1) return nullptr;
  const Mention& m = s.c.in.entities.mentions[subject.mentions.front()];
  const bool one_person = m.via == Via::anaphora && m.type == EntityType::person && !m.group;
  return one_person && heads.contains(s.c.in.tokens[m.first_token].key) ? &m : nullptr;
}

const KeySet& women() {
  static const KeySet words({"bà", "cô", "chị", "nữ"});
  return words;
}

const KeySet& men() {
  static const KeySet words({"ông", "anh", "nam"});
  return words;
}

// "anh", "cô" that the entities know nobody for.
bool plain_pronoun(const SentenceView& s, const Phrase& subject) {
  static const KeySet words({"anh", "chị", "cô", "ông", "bà"});
  return subject.mentions.empty() && subject.found() && subject.words_last == subject.words_first + 1 &&
         words.contains(s.c.in.tokens[subject.words_first].key);
}

// "nữ diễn viên", "nam ca sĩ": the token that such a calling begins with, which takes up whoever the story is about; no_index for any other
// subject.
std::uint32_t calling(const SentenceView& s, const Phrase& subject) {
  static const KeySet sexes({"nam", "nữ"});
  if (!subject.found() || subject.mentions.size() > 1) return no_index;
  const Mention* m = subject.mentions.empty() ? nullptr : &s.c.in.entities.mentions[subject.mentions.front()];
  if (m && !(m->entity == no_index && m->members.empty())) return no_index;
  const auto first = m ? m->first_token : subject.words_first, last = m ? m->last_token : subject.words_last;
  return last >= first + 2 && last <= first + 4 && sexes.contains(s.c.in.tokens[first].key) ? first : no_index;
}

// "“…”, | anh nói": the quotation that the subject stands right behind, or no_index.
std::uint32_t quotation_before(const SentenceView& s, std::uint32_t first) {
  auto i = first;
  if (i > 0 && s.comma_or_dash(i - 1)) --i;
  return i > 0 && s.closes_quote(i - 1) ? s[i - 1].quote : no_index;
}

std::uint32_t sentence_of(const SentenceView& s, std::uint32_t token) {
  auto index = s.index;
  while (index > 0 && s.c.in.sentences[index].first_token > token) --index;
  return index;
}

// "Về phía bà X, | bà nói": is a person named before item `first` in this sentence?
bool person_before(const SentenceView& s, std::uint32_t first) {
  for (std::uint32_t i = 0; i < first; ++i)
    if (s[i].kind == ItemKind::mention && s.c.mention(s[i]).type == EntityType::person && s.c.mention(s[i]).via == Via::name) return true;
  return false;
}

// May the person of the mention be called by that pronoun?
bool fits(const SentenceView& s, std::uint32_t mention, const Phrase& subject) {
  const auto gender = s.c.in.entities.list[s.c.in.entities.mentions[mention].entity].gender;
  const auto key = s.c.in.tokens[subject.words_first].key;
  return !(women().contains(key) && gender == Gender::male) && !(men().contains(key) && gender == Gender::female);
}

// Is another person than `entity` named in the sentences [from, to)?
bool another_named(const SentenceView& s, std::uint32_t entity, std::uint32_t from, std::uint32_t to) {
  const auto& mentions = s.c.in.entities.mentions;
  auto m = std::lower_bound(mentions.begin(), mentions.end(), from, [](const Mention& x, std::uint32_t n) { return x.sentence < n; });
  for (; m != mentions.end() && m->sentence < to; ++m)
    if (m->type == EntityType::person && m->via == Via::name && m->entity != no_index && m->entity != entity && !m->embedded) return true;
  return false;
}

// "Về phía X, | anh nói": the only person named before item `first` in this sentence, or no_index.
std::uint32_t named_here(const SentenceView& s, std::uint32_t first) {
  std::uint32_t found = no_index;
  for (std::uint32_t i = 0; i < first; ++i) {
    if (s[i].kind != ItemKind::mention || s.c.mention(s[i]).type != EntityType::person || s.c.mention(s[i]).via != Via::name) continue;
    if (s.c.mention(s[i]).entity == no_index || s[i].quote != s[first].quote || (i > 0 && s.word(i - 1, "của")) ||
        (found != no_index && s.c.in.entities.mentions[found].entity != s.c.mention(s[i]).entity))
      return no_index;
    found = s[i].ref;
  }
  return found;
}

}  // namespace

std::uint32_t takes_up_named(const SentenceView& s, const Phrase& subject) {
  if (!plain_pronoun(s, subject)) return no_index;
  if (const auto here = named_here(s, subject.first); here != no_index && fits(s, here, subject)) return here;
  const auto quotation = quotation_before(s, subject.first);
  if (quotation == no_index && subject.first > 2) return no_index;
  const auto here = quotation == no_index ? s.index : sentence_of(s, s.c.in.quotes.quotations[quotation].first_token);
  const auto& mentions = s.c.in.entities.mentions;
  const auto before = [](const Mention& m, std::uint32_t n) { return m.sentence < n; };
  if (here == 0) return no_index;
  auto m = std::lower_bound(mentions.begin(), mentions.end(), here, before);
  std::uint32_t found = no_index, first = no_index;
  bool others = false;
  for (std::uint32_t steps = 0; m != mentions.begin() && steps < pronoun_memory; ++steps) {
    --m;
    if (m->type != EntityType::person || m->via != Via::name || m->entity == no_index) continue;
    if (found == no_index && here - m->sentence > pronoun_reach) return no_index;
    if (found == no_index) found = static_cast<std::uint32_t>(m - mentions.begin());
    others |= m->entity != mentions[found].entity;
    if (m->sentence == mentions[found].sentence) {
      if (others) return no_index;
      first = m->first_token;
    }
  }
  if (found == no_index) return no_index;
  // In the sentence before he is told of; further back, or in passing, there must be nobody else to mistake him for.
  const Sentence& told = s.c.in.sentences[mentions[found].sentence];
  const bool told_of = mentions[found].sentence + 1 == here && first - told.first_token <= 4;
  if (!fits(s, found, subject)) return no_index;
  return told_of || !others ? found : no_index;
}

bool takes_up_speaker(const SentenceView& s, const Thread& thread, const Phrase& subject) {
  if (thread.speaker.size() != 1) return false;
  const Mention* m = pronoun(s, subject);
  const auto called = calling(s, subject);
  if (!m && called == no_index && !plain_pronoun(s, subject)) return false;
  const auto quotation = quotation_before(s, subject.first);
  if (quotation == no_index && subject.first > 4) return false;
  if (quotation != no_index && m && m->entity != no_index) return false;
  const auto from = quotation == no_index ? s.index : sentence_of(s, s.c.in.quotes.quotations[quotation].first_token);
  if (!thread.open(std::max(from, thread.sentence), 2)) return false;
  const Argument& last = thread.speaker.front();
  // "nguồn tin này" may be somebody unnamed; "nguồn tin" is another one.
  const bool source = m && s.c.in.tokens[m->first_token].key == WordKey("nguồn").value;
  if (source && m->last_token <= m->first_token + 2) return false;
  if (last.entity == no_index) return m && last.mention.end <= m->span.start;
  const Entity& e = s.c.in.entities.list[last.entity];
  if (e.type != EntityType::person || source) return false;
  if (quotation == no_index && person_before(s, subject.first)) return false;
  if (another_named(s, last.entity, thread.sentence + 1, from)) return false;
  const auto key = s.c.in.tokens[m ? m->first_token : called != no_index ? called : subject.words_first].key;
  const bool alone = !m || m->last_token == m->first_token + 1;
  return !(alone && women().contains(key) && e.gender == Gender::male) && !(alone && men().contains(key) && e.gender == Gender::female);
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
