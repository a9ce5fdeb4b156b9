#include "event/subject.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "event/apposition.h"
#include "event/noun_use.h"

namespace nienbieu {
namespace {

constexpr std::uint32_t shortest_quotation = 8;  // tokens, with the marks: below, it may be a name or a word in scare quotes

// Words that may stand between a subject and its verb.
bool skippable(const Item& item) {
  if (item.kind == ItemKind::time || is_auxiliary(item)) return true;
  return item.kind == ItemKind::cue && (item.cue == CueKind::negation || item.cue == CueKind::adverb || item.cue == CueKind::passive);
}

// A paper that does what it tells, as no request does.
bool is_ruling(const EventContext& c, const Item& item) {
  static constexpr std::array<std::string_view, 6> papers = {"công hàm", "Công hàm", "nghị quyết", "quyết định", "sắc lệnh", "phán quyết"};
  return std::find(papers.begin(), papers.end(), c.text(item)) != papers.end();
}

// "yêu cầu", "giúp", "buộc": what follows does the next verb.
bool is_pivot(const EventContext& c, const Item& item) {
  if (item.cue == CueKind::causative) return true;
  if (item.verb) return c.cell(*item.verb, "force") == "requesting";
  return item.trigger && c.cell(*item.trigger, "type") == "REQUEST";
}

// "Chia sẻ với báo chí | Kane nói": whom it is told is named in full, no name belongs to it.
bool told_to_public(const EventContext& c, const Item& item) {
  static const KeySet last({"chí", "giới", "thông", "chúng", "viên"});
  return item.kind == ItemKind::cue && item.cue == CueKind::medium && item.last > item.first + 1 &&
         last.contains(c.in.tokens[item.last - 1].key);
}

// Is the mention at item i an object or inside a prepositional phrase? `adjacent`: only auxiliaries stand between it and the verb whose
// subject is looked for.
bool governed(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t lo, bool adjacent = false) {
  static const KeySet focus({"cả", "chính", "riêng", "chỉ", "ngay", "đích", "thì", "đó", "này", "ấy", "nay", "nào", "gì"});
  if (i <= lo) return false;
  const Item& before = items[i - 1];
  if (adjacent && is_pivot(c, before)) return false;
  if (before.is_predicate()) return true;
  // "TASS dẫn lời Peskov cho biết": the one who is quoted speaks.
  // "Phát biểu tại tọa đàm | Đại sứ X khẳng định": the occasion, and who speaks there.
  if (adjacent && before.trigger && !before.verb && i >= lo + 2 && c.mention(items[i]).type == EntityType::person &&
      (c.is_word(items[i - 2], "tại") || c.is_word(items[i - 2], "trong")))
    return false;
  if (before.is_verb()) return !(before.verb && c.cell(*before.verb, "force") == "relaying");
  if (told_to_public(c, before) && c.mention(items[i]).type == EntityType::person) return false;
  if (before.kind == ItemKind::cue && (before.cue == CueKind::preposition || before.cue == CueKind::medium ||
                                       before.cue == CueKind::light || before.cue == CueKind::document_noun))
    return true;
  // "văn phòng Thủ tướng X", "gia đình bà Y": a body described by a person is not that person.
  if (before.kind == ItemKind::cue && before.cue == CueKind::source_noun && c.mention(items[i]).type == EntityType::person &&
      c.names_body_at(before.first))
    return true;
  if (c.is_word(before, focus)) return false;  // "cả Nga và Trung Quốc đều …"
  // A common noun glued in front ("quân đội Israel", "cuộc chiến Gaza"): the name only describes it.
  return before.kind == ItemKind::word && before.quote == items[i].quote;
}

// Goes left from a verb, item by item, to the noun phrase that is its subject: past auxiliaries, verbs in series, brackets and the
// objects of other verbs. Ends without one where a clause begins, or where a verb stands that nothing connects with ours.
class SubjectSearch {
 public:
  SubjectSearch(const EventContext& c, const Items& items, std::uint32_t v, std::uint32_t lo)
      : c_(c),
        items_(items),
        lo_(lo),
        verb_(items[v].trigger),
        says_(items[v].verb != nullptr),
        quote_(items[v].quote),
        i_(v),
        goes_on_(connected(c, items, v)) {}

