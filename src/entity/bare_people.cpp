// People whom no title announces: "Danny Orbach, nhà sử học …", "Mark Cancian nói", "Jane Doe (45 tuổi)"; foreign names in an
// enumeration of people; Vietnamese given names in pairs ("Tiến Linh") that the document repeats.
#include <algorithm>
#include <unordered_map>

#include "entity/runs.h"
#include "lexicon/phrase_tokens.h"
#include "lexicon/schemas.h"
#include "text/word_key.h"

namespace nienbieu {
namespace {

class BareFinder {
 public:
  BareFinder(Scan& scan, std::vector<Name>& names) : s_(scan), names_(names), runs_(scan) {
    for (const Name& name : names)
      if (name.type == EntityType::person && name.honorific) called_.push_back(s_.tokens[name.last - 1].key);
    std::sort(called_.begin(), called_.end());
  }

  void run() {
    std::uint32_t next = 0;
    for (const auto i : s_.capitals)
      if (i >= next) next = at(i, s_.sentence_end(i));
    pairs();
    enumerations();
  }

 private:
  std::uint32_t at(std::uint32_t i, std::uint32_t end) {
    if (!free_word(i) || s_.caseless(i) || !begins(i, end)) return i + 1;
    auto last = runs_.capital_run(i, end, 4);
    for (auto k = i; k < last; ++k)
      if (s_.taken[k] || s_.closed[k]) last = k;
    while (last > i && !s_.tokens[last - 1].is_word()) --last;
    if (last < i + 2 || !plausible(i, last) || !told(i, last, end)) return std::max(last, i + 1);
    add(i, last);
    return last;
  }

  void add(std::uint32_t first, std::uint32_t last) {
    Name name;
    name.first = first;
    name.last = last;
    name.type = EntityType::person;
    for (auto k = first; k < last; ++k) s_.taken[k] = 1;
    names_.push_back(name);
  }

  // ---- "Tiến Linh", "Nhã Phương": two Vietnamese given names, a middle and a last one, that stand alone more than once ----

  void pairs() {
    std::unordered_map<std::uint64_t, Pair> seen;
    std::vector<std::uint32_t> places;
    for (const auto i : s_.capitals) {
      const Sentence& sentence = s_.sentences[s_.sentence_of[i]];
      if (sentence.last_token - sentence.first_token < 4) continue;  // a line of its own: whoever wrote the story
      if (!is_pair(i, sentence.last_token)) continue;
      Pair& pair = seen[pair_key(i)];
      ++pair.count;
      pair.named |= person_does(i + 2, sentence.last_token) || runs_.honorific_or_title_before(i);
      pair.thing |= i > 0 && (s_.phrases.end_kinds(i) & things) != 0 && !s_.ended(i, Kind::titles);
      places.push_back(i);
    }
    for (const auto i : places) {
      const Pair& pair = seen[pair_key(i)];
      // A spelling of a known person is told once; else the document must name it twice and let it do something.
      const bool told = s_.has(i, Kind::people) || (pair.count >= 2 && pair.named);
      if (told && !pair.thing && !s_.taken[i] && !s_.taken[i + 1]) add(i, i + 2);
    }
  }

  struct Pair {
    std::uint32_t count = 0;
    bool named = false;  // does or says something, or has a title
    bool thing = false;  // the name of a place, an organization or a product somewhere
  };
  static constexpr auto things =
      Scan::bit(Kind::org_heads) | Scan::bit(Kind::place_heads) | Scan::bit(Kind::name_words) | Scan::bit(Kind::org_templates);

  std::uint64_t pair_key(std::uint32_t i) const { return s_.tokens[i].key * 0x9E3779B97F4A7C15ull ^ s_.tokens[i + 1].key; }

  bool is_pair(std::uint32_t i, std::uint32_t end) const {
    if (i + 1 >= end || s_.tokens[i + 1].casing != Casing::initial) return false;
    for (const auto k : {i, i + 1})
      if (!free_word(k) || s_.tokens[k].casing != Casing::initial || s_.tokens[k].single_letter || !s_.vietnamese(k)) return false;
    if (s_.caseless(i) || !s_.tokens[i + 1].space_before || !counted(i, column::given_middle, 1) || !counted(i + 1, column::given_count, 2))
      return false;
    constexpr auto begins = Scan::bit(Kind::titles) | Scan::bit(Kind::org_templates) | Scan::bit(Kind::org_heads) |
                            Scan::bit(Kind::place_heads) | Scan::bit(Kind::honorifics);
    if (s_.starts(i) & begins || s_.has(i, Kind::common_caps) || runs_.long_name(i, Kind::places) ||
        runs_.long_name(i, Kind::organizations))
      return false;
    if (i > 0 && s_.same_sentence(i - 1, i)) {
      const Token& before = s_.tokens[i - 1];
      if (before.is_punct(':') || before.is_punct('-')) return false;  // "Ảnh: Bảo Kỳ", "Láng Hạ - Thái Hà"
      if (before.is_word() && before.capitalised() && !s_.ended(i, Kind::titles) && !s_.ended(i, Kind::honorifics)) return false;
    }
    return i + 2 >= end || !s_.tokens[i + 2].is_word() || !s_.tokens[i + 2].capitalised();
  }

