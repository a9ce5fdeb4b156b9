#include "section/dateline.h"

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace nienbieu {
namespace {

class Keys {
 public:
  Keys(std::initializer_list<const char*> words) {
    for (const char* word : words) keys_.push_back(syllable_key(word));
    std::sort(keys_.begin(), keys_.end());
  }
  bool has(const Token& t) const { return t.is_word() && std::binary_search(keys_.begin(), keys_.end(), t.key); }

 private:
  std::vector<std::uint64_t> keys_;
};

// The closed class of words that a date line is made of.
struct Words {
  Keys weekday{"thứ"}, numeral{"hai", "ba", "tư", "năm", "sáu", "bảy"}, sunday{"chủ"}, day{"nhật"}, month{"tháng"}, year{"năm"},
      hour{"h", "giờ"}, minute{"phút"}, zone{"gmt", "utc"}, half{"am", "pm"}, renewed{"cập"}, filler{"ngày", "lúc", "đăng", "cn"},
      time{"lần"}, end{"cuối"};
  static const Words& get() {
    static const Words words;
    return words;
  }
};

std::uint32_t digits(const Token& t) { return t.is_number() ? t.end - t.start : 0; }
bool date_mark(const Token& t) { return t.is_punct('/') || t.is_punct('-') || t.is_punct('.'); }
bool separator(const Token& t) {
  return t.is_punct('-') || t.is_punct('|') || t.is_punct(',') || t.is_punct(U'•') || t.is_punct(U'·') || t.is_punct(';');
}

class Reader {
 public:
  Reader(const TokenList& tokens, std::uint32_t first, std::uint32_t last) : t_(tokens), first_(first), last_(last) {}

  DatelineReading read() {
    for (std::uint32_t i = last_; i-- > first_;) {
      if (digits(t_[i]) == 4 && whole_date(i)) return judge();
    }
    return place_and_day() ? DatelineReading{Dateline::place, 0} : DatelineReading{};
  }

 private:
  bool in(std::uint32_t value, std::uint32_t low, std::uint32_t high) const { return value >= low && value <= high; }
  bool day_and_month(std::uint32_t day, std::uint32_t month) const {
    return digits(t_[day]) <= 2 && digits(t_[month]) <= 2 && in(t_[day].value, 1, 31) && in(t_[month].value, 1, 12);
  }

  // A date that ends with the year at token i, or begins with it ("2024-05-13").
  bool whole_date(std::uint32_t i) {
    if (!in(t_[i].value, 1990, 2099)) return false;
    if (i >= first_ + 4 && date_mark(t_[i - 1]) && t_[i - 3].value == t_[i - 1].value && date_mark(t_[i - 3]) && t_[i - 4].is_number() &&
        t_[i - 2].is_number() && day_and_month(i - 4, i - 2)) {
      begin_ = i - 4;
      end_ = i + 1;
      return true;
    }
    const bool iso = i + 4 < last_ && t_[i + 1].is_punct('-') && t_[i + 3].is_punct('-') && t_[i + 2].is_number() && t_[i + 4].is_number();
    if (iso && day_and_month(i + 4, i + 2)) {
      begin_ = i;
      end_ = i + 5;
      return true;
    }
    return named_date(i);
  }

  // "12 tháng 9, năm 2023", "12 tháng 9 2023"
  bool named_date(std::uint32_t i) {
    std::uint32_t at = i;
    if (at > first_ && w_.year.has(t_[at - 1])) --at;
    if (at > first_ && t_[at - 1].is_punct(',')) --at;
    if (at < first_ + 3 || !t_[at - 1].is_number() || !w_.month.has(t_[at - 2]) || !t_[at - 3].is_number() ||
        !day_and_month(at - 3, at - 1))
      return false;
    begin_ = at - 3;
    end_ = i + 1;
    return true;
  }

  // What belongs to the stamp on both sides of the date: weekday, clock, zone, "cập nhật", marks.
  bool part_of_stamp(std::uint32_t i) {
    const Token& t = t_[i];
    const auto next = [&](const Keys& keys) { return i + 1 < last_ && keys.has(t_[i + 1]); };
    const auto before = [&](const Keys& keys) { return i > first_ && keys.has(t_[i - 1]); };
    if (t.kind == TokenKind::punct) return !t.is_punct('"') && !t.is_punct(U'“') && !t.is_punct(U'”') && !t.is_punct('?');
    if (t.is_number()) {
      if (before(w_.weekday)) return weekday_ = true;
      if (i > first_ && t_[i - 1].is_punct('+')) return true;
      const bool left = (i + 1 < last_ && t_[i + 1].is_punct(':')) || next(w_.hour),
                 right = (i > first_ && t_[i - 1].is_punct(':')) || before(w_.hour);
      if (digits(t) > 2 || t.value > 59 || (!left && !right)) return false;
      return clock_ = true;
    }
    if (w_.numeral.has(t) && before(w_.weekday)) return weekday_ = true;
    if (w_.day.has(t) && before(w_.sunday)) return weekday_ = true;
    if (w_.day.has(t) && before(w_.renewed)) return true;
    if (w_.renewed.has(t) && next(w_.day)) return true;
    if ((w_.end.has(t) && before(w_.time)) || (w_.time.has(t) && next(w_.end))) return true;
    if (w_.weekday.has(t)) return next(w_.numeral) || (i + 1 < last_ && t_[i + 1].is_number());
    if (w_.sunday.has(t)) return next(w_.day);
    if (w_.hour.has(t) || w_.minute.has(t)) return i > first_ && t_[i - 1].is_number();
    if (w_.zone.has(t)) return zone_ = true;
    return w_.half.has(t) || w_.filler.has(t);
  }

  struct Rest {
    std::uint32_t words = 0, lower = 0, numbers = 0;
  };
  Rest rest(std::uint32_t from, std::uint32_t to) const {
    Rest out;
    for (auto i = from; i < to; ++i) {
      if (t_[i].is_word()) ++out.words, out.lower += !t_[i].capitalised();
      out.numbers += t_[i].is_number() && t_[i].space_before;
    }
    return out;
  }

  bool separated(std::uint32_t from, std::uint32_t to) const {
    for (auto i = from; i < to && t_[i].kind == TokenKind::punct; ++i) {
      if (separator(t_[i])) return true;
    }
    return false;
  }
  bool separated_behind() const { return end_ > begin_ && separator(t_[end_ - 1]); }

  DatelineReading judge() {
    const std::uint32_t date = begin_, after = end_;
    while (begin_ > first_ && part_of_stamp(begin_ - 1)) --begin_;
    while (end_ < last_ && part_of_stamp(end_)) ++end_;
    const Rest head = rest(first_, begin_), tail = rest(end_, last_);
    const bool strong = clock_ || zone_ || weekday_;
    const bool behind = tail.words == 0 ? tail.numbers == 0 : separated_behind() && tail.words <= 6 && tail.lower <= 1 && tail.numbers == 0;
    if (!behind) return {};
    if (head.words == 0 && head.numbers == 0) return {Dateline::full, 0};
    if (separated(begin_, date))
      return head.words <= (strong ? 14u : 6u) && head.lower <= (strong ? 5u : 1u) && head.numbers == 0 ? DatelineReading{Dateline::full, 0}
                                                                                                        : DatelineReading{};
    if (clock_ && head.lower == 0 && head.numbers == 0 && head.words >= 2 && head.words <= 5) return {Dateline::full, 0};
    // nothing but the hour behind the day: the stamp of a page
    const bool stamped = begin_ == date && after < last_ && end_ == last_ && last_ == after + 3 && clock_ && head.words >= 5;
    return stamped ? DatelineReading{Dateline::stamped, date} : DatelineReading{};
  }

  // "New Delhi, 10/9", "(Bốn Phương) - Hà Nội, ngày 10/9"
  bool place_and_day() const {
    std::uint32_t end = last_;
    while (end > first_ && t_[end - 1].kind == TokenKind::punct && !t_[end - 1].is_punct('?')) --end;
    if (end < first_ + 5 || !t_[end - 1].is_number() || !t_[end - 3].is_number() || !day_and_month(end - 3, end - 1)) return false;
    if (!t_[end - 2].is_punct('/') && !t_[end - 2].is_punct('-')) return false;
    std::uint32_t at = end - 3;
    if (w_.filler.has(t_[at - 1]) && at > first_ + 1) --at;
    if (!separator(t_[at - 1])) return false;
    const Rest head = rest(first_, at - 1);
    return head.words >= 1 && head.words <= 7 && head.lower <= 1 && head.numbers == 0 && at >= first_ + 2 && t_[at - 2].is_word() &&
           t_[at - 2].capitalised();
  }

  const TokenList& t_;
  const Words& w_ = Words::get();
  std::uint32_t first_, last_, begin_ = 0, end_ = 0;
  bool clock_ = false, weekday_ = false, zone_ = false;
};

}  // namespace

DatelineReading read_dateline(const TokenList& tokens, std::uint32_t first, std::uint32_t last) {
  return Reader(tokens, first, last).read();
}

}  // namespace nienbieu