  Phrase run() {
    while (i_ > lo_ && !done_) step();
    return found_;
  }

 private:
  void finish(Phrase found = {}) {
    found_ = std::move(found);
    done_ = true;
  }

  // "“…”, nam ca sĩ nói": where a quotation of several words begins that closes left of the verb; the subject does not stand inside it.
  std::uint32_t quotation_passed(const Item& item) const {
    if (item.quote == no_index || item.quote == quote_) return no_index;
    const Quotation& q = c_.in.quotes.quotations[item.quote];
    if (q.last_token - q.first_token < shortest_quotation || q.last_token != item.last) return no_index;
    auto i = i_ - 1;
    while (i > lo_ && items_[i - 1].first >= q.first_token) --i;
    return i;
  }

  void step() {
    static const KeySet purpose({"để", "nhằm", "hòng"});
    const Item& item = items_[i_ - 1];
    if (const auto before = quotation_passed(item); before != no_index) {
      if (!goes_on_) return finish();
      adjacent_ = words_possible_ = false;
      return void(i_ = before);
    }
    // "để tấn công": what stands before is the object of another verb.
    if (c_.is_word(item, purpose)) return finish();
    auxiliary_ |= adjacent_ && is_auxiliary(item);
    if (passed_over(item)) return void(--i_);
    // "(NIS)", "(23/4)": a short bracket between subject and verb is passed over.
    if (const auto open = bracket_before(c_, items_, i_, lo_); open != no_index) return void(i_ = open);
    if (is_break(c_, item)) return finish();
    if (item.is_verb() || item.is_predicate() || is_verbal_document(items_, i_ - 1)) return at_verb(item);
    if (item.kind == ItemKind::mention) return at_mention();
    if (is_nominal(item) && words_possible_ && at_words()) return;
    adjacent_ = false;
    if (item.kind == ItemKind::cue && item.cue == CueKind::clause && !is_coordinator(c_, item)) return finish();
    words_possible_ = item.kind == ItemKind::punct || is_coordinator(c_, item);
    --i_;
  }

  // "đã thành khẩn | khai báo", "sẽ công khai | xin lỗi": between an auxiliary and its verb words tell how.
  bool tells_how(const Phrase& plain) const {
    static const KeySet auxiliaries({"đã", "sẽ", "đang", "vẫn", "chưa", "không", "cũng"}),
        counted({"các", "những", "một", "mỗi", "nhiều", "ít"});
    if (!adjacent_ || plain.first <= lo_ || plain.words_last - plain.words_first > 3) return false;
    if (!c_.is_word(items_[plain.first - 1], auxiliaries) || c_.is_word(items_[plain.first], counted)) return false;
    for (auto i = plain.first; i < plain.last; ++i) {
      const Item& item = items_[i];
      if (item.kind == ItemKind::number || item.kind == ItemKind::mention || item.cue == CueKind::source_noun ||
          item.cue == CueKind::agent_noun || item.cue == CueKind::document_noun)
        return false;
    }
    return true;
  }

  // "Danh thủ năm nay | 50 tuổi | nói": an age is nobody.
  bool age(const Phrase& plain) const {
    return says_ && plain.last == plain.first + 2 && items_[plain.first].kind == ItemKind::number &&
           c_.is_word(items_[plain.first + 1], "tuổi");
  }

  bool only_numbers(const Phrase& plain) const {
    for (auto i = plain.first; i < plain.last; ++i)
      if (items_[i].kind != ItemKind::number) return false;
    return plain.first > lo_ && items_[plain.first - 1].kind == ItemKind::punct && !is_comma(c_, items_[plain.first - 1]);
  }

