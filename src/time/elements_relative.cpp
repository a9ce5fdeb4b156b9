// Days that the words count from a reference: today, the same day, the day after; weeks and weekdays.
#include "time/grammar.h"

namespace nienbieu::when {
namespace {

Moment shift(TimexUnit unit, std::int32_t n, TimexAnchor anchor) {
  Moment moment;
  moment.shape = TimexShape::shift;
  moment.unit = unit;
  moment.n = n;
  moment.anchor = anchor;
  return moment;
}

constexpr auto published = TimexAnchor::publication;
constexpr auto running = TimexAnchor::running;

// "này", "trước", "qua" … after "tuần"; returns one past them, or `at`.
std::uint32_t week_suffix(const Scan& scan, std::uint32_t at, std::int32_t& n, TimexAnchor& anchor) {
  anchor = published;
  switch (scan.w(at)) {
    case W::nay_nay:
    case W::nay:
      return n = 0, at + 1;
    case W::truoc:
      n = -1;
      return scan.is(at + 1, W::do_) ? (anchor = running, at + 2) : at + 1;
    case W::roi:
      return n = -1, at + 1;
    case W::qua:
      n = -1;
      return at + 1;
    case W::toi:
      return n = 1, at + 1;
    case W::sau:
      n = 1;
      return scan.is(at + 1, W::do_) ? (anchor = running, at + 2) : at + 1;
    case W::vua:
      n = -1;
      return scan.any(at + 1, W::qua, W::roi) ? at + 2 : at;
    case W::ke:
      n = 1;
      anchor = running;
      return scan.is(at + 1, W::tiep) ? at + 2 : at;
    case W::do_:
    case W::ay:
      return n = 0, anchor = running, at + 1;
    default:
      return at;
  }
}

// What follows "hôm" or "ngày": qua, kia, mai, sau … ; returns one past it, or `at`.
std::uint32_t day_suffix(const Scan& scan, std::uint32_t at, bool after_hom, Moment& moment, Rule& rule) {
  const auto take = [&](std::int32_t n, TimexAnchor anchor, Rule which, std::uint32_t end) {
    moment = shift(TimexUnit::day, n, anchor);
    rule = which;
    return end;
  };
  const bool then = scan.is(at + 1, W::do_);  // "trước đó", "sau đó"
  switch (scan.w(at)) {
    case W::nay:
      return after_hom ? take(0, published, Rule::day_relative, at + 1) : at;
    case W::qua:
      if (!after_hom) return at;
      return take(-1, published, Rule::day_relative, at + 1);
    case W::kia:
      return after_hom ? take(-2, published, Rule::day_relative, at + 1) : take(2, published, Rule::day_relative, at + 1);
    case W::mai:
      return scan.is(at - 1, W::hom) ? at : take(1, published, Rule::day_relative, at + 1);
    case W::sau:
      return take(1, running, Rule::next_day, then ? at + 2 : at + 1);
    case W::truoc:
      if (!after_hom && !then) return at;
      return take(-1, running, Rule::next_day, then ? at + 2 : at + 1);
    case W::do_:
    case W::ay:
      return take(0, running, Rule::that_day, at + 1);
    case W::ke:
    case W::tiep:
      if (scan.is(at + 1, W::tiep) || scan.is(at + 1, W::theo)) return take(1, running, Rule::next_day, at + 2);
      return at;
    default:
      return at;
  }
}

// A day that "hôm sau" counts from is another mention's; "ngày sau" is vague unless something else fixes it.
bool plausible_relative(const Scan& scan, std::uint32_t at, std::uint32_t end) {
  if (scan.pair(at, W::ngay, W::sau) && end == at + 2) return false;  // "ngày sau" = later days
  if (scan.pair(at, W::ngay, W::mai) && scan.capital(at + 1)) return false;
  if (scan.pair(at, W::ngay, W::kia)) return false;
  return !scan.any(at - 1, W::moi, W::tung, W::may);
}

bool clause_end(const Scan& scan, std::uint32_t at) { return scan.ends_line(at) || (!scan.is_word(at) && !scan.is_number(at)); }

// "ngày", alone, after "trong": the day the story tells of.
Parsed within_day(const Scan& scan, std::uint32_t at) {
  if (!scan.is(at, W::ngay) || !scan.is(at - 1, W::trong) ||
      !(clause_end(scan, at + 1) && scan.mark(at + 1) != '/' && scan.mark(at + 1) != '-'))
    return {};
  return make(at, at + 1, Rule::within_day, shift(TimexUnit::day, 0, running));
}

}  // namespace

Parsed relative_day(const Scan& scan, std::uint32_t at) {
  if (scan.pair(at, W::cung, W::ngay)) {
    Moment moment = shift(TimexUnit::day, 0, running);
    const DayPoint day = day_point(scan, at + 2);
    if (day.end == 0 || day.moment.month == 0) return make(at, at + 2, Rule::same_day, moment);
    return make(at, day.end, Rule::same_day, day.moment);
  }
  const bool hom = scan.is(at, W::hom), ngay = scan.is(at, W::ngay), mai = scan.is(at, W::mai);
  if (mai && scan.any(at - 1, W::sang, W::trua, W::chieu, W::toi_dem, W::dem))
    return make(at, at + 1, Rule::day_relative, shift(TimexUnit::day, 1, published));
  if (!hom && !ngay) return {};
  if (const Parsed within = within_day(scan, at)) return within;
  const bool both = ngay && scan.is(at + 1, W::hom);
  Moment moment;
  Rule rule = Rule::none;
  const std::uint32_t from = both ? at + 2 : at + 1;
  const std::uint32_t end = day_suffix(scan, from, hom || both, moment, rule);
  if (end == from || !plausible_relative(scan, at, end)) return {};
  return make(at, end, rule, moment);
}

bool weekday_number(const Scan& scan, std::uint32_t at, std::int8_t& weekday, std::uint32_t& end) {
  if (scan.pair(at, W::chu, W::nhat)) return weekday = 7, end = at + 2, true;
  if (!scan.is(at, W::thu)) return false;
  std::int32_t value = scan.digits(at + 1) == 1 ? scan.value(at + 1) : -1;
  switch (scan.w(at + 1)) {
    case W::hai:
      value = 2;
      break;
    case W::ba:
      value = 3;
      break;
    case W::tu:
      value = 4;
      break;
    case W::nam:
      value = 5;
      break;
    case W::sau_so:
      value = 6;
      break;
    case W::bay:
    case W::bay_so:
      value = 7;
      break;
    default:
      break;
  }
  if (value < 2 || value > 7) return false;
  weekday = static_cast<std::int8_t>(value - 1);
  end = at + 2;
  return true;
}

Parsed weekday_phrase(const Scan& scan, std::uint32_t at) {
  Moment moment;
  moment.shape = TimexShape::weekday;
  moment.anchor = published;
  std::uint32_t end = 0;
  if (!weekday_number(scan, at, moment.weekday, end)) return {};
  const bool sunday = moment.weekday == 7;
  if (sunday && scan.capital(at + 1) && !scan.capital(at)) return {};
  bool evidence = sunday || (scan.capital(at + 1) && scan.is_word(at + 1)) || time_preposition(scan, at - 1) || scan.is(at - 1, W::hom) ||
                  scan.any(at - 1, W::sang, W::trua, W::chieu, W::toi_dem, W::dem, W::khuya) ||
                  (scan.is(at - 1, W::ngay) && scan.capital(at + 1));
  std::uint32_t next = end;
  std::int32_t week = 0;
  if (scan.is(end, W::tuan)) {
    next = week_suffix(scan, end + 1, week, moment.anchor);
    if (next != end + 1) moment.week_shift = static_cast<std::int8_t>(week), end = next, evidence = true;
  } else if (scan.any(end, W::hang, W::hang_) && scan.is(end + 1, W::tuan)) {
    moment.shape = TimexShape::set;
    moment.unit = TimexUnit::week;
    return make(at, end + 2, Rule::every, moment, TimexType::set);
  } else {
    end = after_words(scan, end, moment);
    if (end != next) evidence = true;
  }
  // "thứ Hai, ngày 12/5", "thứ Ba (13/5)": the date beside it is evidence too
  std::uint32_t beside = scan.punct(end, ',') || scan.punct(end, '(') ? end + 1 : end;
  if (scan.any(beside, W::ngay, W::hom)) ++beside;
  const DayPoint day = day_point(scan, beside);
  if (day.end != 0 && day.moment.month != 0) evidence = true;
  const bool ordinal =
      scan.any(at - 1, W::lan, W::nguoi, W::nam, W::thang, W::tuan, W::doan, W::vong, W::phan, W::ky) || scan.is(at - 1, W::giay);
  if (!evidence || ordinal || (scan.is_word(at - 1) && scan.token_text(at - 1) == "chiến")) return {};
  if (scan.is_word(end) && scan.token_text(end) == "tay") return {};
  // "thứ Năm lần thứ tư", "thứ Sáu đầu tiên của tháng", "Thứ Sáu đen tối": one of many, or a name
  if (scan.pair(end, W::lan, W::thu) || (scan.is(end, W::dau) && scan.token_text(end + 1) == "tiên") ||
      (scan.is(end, W::cuoi) && scan.is(end + 1, W::cung)) || scan.token_text(end) == "đen")
    return {};
  return make(at, end, Rule::weekday, moment);
}

Parsed week_phrase(const Scan& scan, std::uint32_t at) {
  Third third = Third::none;
  std::uint32_t next = at;
  if (scan.any(at, W::dau, W::giua, W::cuoi)) {
    third = scan.is(at, W::dau) ? Third::early : scan.is(at, W::giua) ? Third::middle : Third::late;
    ++next;
  }
  if (!scan.is(next, W::tuan)) return {};
  Moment moment = shift(TimexUnit::week, 0, published);
  std::uint32_t end = week_suffix(scan, next + 1, moment.n, moment.anchor);
  const bool suffixed = end != next + 1;
  if (!suffixed && (third == Third::none || scan.capital(next + 1) || scan.is(at - 1, W::moi))) return {};
  // "tuần qua" of "vượt tuần qua"? a suffix that begins another phrase is none: "tuần sau khi", "tuần trước khi"
  if (suffixed && scan.is(end, W::khi) && scan.any(end - 1, W::truoc, W::sau)) return {};
  if (third == Third::late) {
    moment.shape = TimexShape::weekend;
    moment.week_shift = suffixed ? static_cast<std::int8_t>(moment.n) : no_shift;
    return make(at, end, Rule::weekend, moment);
  }
  moment.third = third;
  if (third == Third::none && scan.is(next + 1, W::qua)) {
    moment.shape = TimexShape::span;
    moment.n = 1;
    moment.tense = Tense::past;
    return make(at, end, Rule::span_past, moment, TimexType::duration);
  }
  return make(at, end, Rule::week_relative, moment);
}

}  // namespace nienbieu::when
