// From the timeline's bytes to a catalog, entry by entry.
#include <simdjson.h>

#include <algorithm>
#include <limits>

#include "ingest/content_hash.h"
#include "server/catalog.h"
#include "store/timeline_lines.h"
#include "timeline/facts.h"
#include "timeline/json_writer.h"

namespace nienbieu {
namespace {

using Element = simdjson::dom::element;

std::string_view text_of(Element object, const char* key) {
  std::string_view out;
  if (object[key].get(out) != simdjson::SUCCESS) return {};
  return out;
}

std::string_view span_of(Element object, const char* key) {
  Element span;
  return object[key].get(span) == simdjson::SUCCESS ? text_of(span, "text") : std::string_view{};
}

template <class F>
void for_each(Element object, const char* key, F f) {
  simdjson::dom::array list;
  if (object[key].get(list) != simdjson::SUCCESS) return;
  for (const Element item : list) f(item);
}

void add_line(std::string& lines, std::string_view text) {
  if (text.empty()) return;
  const std::string line = "\n" + std::string(text) + "\n";
  if (("\n" + lines).find(line) == std::string::npos) lines.append(line, 1);
}

}  // namespace

class CatalogBuilder {
 public:
  explicit CatalogBuilder(std::string timeline) : catalog_(std::make_shared<Catalog>()) {
    catalog_->tag_ = content_hash(timeline);
    timeline.reserve(timeline.size() + simdjson::SIMDJSON_PADDING);
    catalog_->bytes_ = std::make_shared<const std::string>(std::move(timeline));
  }

  std::shared_ptr<const Catalog> build() {
    for_each_timeline_line(*catalog_->bytes_, [&](TimelinePart part, std::string_view object) {
      if (part == TimelinePart::entities)
        read_entity(object);
      else if (part == TimelinePart::documents)
        read_document(object);
      else
        read_entry(object, part == TimelinePart::events);
    });
    for (std::uint32_t i = 0; i < catalog_->entries_.size(); ++i) catalog_->ids_.emplace(catalog_->entries_[i].id, i);
    finish_entities();
    return catalog_;
  }

 private:
  Element parse(std::string_view object) {
    // Lines lie inside the padded bytes: nothing is copied.
    Element root;
    const auto error = parser_.parse(object.data(), object.size(), false).get(root);
    (void)error;  // our own writer's bytes
    return root;
  }

  void read_entity(std::string_view line) {
    copy_ = "{" + std::string(line) + "}";
    copy_.reserve(copy_.size() + simdjson::SIMDJSON_PADDING);
    simdjson::dom::object root;
    if (parser_.parse(copy_.data(), copy_.size(), false).get(root) != simdjson::SUCCESS) return;
    for (const auto field : root) {
      CatalogEntity entity{
          std::string(field.key), std::string(text_of(field.value, "name")), std::string(text_of(field.value, "type")), {}, 0, 0};
      entity.json = line.substr(line.find(":{") + 2);
      entity_index_.emplace(entity.id, catalog_->entities_.size());
      catalog_->entities_.push_back(std::move(entity));
    }
  }

  void read_document(std::string_view object) {
    const Element root = parse(object);
    const auto text = [&](const char* key) { return std::string(text_of(root, key)); };
    document_index_.emplace(text("id"), static_cast<std::uint32_t>(catalog_->documents_.size()));
    catalog_->documents_.push_back({text("id"), text("outlet"), text("title"), text("published"), object});
  }

  void read_entry(std::string_view object, bool dated) {
    const Element root = parse(object);
    const auto number = static_cast<std::uint32_t>(catalog_->entries_.size());
    CatalogEntry entry;
    entry.json = object;
    entry.id = object.substr(7, object.find('"', 7) - 7);  // our own id: no escapes
    entry.kind = text_of(root, "kind") == "statement" ? "statement" : "action";
    Element time;
    if (dated && root["time"].get(time) == simdjson::SUCCESS)
      catalog_->days_.emplace_back(day_of(text_of(time, "earliest")).value_or(open_start),
                                   day_of(text_of(time, "latest")).value_or(open_end));
    for_each(root, "aliases", [&](Element alias) {
      std::string_view id;
      if (alias.get(id) == simdjson::SUCCESS) catalog_->aliases_.emplace(id, number);
    });
    EntryList& of_type = catalog_->by_type_[std::string(text_of(root, "type"))];
    of_type.push_back(number);
    entry.type = catalog_->by_type_.find(std::string(text_of(root, "type")))->first;
    catalog_->by_kind_[std::string(entry.kind)].push_back(number);
    seen_.clear();
    for_each(root, "reports", [&](Element report) { read_report(report, entry, number); });
    count_entities(root, entry, number);
    add_words(entry, number);
    catalog_->entries_.push_back(std::move(entry));
  }