  bool counted(std::uint32_t i, std::uint32_t column, unsigned least) const {
    const Entry* given = nullptr;
    const Hit* hit = s_.longest(i, Kind::given_names, &given);
    if (!hit || hit->last != i + 1) return false;
    const auto cell = s_.cell(*given, column);
    return cell.size() > 1 || (!cell.empty() && static_cast<unsigned>(cell.front() - '0') >= least);
  }

  // A verb or what stands before one: "Tiến Linh đã …", "Nhã Phương chia sẻ".
  bool person_does(std::uint32_t i, std::uint32_t end) const {
    static const std::uint64_t words[] = {syllable_key("đã"),   syllable_key("sẽ"),   syllable_key("đang"),  syllable_key("cũng"),
                                          syllable_key("từng"), syllable_key("vẫn"),  syllable_key("không"), syllable_key("bị"),
                                          syllable_key("luôn"), syllable_key("chưa"), syllable_key("vừa"),   syllable_key("phải")};
    if (i >= end || !s_.tokens[i].is_word() || s_.tokens[i].capitalised()) return false;
    return s_.has(i, Kind::reporting_verbs) || std::find(std::begin(words), std::end(words), s_.tokens[i].key) != std::end(words);
  }

  // ---- "Onana; Mazraoui, De Ligt, Dalot": between names of people in a list ----

  void enumerations() {
    person_edges_.assign(s_.tokens.size() + 2, 0);
    std::vector<std::uint8_t> peopled(s_.sentences.size(), 0);
    for (const Name& name : names_)
      if (name.type == EntityType::person) note_person(name.first, name.last), peopled[s_.sentence_of[name.first]] = 1;
    for (const Sentence& sentence : s_.sentences) {
      if (!peopled[static_cast<std::size_t>(&sentence - s_.sentences.data())] || s_.caseless(sentence.first_token)) continue;
      std::uint32_t people = 0;
      for (auto i = sentence.first_token; i < sentence.last_token; ++i)
        people += joins(i) && ((person_edges_[i] & ends) != 0 || (person_edges_[i + 1] & begins_here) != 0);
      if (people < 2) continue;
      for (auto i = sentence.first_token; i < sentence.last_token; ++i) listed(i, sentence);
      for (auto i = sentence.last_token; i-- > sentence.first_token;) listed(i, sentence);
    }
  }

  static constexpr std::uint8_t begins_here = 1, ends = 2;
  void note_person(std::uint32_t first, std::uint32_t last) {
    person_edges_[first] |= begins_here;
    person_edges_[last] |= ends;
  }

  bool separates(std::uint32_t i) const { return s_.tokens[i].is_punct(',') || s_.tokens[i].is_punct(';'); }
  bool joins(std::uint32_t i) const {
    constexpr std::uint64_t va = WordKey("và").value;
    return separates(i) || s_.tokens[i].key == va;
  }

  // Takes the item at i when a person's name is the item before or behind it.
  void listed(std::uint32_t i, const Sentence& sentence) {
    if (!free_word(i) || s_.tokens[i].casing != Casing::initial) return;
    const auto end = sentence.last_token;
    const bool pair = is_pair(i, end);
    if (!pair && (!runs_.foreign_word(i) || (s_.starts(i) & ~unlisted))) return;
    const auto last = pair ? i + 2 : runs_.capital_run(i, end, 3);
    for (auto k = i; k < last; ++k)
      if (s_.taken[k] || s_.closed[k] || (s_.tokens[k].is_word() && s_.tokens[k].casing == Casing::upper)) return;
    const auto before = i - 1;
    const bool first = i == sentence.first_token;
    const bool left = !first && (pair ? joins(before) : separates(before)) && (person_edges_[before] & ends) != 0;
    const bool right =
        last + 1 < end && (separates(last) || (joins(last) && last >= i + 2)) && (person_edges_[last + 1] & begins_here) != 0;
    const bool open = first || separates(before) || s_.tokens[before].is_punct(':') || s_.tokens[before].is_punct('(');
    const bool closed = last >= end || separates(last) || s_.tokens[last].is_punct('.') || s_.tokens[last].is_punct('(') ||
                        (pair && !s_.tokens[last].capitalised());
    if (!(left && closed) && !(right && open)) return;
    add(i, last);
    note_person(i, last);
  }
  static constexpr auto unlisted = Scan::bit(Kind::given_names) | Scan::bit(Kind::surnames) | Scan::bit(Kind::person_particles);