  bool passed_over(const Item& item) const {
    // "X có công hàm | công nhận", "Công an ra quyết định | truy nã"
    if (adjacent_ && !says_ && i_ >= lo_ + 2 && is_ruling(c_, item) && items_[i_ - 2].cue == CueKind::light) return true;
    return skippable(item) || (adjacent_ && item.kind == ItemKind::cue &&
                               (item.cue == CueKind::light || item.cue == CueKind::hypothetical || item.cue == CueKind::medium));
  }

  void at_verb(const Item& item) {
    if (adjacent_ && item.cue == CueKind::causative && c_.is_word(item, "phép")) return finish();  // "cho phép thông qua": whoever is let
    const bool connects = adjacent_ || goes_on_;
    // "Một tàu ngầm chạy bằng năng lượng hạt nhân đã tiến vào", "Tổ chức X có trụ sở tại Mỹ đã …"
    const bool reduced = auxiliary_ && (item.is_predicate() || c_.text(item) == "ủng hộ") && i_ - 1 > lo_ &&
                         (items_[i_ - 2].kind == ItemKind::mention || items_[i_ - 2].kind == ItemKind::word);
    // "Ông X đang ở thăm Mỹ | đã có cuộc hội đàm"
    const bool relative = auxiliary_ && item.is_verb() && i_ >= lo_ + 3 && !item.verb &&
                          (is_auxiliary(items_[i_ - 2]) || (c_.is_word(items_[i_ - 2], "ở") && is_auxiliary(items_[i_ - 3])));
    if (!connects && !reduced && !relative) return finish();
    words_possible_ = adjacent_ || !connects;
    behind_verb_ = i_ - 1;
    --i_;
  }

  // "Máy bay chở Tổng thống X hạ cánh": the one who is carried travels.
  bool carried(std::uint32_t i) const {
    if (i < lo_ + 2 || !verb_ || c_.mention(items_[i]).type != EntityType::person) return false;
    static const KeySet carries({"chở", "đưa"}), craft({"bay", "cơ", "thăng", "tàu", "xe", "thuyền", "xuồng", "phà", "hộ"});
    return c_.is_word(items_[i - 1], carries) && craft.contains(c_.in.tokens[items_[i - 2].last - 1].key) &&
           c_.cell(*verb_, "type") == "MOVE";
  }

  // "Luật sư trẻ | Nguyễn Văn A", "Nhà báo kỳ cựu | B": a calling and what is said of it, then the name.
  bool named_with_praise(const Phrase& plain, const Phrase& name) const {
    static const KeySet said({"trẻ", "cựu", "tiếng", "danh", "năng", "tuổi", "cố", "lập", "ba", "lớn", "đầu", "già", "mới"});
    if (plain.first >= name.first || c_.mention(items_[name.first]).type != EntityType::person) return false;
    const Item& calling = items_[plain.first];
    const bool unnamed = calling.kind == ItemKind::mention && c_.mention(calling).unnamed && c_.mention(calling).members.empty() &&
                         c_.mention(calling).type == EntityType::person;
    const bool noun = calling.kind == ItemKind::cue && calling.cue == CueKind::source_noun && !c_.names_body_at(calling.first);
    if (!unnamed && !noun) return false;
    for (auto i = plain.first + 1; i < name.first; ++i)
      if (items_[i].kind != ItemKind::word && items_[i].kind != ItemKind::number && items_[i].cue != CueKind::adverb) return false;
    return name.first > plain.first + 1 && said.contains(c_.in.tokens[items_[name.first].first - 1].key);
  }

  bool named_person(std::uint32_t i) const {
    if (items_[i].kind != ItemKind::mention) return false;
    const Mention& m = c_.mention(items_[i]);
    return m.type == EntityType::person && m.via == Via::name && !m.unnamed;
  }

