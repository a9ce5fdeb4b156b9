// Roles and anaphora, once the dates are known.
#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>

#include "entity/link.h"
#include "entity/mention.h"
#include "entity/offices.h"
#include "entity/titled_people.h"
#include "text/word_key.h"

namespace nienbieu {
namespace {

constexpr std::uint32_t memory_in_sentences = 6;

class Resolver {
 public:
  Resolver(std::string_view text, const TokenList& tokens, std::span<const Quotation> quotations, std::span<const Section> sections,
           const Lexicon& lexicon, const PhraseHits& phrases, const PublicationDate& published, Entities& entities)
      : text_(text),
        tokens_(tokens),
        lexicon_(lexicon),
        phrases_(phrases),
        published_(published),
        e_(entities),
        titled_(text, tokens, lexicon, phrases, entities) {
    place_mentions(quotations, sections);
  }

  void run() {
    for (std::uint32_t k = 0; k < e_.mentions.size(); ++k) {
      Mention& m = e_.mentions[k];
      if (m.via == Via::name) continue;
      if (m.unnamed)
        known_leader(k);
      else if (m.via == Via::role)
        resolve_role(k);
      else
        resolve_anaphor(k);
    }
  }

 private:
  // ---- roles ----

  void resolve_role(std::uint32_t k) {
    Mention& m = e_.mentions[k];
    const std::string title = title_of(m);
    const std::uint32_t owner = m.members.empty() ? no_index : m.members.front();
    const Hold hold = titled_.hold_of(m.first_token, m.last_token);
    m.entity = titled_.holder(k, title, owner, hold);
    if (m.entity == no_index && owner != no_index && hold == Hold::now) m.entity = holder_by_date(title, e_.list[owner]);
    m.members.clear();
  }

  // The title's own words: what the longest title row at the mention's start covers, with the field that follows it.
  std::string title_of(const Mention& m) const {
    const auto hits = phrases_.at(m.first_token);
    std::uint32_t last = m.first_token + 1;
    for (const Hit& hit : hits)
      for (const Entry& e : hit.entries)
        if (e.kind == Kind::titles && hit.last <= m.last_token) last = std::max(last, hit.last);
    return std::string(slice(text_, {tokens_[m.first_token].start, tokens_[last - 1].end}));
  }

  std::uint32_t holder_by_date(const std::string& title, const Entity& owner) {
    if (!published_.earliest || !published_.latest) return no_index;
    const std::string scope = owner.type == EntityType::place ? owner.country : owner.id;
    std::vector<std::uint32_t> offices, holders;
    offices_with(lexicon_, title, scope, offices);
    if (offices.size() != 1) return no_index;
    holders_on(lexicon_, offices[0], *published_.earliest, *published_.latest, holders);
    if (holders.size() != 1 || holders[0] >= lexicon_.rows(Kind::people)) return no_index;
    return entity_of_row(lexicon_, Kind::people, holders[0], e_);
  }

  // ---- anaphora ----

  void resolve_anaphor(std::uint32_t k) {
    Mention& m = e_.mentions[k];
    const auto [refers, gender] = epithet(m);
    if (refers.starts_with("office:")) return void(m.entity = office_holder(refers));
    if (refers.starts_with("Q") || refers.starts_with("x:")) return void(m.entity = known(refers));
    if (refers == "country")
      m.entity = nearest(k, [&](const Mention& c) { return is_country(c); });
    else if (refers == "city")
      m.entity = nearest(k, [&](const Mention& c) { return c.type == EntityType::place && !is_country(c); });
    else if (refers == "organization" || (refers.empty() && m.type == EntityType::organization))
      m.entity = organization(k, refers.empty());
    else if (refers == "person")
      m.entity = is_title(m) ? titled_person(k) : person(k, gender);
    else if (refers == "counterpart")
      m.entity = counterpart(k);
    else if (m.group)
      group(k, refers);
    if (refers != "counterpart" && !m.group) m.members.clear();
  }

