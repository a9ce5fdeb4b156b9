// How texts are compared by people who search them.
//
// With diacritics a query means what it says (thánh is not thanh), however its tone marks are placed or encoded (hòa = hoà, NFC = NFD);
// written in plain ASCII it finds both. Case never matters. Words match whole and in their order. Pure.
#pragma once
#include <string>
#include <string_view>

namespace nienbieu {

// Lower-case words and numbers without any diacritics, joined by blanks: "ngoai truong my".
std::string plain_words(std::string_view text);

// Words and numbers in one spelling each, with their diacritics, joined by blanks; for comparison, not for people.
std::string exact_words(std::string_view text);

bool has_diacritics(std::string_view text);

// Both spellings of a text, for Needle::in_folded: folded once, searched often.
std::string folded_text(std::string_view text);

// What is looked for: made once, asked often.
class Needle {
 public:
  explicit Needle(std::string_view query);
  bool empty() const { return words_.empty(); }
  bool in(std::string_view text) const;
  bool in_folded(std::string_view folded) const { return !empty() && folded.find(words_) != std::string_view::npos; }

 private:
  bool exact_;
  std::string words_;  // with a blank at both ends
};

}  // namespace nienbieu