  // "Quản lý | Nguyễn Văn A nói": a clause that opens with what somebody is, in words that no list has, and the name in full.
  bool called(const Phrase& plain, const Phrase& name) const {
    if (!adjacent_ || plain.first >= name.first || name.mentions.size() != 1 || !begins_clause(c_, items_, plain.first, lo_)) return false;
    // "Anh X, tiệm giặt Y cho biết": what X is comes with its own name.
    const bool apposed = plain.first >= lo_ + 2 && is_comma(c_, items_[plain.first - 1]) && named_person(plain.first - 2) &&
                         begins_clause(c_, items_, plain.first - 2, lo_);
    return !apposed && named_person(name.first) && items_[name.first].last > items_[name.first].first + 1;
  }

  void skip_to(std::uint32_t i) {
    i_ = i;
    words_possible_ = true;
    adjacent_ = false;
  }

  // "26 thuyền viên, trong đó có | 3 người Việt, bị bắt cóc": a part told in passing. The comma before it, or no_index.
  std::uint32_t among_them(std::uint32_t first) const {
    while (first > lo_ && items_[first - 1].kind == ItemKind::number) --first;
    if (first < lo_ + 2 || i_ >= items_.size() || !is_comma(c_, items_[i_]) || !is_comma(c_, items_[first - 2])) return no_index;
    const auto text = c_.text(items_[first - 1]);
    return text.starts_with("trong đó") || text == "bao gồm" || text == "gồm" ? first - 2 : no_index;
  }

  // "phụ trách Nam và | Trung Á": the last of a list of words.
  bool region_of_list(const Phrase& phrase) const {
    if (phrase.first < lo_ + 2 || phrase.mentions.size() != 1 || c_.mention(items_[phrase.first]).type != EntityType::place) return false;
    static const KeySet parts({"nam", "bắc", "đông", "tây", "trung"});
    return is_coordinator(c_, items_[phrase.first - 1]) && c_.is_word(items_[phrase.first - 2], parts);
  }

  // "Mỹ và | các đồng minh", "Phạm Văn A cùng | ba đồng phạm": with whoever is named before "và", where a clause begins.
  Phrase joined_by(Phrase words) const {
    static const KeySet others({"các", "những", "một", "hai", "ba", "bốn", "năm", "nhiều", "đồng", "nhóm"});
    if (says_ || !words.mentions.empty() || words.first < lo_ + 2 || !is_coordinator(c_, items_[words.first - 1]) ||
        items_[words.first - 2].kind != ItemKind::mention)
      return words;
    if (items_[words.first].kind != ItemKind::number && !others.contains(c_.in.tokens[words.words_first].key)) return words;
    Phrase names = coordinated_left(c_, items_, words.first - 2, lo_);
    if (!begins_clause(c_, items_, names.first, lo_) || c_.mention(items_[words.first - 2]).via == Via::role) return words;
    names.words_first = words.words_first;
    names.words_last = words.words_last;
    names.joined = true;
    return names;
  }

  // "tại những nơi | X tiến hành tấn công": a place where, and who does it there.
  bool in_place_where(const Phrase& phrase) const {
    static const KeySet where({"nơi", "chỗ"});
    static const PairSet places({{"khu", "vực"}, {"địa", "điểm"}, {"thời", "điểm"}, {"bối", "cảnh"}, {"vùng", "đất"}, {"ngôi", "làng"}});
    if (phrase.first < lo_ + 1 || phrase.last != i_) return false;
    const auto before = items_[phrase.first].first;
    if (items_[phrase.first - 1].last != before) return false;
    const auto& tokens = c_.in.tokens;
    return where.contains(tokens[before - 1].key) || places.ends_before(tokens, before);
  }