  std::pair<std::string_view, Gender> epithet(const Mention& m) const {
    const auto hits = phrases_.at(m.first_token);
    for (std::size_t h = hits.size(); h-- > 0;)
      for (const Entry& e : hits[h].entries)
        if (e.kind == Kind::epithets) {
          const auto gender = lexicon_.cell(e.kind, e.row, column_of(e.kind, "gender"));
          return {lexicon_.cell(e.kind, e.row, column_of(e.kind, "refers")), gender == "m"   ? Gender::male
                                                                             : gender == "f" ? Gender::female
                                                                                             : Gender::unknown};
        }
    return {};
  }

  bool is_country(const Mention& m) const {
    if (m.type != EntityType::place || m.entity == no_index) return false;
    const Entity& e = e_.list[m.entity];
    if (e.lexicon_kind != Kind::places || e.lexicon_row == no_index) return false;
    const auto type = lexicon_.cell(Kind::places, e.lexicon_row, column_of(Kind::places, "type"));
    return type == "country" || type == "territory";
  }

  // What an expression may refer to is named before it in the same story, and not only in another's words: who is named inside of a
  // quotation alone is spoken about there, by somebody else.
  bool in_reach(const Mention& from, std::uint32_t k, std::uint32_t j) const {
    return from.sentence - e_.mentions[j].sentence <= memory_in_sentences && places_[j].story == places_[k].story &&
           (places_[j].quotation == no_index || places_[j].quotation == places_[k].quotation);
  }

  template <class F>
  std::uint32_t nearest(std::uint32_t k, F&& fits) const {
    for (std::uint32_t j = k; j-- > 0;) {
      const Mention& m = e_.mentions[j];
      if (e_.mentions[k].sentence - m.sentence > memory_in_sentences) break;
      if (m.entity != no_index && !m.group && places_[j].story == places_[k].story && fits(m)) return m.entity;
    }
    return no_index;
  }

  // "bộ này", "Bộ": the organization last named whose name begins so; "nhóm này", where none does, the last one named.
  std::uint32_t organization(std::uint32_t k, bool bare) const {
    const Mention& m = e_.mentions[k];
    const std::uint32_t length = bare ? m.last_token - m.first_token : 1;
    const auto begins_so = [&](const Mention& c) {
      return c.type == EntityType::organization && c.via == Via::name && c.last_token - c.first_token > length &&
             std::equal(tokens_.begin() + m.first_token, tokens_.begin() + m.first_token + length, tokens_.begin() + c.first_token,
                        [](const Token& x, const Token& y) { return x.key == y.key; });
    };
    const auto named = nearest(k, begins_so);
    if (named != no_index || bare) return named;
    return nearest(k, [&](const Mention& c) { return c.type == EntityType::organization && fits_head(m, c); });
  }

  // "tòa án này" is no bank: a head that says what it is takes only what the lexicon knows as that; "nhóm này", "tổ chức này" take any.
  bool fits_head(const Mention& m, const Mention& c) const {
    static const std::pair<std::uint64_t, std::string_view> heads[] = {
        {WordKey("tòa").value, "court"},         {WordKey("công").value, "company"}, {WordKey("hãng").value, "company media"},
        {WordKey("tập").value, "company"},       {WordKey("ngân").value, "company"}, {WordKey("báo").value, "media"},
        {WordKey("tờ").value, "media"},          {WordKey("đài").value, "media"},    {WordKey("kênh").value, "media"},
        {WordKey("trường").value, "university"}, {WordKey("đảng").value, "party"},   {WordKey("bộ").value, "ministry"},
        {WordKey("bệnh").value, "institution"}};
    const auto head =
        std::find_if(std::begin(heads), std::end(heads), [&](const auto& h) { return h.first == tokens_[m.first_token].key; });
    // "nhóm này" is no ministry and no police.
    constexpr std::uint64_t group = WordKey("nhóm").value;
    if (tokens_[m.first_token].key == group && phrases_.begins(c.first_token, PhraseHits::bit(Kind::org_templates))) return false;
    if (head == std::end(heads)) return true;
    const auto type = organization_type(e_.list[c.entity]);
    return type.empty() || head->second.find(type) != std::string_view::npos;
  }

  bool gender_fits(const Mention& m, Gender want) const {
    const Gender have = e_.list[m.entity].gender;
    return want == Gender::unknown || have == Gender::unknown || have == want;
  }

