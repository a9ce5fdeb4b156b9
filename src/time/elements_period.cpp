// Periods of a year and of a century.
#include "time/grammar.h"

namespace nienbieu::when {
namespace {

// A year right here: "năm 2024", "2024", "năm nay", "/2024". Returns `at` when there is none.
std::uint32_t any_year(const Scan& scan, std::uint32_t at, Moment& moment) {
  const std::uint32_t end = year_tail(scan, at, moment);
  if (end != at) return end;
  if (scan.is(at, W::nam) && !scan.is_number(at + 1) && number_words(scan, at + 1).end == 0 && !scan.is(at + 1, W::thu)) {
    // "đầu năm": this year by default
    moment.year_shift = 0;
    moment.year_anchor = TimexAnchor::publication;
    return at + 1;
  }
  return at;
}

Third third_word(W word) {
  switch (word) {
    case W::dau:
    case W::thuong:
      return Third::early;
    case W::giua:
    case W::trung:
      return Third::middle;
    case W::cuoi:
    case W::ha:
      return Third::late;
    default:
      return Third::none;
  }
}

// "đầu", "giữa", "cuối", "thượng tuần", "trung tuần", "hạ tuần"; returns one past them, or `at`.
std::uint32_t third_head(const Scan& scan, std::uint32_t at, Third& third) {
  third = third_word(scan.w(at));
  if (third == Third::none) return at;
  if (scan.any(at, W::thuong, W::trung, W::ha)) return scan.is(at + 1, W::tuan) ? at + 2 : at;
  return at + 1;
}

Moment shape(TimexShape kind) {
  Moment moment;
  moment.shape = kind;
  return moment;
}

std::uint32_t century_words(const Scan& scan, std::uint32_t at, std::int32_t& number) {
  if (!scan.pair(at, W::the, W::ky)) return at;
  number = scan.is_number(at + 2) ? scan.value(at + 2) : roman(scan, at + 2);
  if (number == 0 && scan.is(at + 2, W::thu)) {
    number = scan.is_number(at + 3) ? scan.value(at + 3) : roman(scan, at + 3);
    return number >= 1 && number <= 30 ? at + 4 : at;
  }
  return number >= 1 && number <= 30 ? at + 3 : at;
}

}  // namespace

Parsed quarter_phrase(const Scan& scan, std::uint32_t at) {
  if (!scan.is(at, W::quy)) return {};
  Moment moment = shape(TimexShape::quarter);
  if (scan.any(at + 1, W::nay_nay, W::truoc, W::toi)) {
    // "loại đá quý này" is no quarter
    if (scan.is_word(at - 1) &&
        !scan.any(at - 1, W::trong, W::vao, W::dau, W::cuoi, W::tu_, W::den, W::het, W::cua, W::giua, W::hoi, W::sang))
      return {};
    moment.shape = TimexShape::shift;
    moment.unit = TimexUnit::quarter;
    moment.anchor = TimexAnchor::publication;
    moment.n = scan.is(at + 1, W::nay_nay) ? 0 : scan.is(at + 1, W::truoc) ? -1 : 1;
    return make(at, at + 2, Rule::quarter, moment);
  }
  std::int32_t number = scan.is_number(at + 1) ? scan.value(at + 1) : roman(scan, at + 1);
  if (scan.any(at + 1, W::mot, W::hai, W::ba, W::tu, W::bon)) number = scan.is(at + 1, W::tu) ? 4 : number_words(scan, at + 1).value;
  if (scan.any(at + 1, W::dau, W::cuoi) && scan.is(at + 2, W::nam)) number = scan.is(at + 1, W::dau) ? 1 : 4;
  if (number < 1 || number > 4) return {};
  moment.month = static_cast<std::int8_t>(number);
  std::uint32_t end = year_tail(scan, at + 2, moment);
  if (end == at + 2 && scan.is(end, W::nam) && scan.any(at + 1, W::dau, W::cuoi)) end = any_year(scan, end, moment);
  // "quý I và II/2024", "quý 2-3"
  const bool range = scan.mark(end) == '-' || scan.any(end, W::den, W::va);
  const std::int32_t other = !range ? 0 : scan.is_number(end + 1) ? scan.value(end + 1) : roman(scan, end + 1);
  if (other > number && other <= 4) {
    Moment last = moment;
    last.month = static_cast<std::int8_t>(other);
    Parsed out = make(at, year_tail(scan, end + 2, last), Rule::quarter, moment);
    out.reading.last = last;
    out.reading.range = true;
    return out;
  }
  return make(at, after_words(scan, end, moment), Rule::quarter, moment);
}

Parsed half_phrase(const Scan& scan, std::uint32_t at) {
  if (!scan.is(at, W::nua) || !scan.any(at + 1, W::dau, W::cuoi, W::sau)) return {};
  Moment moment = shape(TimexShape::half);
  moment.month = scan.is(at + 1, W::dau) ? 1 : 2;
  if (scan.is(at + 2, W::thang)) {
    std::uint32_t end = 0;
    bool lunar = false;
    moment.shape = TimexShape::calendar;
    const std::int32_t month = month_name(scan, at + 3, end, lunar);
    if (month == 0) return {};
    moment.third = moment.month == 1 ? Third::early : Third::late;
    moment.n = 2;  // halves, not thirds
    moment.month = static_cast<std::int8_t>(month);
    return make(at, year_tail(scan, end, moment), Rule::third, moment);
  }
  const std::uint32_t end = any_year(scan, at + 2, moment);
  return end == at + 2 ? Parsed{} : make(at, end, Rule::half, moment);
}

Parsed months_phrase(const Scan& scan, std::uint32_t at) {
  const Count count = quantity(scan, at);
  if (!count || count.vague || count.fraction || !scan.any(count.end, W::thang, W::quy) || !scan.any(count.end + 1, W::dau, W::cuoi))
    return {};
  const std::int32_t per_unit = scan.is(count.end, W::quy) ? 3 : 1;
  const std::int32_t months = count.value * per_unit;
  if (months < 1 || months > 12) return {};
  Moment moment = shape(TimexShape::months);
  const bool early = scan.is(count.end + 1, W::dau);
  moment.month = static_cast<std::int8_t>(early ? 1 : 13 - months);
  moment.n = early ? months : 12;
  std::uint32_t next = count.end + 2;
  if (scan.is(next, W::tien)) ++next;
  if (scan.is(next, W::cua)) ++next;
  std::uint32_t end = any_year(scan, next, moment);
  if (end == next) {
    if (scan.any(count.end - 1, W::none)) return {};
    end = count.end + 2;
    moment.year_shift = 0;
    moment.year_anchor = TimexAnchor::publication;
    if (scan.is_word(end) && !scan.any(end, W::da, W::cua, W::tai, W::o_, W::va)) return {};
  }
  return make(at, end, Rule::months_of_year, moment);
}

Parsed season_phrase(const Scan& scan, std::uint32_t at) {
  const std::uint32_t name = scan.is(at, W::mua) ? at + 1 : at;
  Moment moment = shape(TimexShape::season);
  switch (scan.w(name)) {
    case W::xuan:
      moment.month = 1;
      break;
    case W::he:
    case W::ha:
      moment.month = 2;
      break;
    case W::thu_mua:
      moment.month = 3;
      break;
    case W::dong:
      moment.month = 4;
      break;
    default:
      return {};
  }
  std::uint32_t end = year_tail(scan, name + 1, moment);
  if (end != name + 1) {
    const bool relative = moment.year_shift != no_shift;
    // "hè 2024", "Xuân 2025"; "thu 2024" alone is more often a verb or a name
    if (name == at && (relative || !scan.any(at, W::he, W::xuan))) return {};
    if (name == at && scan.capital(at - 1)) return {};
    return make(at, end, Rule::season, moment);
  }
  if (name == at || scan.capital(name) || scan.is(name, W::ha)) return {};
  moment.year_anchor = TimexAnchor::publication;
  if (scan.any(end, W::nay_nay, W::nay))
    moment.year_shift = 0;
  else if (scan.is(end, W::toi))
    moment.tense = Tense::future;
  else if (scan.is(end, W::truoc) || (scan.is(end, W::ngoai)))
    moment.year_shift = -1;
  else if (scan.is(end, W::vua) && scan.any(end + 1, W::qua, W::roi))
    moment.tense = Tense::past, ++end;
  else
    return {};
  return make(at, end + 1, Rule::season, moment);
}

Parsed decade_phrase(const Scan& scan, std::uint32_t at) {
  std::uint32_t number = at;
  if (scan.is(at, W::thap) && scan.any(at + 1, W::nien, W::ky))
    number = at + 2;
  else if (scan.pair(at, W::nhung, W::nam))
    number = at + 2;
  if (number == at) return {};
  if (scan.is(number, W::dau) || scan.is(number, W::cuoi)) return {};
  std::int32_t year = scan.is_number(number) ? scan.value(number) : number_words(scan, number).value;
  std::uint32_t end = scan.is_number(number) ? number + 1 : number_words(scan, number).end;
  if (end == 0 || year % 10 != 0) return {};
  Moment moment = shape(TimexShape::decade);
  if (written_year(year)) {
    moment.year = year;
  } else if (year >= 10 && year <= 90) {
    std::int32_t century = 0;
    const std::uint32_t of = scan.is(end, W::cua) ? end + 1 : end;
    const std::uint32_t after = century_words(scan, of, century);
    moment.year = year + (after != of ? (century - 1) * 100 : year >= 20 ? 1900 : 2000);
    if (after != of)
      end = after;
    else if (scan.pair(of, W::the, W::ky) && scan.any(of + 2, W::truoc, W::nay_nay)) {
      end = of + 3;
      moment.year = year + (scan.is(of + 2, W::truoc) ? 1900 : 2000);
    }
  } else {
    return {};
  }
  return make(at, end, Rule::decade, moment);
}

Parsed century_phrase(const Scan& scan, std::uint32_t at) {
  Moment moment = shape(TimexShape::century);
  std::uint32_t end = century_words(scan, at, moment.year);
  if (end == at) {
    if (!scan.pair(at, W::the, W::ky) || !scan.any(at + 2, W::truoc, W::nay_nay, W::qua)) return {};
    moment.year = scan.is(at + 2, W::nay_nay) ? 21 : 20;
    return make(at, at + 3, Rule::century, moment);
  }
  if (scan.is(end, W::tcn) || (scan.is(end, W::truoc) && scan.pair(end + 1, W::cong, W::nguyen))) {
    moment.n = -1;  // before Christ
    end += scan.is(end, W::tcn) ? 1 : 3;
  }
  return make(at, end, Rule::century, moment);
}

Parsed third_phrase(const Scan& scan, std::uint32_t at) {
  Third third = Third::none;
  std::uint32_t next = third_head(scan, at, third);
  if (next == at) return {};
  Parsed inner;
  Moment year;
  year.shape = TimexShape::calendar;
  if (scan.is(next, W::thang))
    inner = month_phrase(scan, next);
  else if (scan.pair(next, W::mua, W::he) || scan.is(next, W::mua))
    inner = season_phrase(scan, next);
  else if (scan.is(next, W::quy))
    inner = quarter_phrase(scan, next);
  else if (scan.is(next, W::the))
    inner = century_phrase(scan, next);
  else if (scan.is(next, W::thap) || scan.is(next, W::nhung))
    inner = decade_phrase(scan, next);
  else if (scan.digits(next) == 4 && scan.value(next) >= 1900 && scan.value(next) < 2100 && !counted_thing(scan, next + 1)) {
    year.year = scan.value(next);
    inner = make(next, next + 1, Rule::year, year);
  } else if (scan.is(next, W::nam)) {
    const std::uint32_t end = any_year(scan, next, year);
    // "đầu năm học", "cuối năm 4" are no thirds of a year; "giữa năm người"
    if (end == next || (end == next + 1 && (scan.any(end, W::hoc, W::tai) || scan.is_number(end)))) return {};
    inner = make(next, end, Rule::year, year);
  }
  if (!inner || inner.reading.range) return {};
  inner.begin = at;
  if (inner.reading.first.third == Third::none) inner.reading.first.third = third;
  inner.reading.rule = static_cast<std::uint8_t>(Rule::third);
  return inner;
}

// Heads that stand before years from-to; the years may be one when the head is "năm học".
Parsed period_phrase(const Scan& scan, std::uint32_t at) {
  std::uint32_t years = at;
  if (scan.pair(at, W::giai_doan, W::doan))
    years = at + 2;
  else if (scan.pair(at, W::nam, W::hoc))
    years = at + 2;
  else if (scan.pair(at, W::nien, W::khoa))
    years = at + 2;
  else if (scan.pair(at, W::nhiem, W::ky_han))
    years = at + 2;
  else if (scan.pair(at, W::mua, W::giai))
    years = at + 2;
  else if (scan.is(at, W::nam))
    years = at + 1;
  else if (scan.is_number(at))
    years = at;
  else
    return {};
  std::uint32_t second = years + 1;
  if (scan.pair(years, W::tu_, W::nam)) return {};
  if (scan.is(years, W::nam) && years != at) ++years, second = years + 1;
  const bool joined = scan.mark(second) == '-' || scan.is(second, W::den) || (scan.mark(second) == '/' && scan.tight(second));
  if (!joined) return {};
  ++second;
  if (scan.is(second, W::nam)) ++second;
  const std::int32_t first = scan.value(years);
  std::int32_t last = scan.value(second);
  if (scan.digits(years) != 4 || !written_year(first)) return {};
  if (scan.digits(second) == 2 && scan.tight(second) && last == (first + 1) % 100) last = first + 1;
  if (!written_year(last) || last <= first || last - first > 200) return {};
  if (scan.tight(second + 1) && (scan.mark(second + 1) == '/' || scan.mark(second + 1) == '-' || scan.is_word(second + 1))) return {};
  Moment a = shape(TimexShape::calendar), b = a;
  a.year = first;
  b.year = last;
  Parsed out = make(at, second + 1, scan.is_number(at) || years == at + 1 ? Rule::year_range : Rule::period_years, a);
  out.reading.last = b;
  out.reading.range = true;
  return out;
}

}  // namespace nienbieu::when