  bool free_word(std::uint32_t i) const { return s_.tokens[i].is_word() && s_.tokens[i].capitalised() && !s_.taken[i] && !s_.closed[i]; }

  // A foreign word, or a foreign given name that could be Vietnamese by its spelling ("Tim Cook").
  bool begins(std::uint32_t i, std::uint32_t end) const {
    return runs_.foreign_word(i) || (i + 1 < end && runs_.foreign_word(i + 1) && s_.has(i, Kind::given_names) &&
                                     !counted(i, column::given_count, 1) && !counted(i, column::given_middle, 1));
  }

  // Words of letters, none all in capitals, behind no head of an organization, a place or a product.
  bool plausible(std::uint32_t i, std::uint32_t last) const {
    if (const Hit* word = s_.longest(i, Kind::common_caps); word && word->last >= last) return false;  // "Ủy viên T.Ư"
    for (auto k = i; k < last; ++k)
      if (s_.tokens[k].is_word() && s_.tokens[k].casing == Casing::upper && !s_.tokens[k].single_letter) return false;
    if (i == 0 || !s_.same_sentence(i - 1, i)) return true;
    if (i > 1 && s_.tokens[i - 1].is_number() && s_.tokens[i - 2].is_punct('-')) return false;  // "tên lửa RIM-7 Sea Sparrow"
    return !(s_.phrases.end_kinds(i) & (Scan::bit(Kind::org_heads) | Scan::bit(Kind::place_heads) | Scan::bit(Kind::name_words)));
  }

  bool told(std::uint32_t i, std::uint32_t last, std::uint32_t end) const {
    if (std::binary_search(called_.begin(), called_.end(), s_.tokens[last - 1].key) && !s_.vietnamese(last - 1)) return true;
    if (runs_.honorific_or_title_before(i) || s_.has(i, Kind::given_names)) return true;
    if (last >= end) return false;
    if (s_.has(last, Kind::reporting_verbs)) return true;
    constexpr std::uint64_t tuoi = WordKey("tuổi").value, sinh = WordKey("sinh").value, nguoi = WordKey("người").value,
                            born = WordKey("sn").value;
    const Token& next = s_.tokens[last];
    if (!next.is_punct(',') && !next.is_punct('(')) return false;
    if (last + 2 >= end) return false;
    if (s_.tokens[last + 1].is_number() && s_.tokens[last + 2].key == tuoi) return true;
    if (s_.tokens[last + 1].key == sinh || s_.tokens[last + 1].key == born || (s_.tokens[last + 1].key == nguoi && next.is_punct(',')))
      return true;
    return next.is_punct(',') && (apposed_title(last + 1, end) || calls_person(last + 1));
  }

  // "…, giám đốc Bệnh viện Al-Ahly, …"; in "vụ Burning Sun, ca sĩ Seungri …" the title is the next one's.
  bool apposed_title(std::uint32_t i, std::uint32_t end) const {
    const Hit* title = s_.longest_title(i);
    if (!title) return false;
    constexpr auto goes_on = Scan::bit(Kind::places) | Scan::bit(Kind::organizations) | Scan::bit(Kind::org_heads) |
                             Scan::bit(Kind::org_templates) | Scan::bit(Kind::place_heads) | Scan::bit(Kind::fields);
    const auto next = title->last;
    if (next >= end || s_.starts(next) & goes_on) return true;
    return !s_.has(next, Kind::people) && !runs_.foreign_word(next) && runs_.vietnamese_person_run(next, end) == next;
  }

  // "…, lãnh đạo phe đối lập, …", "…, chuyên gia của Y": a noun that people are called by.
  bool calls_person(std::uint32_t i) const {
    if (!s_.phrases.begins(i, PhraseHits::source_nouns)) return false;
    for (const Hit& hit : s_.hits_at(i))
      for (const Entry& e : hit.entries)
        if (e.kind == Kind::event_cues && e.code == schema::class_code(Kind::event_cues, "source_noun") &&
            s_.cell(e, schema::column(Kind::event_cues, "effect")) == "person")
          return true;
    return false;
  }

  Scan& s_;
  std::vector<Name>& names_;
  Runs runs_;
  std::vector<std::uint8_t> person_edges_;  // per token: a person's name begins there, or ends right before
  std::vector<std::uint64_t> called_;       // sorted: last words of people with an honorific or a title
};

}  // namespace

void find_bare_people(Scan& scan, std::vector<Name>& names) { BareFinder(scan, names).run(); }

}  // namespace nienbieu
