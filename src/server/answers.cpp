#include "server/answers.h"

#include <algorithm>
#include <charconv>

#include "server/parameters.h"
#include "timeline/facts.h"
#include "timeline/json_writer.h"

namespace nienbieu {
namespace {

constexpr std::string_view kinds[] = {"statement", "action"};
constexpr std::string_view entity_types[] = {"person", "organization", "place"};
constexpr std::string_view types[] = {"SAY",     "AGREE",  "CONSULT",   "SUPPORT",  "CONCEDE",  "COOPERATE", "AID",      "RETREAT",
                                      "REQUEST", "ACCUSE", "REJECT",    "THREATEN", "PROTEST",  "SANCTION",  "MOBILIZE", "COERCE",
                                      "ASSAULT", "OFFICE", "LEGISLATE", "LEGAL",    "DISASTER", "HARM",      "MOVE",     "ECONOMY"};

// The filters that events and search share.
class Selection {
 public:
  Selection(const Catalog& catalog, Parameters& parameters) : catalog_(catalog) {
    for (const auto& asked : parameters.texts("entity")) narrow(catalog.with_entity(asked, false));
    for (const auto& asked : parameters.texts("place")) narrow(catalog.with_entity(asked, true));
    for (const auto& asked : parameters.texts("source")) narrow(catalog.with_source(asked));
    if (const auto kind = parameters.choice("kind", kinds); !kind.empty()) narrow(catalog.with_kind(kind));
    if (const auto type = parameters.choice("type", types); !type.empty()) narrow(catalog.with_type(type));
    from_ = parameters.day("from", false);
    to_ = parameters.day("to", true);
    if (from_ && to_ && *from_ > *to_) parameters.refuse("`from` is after `to`");
  }

  void narrow(EntryList list) {
    list_ = narrowed_ ? intersection(list_, list) : std::move(list);
    narrowed_ = true;
  }

  EntryList take() {
    if (!narrowed_) {
      list_.resize(catalog_.entries().size());
      for (std::uint32_t i = 0; i < list_.size(); ++i) list_[i] = i;
    }
    if (from_ || to_) catalog_.keep_days(list_, from_.value_or(open_start), to_.value_or(open_end));
    return std::move(list_);
  }

 private:
  const Catalog& catalog_;
  EntryList list_;
  bool narrowed_ = false;
  std::optional<DayNumber> from_, to_;
};

void write_documents(const Catalog& catalog, const EntryList& entries, std::string& out) {
  std::vector<std::uint32_t> used;
  for (const auto e : entries) used.insert(used.end(), catalog.entries()[e].documents.begin(), catalog.entries()[e].documents.end());
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  out += "\"documents\":[";
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (i) out += ',';
    out += catalog.documents()[used[i]].json;
  }
  out += ']';
}

void write_end(std::size_t total, const std::string& next, std::string& out) {
  out += ",\"total\":" + std::to_string(total) + ",\"next\":";
  json::string_or_null(out, next);
  out += "}\n";
}

// A cursor of lists without a stable name for their rows: how many came before.
std::size_t offset_of(Parameters& parameters) {
  const std::string value = parameters.text("cursor");
  std::size_t out = 0;
  if (value.empty()) return 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), out);
  if (error != std::errc{} || end != value.data() + value.size() || out > 1'000'000'000) parameters.refuse("`cursor` is what `next` gave");
  return out;
}

// Rows [offset, offset + limit) of `rows`, each written by `write`.
template <class Row, class Write>
HttpResponse page(const char* name, const std::vector<Row>& rows, std::size_t offset, std::size_t limit, Write write) {
  HttpResponse out;
  out.body = "{\"" + std::string(name) + "\":[";
  const std::size_t end = std::min(rows.size(), offset + limit);
  for (std::size_t i = offset; i < end; ++i) {
    out.body += i > offset ? ",\n" : "\n";
    write(rows[i], out.body);
  }
  out.body += "]";
  write_end(rows.size(), end < rows.size() ? std::to_string(end) : std::string(), out.body);
  return out;
}

// The first line of the entry's text that holds the words; its first line when they are spread.
std::string line_with(const CatalogEntry& entry, const Needle& needle) {
  for (std::size_t at = 0; at < entry.text.size();) {
    const auto end = std::min(entry.text.find('\n', at), entry.text.size());
    if (needle.in(std::string_view(entry.text).substr(at, end - at))) return entry.text.substr(at, end - at);
    at = end + 1;
  }
  return {};
}

}  // namespace

