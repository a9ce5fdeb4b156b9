#include "entity/references.h"

#include <algorithm>
#include <unordered_map>

#include "entity/link.h"
#include "entity/runs.h"
#include "lexicon/schemas.h"
#include "text/key_set.h"
#include "text/word_key.h"

namespace nienbieu {
namespace {

class ReferenceFinder {
 public:
  ReferenceFinder(Scan& scan, Entities& out)
      : s_(scan), out_(out), mention_at_(scan.tokens.size() + 1, no_index), in_role_(scan.tokens.size() + 1, 0) {
    for (std::uint32_t k = 0; k < out.mentions.size(); ++k) mention_at_[out.mentions[k].first_token] = k;
    mark_roles();
  }

  void run() {
    for (const Sentence& sentence : s_.sentences)
      for (auto i = sentence.first_token; i < sentence.last_token;) i = at(i, sentence);
    out_.mentions.insert(out_.mentions.end(), found_.begin(), found_.end());
    std::stable_sort(out_.mentions.begin(), out_.mentions.end(),
                     [](const Mention& a, const Mention& b) { return a.span.start < b.span.start; });
  }

 private:
  // Tokens inside the role of a named person are spoken for; places and organizations there are embedded.
  void mark_roles() {
    for (const Mention& m : out_.mentions) {
      if (m.role.empty()) continue;
      auto i = m.first_token;
      while (i > 0 && s_.tokens[i - 1].start >= m.role.start && s_.sentence_of[i - 1] == m.sentence) in_role_[--i] = 1;
    }
    for (Mention& m : out_.mentions) m.embedded = in_role_[m.first_token];
  }

  std::uint32_t at(std::uint32_t i, const Sentence& sentence) {
    if (mention_at_[i] != no_index) return out_.mentions[mention_at_[i]].last_token;
    if (in_role_[i] || !s_.tokens[i].is_word()) return i + 1;
    constexpr auto heads = PhraseHits::source_nouns | Scan::bit(Kind::epithets) | Scan::bit(Kind::titles) | Scan::bit(Kind::org_heads);
    if (!s_.phrases.begins(i, heads) && !is_determiner(i)) return i + 1;
    if (const auto next = bare_head(i, sentence)) return next;
    if (const auto next = unnamed(i, sentence)) return next;
    if (const auto next = epithet(i, sentence)) return next;
    if (const auto next = role(i, sentence)) return next;
    return i + 1;
  }

  // Where a noun phrase goes on after its head: adjectives are not followed, only the names and fields hanging on it.
  std::uint32_t attached(std::uint32_t j, std::uint32_t end, std::uint32_t* country) const {
    constexpr std::uint64_t cua = WordKey("của").value, tai = WordKey("tại").value, o = WordKey("ở").value;
    for (int steps = 0; j < end && steps < 6; ++steps) {
      if (const auto k = mention_at_[j]; k != no_index && out_.mentions[k].type != EntityType::person) {
        *country = k;
        j = out_.mentions[k].last_token;
      } else if (const Hit* field = s_.longest(j, Kind::fields)) {
        j = field->last;
      } else if ((s_.tokens[j].key == cua || s_.tokens[j].key == tai || s_.tokens[j].key == o) && j + 1 < end &&
                 mention_at_[j + 1] != no_index && out_.mentions[mention_at_[j + 1]].type != EntityType::person) {
        ++j;
      } else {
        break;
      }
    }
    return j;
  }

  bool person_at(std::uint32_t i, const Sentence& sentence) const {
    return i < sentence.last_token && mention_at_[i] != no_index && out_.mentions[mention_at_[i]].type == EntityType::person;
  }

  bool is_determiner(std::uint32_t i) const {
    static const KeySet words({"một", "các", "những", "nhiều", "vài", "mấy", "hai", "số"});
    return words.contains(s_.tokens[i].key);
  }

  // The longest source noun at the token.
  const Hit* source_noun(std::uint32_t i) const {
    if (!s_.phrases.begins(i, PhraseHits::source_nouns)) return nullptr;
    const auto hits = s_.hits_at(i);
    for (std::size_t k = hits.size(); k-- > 0;)
      for (const Entry& e : hits[k].entries)
        if (e.kind == Kind::event_cues && e.code == schema::class_code(Kind::event_cues, "source_noun")) return &hits[k];
    return nullptr;
  }

  // "một quan chức Mỹ", "các quan chức Israel", "giới chức Hàn Quốc", "nguồn tin an ninh Thổ Nhĩ Kỳ", "quân đội Israel".
  std::uint32_t unnamed(std::uint32_t i, const Sentence& sentence) {
    auto j = i;
    while (j < sentence.last_token && j - i < 3 && is_determiner(j)) ++j;
    const bool determined = j > i;
    if (j >= sentence.last_token) return 0;
    const Hit* noun = source_noun(j);
    const Hit* title = determined ? s_.longest_title(j) : nullptr;
    const Hit* head = noun && title ? (title->last > noun->last ? title : noun) : noun ? noun : title;
    if (!head || s_.has_longer_title(j, *head) || (head == noun && begins_document(j, head->last))) return 0;
    std::uint32_t country = no_index;
    auto last = attached(head->last, sentence.last_token, &country);
    if (person_at(last, sentence)) return 0;
    // "quan chức này": a definite description, not a new source.
    if ((last < sentence.last_token && demonstrative(last)) || demonstrative(last - 1)) return 0;
    if (!determined && country == no_index && s_.has(j, Kind::epithets)) return 0;
    if (country == no_index && is_group(i, last)) return 0;  // "hai nhà lãnh đạo": those named before
    Mention m = s_.mention(i, last, EntityType::person, Via::role);
    m.unnamed = true;
    if (country != no_index) m.members.push_back(out_.mentions[country].entity);
    found_.push_back(m);
    return last;
  }

