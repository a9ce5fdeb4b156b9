#include "cli/lexicon_lookup.h"

#include <algorithm>

#include "entity/offices.h"
#include "text/tokens.h"

namespace nienbieu::cli {
namespace {

class Search {
 public:
  Search(const Lexicon& lexicon, std::optional<CivilDate> on) : lexicon_(lexicon), on_(on) {}

  Lookup run(std::string_view name) {
    exact(name);
    composed(name, false);
    return std::move(out_);
  }

 private:
  std::string_view cell(Kind kind, std::uint32_t row, std::string_view column) const {
    return lexicon_.cell(kind, row, column_of(kind, column));
  }

  void exact(std::string_view name) {
    for (const Entry& e : lexicon_.lookup(name)) {
      out_.rows.push_back({e.kind, e.row, schema_of(e.kind).columns[e.column].name});
      if (e.kind == Kind::offices) add_office(e.row, false);
      if (e.kind == Kind::epithets) epithet(cell(e.kind, e.row, "refers"));
    }
  }

  void epithet(std::string_view refers) {
    if (const auto office = lexicon_.find_row(Kind::offices, refers); office >= 0)
      return add_office(static_cast<std::uint32_t>(office), false);
    for (const Kind kind : {Kind::people, Kind::places, Kind::organizations})
      if (const auto row = lexicon_.find_row(kind, refers); row >= 0) out_.rows.push_back({kind, static_cast<std::uint32_t>(row), "id"});
  }

  // [modifier] title [của|nước] country or organization, the longest title first.
  void composed(std::string_view name, bool former) {
    TokenList tokens;
    tokenize(name, tokens);
    lexicon_.annotate(name, tokens);
    if (tokens.empty()) return;
    const auto prefix = [&](std::size_t k) { return name.substr(tokens[0].start, tokens[k - 1].end - tokens[0].start); };
    for (std::size_t k = tokens.size() - 1; k >= 1; --k) {
      const std::string_view rest = name.substr(tokens[k].start);
      for (const Entry& e : lexicon_.lookup(prefix(k))) {
        if (e.kind == Kind::titles && titled(prefix(k), e.row, owner_of(rest), former)) return;
        if (e.kind == Kind::title_modifiers && cell(e.kind, e.row, "effect") == "former" && cell(e.kind, e.row, "position") == "before")
          former_office(rest);
      }
    }
  }

  void former_office(std::string_view rest) {
    for (const Entry& e : lexicon_.lookup(rest))
      if (e.kind == Kind::offices) add_office(e.row, true);
    composed(rest, true);
  }

  static std::string_view owner_of(std::string_view rest) {
    for (const std::string_view link : {"của ", "nước ", "tại "})
      if (rest.starts_with(link)) return owner_of(rest.substr(link.size()));
    return rest;
  }

  bool titled(std::string_view spelling, std::uint32_t title, std::string_view owner, bool former) {
    bool found = false;
    std::vector<std::uint32_t> offices;
    for (const std::string& scope : scopes(owner))
      for (const std::string_view form : {spelling, cell(Kind::titles, title, "title")}) {
        offices_with(lexicon_, form, scope, offices);
        for (const auto office : offices) add_office(office, former), found = true;
      }
    return found;
  }

  // The country's code, or the organization's id.
  std::vector<std::string> scopes(std::string_view owner) const {
    std::vector<std::string> out;
    for (const Entry& e : lexicon_.lookup(owner)) {
      if (e.kind == Kind::organizations) out.emplace_back(cell(e.kind, e.row, "id"));
      if (e.kind != Kind::places) continue;
      const auto type = cell(e.kind, e.row, "type");
      if (type == "country" || type == "territory") out.emplace_back(cell(e.kind, e.row, "country"));
    }
    return out;
  }

  void add_office(std::uint32_t office, bool former) {
    if (std::any_of(out_.offices.begin(), out_.offices.end(),
                    [&](const FoundOffice& o) { return o.office == office && o.former == former; }))
      return;
    FoundOffice found{office, former, {}};
    for (const auto row : lexicon_.tenures_of_office(office)) {
      const TenureSpan t = read_tenure(lexicon_, row);
      if (former ? !ended(t) : !holds(t)) continue;
      found.tenures.push_back(row);
    }
    std::reverse(found.tenures.begin(), found.tenures.end());
    out_.offices.push_back(std::move(found));
  }

  bool holds(const TenureSpan& t) const { return !on_ || ((!t.from || *t.from <= *on_) && (!t.to || *t.to >= *on_)); }
  bool ended(const TenureSpan& t) const { return t.to && (!on_ || *t.to < *on_); }

  const Lexicon& lexicon_;
  std::optional<CivilDate> on_;
  Lookup out_;
};

}  // namespace

Lookup look_up(const Lexicon& lexicon, std::string_view name, std::optional<CivilDate> on) { return Search(lexicon, on).run(name); }

std::vector<std::uint32_t> tenures_of(const Lexicon& lexicon, std::uint32_t person, std::optional<CivilDate> on) {
  std::vector<std::uint32_t> out;
  for (const auto row : lexicon.tenures_of_person(person)) {
    const TenureSpan t = read_tenure(lexicon, row);
    if (!on || ((!t.from || *t.from <= *on) && (!t.to || *t.to >= *on))) out.push_back(row);
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace nienbieu::cli
