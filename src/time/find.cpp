// One pass over the tokens. Most tokens are ruled out by one look at a 1,024-slot table; a head word or a number starts a parse.
#include <array>
#include <initializer_list>

#include "time/grammar.h"
#include "time/named_days.h"
#include "time/timex.h"

namespace nienbieu {
namespace {

using namespace when;

using WordSet = std::array<bool, static_cast<std::size_t>(W::count_)>;

constexpr WordSet set_of(std::initializer_list<W> words) {
  WordSet out{};
  for (const W word : words) out[static_cast<std::size_t>(word)] = true;
  return out;
}

// The words that may follow a number in an expression: what it counts, or what joins it to the next one.
constexpr WordSet after_number = set_of({W::ngay, W::hom, W::tuan, W::thang, W::nam,   W::quy,  W::gio,   W::phut, W::giay, W::thap,
                                         W::the,  W::h,   W::g,    W::dem,   W::tieng, W::den,  W::toi,   W::va,   W::cho,  W::hay,
                                         W::hoac, W::tet, W::am,   W::duong, W::gieng, W::chap, W::nghin, W::ngan, W::ruoi, W::tu_});

// What a number in words is made of, or two of them with a word between; "năm" is a unit as well.
constexpr WordSet count_words =
    set_of({W::mot,  W::mot_sac, W::hai,        W::ba,   W::bon,   W::tu,   W::lam,   W::nham,  W::sau_so, W::bay,  W::bay_so, W::tam,
            W::chin, W::muoi,    W::muoi_ngang, W::tram, W::nghin, W::ngan, W::linh,  W::le_so, W::khong,  W::chuc, W::trieu,  W::ty,
            W::vai,  W::nhieu,   W::may,        W::dam,  W::hang,  W::cac,  W::nhung, W::den,   W::toi,    W::ca,   W::nua});

constexpr WordSet time_units =
    set_of({W::ngay, W::hom, W::tuan, W::thang, W::nam, W::quy, W::gio, W::phut, W::giay, W::thap, W::the, W::h, W::g, W::tieng});

// Does what is counted from token `at` on end in a unit of time? "hai người", "hơn 32.000 ca" do not: no parse is begun for them.
bool counts_time(const Scan& scan, std::uint32_t at) {
  constexpr std::uint32_t reach = 12;
  for (std::uint32_t i = at; i < at + reach && scan.has(i); ++i) {
    if (scan.is_word(i)) {
      const auto word = static_cast<std::size_t>(scan.w(i));
      if (time_units[word]) return true;
      if (!count_words[word]) return false;
    } else if (!scan.is_number(i)) {
      const char32_t mark = scan.mark(i);
      if (mark != '-' && mark != ',' && mark != '.') return false;
    }
  }
  return false;
}

// "32.000 người" is an amount unless a unit of time follows; "12.5", "10.2023" may be a day or a month.
bool pointed_may_start(const Scan& scan, std::uint32_t at) {
  const std::uint32_t last = at + 2;
  if (!scan.tight(last) || !scan.is_number(last)) return scan.digits(at) == 4;
  if (scan.w(at + 3) != W::none) return true;
  if (scan.digits(at) > 2 || scan.digits(last) == 3 || scan.value(at) < 1 || scan.value(at) > 31) return false;
  return scan.digits(last) == 4 || (scan.value(last) >= 1 && scan.value(last) <= 12);
}

// "5, 7 và 9/5" lists days, "2,5 năm" is a length; most commas end the figures of something else.
bool listed_may_start(const Scan& scan, std::uint32_t at) {
  if (scan.digits(at) == 4) return true;
  if (!scan.is_number(at + 2)) return false;
  return scan.tight(at + 2) ? scan.w(at + 3) != W::none : scan.digits(at) <= 2;
}

// Does a number start anything? Only beside a separator, a unit or a clock word; most numbers in the news are amounts.
bool number_may_start(const Scan& scan, std::uint32_t at) {
  if (scan.digits(at) > 5) return false;
  const std::uint32_t next = at + 1;
  const bool year = scan.digits(at) == 4;
  if (!scan.has(next)) return year;
  if (scan.is_word(next)) return after_number[static_cast<std::size_t>(scan.w(next))] || year;
  switch (scan.mark(next)) {
    case '/':
      return scan.is_number(next + 1);
    case '-':
      return year || scan.is_number(next + 1) || scan.w(next + 1) != W::none;
    case ':':
      return year || (scan.digits(next + 1) == 2 && scan.tight(next + 1));
    case '.':
      return pointed_may_start(scan, at);
    case ',':
      return listed_may_start(scan, at);
    default:
      return year;
  }
}

// The words that element_at() dispatches on; all others, however common ("và", "của", "người"), begin nothing.
constexpr WordSet heads = set_of(
    {W::ngay,   W::hom,    W::mung, W::mong,   W::ram,    W::cung,  W::thang,    W::nam,       W::quy,     W::nua,  W::mua,    W::he,
     W::xuan,   W::tet,    W::le,   W::thap,   W::the,    W::nien,  W::nhiem,    W::giai_doan, W::dau,     W::giua, W::cuoi,   W::trung,
     W::thuong, W::ha,     W::tuan, W::thu,    W::chu,    W::sang,  W::trua,     W::chieu,     W::toi_dem, W::rang, W::buoi,   W::xe,
     W::to_mo,  W::mo,     W::dem,  W::ca,     W::hang,   W::hang_, W::moi,      W::cach,      W::truoc,   W::sau,  W::khoang, W::gan,
     W::hon,    W::chung,  W::tron, W::it,     W::tren,   W::duoi,  W::vong_nua, W::suyt,      W::dung,    W::mot,  W::hai,    W::ba,
     W::bon,    W::sau_so, W::bay,  W::bay_so, W::tam,    W::chin,  W::muoi,     W::vai,       W::nhieu,   W::may,  W::dam,    W::nhung,
     W::cac,    W::giang,  W::noel, W::giao,   W::gio_to, W::black, W::quoc});

// Of these, the words that count, or say that a count is rough.
constexpr WordSet counting_heads =
    set_of({W::hon, W::tron,   W::tren, W::duoi, W::vong_nua, W::suyt, W::dung,  W::mot, W::hai, W::ba,    W::bon, W::sau_so,
            W::bay, W::bay_so, W::tam,  W::chin, W::muoi,     W::vai,  W::nhieu, W::may, W::dam, W::nhung, W::cac});

// Words that begin no expression before a word that none is made of; the few exceptions begin a name of a day or stand before Roman
// figures.
bool word_may_start(const Scan& scan, std::uint32_t at) {
  const W word = scan.w(at);
  if (!heads[static_cast<std::size_t>(word)]) return false;
  std::uint32_t end = 0;
  switch (word) {  // those that are nothing without their second word
    case W::truoc:
    case W::sau:
      return scan.is(at + 1, W::do_);
    case W::cach:
      return scan.any(at + 1, W::day, W::nay);
    case W::the:
      return scan.is(at + 1, W::ky);
    case W::giang:
    case W::noel:
    case W::giao:
    case W::gio_to:
    case W::black:
    case W::quoc:
      return find_named_day(scan, at, end) >= 0;
    default:
      break;
  }
  if (!scan.is_word(at + 1) || scan.w(at + 1) != W::none)
    return !counting_heads[static_cast<std::size_t>(word)] || counts_time(scan, at + 1);
  switch (word) {
    case W::quy:
    case W::le:
    case W::ngay:
    case W::thang:
    case W::dem:
    case W::tet:
      return true;
    default:
      return false;
  }
}

// Rules out nine words of ten by one bit, before the word is looked up.
class HeadSlots {
 public:
  HeadSlots() {
    for (std::size_t word = 0; word < heads.size(); ++word) {
      if (heads[word]) slots_[slot(syllable_key(text_of(static_cast<W>(word))))] = true;
    }
  }
  // Numbers and what may be a head word, without a branch; a mark in a word's slot is no word to those who look closer.
  bool passes_over(const Token& token) const {
    return !(static_cast<unsigned>(slots_[slot(token.key)]) | static_cast<unsigned>(token.kind == TokenKind::number));
  }

