#include "output/chronology.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace nienbieu {
namespace {

constexpr std::string_view bold = "\x1b[1m", dim = "\x1b[2m", red = "\x1b[31m", plain = "\x1b[0m";
constexpr std::size_t margin = 23;  // "2024-05-12/2024-05-14" and a gap

bool takes_a_column(char32_t c) { return !(c >= 0x300 && c <= 0x36F) && !(c >= 0x200B && c <= 0x200F) && c != 0xFEFF; }

std::size_t columns(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size();) n += takes_a_column(decode_utf8(text, at));
  return n;
}

// Line breaks become blanks; what does not fit is cut with an ellipsis.
void append_cut(std::string& out, std::string_view text, std::size_t room) {
  const std::size_t limit = room && columns(text) > room ? room - 1 : static_cast<std::size_t>(-1);
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = decode_utf8(text, at);
    if (takes_a_column(c) && n++ >= limit) {
      out += "…";
      return;
    }
    if (c < 0x20) {
      out += ' ';
    } else {
      out.append(text, from, at - from);
    }
  }
}

std::string_view called(const ArgumentRecord& a) { return !a.name.empty() ? a.name : !a.description.empty() ? a.description : a.entity; }

std::string names(const std::vector<ArgumentRecord>& arguments) {
  std::string out;
  for (const ArgumentRecord& a : arguments) {
    if (!out.empty()) out += ", ";
    out += called(a);
    if (arguments.size() == 1 && !a.role.empty() && a.role != called(a)) out += " (" + std::string(a.role) + ")";
  }
  return out;
}

class ChronologyWriter {
 public:
  ChronologyWriter(const Timeline& timeline, const ChronologyOptions& options, std::string& out)
      : t_(timeline), options_(options), out_(out) {}

  void run() {
    for (const TimelineEntry& entry : t_.events) write_entry(entry);
    if (t_.undated.empty()) return;
    if (!t_.events.empty()) out_ += '\n';
    style(bold);
    out_ += "Undated";
    style(plain);
    out_ += '\n';
    day_.clear();
    for (const TimelineEntry& entry : t_.undated) write_entry(entry);
  }

 private:
  void style(std::string_view escape) {
    if (options_.color) out_ += escape;
  }

  void write_date(std::string_view edtf) {
    if (edtf == day_) {
      out_.append(margin, ' ');
      return;
    }
    day_ = edtf;
    style(bold);
    out_ += edtf;
    style(plain);
    out_.append(columns(edtf) < margin ? margin - columns(edtf) : 1, ' ');
  }

  std::size_t room() const { return options_.width > margin + 20 ? options_.width - margin : options_.width ? 20 : 0; }

  void write_entry(const TimelineEntry& entry) {
    const StoredEvent& stored = t_.event(entry.representative);
    const EventRecord& e = reader_.read(stored.id, stored.body);
    write_date(e.time.edtf);
    std::string headline = names(e.actors);
    headline += headline.empty() ? "" : " · ";
    headline += e.trigger.text;
    const auto& others = e.is_statement ? e.addressees : e.targets;
    if (!others.empty()) headline += " → " + names(others);
    if (e.realis == "negated" || e.realis == "future" || e.realis == "hypothetical") headline += " (" + std::string(e.realis) + ")";
    append_cut(out_, headline, room());
    out_ += '\n';
    line("", e.is_statement && !e.content.empty() ? e.content.text : e.sentence.text, "");
    if (!e.places.empty()) line("", "@ " + names(e.places), "");
    line(dim, sources(entry, e), plain);
    for (const Conflict& conflict : entry.conflicts) write_conflict(conflict);
  }

  void line(std::string_view before, std::string_view text, std::string_view after) {
    if (text.empty()) return;
    out_.append(margin, ' ');
    style(before);
    append_cut(out_, text, room());
    style(after);
    out_ += '\n';
  }

  static std::string paper_of(const DocumentRecord& d) {
    if (!d.outlet.empty()) return std::string(d.outlet);
    if (!d.title.empty()) return std::string(d.title);
    // An id made of the text tells a reader nothing: enough of it to find the article by.
    const bool made = d.id.starts_with("hash:");
    return made ? "untitled article " + std::string(d.id.substr(5, 8)) : std::string(d.id);
  }

  // "[SAY] VnExpress 2024-05-13, Tuổi Trẻ; 5 reports, 2 independent sources"
  std::string sources(const TimelineEntry& entry, const EventRecord& e) const {
    std::vector<std::string> papers;
    for (const std::uint32_t report : entry.reports) {
      const DocumentRecord& d = t_.document(report);
      std::string paper = paper_of(d);
      if (!d.published.empty()) paper += " " + std::string(d.published);
      if (std::find(papers.begin(), papers.end(), paper) == papers.end()) papers.push_back(std::move(paper));
    }
    std::string out = "[" + std::string(e.type) + (e.mode.empty() ? "" : ", " + std::string(e.mode)) + "] ";
    for (std::size_t i = 0; i < std::min<std::size_t>(papers.size(), 3); ++i) out += (i ? ", " : "") + papers[i];
    if (papers.size() > 3) out += ", …";
    if (entry.reports.size() > 1) {
      out += "; " + std::to_string(entry.reports.size()) + " reports, " + std::to_string(entry.independent_sources) +
             (entry.independent_sources == 1 ? " independent source" : " independent sources");
    }
    return out;
  }

  // Who or where is told by name, as the first report of each value has it; dates and tolls are told as they are.
  void write_conflict(const Conflict& conflict) {
    std::string text = "! " + conflict.field + ": ";
    for (std::size_t i = 0; i < conflict.values.size(); ++i) text.append(i ? " | " : "").append(told(conflict.field, conflict.values[i]));
    line(red, text, plain);
  }

  std::string told(std::string_view field, const ConflictValue& value) {
    if ((field == "actors" || field == "places") && !value.reports.empty()) {
      const StoredEvent& stored = t_.event(value.reports.front());
      const EventRecord& e = reader_.read(stored.id, stored.body);
      return names(field == "actors" ? e.actors : e.places);
    }
    std::string plain_value = value.json;
    std::erase(plain_value, '"');
    return plain_value;
  }

  const Timeline& t_;
  const ChronologyOptions& options_;
  std::string& out_;
  BodyReader reader_;
  std::string day_;
};

}  // namespace

void write_chronology(const Timeline& timeline, const ChronologyOptions& options, std::string& out) {
  ChronologyWriter(timeline, options, out).run();
}

}  // namespace nienbieu
