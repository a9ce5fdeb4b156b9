#include "text/tokens.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/folder.h"
#include "text/syllable_run.h"

namespace nienbieu {
namespace {

Casing casing_of(std::uint32_t letters, std::uint32_t uppers, bool first_upper) {
  if (uppers == 0) return Casing::lower;
  if (first_upper && uppers == 1) return Casing::initial;
  return uppers == letters ? Casing::upper : Casing::mixed;
}

// "NamCông an", "BidenTổng thống": where the blank or line break between two words is lost, a small letter stands before a capital, and the
// right one is Vietnamese by its letters. "YouTube", "VinFast" are one word.
bool begins_lost_word(std::string_view text, std::size_t at, const CharTable& chars) {
  std::uint32_t letters = 0;
  bool vietnamese = false;
  while (at < text.size()) {
    const CharInfo info = chars(decode_utf8(text, at));
    if (info.cls == CharClass::mark) {
      vietnamese = true;
      continue;
    }
    if (info.cls == CharClass::ignorable) continue;
    if (info.cls != CharClass::letter || (info.upper && letters)) break;
    vietnamese |= info.tone || info.base > 0x7F;
    ++letters;
  }
  return letters >= 2 && vietnamese;
}

// Reads one syllable from `at` on; returns its end.
std::size_t read_word(std::string_view text, std::size_t at, const CharTable& chars, Token& token) {
  Folder folder;
  std::uint32_t letters = 0, uppers = 0;
  bool first_upper = false, after_lower = false;
  std::size_t end = at;
  while (at < text.size()) {
    const std::size_t start = at;
    const CharInfo info = chars(decode_utf8(text, at));
    if (info.cls == CharClass::letter) {
      if (info.upper && after_lower && letters >= 2 && begins_lost_word(text, start, chars)) break;
      after_lower = !info.upper;
      folder.letter(info.base, info.tone);
      if (info.upper && letters == 0) first_upper = true;
      uppers += info.upper;
      ++letters;
    } else if (info.cls == CharClass::mark) {
      folder.mark(info);
    } else if (info.cls != CharClass::ignorable) {
      break;
    } else {
      continue;  // hidden characters inside a syllable; trailing ones stay outside of it
    }
    end = at;
  }
  token.kind = TokenKind::word;
  token.casing = casing_of(letters, uppers, first_upper);
  token.single_letter = letters == 1;
  token.key = folder.key();
  token.end = static_cast<std::uint32_t>(end);
  return end;
}

std::size_t read_number(std::string_view text, std::size_t at, Token& token) {
  std::uint64_t value = 0, hash = 0;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
    const auto digit = static_cast<std::uint64_t>(text[at] - '0');
    value = std::min<std::uint64_t>(value * 10 + digit, 4'000'000'000ull);
    hash = mix(hash, '0' + digit);
    ++at;
  }
  token.kind = TokenKind::number;
  token.value = static_cast<std::uint32_t>(value);
  token.key = mix(hash, 0x200) | 1;
  token.end = static_cast<std::uint32_t>(at);
  return at;
}

std::uint64_t punct_key(char32_t c) { return mix(c, 0x300) | 1; }

void fold_letters(std::string_view syllable, std::u32string& out, std::uint64_t& tones) {
  const CharTable chars;
  out.clear();
  tones = 0;
  for (std::size_t at = 0; at < syllable.size();) {
    const char32_t c = decode_utf8(syllable, at);
    const CharInfo info = chars(c);
    if (info.cls == CharClass::ignorable) continue;
    if (info.tone) tones = tones * 7 + info.tone;
    if (info.cls == CharClass::mark) {
      if (info.tone) continue;
      const char32_t joined = out.empty() ? 0 : compose_quality(out.back(), info.base);
      if (joined)
        out.back() = joined;
      else
        out += info.base;
    } else {
      out += info.base ? info.base : c;
    }
  }
  if (out.size() == 2 && out[1] == 'y' && std::u32string_view(U"hklmst").find(out[0]) != std::u32string_view::npos) out[1] = 'i';
  if (out == U"quy") out[2] = 'i';
}

// Words met before, by their bytes. Only what depends on the bytes of the run alone is kept, so it never grows stale.
struct Memo {
  struct Word {
    RawBytes raw;
    std::uint64_t key = 0;
    std::uint32_t number = 0;  // Token::syllable before annotate()
    std::uint8_t length = 0;   // bytes of the word, which may be less than the run's ("nhau”")
    Casing casing = Casing::none;
    bool single_letter = false;
  };
  struct alignas(64) Pair {
    Word newer, older;
  };
  static constexpr unsigned bits = 13;
  std::array<Pair, 1u << bits> pairs;

