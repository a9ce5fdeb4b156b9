#include "section/sections.h"

#include <algorithm>
#include <unordered_set>

#include "section/foreign.h"
#include "section/lines.h"
#include "text/word_key.h"

namespace nienbieu {
namespace {

constexpr std::uint32_t title_words = 45;   // a title or link is no longer
constexpr std::uint32_t teaser_words = 75;  // nor is a teaser

class Cutter {
 public:
  Cutter(const std::vector<Line>& lines, const ForeignLines& foreign, std::vector<SectionKind>& kinds, std::vector<std::uint32_t>& parts)
      : lines_(lines), foreign_(foreign), kinds_(kinds), parts_(parts) {}

  void run() {
    const auto n = lines_.size();
    kinds_.assign(n, SectionKind::body);
    parts_.assign(n, 0);
    if (n == 0) return;
    std::size_t i = read_head();
    for (; i < n; ++i) i = step(i);
    judge_alone();
    close_tail();
    find_parts();
  }

 private:
  bool title_like(const Line& line) const {
    return line.words >= 3 && line.words <= title_words && (!line.full_stop || line.question) && !line.colon && !line.credit;
  }
  bool paragraph(const Line& line) const { return line.words >= 10 && (line.full_stop || line.colon); }
  bool dated(const Line& line) const { return line.dateline.kind == Dateline::full || line.dateline.kind == Dateline::place; }

  // Headline and byline; returns the first line after them.
  std::size_t read_head() {
    const auto n = lines_.size();
    std::size_t i = 0;
    while (i < 2 && i + 1 < n && lines_[i].dateline.kind == Dateline::full) kinds_[i++] = SectionKind::byline;  // above the headline
    const Line& first = lines_[i];
    const bool title = title_like(first) || (first.credit_opens && first.words >= 6 && !first.full_stop && !first.colon);
    if (n > i + 1 && title && !first.ellipsis && !first.arrow && first.words >= 4 && may_head(i) && !dated(first)) {
      take_headline(i++);
      if (i < n && lines_[i].hash == headline_) kinds_[i++] = SectionKind::boilerplate;
    }
    return read_bylines(i);
  }

  // "Giá vàng hôm nay 13/5: …" is furniture among links and a headline above its article.
  bool may_head(std::size_t i) const {
    const Line& line = lines_[i];
    return line.cue == Cue::none || (line.cue == Cue::boilerplate && !line.cue_alone && line.words >= 7 && paragraph(lines_[i + 1]));
  }

  void take_headline(std::size_t i) {
    kinds_[i] = SectionKind::headline;
    headline_ = lines_[i].hash;
    headline_head_ = lines_[i].head_hash;
  }

  // Author, and date lines, in any order; returns the first line after them.
  std::size_t read_bylines(std::size_t i) {
    bool named = false;
    for (std::size_t seen = 0; seen < 3 && i + 1 < lines_.size(); ++seen, ++i) {
      if (!dated(lines_[i])) {
        if (named || !byline_like(lines_[i])) break;
        named = true;
      }
      kinds_[i] = SectionKind::byline;
    }
    return i;
  }

  bool byline_like(const Line& line) const {
    if (line.cue == Cue::byline) return true;
    return line.words >= 1 && line.words <= 6 && !line.full_stop && !line.colon && !line.ellipsis && line.cue == Cue::none &&
           line.capitals + 1 >= line.words && !line.credit;
  }

  // Decides line i (and lines that go with it); returns the last line decided.
  std::size_t step(std::size_t i) {
    const Line& line = lines_[i];
    if (sticky_) return kinds_[i] = beside_links(i), i;
    if (i <= 4 && dated(line)) return kinds_[i] = SectionKind::byline, i;
    if (i <= 6 && line.cue == Cue::byline && !line.full_stop) return kinds_[i] = SectionKind::byline, i;
    if (i <= 2 && !headline_ && line.dateline.kind == Dateline::stamped) return take_headline(i), i;
    switch (line.cue) {
      case Cue::stop:
        kinds_[i] = SectionKind::boilerplate;
        sticky_ = !body_goes_on(i + 1);
        return i;
      case Cue::related:
        if (!line.cue_alone) return kinds_[i] = SectionKind::related, i;
        kinds_[i] = SectionKind::boilerplate;
        return links_after(i);
      case Cue::boilerplate:
        kinds_[i] = SectionKind::boilerplate;
        return i;
      case Cue::caption:
        kinds_[i] = SectionKind::caption;
        return i;
      default:
        break;
    }
    if (line.address) return kinds_[i] = SectionKind::boilerplate, i;
    if (line.doubled || (line.arrow && line.words <= title_words)) return kinds_[i] = SectionKind::related, i;
    if (line.repeated_next && title_like(line)) return repeated_title(i);
    if (headline_ && i > 1 && title_like(line) && (line.hash == headline_ || (headline_head_ && line.head_hash == headline_head_))) {
      return kinds_[i] = SectionKind::boilerplate, i;  // the headline once more, as a picture's text
    }
    if (line.credit && line.words <= 70) return take_caption(i), i;
    if (line.ellipsis && i > 0 && i + 1 < lines_.size() && line.words <= teaser_words && title_like(lines_[i - 1]) &&
        kinds_[i - 1] == SectionKind::related) {
      return kinds_[i] = SectionKind::related, i;
    }
    if (alone(i)) alone_.push_back(i);
    return i;
  }

