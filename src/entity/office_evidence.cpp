// What the offices that people are said to hold tell about the day of the article.
#include <algorithm>
#include <cstdio>
#include <initializer_list>

#include "entity/mention.h"
#include "entity/offices.h"

namespace nienbieu {
namespace {

std::string iso(CivilDate d) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", d.year, d.month, d.day);
  return buffer;
}

// Do these words stand in the role? All folded, each between blanks.
bool says_one_of(std::string_view folded_role, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return folded_role.find(word) != std::string_view::npos; });
}

std::string folded(std::string_view role) { return " " + fold_phrase(role) + " "; }

std::vector<std::string> folded_words(std::initializer_list<const char*> words) {
  std::vector<std::string> out;
  for (const char* word : words) out.push_back(folded(word));
  return out;
}

// How the role stands to the office: held, held once, won and not yet held, or nothing that dates ("cố", "ứng viên").
enum class Standing : std::uint8_t { holds, former, elect, none };

Standing standing_of(std::string_view folded_role) {
  static const auto again = folded_words({"tái đắc cử"}), elect = folded_words({"đắc cử"}), former = folded_words({"cựu", "nguyên"}),
                    other = folded_words({"cố", "tiền nhiệm", "ứng viên", "ứng cử viên"});
  if (says_one_of(folded_role, again)) return Standing::none;
  if (says_one_of(folded_role, elect)) return Standing::elect;
  if (says_one_of(folded_role, other)) return Standing::none;
  return says_one_of(folded_role, former) ? Standing::former : Standing::holds;
}

// Between an election and the day the elected takes office there are at most this many days in the countries whose papers say "đắc cử".
constexpr DayNumber elect_days = 90;

std::string span_text(const DateSpan& span) {
  std::string out = span.first ? "from " + iso(from_days(*span.first)) : std::string();
  if (span.last) out += (out.empty() ? "to " : " to ") + iso(from_days(*span.last));
  return out;
}

// An end known by its year alone is often only "seen until then", and no evidence against a later day, unless another tenure that begins
// in that year confirms it: a successor's in the office, or the person's own in the next one.
bool handed_over(const Lexicon& lexicon, const TenureSpan& t, std::uint32_t row) {
  const auto year = lexicon.cell(Kind::tenures, row, 3).substr(0, 4);
  const auto begins_then = [&](std::uint32_t other) { return other != row && lexicon.cell(Kind::tenures, other, 2).starts_with(year); };
  static const auto holders = column_of(Kind::offices, "holders");
  const auto successors = lexicon.tenures_of_office(t.office), own = lexicon.tenures_of_person(t.person);
  // of an office with many seats ("governor") another's beginning says nothing
  const bool few = lexicon.cell(Kind::offices, t.office, holders) == "single" || successors.size() < 12;
  return (few && std::any_of(successors.begin(), successors.end(), begins_then)) || std::any_of(own.begin(), own.end(), begins_then);
}

// The person's tenures of the offices that the role may name, in time order.
std::vector<DateSpan> tenures_by_role(const Lexicon& lexicon, std::uint32_t person, std::string_view folded_role, std::string& title) {
  static const auto title_column = column_of(Kind::offices, "title");
  std::vector<DateSpan> out;
  for (const auto row : lexicon.tenures_of_person(person)) {
    const TenureSpan t = read_tenure(lexicon, row);
    if (!t.from || !role_names_office(lexicon, folded_role, t.office)) continue;
    DateSpan span{to_days(*t.from), std::nullopt};
    if (t.to && (lexicon.cell(Kind::tenures, row, 3).size() > 4 || handed_over(lexicon, t, row))) span.last = to_days(*t.to);
    out.push_back(span);
    title = lexicon.cell(Kind::offices, t.office, title_column);
  }
  std::sort(out.begin(), out.end(), [](const DateSpan& a, const DateSpan& b) { return *a.first < *b.first; });
  return out;
}