  bool is_person(const Mention& m) const {
    return m.type == EntityType::person && m.entity != no_index && !m.group && !m.unnamed && e_.list[m.entity].type == EntityType::person;
  }

  // "ông" is the subject of the clause before in its own sentence, else of the sentence before: its first person that fits.
  std::uint32_t person(std::uint32_t k, Gender gender) const {
    const Mention& m = e_.mentions[k];
    std::uint32_t first = no_index, sentence = no_index;
    for (std::uint32_t j = k; j-- > 0 && m.sentence - e_.mentions[j].sentence <= memory_in_sentences;) {
      const Mention& c = e_.mentions[j];
      if (first != no_index && c.sentence != sentence) break;
      if (!in_reach(m, k, j) || !is_person(c) || !gender_fits(c, gender)) continue;
      first = c.entity;
      sentence = c.sentence;
    }
    return first;
  }

  bool is_title(const Mention& m) const {
    for (const Hit& hit : phrases_.at(m.first_token))
      for (const Entry& e : hit.entries)
        if (e.kind == Kind::titles && hit.last <= m.last_token) return true;
    return false;
  }

  // "Thủ tướng này", "Ngoại trưởng": nobody but who is called so in the text, or else who was named before and holds such an office.
  // "Tổng thống đắc cử" takes office within half a year.
  std::uint32_t titled_person(std::uint32_t k) {
    const Mention& m = e_.mentions[k];
    const std::string title = title_of(m);
    const Hold hold = titled_.hold_of(m.first_token, m.last_token);
    if (const auto holder = titled_.holder(k, title, no_index, hold); holder != no_index) return holder;
    if (hold == Hold::before) return no_index;
    const std::string role = " " + fold_phrase(title) + " ";
    return nearest(k,
                   [&](const Mention& c) { return is_person(c) && holds_office(e_.list[c.entity], role, hold == Hold::next ? 183 : 0); });
  }

  // Does the person hold such an office on the day of publication, or so many days after it?
  bool holds_office(const Entity& e, std::string_view folded_role, std::int32_t days_ahead) const {
    if (e.lexicon_kind != Kind::people || e.lexicon_row == no_index) return false;
    for (const auto row : lexicon_.tenures_of_person(e.lexicon_row)) {
      const TenureSpan t = read_tenure(lexicon_, row);
      const bool then = (!t.from || !published_.latest || to_days(*t.from) <= to_days(*published_.latest) + days_ahead) &&
                        (!t.to || !published_.earliest || *t.to >= *published_.earliest);
      if (then && role_names_office(lexicon_, folded_role, t.office)) return true;
    }
    return false;
  }

  // Is the person called so in the text, or one who holds such an office?
  bool has_title(std::uint32_t entity, std::string_view folded_title) {
    return titled_.called(entity, folded_title) || holds_office(e_.list[entity], folded_title, 0);
  }

  bool is_leader(const Mention& m) const {
    static const std::uint64_t words[] = {syllable_key("nhà"), syllable_key("lãnh"), syllable_key("đạo")};
    for (std::uint32_t k = 0; k < 3; ++k)
      if (m.first_token + k >= m.last_token || tokens_[m.first_token + k].key != words[k]) return false;
    return true;
  }

  // "Nhà lãnh đạo Hungary" is the one of that country whom the text has named.
  void known_leader(std::uint32_t k) {
    Mention& m = e_.mentions[k];
    if (m.members.size() != 1 || m.members.front() == no_index || !is_leader(m)) return;
    const Entity& owner = e_.list[m.members.front()];
    const std::string country = owner.type == EntityType::place ? owner.country : "";
    if (country.size() != 2) return;
    std::uint32_t leader = no_index, other = no_index;
    bool several = false;
    for (std::uint32_t j = k; j-- > 0 && m.sentence - e_.mentions[j].sentence <= memory_in_sentences && leader == no_index;) {
      const Mention& c = e_.mentions[j];
      if (!in_reach(m, k, j) || !is_person(c) || e_.list[c.entity].country != country) continue;
      if (heads_state(c)) leader = c.entity;
      several |= other != no_index && other != c.entity;
      other = c.entity;
    }
    if (leader == no_index && !several) leader = other;
    if (leader == no_index) return;
    m.entity = leader;
    m.via = Via::anaphora;
    m.unnamed = false;
    m.members.clear();
  }

