#include <algorithm>

#include "time/edtf.h"
#include "time/evidence.h"
#include "time/named_days.h"
#include "time/place.h"
#include "time/timex.h"

namespace nienbieu {
namespace {

using namespace when;

struct Place {
  SectionKind kind = SectionKind::body;
  std::uint32_t part = 0;
  std::uint32_t section = 0;
};

// Where each expression stands; sections and expressions are both in text order.
std::vector<Place> places_of(std::span<const Section> sections, const std::vector<Timex>& times) {
  std::vector<Place> out(times.size());
  std::size_t s = 0;
  for (std::size_t i = 0; i < times.size() && !sections.empty(); ++i) {
    while (s + 1 < sections.size() && sections[s + 1].span.start <= times[i].span.start) ++s;
    out[i] = {sections[s].kind, sections[s].part, static_cast<std::uint32_t>(s)};
  }
  return out;
}

// "Tử vi hôm nay 29/9/2024" among the links: the page was made on that day, so the article is not younger.
std::optional<DayNumber> day_of_page(const Scan& scan, const Timex& timex) {
  const TimexReading& r = timex.reading;
  const Moment& m = r.paired ? r.check : r.first;
  if (m.shape != TimexShape::calendar || m.year == no_year || m.day == 0 || !is_valid({m.year, m.month, m.day})) return std::nullopt;
  const bool today = (r.paired && r.first.shape == TimexShape::shift && r.first.n == 0 && r.first.unit == TimexUnit::day) ||
                     (scan.is(timex.first_token - 1, W::nay) && scan.is(timex.first_token - 2, W::hom));
  return today ? std::optional<DayNumber>(to_days({m.year, m.month, m.day})) : std::nullopt;
}

// A whole date in the line of the author and the day; the further lines of this kind need the clock ("21:13 28/08/2024"), without it they
// are rather a table.
std::optional<DayNumber> day_of_byline(const Timex& timex, std::uint32_t section) {
  const TimexReading& r = timex.reading;
  const Moment& m = r.paired && r.check.shape == TimexShape::calendar ? r.check : r.first;
  if (r.range || m.shape != TimexShape::calendar || m.year < 1990 || m.day == 0 || !is_valid({m.year, m.month, m.day})) return std::nullopt;
  if (section > 2 && m.hour < 0) return std::nullopt;
  return to_days({m.year, m.month, m.day});
}

// The tokens of the part's primary sections; all of them when the text has no sections.
std::vector<TokenRange> primary_text(const Scan& scan, std::span<const Section> sections, std::uint32_t part) {
  std::vector<TokenRange> out;
  if (sections.empty()) out.push_back({0, scan.size});
  const auto token_at = [&](std::uint32_t byte) {
    return static_cast<std::uint32_t>(
        std::partition_point(scan.tokens, scan.tokens + scan.size, [&](const Token& token) { return token.start < byte; }) - scan.tokens);
  };
  for (const Section& section : sections) {
    if (section.part != part || !is_primary(section.kind)) continue;
    out.push_back({token_at(section.span.start), token_at(section.span.end)});
  }
  return out;
}

StoryTimes story_of(const Scan& scan, const std::vector<Timex>& times, const std::vector<Tense>& tenses, std::span<const Section> sections,
                    const std::vector<Place>& places, std::uint32_t part) {
  StoryTimes out;
  out.text = primary_text(scan, sections, part);
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (places[i].part == part && is_primary(places[i].kind)) {
      out.primary.push_back({&times[i], tenses[i]});
    } else if (!is_primary(places[i].kind)) {
      if (const auto day = day_of_page(scan, times[i]); day && (!out.page_day || *day > *out.page_day)) out.page_day = day;
    }
    if (places[i].part != part || places[i].kind != SectionKind::byline || out.byline_day) continue;
    out.byline_day = day_of_byline(times[i], places[i].section);
  }
  return out;
}

std::string day_text(DayNumber day, bool year_known) { return edtf_date(from_days(day), year_known); }

void write(Placed&& placed, Timex& timex) {
  timex.edtf = std::move(placed.edtf);
  timex.why = std::move(placed.why);
  timex.basis = placed.basis;
  timex.anaphoric = placed.anaphoric;
  if (!placed.known) {
    timex.edtf.clear();
    if (timex.type == TimexType::date || timex.type == TimexType::time) timex.basis = Basis::unknown;
    return;
  }
  timex.earliest = day_text(placed.days.first, placed.year_known);
  timex.latest = day_text(placed.days.last, placed.year_known);
}

// Does the expression set the story's running date? Background with a far year, bounds and intervals do not.
bool carries_story(const Timex& timex, const Placed& placed, const Publication& publication, bool opens_sentence) {
  if (!placed.known || !placed.year_known || timex.reading.range || timex.reading.first.days) return false;
  if (timex.type != TimexType::date && timex.type != TimexType::time) return false;
  if (placed.days.last != placed.days.first) return false;
  if (timex.qualifier == Qualifier::since || timex.qualifier == Qualifier::until) return false;
  if (!opens_sentence && publication.day && std::abs(*publication.day - placed.days.first) > 400) return false;
  return true;
}

// A known event dates itself, whatever the publication.
bool place_event(const Scan& scan, Timex& timex, Placed& placed) {
  const Moment& m = timex.reading.first;
  if (timex.reading.range || timex.reading.paired || m.shape != TimexShape::calendar || m.year != no_year || m.month == 0 || m.day == 0)
    return false;
  const std::int32_t row = find_event(scan, timex);
  if (row < 0) return false;
  const KnownEvent& event = known_events()[static_cast<std::size_t>(row)];
  Moment dated = m;
  dated.year = event.date.year;
  placed = place(dated, {});
  placed.basis = Basis::resolved;
  placed.why = event.english;
  return true;
}

// Offices held in a teaser or in another article pasted below say nothing about this one.
void drop_foreign_bounds(std::span<const Section> sections, std::uint32_t part, Reference& reference) {
  std::erase_if(reference.bounds, [&](const DateBound& bound) {
    if (bound.where.empty()) return part != 0;
    for (const Section& section : sections) {
      if (section.span.contains(bound.where.start)) return section.part != part || !is_primary(section.kind);
    }
    return part != 0;
  });
}

// What is known of a part: its own offices and events; the metadata, but for the day of reading, are the first one's.
Reference reference_of(std::uint32_t part, std::span<const Section> sections, const Reference& reference) {
  Reference out = reference;
  if (part != 0) out.published.reset(), out.addressed.reset();
  drop_foreign_bounds(sections, part, out);
  return out;
}

bool says_its_year(const TimexReading& r) {
  return !r.range && !r.paired && r.first.shape == TimexShape::calendar && r.first.year != no_year && !r.first.lunar;
}

struct Resolver {
  const Scan& scan;
  Publication publication;
  std::span<const Sentence> sentences;
  Anchors anchors;
  std::string published_why = {};
  std::optional<DaySpan> nearby = {};
  std::uint32_t nearby_sentence = 0, nearby_token = 0;