  // "Tổng giám đốc | một ngân hàng", "đại diện | nhóm": somebody unnamed of a body that is unnamed too: all of it in words.
  Phrase of_unnamed_body(const Phrase& phrase) const {
    if (!says_ || phrase.mentions.size() != 1 || phrase.first <= lo_ || items_[phrase.first - 1].kind != ItemKind::mention) return {};
    const Mention& body = c_.mention(items_[phrase.first]);
    const Item& head = items_[phrase.first - 1];
    const Mention& person = c_.mention(head);
    const bool bodiless = body.unnamed && body.entity == no_index && body.members.empty();
    if (!bodiless || person.type != EntityType::person || person.via != Via::role || person.entity != no_index) return {};
    if (governed(c_, items_, phrase.first - 1, lo_)) return {};
    Phrase words;
    words.first = phrase.first - 1;
    words.last = phrase.last;
    words.words_first = head.first;
    words.words_last = items_[phrase.last - 1].last;
    return words;
  }

  // "Gia đình anh X cho biết": the family says so, not X.
  Phrase family_of(std::uint32_t i) const {
    constexpr std::uint64_t house = WordKey("gia").value, home = WordKey("đình").value;
    const auto first = items_[i].first;
    if (!says_ || c_.in.tokens[first].key != house || c_.in.tokens[first + 1].key != home) return {};
    Phrase words;
    words.first = i;
    words.last = i + 1;
    words.words_first = first;
    words.words_last = items_[i].last;
    return words;
  }

  void at_mention() {
    if (adjacent_ && i_ > lo_ + 1 && items_[i_ - 2].cue == CueKind::medium && !told_to_public(c_, items_[i_ - 2]))
      return void(i_ -= 2);  // "đăng trên mạng xã hội X chỉ trích …"
    Phrase phrase = coordinated_left(c_, items_, apposed_to(c_, items_, i_ - 1, lo_), lo_);
    if (const auto comma = among_them(phrase.first); comma != no_index) return skip_to(comma);
    // "Thị trấn hay bị X pháo kích và | đã đóng trường": who does the first to it does not do the second.
    if (behind_verb_ == i_ && goes_on_ && auxiliary_ && phrase.first > lo_ && items_[phrase.first - 1].cue == CueKind::passive)
      return skip_to(phrase.first - 1);
    if (region_of_list(phrase)) return skip_to(phrase.first - 1);
    if (Phrase family = family_of(phrase.first); family.found()) return finish(std::move(family));
    if (Phrase words = of_unnamed_body(phrase); words.found()) return finish(std::move(words));
    if (adjacent_ && in_place_where(phrase)) return finish(std::move(phrase));
    if (!governed(c_, items_, phrase.first, lo_, adjacent_) || carried(phrase.first)) return finish(std::move(phrase));
    // "Do Israel tấn công Iran, giá dầu tăng"
    static const KeySet causes({"do", "vì", "bởi", "nhờ"});
    if (adjacent_ && !says_ && behind_verb_ == no_index && c_.is_word(items_[phrase.first - 1], causes)) return finish(std::move(phrase));
    const auto glued = [&](const Item& before) {
      if (before.kind == ItemKind::word || before.cue == CueKind::source_noun) return true;
      return says_ && adjacent_ && c_.is_word(before, "của");  // "Con gái út của ông X khẳng định"
    };
    if (words_possible_ && phrase.first > lo_ && glued(items_[phrase.first - 1])) {
      // "phái đoàn Israel cho biết": the common noun is the subject, the name describes it.
      Phrase plain = plain_phrase(c_, items_, i_, lo_);
      const bool owned = c_.is_word(items_[phrase.first - 1], "của");
      // "Nhà phân tích X | của ECB cho biết"
      if (owned && phrase.first > lo_ + 1 && named_person(phrase.first - 2))
        return finish(coordinated_left(c_, items_, phrase.first - 2, lo_));
      if (owned && plain.found() && items_[plain.first].kind != ItemKind::word) plain = {};  // "Một trợ lý | của ông X"
      if (const auto comma = plain.found() ? among_them(plain.first) : no_index; comma != no_index) return skip_to(comma);
      if (plain.found() && plain.first == phrase.first && items_[phrase.first - 1].is_predicate())
        return finish(std::move(phrase));  // "coi Qatar là nước hỗ trợ"
      if (plain.found() && named_with_praise(plain, phrase)) return finish(std::move(phrase));
      if (plain.found() && (nominal_start(c_, items_, plain.first) || calling(plain)) && !(goes_on_ && object_of_verb(plain))) {
        Phrase antecedent = taken_up(c_, items_, plain, lo_);
        return finish(antecedent.found() ? std::move(antecedent) : described(c_, items_, plain, lo_));
      }
      if (plain.found() && !owned && called(plain, phrase)) return finish(std::move(phrase));
    }
    // "Phái đoàn do ông X dẫn đầu | đã đến", "Đoàn Cuba do X làm trưởng đoàn, viếng": who leads it is told in passing.
    const bool led = behind_verb_ == i_ && phrase.first > lo_ + 1 && c_.is_word(items_[phrase.first - 1], "do");
    i_ = led ? phrase.first - 1 : phrase.first;
    words_possible_ = led;
    adjacent_ = false;
  }