  // Called head of state or government here, or known as one on the day.
  bool heads_state(const Mention& c) const {
    static const std::string titles[] = {" " + fold_phrase("tổng thống") + " ",    " " + fold_phrase("thủ tướng") + " ",
                                         " " + fold_phrase("chủ tịch nước") + " ", " " + fold_phrase("lãnh tụ tối cao") + " ",
                                         " " + fold_phrase("quốc vương") + " ",    " " + fold_phrase("thái tử") + " "};
    if (!c.role.empty()) {
      const auto [first, last] = titled_.tokens_in(c.role);
      const std::string role = " " + fold_phrase(slice(text_, c.role)) + " ";
      const bool head =
          std::any_of(std::begin(titles), std::end(titles), [&](const std::string& title) { return role.starts_with(title); });
      if (head && titled_.hold_of(first, last) == Hold::now) return true;
    }
    return std::any_of(std::begin(titles), std::end(titles),
                       [&](const std::string& title) { return holds_office(e_.list[c.entity], title, 0); });
  }

  std::uint32_t known(std::string_view id) {
    for (const Kind kind : {Kind::places, Kind::organizations, Kind::people})
      if (const auto row = lexicon_.find_row(kind, id); row >= 0) return entity_of_row(lexicon_, kind, static_cast<std::uint32_t>(row), e_);
    return no_index;
  }

  std::uint32_t office_holder(std::string_view office) {
    const auto row = lexicon_.find_row(Kind::offices, office);
    if (row < 0 || !published_.earliest || !published_.latest) return no_index;
    std::vector<std::uint32_t> holders;
    holders_on(lexicon_, static_cast<std::uint32_t>(row), *published_.earliest, *published_.latest, holders);
    if (holders.size() != 1 || holders[0] >= lexicon_.rows(Kind::people)) return no_index;
    return entity_of_row(lexicon_, Kind::people, holders[0], e_);
  }

  // "người đồng cấp Mỹ": who holds the subject's office in that country.
  std::uint32_t counterpart(std::uint32_t k) {
    Mention& m = e_.mentions[k];
    const std::uint32_t owner = m.members.empty() ? no_index : m.members.front();
    m.members.clear();
    if (owner == no_index) return no_index;
    for (std::uint32_t j = k; j-- > 0 && m.sentence - e_.mentions[j].sentence <= 2;) {
      const Mention& p = e_.mentions[j];
      if (p.type != EntityType::person || p.role.empty()) continue;
      Mention title = p;
      while (title.first_token > 0 && tokens_[title.first_token].start > p.role.start) --title.first_token;
      const auto holder = holder_by_date(title_of(title), e_.list[owner]);
      if (holder != no_index) return holder;
    }
    return no_index;
  }

  // "hai bên", "hai nhà lãnh đạo", "hai nước": the last two that were named together, and no third with them.
  void group(std::uint32_t k, std::string_view refers) {
    Mention& m = e_.mentions[k];
    m.members.clear();
    if (refers == "group") return;
    if (refers == "pair-organization") {
      m.members = last_pair(k, [&](const Mention& c) { return c.type == EntityType::organization && !c.embedded; }).members;
      return;
    }
    if (refers == "pair-office") {  // "hai bộ trưởng"
      const std::string title = " " + fold_phrase(counted_title(m)) + " ";
      m.members = last_pair(k, [&](const Mention& c) { return is_person(c) && !c.embedded && has_title(c.entity, title); }).members;
      return;
    }
    const auto people = [&](const Mention& c) { return is_person(c) && !c.embedded; };
    if (refers == "pair-person") m.members = last_pair(k, people).members;
    if (refers == "pair-country") m.members = last_pair(k, [&](const Mention& c) { return is_country(c); }).members;
    if (refers != "pair") return;
    // "hai bên": two people, or two countries or bodies that face each other, whichever were named last.
    Pair two = last_pair(k, people), parties = last_pair(k, [&](const Mention&c) { return is_country(c) || is_party(c); });
    m.members = std::move(!two.members.empty() && two.sentence >= parties.sentence ? two.members : parties.members);
  }

