// Roles and anaphora, once the dates are known.
#include <algorithm>
#include <charconv>
#include <string>

#include "entity/link.h"
#include "entity/mention.h"
#include "entity/offices.h"

namespace nienbieu {
namespace {

constexpr std::uint32_t memory_in_sentences = 6;

class Resolver {
 public:
  Resolver(std::string_view text, const TokenList& tokens, const Lexicon& lexicon, const PhraseHits& phrases,
           const PublicationDate& published, Entities& entities)
      : text_(text), tokens_(tokens), lexicon_(lexicon), phrases_(phrases), published_(published), e_(entities) {}

  void run() {
    for (std::uint32_t k = 0; k < e_.mentions.size(); ++k) {
      Mention& m = e_.mentions[k];
      if (m.via == Via::name || m.unnamed) continue;
      if (m.via == Via::role)
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

  // A person whom the document itself gives this title; with a country, the same country.
  std::uint32_t holder_in_document(std::uint32_t k, const std::string& title, std::uint32_t owner) {
    static const std::string deputy = " " + fold_phrase("phó") + " ";
    if (!titled_known_) note_titled();
    if (titled_.empty()) return no_index;
    const std::string wanted = " " + fold_phrase(title);
    std::uint32_t found = no_index, distance = 0xFFFFFFFF;
    for (const Titled& person : titled_) {
      const std::string& role = person.role;
      if (role.find(wanted + " ") == std::string::npos) continue;
      if (!role.starts_with(wanted) && role.starts_with(deputy)) continue;
      const Mention& p = e_.mentions[person.mention];
      if (owner != no_index && !role_mentions(p, owner) && e_.list[p.entity].country != e_.list[owner].country) continue;
      const auto j = person.mention;
      const auto away = j < k ? k - j : (j - k) + 1000;  // named before comes first
      if (away < distance) found = p.entity, distance = away;
    }
    return found;
  }

  void note_titled() {
    titled_known_ = true;
    for (std::uint32_t j = 0; j < e_.mentions.size(); ++j) {
      const Mention& p = e_.mentions[j];
      if (p.via != Via::name || p.type != EntityType::person || p.role.empty() || p.entity == no_index) continue;
      titled_.push_back({j, " " + fold_phrase(slice(text_, p.role)) + " "});
    }
  }

  bool role_mentions(const Mention& person, std::uint32_t owner) const {
    return std::any_of(e_.mentions.begin(), e_.mentions.end(),
                       [&](const Mention& m) { return m.entity == owner && person.role.contains(m.span); });
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
    else if (refers == "organization")
      m.entity = nearest(k, [&](const Mention& c) { return c.type == EntityType::organization; });
    else if (refers == "person")
      m.entity = person(k, gender);
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

  template <class F>
  std::uint32_t nearest(std::uint32_t k, F&& fits) const {
    for (std::uint32_t j = k; j-- > 0;) {
      const Mention& m = e_.mentions[j];
      if (e_.mentions[k].sentence - m.sentence > memory_in_sentences) break;
      if (m.entity != no_index && !m.group && fits(m)) return m.entity;
    }
    return no_index;
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
    for (std::uint32_t back = 0; back <= memory_in_sentences && back <= m.sentence; ++back) {
      const auto sentence = m.sentence - back;
      std::uint32_t first = no_index;
      for (std::uint32_t j = 0; j < k; ++j) {
        const Mention& c = e_.mentions[j];
        if (c.sentence != sentence || !is_person(c) || !gender_fits(c, gender)) continue;
        first = c.entity;
        break;
      }
      if (first != no_index) return first;
    }
    return no_index;
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

  // "hai bên", "hai nhà lãnh đạo": the last two that were named together.
  void group(std::uint32_t k, std::string_view refers) {
    Mention& m = e_.mentions[k];
    m.members.clear();
    if (refers == "group") return;
    const auto pick = [&](auto&& fits) {
      std::vector<std::uint32_t> members;
      for (std::uint32_t j = k; j-- > 0 && m.sentence - e_.mentions[j].sentence <= 3 && members.size() < 2;) {
        const Mention& c = e_.mentions[j];
        if (c.entity == no_index || c.group || c.embedded || !fits(c)) continue;
        if (std::find(members.begin(), members.end(), c.entity) == members.end()) members.push_back(c.entity);
      }
      std::reverse(members.begin(), members.end());
      return members;
    };
    std::vector<std::uint32_t> members;
    if (refers != "pair-country") members = pick([&](const Mention& c) { return is_person(c); });
    if (members.size() < 2 && refers != "pair-person") members = pick([&](const Mention& c) { return is_country(c); });
    if (members.size() == 2) m.members = members;
  }

  std::string_view text_;
  const TokenList& tokens_;
  const Lexicon& lexicon_;
  const PhraseHits& phrases_;
  const PublicationDate& published_;
  Entities& e_;

  struct Titled {
    std::uint32_t mention;
    std::string role;  // folded, between blanks
  };
  std::vector<Titled> titled_;  // people named with a role; noted when first asked for
  bool titled_known_ = false;
};

}  // namespace

void resolve_entities(std::string_view text, const TokenList& tokens, std::span<const Sentence>, std::span<const Section>,
                      const Lexicon& lexicon, const PhraseHits& phrases, const PublicationDate& published, std::span<const Timex>,
                      Entities& entities) {
  Resolver(text, tokens, lexicon, phrases, published, entities).run();
}

}  // namespace nienbieu