  // Returns whether plain words end here; they are the subject, or are passed over.
  bool at_words() {
    const Phrase plain = plain_phrase(c_, items_, i_, lo_);
    if (!plain.found()) return false;
    if (const auto comma = among_them(plain.first); comma != no_index) return skip_to(comma), true;
    if (only_numbers(plain) || age(plain)) return i_ = plain.first, true;  // "học sinh lớp 5/1"
    if (tells_how(plain)) return i_ = plain.first, true;
    // "đó là một sự | đúc kết, như nhắc nhở …": the noun that the next verb makes is nobody.
    if (says_ && (c_.is_word(items_[plain.last - 1], "sự") || c_.is_word(items_[plain.last - 1], "việc"))) {
      i_ = plain.first;
      words_possible_ = adjacent_ = false;
      return true;
    }
    if (Phrase antecedent = taken_up(c_, items_, plain, lo_); antecedent.found()) return finish(std::move(antecedent)), true;
    if (!object_or_prepositional(plain)) {
      // "Donald Trump lập tức …"
      const Item& head = items_[plain.first];
      if (role_of_unnamed(plain)) return finish(plain), true;
      if (head.kind == ItemKind::mention && !c_.mention(head).unnamed && !governed(c_, items_, plain.first, lo_))
        return finish(coordinated_left(c_, items_, plain.first, lo_)), true;
      const bool speaks = says_ && adjacent_ && (calling(plain) || items_[plain.first].cue == CueKind::agent_noun);  // "khán giả viết"
      if (speaks || unknown_name(plain) || nominal_start(c_, items_, plain.first))
        return finish(joined_by(described(c_, items_, counted(only_pronoun(plain)), lo_))), true;
    }
    i_ = plain.first;
    words_possible_ = adjacent_ = false;
    return true;
  }

  // "Tổng giám đốc một hãng | xe": somebody unnamed of a body that is described in words.
  bool role_of_unnamed(const Phrase& plain) const {
    if (plain.last < plain.first + 2 || items_[plain.first].kind != ItemKind::mention || items_[plain.first + 1].kind != ItemKind::mention)
      return false;
    const Mention &person = c_.mention(items_[plain.first]), &body = c_.mention(items_[plain.first + 1]);
    return person.type == EntityType::person && person.via == Via::role && person.entity == no_index && body.unnamed &&
           body.entity == no_index && !governed(c_, items_, plain.first, lo_);
  }

  // "nhiều | khán giả viết": as many as they are.
  Phrase counted(Phrase plain) const {
    if (!says_) return plain;
    // "Ngôi sao sinh | năm 1998"
    if (c_.is_word(items_[plain.last - 1], "sinh") && plain.last < items_.size() && items_[plain.last].kind == ItemKind::time)
      plain.words_last = items_[plain.last++].last;
    if (plain.first <= lo_ || !c_.is_word(items_[plain.first - 1], "nhiều")) return plain;
    plain.words_first = items_[--plain.first].first;
    return plain;
  }