  // An armed group, a government, a party or an army: a side by itself.
  bool is_party(const Mention& m) const {
    if (m.type != EntityType::organization || m.entity == no_index || m.embedded) return false;
    static constexpr std::string_view sides[] = {"armed_group", "government", "party", "military"};
    return std::find(std::begin(sides), std::end(sides), organization_type(e_.list[m.entity])) != std::end(sides);
  }

  // As the lexicon has it; empty for what it has not.
  std::string_view organization_type(const Entity& e) const {
    static const auto type_column = column_of(Kind::organizations, "type");
    if (e.lexicon_kind != Kind::organizations || e.lexicon_row == no_index) return {};
    return lexicon_.cell(Kind::organizations, e.lexicon_row, type_column);
  }

  struct Pair {
    std::vector<std::uint32_t> members;  // two or none
    std::uint32_t sentence = 0;
  };

  // The title in an expression that counts who hold it ("hai vị thủ tướng"): what ends where the expression ends.
  std::string_view counted_title(const Mention& m) const {
    for (auto i = m.first_token + 1; i < m.last_token; ++i)
      for (const Hit& hit : phrases_.at(i))
        for (const Entry& e : hit.entries)
          if (e.kind == Kind::titles && hit.last == m.last_token) return slice(text_, {tokens_[i].start, tokens_[hit.last - 1].end});
    return {};
  }

  // The two that fit of the nearest sentence that names just two of them; of none with more, for then it is not known which are meant.
  template <class F>
  Pair last_pair(std::uint32_t k, F&& fits) const {
    const Mention& m = e_.mentions[k];
    std::vector<std::uint32_t> members;
    std::uint32_t sentence = m.sentence;
    for (std::uint32_t j = k; j-- > 0 && m.sentence - e_.mentions[j].sentence <= memory_in_sentences;) {
      const Mention& c = e_.mentions[j];
      if (c.sentence != sentence) {
        if (members.size() >= 2) break;
        members.clear();
        sentence = c.sentence;
      }
      if (c.entity == no_index || c.group || !in_reach(m, k, j) || !fits(c)) continue;
      if (std::find(members.begin(), members.end(), c.entity) == members.end()) members.push_back(c.entity);
    }
    if (members.size() != 2) return {};
    std::reverse(members.begin(), members.end());
    return {std::move(members), sentence};
  }

  // Where each mention stands: the story it belongs to (the primary text of a part is one, every other section one of its own), and the
  // outermost quotation around it.
  void place_mentions(std::span<const Quotation> quotations, std::span<const Section> sections) {
    places_.resize(e_.mentions.size());
    std::size_t s = 0, q = 0;
    for (std::size_t k = 0; k < places_.size(); ++k) {
      const Mention& m = e_.mentions[k];
      while (s < sections.size() && sections[s].span.end <= m.span.start) ++s;
      if (s < sections.size())
        places_[k].story = is_primary(sections[s].kind) ? sections[s].part : static_cast<std::uint32_t>(s) | 0x80000000u;
      while (q < quotations.size() && quotations[q].outer.end <= m.span.start) ++q;
      if (q < quotations.size() && quotations[q].inner.contains(m.span)) places_[k].quotation = static_cast<std::uint32_t>(q);
    }
  }

  struct Place {
    std::uint32_t story = no_index, quotation = no_index;
  };

  std::string_view text_;
  const TokenList& tokens_;
  const Lexicon& lexicon_;
  const PhraseHits& phrases_;
  const PublicationDate& published_;
  Entities& e_;
  std::vector<Place> places_;  // of e_.mentions, one each
  TitledPeople titled_;
};

}  // namespace

void resolve_entities(std::string_view text, const TokenList& tokens, std::span<const Quotation> quotations,
                      std::span<const Section> sections, const Lexicon& lexicon, const PhraseHits& phrases,
                      const PublicationDate& published, Entities& entities) {
  Resolver(text, tokens, quotations, sections, lexicon, phrases, published, entities).run();
}

}  // namespace nienbieu
