// Parts of the day and the clock, with the day they belong to.
#include "time/grammar.h"
#include "time/zones.h"

namespace nienbieu::when {
namespace {

Moment today(std::int32_t n, TimexAnchor anchor = TimexAnchor::publication) {
  Moment moment;
  moment.shape = TimexShape::shift;
  moment.unit = TimexUnit::day;
  moment.n = n;
  moment.anchor = anchor;
  return moment;
}

// The day after a part of the day or a clock: "13/5", "ngày 13/5", "hôm qua", "nay", "cùng ngày", "thứ Hai".
Parsed day_after(const Scan& scan, std::uint32_t at) {
  switch (scan.w(at)) {
    case W::nay:
      return scan.is(at + 1, W::nay_nay) ? Parsed{} : make(at, at + 1, Rule::part_relative, today(0));
    case W::qua:
      if (scan.is_word(at + 1) && !time_preposition(scan, at + 1) && scan.w(at + 1) == W::none && !scan.capital(at + 1)) return {};
      return make(at, at + 1, Rule::part_relative, today(-1));
    case W::mai:
      return scan.capital(at) ? Parsed{} : make(at, at + 1, Rule::part_relative, today(1));
    case W::kia:
      return make(at, at + 1, Rule::part_relative, today(-2));
    case W::ngay:
    case W::hom:
    case W::cung:
    case W::mung:
    case W::mong: {
      if (const Parsed day = day_phrase(scan, at)) return day;
      return relative_day(scan, at);
    }
    case W::thu:
    case W::chu:
      return weekday_phrase(scan, at);
    case W::do_:
    case W::ay:
      return make(at, at + 1, Rule::that_day, today(0, TimexAnchor::running));
    default:
      break;
  }
  if (const Parsed named = named_day_phrase(scan, at)) return named;
  if (const Parsed lunar = lunar_phrase(scan, at)) return lunar;
  if (!scan.is_number(at)) return {};
  return day_sequence(scan, at, false);
}

// Words after which a part of the day is a time although no day is named: "từ sáng sớm", "vào rạng sáng".
bool compound_part(const Scan& scan, std::uint32_t at, std::uint32_t end, DayPart part) {
  if (end == at + 1) return false;
  if (part == DayPart::dawn || scan.any(end - 1, W::som, W::muon, W::khuya)) return true;
  if (scan.is(at, W::buoi) || scan.pair(at, W::nua, W::dem) || scan.pair(at, W::giua, W::trua)) return time_preposition(scan, at - 1);
  return scan.pair(at, W::chieu, W::toi_dem) && time_preposition(scan, at - 1);
}

Parsed attach_part(std::uint32_t at, Parsed day, DayPart part) {
  day.begin = at;
  day.type = TimexType::time;
  day.reading.first.part = part;
  if (day.rule() == Rule::day_month || day.rule() == Rule::full_date) day.reading.rule = static_cast<std::uint8_t>(Rule::part_date);
  return day;
}

// "đêm 12, rạng sáng 13/5", "tối 12 và sáng 13/5".
Parsed part_range(const Scan& scan, std::uint32_t at, std::uint32_t day, DayPart part) {
  const std::uint32_t head = scan.is(day, W::ngay) ? day + 1 : day;
  const DayPoint first = day_point(scan, head);
  if (first.end == 0) return {};
  std::uint32_t next =
      scan.punct(first.end, ',') || scan.any(first.end, W::va, W::den) || scan.mark(first.end) == '-' ? first.end + 1 : first.end;
  DayPart other = DayPart::none;
  const std::uint32_t last_day = day_part(scan, next, other);
  if (last_day == next) return {};
  const Parsed last = day_after(scan, last_day);
  if (!last || last.reading.first.shape != TimexShape::calendar || last.reading.first.month == 0) return {};
  Moment from = last.reading.first, to = last.reading.first;
  from.day = first.moment.day;
  if (first.moment.month != 0)
    from.month = first.moment.month;
  else if (from.day > to.day)
    return {};
  from.part = part;
  to.part = other;
  Parsed out = make(at, last.end, Rule::part_range, from, TimexType::time);
  out.reading.last = to;
  out.reading.range = true;
  return out;
}

struct Clock {
  std::int8_t hour = -1, minute = -1;
  std::uint32_t end = 0;
  bool certain = false;  // minutes or "h": cannot be a length of time
};

// "19g30", "lúc 7g"; a capital without minutes is a generation of mobile networks: "mạng 5G".
bool hour_word(const Scan& scan, std::uint32_t at) {
  if (scan.any(at, W::gio, W::h)) return true;
  return scan.is(at, W::g) && scan.tight(at) && (!scan.capital(at) || (scan.digits(at + 1) == 2 && scan.tight(at + 1)));
}

Clock clock_at(const Scan& scan, std::uint32_t at) {
  Clock out;
  Count spelled;
  std::int32_t hour = scan.digits(at) <= 2 ? scan.value(at) : -1;
  std::uint32_t next = at + 1;
  if (!scan.is_number(at)) {
    spelled = number_words(scan, at);
    if (!spelled || !scan.is(spelled.end, W::gio)) return out;
    hour = spelled.value;
    next = spelled.end;
  }
  if (hour < 0 || hour > 24) return out;
  const bool colon =
      scan.punct(next, ':') && scan.tight(next) && scan.tight(next + 1) && scan.digits(next + 1) == 2 && scan.value(next + 1) < 60;
  if (!colon && !hour_word(scan, next)) return out;
  out.hour = static_cast<std::int8_t>(hour);
  out.end = next + 1;
  out.certain = colon || (scan.tight(next) && scan.any(next, W::h, W::g));
  const Count words = colon ? Count{} : number_words(scan, out.end);
  const std::int32_t minute = scan.is_number(out.end) ? scan.value(out.end) : words && scan.is(words.end, W::phut) ? words.value : -1;
  const bool joined = scan.is_number(out.end) && (colon || scan.tight(out.end) || scan.is(next, W::gio)) && scan.digits(out.end) <= 2;
  // "lúc 7 giờ 12/5": a figure with a separator is a date
  const bool date_follows = !colon && day_point(scan, out.end).slash;
  if (minute >= 0 && minute < 60 && (joined || words) && !date_follows) {
    out.minute = static_cast<std::int8_t>(minute);
    out.end = scan.is_number(out.end) ? out.end + 1 : words.end;
    if (scan.is(out.end, W::phut)) ++out.end;
    out.certain = colon || scan.any(next, W::h, W::g) || scan.is(next, W::gio);
  } else if (scan.is(next, W::gio) && scan.is(out.end, W::ruoi)) {
    out.minute = 30;
    ++out.end;
  }
  return out;
}

// "UTC+7", "GMT-5:30" after the letters.
std::uint32_t utc_offset(const Scan& scan, std::uint32_t at, Moment& moment) {
  moment.offset = 0;
  const bool east = scan.mark(at) == '+';
  const std::int32_t hours = scan.value(at + 1);
  if ((!east && scan.mark(at) != '-') || !scan.tight(at) || hours < 0 || hours > 14) return at;
  std::uint32_t end = at + 2;
  std::int32_t minutes = 60 * hours;
  if (scan.punct(end, ':') && scan.tight(end + 1) && scan.digits(end + 1) == 2) minutes += scan.value(end + 1), end += 2;
  moment.offset = static_cast<std::int16_t>(east ? minutes : -minutes);
  return end;
}

// "GMT", "giờ Moscow", "theo giờ miền Đông nước Mỹ", "ET", "giờ địa phương" where the sentence names places of one zone. Returns one past
// it, or `at`.
std::uint32_t zone_name(const Scan& scan, std::uint32_t at, Moment& moment) {
  if (scan.any(at, W::gmt, W::utc)) return utc_offset(scan, at + 1, moment);
  std::uint32_t end = 0;
  const std::uint32_t hour = scan.is(at, W::theo) ? at + 1 : at;
  if (!scan.is(hour, W::gio)) {
    if (hour != at || !scan.has(at) || scan.tokens[at].casing != Casing::upper || scan.token_text(at).size() > 4) return at;
    const std::int16_t zone = find_zone(scan, at, end);
    return zone == no_zone ? at : (moment.zone = zone, end);
  }
  if (scan.pair(hour + 1, W::dia, W::phuong)) {
    std::uint32_t first = hour, last = hour + 3;
    const auto in_sentence = [&](std::uint32_t i) {
      return !scan.ends_line(i) && !scan.punct(i, ';') && !(scan.punct(i, '.') && !scan.tight(i + 1));
    };
    while (first > 0 && hour - first < 40 && in_sentence(first - 1)) --first;
    while (last < hour + 25 && in_sentence(last)) ++last;
    moment.zone = zone_of_places(scan, first, last);
    return hour + 3;
  }
  const std::int16_t zone = find_zone(scan, hour + 1, end);
  return zone == no_zone ? at : (moment.zone = zone, end);
}

// A zone, bracketed or not; what else a bracket says of the hour ("giờ Mỹ") is passed over. Returns one past it, or `at`.
std::uint32_t zone_words(const Scan& scan, std::uint32_t at, Moment& moment) {
  if (!scan.punct(at, '(')) return zone_name(scan, at, moment);
  const std::uint32_t from = at + 1;
  Moment inside = moment;
  std::uint32_t end = zone_name(scan, from, inside);
  if (end == from && (scan.is(from, W::gio) || scan.is(from + 1, W::gio))) {
    while (end < from + 8 && scan.is_word(end)) ++end;
  }
  if (end == from || !scan.punct(end, ')')) return at;
  moment.zone = inside.zone;
  moment.offset = inside.offset;
  return end + 1;
}

// "14:21" beside other figures is a goal difference, after "thứ" a place in a recording.
bool figures_table(const Scan& scan, std::uint32_t at, std::uint32_t end) {
  if (!scan.punct(at + 1, ':')) return false;
  return scan.is_number(at - 1) || (scan.is_number(end) && !day_point(scan, end).slash) || scan.is(at - 1, W::thu);
}

DayPart part_of(W word) {
  switch (word) {
    case W::sang:
      return DayPart::morning;
    case W::trua:
      return DayPart::noon;
    case W::chieu:
      return DayPart::afternoon;
    case W::toi_dem:
      return DayPart::evening;
    case W::dem:
    case W::khuya:
      return DayPart::night;
    default:
      return DayPart::none;
  }
}

void apply_part_to_hour(Moment& moment, DayPart part) {
  moment.part = part;
  const bool afternoon = part == DayPart::afternoon || part == DayPart::evening || (part == DayPart::night && moment.hour >= 6) ||
                         (part == DayPart::noon && moment.hour < 6);
  if (afternoon && moment.hour >= 1 && moment.hour < 12) moment.hour = static_cast<std::int8_t>(moment.hour + 12);
}

}  // namespace

std::uint32_t day_part(const Scan& scan, std::uint32_t at, DayPart& part) {
  std::uint32_t next = at;
  if (scan.is(at, W::buoi)) ++next;
  if (scan.pair(at, W::dau, W::gio) || scan.pair(at, W::cuoi, W::gio) || scan.pair(at, W::dau, W::buoi) || scan.pair(at, W::cuoi, W::buoi))
    next += 2;
  else if (scan.any(at, W::giua, W::nua) && scan.any(at + 1, W::trua, W::dem))
    ++next;
  else if (scan.any(at, W::xe, W::to_mo, W::mo) && scan.any(at + 1, W::chieu, W::trua, W::sang, W::mo))
    ++next;
  if (scan.is(next, W::mo) && scan.is(next + 1, W::sang)) ++next;
  if (scan.pair(next, W::rang, W::sang)) return part = DayPart::dawn, next + 2;
  if (scan.pair(next, W::ban, W::dem)) return part = DayPart::night, next + 2;
  part = part_of(scan.w(next));
  if (part == DayPart::none) return at;
  ++next;
  if (scan.any(next, W::som, W::muon))
    ++next;
  else if (scan.is(next, W::khuya) || (scan.is(next - 1, W::chieu) && scan.is(next, W::toi_dem)))
    ++next;
  else if (scan.is(next - 1, W::trua) && scan.is(next, W::chieu))
    ++next;
  return next;
}

Parsed part_phrase(const Scan& scan, std::uint32_t at) {
  DayPart part = DayPart::none;
  std::uint32_t end = day_part(scan, at, part);
  if (end == at || scan.any(at - 1, W::anh, W::chieu_den)) return {};
  if (const Parsed range = part_range(scan, at, end, part)) return range;
  // "sáng và chiều 12/5"
  if (scan.any(end, W::va, W::den) || scan.punct(end, ',')) {
    DayPart second = DayPart::none;
    const std::uint32_t other = day_part(scan, end + 1, second);
    if (other != end + 1) {
      const Parsed day = day_after(scan, other);
      if (day && !day.reading.range) return attach_part(at, day, part);
    }
  }
  if (Parsed day = day_after(scan, end)) return attach_part(at, day, part);
  if (!compound_part(scan, at, end, part)) return {};
  Moment moment = today(0, TimexAnchor::running);
  moment.part = part;
  return make(at, end, Rule::part_alone, moment, TimexType::time);
}

Parsed clock_phrase(const Scan& scan, std::uint32_t at) {
  Clock clock = clock_at(scan, at);
  if (clock.end == 0 || figures_table(scan, at, clock.end)) return {};
  if (scan.mark(at - 1) == '/' || scan.mark(at - 1) == ':' || (scan.mark(at - 1) == '-' && scan.tight(at))) return {};
  Moment moment = today(0, TimexAnchor::running);
  moment.hour = clock.hour;
  moment.minute = clock.minute;
  // "8h-10h ngày 12/5"
  Clock until;
  if (scan.mark(clock.end) == '-' || scan.any(clock.end, W::den, W::toi)) until = clock_at(scan, clock.end + 1);
  std::uint32_t end = until.end ? until.end : clock.end;
  const std::uint32_t after_zone = zone_words(scan, end, moment);
  if (moment.offset != no_offset && !scan.punct(end, '(')) end = after_zone;  // "00h00 GMT"
  DayPart part = DayPart::none;
  const std::uint32_t part_end = day_part(scan, after_zone, part);
  std::uint32_t day_at = moment.zone == no_zone && moment.offset == no_offset ? zone_words(scan, part_end, moment) : part_end;
  if (scan.punct(day_at, ',') && scan.any(day_at + 1, W::ngay, W::hom)) ++day_at;
  // "24 giờ qua", "2 giờ nay" are lengths of time
  const bool length = part_end == after_zone && scan.any(day_at, W::qua, W::nay, W::kia, W::do_, W::ay);
  const Parsed day = length ? Parsed{} : day_after(scan, day_at);
  const bool certain = clock.certain || part_end != after_zone || day || moment.offset != no_offset || scan.is(at - 1, W::luc);
  if (!certain && !(until.end && until.certain)) return {};
  if (part_end != after_zone) end = part_end, apply_part_to_hour(moment, part);
  Rule rule = Rule::clock;
  if (day && !day.reading.range) {
    Moment whole = day.reading.first;
    whole.hour = moment.hour, whole.minute = moment.minute, whole.part = moment.part;
    whole.offset = moment.offset, whole.zone = moment.zone;
    moment = whole;
    end = day.end;
    if (moment.zone == no_zone && moment.offset == no_offset) zone_words(scan, end, moment);  // "9h ngày 12/5 (giờ Moscow)"
    rule = Rule::clock_date;
  }
  Parsed out = make(at, end, rule, moment, TimexType::time);
  if (until.end) {
    out.reading.last = moment;
    out.reading.last.hour = until.hour, out.reading.last.minute = until.minute;
    out.reading.range = true;
  }
  return out;
}

}  // namespace nienbieu::when