  // "Để vợ yên lòng, Tuệ | bao biện", "Khương chia sẻ": capitals that name nobody known speak right before a verb of saying; at the head of
  // the sentence, where every word has one, only what is a given name.
  bool unknown_name(const Phrase& plain) const {
    if (!says_ || !adjacent_ || plain.words_last - plain.words_first > 4 || !begins_clause(c_, items_, plain.first, 0)) return false;
    if (items_[plain.first].cue == CueKind::abstract_noun) return false;  // "CPI dự báo sẽ tăng"
    for (auto t = plain.words_first; t < plain.words_last; ++t)
      if (!c_.in.tokens[t].capitalised() || c_.in.tokens[t].kind == TokenKind::punct) return false;
    const bool inside = plain.first > 0 && items_[plain.first - 1].kind == ItemKind::punct;
    if (inside && !is_comma(c_, items_[plain.first - 1])) return false;  // "Nghị quyết 18-NQ/TW", "A & B", "12 tuổi: Mũi"
    // "…, Malo Gusto, Axel Disasi | nói": the last of a list.
    if (inside && plain.first > 1 && c_.in.tokens[items_[plain.first - 2].last - 1].capitalised() && plain.first > 2) return false;
    return inside || c_.in.phrases.begins(plain.words_last - 1, PhraseHits::bit(Kind::given_names));
  }

  // "vị trưởng đoàn | chia sẻ"
  bool calling(const Phrase& plain) const {
    static const KeySet callings({"vị", "nàng", "thầy", "cậu", "ngài"}), no_callings({"trí", "thế"});
    return says_ && c_.is_word(items_[plain.first], callings) &&
           !(plain.last > plain.first + 1 && c_.is_word(items_[plain.first + 1], no_callings));
  }

  // "họ | ra sức", "chúng | thổi phồng": a pronoun takes nothing behind it, so that the rest is told of it.
  Phrase only_pronoun(Phrase plain) const {
    static const KeySet pronouns({"họ", "chúng", "nó", "ai"}), goes_on({"tôi", "ta", "nó", "này", "ấy", "mình", "hàng", "nhà", "tên"});
    // "cô | thẳng thắn chia sẻ"; not "cô giáo", "anh trai", "bà chủ".
    static const KeySet of_one({"cô", "anh", "chị", "ông", "bà"}),
        kin({"giáo", "gái", "trai", "chủ", "bé",   "dâu", "rể",    "em",   "chị",  "chồng", "vợ",  "nội", "ngoại",
             "cụ",   "lão", "trùm", "đồ",  "xã",   "con", "già",   "lớn",  "út",   "cả",    "hai", "ba",  "tư",
             "năm",  "họ",  "nuôi", "mối", "nông", "lái", "hoàng", "tiên", "thầy", "thợ",   "bạn"});
    if (plain.last < plain.first + 2 || c_.is_word(items_[plain.first + 1], goes_on)) return plain;
    if (!c_.is_word(items_[plain.first], pronouns)) {
      if (!says_ || !adjacent_ || !c_.is_word(items_[plain.first], of_one) || c_.is_word(items_[plain.first + 1], kin)) return plain;
      for (auto i = plain.first + 1; i < plain.last; ++i)
        if (items_[i].kind != ItemKind::word || items_[i].cue != CueKind::none || c_.in.tokens[items_[i].first].capitalised()) return plain;
    }
    plain.last = plain.first + 1;
    plain.words_last = items_[plain.first].last;
    return plain;
  }

  // "Ông X chỉ trích | vị chủ tọa, cho rằng …"
  bool object_of_verb(const Phrase& plain) const {
    return !adjacent_ && plain.first > lo_ && items_[plain.first - 1].is_verb() &&
           items_[plain.first - 1].last == items_[plain.first].first;
  }