  // In a list of links: headings and prompts are boilerplate, and so is the text of a link that is.
  SectionKind beside_links(std::size_t i) const {
    const Line& line = lines_[i];
    const bool prompt = line.cue == Cue::boilerplate || line.cue == Cue::stop || (line.cue == Cue::related && line.cue_alone);
    const bool its_text = i > 0 && lines_[i - 1].repeats_previous && lines_[i - 1].cue == Cue::boilerplate && !line.repeated_next;
    return prompt || its_text ? SectionKind::boilerplate : SectionKind::related;
  }

  // A photographer or agency on a line of its own makes the short line before it the caption.
  void take_caption(std::size_t i) {
    kinds_[i] = SectionKind::caption;
    if (i == 0 || !lines_[i].credit_opens || lines_[i].words > 6 || !lines_[i].picture || kinds_[i - 1] != SectionKind::body) return;
    const Line& before = lines_[i - 1];
    if (title_like(before) && !before.question && before.words >= 6 && before.words <= 40) kinds_[i - 1] = SectionKind::caption;
  }

  // A title twice, then perhaps its teaser.
  std::size_t repeated_title(std::size_t i) {
    if (i == 0) return kinds_[i] = SectionKind::boilerplate, i;  // the lead cut short, and then the lead
    const bool own_headline = headline_ && (lines_[i].hash == headline_ || (headline_head_ && lines_[i].head_hash == headline_head_));
    while (i + 1 < lines_.size() && lines_[i + 1].repeats_previous)
      kinds_[i++] = own_headline ? SectionKind::boilerplate : SectionKind::related;
    kinds_[i] = own_headline ? SectionKind::boilerplate : SectionKind::related;
    if (own_headline || i + 1 >= lines_.size()) return i;
    const Line& next = lines_[i + 1];
    const bool more_links =
        i + 2 >= lines_.size() || lines_[i + 2].repeated_next || lines_[i + 2].cue != Cue::none || title_like(lines_[i + 2]);
    if (!next.repeated_next && next.cue == Cue::none && next.words <= teaser_words && (next.ellipsis || more_links))
      kinds_[++i] = SectionKind::related;
    return i;
  }

  // After "Tin liên quan": titles, doubled titles and teasers, up to the next real paragraph.
  std::size_t links_after(std::size_t i) {
    std::size_t links = 0;
    while (i + 1 < lines_.size()) {
      const Line& next = lines_[i + 1];
      const bool link = next.doubled || next.ellipsis || (title_like(next) && next.cue == Cue::none);
      if (!link || links >= 8) break;
      if (next.repeated_next && next.cue == Cue::none) {
        i = repeated_title(i + 1);
      } else {
        kinds_[++i] = SectionKind::related;
      }
      ++links;
    }
    return i;
  }

  bool body_goes_on(std::size_t i) const {
    std::size_t seen = 0, paragraphs = 0, links = 0;
    for (; i < lines_.size() && seen < 6; ++i, ++seen) {
      links += lines_[i].repeated_next || lines_[i].ellipsis || lines_[i].doubled;
      paragraphs += paragraph(lines_[i]) && lines_[i].words > 25;
    }
    return links == 0 && paragraphs >= 2;
  }

  // A title alone between two paragraphs: a subheading, an interviewer's question, a caption without its credit, and now and then a
  // link to another article.
  bool alone(std::size_t i) const {
    const Line& line = lines_[i];
    if (!title_like(line) || line.words < 8 || line.words > 30 || i == 0 || i + 1 >= lines_.size()) return false;
    if (line.ellipsis || line.list_mark || line.capitals * 10 > line.words * 8) return false;
    return paragraph(lines_[i - 1]) && paragraph(lines_[i + 1]) && (line.blank_before > 0) == (lines_[i + 1].blank_before > 0);
  }

  // One of them opens with somebody that the article never names: it is a link, and so are its like. Many in one article are its
  // subheadings, whatever they name.
  void judge_alone() {
    if (alone_.empty() || alone_.size() > 3) return;
    if (std::none_of(alone_.begin(), alone_.end(), [&](std::size_t i) { return !lines_[i].question && foreign_.opens_foreign(lines_, i); }))
      return;
    for (const std::size_t i : alone_) kinds_[i] = SectionKind::related;
  }

