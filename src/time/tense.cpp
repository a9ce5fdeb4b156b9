#include "time/evidence.h"

namespace nienbieu::when {
namespace {

bool clause_border(const Scan& scan, std::uint32_t at) {
  const char32_t mark = scan.mark(at);
  return scan.ends_line(at) || mark == '.' || mark == ';' || mark == ':' || mark == U'“' || mark == '"' || mark == U'”';
}

Tense cue_at(const Scan& scan, std::uint32_t at) {
  switch (scan.w(at)) {
    case W::se:
      return Tense::future;
    case W::sap:
      return scan.is(at + 1, W::toi) ? Tense::none : Tense::future;
    case W::du:
      return scan.is(at + 1, W::kien) ? Tense::future : Tense::none;
    case W::chuan:
      return scan.is(at + 1, W::bi) ? Tense::future : Tense::none;
    case W::ke_hoach:
      return scan.is(at - 1, W::ke) ? Tense::future : Tense::none;
    case W::truoc:
      if (scan.is(at + 1, W::do_)) return Tense::past;
      return scan.is(at + 1, W::khi) ? Tense::future : Tense::none;  // "trước khi rời nhiệm sở vào ngày 20/1": ahead of the story
    case W::da:
      return Tense::past;
    case W::vua:
      return scan.any(at + 1, W::qua, W::roi) ? Tense::none : Tense::past;
    case W::tung:
      return Tense::past;
    default:
      return Tense::none;
  }
}

}  // namespace

Tense clause_tense(const Scan& scan, const Timex& timex) {
  const std::uint32_t first = timex.first_token;
  if (scan.is(first, W::hom) || scan.any(first - 1, W::hoi, W::hom)) return Tense::past;
  if (scan.is(first - 1, W::nham_ngay)) return Tense::past;
  for (std::uint32_t back = 1; back <= 14 && first >= back; ++back) {
    const std::uint32_t at = first - back;
    if (scan.is_word(at)) {
      if (const Tense cue = cue_at(scan, at); cue != Tense::none) return cue;
    } else if (!scan.is_number(at) && (clause_border(scan, at) || (back > 4 && scan.punct(at, ',')))) {
      break;
    }
  }
  for (std::uint32_t at = timex.last_token; at < timex.last_token + 7; ++at) {
    if (!scan.is_word(at)) {
      if (!scan.is_number(at) && clause_border(scan, at)) break;
      continue;
    }
    if (scan.is(at, W::ke_hoach)) continue;  // "theo kế hoạch" after a date says nothing
    if (const Tense cue = cue_at(scan, at); cue != Tense::none) return cue;
  }
  return Tense::none;
}

}  // namespace nienbieu::when
