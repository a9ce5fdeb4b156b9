#include "entity/misspelt.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <mutex>

namespace nienbieu {
namespace {

constexpr std::size_t shortest = 7;  // letters; shorter names have true neighbours

bool plain_word(std::string_view word) {
  return word.size() >= shortest &&
         std::all_of(word.begin(), word.end(), [](unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// The word and every word with one letter less.
template <class F>
void for_each_deletion(const std::string& word, F&& f) {
  f(std::hash<std::string_view>{}(word));
  std::string shorter;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i > 0 && word[i] == word[i - 1]) continue;
    shorter.assign(word, 0, i).append(word, i + 1);
    f(std::hash<std::string_view>{}(shorter));
  }
}

// One-word spellings of people, by their deletions. Built once for a lexicon, when first needed.
class Spellings {
 public:
  explicit Spellings(const Lexicon& lexicon) {
    const auto aliases = column_of(Kind::people, "aliases");
    for (std::uint32_t row = 0; row < lexicon.rows(Kind::people); ++row)
      for_each_part(lexicon.cell(Kind::people, row, aliases), [&](std::string_view alias) {
        if (!plain_word(alias)) return;
        words_.push_back({lower(alias), row});
        for_each_deletion(words_.back().word, [&](std::size_t hash) {
          deletions_.push_back({hash, static_cast<std::uint32_t>(words_.size() - 1)});
        });
      });
    std::sort(deletions_.begin(), deletions_.end());
  }

  std::uint32_t person(std::string_view text) const {
    if (!plain_word(text)) return no_index;
    const std::string word = lower(text);
    std::uint32_t found = no_index;
    bool several = false;
    for_each_deletion(word, [&](std::size_t hash) {
      for (auto it = std::lower_bound(deletions_.begin(), deletions_.end(), std::pair<std::size_t, std::uint32_t>(hash, 0));
           it != deletions_.end() && it->first == hash; ++it) {
        const Word& known = words_[it->second];
        if (!looks_misspelt(word, known.word)) continue;
        several |= found != no_index && found != known.row;
        found = known.row;
      }
    });
    return several ? no_index : found;
  }

 private:
  struct Word {
    std::string word;
    std::uint32_t row;
  };
  std::vector<Word> words_;
  std::vector<std::pair<std::size_t, std::uint32_t>> deletions_;
};

const Spellings& spellings_of(const Lexicon& lexicon) {
  static std::mutex mutex;
  static std::vector<std::pair<const Lexicon*, std::unique_ptr<Spellings>>> known;
  const std::lock_guard lock(mutex);
  for (const auto& [which, spellings] : known)
    if (which == &lexicon) return *spellings;
  known.emplace_back(&lexicon, std::make_unique<Spellings>(lexicon));
  return *known.back().second;
}

}  // namespace

bool one_edit_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return false;
  const auto lower_of = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  const auto same = [&](std::string_view x, std::string_view y) {
    return std::equal(x.begin(), x.end(), y.begin(), y.end(), [&](char p, char q) { return lower_of(p) == lower_of(q); });
  };
  std::size_t i = 0;
  while (i < a.size() && lower_of(a[i]) == lower_of(b[i])) ++i;
  if (a.size() < b.size()) return same(a.substr(i), b.substr(i + 1));
  if (i == a.size()) return false;
  if (same(a.substr(i + 1), b.substr(i + 1))) return true;
  return i + 1 < a.size() && lower_of(a[i]) == lower_of(b[i + 1]) && lower_of(a[i + 1]) == lower_of(b[i]) &&
         same(a.substr(i + 2), b.substr(i + 2));
}

bool looks_misspelt(std::string_view word, std::string_view right) {
  if (!one_edit_apart(word, right)) return false;
  const auto feminine = [](std::string_view a, std::string_view b) {
    return a.size() > 1 && a.back() == 'a' && b.back() != 'a' && b.starts_with(a.substr(0, a.size() - 1));
  };
  return !feminine(word, right) && !feminine(right, word);
}

std::uint32_t misspelt_person(const Scan& scan, const Name& name) {
  const auto last = name.last - 1;
  if (scan.tokens[last].syllable != 0 || scan.vietnamese(last)) return no_index;
  const auto word = scan.token_text(last);
  return word.size() < shortest ? no_index : spellings_of(scan.lexicon).person(word);
}

}  // namespace nienbieu