// The days on which a person with these tenures could be called so.
std::vector<DateSpan> days_of(const std::vector<DateSpan>& tenures, Standing standing) {
  std::vector<DateSpan> out;
  for (std::size_t k = 0; k < tenures.size(); ++k) {
    const DateSpan& tenure = tenures[k];
    if (standing == Standing::holds) out.push_back(tenure);
    if (standing == Standing::elect) out.push_back({*tenure.first - elect_days, tenure.first});
    if (standing != Standing::former || !tenure.last) continue;
    const bool again = k + 1 < tenures.size();
    if (again && *tenures[k + 1].first <= *tenure.last + 1) continue;  // two terms in a row
    out.push_back({tenure.last, again ? tenures[k + 1].first : std::optional<DayNumber>()});
  }
  return out;
}

// The news of the web begins about here: who held an office only before is history, and spoken of at any time.
const DayNumber news_begins = to_days({1995, 1, 1});

bool history(const std::vector<DateSpan>& tenures) {
  return std::all_of(tenures.begin(), tenures.end(), [](const DateSpan& t) { return t.last && *t.last < news_begins; });
}

void close_hull(DateBound& bound) {
  bool open = false;
  for (const DateSpan& s : bound.spans) {
    if (!bound.not_before || *s.first < *bound.not_before) bound.not_before = s.first;
    if (!s.last)
      open = true;
    else if (!bound.not_after || *s.last > *bound.not_after)
      bound.not_after = s.last;
  }
  if (open) bound.not_after.reset();
}

void add_bound(DateBound bound, std::vector<DateBound>& out) {
  if (bound.spans.empty()) return;
  close_hull(bound);
  for (std::size_t k = 0; k < bound.spans.size(); ++k) bound.why += (k ? ", " : " ") + span_text(bound.spans[k]);
  // The same role of the same person twice is one piece of evidence; the first mention stands for it.
  const bool known = std::any_of(out.begin(), out.end(), [&](const DateBound& b) { return b.why == bound.why; });
  if (!known) out.push_back(std::move(bound));
}

bool known_person(const Entity& entity) { return entity.lexicon_kind == Kind::people && entity.lexicon_row != no_index; }

// "Tổng thống đắc cử" without a name is one of those of whom the article speaks.
void add_unnamed_elect(std::string_view folded_role, Span where, const Lexicon& lexicon, const Entities& entities,
                       std::vector<DateBound>& out) {
  DateBound bound;
  bound.where = where;
  for (const Entity& person : entities.list) {
    if (!known_person(person)) continue;
    std::string title;
    const auto tenures = tenures_by_role(lexicon, person.lexicon_row, folded_role, title);
    if (tenures.empty() || history(tenures)) continue;
    for (const DateSpan& span : days_of(tenures, Standing::elect)) bound.spans.push_back(span);
    bound.why += (bound.why.empty() ? "" : " or ") + person.name + " is elected " + title;
  }
  add_bound(std::move(bound), out);
}

// A title without a name, with the words after it that turn it into the winner of an election.
std::string_view title_of_elect(std::string_view text, const Mention& m) {
  if (m.via == Via::name) return {};
  constexpr std::string_view elect = " đắc cử";
  const std::string_view title = slice(text, m.span);
  if (text.substr(m.span.end).starts_with(elect)) return slice(text, {m.span.start, m.span.end + static_cast<std::uint32_t>(elect.size())});
  return title.ends_with(elect) && !title.ends_with("tái đắc cử") ? title : std::string_view{};
}

}  // namespace

void office_bounds(std::string_view text, const Lexicon& lexicon, const Entities& entities, std::vector<DateBound>& out) {
  static constexpr std::string_view words[] = {" is ", " is former ", " is elected "};
  for (const Mention& m : entities.mentions) {
    if (const auto title = title_of_elect(text, m); !title.empty()) add_unnamed_elect(folded(title), m.span, lexicon, entities, out);
    if (m.role.empty()) continue;
    const std::string role = folded(slice(text, m.role));
    const Standing standing = standing_of(role);
    if (standing == Standing::none) continue;
    if (m.entity == no_index || m.via != Via::name || !known_person(entities.list[m.entity])) continue;
    const Entity& person = entities.list[m.entity];
    DateBound bound;
    std::string title;
    const auto tenures = tenures_by_role(lexicon, person.lexicon_row, role, title);
    if (tenures.empty() || history(tenures)) continue;
    bound.spans = days_of(tenures, standing);
    bound.where = m.span;
    bound.why = person.name + std::string(words[static_cast<std::size_t>(standing)]) + title;
    add_bound(std::move(bound), out);
  }
}

}  // namespace nienbieu
