#include "timeline/external_entries.h"

#include "timeline/byte_codec.h"
#include "timeline/entry.h"
#include "timeline/entry_writer.h"

namespace nienbieu {
namespace {

constexpr char dated_first[] = {'\0', '\1'};

void put(ByteWriter& out, const std::vector<ConflictValue>& values) {
  out.put_list(values, [&](const ConflictValue& value) {
    out.put(value.json);
    out.put_list(value.reports, [&](std::uint32_t report) { out.put(report); });
  });
}

void get(ByteReader& in, std::vector<ConflictValue>& values) {
  in.get_list(values, [&](ConflictValue& value) {
    value.json = in.text();
    in.get_list(value.reports, [&](std::uint32_t& report) { report = in.get<std::uint32_t>(); });
  });
}

std::string encode(const TimelineEntry& entry) {
  std::string bytes;
  ByteWriter out(bytes);
  out.put(entry.id);
  out.put_list(entry.aliases, [&](const std::string& alias) { out.put(alias); });
  out.put(entry.representative);
  out.put_list(entry.reports, [&](std::uint32_t report) { out.put(report); });
  out.put_list(entry.why, [&](const Merge& m) { out.put(m.a), out.put(m.b), out.put(m.score), out.put(m.because); });
  out.put_list(entry.conflicts, [&](const Conflict& c) { out.put(c.field), put(out, c.values); });
  out.put_list(entry.series, [&](const Series& s) { out.put(s.what), put(out, s.points); });
  out.put(entry.independent_sources);
  return bytes;
}

void decode(std::string_view bytes, TimelineEntry& entry) {
  ByteReader in(bytes);
  entry.id = in.text();
  in.get_list(entry.aliases, [&](std::string& alias) { alias = in.text(); });
  entry.representative = in.get<std::uint32_t>();
  in.get_list(entry.reports, [&](std::uint32_t& report) { report = in.get<std::uint32_t>(); });
  in.get_list(entry.why, [&](Merge& m) {
    m.a = in.get<std::uint32_t>(), m.b = in.get<std::uint32_t>(), m.score = in.get<double>();
    m.because = in.text();
  });
  in.get_list(entry.conflicts, [&](Conflict& c) { c.field = in.text(), get(in, c.values); });
  in.get_list(entry.series, [&](Series& s) { s.what = in.text(), get(in, s.points); });
  entry.independent_sources = in.get<std::uint32_t>();
}

}  // namespace

ExternalEntries::ExternalEntries(const FactsFile& events, const EventSource& whole, const Timeline& documents, const std::string& folder,
                                 std::size_t memory)
    : events_(events),
      whole_(whole),
      documents_(documents),
      folder_(folder),
      memory_(memory),
      entries_(folder, memory / 4),
      told_in_(folder, memory / 8),
      answers_(folder, memory / 8) {}

void ExternalEntries::make(GroupFile& groups) {
  ExternalSort<Name> names(folder_, memory_ / 8);
  {
    ExternalSort<ContentId> ids(folder_, memory_ / 4);
    find_ids(groups, ids);
    find_names(ids, names);
  }
  more_names_ = names.next(next_name_);
  groups.rewind();
  Group group;
  for (std::uint32_t position = 0; groups.next(position, events_.size(), group);) {
    TimelineEntry entry = make_entry(events_, documents_, std::move(group));
    name(entry, names);
    add(entry);
  }
  find_within();
}

void ExternalEntries::find_ids(GroupFile& groups, ExternalSort<ContentId>& ids) {
  groups.rewind();
  Group group;
  for (std::uint32_t position = 0; groups.next(position, events_.size(), group);) {
    const std::uint32_t first = group.members.front();
    for (const std::uint32_t member : group.members) ids.add({content_id(events_.event(member)), member != first, first});
  }
}

// Entries of one id share it; what is nobody's own id is an alias wherever a report would have it.
void ExternalEntries::find_names(ExternalSort<ContentId>& ids, ExternalSort<Name>& names) {
  ContentId next, last{0, false, ~0U};
  bool more = ids.next(next);
  while (more) {
    const ContentId one = next;
    more = ids.next(next);
    if (one.alias) {
      // Own ids of an id come before aliases of it.
      const bool repeated = last.alias && last.id == one.id && last.first == one.first;
      const bool taken = !last.alias && last.id == one.id && last.first != ~0U;
      if (!taken && !repeated) names.add({one.first, true, one.id, false});
      if (taken) continue;  // `last` stays the owner
    } else {
      const bool shared = (more && !next.alias && next.id == one.id) || (!last.alias && last.id == one.id && last.first != ~0U);
      names.add({one.first, false, one.id, shared});
    }
    last = one;
  }
}

void ExternalEntries::name(TimelineEntry& entry, ExternalSort<Name>& names) {
  const std::uint32_t first = entry.reports.front();
  for (; more_names_ && next_name_.first == first; more_names_ = names.next(next_name_)) {
    if (next_name_.alias) {
      entry.aliases.push_back(id_text(next_name_.id));
      continue;
    }
    const StoredEvent& report = events_.event(first);
    const std::string_view document = documents_.record_of_version(report.version).id;
    entry.id = id_text(next_name_.shared ? id_in_document(next_name_.id, report.id, document) : next_name_.id);
  }
}

void ExternalEntries::add(const TimelineEntry& entry) {
  const StoredEvent& e = events_.event(entry.representative);
  std::string place(1, dated_first[e.facts.dated ? 0 : 1]);
  append_ordered(place, e.facts.earliest == open_start ? e.facts.latest : e.facts.earliest);
  append_ordered(place, e.facts.latest);
  append_ordered(place, documents_.record_of_version(e.version).id);
  append_ordered(place, e.start);
  append_ordered(place, std::string_view(entry.id));
  const bool statement = e.facts.statement, inside = e.facts.within != 0;
  if (statement) {
    for (const std::uint32_t report : entry.reports) {
      std::string key;
      append_ordered(key, events_.event(report).id);
      key += '\0';
      told_in_.add({key + place, entry.id});
    }
  }
  if (inside) {
    std::string key;
    append_ordered(key, within_of(whole_.event(entry.representative)));
    key += '\1';
    told_in_.add({std::move(key), place});
  }
  entries_.add({std::move(place), encode(entry)});
}

// The first entry of a statement, in the order of the timeline, that has a report of the id asked for.
void ExternalEntries::find_within() {
  std::string owner, entry;  // the last event id with its mark "told", and its entry
  for (Blob b; told_in_.next(b);) {
    const std::size_t end = b.key.find(std::string_view("\0\0", 2));
    std::size_t mark = end + 2;
    const std::string_view id = std::string_view(b.key).substr(0, mark);
    if (b.key[mark] == '\0') {
      if (owner == id) continue;
      owner = id;
      entry = std::move(b.value);
    } else if (owner == id) {
      answers_.add({std::move(b.value), entry});
    }
  }
}

void ExternalEntries::each(const std::function<void(const TimelineEntry&, bool, std::string_view)>& visit) {
  TimelineEntry entry;
  Blob answer;
  bool more = answers_.next(answer);
  for (Blob b; entries_.next(b);) {
    decode(b.value, entry);
    const bool answered = more && answer.key == b.key;
    visit(entry, b.key.front() == dated_first[0], answered ? std::string_view(answer.value) : std::string_view{});
    if (answered) more = answers_.next(answer);
  }
}

}  // namespace nienbieu