  void read_report(Element report, CatalogEntry& entry, std::uint32_t number) {
    const auto document = document_index_.find(std::string(text_of(report, "document")));
    if (document != document_index_.end()) {
      const auto at = std::lower_bound(entry.documents.begin(), entry.documents.end(), document->second);
      if (at == entry.documents.end() || *at != document->second) entry.documents.insert(at, document->second);
      const CatalogDocument& d = catalog_->documents_[document->second];
      post(catalog_->by_document_, d.id, number);
      if (!d.outlet.empty()) catalog_->sources_.post(folded_text(d.outlet), number);
    }
    Element statement;
    if (report["statement"].get(statement) == simdjson::SUCCESS && !statement.is_null()) {
      add_line(entry.text, span_of(statement, "content"));
      for_each(statement, "addressees", [&](Element a) { read_argument(a, false, entry, number); });
    }
    add_line(entry.text, span_of(report, "sentence"));
    for (const char* list : {"actors", "targets"}) for_each(report, list, [&](Element a) { read_argument(a, false, entry, number); });
    for_each(report, "places", [&](Element a) { read_argument(a, true, entry, number); });
    for_each(report, "attribution", [&](Element a) {
      if (const auto name = text_of(a, "name"); !name.empty()) catalog_->sources_.post(folded_text(name), number);
      if (const auto id = text_of(a, "entity"); !id.empty()) post(catalog_->by_document_, std::string(id), number);
    });
  }

  void read_argument(Element argument, bool place, CatalogEntry& entry, std::uint32_t number) {
    const std::string_view id = text_of(argument, "entity"), name = text_of(argument, "name"), via = text_of(argument, "via");
    if (!id.empty()) {
      post(catalog_->by_entity_, std::string(id), number);
      if (place) post(catalog_->by_place_, std::string(id), number);
    }
    const bool by_name = via.empty() || via == "name" || via == "metonym";
    for (const std::string_view spelling :
         {name, text_of(argument, "description"), by_name ? span_of(argument, "mention") : std::string_view{}}) {
      if (spelling.empty()) continue;
      add_line(entry.names, spelling);
      const std::string key = folded_text(spelling);
      catalog_->spellings_.post(key, number);
      if (place) catalog_->place_spellings_.post(key, number);
    }
  }

  static void post(Catalog::Index& index, const std::string& key, std::uint32_t number) {
    EntryList& list = index[key];
    if (list.empty() || list.back() != number) list.push_back(number);
  }

  void count_entities(Element root, const CatalogEntry& entry, std::uint32_t number) {
    const auto count = [&](Element argument, bool spoke) {
      const auto it = entity_index_.find(std::string(text_of(argument, "entity")));
      if (it == entity_index_.end()) return;
      CatalogEntity& entity = catalog_->entities_[it->second];
      if (seen_.emplace(it->second, number).second) ++entity.events;
      if (spoke) ++entity.statements;
    };
    for_each(root, "actors", [&](Element a) { count(a, entry.kind == "statement"); });
    for (const char* list : {"targets", "places"}) for_each(root, list, [&](Element a) { count(a, false); });
  }

  void add_words(const CatalogEntry& entry, std::uint32_t number) {
    for (const std::string* lines : {&entry.text, &entry.names}) {
      add_words(catalog_->by_word_, plain_words(*lines), number);
      add_words(catalog_->by_exact_word_, exact_words(*lines), number);
    }
  }

  static void add_words(Catalog::Index& index, const std::string& words, std::uint32_t number) {
    for (std::size_t at = 0; at < words.size();) {
      const auto end = std::min(words.find(' ', at), words.size());
      if (end > at) post(index, words.substr(at, end - at), number);
      at = end + 1;
    }
  }

  void finish_entities() {
    for (CatalogEntity& e : catalog_->entities_) {
      std::string json = "{\"id\":";
      json::string(json, e.id);
      json += ",\"events\":" + std::to_string(e.events) + ",\"statements\":" + std::to_string(e.statements) + "," + e.json;
      e.json = std::move(json);
    }
    std::sort(catalog_->entities_.begin(), catalog_->entities_.end(), [](const CatalogEntity& a, const CatalogEntity& b) {
      if (a.events != b.events) return a.events > b.events;
      return a.id < b.id;
    });
  }

  std::shared_ptr<Catalog> catalog_;
  simdjson::dom::parser parser_;
  std::string copy_;
  std::unordered_map<std::string, std::uint32_t> document_index_;
  std::unordered_map<std::string, std::size_t> entity_index_;
  std::unordered_map<std::size_t, std::uint32_t> seen_;
};

std::shared_ptr<const Catalog> Catalog::build(std::string timeline) { return CatalogBuilder(std::move(timeline)).build(); }

}  // namespace nienbieu