HttpResponse answer_events(const Catalog& catalog, const HttpRequest& request) {
  Parameters parameters(request, {"from", "to", "entity", "place", "source", "kind", "type", "text", "limit", "cursor"});
  Selection selection(catalog, parameters);
  if (const auto text = parameters.text("text"); !text.empty()) selection.narrow(catalog.with_words(text));
  const std::size_t limit = parameters.limit(50, 500);
  const std::string cursor = parameters.text("cursor");
  if (!parameters.well()) return parameters.fault();
  const EntryList list = selection.take();
  auto from = list.begin();
  if (!cursor.empty()) {
    const auto last = catalog.entry(cursor);
    if (!last) return problem(410, "the cursor's entry is no more; begin anew");
    from = std::upper_bound(list.begin(), list.end(), *last);
  }
  const auto end = from + std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(limit), list.end() - from);
  const EntryList shown(from, end);
  HttpResponse out;
  std::size_t size = 256;
  for (const auto e : shown) size += catalog.entries()[e].json.size() + 512;
  out.body.reserve(size);
  out.body = "{\"events\":[";
  for (std::size_t i = 0; i < shown.size(); ++i) {
    out.body += i ? ",\n" : "\n";
    out.body += catalog.entries()[shown[i]].json;
  }
  out.body += "],";
  write_documents(catalog, shown, out.body);
  write_end(list.size(), end == list.end() || shown.empty() ? std::string() : std::string(catalog.entries()[shown.back()].id), out.body);
  return out;
}

HttpResponse answer_event(const Catalog& catalog, const HttpRequest& request, std::string_view id) {
  Parameters parameters(request, {});
  if (!parameters.well()) return parameters.fault();
  const auto entry = catalog.entry(id);
  if (!entry) return problem(404, "no event has this id");
  HttpResponse out;
  write_entry_record(catalog, *entry, out.body);
  out.body += '\n';
  return out;
}

HttpResponse answer_search(const Catalog& catalog, const HttpRequest& request) {
  Parameters parameters(request, {"q", "from", "to", "entity", "place", "source", "kind", "type", "limit", "cursor"});
  Selection selection(catalog, parameters);
  const std::string words = parameters.text("q");
  if (words.empty()) parameters.refuse("`q` says what to look for");
  const std::size_t limit = parameters.limit(20, 100), offset = offset_of(parameters);
  if (!parameters.well()) return parameters.fault();
  selection.narrow(catalog.with_words(words));
  const Needle needle(words);
  // Those that hold the words together come first; otherwise the timeline's order.
  struct Hit {
    std::uint32_t entry;
    std::string line;
  };
  std::vector<Hit> hits, spread;
  for (const auto e : selection.take()) {
    std::string line = line_with(catalog.entries()[e], needle);
    (line.empty() ? spread : hits).push_back({e, std::move(line)});
  }
  hits.insert(hits.end(), std::make_move_iterator(spread.begin()), std::make_move_iterator(spread.end()));
  return page("results", hits, offset, limit, [&](const Hit& hit, std::string& out) {
    out += "{\"line\":";
    json::string_or_null(out, hit.line);
    out += ",\"entry\":";
    write_entry_record(catalog, hit.entry, out);
    out += '}';
  });
}

HttpResponse answer_entities(const Catalog& catalog, const HttpRequest& request) {
  Parameters parameters(request, {"type", "name", "limit", "cursor"});
  const std::string type = parameters.choice("type", entity_types), name = parameters.text("name");
  const std::size_t limit = parameters.limit(100, 1000), offset = offset_of(parameters);
  if (!parameters.well()) return parameters.fault();
  const Needle needle(name);
  std::vector<const CatalogEntity*> rows;
  for (const auto& entity : catalog.entities())
    if ((type.empty() || entity.type == type) && (name.empty() || entity.id == name || needle.in(entity.name))) rows.push_back(&entity);
  return page("entities", rows, offset, limit, [](const CatalogEntity* entity, std::string& out) { out += entity->json; });
}

HttpResponse answer_documents(const Catalog& catalog, const HttpRequest& request) {
  Parameters parameters(request, {"id", "source", "title", "from", "to", "limit", "cursor"});
  const std::string id = parameters.text("id"), title = parameters.text("title");
  const auto from = parameters.day("from", false), to = parameters.day("to", true);
  const auto sources = parameters.texts("source");
  const std::size_t limit = parameters.limit(100, 1000), offset = offset_of(parameters);
  if (!parameters.well()) return parameters.fault();
  const Needle title_needle(title), source_needle(sources.empty() ? std::string() : sources[0]);
  std::vector<const CatalogDocument*> rows;
  for (const auto& document : catalog.documents()) {
    const auto day = day_of(std::string_view(document.published).substr(0, 10));
    if ((!id.empty() && document.id != id) || (!title.empty() && !title_needle.in(document.title)) ||
        (!sources.empty() && !source_needle.in(document.outlet)))
      continue;
    if ((from && (!day || *day < *from)) || (to && (!day || *day > *to))) continue;
    rows.push_back(&document);
  }
  return page("documents", rows, offset, limit, [](const CatalogDocument* document, std::string& out) { out += document->json; });
}

void write_entry_record(const Catalog& catalog, std::uint32_t entry, std::string& out) {
  out += "{\"schema\":\"nienbieu/entry@1\",";
  write_documents(catalog, {entry}, out);
  out += ',';
  out += catalog.entries()[entry].json.substr(1);
}

}  // namespace nienbieu
