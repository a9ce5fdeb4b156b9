#include "time/named_days.h"

#include "lexicon/lexicon.h"
#include "time/lunar.h"
#include "time/phrase_index.h"

namespace nienbieu::when {
namespace {

using enum DayRule;

// Sources: Vietnam's Labour Code 2019 art. 112 and Law on days of commemoration; the church's and the countries' own calendars.
constexpr NamedDay rows[] = {
    {"giáng sinh", fixed, 12, 25, 0, "Christmas"},
    {"lễ giáng sinh", fixed, 12, 25, 0, "Christmas"},
    {"noel", fixed, 12, 25, 0, "Christmas"},
    {"đêm giao thừa", lunar, 12, 30, 0, "the last day of the lunar year"},
    {"giao thừa", lunar, 12, 30, 0, "the last day of the lunar year"},
    {"tết dương lịch", fixed, 1, 1, 0, "New Year's Day"},
    {"tết nguyên đán", lunar, 1, 1, 0, "the lunar New Year"},
    {"tết âm lịch", lunar, 1, 1, 0, "the lunar New Year"},
    {"tết trung thu", lunar, 8, 15, 0, "the Mid-Autumn Festival"},
    {"tết đoan ngọ", lunar, 5, 5, 0, "the Double Fifth"},
    {"tết hàn thực", lunar, 3, 3, 0, "the Cold Food Festival"},
    {"tết nguyên tiêu", lunar, 1, 15, 0, "the first full moon"},
    {"giỗ tổ hùng vương", lunar, 3, 10, 0, "the Hùng Kings' anniversary"},
    {"lễ vu lan", lunar, 7, 15, 0, "Vu Lan"},
    {"lễ phật đản", lunar, 4, 15, 0, "the Buddha's birthday"},
    {"quốc khánh 2/9", fixed, 9, 2, 0, "Vietnam's National Day"},
    {"quốc khánh việt nam", fixed, 9, 2, 0, "Vietnam's National Day"},
    {"quốc khánh mỹ", fixed, 7, 4, 0, "US Independence Day"},
    {"quốc khánh trung quốc", fixed, 10, 1, 0, "China's National Day"},
    {"quốc khánh pháp", fixed, 7, 14, 0, "Bastille Day"},
    {"ngày quốc khánh", fixed, 9, 2, 0, "Vietnam's National Day"},
    {"lễ quốc khánh", fixed, 9, 2, 0, "Vietnam's National Day"},
    {"ngày quốc khánh 2/9", fixed, 9, 2, 0, "Vietnam's National Day"},
    {"ngày quốc khánh việt nam", fixed, 9, 2, 0, "Vietnam's National Day"},
    {"ngày quốc khánh mỹ", fixed, 7, 4, 0, "US Independence Day"},
    {"ngày quốc khánh trung quốc", fixed, 10, 1, 0, "China's National Day"},
    {"ngày quốc khánh pháp", fixed, 7, 14, 0, "Bastille Day"},
    {"ngày quốc tế lao động", fixed, 5, 1, 0, "International Workers' Day"},
    {"ngày quốc tế phụ nữ", fixed, 3, 8, 0, "International Women's Day"},
    {"ngày quốc tế thiếu nhi", fixed, 6, 1, 0, "Children's Day"},
    {"ngày phụ nữ việt nam", fixed, 10, 20, 0, "Vietnamese Women's Day"},
    {"ngày nhà giáo việt nam", fixed, 11, 20, 0, "Vietnamese Teachers' Day"},
    {"ngày thầy thuốc việt nam", fixed, 2, 27, 0, "Vietnamese Physicians' Day"},
    {"ngày thương binh liệt sĩ", fixed, 7, 27, 0, "Vietnam's War Invalids and Martyrs Day"},
    {"ngày báo chí cách mạng việt nam", fixed, 6, 21, 0, "Vietnam's Revolutionary Press Day"},
    {"ngày giải phóng miền nam", fixed, 4, 30, 0, "Reunification Day"},
    {"ngày cá tháng tư", fixed, 4, 1, 0, "April Fools' Day"},
    {"ngày trái đất", fixed, 4, 22, 0, "Earth Day"},
    {"ngày chiến thắng phát xít", fixed, 5, 9, 0, "Victory Day"},
    {"lễ tình nhân", fixed, 2, 14, 0, "Valentine's Day"},
    {"ngày valentine", fixed, 2, 14, 0, "Valentine's Day"},
    {"đêm halloween", fixed, 10, 31, 0, "Halloween"},
    {"ngày halloween", fixed, 10, 31, 0, "Halloween"},
    {"lễ hội halloween", fixed, 10, 31, 0, "Halloween"},
    {"lễ phục sinh", easter, 0, 0, 0, "Easter"},
    {"lễ tạ ơn", weekday_of_month, 11, 4, 4, "Thanksgiving Day"},
    {"ngày của mẹ", weekday_of_month, 5, 7, 2, "Mother's Day"},
    {"ngày của cha", weekday_of_month, 6, 7, 3, "Father's Day"},
    {"black friday", weekday_of_month, 11, 5, 4, "Black Friday"},
    {"tháng ramadan", table, 0, 0, 0, "Ramadan"},
    {"tháng lễ ramadan", table, 0, 0, 0, "Ramadan"},
};

// First day of Ramadan, a month of 29 or 30 days, by the Umm al-Qura calendar, 2010 to 2030; in 2030 the later of the two is December's.
constexpr CivilDate ramadan[] = {{2010, 8, 11}, {2011, 8, 1},  {2012, 7, 20}, {2013, 7, 9},  {2014, 6, 28}, {2015, 6, 18}, {2016, 6, 6},
                                 {2017, 5, 27}, {2018, 5, 16}, {2019, 5, 6},  {2020, 4, 24}, {2021, 4, 13}, {2022, 4, 2},  {2023, 3, 23},
                                 {2024, 3, 11}, {2025, 3, 1},  {2026, 2, 18}, {2027, 2, 8},  {2028, 1, 28}, {2029, 1, 16}, {2030, 1, 5}};

// Dates: Wikidata and Encyclopaedia Britannica entries of the events.
constexpr KnownEvent events[] = {
    {{2023, 10, 7}, true, "Hamas|Gaza", "tấn|đột|thịnh|thảm|xung|chiến|vụ", "the Hamas attack on Israel was on 2023-10-07"},
    {{2001, 9, 11}, false, "khủng|Qaeda|tháp|WTC", "vụ|bố|khủng", "the attacks on the United States were on 2001-09-11"},
    {{2021, 1, 6}, false, "Đồi|Capitol", "bạo|vụ|tấn", "the US Capitol was stormed on 2021-01-06"},
};

// Meeus, Astronomical Algorithms, chapter 8.
DayNumber easter_sunday(std::int32_t y) {
  const std::int32_t a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const std::int32_t h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const std::int32_t m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
  return to_days({y, n / 31, n % 31 + 1});
}

PhraseIndex build_index() {
  PhraseIndex out;
  for (const NamedDay& row : rows) out.add(row.phrase);
  return out;
}

}  // namespace

std::span<const NamedDay> named_days() { return rows; }
std::span<const KnownEvent> known_events() { return events; }

std::int32_t find_named_day(const Scan& scan, std::uint32_t at, std::uint32_t& end) {
  static const PhraseIndex index = build_index();
  return index.find(scan, at, end);
}

std::optional<DayNumber> named_day_in(std::int32_t row, std::int32_t year) {
  const NamedDay& day = rows[static_cast<std::size_t>(row)];
  if (year < 1000 || year > 2999) return std::nullopt;
  switch (day.rule) {
    case fixed:
      return to_days({year, day.month, day.day});
    case easter:
      return easter_sunday(year) + day.day;
    case lunar:
      if (day.month == 12) {
        const auto next = tet(year);  // the eve of this year's Tết
        return next ? std::optional<DayNumber>(*next - 1) : std::nullopt;
      }
      return from_lunar({year, day.month, day.day, false});
    case weekday_of_month: {
      const DayNumber first = to_days({year, day.month, 1});
      const std::int32_t skip = (day.day - iso_weekday(first) + 7) % 7;
      // Black Friday is the day after the fourth Thursday
      if (day.english == "Black Friday") return first + (4 - iso_weekday(first) + 7) % 7 + 22;
      return first + skip + 7 * (day.nth - 1);
    }
    case table:
      for (const CivilDate start : ramadan) {
        if (start.year == year) return to_days(start);
      }
      return std::nullopt;
  }
  return std::nullopt;
}

std::int32_t find_event(const Scan& scan, const Timex& timex) {
  const Moment& m = timex.reading.first;
  const auto near = [&](std::string_view words) {
    const std::uint32_t first = timex.first_token > 20 ? timex.first_token - 20 : 0;
    for (std::uint32_t i = first; i < timex.last_token + 12 && scan.has(i); ++i) {
      bool hit = false;
      for_each_part(words, [&](std::string_view word) { hit = hit || scan.token_text(i) == word; });
      if (hit) return true;
    }
    return false;
  };
  for (std::size_t row = 0; row < std::size(events); ++row) {
    const KnownEvent& event = events[row];
    const bool same = m.month == event.date.month && (m.day == event.date.day || (m.day == 0 && event.month_too && m.year_shift == -1));
    if (same && near(event.words) && near(event.deed)) return static_cast<std::int32_t>(row);
  }
  return -1;
}

}  // namespace nienbieu::when
