#include "event/reporting.h"

#include <array>

#include "event/speaker.h"

namespace nienbieu {
namespace {

// A capital within the sentence, behind another word: part of a name ("Ban Chỉ đạo").
bool inside_title(const SentenceView& s, std::uint32_t v) {
  if (v == 0 || !s.token(v).capitalised()) return false;
  const auto before = s[v - 1].kind;
  return before != ItemKind::punct && before != ItemKind::time && before != ItemKind::mention &&
         !s.c.in.tokens[s[v].first - 1].is_newline();
}

// A name or a source right before the verb, but for adverbs: it speaks.
bool said_by_somebody(const SentenceView& s, std::uint32_t v) {
  auto i = s.left_of_cues(v, adverb_or_tense);
  if (i > 1 && s[i - 1].kind == ItemKind::time) --i;
  return i > 0 && s[i - 1].kind == ItemKind::mention && !(i > 1 && s[i - 2].cue == CueKind::preposition);
}

}  // namespace

bool demonstrative(const SentenceView& s, std::uint32_t i) {
  static const KeySet pointing({"này", "ấy"}), predicate_of_it({"là", "chỉ", "không"}), no_noun({"là", "của"});
  if (s.word(i, pointing)) return true;
  if (s.word(i, "đó")) return !s.word(i + 1, predicate_of_it);
  if (!s.word(i, "trên")) return false;
  return i + 1 >= s.size() || s[i + 1].kind == ItemKind::punct || s[i + 1].is_verb() ||
         s.has_cue(i + 1, {CueKind::passive, CueKind::clause, CueKind::negation}) || s.word(i + 1, no_noun);
}

bool reads_as_noun(const SentenceView& s, std::uint32_t v) {
  static const KeySet of_a_noun({"của", "chung", "được", "mới"});
  static const KeySet occasions({"lễ", "dịp", "hội", "tiệc"});
  if (v > 0 && s.word(v - 1, occasions)) return true;  // "lễ tuyên dương"
  // "chỉ thị, nghị quyết", "thu thập, phân tích, xử lý", "quan tâm, chỉ đạo, tạo điều kiện": one of a list.
  const bool listed = v > 0 && s.punct(v - 1, ',') && s.punct(v + 1, ',') && v + 2 < s.size();
  if (listed && (s.text(v) == "chỉ đạo" || s.has_cue(v + 2, {CueKind::document_noun, CueKind::causative, CueKind::not_trigger}) ||
                 s[v + 2].is_verb() || s[v + 2].is_predicate()))
    return true;
  if (demonstrative(s, v + 1) || inside_title(s, v) || (s.word(v + 1, "của") && s.needs(v) != "noun")) return true;
  if (s[v].cue != CueKind::document_noun) return false;
  if (s.word(v + 1, of_a_noun)) return true;
  if (s.word(v + 1, "về")) return !said_by_somebody(s, v);
  return s.token(v).capitalised() && v + 1 < s.size() && s[v + 1].kind == ItemKind::time;
}

bool is_said_of_subject(const SentenceView& s, std::uint32_t v) {
  static const KeySet made({"công", "đăng", "phát", "ban"});  // công bố, đăng tải, phát hành, ban hành
  if (v > 0 && s[v - 1].cue == CueKind::document_noun && made.contains(s.token(v).key)) {
    const auto next = s.word(v + 1, "hồi") || s.word(v + 1, "vào") ? v + 2 : v + 1;
    if (next < s.size() && s[next].kind == ItemKind::time) return true;
  }
  const auto i = s.left_of_cues(v, adverb_or_tense);
  return i > 0 && (s.word(i - 1, "được") || s.word(i - 1, "bị"));
}

bool said_of_what(const SentenceView& s, std::uint32_t v) {
  if (s.punct(v + 1, ':') || s.word(v + 1, "rằng")) return false;
  // "những gì ông viết trên mạng xã hội X rằng “…”": the words follow after all.
  for (auto i = v + 2; i + 1 < s.size() && i < v + 10 && s[i].kind != ItemKind::punct; ++i)
    if (s.word(i, "rằng") && s.opens_quote(i + 1)) return false;
  for (auto i = v; i > 0 && v - i < 6 && s[i - 1].kind != ItemKind::punct; --i)
    if (s.word(i - 1, "gì")) return true;
  return false;
}

bool tells_how_said(const SentenceView& s, std::uint32_t v) {
  return s.needs(v) == "quoted" && v + 1 < s.size() && s[v + 1].verb && s.needs(v + 1) != "noun";
}

bool only_relays(const SentenceView& s, std::uint32_t v) {
  if (s.force(v) != "relaying") return false;
  // "được bạn bè dẫn vào thác", "dẫn bóng": who is quoted, or the document, stands right behind "dẫn".
  static const KeySet quoted({"nguồn", "lời", "tin", "thông", "số", "chứng", "ý"});
  if (s.word(v, "dẫn") && !s.word(v + 1, quoted) && !s.has_cue(v + 1, {CueKind::document_noun, CueKind::source_noun}) &&
      !(v + 1 < s.size() && s[v + 1].kind == ItemKind::mention))
    return true;
  for (auto i = v + 1; i < s.size() && i < v + 16; ++i) {
    if (s[i].verb && s.needs(i) != "noun" && i > v + 1) {
      const Phrase speaker = s.subject(i, v + 1);
      return speaker.found() && relay_before(s, speaker.first) == v;
    }
    if (s[i].kind == ItemKind::punct && !s.punct(i, ',')) return false;
  }
  return false;
}

bool only_possible(const SentenceView& s, const Phrase& subject, std::uint32_t v) {
  static constexpr std::array<std::string_view, 17> modals = {
      "phải",     "có thể",      "cần", "cần phải",  "nên",  "để",       "nhằm",     "có nhiệm vụ", "có trách nhiệm",
      "có quyền", "có nghĩa vụ", "hãy", "có thể sẽ", "muốn", "tìm cách", "cân nhắc", "xem xét"};
  if (s.punct(v + 1, ':') || s.opens_quote(v + 1) || s.word(v + 1, "rằng")) return false;
  for (auto i = v; i > subject.last && s[i - 1].kind != ItemKind::mention; --i)
    if (s[i - 1].cue == CueKind::hypothetical && std::find(modals.begin(), modals.end(), s.text(i - 1)) != modals.end()) return true;
  return false;
}

bool leads_in(const SentenceView& s, std::uint32_t v) {
  for (std::uint32_t i = 0; i < v; ++i)
    if (s[i].kind == ItemKind::mention || s[i].kind == ItemKind::word || s[i].is_verb()) return false;
  for (auto i = v + 1; i < s.size(); ++i)
    if (s[i].verb && s.needs(i) != "noun" && s[i].quote == s[v].quote && s.subject(i, v + 1).found()) return true;
  return false;
}

bool opens_sentence(const SentenceView& s, std::uint32_t v) {
  if (v > 0 && s.c.in.tokens[s[v - 1].last - 1].key == WordKey("khi").value) return false;  // "Khi trao đổi với chủ quán, …"
  for (std::uint32_t i = 0; i < v; ++i) {
    if (s[i].kind == ItemKind::punct) continue;
    if (s[i].kind != ItemKind::cue || s.has_cue(i, {CueKind::preposition, CueKind::source_noun, CueKind::document_noun})) return false;
    if (s.has_cue(i, {CueKind::hypothetical, CueKind::negation})) return false;  // "Tuy nhiên, không thể phủ nhận …": nobody says so
  }
  return true;
}

bool names_something(const SentenceView& s, std::uint32_t v) {
  const auto text = s.text(v);
  if (text == "so sánh") return true;
  if (text != "mô tả" && text != "miêu tả" && text != "giới thiệu" && !s.word(v, "gọi") && !s.word(v, "ví") && s.force(v) != "accusing")
    return false;
  for (auto i = v + 2; i < s.size() && i < v + 9; ++i) {
    if (s.word(i, "là")) return true;
    if (s[i].is_verb() || s[i].kind == ItemKind::punct) return false;
  }
  return false;
}

Realis realis_of(const SentenceView& s, std::uint32_t v) {
  auto realis = Realis::actual;
  for (auto i = v; i > 0 && v - i < 3 && s[i - 1].kind == ItemKind::cue; --i) {
    if (s[i - 1].cue == CueKind::negation) realis = Realis::negated;
    if (s[i - 1].cue == CueKind::future) realis = Realis::future;
  }
  return realis;
}

}  // namespace nienbieu
