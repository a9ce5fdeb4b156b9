#include <algorithm>
#include <map>
#include <set>

#include "output/export_date.h"
#include "output/export_text.h"
#include "output/export_timex.h"

namespace nienbieu {
namespace {

struct Tag {
  std::size_t start, end;  // code points
  std::string id, open;    // "t1", and without the closing bracket: `<TIMEX3 tid="t1"`
  const char* close;
};

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escape_markup(value) + "\"";
}

std::string timex(const std::string& id, const ExportJson& time) {
  const Timex3 value = timex3_of(time);
  std::string out = "<TIMEX3" + attribute("tid", id) + attribute("type", value.type) + attribute("value", value.value);
  if (!value.mod.empty()) out += attribute("mod", value.mod);
  if (!value.quant.empty()) out += attribute("quant", value.quant);
  if (!value.comment.empty()) out += attribute("comment", value.comment);
  return out;
}

const char* class_of(const ExportJson& event) {
  if (text_at(event, "kind") == "statement") return "REPORTING";
  const std::string type = text_at(event, "type");
  return type == "THREATEN" || type == "REQUEST" || type == "AGREE" || type == "REJECT" ? "I_ACTION" : "OCCURRENCE";
}

class Document {
 public:
  Document(const ExportJson& record, std::string_view text) : record_(record), text_(text), index_(text) {}

  Status write(std::string& out) {
    if (auto status = check_spans(record_, index_); !status) return status;
    tag_times();
    tag_events();
    leave_out_crossing();
    link_events();
    const auto& head = list_at(record_, "document");
    const std::string published = text_at(head, "published");
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>" + escape_markup(text_at(head, "id")) +
           "</DOCID>\n<DCT><TIMEX3 tid=\"t0\" type=\"DATE\"";
    out += attribute("value", published.empty() ? "XXXX" : without_doubt(published)) +
           (is_approximate(published) ? attribute("mod", "APPROX") : "") +
           " temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">" + escape_markup(without_doubt(published)) +
           "</TIMEX3></DCT>\n";
    out += "<TITLE>" + escape_markup(text_at(head, "title")) + "</TITLE>\n<TEXT>";
    write_text(out);
    out += "</TEXT>\n" + instances_ + links_ + "</TimeML>\n";
    return {};
  }

 private:
  static std::pair<std::size_t, std::size_t> ends(const ExportJson& span) {
    return {span["start"].get<std::size_t>(), span["end"].get<std::size_t>()};
  }

  void tag_times() {
    for (const auto& time : list_at(record_, "times")) {
      const std::string id = "t" + std::to_string(times_.size() + 1);
      times_.emplace(ends(time), id);
      tags_.push_back({ends(time).first, ends(time).second, id, timex(id, time), "</TIMEX3>"});
    }
  }

  void tag_events() {
    for (const auto& event : list_at(record_, "events")) {
      const auto& trigger = list_at(event, "trigger");
      if (trigger.empty()) continue;
      const auto [it, fresh] = triggers_.emplace(ends(trigger), "e" + std::to_string(triggers_.size() + 1));
      if (!fresh) continue;
      tags_.push_back({it->first.first, it->first.second, it->second,
                       "<EVENT" + attribute("eid", it->second) + attribute("class", class_of(event)), "</EVENT>"});
    }
  }

  // Elements must nest: a tag that crosses or lies in an earlier one is left out, with all that would refer to it; longer ones come first.
  void leave_out_crossing() {
    std::stable_sort(tags_.begin(), tags_.end(),
                     [](const Tag& a, const Tag& b) { return a.start != b.start ? a.start < b.start : a.end > b.end; });
    std::size_t at = 0;
    std::erase_if(tags_, [&at](const Tag& tag) {
      if (tag.start < at || tag.end <= tag.start) return true;
      at = tag.end;
      return false;
    });
    for (const Tag& tag : tags_) kept_.insert(tag.id);
  }

  void link_events() {
    std::size_t instance = 0;
    for (const auto& event : list_at(record_, "events")) {
      const auto& trigger = list_at(event, "trigger");
      if (trigger.empty()) continue;
      const std::string& id = triggers_.at(ends(trigger));
      if (kept_.contains(id)) add_instance(event, id, "ei" + std::to_string(++instance));
    }
  }

  void add_instance(const ExportJson& event, const std::string& id, const std::string& instance) {
    const std::string realis = text_at(event, "realis");
    instances_ += "<MAKEINSTANCE" + attribute("eventID", id) + attribute("eiid", instance) +
                  attribute("tense", realis == "future" ? "FUTURE" : "NONE") + attribute("aspect", "NONE");
    instances_ += attribute("pos", "NONE") + attribute("polarity", realis == "negated" ? "NEG" : "POS");
    if (realis == "hypothetical") instances_ += attribute("modality", "hypothetical");
    instances_ += attribute("comment", text_at(event, "id")) + "/>\n";
    const auto& expression = list_at(list_at(event, "time"), "expression");
    if (expression.empty()) return;
    const auto time = times_.find(ends(expression));
    if (time == times_.end() || !kept_.contains(time->second)) return;
    links_ += "<TLINK" + attribute("lid", "l" + std::to_string(++link_count_)) + attribute("relType", "IS_INCLUDED") +
              attribute("eventInstanceID", instance) + attribute("relatedToTime", time->second) + "/>\n";
  }

  void write_text(std::string& out) const {
    std::size_t at = 0;
    for (const Tag& tag : tags_) {
      out += escape_markup(piece(at, tag.start)) + tag.open + ">" + escape_markup(piece(tag.start, tag.end)) + tag.close;
      at = tag.end;
    }
    out += escape_markup(piece(at, index_.points()));
  }

  std::string_view piece(std::size_t from, std::size_t to) const {
    return text_.substr(index_.byte(from), index_.byte(to) - index_.byte(from));
  }

  const ExportJson& record_;
  std::string_view text_;
  PointIndex index_;
  std::vector<Tag> tags_;
  std::map<std::pair<std::size_t, std::size_t>, std::string> times_, triggers_;
  std::set<std::string> kept_;  // ids of the tags that are written
  std::string instances_, links_;
  std::size_t link_count_ = 0;
};

}  // namespace

Status export_timeml(const ExportJson& record, std::string_view text, std::string& out) { return Document(record, text).write(out); }

}  // namespace nienbieu