  bool is_group(std::uint32_t i, std::uint32_t last) const {
    const Entry* entry = nullptr;
    const Hit* hit = s_.longest(i, Kind::epithets, &entry);
    return hit && hit->last >= last && s_.cell(*entry, column::epithet_refers).starts_with("pair");
  }

  bool demonstrative(std::uint32_t i) const {
    static const KeySet words({"này", "trên", "đó"});
    return words.contains(s_.tokens[i].key);
  }

  // "khiến hai người thiệt mạng", "bắt giữ hai người": a count, nobody named before.
  bool counted_victims(std::uint32_t i, std::uint32_t last, const Sentence& sentence) const {
    static const KeySet before({"khiến", "làm", "giết", "thêm", "nhất", "có", "gồm", "bắt", "giữ", "cứu", "được", "khoảng"});
    constexpr std::uint64_t person = WordKey("người").value;
    if (s_.tokens[last - 1].key != person) return false;
    if (i > sentence.first_token && before.contains(s_.tokens[i - 1].key)) return true;
    const Entry* trigger = nullptr;
    return last < sentence.last_token && s_.longest(last, Kind::triggers, &trigger) &&
           s_.cell(*trigger, column_of(Kind::triggers, "type")) == "HARM";
  }

  std::uint32_t epithet(std::uint32_t i, const Sentence& sentence) {
    const Entry* entry = nullptr;
    const Hit* hit = s_.longest(i, Kind::epithets, &entry);
    if (!hit) return 0;
    // "Thủ tướng Chính phủ nước CHDCND Lào": its end begins a longer name.
    for (auto t = i + 1; t < hit->last; ++t)
      if (mention_at_[t] != no_index && out_.mentions[mention_at_[t]].last_token > hit->last) return 0;
    // A bare honorific or title right before a name belongs to it.
    if (person_at(hit->last, sentence)) return 0;
    // "Bà Lành, người bán vé số": a name that no list has.
    const bool honorific = hit->last == i + 1 && s_.has(i, Kind::honorifics);
    // "bà con", "anh em": another word.
    if (const Hit* noun = honorific ? s_.longest(i, Kind::event_cues) : nullptr; noun && noun->last > hit->last) return 0;
    if (honorific && hit->last < sentence.last_token && s_.tokens[hit->last].casing == Casing::initial &&
        mention_at_[hit->last] == no_index)
      return 0;
    if (hit->last < sentence.last_token && s_.tokens[hit->last].single_letter && s_.tokens[hit->last].capitalised()) return 0;  // "ông T."
    const Hit* title = s_.longest_title(i);
    if (title && title->last > hit->last) return 0;
    const auto refers = s_.cell(*entry, column::epithet_refers);
    if (refers == "pair-person" && counted_victims(i, hit->last, sentence)) return 0;
    if (title && title->last == hit->last && refers == "person") {
      std::uint32_t country = no_index;
      if (attached(hit->last, sentence.last_token, &country) > hit->last) return 0;
    }
    const auto type = refers == "country" || refers == "city" ? EntityType::place
                      : refers == "organization"              ? EntityType::organization
                                                              : EntityType::person;
    Mention m = s_.mention(i, hit->last, type, Via::anaphora);
    m.group = refers.starts_with("pair") || refers == "group";
    m.unnamed = s_.cell(*entry, column::epithet_note) == "unnamed";
    if (refers == "counterpart") {
      std::uint32_t country = no_index;
      const auto last = attached(hit->last, sentence.last_token, &country);
      if (person_at(last, sentence)) return 0;
      m = s_.mention(i, last, type, Via::anaphora);
      if (country != no_index) m.members.push_back(out_.mentions[country].entity);
    }
    found_.push_back(m);
    return m.last_token;
  }