  bool object_or_prepositional(const Phrase& plain) const {
    if (plain.first <= lo_) return false;
    const Item& before = items_[plain.first - 1];
    if (before.kind == ItemKind::cue && (before.cue == CueKind::preposition || before.cue == CueKind::medium)) return true;
    return (before.is_verb() || before.is_predicate()) && !(adjacent_ && is_pivot(c_, before));
  }

  const EventContext& c_;
  const Items& items_;
  const std::uint32_t lo_;
  const Entry* const verb_;  // its row among the triggers, or null
  const bool says_;          // it is a verb of speech
  const std::uint32_t quote_;
  std::uint32_t i_;                       // the item left of it is looked at next
  const bool goes_on_;                    // a connector stands before the verb
  std::uint32_t behind_verb_ = no_index;  // the last verb that was passed
  bool words_possible_ = true;
  bool auxiliary_ = false;  // "đã", "sẽ", "đang" right before the verb: a predicate further left without one describes the subject
  bool adjacent_ = true;    // only verbs in series so far: "tiếp tục yêu cầu", "đến thăm"
  bool done_ = false;
  Phrase found_;
};

}  // namespace

bool begins_clause(const EventContext& c, const Items& items, std::uint32_t i, std::uint32_t lo) {
  if (i <= lo) return true;
  const Item& before = items[i - 1];
  if (before.kind == ItemKind::punct) return !c.in.tokens[before.first].is_punct('(');
  return before.kind == ItemKind::time || before.cue == CueKind::clause;
}

bool connected(const EventContext& c, const Items& items, std::uint32_t v) {
  static const KeySet connectors({"rồi", "song", "nhưng"});
  auto i = v;
  while (i > 0 && skippable(items[i - 1])) --i;
  if (i > 1 && is_ruling(c, items[i - 1]) && items[i - 2].cue == CueKind::light) i -= 2;  // "và ra quyết định | truy nã"
  while (i > 0 && skippable(items[i - 1])) --i;
  if (i == 0) return false;
  const Item& before = items[i - 1];
  return is_coordinator(c, before) || is_comma(c, before) || c.is_word(before, connectors) || c.text(before) == "đồng thời";
}

Phrase subject_of(const EventContext& c, const Items& items, std::uint32_t v, std::uint32_t lo) {
  Phrase phrase = SubjectSearch(c, items, v, lo).run();
  // "Ông X, Tổng Giám đốc công ty Y Việt Nam và Campuchia cho biết": the last words of a title are no speakers.
  const bool places = phrase.mentions.size() > 1 && std::all_of(phrase.mentions.begin(), phrase.mentions.end(), [&](auto m) {
                        return c.in.entities.mentions[m].type == EntityType::place;
                      });
  if (phrase.mentions.size() > 1 && !(places && phrase.first > lo && items[phrase.first - 1].kind != ItemKind::punct)) return phrase;
  if (phrase.mentions.size() == 1) {
    const Mention& m = c.mention(items[phrase.last - 1]);
    if (m.type == EntityType::person && !m.unnamed && m.via != Via::role) return phrase;
  }
  if (phrase.mentions.size() == 1 && c.mention(items[phrase.last - 1]).entity == no_index)
    if (Phrase unknown = unknown_before(c, items, phrase, lo); unknown.found()) return unknown;
  auto end = v, comma = no_index;
  while (end > lo && (skippable(items[end - 1]) || is_comma(c, items[end - 1]))) comma = is_comma(c, items[--end]) ? end : comma;
  auto name = described_name(c, items, end, lo);
  if (name == no_index && comma != no_index && items[v].verb) name = name_before_aside(c, items, comma, lo);
  if (name == no_index && comma == no_index && items[v].verb && !phrase.found() && c.cell(*items[v].verb, "needs") != "object")
    name = name_with_tail(c, items, v, lo);
  if (name == no_index || (phrase.found() && phrase.first <= name)) return phrase;
  return coordinated_left(c, items, name, lo);
}

}  // namespace nienbieu
