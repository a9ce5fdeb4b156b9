#include "timeline/write.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "timeline/json_writer.h"
#include "timeline/record_write.h"

namespace nienbieu {
namespace {

void field(std::string& out, std::string_view name, std::string_view value) {
  out += name;
  json::string_or_null(out, value);
}

class TimelineWriter {
 public:
  TimelineWriter(const Timeline& timeline, std::string& out, const Flush& flush)
      : t_(timeline), records_(*timeline.records), out_(out), flush_(flush) {
    for (const auto* list : {&t_.events, &t_.undated}) {
      for (const TimelineEntry& entry : *list) {
        if (!records_.events()[entry.representative].facts.statement) continue;
        for (const std::uint32_t e : entry.reports) entry_of_.emplace(records_.events()[e].id, entry.id);
      }
    }
  }

  void write_json() {
    out_ += "{\"schema\":\"nienbieu/timeline@1\",\n\"entities\":{";
    write_entities();
    out_ += "},\n\"documents\":[";
    for (std::size_t i = 0; i < t_.documents.size(); ++i) {
      out_ += i ? ",\n" : "\n";
      write_document(t_.documents[i]);
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
        for (const std::uint32_t e : entry.reports) told[document_index(e)] = true;
      }
    }
    for (std::size_t i = 0; i < t_.documents.size(); ++i) {
      if (told[i]) continue;
      out_ += "{\"schema\":\"nienbieu/document@1\",\"document\":";
      write_document(t_.documents[i]);
      out_ += "}\n";
    }
    for (const auto* list : {&t_.events, &t_.undated}) {
      for (const TimelineEntry& entry : *list) {
        out_ += "{\"schema\":\"nienbieu/entry@1\",";
        write_entry_documents(entry);
        write_entry_fields(entry);
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

  std::uint32_t document_index(std::uint32_t event) const { return t_.document_of[records_.events()[event].version]; }

  void write_list(const std::vector<TimelineEntry>& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      out_ += i ? ",\n{" : "\n{";
      write_entry_fields(entries[i]);
      out_ += '}';
      pass_on();
    }
  }

  void write_document(const TimelineDocument& document) {
    DocumentRecord record = records_.versions()[document.version];
    record.also.assign(document.also.begin(), document.also.end());
    write_document_object(record, out_);
    if (document.family_size < 2) return;
    out_.back() = ',';
    field(out_, "\"family\":", records_.versions()[t_.documents[document.family].version].id);
    out_ += '}';
  }

  void write_entry_documents(const TimelineEntry& entry) {
    std::vector<std::uint32_t> used;
    for (const std::uint32_t e : entry.reports) used.push_back(document_index(e));
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    out_ += "\"documents\":[";
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (i) out_ += ',';
      write_document(t_.documents[used[i]]);
    }
    out_ += "],";
  }

  // The representative's fields but its sentence and section; the statement that it stands in is named as an entry.
  void write_representative(const StoredEvent& e) {
    const std::string_view body = e.body;
    out_ += body.substr(0, e.layout.within_begin);
    const std::string_view within = body.substr(e.layout.within_begin, e.layout.within_end - e.layout.within_begin);
    const auto entry = within.size() > 2 && within.front() == '"' ? entry_of_.find(within.substr(1, within.size() - 2)) : entry_of_.end();
    json::string_or_null(out_, entry == entry_of_.end() ? std::string_view{} : entry->second);
    out_ += body.substr(e.layout.within_end, e.layout.sentence_begin - e.layout.within_end);
    out_ += body.substr(e.layout.confidence_begin);
  }

  void write_entry_fields(const TimelineEntry& entry) {
    const StoredEvent& representative = records_.events()[entry.representative];
    field(out_, "\"id\":", entry.id);
    out_ += ",\"aliases\":[";
    for (std::size_t i = 0; i < entry.aliases.size(); ++i) {
      if (i) out_ += ',';
      json::string(out_, entry.aliases[i]);
    }
    out_ += "],";
    write_representative(representative);
    field(out_, ",\"representative\":", representative.id);
    out_ += ",\"reports\":[";
    for (std::size_t i = 0; i < entry.reports.size(); ++i) {
      if (i) out_ += ',';
      write_report(entry.reports[i]);
    }
    out_ += "],\"independent_sources\":";
    json::integer(out_, entry.independent_sources);
    write_conflicts(entry);
    write_why(entry);
  }

