#include "event/action_realis.h"

#include "event/trigger.h"

namespace nienbieu {
namespace {

bool purpose(const SentenceView& s, std::uint32_t i) { return s.word(i, "để") || s.word(i, "nhằm") || s.word(i, "hòng"); }

// "người dân phải sơ tán": told by the paper, it happened.
bool had_to(const SentenceView& s, std::uint32_t t) {
  const auto type = trigger_cell(s, t, "type");
  const auto mode = trigger_cell(s, t, "mode");
  return type == "MOVE" || type == "REJECT" || type == "HARM" || type == "SANCTION" || mode == "resign" || mode == "dismiss";
}

// "sức ép khiến Thủ tướng phải từ chức": what somebody is made to do he does.
bool made_to(const SentenceView& s, std::uint32_t subject, std::uint32_t lo, std::uint32_t must) {
  // "khiến nửa làng phải di dời"
  for (auto i = must; subject == no_index && i > lo && must - i < 9; --i) {
    if (s[i - 1].is_verb() || (s[i - 1].kind == ItemKind::punct && !s.punct(i - 1, '%'))) break;
    if (s.word(i - 1, "khiến")) subject = i;
  }
  if (subject == no_index || subject >= s.size() || subject <= lo || !s.word(subject - 1, "khiến")) return false;
  if (subject - 1 <= lo) return true;
  const CueKind cue = s[subject - 2].cue;
  return cue != CueKind::hypothetical && cue != CueKind::future && cue != CueKind::negation;
}

// "đã phóng 100 tên lửa để tấn công": what was used was used for it.
bool tool_of(const SentenceView& s, std::uint32_t i, std::uint32_t lo, std::uint32_t t) {
  if (trigger_cell(s, t, "type") != "ASSAULT") return false;
  bool used = false;
  for (auto k = i; k > lo && i - k < 16; --k) {
    const Item& item = s[k - 1];
    if (s.punct(k - 1, ',') || s.punct(k - 1, ';')) break;
    // "không cho phép Kiev dùng tên lửa để tấn công"
    const bool denies = item.cue == CueKind::negation || item.cue == CueKind::future || item.cue == CueKind::hypothetical;
    if ((item.cue == CueKind::causative && s.word(k - 1, "phép")) || (used && denies)) return false;
    if (item.trigger) {
      const auto type = trigger_cell(s, k - 1, "type");
      used |= type == "ASSAULT" || type == "MOBILIZE";
    }
    const auto text = s.c.text(item);
    used |= text == "sử dụng" || text == "dùng" || text == "huy động" || s.word(k - 1, "dụng");
  }
  return used;
}

// "Cuộc gặp giữa hai bộ trưởng sẽ đề cập": the predicate of the noun tells whether it lies ahead.
Realis told_of_noun(const SentenceView& s, std::uint32_t t) {
  for (auto i = t + 1; i < s.size() && i < t + 14; ++i) {
    const Item& item = s[i];
    if (s.word(i, "tới") || s.word(i, "đến")) continue;  // "Chuyến thăm của X tới Angola"
    if (item.kind == ItemKind::punct || item.is_verb() || (item.kind == ItemKind::cue && item.cue == CueKind::clause && !s.word(i, "và")))
      return Realis::actual;
    if (item.cue == CueKind::future) return Realis::future;
    // "Chuyến thăm có thể diễn ra"
    if (s.text(i) == "có thể" && i + 1 < s.size() && (s.text(i + 1) == "diễn ra" || s.text(i + 1) == "xảy ra" || s.word(i + 1, "được")))
      return Realis::hypothetical;
    if (item.cue == CueKind::past || item.cue == CueKind::ongoing) return Realis::actual;
  }
  return Realis::actual;
}

bool conditional(const SentenceView& s, std::uint32_t t, std::uint32_t lo) {
  // "X có tham chiến hay không"
  auto asks = t;
  while (asks > lo && (s[asks - 1].cue == CueKind::passive || s[asks - 1].cue == CueKind::adverb)) --asks;
  for (auto i = t + 1; asks > lo && s.word(asks - 1, "có") && i + 1 < s.size() && i < t + 9; ++i) {
    if (s.word(i, "hay") && s.word(i + 1, "không")) return true;
    if (s.punct(i, ',') || s.punct(i, ';')) break;
  }
  for (auto i = t; i > lo && t - i < 12; --i) {
    if (s.word(i - 1, "nếu") || s.word(i - 1, "liệu")) return true;
    if (s.punct(i - 1, ',') || s.punct(i - 1, ';')) return false;
  }
  return false;
}

bool quote_mark(const SentenceView& s, std::uint32_t i) {
  return s.punct(i, '"') || s.punct(i, 0x201C) || s.punct(i, 0x201D) || s.punct(i, '\'') || s.punct(i, 0x2018) || s.punct(i, 0x2019);
}

// "do thành khẩn nên bị cáo được giảm án", "…, nên anh cầm dao": so it came, nothing is asked for.
bool consequence(const SentenceView& s, std::uint32_t i, std::uint32_t lo) {
  static const KeySet reason({"do", "vì", "bởi", "nhờ"});
  if (!s.word(i, "nên")) return false;
  if (s.punct(i - 1, ',')) return true;
  for (auto k = i; k > lo && i - k < 30; --k) {
    if (s.word(k - 1, reason)) return true;
    if (s.punct(k - 1, ';')) return false;
  }
  return false;
}

// "đề nghị Lào nối lại vòng đàm phán | bị hủy": what is only told of the object of what is asked for has happened.
bool suffered_before(const SentenceView& s, std::uint32_t passive, std::uint32_t lo) {
  static const KeySet risk({"ro", "cơ", "năng"});
  if (passive == no_index || passive <= lo || !s.word(passive, "bị")) return false;
  if (risk.contains(s.c.in.tokens[s[passive].first - 1].key)) return false;
  for (auto i = passive; i > lo; --i) {
    if (s[i - 1].kind == ItemKind::punct || s[i - 1].cue == CueKind::clause) return false;
    if (s[i - 1].is_verb() || s[i - 1].is_predicate()) return true;
  }
  return false;
}

// "sợ bị bắt", "lo ngại bị trừng phạt": what is only feared.
bool feared(const SentenceView& s, std::uint32_t passive, std::uint32_t lo) {
  static const KeySet fears({"sợ", "lo", "ngại"});
  if (passive == no_index || passive <= lo || !s.word(passive, "bị")) return false;
  return fears.contains(s.c.in.tokens[s[passive].first - 1].key);
}

// "có nhiệm vụ nghiên cứu, khuyến nghị, đề xuất", "nguy cơ sạt lở đất, lũ quét": what is listed behind the first is as possible.
bool listed_as_possible(const SentenceView& s, std::uint32_t t, std::uint32_t lo, std::uint32_t subject, bool risk) {
  static const KeySet done({"xem", "nỗ"});  // "đã xem xét, kỷ luật hai người", "nhờ nỗ lực, hy sinh của họ"
  bool listed = false;
  for (auto i = t; i > lo && t - i < 16; --i) {
    const Item& item = s[i - 1];
    if (item.cue == CueKind::hypothetical)
      return listed && !consequence(s, i - 1, lo) && !done.contains(s.token(i - 1).key) && (subject == no_index || subject < i - 1);
    if (s.punct(i - 1, ',') || s.word(i - 1, "và") || s.word(i - 1, "hoặc")) {
      listed = true;
      continue;
    }
    const bool noun = item.trigger && !risk && trigger_cell(s, i - 1, "pos") == "n";
    if (s.text(i - 1) == "sau đó") return false;
    const bool in_list = item.kind == ItemKind::word || (item.trigger && !noun) || item.verb || item.cue == CueKind::adverb ||
                         item.cue == CueKind::passive || item.cue == CueKind::abstract_noun || item.cue == CueKind::document_noun;
    if (!in_list) return false;
  }
  return false;
}

// "yêu cầu họ rút quân", "để Israel tấn công", "bất kỳ binh sĩ nào tiến vào": what stands before the subject asks for or supposes it.
bool asked_of_subject(const SentenceView& s, std::uint32_t lo, std::uint32_t subject) {
  if (subject == no_index || subject >= s.size()) return false;
  const auto first = s.text(subject);
  if (first == "bất kỳ" || first == "bất cứ" || first == "Bất kỳ" || first == "Bất cứ") return true;
  if (subject <= lo) return false;
  const Item& before = s[subject - 1];
  if (before.cue == CueKind::hypothetical) return !consequence(s, subject - 1, lo);
  // "hiệp ước cho phép X đóng quân": what is allowed need not be done.
  if (before.cue == CueKind::causative && (s.word(subject - 1, "phép") || s.word(subject - 1, "mời"))) return true;
  if (before.trigger && s.c.cell(*before.trigger, "type") == "COERCE" && s.text(subject - 1).ends_with("cấm")) return true;
  if (s.word(subject - 1, "chờ") || s.word(subject - 1, "đợi")) return true;
  // "có thể … giúp Israel tấn công": what makes the subject act is itself only possible.
  if (before.cue == CueKind::causative)
    for (auto i = subject - 1; i > lo && subject - i < 7; --i) {
      if (s[i - 1].cue == CueKind::hypothetical || s[i - 1].cue == CueKind::future) return true;
      if (s[i - 1].kind == ItemKind::punct || s[i - 1].kind == ItemKind::mention) break;
    }
  if (before.verb) return s.c.cell(*before.verb, "force") == "requesting";
  return before.trigger && s.c.cell(*before.trigger, "type") == "REQUEST";
}

// "… sẽ là lần đầu | một thủ tướng Chile tới Fiji"
bool would_be_first(const SentenceView& s, std::uint32_t lo, std::uint32_t subject) {
  if (subject == no_index || subject >= s.size()) return false;
  auto i = subject;
  while (i > lo && s[i - 1].cue == CueKind::adverb) --i;
  return i < subject && i > lo + 1 && s.word(i - 1, "là") && s[i - 2].cue == CueKind::future;
}

// "sẽ có một cuộc chiến khiến hàng triệu người thiệt mạng": as sure as what does the harm.
Realis told_of_cause(const SentenceView& s, std::uint32_t t, std::uint32_t lo) {
  if (trigger_cell(s, t, "type") != "HARM") return Realis::actual;
  auto cause = t;
  while (cause > lo && t - cause < 10 && !s.word(cause - 1, "khiến")) --cause;
  if (cause <= lo || !s.word(cause - 1, "khiến")) return Realis::actual;
  for (auto i = cause - 1; i > lo && cause - i < 12; --i) {
    const Item& item = s[i - 1];
    if (item.kind == ItemKind::punct || item.cue == CueKind::past || item.cue == CueKind::clause) break;
    if (s.word(i - 1, "sẽ") || s.word(i - 1, "sắp")) return Realis::future;
    if (s.text(i - 1) == "có thể") return Realis::hypothetical;
  }
  return Realis::actual;
}

// "cam kết viện trợ kể từ khi X đánh Y": from when something happened.
bool since_then(const SentenceView& s, std::uint32_t t, std::uint32_t lo) {
  for (auto i = t; i > lo && t - i < 8; --i)
    if (s[i - 1].cue == CueKind::clause) return s.text(i - 1).ends_with("từ khi");
  return false;
}

// "tạm dừng chấp thuận", "ngừng cung cấp": what is stopped is not done.
bool stopped(const SentenceView& s, std::uint32_t t) {
  if (t == 0 || !s[t - 1].is_verb() || s[t - 1].last != s[t].first) return false;
  const auto text = s.text(t - 1);
  return text == "tạm dừng" || text == "dừng" || text == "ngừng" || text == "tạm ngừng" || text == "ngưng" || text == "đình chỉ" ||
         text == "hoãn" || text == "tạm hoãn" || text == "trì hoãn" || text == "ngăn chặn" || text == "ngăn";
}

// "dự luật được thông qua", "đề án được phê duyệt": the paper is what it is done to.
bool is_draft(const SentenceView& s, std::uint32_t i) {
  const auto text = s.text(i);
  return text == "dự luật" || text == "Dự luật" || text == "dự thảo" || text == "đề án" || text == "phương án";
}

// "đang xin lệnh bắt", "phê duyệt lệnh bắt", "phản đối một cuộc tấn công", "muốn tuyên chiến hoặc tiến hành một cuộc tấn công".
bool only_wanted(const SentenceView& s, std::uint32_t t, std::uint32_t lo) {
  static const KeySet asks({"xin", "duyệt", "ngừa"});
  auto i = t;
  const bool one = t > lo && s.word(t - 1, "một");
  while (i > lo && (s.word(i - 1, "một") || s.word(i - 1, "các") || s.word(i - 1, "những"))) --i;
  if (i <= lo) return false;
  if (asks.contains(s.c.in.tokens[s[i - 1].last - 1].key)) return true;
  if (one && s[i - 1].trigger && trigger_cell(s, i - 1, "type") == "ACCUSE") return true;
  if (s[i - 1].cue != CueKind::light || i < lo + 2 || !(s.word(i - 2, "hoặc") || s.word(i - 2, "và") || s.punct(i - 2, ','))) return false;
  return listed_as_possible(s, i - 1, lo, no_index, false);
}

}  // namespace

Realis action_realis(const SentenceView& s, std::uint32_t t, std::uint32_t lo, const Said* parent, std::uint32_t subject, bool nominal) {
  static const KeySet determiners({"một", "các", "những", "cuộc", "vụ", "đợt", "loạt", "thêm"});
  Realis r = Realis::actual;
  bool past = false;
  auto from = t;
  const auto passive = passive_before(s, t, lo);
  if (passive != no_index) from = passive;
  if (feared(s, passive, lo)) return Realis::hypothetical;
  std::uint32_t words = 0;
  if (!nominal && stopped(s, from)) return Realis::negated;
  for (auto i = from; i > lo && from - i < 7; --i) {
    const Item& item = s[i - 1];
    if (quote_mark(s, i - 1)) continue;
    if (item.kind == ItemKind::punct || item.kind == ItemKind::mention) break;
    const bool happened = trigger_cell(s, t, "type") == "DISASTER" || trigger_cell(s, t, "type") == "ASSAULT";
    if (item.is_verb() && (t - i > 2 || (nominal && happened && pos_of_verb(s, i - 1) == "v"))) break;
    if (nominal && s.word(i - 1, determiners)) continue;
    if (item.kind == ItemKind::word && ++words > (nominal ? 1u : 2u)) break;
    if (item.kind == ItemKind::cue && item.cue == CueKind::preposition) break;
    if (item.quote != s[t].quote && item.quote != no_index && item.cue != CueKind::none) break;  // "bị gọi là “nóng vội” được ban hành"
    if (passive != no_index && (s.text(i - 1) == "kế hoạch" || s.text(i - 1) == "Kế hoạch"))
      continue;  // "Kế hoạch được Quốc hội thông qua"
    if (item.cue == CueKind::negation) return Realis::negated;
    if (s.word(i - 1, "tránh")) return Realis::negated;
    if (item.cue == CueKind::past) past = true;
    if (item.cue == CueKind::future) r = Realis::future;
    if (item.cue == CueKind::hypothetical && passive != no_index && i == passive && is_draft(s, i - 1)) continue;
    if (consequence(s, i - 1, lo)) break;
    if (item.cue == CueKind::hypothetical && !past) {
      const bool caused = subject != no_index && subject < s.size() && subject > lo && s.word(subject - 1, "khiến");
      if (s.word(i - 1, "phải") && ((!parent && !caused && had_to(s, t)) || made_to(s, subject, lo, i - 1))) continue;
      if (purpose(s, i - 1) && tool_of(s, i - 1, lo, t)) return Realis::actual;
      r = r == Realis::future ? r : Realis::hypothetical;
    }
  }
  if (r != Realis::actual || past) return r;
  if (nominal) r = told_of_noun(s, t);
  if (r != Realis::actual) return r;
  if (asked_of_subject(s, lo, subject)) return Realis::hypothetical;
  if (would_be_first(s, lo, subject)) return Realis::future;
  if (const auto of_cause = told_of_cause(s, t, lo); of_cause != Realis::actual) return of_cause;
  if (nominal && only_wanted(s, t, lo)) return Realis::hypothetical;
  const bool risk = trigger_cell(s, t, "type") == "DISASTER";
  if ((!nominal || risk) && listed_as_possible(s, t, lo, subject, risk)) return Realis::hypothetical;
  if (parent) {
    const EventType type = parent->event.type;
    if (type == EventType::AGREE && since_then(s, t, lo)) return Realis::actual;
    if (type == EventType::REQUEST && suffered_before(s, passive, lo)) return Realis::actual;
    if (type == EventType::REQUEST || type == EventType::THREATEN || type == EventType::AGREE) return Realis::hypothetical;
    if (parent->event.realis != Realis::actual) return Realis::hypothetical;
  }
  return conditional(s, t, lo) ? Realis::hypothetical : r;
}

}  // namespace nienbieu
