#include <map>

#include "output/export_text.h"

namespace nienbieu {
namespace {

constexpr const char* event_types[] = {"SAY",     "AGREE",  "CONSULT",   "SUPPORT",  "CONCEDE",  "COOPERATE", "AID",      "RETREAT",
                                       "REQUEST", "ACCUSE", "REJECT",    "THREATEN", "PROTEST",  "SANCTION",  "MOBILIZE", "COERCE",
                                       "ASSAULT", "OFFICE", "LEGISLATE", "LEGAL",    "DISASTER", "HARM",      "MOVE",     "ECONOMY"};

const char* label_of(std::string_view type) {
  return type == "person" ? "Person" : type == "organization" ? "Organization" : type == "place" ? "Place" : "Source";
}

// Arguments that no mention line holds (a role, a pronoun) get a line of their own.
class Standoff {
 public:
  Standoff(const ExportJson& record, std::string_view text, std::string& out) : record_(record), index_(text), out_(out) {}

  Status write() {
    if (auto status = check_spans(record_, index_); !status) return status;
    for (const auto& mention : list_at(record_, "mentions"))
      argument_line(mention, text_at(mention, "type"), text_at(mention, "entity"), text_at(mention, "name"));
    for (const auto& time : list_at(record_, "times")) {
      const std::string id = span_line("Time", time);
      note(id, text_at(time, "edtf"));
    }
    for (const auto& event : list_at(record_, "events")) write_event(event);
    return {};
  }

 private:
  using Key = std::pair<std::string, std::pair<std::size_t, std::size_t>>;

  static Key key(const std::string& label, const ExportJson& span) {
    return {label, {span["start"].get<std::size_t>(), span["end"].get<std::size_t>()}};
  }

  // A span over a line break is written in pieces: brat's lines hold one line of text each.
  std::string span_line(const std::string& label, const ExportJson& span) {
    const auto [it, fresh] = lines_.emplace(key(label, span), "T" + std::to_string(lines_.size() + 1));
    if (!fresh) return it->second;
    const auto [start, end] = it->first.second;
    std::string offsets, words;
    for (std::size_t from = start; from < end;) {
      std::size_t to = from;
      while (to < end && !line_break(to)) ++to;
      if (to > from) {
        offsets += (offsets.empty() ? "" : ";") + std::to_string(from) + " " + std::to_string(to);
        ExportJson piece{{"start", from}, {"end", to}};
        words += (words.empty() ? "" : " ") + std::string(index_.slice(piece));
      }
      from = to + 1;
    }
    out_ += it->second + "\t" + label + " " + offsets + "\t" + words + "\n";
    return it->second;
  }

  bool line_break(std::size_t point) const {
    const auto c = index_.slice({{"start", point}, {"end", point + 1}});
    return c == "\n" || c == "\r";
  }

  void note(const std::string& id, const std::string& text) {
    if (!text.empty()) out_ += "#" + std::to_string(++notes_) + "\tAnnotatorNotes " + id + "\t" + text + "\n";
  }

  std::string argument_line(const ExportJson& span, const std::string& type, const std::string& entity, const std::string& name) {
    const std::size_t before = lines_.size();
    std::string id = span_line(label_of(type), span);
    if (lines_.size() == before || entity.empty()) return id;
    if (entity[0] == 'Q')
      out_ += "N" + std::to_string(++references_) + "\tReference " + id + " Wikidata:" + entity + "\t" + name + "\n";
    else
      note(id, entity);
    return id;
  }

  void write_event(const ExportJson& event) {
    const auto& trigger = list_at(event, "trigger");
    if (trigger.empty()) return;
    const std::string type = text_at(event, "type"), id = "E" + std::to_string(++events_);
    const std::string line = span_line(type, trigger);
    std::string arguments;
    struct Role {
      const char* list;
      const char* name;
    };
    for (const Role role : {Role{"actors", "Actor"}, {"targets", "Target"}, {"places", "Place"}})
      add_arguments(list_at(event, role.list), role.name, arguments);
    const auto& statement = list_at(event, "statement");
    add_arguments(list_at(statement, "addressees"), "Addressee", arguments);
    if (const auto& content = list_at(statement, "content"); !content.empty()) arguments += " Content:" + span_line("Content", content);
    if (const auto& time = list_at(list_at(event, "time"), "expression"); !time.empty()) arguments += " Time:" + span_line("Time", time);
    out_ += id + "\t" + type + ":" + line + arguments + "\n";
    out_ += "A" + std::to_string(++attributes_) + "\tRealis " + id + " " + text_at(event, "realis") + "\n";
    note(id, text_at(event, "id"));
  }

  void add_arguments(const ExportJson& list, const std::string& role, std::string& out) {
    std::size_t number = 0;
    for (const auto& argument : list) {
      const auto& mention = list_at(argument, "mention");
      if (mention.empty()) continue;
      const std::string id = argument_line(mention, text_at(argument, "type"), text_at(argument, "entity"), text_at(argument, "name"));
      out.append(" ").append(role).append(++number > 1 ? std::to_string(number) : "").append(":").append(id);
    }
  }

  const ExportJson& record_;
  PointIndex index_;
  std::string& out_;
  std::map<Key, std::string> lines_;
  std::size_t notes_ = 0, references_ = 0, events_ = 0, attributes_ = 0;
};

}  // namespace

Status export_brat(const ExportJson& record, std::string_view text, std::string& out) { return Standoff(record, text, out).write(); }

std::string brat_configuration() {
  std::string out = "[entities]\nPerson\nOrganization\nPlace\nSource\nTime\nContent\n\n[relations]\n\n[events]\n";
  for (const char* type : event_types)
    out += std::string(type) + "\tActor*:<ENTITY>, Target*:<ENTITY>, Place*:<ENTITY>, Addressee*:<ENTITY>, Content?:Content, Time?:Time\n";
  out += "\n[attributes]\nRealis\tArg:<EVENT>, Value:actual|negated|future|hypothetical\n";
  return out;
}

}  // namespace nienbieu
