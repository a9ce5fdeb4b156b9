#include "time/time_words.h"

#include "text/tokens.h"

namespace nienbieu::when {

TimeWords::TimeWords() {
  struct Row {
    W word;
    std::string_view text;
  };
  static constexpr Row rows[] = {
#define NIENBIEU_X(id, text) {W::id, text},
      NIENBIEU_TIME_WORDS(NIENBIEU_X)
#undef NIENBIEU_X
  };
  for (const Row& row : rows) {
    const std::uint64_t key = syllable_key(row.text);
    std::size_t slot = key >> shift;
    while (keys_[slot] != 0 && keys_[slot] != key) slot = (slot + 1) & (size - 1);
    keys_[slot] = key;
    words_[slot] = row.word;
  }
}

const TimeWords& TimeWords::get() {
  static const TimeWords words;
  return words;
}

}  // namespace nienbieu::when