  // "Sở Công Thương Hà Nội … Sở đề nghị …": the head of a name alone, with its capital, is the organization named so before.
  std::uint32_t bare_head(std::uint32_t i, const Sentence& sentence) {
    if (!s_.tokens[i].capitalised()) return 0;
    const Hit* noun = source_noun(i);
    const Hit* head = s_.longest(i, Kind::org_heads);
    if (noun && (!head || noun->last > head->last)) head = noun;
    if (!head || head->last >= sentence.last_token) return 0;
    const auto last = head->last;
    if (inside_longer_word(i, last)) return 0;  // "Bộ trưởng", "Đội trưởng"
    const Token& next = s_.tokens[last];
    static const KeySet more({"các", "những", "cấp", "mọi", "từng", "khác", "liên", "nào"});  // "Tòa án các cấp": not the one named
    if (!next.is_word() || next.capitalised() || mention_at_[last] != no_index || demonstrative(last) || more.contains(next.key)) return 0;
    // The first word of a sentence has its capital anyway: a predicate tells that it is all of the subject.
    constexpr auto predicates = Scan::bit(Kind::reporting_verbs) | Scan::bit(Kind::triggers) | Scan::bit(Kind::event_cues);
    if (i == sentence.first_token && !s_.phrases.begins(last, predicates)) return 0;
    if (!named_so_before(i, last)) return 0;
    found_.push_back(s_.mention(i, last, EntityType::organization, Via::anaphora));
    return last;
  }

  // Do the words go on to a title, a verb or another noun that the lexicons know ("báo cáo", "bộ đội")?
  bool inside_longer_word(std::uint32_t first, std::uint32_t last) const {
    constexpr auto words = Scan::bit(Kind::titles) | Scan::bit(Kind::epithets) | Scan::bit(Kind::event_cues) | Scan::bit(Kind::triggers) |
                           Scan::bit(Kind::reporting_verbs);
    for (const Hit& hit : s_.hits_at(first))
      for (const Entry& e : hit.entries)
        if (hit.last > last && Scan::bit(e.kind) & words) return true;
    return false;
  }

  // "báo cáo" is no paper's ("báo").
  bool begins_document(std::uint32_t first, std::uint32_t last) const {
    for (const Hit& hit : s_.hits_at(first))
      for (const Entry& e : hit.entries)
        if (hit.last > last && e.kind == Kind::event_cues && e.code == schema::class_code(Kind::event_cues, "document_noun")) return true;
    return false;
  }

  // Does the name of an organization before these tokens begin with them?
  bool named_so_before(std::uint32_t first, std::uint32_t last) {
    if (!beginnings_known_) {
      beginnings_known_ = true;
      for (const Mention& m : out_.mentions) {
        if (m.type != EntityType::organization || m.via != Via::name) continue;
        std::uint64_t hash = 0;
        for (auto k = m.first_token; k + 1 < m.last_token && k - m.first_token < longest_head; ++k)
          beginnings_.try_emplace(hash = add_word(hash, k), m.first_token);  // the earliest stays
      }
    }
    std::uint64_t hash = 0;
    for (auto k = first; k < last; ++k) hash = add_word(hash, k);
    const auto it = beginnings_.find(hash);
    return it != beginnings_.end() && it->second < first;
  }

  std::uint64_t add_word(std::uint64_t hash, std::uint32_t token) const { return (hash ^ s_.tokens[token].key) * 0x9E3779B97F4A7C15ull; }

  // "ứng viên Thủ tướng Nhật Bản" does not hold the office.
  bool runs_for_office(std::uint32_t i) const {
    constexpr std::uint64_t ung = WordKey("ứng").value, cu = WordKey("cử").value, vien = WordKey("viên").value;
    // "cuộc bầu cử Tổng thống Hàn Quốc", "giữ chức Thủ tướng", "làm Bộ trưởng": the office, not who holds it.
    static const KeySet offices({"cử", "chức", "ghế", "vị", "trí", "vụ", "danh", "làm", "thành", "nhiệm"});
    if (i > 0 && s_.same_sentence(i - 1, i) && offices.contains(s_.tokens[i - 1].key)) return true;
    if (i < 2 || s_.tokens[i - 1].key != vien) return false;
    return s_.tokens[i - 2].key == ung || (i > 2 && s_.tokens[i - 2].key == cu && s_.tokens[i - 3].key == ung);
  }

  std::uint32_t role(std::uint32_t i, const Sentence& sentence) {
    const Entry* title = nullptr;
    const Hit* hit = s_.longest_title(i, &title);
    if (!hit) return 0;
    std::uint32_t country = no_index;
    const auto last = attached(hit->last, sentence.last_token, &country);
    if (person_at(last, sentence)) return last;
    const auto cls = s_.cell(*title, column::title_class);
    if ((cls == "profession" || cls == "media" || cls == "academic") && country == no_index) return 0;
    Mention m = s_.mention(i, last, EntityType::person, Via::role);
    m.role = m.span;
    m.unnamed = runs_for_office(i);
    if (country != no_index) m.members.push_back(out_.mentions[country].entity);
    found_.push_back(m);
    return last;
  }

  Scan& s_;
  Entities& out_;
  std::vector<std::uint32_t> mention_at_;
  std::vector<std::uint8_t> in_role_;
  static constexpr std::uint32_t longest_head = 6;               // words
  std::unordered_map<std::uint64_t, std::uint32_t> beginnings_;  // of organizations' names: their first token; made when first asked for
  bool beginnings_known_ = false;
  std::vector<Mention> found_;
};

}  // namespace

void find_references(Scan& scan, Entities& out) { ReferenceFinder(scan, out).run(); }

}  // namespace nienbieu