 private:
  static std::size_t slot(std::uint64_t key) { return key >> 53; }
  std::array<bool, 2048> slots_{};
};

// Is the token before `at` a connector after an expression that ended there ("12/5 và 13/5")?
bool follows_date(const Scan& scan, std::uint32_t at, const std::vector<Timex>& out) {
  if (out.empty() || at < 2 || out.back().last_token + 1 != at) return false;
  const auto shape = out.back().reading.first.shape;
  const bool dated = shape == TimexShape::calendar && (out.back().reading.first.day != 0 || scan.digits(at) == 4);
  return dated && (scan.any(at - 1, W::va, W::hoac, W::hay, W::den) || scan.punct(at - 1, ',') || scan.punct(at - 1, ';'));
}

Grain grain_of(const Parsed& parsed) {
  const Moment& m = parsed.reading.first;
  if (m.hour >= 0) return m.minute >= 0 ? Grain::minute : Grain::hour;
  if (m.part != DayPart::none) return Grain::part_of_day;
  switch (m.shape) {
    case TimexShape::calendar:
      return m.day ? Grain::day : m.month ? Grain::month : Grain::year;
    case TimexShape::weekday:
      return Grain::day;
    case TimexShape::holiday:
      return named_days()[static_cast<std::size_t>(m.n)].rule == DayRule::table ? Grain::month : Grain::day;
    case TimexShape::lunar:
      return m.day ? Grain::day : Grain::month;
    case TimexShape::weekend:
      return Grain::week;
    case TimexShape::quarter:
      return Grain::quarter;
    case TimexShape::half:
    case TimexShape::months:
    case TimexShape::season:
      return Grain::month;
    case TimexShape::decade:
    case TimexShape::century:
      return Grain::year;
    case TimexShape::sexagenary:
      return m.day ? Grain::day : Grain::year;
    default:
      break;
  }
  switch (m.unit) {
    case TimexUnit::minute:
    case TimexUnit::second:
      return Grain::minute;
    case TimexUnit::hour:
      return Grain::hour;
    case TimexUnit::day:
      return Grain::day;
    case TimexUnit::week:
      return Grain::week;
    case TimexUnit::month:
      return Grain::month;
    case TimexUnit::quarter:
      return Grain::quarter;
    case TimexUnit::year:
    case TimexUnit::decade:
    case TimexUnit::century:
      return Grain::year;
    default:
      return Grain::unknown;
  }
}

void append(const Scan& scan, const Parsed& parsed, std::uint32_t sentence, std::vector<Timex>& out) {
  Timex& timex = out.emplace_back();
  timex.first_token = parsed.begin;
  timex.last_token = parsed.end;
  timex.span = {scan.tokens[parsed.begin].start, scan.tokens[parsed.end - 1].end};
  timex.sentence = sentence;
  timex.type = parsed.type;
  timex.grain = grain_of(parsed);
  timex.qualifier = qualifier_before(scan, parsed.begin);
  timex.reading = parsed.reading;
}

}  // namespace

void find_times(std::string_view text, const TokenList& tokens, std::span<const Sentence> sentences, const Lexicon&,
                std::vector<Timex>& out) {
  out.clear();
  const Scan scan(text, tokens);
  static const HeadSlots head_slots;
  std::uint32_t sentence = 0;
  for (std::uint32_t i = 0; i < scan.size;) {
    while (i < scan.size && head_slots.passes_over(scan.tokens[i])) ++i;
    if (i == scan.size) break;
    const Token& token = scan.tokens[i];
    const bool candidate = token.kind == TokenKind::number ? number_may_start(scan, i) : word_may_start(scan, i);
    const Parsed parsed = candidate ? expression_at(scan, i, follows_date(scan, i, out)) : Parsed{};
    if (!parsed) {
      ++i;
      continue;
    }
    while (sentence + 1 < sentences.size() && sentences[sentence + 1].span.start <= token.start) ++sentence;
    append(scan, parsed, sentence, out);
    i = parsed.end;
  }
}

std::string_view to_string(TimexType type) {
  constexpr std::string_view names[] = {"date", "time", "duration", "set"};
  return names[static_cast<std::size_t>(type)];
}

std::string_view to_string(Grain grain) {
  constexpr std::string_view names[] = {"unknown", "year", "quarter", "month", "week", "day", "part_of_day", "hour", "minute"};
  return names[static_cast<std::size_t>(grain)];
}

std::string_view to_string(Qualifier qualifier) {
  constexpr std::string_view names[] = {"", "before", "after", "since", "until"};
  return names[static_cast<std::size_t>(qualifier)];
}

std::string_view to_string(Basis basis) {
  constexpr std::string_view names[] = {"explicit", "resolved", "publication", "inherited", "unknown"};
  return names[static_cast<std::size_t>(basis)];
}

}  // namespace nienbieu