  void write_report(std::uint32_t event) {
    const StoredEvent& e = records_.events()[event];
    const DocumentRecord& document = t_.document(event);
    field(out_, "{\"event\":", e.id);
    field(out_, ",\"document\":", document.id);
    field(out_, ",\"published\":", document.published);
    out_ += ',';
    out_ += e.body;
    out_ += '}';
  }

  void write_values(const std::vector<ConflictValue>& values) {
    out_ += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
      out_ += i ? ",{\"value\":" : "{\"value\":";
      out_ += values[i].json;
      out_ += ",\"reports\":[";
      for (std::size_t k = 0; k < values[i].reports.size(); ++k) {
        if (k) out_ += ',';
        json::string(out_, records_.events()[values[i].reports[k]].id);
      }
      out_ += "]}";
    }
    out_ += ']';
  }

  void write_conflicts(const TimelineEntry& entry) {
    out_ += ",\"conflicts\":[";
    for (std::size_t i = 0; i < entry.conflicts.size(); ++i) {
      if (i) out_ += ',';
      field(out_, "{\"field\":", entry.conflicts[i].field);
      out_ += ",\"values\":";
      write_values(entry.conflicts[i].values);
      out_ += '}';
    }
    out_ += ']';
    if (entry.series.empty()) return;
    out_ += ",\"series\":[";
    for (std::size_t i = 0; i < entry.series.size(); ++i) {
      if (i) out_ += ',';
      field(out_, "{\"what\":", entry.series[i].what);
      out_ += ",\"values\":";
      write_values(entry.series[i].points);
      out_ += '}';
    }
    out_ += ']';
  }

  void write_why(const TimelineEntry& entry) {
    out_ += ",\"why\":[";
    for (std::size_t i = 0; i < entry.why.size(); ++i) {
      const Merge& merge = entry.why[i];
      if (i) out_ += ',';
      field(out_, "{\"reports\":[", records_.events()[merge.a].id);
      field(out_, ",", records_.events()[merge.b].id);
      out_ += "],\"score\":";
      json::rate(out_, merge.score);
      field(out_, ",\"because\":", merge.because);
      out_ += '}';
    }
    out_ += ']';
  }

  // Every named entity of the standing events; of several tellings the longest name, ties by bytes.
  void write_entities() {
    std::map<std::string_view, const EntityTelling*> entities;
    const FactPools& pools = records_.pools();
    const auto better = [](const EntityTelling& a, const EntityTelling& b) {
      if (a.has_position != b.has_position) return a.has_position;
      if (a.name.size() != b.name.size()) return a.name.size() > b.name.size();
      return std::tie(a.name, a.type, a.country, a.lat, a.lon) < std::tie(b.name, b.type, b.country, b.lat, b.lon);
    };
    const auto add = [&](Run run) {
      for (std::uint32_t i = 0; i < run.count; ++i) {
        const EntityTelling& telling = pools.tellings[pools.arguments[run.begin + i]];
        if (telling.id.empty() || telling.unnamed) continue;
        const EntityTelling*& best = entities[telling.id];
        if (!best || better(telling, *best)) best = &telling;
      }
    };
    for (const auto* list : {&t_.events, &t_.undated}) {
      for (const TimelineEntry& entry : *list) {
        for (const std::uint32_t e : entry.reports) {
          const EventFacts& f = records_.events()[e].facts;
          for (const Run run : {f.actors, f.targets, f.places, f.others}) add(run);
        }
      }
    }
    bool first = true;
    for (const auto& [id, telling] : entities) {
      out_ += first ? "\n" : ",\n";
      first = false;
      json::string(out_, id);
      field(out_, ":{\"name\":", telling->name);
      field(out_, ",\"type\":", telling->type);
      if (!telling->country.empty()) field(out_, ",\"country\":", telling->country);
      if (telling->has_position) {
        out_ += ",\"lat\":";
        json::real(out_, telling->lat);
        out_ += ",\"lon\":";
        json::real(out_, telling->lon);
      }
      out_ += '}';
    }
  }

  const Timeline& t_;
  const RecordSet& records_;
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
