#include "time/numbers.h"

#include <array>

namespace nienbieu::when {
namespace {

// 1..9 as a digit that may begin a number; "năm" is five, "tư" only in second place.
std::int32_t leading_digit(W word) {
  switch (word) {
    case W::mot:
      return 1;
    case W::hai:
      return 2;
    case W::ba:
      return 3;
    case W::bon:
      return 4;
    case W::nam:
      return 5;
    case W::sau_so:
      return 6;
    case W::bay:
    case W::bay_so:
      return 7;
    case W::tam:
      return 8;
    case W::chin:
      return 9;
    default:
      return -1;
  }
}

std::int32_t trailing_digit(W word) {
  switch (word) {
    case W::mot_sac:
      return 1;
    case W::tu:
      return 4;
    case W::lam:
    case W::nham:
      return 5;
    case W::nam:
      return -1;
    default:
      return leading_digit(word);
  }
}

// After "mươi", "linh" or "mười" a plain digit, where "năm" is five only after "linh" and "tư" never after "mười".
std::uint32_t read_ones(const Scan& scan, std::uint32_t at, std::int32_t& value, bool five_is_nam) {
  const W word = scan.w(at);
  const std::int32_t digit = five_is_nam && word == W::nam ? 5 : trailing_digit(word);
  if (digit < 0) return at;
  value += digit;
  return at + 1;
}

// Two places: "hai mươi ba", "mười lăm", "bảy". Returns `at` when there is none.
std::uint32_t read_tens(const Scan& scan, std::uint32_t at, std::int32_t& value) {
  if (scan.is(at, W::muoi)) {
    value += 10;
    return scan.any(at + 1, W::tu, W::mot_sac) ? at + 1 : read_ones(scan, at + 1, value, false);
  }
  const std::int32_t digit = leading_digit(scan.w(at));
  if (digit < 0) return at;
  if (scan.any(at + 1, W::muoi_ngang, W::muoi) && digit >= 2) {
    value += digit * 10;
    const std::uint32_t next = read_ones(scan, at + 2, value, false);
    // "hai mươi năm" is twenty years, "hai mươi ba năm" twenty-three years
    return next;
  }
  // spoken short: "hai tư" is 24, "bảy lăm" is 75
  if (digit >= 2 && scan.any(at + 1, W::tu, W::mot_sac, W::lam, W::nham)) return value += digit * 10, read_ones(scan, at + 1, value, false);
  value += digit;
  return at + 1;
}

std::uint32_t read_hundreds(const Scan& scan, std::uint32_t at, std::int32_t& value) {
  const std::int32_t digit = scan.is(at, W::khong) ? 0 : leading_digit(scan.w(at));
  if (digit < 0 || !scan.is(at + 1, W::tram)) return read_tens(scan, at, value);
  value += digit * 100;
  std::uint32_t next = at + 2;
  if (scan.any(next, W::linh, W::le_so)) {
    const std::uint32_t ones = read_ones(scan, next + 1, value, true);
    return ones == next + 1 ? next : ones;
  }
  std::int32_t rest = 0;
  const std::uint32_t end = read_tens(scan, next, rest);
  // "một trăm năm" may be 100 years; five hundreds and a lone "năm" is the unit
  if (end == next || (end == next + 1 && scan.is(next, W::nam))) return next;
  value += rest;
  return end;
}

Count spelled(std::uint32_t end, std::int32_t value) {
  Count out;
  out.end = end;
  out.value = value;
  out.spelled = true;
  return out;
}

Count vague_quantity(const Scan& scan, std::uint32_t at) {
  Count out;
  out.vague = true;
  std::uint32_t next = at + 1;
  switch (scan.w(at)) {
    case W::vai:
    case W::nhieu:
    case W::may:
    case W::dam:
      if (scan.any(next, W::ba)) ++next;  // "vài ba"
      if (scan.any(next, W::chuc, W::tram, W::nghin, W::ngan)) ++next;
      break;
    case W::it:  // "ít tháng sau"
      if (!scan.any(next, W::ngay, W::tuan, W::thang, W::nam, W::gio, W::phut, W::giay)) return {};
      break;
    case W::hang:
      if (!scan.any(next, W::chuc, W::tram, W::nghin, W::ngan, W::trieu, W::ty)) return {};
      while (scan.any(next, W::chuc, W::tram, W::nghin, W::ngan, W::trieu, W::ty)) ++next;
      break;
    case W::nhung:
    case W::cac:
      out.plural = true;
      break;
    case W::nua:
      out.fraction = true;
      break;
    default:
      return {};
  }
  out.end = next;
  return out;
}

}  // namespace

Count number_words(const Scan& scan, std::uint32_t at) {
  const std::int32_t digit = leading_digit(scan.w(at));
  if (digit < 0 && !scan.is(at, W::muoi)) return {};
  std::int32_t value = 0;
  if (digit > 0 && scan.any(at + 1, W::nghin, W::ngan)) {
    value = digit * 1000;
    std::int32_t rest = 0;
    const std::uint32_t end = read_hundreds(scan, at + 2, rest);
    if (end > at + 2 && !(end == at + 3 && scan.is(at + 2, W::nam))) return spelled(end, value + rest);
    return spelled(at + 2, value);
  }
  const std::uint32_t end = read_hundreds(scan, at, value);
  if (end == at) return {};
  return spelled(end, value);
}

Count year_words(const Scan& scan, std::uint32_t at) {
  const Count whole = number_words(scan, at);
  if (whole && whole.value >= 1000 && whole.value < 3000) return whole;
  // digit by digit: "hai không hai tư", "một chín bảy lăm"
  std::int32_t value = 0;
  std::uint32_t i = at;
  for (; i < at + 4; ++i) {
    const W word = scan.w(i);
    const std::int32_t digit = word == W::khong ? 0 : word == W::nam ? 5 : trailing_digit(word);
    if (digit < 0) return {};
    value = value * 10 + digit;
  }
  return value >= 1000 && value < 3000 ? spelled(i, value) : Count{};
}

Count quantity(const Scan& scan, std::uint32_t at) {
  if (!scan.is_number(at)) {
    const Count vague = vague_quantity(scan, at);
    return vague ? vague : number_words(scan, at);
  }
  Count out;
  out.value = scan.value(at);
  out.end = at + 1;
  if (out.value < 0) return {};
  const char32_t mark = scan.mark(at + 1);
  if ((mark == ',' || mark == '.') && scan.tight(at + 1) && scan.tight(at + 2) && scan.is_number(at + 2)) {
    out.end = at + 3;
    if (scan.digits(at + 2) == 3)
      out.value = out.value * 1000 + scan.value(at + 2);
    else
      out.fraction = true;
  }
  return out;
}

std::int32_t roman(const Scan& scan, std::uint32_t at) {
  if (!scan.is_word(at) || scan.tokens[at].casing == Casing::lower) return 0;
  std::int32_t value = 0, previous = 100;
  for (const char c : scan.token_text(at)) {
    const std::int32_t digit = c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : 0;
    if (digit == 0) return 0;
    value += digit > previous ? digit - 2 * previous : digit;
    previous = digit;
  }
  return value <= 30 ? value : 0;
}

}  // namespace nienbieu::when