  static std::uint32_t index(const RawBytes& raw) { return static_cast<std::uint32_t>(raw.hash() >> (64 - bits)); }
  // The word of these bytes; null when it is not there.
  const Word* find(const RawBytes& raw, std::uint32_t at) const {
    const Pair& pair = pairs[at];
    if (pair.newer.raw == raw) return &pair.newer;
    return pair.older.raw == raw ? &pair.older : nullptr;
  }
  void put(Word word) {
    static std::atomic<std::uint32_t> last{0};
    const std::uint32_t number = last.load(std::memory_order_relaxed) < spelling_bit - 4096 ? ++last : 0;  // never used again
    word.number = number ? spelling_bit | number : 0;
    Pair& pair = pairs[index(word.raw)];
    pair.older = pair.newer;
    pair.newer = word;
  }
  static Memo& of_thread() {
    thread_local const auto memo = std::make_unique<Memo>();
    return *memo;
  }
};

// What the first byte says.
enum class Lead : std::uint8_t { other, blank, word, digit, mark };

constexpr std::array<Lead, 256> lead_table() {
  std::array<Lead, 256> table{};
  for (int c = '!'; c <= '~'; ++c) table[c] = Lead::mark;
  for (int c = 'a'; c <= 'z'; ++c) table[c] = table[c - 32] = Lead::word;
  for (int c = '0'; c <= '9'; ++c) table[c] = Lead::digit;
  for (int c = 0xC3; c <= 0xCA; ++c) table[c] = Lead::word;  // Latin-1 and Latin Extended letters, nearly all
  table[0xE1] = Lead::word;                                  // Latin Extended Additional, nearly all
  table['.'] = Lead::other;
  table[' '] = table['\t'] = Lead::blank;
  return table;
}

constexpr std::array<Lead, 256> leads = lead_table();

// Looks ahead for the runs that may be words and fetches their places in the memo, so that the reader need not wait for memory.
class Scout {
 public:
  struct Run {
    std::size_t start = 0;
    std::uint32_t length = 0, index = 0;
    RawBytes raw;
  };

  Scout(std::string_view text, const Memo& memo) : text_(text), memo_(memo) {}

  // The run that starts at `at`, where a byte of Lead::word stands.
  const Run& run_at(std::size_t at) {
    while (next_ < count_ && runs_[next_].start < at) ++next_;
    if (next_ == count_ || runs_[next_].start != at) look(at);
    return runs_[next_++];
  }

 private:
  void look(std::size_t at) {
    next_ = count_ = 0;
    while (at < text_.size() && count_ < runs_.size()) {
      if (leads[static_cast<unsigned char>(text_[at])] != Lead::word) {
        ++at;
        continue;
      }
      Run& run = runs_[count_++];
      run.start = at;
      run.length = run_length(text_, at);
      at += run.length;
      if (run.length >= raw_limit) continue;
      run.raw = load_raw(text_, run.start, run.length);
      run.index = Memo::index(run.raw);
      __builtin_prefetch(&memo_.pairs[run.index]);
    }
  }

  std::string_view text_;
  const Memo& memo_;
  std::array<Run, 32> runs_;
  std::size_t next_ = 0, count_ = 0;
};

class Tokenizer {
 public:
  Tokenizer(std::string_view text, TokenList& out) : text_(text), out_(out), memo_(Memo::of_thread()), scout_(text, memo_) {}

  void run() {
    while (at_ < text_.size()) {
      const Lead lead = leads[static_cast<unsigned char>(text_[at_])];
      if (lead == Lead::word) [[likely]] {
        word();
        if (at_ < text_.size() && text_[at_] == ' ') space_ = true, ++at_;
      } else if (lead == Lead::blank) {
        space_ = true, ++at_;
      } else if (lead == Lead::mark) {
        mark(static_cast<unsigned char>(text_[at_]), at_ + 1);
      } else if (lead == Lead::digit) {
        at_ = read_number(text_, at_, begin());
      } else {
        other();
      }
    }
  }

 private:
  Token& begin() {
    Token& token = out_.emplace_back();
    token.start = static_cast<std::uint32_t>(at_);
    token.space_before = space_;
    space_ = false;
    return token;
  }

  void word() {
    const Scout::Run& run = scout_.run_at(at_);
    if (run.length >= raw_limit) return other();
    const Memo::Word* known = memo_.find(run.raw, run.index);
    if (!known) return new_word(run.raw);
    const auto start = static_cast<std::uint32_t>(at_);
    out_.push_back(
        {known->key, start, start + known->length, known->number, 0, TokenKind::word, known->casing, space_, known->single_letter});
    space_ = false;
    at_ += known->length;
  }

