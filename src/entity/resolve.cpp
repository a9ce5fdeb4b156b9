// Roles and anaphora, once the dates are known.
#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>

#include "entity/link.h"
#include "entity/mention.h"
#include "entity/offices.h"
#include "text/word_key.h"

namespace nienbieu {
namespace {

constexpr std::uint32_t memory_in_sentences = 6;

// A person whom the document itself calls by a title: the same role of the same person at all its places.
struct TitledPerson {
  std::string role;  // folded, a blank before and after
  std::uint32_t entity = no_index;
  std::vector<std::uint32_t> mentions, owners;  // places; what the role names ("Mỹ" in "Tổng thống Mỹ")
};

class Resolver {
 public:
  Resolver(std::string_view text, const TokenList& tokens, std::span<const Quotation> quotations, std::span<const Section> sections,
           const Lexicon& lexicon, const PhraseHits& phrases, const PublicationDate& published, Entities& entities)
      : text_(text), tokens_(tokens), lexicon_(lexicon), phrases_(phrases), published_(published), e_(entities) {
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
    m.entity = holder_in_document(k, title, owner);
    if (m.entity == no_index && owner != no_index) m.entity = holder_by_date(title, e_.list[owner]);
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

  void collect_titled() {
    titled_known_ = true;
    std::unordered_map<std::string, std::uint32_t> seen;
    for (std::uint32_t j = 0; j < e_.mentions.size(); ++j) {
      const Mention& p = e_.mentions[j];
      if (p.via != Via::name || p.type != EntityType::person || p.role.empty() || p.entity == no_index) continue;
      std::string role = " " + fold_phrase(slice(text_, p.role)) + " ";
      const auto [at, is_new] = seen.try_emplace(role + std::to_string(p.entity), static_cast<std::uint32_t>(titled_.size()));
      if (is_new) titled_.push_back({std::move(role), p.entity, {}, named_in(p.role)});
      titled_[at->second].mentions.push_back(j);
    }
  }

  std::vector<std::uint32_t> named_in(Span role) const {
    std::vector<std::uint32_t> out;
    const auto& all = e_.mentions;
    auto m =
        std::lower_bound(all.begin(), all.end(), role.start, [](const Mention& c, std::uint32_t start) { return c.span.start < start; });
    for (; m != all.end() && m->span.start < role.end; ++m)
      if (m->entity != no_index && role.contains(m->span)) out.push_back(m->entity);
    return out;
  }

  // Is the title (folded, a blank before and after) in the role? "cựu phó thủ tướng" is no "thủ tướng".
  static bool role_has(std::string_view role, std::string_view title) {
    static const std::string deputy = " " + fold_phrase("phó") + " ";
    const auto at = role.find(title);
    return at != std::string_view::npos && role.find(deputy) >= at;
  }

  // A person whom the document itself gives this title; with a country, the same country. Who was named before comes first.
  std::uint32_t holder_in_document(std::uint32_t k, const std::string& title, std::uint32_t owner) {
    if (!titled_known_) collect_titled();
    if (titled_.empty()) return no_index;
    const std::string wanted = " " + fold_phrase(title) + " ";
    std::uint32_t found = no_index, distance = 0xFFFFFFFF;
    for (const TitledPerson& p : titled_) {
      if (!role_has(p.role, wanted)) continue;
      const bool of_owner = owner == no_index || e_.list[p.entity].country == e_.list[owner].country ||
                            std::find(p.owners.begin(), p.owners.end(), owner) != p.owners.end();
      if (!of_owner) continue;
      const auto after = std::lower_bound(p.mentions.begin(), p.mentions.end(), k);
      const auto away = after != p.mentions.begin() ? k - *std::prev(after) : (*after - k) + 1000;
      if (away < distance) found = p.entity, distance = away;
    }
    return found;
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
    return nearest(k, [&](const Mention& c) { return c.type == EntityType::organization; });
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
    constexpr std::uint64_t elect = WordKey("đắc").value;
    const Mention& m = e_.mentions[k];
    const std::string title = title_of(m);
    if (const auto holder = holder_in_document(k, title, no_index); holder != no_index) return holder;
    const bool elected =
        std::any_of(tokens_.begin() + m.first_token, tokens_.begin() + m.last_token, [](const Token& t) { return t.key == elect; });
    const std::string role = " " + fold_phrase(title) + " ";
    return nearest(k, [&](const Mention& c) { return is_person(c) && holds_office(e_.list[c.entity], role, elected ? 183 : 0); });
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
  bool has_title(std::uint32_t entity, std::string_view folded_title) const {
    return std::any_of(titled_.begin(), titled_.end(),
                       [&](const TitledPerson& p) { return p.entity == entity && role_has(p.role, folded_title); }) ||
           holds_office(e_.list[entity], folded_title, 0);
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
    for (std::uint32_t j = k; j-- > 0 && m.sentence - e_.mentions[j].sentence <= memory_in_sentences;) {
      const Mention& c = e_.mentions[j];
      if (!in_reach(m, k, j) || !is_person(c) || e_.list[c.entity].country != country) continue;
      m.entity = c.entity;
      m.via = Via::anaphora;
      m.unnamed = false;
      m.members.clear();
      return;
    }
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
      m.members = last_pair(k, [&](const Mention& c) { return c.type == EntityType::organization && !c.embedded; });
      return;
    }
    if (refers == "pair-office") {  // "hai bộ trưởng"
      if (!titled_known_) collect_titled();
      const std::string title = " " + fold_phrase(counted_title(m)) + " ";
      m.members = last_pair(k, [&](const Mention& c) { return is_person(c) && !c.embedded && has_title(c.entity, title); });
      return;
    }
    if (refers != "pair-country") m.members = last_pair(k, [&](const Mention& c) { return is_person(c) && !c.embedded; });
    if (m.members.empty() && refers != "pair-person") m.members = last_pair(k, [&](const Mention& c) { return is_country(c); });
  }

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
  std::vector<std::uint32_t> last_pair(std::uint32_t k, F&& fits) const {
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
    return members;
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
  std::vector<Place> places_;         // of e_.mentions, one each
  std::vector<TitledPerson> titled_;  // collected when first asked for
  bool titled_known_ = false;
};

}  // namespace

void resolve_entities(std::string_view text, const TokenList& tokens, std::span<const Quotation> quotations,
                      std::span<const Section> sections, const Lexicon& lexicon, const PhraseHits& phrases,
                      const PublicationDate& published, Entities& entities) {
  Resolver(text, tokens, quotations, sections, lexicon, phrases, published, entities).run();
}

}  // namespace nienbieu