  // Below the last paragraph: who wrote it, and the teaser of another article run together with its title.
  void close_tail() {
    std::size_t last = lines_.size();
    while (last > 0 && !(kinds_[last - 1] == SectionKind::body && paragraph(lines_[last - 1]))) --last;
    for (std::size_t i = last; last > 0 && i < lines_.size(); ++i) {
      if (kinds_[i] == SectionKind::body && signature(lines_[i])) kinds_[i] = SectionKind::byline;
    }
    if (lines_.size() > 2 && kinds_.back() == SectionKind::body && lines_.back().run_together) kinds_.back() = SectionKind::related;
  }

  bool signature(const Line& line) const {
    if (line.dateline.kind == Dateline::full) return true;
    if (line.comma) return false;
    if (line.cue == Cue::byline) return true;
    const bool names = line.words > 2 ? line.capitals * 2 >= line.words : line.capitals == line.words;
    return names && line.words <= 8 && line.numbers == 0 && !line.full_stop && !line.colon && !line.ellipsis && !line.list_mark;
  }

  // A title under a boilerplate line with paragraphs after it begins another article.
  void find_parts() {
    std::uint32_t part = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i > 2 && kinds_[i - 1] == SectionKind::boilerplate && lines_[i - 1].cue == Cue::boilerplate && title_like(lines_[i]) &&
          lines_[i].words >= 6 && (kinds_[i] == SectionKind::body || kinds_[i] == SectionKind::related) && paragraphs_after(i) >= 3 &&
          lines_[i].hash != headline_) {
        kinds_[i] = SectionKind::headline;
        if (i + 1 < lines_.size() && dated(lines_[i + 1])) kinds_[i + 1] = SectionKind::byline;
        ++part;
      }
      parts_[i] = part;
    }
  }

  std::size_t paragraphs_after(std::size_t i) const {
    std::size_t n = 0;
    for (++i; i < lines_.size() && n < 3; ++i) n += kinds_[i] == SectionKind::body && paragraph(lines_[i]);
    return n;
  }

  const std::vector<Line>& lines_;
  const ForeignLines& foreign_;
  std::vector<SectionKind>& kinds_;
  std::vector<std::uint32_t>& parts_;
  std::vector<std::size_t> alone_;
  std::uint64_t headline_ = 0, headline_head_ = 0;
  bool sticky_ = false;
};

// "date 2024-03 …": a machine-made date stamp glued in front of the first paragraph is a byline of its own.
std::uint32_t glued_stamp(const TokenList& tokens, const Line& line) {
  constexpr std::uint64_t date = WordKey("date").value;
  if (line.last < line.first + 5 || tokens[line.first].key != date || tokens[line.first].casing != Casing::lower) return line.first;
  auto i = line.first + 1;
  while (i < line.last && (tokens[i].is_number() || tokens[i].is_punct('-') || tokens[i].is_punct('/') || tokens[i].is_punct(':'))) ++i;
  return i > line.first + 1 ? i : line.first;
}

}  // namespace

std::string_view to_string(SectionKind kind) {
  switch (kind) {
    case SectionKind::headline:
      return "headline";
    case SectionKind::byline:
      return "byline";
    case SectionKind::body:
      return "body";
    case SectionKind::caption:
      return "caption";
    case SectionKind::related:
      return "related";
    default:
      return "boilerplate";
  }
}

namespace {

// A line as one section, or two where a stamp is glued to it.
void append(const TokenList& tokens, const Line& line, bool first, Section section, std::vector<Section>& out) {
  if (first) {
    if (const auto stamp = glued_stamp(tokens, line); stamp != line.first && stamp < line.last) {
      out.push_back({SectionKind::byline, {line.span.start, tokens[stamp - 1].end}, 0, false});
      section.span.start = tokens[stamp].start;
    }
  }
  const bool stamped = section.kind == SectionKind::headline && line.dateline.kind == Dateline::stamped;
  if (stamped) section.span.end = tokens[line.dateline.stamp - 1].end;
  out.push_back(section);
  if (stamped) out.push_back({SectionKind::byline, {tokens[line.dateline.stamp].start, line.span.end}, section.part, false});
}

}  // namespace

void cut_sections(const TokenList& tokens, const Lexicon& lexicon, const PhraseHits& phrases, std::vector<Section>& out) {
  out.clear();
  std::vector<Line> lines;
  std::vector<SectionKind> kinds;
  std::vector<std::uint32_t> parts;
  read_lines(tokens, lexicon, phrases, lines);
  Cutter(lines, ForeignLines(tokens, phrases), kinds, parts).run();
  bool lead_seen = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Section section{kinds[i], lines[i].span, parts[i], false};
    if (section.kind == SectionKind::body && !lead_seen && section.part == 0) section.lead = lead_seen = true;
    append(tokens, lines[i], i == 0, section, out);
  }
}

}  // namespace nienbieu