  void new_word(RawBytes raw) {
    const std::size_t before = out_.size(), start = at_;
    other();
    if (out_.size() == before || !out_.back().is_word() || out_.back().start != start) return;
    const Token& token = out_.back();
    memo_.put({raw, token.key, 0, static_cast<std::uint8_t>(token.end - token.start), token.casing, token.single_letter});
  }

  void mark(char32_t c, std::size_t end) {
    Token& token = begin();
    token.value = unify_punctuation(c);
    token.key = punct_key(token.value);
    token.end = static_cast<std::uint32_t>(end);
    at_ = end;
  }

  // Any character, by its class.
  void other() {
    std::size_t next = at_;
    const char32_t c = decode_utf8(text_, next);
    switch (chars_(c).cls) {
      case CharClass::ignorable:
        at_ = next;
        return;
      case CharClass::blank:
        at_ = next, space_ = true;
        return;
      case CharClass::letter:
      case CharClass::mark:
        at_ = read_word(text_, at_, chars_, begin());
        return;
      case CharClass::digit:
        at_ = read_number(text_, at_, begin());
        return;
      case CharClass::newline:
        return newline(c, next);
      case CharClass::punct:
        break;
    }
    // Three full stops or more are an ellipsis however they are typed.
    if (c != '.' || text_.substr(at_, 3) != "...") return mark(c, next);
    while (next < text_.size() && text_[next] == '.') ++next;
    mark(0x2026, next);
  }

  void newline(char32_t c, std::size_t end) {
    if (c == '\r' && end < text_.size() && text_[end] == '\n') ++end;
    Token& token = begin();
    token.kind = TokenKind::newline;
    token.end = static_cast<std::uint32_t>(end);
    at_ = end;
    space_ = true;
  }

  std::string_view text_;
  TokenList& out_;
  Memo& memo_;
  Scout scout_;
  CharTable chars_;
  std::size_t at_ = 0;
  bool space_ = true;
};

}  // namespace

char32_t unify_punctuation(char32_t c) {
  if (c >= 0x2010 && c <= 0x2015) return '-';
  if (c == 0x2212 || c == 0xFE58 || c == 0xFE63) return '-';
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + '!';
  if (c == 0x2024) return '.';
  if (c == 0x2044 || c == 0x2215) return '/';
  return c;
}

void tokenize(std::string_view text, TokenList& out) {
  out.clear();
  out.reserve(text.size() / 4 + 8);
  Tokenizer(text, out).run();
}

void fold_syllable(std::string_view syllable, std::string& folded) {
  thread_local std::u32string letters;
  std::uint64_t tones = 0;
  fold_letters(syllable, letters, tones);
  folded.clear();
  for (const char32_t c : letters) append_utf8(folded, c);
  for (; tones; tones /= 7) folded += static_cast<char>('0' + tones % 7);
}

// Asked for again and again with the same few hundred words, those of the rules: the tokenizer's memory knows them, too.
std::uint64_t syllable_key(std::string_view syllable) {
  const bool memorable = !syllable.empty() && syllable.size() < raw_limit;
  Memo& memo = Memo::of_thread();
  RawBytes raw;
  if (memorable) {
    raw = load_whole(syllable);
    const Memo::Word* known = memo.find(raw, Memo::index(raw));
    if (known && known->length == syllable.size()) return known->key;
  }
  Token token;
  read_word(syllable, 0, CharTable{}, token);
  // Only what the tokenizer would read as this one word.
  std::size_t first = 0;
  const bool whole = memorable && token.end == syllable.size() && run_length(syllable, 0) == syllable.size() &&
                     CharTable{}(decode_utf8(syllable, first)).cls == CharClass::letter;
  if (whole) memo.put({raw, token.key, 0, static_cast<std::uint8_t>(token.end), token.casing, token.single_letter});
  return token.key;
}

std::string fold_phrase(std::string_view phrase) {
  TokenList tokens;
  tokenize(phrase, tokens);
  std::string out, part;
  for (const Token& token : tokens) {
    if (token.is_newline() || token.is_punct('-') || token.is_punct('\'') || token.is_punct(0x2019)) continue;
    if (!out.empty()) out += ' ';
    if (token.is_word()) {
      fold_syllable(slice(phrase, token.span()), part);
      out += part;
    } else if (token.kind == TokenKind::punct) {
      append_utf8(out, token.value);
    } else {
      out += slice(phrase, token.span());
    }
  }
  return out;
}

}  // namespace nienbieu
