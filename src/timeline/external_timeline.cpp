#include "timeline/external_timeline.h"

#include <algorithm>
#include <unordered_map>

#include "timeline/byte_codec.h"
#include "timeline/entity_table.h"
#include "timeline/entry.h"
#include "timeline/entry_writer.h"
#include "timeline/event_spool.h"
#include "timeline/external_entries.h"
#include "timeline/record_stream.h"

namespace nienbieu {
namespace {

constexpr std::size_t least_memory = 1024;
constexpr std::size_t least_longest = std::size_t{16} << 20;  // of records, whatever the memory
constexpr std::size_t piece_bytes = std::size_t{256} << 10;
constexpr std::uint32_t pool_events = 4096;  // whose facts are made in one pool

struct Place {
  std::uint32_t rank = 0;  // of the document
  std::uint64_t at = 0;    // in the spool
  auto operator<=>(const Place&) const = default;
};

// The best telling of each entity, with what there is no room for on disk.
class EntityFile {
 public:
  EntityFile(const std::string& folder, std::size_t memory) : room_(memory / 2), told_(folder, memory / 2) {}

  void add(const EntityTelling& t) {
    if (const auto it = index_.find(t.id); it != index_.end()) {
      if (!says_more(t, it->second)) return;
      spill(it->second);
      index_.erase(it);
    }
    EntityTelling kept = t;
    for (auto* text : {&kept.id, &kept.name, &kept.type, &kept.country}) used_ += text->size(), *text = arena_.keep(*text);
    used_ += sizeof kept + 64;
    index_.emplace(kept.id, kept);
    if (used_ > room_) spill_all();
  }

  void write(std::string& out, const Flush& flush) {
    spill_all();
    std::string id;
    EntityTelling best;
    Blob last;
    bool first = true;
    const auto finish = [&] {
      if (id.empty()) return;
      out += first ? "\n" : ",\n";
      first = false;
      write_entity(best, out);
      if (out.size() >= piece_bytes) flush(out);
    };
    for (Blob b; told_.next(b);) {
      if (b.key != id) finish();
      const EntityTelling t = decode(b);
      if (b.key != id || says_more(t, best)) {
        id = b.key;
        last = std::move(b);
        best = decode(last);
      }
    }
    finish();
  }

 private:
  void spill(const EntityTelling& t) {
    Blob b{std::string(t.id), {}};
    ByteWriter out(b.value);
    out.put(t.name), out.put(t.type), out.put(t.country);
    out.put(t.lat), out.put(t.lon), out.put(static_cast<std::uint8_t>(t.has_position));
    told_.add(std::move(b));
  }

  void spill_all() {
    for (const auto& [id, telling] : index_) spill(telling);
    index_.clear();
    arena_ = {};
    used_ = 0;
  }

  static EntityTelling decode(const Blob& b) {
    EntityTelling t;
    ByteReader in(b.value);
    t.id = b.key;
    t.name = in.text(), t.type = in.text(), t.country = in.text();
    t.lat = in.get<double>(), t.lon = in.get<double>(), t.has_position = in.get<std::uint8_t>() != 0;
    return t;
  }

  std::size_t room_, used_ = 0;
  std::unordered_map<std::string_view, EntityTelling> index_;
  ByteArena arena_;
  ExternalSort<Blob> told_;
};

}  // namespace

struct ExternalTimeline::Impl {
  explicit Impl(ExternalOptions given)
      : options(std::move(given)),
        memory(std::max(options.memory, least_memory)),
        records(std::make_shared<RecordSet>()),
        spool(options.folder),
        facts(options.folder, memory / 4),
        whole(facts, spool, options.folder),
        entities(options.folder, memory / 8) {}

  void add_event(const EventRecord& event, const DocumentRecord& document) { spool.add(event, records->add_document(document)); }

  // Which documents stand, and the events of those in canonical order.
  void arrange() {
    Standing standing = records->standing();
    const std::vector<std::uint32_t> rank = records->document_ranks(standing.documents);
    for (StandingDocument& d : standing.documents) timeline.documents.push_back({d.version, std::move(d.also), 0, 1});
    timeline.records = records;
    timeline.document_of = std::move(standing.document_of);
    find_families(*records, timeline.documents);
    told.resize(timeline.documents.size());
    ExternalSort<Place> places(options.folder, memory / 4);
    spool.each_version([&](std::uint32_t version, std::uint64_t at) {
      const std::uint32_t document = timeline.document_of[version];
      if (document == no_document) return;
      told[document] = true;
      places.add({rank[document], at});
    });
    std::vector<Place> one;  // document's
    for (Place p; places.next(p);) {
      if (!one.empty() && one.front().rank != p.rank) arrange_document(one);
      one.push_back(p);
    }
    arrange_document(one);
    pools.reset();
  }

