#include "section/sections.h"

#include <algorithm>
#include <unordered_set>

#include "section/lines.h"

namespace nienbieu {
namespace {

constexpr std::uint32_t title_words = 45;   // a title or link is no longer
constexpr std::uint32_t teaser_words = 75;  // nor is a teaser

class Cutter {
 public:
  Cutter(const std::vector<Line>& lines, std::vector<SectionKind>& kinds, std::vector<std::uint32_t>& parts)
      : lines_(lines), kinds_(kinds), parts_(parts) {}

  void run() {
    const auto n = lines_.size();
    kinds_.assign(n, SectionKind::body);
    parts_.assign(n, 0);
    if (n == 0) return;
    std::size_t i = read_head();
    for (; i < n; ++i) i = step(i);
    close_tail();
    find_parts();
  }

 private:
  bool title_like(const Line& line) const {
    return line.words >= 3 && line.words <= title_words && (!line.full_stop || line.question) && !line.colon && !line.credit;
  }
  bool paragraph(const Line& line) const { return line.words >= 10 && (line.full_stop || line.colon); }

  // Headline and byline; returns the first line after them.
  std::size_t read_head() {
    const Line& first = lines_[0];
    std::size_t i = 0;
    if (lines_.size() > 1 && title_like(first) && !first.ellipsis && first.words >= 4 && first.cue == Cue::none) {
      kinds_[0] = SectionKind::headline;
      headline_ = first.hash;
      headline_head_ = first.head_hash;
      i = 1;
      if (i < lines_.size() && lines_[i].hash == headline_) kinds_[i++] = SectionKind::boilerplate;
    }
    if (i < lines_.size() && i + 1 < lines_.size() && byline_like(lines_[i])) kinds_[i++] = SectionKind::byline;
    return i;
  }

  bool byline_like(const Line& line) const {
    if (line.cue == Cue::byline) return true;
    return line.words >= 1 && line.words <= 6 && !line.full_stop && !line.colon && line.cue == Cue::none &&
           line.capitals + 1 >= line.words && !line.credit;
  }

  // Decides line i (and lines that go with it); returns the last line decided.
  std::size_t step(std::size_t i) {
    const Line& line = lines_[i];
    if (sticky_) return kinds_[i] = line.cue == Cue::boilerplate ? SectionKind::boilerplate : SectionKind::related, i;
    switch (line.cue) {
      case Cue::stop:
        kinds_[i] = SectionKind::boilerplate;
        sticky_ = !body_goes_on(i + 1);
        return i;
      case Cue::related:
        kinds_[i] = SectionKind::boilerplate;
        return links_after(i);
      case Cue::boilerplate:
        kinds_[i] = SectionKind::boilerplate;
        return i;
      default:
        break;
    }
    if (line.doubled) return kinds_[i] = SectionKind::related, i;
    if (line.repeated_next && title_like(line)) return repeated_title(i);
    if (headline_ && i > 1 && title_like(line) && (line.hash == headline_ || (headline_head_ && line.head_hash == headline_head_))) {
      return kinds_[i] = SectionKind::boilerplate, i;  // the headline once more, as a picture's text
    }
    if (line.credit && line.words <= 70) return kinds_[i] = SectionKind::caption, i;
    if (line.ellipsis && i > 0 && i + 1 < lines_.size() && line.words <= teaser_words && title_like(lines_[i - 1]) &&
        kinds_[i - 1] == SectionKind::related) {
      return kinds_[i] = SectionKind::related, i;
    }
    if (link_like(i)) kinds_[i] = SectionKind::related;
    return i;
  }

  // A title twice, then perhaps its teaser.
  std::size_t repeated_title(std::size_t i) {
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

  // A title alone between two paragraphs is a link to another article when it reads like one: a sentence without a full
  // stop of eight words or more. Shorter ones are subheadings and belong to the body.
  bool link_like(std::size_t i) const {
    const Line& line = lines_[i];
    if (!title_like(line) || line.words < 8 || line.words > 30 || i == 0 || i + 1 >= lines_.size()) return false;
    if (line.ellipsis || line.capitals * 10 > line.words * 8) return false;
    return paragraph(lines_[i - 1]) && paragraph(lines_[i + 1]) && (line.blank_before > 0) == (lines_[i + 1].blank_before > 0);
  }

  // Below the last paragraph: signatures, sources, left-over links.
  void close_tail() {
    std::size_t last = lines_.size();
    while (last > 0 && !(kinds_[last - 1] == SectionKind::body && paragraph(lines_[last - 1]))) --last;
    for (std::size_t i = last; i < lines_.size(); ++i) {
      if (kinds_[i] != SectionKind::body || last == 0) continue;
      if (lines_[i].words <= 8 && !lines_[i].full_stop) {
        kinds_[i] = SectionKind::byline;
      } else if (title_like(lines_[i]) && i > last) {
        kinds_[i] = SectionKind::related;
      }
    }
    if (last == lines_.size() && last > 1 && looks_like_run_together_teaser(lines_[last - 1])) kinds_[last - 1] = SectionKind::related;
    if (!lines_.empty() && lines_.back().ellipsis && lines_.back().words > 20 && lines_.size() > 4 && kinds_.back() == SectionKind::body)
      kinds_.back() = SectionKind::related;
  }

  bool looks_like_run_together_teaser(const Line& line) const { return line.ellipsis && line.words > 30; }

  // A title under a boilerplate line with paragraphs after it begins another article.
  void find_parts() {
    std::uint32_t part = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i > 2 && kinds_[i - 1] == SectionKind::boilerplate && lines_[i - 1].cue == Cue::boilerplate && title_like(lines_[i]) &&
          lines_[i].words >= 6 && (kinds_[i] == SectionKind::body || kinds_[i] == SectionKind::related) && paragraphs_after(i) >= 3 &&
          lines_[i].hash != headline_) {
        kinds_[i] = SectionKind::headline;
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
  std::vector<SectionKind>& kinds_;
  std::vector<std::uint32_t>& parts_;
  std::uint64_t headline_ = 0, headline_head_ = 0;
  bool sticky_ = false;
};

// "date 2024-03 …": a machine-made date stamp glued in front of the first paragraph is a byline of its own.
std::uint32_t glued_stamp(const TokenList& tokens, const Line& line) {
  static const std::uint64_t date = syllable_key("date");
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

void cut_sections(const TokenList& tokens, const Lexicon& lexicon, const PhraseHits& phrases, std::vector<Section>& out) {
  out.clear();
  std::vector<Line> lines;
  std::vector<SectionKind> kinds;
  std::vector<std::uint32_t> parts;
  read_lines(tokens, lexicon, phrases, lines);
  Cutter(lines, kinds, parts).run();
  bool lead_seen = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line line = lines[i];
    if (i == 0) {
      if (const auto stamp = glued_stamp(tokens, line); stamp != line.first && stamp < line.last) {
        out.push_back({SectionKind::byline, {line.span.start, tokens[stamp - 1].end}, 0, false});
        line.span.start = tokens[stamp].start;
      }
    }
    Section section{kinds[i], line.span, parts[i], false};
    if (section.kind == SectionKind::body && !lead_seen && section.part == 0) section.lead = lead_seen = true;
    out.push_back(section);
  }
}

}  // namespace nienbieu
