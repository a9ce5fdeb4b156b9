#include "time/time_words.h"

#include "text/tokens.h"

namespace nienbieu::when {

namespace {

struct Row {
  W word;
  std::string_view text;
};

constexpr Row rows[] = {
#define NIENBIEU_X(id, text) {W::id, text},
    NIENBIEU_TIME_WORDS(NIENBIEU_X)
#undef NIENBIEU_X
};

}  // namespace

std::string_view text_of(W word) { return word == W::none ? std::string_view{} : rows[static_cast<std::size_t>(word) - 1].text; }

TimeWords::TimeWords() {
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