  // Of two records of one event the one with the greatest bytes stands; then by their place in the text.
  void arrange_document(std::vector<Place>& places) {
    struct Arranged {
      std::uint64_t at;
      EventSpool::Item item;
    };
    std::vector<Arranged> events(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) spool.read(events[i].at = places[i].at, events[i].item);
    std::sort(events.begin(), events.end(), [](const Arranged& a, const Arranged& b) {
      const int c = a.item.id.compare(b.item.id);
      return c != 0 ? c < 0 : a.item.body > b.item.body;
    });
    const auto end = std::unique(events.begin(), events.end(), [](const Arranged& a, const Arranged& b) { return a.item.id == b.item.id; });
    std::sort(events.begin(), end, [](const Arranged& a, const Arranged& b) {
      return a.item.start != b.item.start ? a.item.start < b.item.start : a.item.id < b.item.id;
    });
    for (auto e = events.begin(); e != end; ++e) stand(e->at, e->item);
    places.clear();
  }

  void stand(std::uint64_t at, const EventSpool::Item& item) {
    if (facts.size() % pool_events == 0) pools = std::make_unique<FactPools>();
    StoredEvent e;
    e.id = item.id;
    e.version = item.version;
    e.start = item.start;
    e.published = day_published(records->versions()[item.version]);
    e.facts = pools->facts_of(bodies.read(item.id, item.body));
    facts.add(e);
    whole.add(at);
    each_telling(e.facts, [&](const EntityTelling& telling) { entities.add(telling); });
  }

  void write(Format format, const Flush& flush) {
    arrange();
    ExternalEntries entries(facts, whole, timeline, options.folder, memory / 8 * 5);
    {
      const auto groups = cluster(facts, options.folder, memory / 8 * 5, options.explain);
      entries.make(*groups);
    }
    std::string out;
    EntryWriter writer(whole, timeline, out);
    format == Format::json ? write_json(entries, writer, out, flush) : write_jsonl(entries, writer, out, flush);
    flush(out);
  }

  void write_json(ExternalEntries& entries, EntryWriter& writer, std::string& out, const Flush& flush) {
    const auto pass_on = [&] {
      if (out.size() >= piece_bytes) flush(out);
    };
    out += "{\"schema\":\"nienbieu/timeline@1\",\n\"entities\":{";
    entities.write(out, flush);
    out += "},\n\"documents\":[";
    for (std::size_t i = 0; i < timeline.documents.size(); ++i) {
      out += i ? ",\n" : "\n";
      writer.write_document(timeline.documents[i]);
      pass_on();
    }
    out += "],\n\"events\":[";
    bool in_dated = true, first = true;
    entries.each([&](const TimelineEntry& entry, bool dated, std::string_view within) {
      if (in_dated && !dated) {
        out += "],\n\"undated\":[";
        in_dated = false;
        first = true;
      }
      out += first ? "\n{" : ",\n{";
      first = false;
      writer.write_fields(entry, within);
      out += '}';
      pass_on();
    });
    out += in_dated ? "],\n\"undated\":[]}\n" : "]}\n";
  }

  void write_jsonl(ExternalEntries& entries, EntryWriter& writer, std::string& out, const Flush& flush) {
    const auto finish_line = [&] {
      out += "}\n";
      if (out.size() >= piece_bytes) flush(out);
    };
    for (std::size_t i = 0; i < timeline.documents.size(); ++i) {
      if (told[i]) continue;
      out += "{\"schema\":\"nienbieu/document@1\",\"document\":";
      writer.write_document(timeline.documents[i]);
      finish_line();
    }
    entries.each([&](const TimelineEntry& entry, bool, std::string_view within) {
      out += "{\"schema\":\"nienbieu/entry@1\",";
      writer.write_documents(entry);
      writer.write_fields(entry, within);
      finish_line();
    });
  }

  ExternalOptions options;
  std::size_t memory;
  std::shared_ptr<RecordSet> records;  // of documents only
  Timeline timeline;                   // its documents
  std::vector<bool> told;              // documents that have events
  EventSpool spool;
  FactsFile facts;
  WholeEvents whole;
  EntityFile entities;
  std::unique_ptr<FactPools> pools;
  BodyReader bodies;
  Status broken;
};

namespace {

// Nothing is thrown across the border of the library.
template <class Work>
Status guarded(Status& broken, Work work) {
  if (!broken) return broken;
  try {
    work();
  } catch (const ScratchFault& fault) {
    broken = fault.error;
  }
  return broken;
}

}  // namespace

ExternalTimeline::ExternalTimeline(ExternalOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
ExternalTimeline::~ExternalTimeline() = default;

Status ExternalTimeline::add_document(const DocumentRecord& document) {
  return guarded(impl_->broken, [&] { impl_->records->add_document(document); });
}

Status ExternalTimeline::add_event(const EventRecord& event, const DocumentRecord& document) {
  return guarded(impl_->broken, [&] { impl_->add_event(event, document); });
}

Status ExternalTimeline::add_stream(ByteSourcePtr source, const std::string& file, const std::function<void(const Error&)>& fault) {
  RecordReader reader({[&](const EventRecord& event, const DocumentRecord& document) { impl_->add_event(event, document); },
                       [&](const DocumentRecord& document) { impl_->records->add_document(document); }});
  return guarded(impl_->broken,
                 [&] { read_record_stream(std::move(source), file, std::max(impl_->memory / 4, least_longest), reader, fault); });
}

Status ExternalTimeline::write(Format format, const Flush& flush) {
  return guarded(impl_->broken, [&] { impl_->write(format, flush); });
}

}  // namespace nienbieu
