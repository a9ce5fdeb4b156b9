#include "timeline/write.h"

#include <unordered_map>

#include "timeline/entity_table.h"
#include "timeline/entry_writer.h"

namespace nienbieu {
namespace {

class TimelineWriter {
 public:
  TimelineWriter(const Timeline& timeline, std::string& out, const Flush& flush)
      : t_(timeline), events_(*timeline.records, timeline.standing), entries_(events_, timeline, out), out_(out), flush_(flush) {
    for (const auto* list : {&t_.events, &t_.undated}) {
      for (const TimelineEntry& entry : *list) {
        if (!t_.event(entry.representative).facts.statement) continue;
        for (const std::uint32_t e : entry.reports) entry_of_.emplace(t_.event(e).id, entry.id);
      }
    }
  }

  void write_json() {
    out_ += "{\"schema\":\"nienbieu/timeline@1\",\n\"entities\":{";
    write_entities();
    out_ += "},\n\"documents\":[";
    for (std::size_t i = 0; i < t_.documents.size(); ++i) {
      out_ += i ? ",\n" : "\n";
      entries_.write_document(t_.documents[i]);
    }
    out_ += "],\n\"events\":[";
    write_list(t_.events);
    out_ += "],\n\"undated\":[";
    write_list(t_.undated);
    out_ += "]}\n";
    if (flush_) flush_(out_);
  }

  void write_jsonl() {
    std::vector<bool> told(t_.documents.size());
    for (const auto* list : {&t_.events, &t_.undated}) {
      for (const TimelineEntry& entry : *list) {
        for (const std::uint32_t e : entry.reports) told[t_.document_of[t_.event(e).version]] = true;
      }
    }
    for (std::size_t i = 0; i < t_.documents.size(); ++i) {
      if (told[i]) continue;
      out_ += "{\"schema\":\"nienbieu/document@1\",\"document\":";
      entries_.write_document(t_.documents[i]);
      out_ += "}\n";
    }
    for (const auto* list : {&t_.events, &t_.undated}) {
      for (const TimelineEntry& entry : *list) {
        out_ += "{\"schema\":\"nienbieu/entry@1\",";
        entries_.write_documents(entry);
        write_fields(entry);
        out_ += "}\n";
        pass_on();
      }
    }
    if (flush_) flush_(out_);
  }

 private:
  void pass_on() {
    if (flush_ && out_.size() >= (256U << 10)) flush_(out_);
  }

  void write_fields(const TimelineEntry& entry) {
    const auto within = entry_of_.find(within_of(t_.event(entry.representative)));
    entries_.write_fields(entry, within == entry_of_.end() ? std::string_view{} : within->second);
  }

  void write_list(const std::vector<TimelineEntry>& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      out_ += i ? ",\n{" : "\n{";
      write_fields(entries[i]);
      out_ += '}';
      pass_on();
    }
  }

  void write_entities() {
    EntityTable entities;
    for (const auto* list : {&t_.events, &t_.undated}) {
      for (const TimelineEntry& entry : *list) {
        for (const std::uint32_t e : entry.reports) {
          each_telling(t_.event(e).facts, [&](const EntityTelling& told) { entities.add(told); });
        }
      }
    }
    bool first = true;
    for (const auto& [id, told] : entities.best()) {
      out_ += first ? "\n" : ",\n";
      first = false;
      write_entity(*told, out_);
    }
  }

  const Timeline& t_;
  StandingEvents events_;
  EntryWriter entries_;
  std::string& out_;
  const Flush& flush_;
  std::unordered_map<std::string_view, std::string_view> entry_of_;  // of statements: what `within` may name
};

}  // namespace

void write_timeline_json(const Timeline& timeline, std::string& out, const Flush& flush) {
  TimelineWriter(timeline, out, flush).write_json();
}

void write_timeline_jsonl(const Timeline& timeline, std::string& out, const Flush& flush) {
  TimelineWriter(timeline, out, flush).write_jsonl();
}

}  // namespace nienbieu
