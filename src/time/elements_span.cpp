// Lengths of time, distances from a reference, and what comes again.
#include "time/grammar.h"

namespace nienbieu::when {
namespace {

constexpr auto published = TimexAnchor::publication;
constexpr auto running = TimexAnchor::running;

// The unit at `at`; `end` is one past it. Words that only look like one ("đêm nhạc") are not.
TimexUnit unit_at(const Scan& scan, std::uint32_t at, std::uint32_t& end) {
  end = at + 1;
  switch (scan.w(at)) {
    case W::ngay:
      if (scan.is(end, W::dem)) ++end;
      return TimexUnit::day;
    case W::hom:
      // "mấy hôm", "hai hôm sau", "ba hôm trước đó"; "hôm sau" alone is the day after.
      return scan.any(at - 1, W::may, W::vai, W::dam, W::nhieu) || scan.any(end, W::sau, W::truoc, W::nua_lai) ? TimexUnit::day
                                                                                                               : TimexUnit::none;
    case W::tuan:
      if (scan.is(end, W::le)) ++end;
      return TimexUnit::week;
    case W::thang:
      return TimexUnit::month;
    case W::nam:
      return TimexUnit::year;
    case W::quy:
      return TimexUnit::quarter;
    case W::gio:
      return TimexUnit::hour;
    case W::phut:
      return TimexUnit::minute;
    case W::giay:
      return TimexUnit::second;
    case W::thap:
      return scan.any(at + 1, W::nien, W::ky) ? (end = at + 2, TimexUnit::decade) : TimexUnit::none;
    case W::the:
      return scan.is(at + 1, W::ky) ? (end = at + 2, TimexUnit::century) : TimexUnit::none;
    case W::h:
      return scan.tight(at) && scan.is_number(at - 1) ? TimexUnit::hour : TimexUnit::none;
    default:
      break;
  }
  if (scan.is(at, W::tieng)) {
    if (scan.token_text(end) == "đồng" && scan.token_text(end + 1) == "hồ") return end += 2, TimexUnit::hour;
  }
  return TimexUnit::none;
}

// What follows makes the count no length of time: ages, wages, "5 năm thứ ba", "một ngày nào đó", part of a date.
bool not_a_span(const Scan& scan, const Count& count, TimexUnit unit, std::uint32_t end) {
  if (scan.any(end, W::tuoi, W::luong)) return true;
  // "năm tháng" is an idiom for the years that pass
  if (unit == TimexUnit::month && count.spelled && count.value == 5 && scan.is(count.end - 1, W::nam) &&
      !scan.any(end, W::qua, W::truoc, W::toi, W::dau, W::sau))
    return true;
  if (unit == TimexUnit::day && scan.any(end, W::cong, W::le, W::nao) && !scan.any(end + 1, W::tac)) return true;
  if (unit == TimexUnit::month && scan.is_number(end) && !scan.tight(end) && !count.spelled && scan.digits(end) <= 4 &&
      written_year(scan.value(end)))
    return true;
  if (unit == TimexUnit::year && scan.any(end, W::hoc)) return false;
  if (unit == TimexUnit::year && scan.digits(end) == 4) return true;
  if (count.value == 1 && count.spelled) {
    if (scan.any(end, W::nao, W::kia, W::no)) return true;
  }
  return scan.any(end, W::cang);
}

bool approximate_word(const Scan& scan, std::uint32_t at, std::uint32_t& end) {
  end = at + 1;
  if (scan.any(at, W::khoang, W::gan, W::hon, W::chung, W::tron, W::tren, W::duoi, W::vong_nua, W::suyt, W::dung)) return true;
  return scan.pair(at, W::it, W::nhat_it) ? (end = at + 2, true) : false;
}

struct Length {
  Count count;
  TimexUnit unit = TimexUnit::none;
  std::uint32_t end = 0;
};

Length length_at(const Scan& scan, std::uint32_t at) {
  Length out;
  out.count = quantity(scan, at);
  if (!out.count) return out;
  const bool ranged = !out.count.vague && (scan.mark(out.count.end) == '-' || scan.any(out.count.end, W::den, W::toi));
  if (ranged) {  // "5-7 ngày", "ba đến năm ngày"
    const Count other = quantity(scan, out.count.end + 1);
    std::uint32_t end = 0;
    if (other && !other.vague && unit_at(scan, other.end, end) != TimexUnit::none) out.count = other, out.count.vague = true;
  } else if (out.count.spelled && number_words(scan, out.count.end)) {  // "hai ba ngày"
    const Count other = number_words(scan, out.count.end);
    std::uint32_t end = 0;
    if (unit_at(scan, other.end, end) != TimexUnit::none && !scan.is(out.count.end, W::nam)) out.count = other, out.count.vague = true;
  }
  out.unit = unit_at(scan, out.count.end, out.end);
  if (out.unit == TimexUnit::none || not_a_span(scan, out.count, out.unit, out.end)) return out.end = 0, out;
  if (scan.is(out.end, W::ruoi)) ++out.end, out.count.fraction = true;
  return out;
}

// "2 năm 3 tháng", "1 giờ 30 phút", "6 tháng đến 1 năm".
void join_smaller(const Scan& scan, Length& length) {
  std::uint32_t next = length.end;
  const bool range = scan.any(next, W::den) || scan.mark(next) == '-';
  if (range || scan.is(next, W::va)) ++next;
  const Length more = length_at(scan, next);
  if (more.end == 0 || more.count.vague || length.count.vague) return;
  if (!range && more.unit >= length.unit) return;
  if (scan.is(next - 1, W::va) && more.unit == TimexUnit::day && length.unit != TimexUnit::month) return;
  length.end = more.end;
  length.count.fraction = true;
}

Moment span_moment(const Length& length) {
  Moment moment;
  moment.shape = TimexShape::span;
  moment.unit = length.unit;
  moment.n = length.count.value;
  moment.vague = length.count.vague || length.count.fraction;
  return moment;
}

Parsed distance(std::uint32_t begin, std::uint32_t end, Rule rule, Moment moment, std::int32_t sign, TimexAnchor anchor) {
  moment.shape = TimexShape::shift;
  moment.n *= sign;
  moment.tense = sign < 0 ? Tense::past : Tense::future;
  moment.anchor = anchor;
  return make(begin, end, rule, moment,
              moment.unit == TimexUnit::minute || moment.unit == TimexUnit::hour ? TimexType::time : TimexType::date);
}

// The words after a length of time that turn it into a date or bound it.
Parsed span_suffix(const Scan& scan, std::uint32_t at, std::uint32_t end, const Moment& moment, bool plural) {
  const auto bounded = [&](std::uint32_t last, Tense tense, Rule rule) {
    Moment out = moment;
    out.tense = tense;
    return make(at, last, rule, out, TimexType::duration);
  };
  switch (scan.w(end)) {
    case W::truoc:
      if (scan.is(end + 1, W::khi) || plural)
        return plural && scan.is(end + 1, W::do_) ? bounded(end + 2, Tense::none, Rule::span_vague) : Parsed{};
      if (scan.is(end + 1, W::do_)) return distance(at, end + 2, Rule::count_before, moment, -1, running);
      if (scan.is(end + 1, W::day)) return distance(at, end + 2, Rule::count_before, moment, -1, published);
      return distance(at, end + 1, Rule::count_before, moment, -1, published);
    case W::sau:
      if (scan.is(end + 1, W::khi)) return {};
      if (plural) return bounded(scan.is(end + 1, W::do_) ? end + 2 : end + 1, Tense::none, Rule::span_vague);
      return distance(at, scan.is(end + 1, W::do_) ? end + 2 : end + 1, Rule::count_after, moment, 1, running);
    case W::nua_lai:
      return distance(at, end + 1, Rule::count_after, moment, 1, published);
    case W::qua:
      return scan.token_text(end + 1) == "đi" ? Parsed{} : bounded(end + 1, Tense::past, Rule::span_past);
    case W::nay:
      return bounded(end + 1, Tense::past, Rule::span_past);
    case W::vua:
      return scan.any(end + 1, W::qua, W::roi) ? bounded(end + 2, Tense::past, Rule::span_past) : Parsed{};
    case W::gan:
      return scan.is(end + 1, W::day) ? bounded(end + 2, Tense::past, moment.vague ? Rule::span_vague : Rule::span_past) : Parsed{};
    case W::tro:
      return scan.is(end + 1, W::lai) && scan.is(end + 2, W::day) ? bounded(end + 3, Tense::past, Rule::span_past) : Parsed{};
    case W::toi:
      return bounded(scan.is(end + 1, W::day) ? end + 2 : end + 1, Tense::future, Rule::span_future);
    case W::sap:
      return scan.is(end + 1, W::toi) ? bounded(end + 2, Tense::future, Rule::span_future) : Parsed{};
    case W::ke:
    case W::tiep:
      if (scan.any(end + 1, W::tiep, W::theo)) return bounded(end + 2, Tense::none, Rule::span);
      return {};
    case W::nay_nay:
      return plural ? bounded(end + 1, Tense::none, Rule::span_vague) : Parsed{};
    default:
      return {};
  }
}

}  // namespace

Parsed span_phrase(const Scan& scan, std::uint32_t at) {
  if (scan.is(at - 1, W::thu) || (scan.mark(at - 1) && scan.tight(at) && (scan.mark(at - 1) == '/' || scan.mark(at - 1) == '.'))) return {};
  if (scan.mark(at - 1) == '-' && scan.tight(at) && scan.is_number(at - 2)) return {};  // the second half of a score or a range
  std::uint32_t from = at;
  const bool approximate = approximate_word(scan, at, from);
  if (!approximate) from = at;
  Length length = length_at(scan, from);
  if (length.end == 0) return {};
  const bool plural = length.count.plural;
  if (!plural) join_smaller(scan, length);
  Moment moment = span_moment(length);
  moment.approximate = approximate;
  if (length.count.spelled && length.count.value == 0) return {};
  if (Parsed suffixed = span_suffix(scan, at, length.end, moment, plural)) {
    if (scan.is(suffixed.end - 1, W::qua) && scan.token_text(suffixed.end) == "đời") return {};
    return suffixed;
  }
  if (plural || length.unit == TimexUnit::second) return {};
  if (scan.pair(length.end, W::mot, W::lan)) {
    moment.shape = TimexShape::set;
    return make(at, length.end + 2, Rule::every, moment, TimexType::set);
  }
  if (scan.is(length.end, W::lien)) {
    if (scan.is(length.end + 1, W::tiep)) length.end += 2;
  } else if (scan.is(length.end, W::lien_huyen)) {
    ++length.end;
  }
  return make(at, length.end, Rule::span, moment, TimexType::duration);
}

Parsed offset_phrase(const Scan& scan, std::uint32_t at) {
  if (scan.is(at, W::cach) && scan.any(at + 1, W::day, W::nay)) {
    std::uint32_t from = at + 2;
    std::uint32_t next = 0;
    const bool approximate = approximate_word(scan, from, next);
    if (approximate) from = next;
    const Length length = length_at(scan, from);
    if (length.end == 0 || length.count.plural) return {};
    Moment moment = span_moment(length);
    moment.approximate = approximate;
    return distance(at, length.end, Rule::ago, moment, -1, published);
  }
  const bool before = scan.pair(at, W::truoc, W::do_), after = scan.pair(at, W::sau, W::do_);
  if (!before && !after) return {};
  std::uint32_t from = at + 2, next = 0;
  if (approximate_word(scan, from, next)) from = next;
  const Length length = length_at(scan, from);
  if (length.end == 0 || length.count.plural) return {};
  return distance(at, length.end, Rule::before_that, span_moment(length), before ? -1 : 1, running);
}

Parsed set_phrase(const Scan& scan, std::uint32_t at) {
  const bool each = scan.is(at, W::moi), hang = scan.any(at, W::hang, W::hang_);
  if (!each && !hang) return {};
  Moment moment;
  moment.shape = TimexShape::set;
  std::uint32_t end = at + 2;
  switch (scan.w(at + 1)) {
    case W::ngay:
      moment.unit = TimexUnit::day;
      break;
    case W::tuan:
      moment.unit = TimexUnit::week;
      break;
    case W::thang:
      moment.unit = TimexUnit::month;
      break;
    case W::quy:
      moment.unit = TimexUnit::quarter;
      break;
    case W::nam:
      moment.unit = TimexUnit::year;
      break;
    case W::gio:
      moment.unit = each ? TimexUnit::hour : TimexUnit::none;
      break;
    case W::phut:
      moment.unit = each ? TimexUnit::minute : TimexUnit::none;
      break;
    case W::sang:
    case W::chieu:
    case W::toi_dem:
    case W::dem:
    case W::trua:
      moment.unit = TimexUnit::day;
      break;
    case W::buoi:
      moment.unit = scan.any(at + 2, W::sang, W::chieu, W::toi_dem, W::trua) ? (++end, TimexUnit::day) : TimexUnit::none;
      break;
    case W::cuoi:
      moment.unit = scan.is(at + 2, W::tuan) ? (++end, TimexUnit::week) : TimexUnit::none;
      break;
    case W::thu:
    case W::chu:
      if (weekday_number(scan, at + 1, moment.weekday, end)) moment.unit = TimexUnit::week;
      break;
    default:
      break;
  }
  if (moment.unit == TimexUnit::none) return {};
  if (each && scan.is(at + 1, W::chieu) && scan.is_number(end)) return {};  // "mỗi chiều 10 m": each side
  // "hàng năm trời", "hàng tháng trời": a long time, not a habit
  if (hang && scan.token_text(end) == "trời") return {};
  return make(at, end, Rule::each, moment, TimexType::set);
}

}  // namespace nienbieu::when