  bool opens_sentence(const Timex& timex) const {
    return timex.sentence < sentences.size() && timex.first_token <= sentences[timex.sentence].first_token + 1;
  }

  // Is anything of the expression counted from what is named before it?
  static bool counts_on(const TimexReading& reading) {
    const auto counted = [](const Moment& m) {
      return m.anchor == TimexAnchor::running || m.year_anchor == TimexAnchor::running || m.month_anchor == TimexAnchor::running;
    };
    return counted(reading.first) || (reading.range && counted(reading.last)) || (reading.paired && counted(reading.check));
  }

  // Is the last time named within reach of "cùng ngày" and "hai năm sau": in this sentence or the one before, in one paragraph?
  bool near(const Timex& timex) const {
    if (!nearby || timex.sentence > nearby_sentence + 1) return false;
    for (std::uint32_t i = nearby_token; i < timex.first_token; ++i) {
      if (scan.ends_line(i)) return false;
    }
    return true;
  }

  void remember(const Timex& timex, const Placed& placed) {
    const bool dated = (timex.type == TimexType::date || timex.type == TimexType::time) && placed.known && placed.year_known;
    if (!dated || timex.qualifier == Qualifier::until) return;
    // what was itself counted back is aside ("cùng kỳ năm trước"); what follows on is the story ("ba ngày sau")
    if (placed.anaphoric && nearby && placed.days.last < nearby->last) return;
    nearby = placed.days;
    nearby_sentence = timex.sentence;
    nearby_token = timex.last_token;
  }

  void set_up() {
    anchors.published = publication.day;
    published_why = publication.printed.basis == PublicationDate::Basis::given
                        ? "published " + publication.printed.edtf
                        : "published about " + publication.printed.edtf + " (" + publication.printed.why + ")";
    anchors.published_why = published_why;
  }

  void resolve(Timex& timex, Tense tense, SectionKind kind) {
    const bool story = is_primary(kind), primary = story || kind == SectionKind::byline;  // a date line tells no story
    Anchors now = primary ? anchors : Anchors{};
    now.tense = tense;
    Placed placed;
    if (primary && counts_on(timex.reading) && near(timex)) now.nearby = nearby;
    if (!place_event(scan, timex, placed)) {
      placed = place(timex.reading, now);
      if (story && carries_story(timex, placed, publication, opens_sentence(timex))) anchors.running = placed.days;
    }
    if (story) remember(timex, placed);
    if (!primary && !placed.known && placed.why == "the publication date is unknown")
      placed.why = "a teaser of another article: its publication date is unknown";
    write(std::move(placed), timex);
  }
};

}  // namespace

PublicationDate resolve_times(std::string_view text, const TokenList& tokens, std::span<const Sentence> sentences,
                              std::span<const Section> sections, const Reference& reference, const Lexicon&, std::vector<Timex>& times) {
  const Scan scan(text, tokens);
  const std::vector<Place> places = places_of(sections, times);
  std::uint32_t parts = 1;
  for (const Section& section : sections) parts = std::max(parts, section.part + 1);
  std::vector<Tense> tenses(times.size());
  const bool given = reference.published && parts == 1;  // nothing is to be found out from what is past and what lies ahead
  for (std::size_t i = 0; i < times.size(); ++i)
    if (!given || !says_its_year(times[i].reading)) tenses[i] = clause_tense(scan, times[i]);
  PublicationDate printed;
  for (std::uint32_t part = 0; part < parts; ++part) {
    const StoryTimes story = story_of(scan, times, tenses, sections, places, part);
    Resolver resolver{scan, infer_publication(scan, story, reference_of(part, sections, reference)), sentences, {}};
    resolver.set_up();
    for (std::size_t i = 0; i < times.size(); ++i) {
      if (places[i].part == part) resolver.resolve(times[i], tenses[i], places[i].kind);
    }
    if (part == 0) printed = resolver.publication.printed;
  }
  return printed;
}

}  // namespace nienbieu
