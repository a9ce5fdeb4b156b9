#include "timeline/record_set.h"

#include <algorithm>
#include <numeric>

namespace nienbieu {
namespace {

bool all_digits(std::string_view s) { return !s.empty() && s.find_first_not_of("0123456789") == std::string_view::npos; }

std::string_view without_zeros(std::string_view number) {
  number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
  return number;
}

int compare_revisions(std::string_view a, std::string_view b) {
  if (all_digits(a) && all_digits(b)) {
    a = without_zeros(a);
    b = without_zeros(b);
    if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  }
  return a.compare(b);
}

// Equal where compare_versions finds no difference.
void write_version_key(const DocumentRecord& d, std::string& out) {
  out.clear();
  const bool number = all_digits(d.revision);
  out += number ? '1' : d.revision.empty() ? '0' : '2';
  out += d.withdrawn ? '1' : '0';
  for (const std::string_view part : {number ? without_zeros(d.revision) : d.revision, d.published, d.content, d.id}) {
    out += std::to_string(part.size());
    out += ':';
    out += part;
  }
}

// The address under which versions of an article meet: without scheme, "www.", fragment and closing slash. A site's front page is
// nobody's address.
std::string address_key(std::string_view url) {
  if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  if (url.starts_with("www.")) url.remove_prefix(4);
  url = url.substr(0, url.find('#'));
  while (url.ends_with('/')) url.remove_suffix(1);
  if (url.find('/') == std::string_view::npos) return {};
  return "url:" + std::string(url);
}

// An article without an id of its own goes by its address.
std::string id_key(std::string_view id) {
  if (id.find("://") != std::string_view::npos) {
    if (auto address = address_key(id); !address.empty()) return address;
  }
  return id.starts_with("url:") ? "id:" + std::string(id) : std::string(id);
}

// Union-find by names: everything that shares an id or an address is one article.
class Articles {
 public:
  std::uint32_t name(const std::string& key) {
    const auto [it, fresh] = index_.emplace(key, static_cast<std::uint32_t>(parent_.size()));
    if (fresh) parent_.push_back(it->second);
    return it->second;
  }
  std::uint32_t root(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) { parent_[root(a)] = root(b); }
  const std::unordered_map<std::string, std::uint32_t>& names() const { return index_; }

 private:
  std::unordered_map<std::string, std::uint32_t> index_;
  std::vector<std::uint32_t> parent_;
};

}  // namespace

int compare_versions(const DocumentRecord& a, const DocumentRecord& b) {
  const bool final_a = a.withdrawn && a.revision.empty(), final_b = b.withdrawn && b.revision.empty();
  if (final_a != final_b) return final_a ? 1 : -1;
  if (const int c = compare_revisions(a.revision, b.revision)) return c;
  if (const int c = a.published.compare(b.published)) return c;
  if (a.withdrawn != b.withdrawn) return a.withdrawn ? 1 : -1;
  if (const int c = a.content.compare(b.content)) return c;
  return a.id.compare(b.id);
}

DayNumber day_published(const DocumentRecord& document) { return day_of(document.published.substr(0, 10)).value_or(open_start); }

std::uint32_t RecordSet::add_document(const DocumentRecord& document) {
  if (latest_ < versions_.size() && versions_[latest_] == document) return same_version_[latest_];
  scratch_.clear();
  write_document_object(document, scratch_);
  if (const auto it = version_index_.find(scratch_); it != version_index_.end()) {
    latest_ = it->second;
    return same_version_[latest_];
  }
  DocumentRecord kept = document;
  keep_texts(kept, arena_);
  const auto index = latest_ = static_cast<std::uint32_t>(versions_.size());
  versions_.push_back(std::move(kept));
  version_index_.emplace(arena_.keep(scratch_), index);
  write_version_key(document, scratch_);
  const auto same = by_version_key_.find(scratch_);
  if (same == by_version_key_.end()) by_version_key_.emplace(arena_.keep(scratch_), index);
  same_version_.push_back(same == by_version_key_.end() ? index : same->second);
  return same_version_.back();
}

void RecordSet::add_event(const EventRecord& event, const DocumentRecord& document) {
  StoredEvent stored;
  stored.version = add_document(document);
  scratch_.clear();
  write_event_body(event, scratch_, &stored.layout);
  stored.body = arena_.keep(scratch_);
  stored.id = arena_.keep(event.id);
  stored.start = event.trigger.start;
  stored.published = day_published(document);
  stored.facts = pools_.facts_of(event);
  events_.push_back(stored);
}

void RecordSet::choose_documents(Standing& out) const {
  Articles articles;
  std::vector<std::uint32_t> node(versions_.size());
  for (std::size_t v = 0; v < versions_.size(); ++v) {
    const DocumentRecord& d = versions_[v];
    node[v] = articles.name(id_key(d.id));
    if (const auto address = address_key(d.url); !address.empty()) articles.join(node[v], articles.name(address));
    for (const auto other : d.also) articles.join(node[v], articles.name(std::string(other)));
  }
  // The newest version of each article; among records of one version that differ in their metadata, the greatest bytes.
  std::unordered_map<std::uint32_t, std::uint32_t> best;
  std::string mine, theirs;
  for (std::uint32_t v = 0; v < versions_.size(); ++v) {
    const auto [it, fresh] = best.emplace(articles.root(node[v]), v);
    if (fresh) continue;
    int order = compare_versions(versions_[v], versions_[it->second]);
    if (order == 0) {
      DocumentRecord a = versions_[v], b = versions_[it->second];
      a.also.clear();
      b.also.clear();
      mine.clear();
      theirs.clear();
      write_document_object(a, mine);
      write_document_object(b, theirs);
      order = mine.compare(theirs);
    }
    if (order > 0) it->second = v;
  }
  std::unordered_map<std::uint32_t, std::uint32_t> document_of_root;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> chosen(best.begin(), best.end());  // root, version
  std::sort(chosen.begin(), chosen.end(), [&](const auto& a, const auto& b) { return versions_[a.second].id < versions_[b.second].id; });
  for (const auto& [root, version] : chosen) {
    document_of_root[root] = static_cast<std::uint32_t>(out.documents.size());
    out.documents.push_back({version, {}});
  }
  for (const auto& [name, index] : articles.names()) {
    StandingDocument& document = out.documents[document_of_root[articles.root(index)]];
    const DocumentRecord& record = versions_[document.version];
    if (name != id_key(record.id) && name != address_key(record.url)) document.also.push_back(name);
  }
  for (auto& document : out.documents) std::sort(document.also.begin(), document.also.end());
  out.document_of.assign(versions_.size(), no_document);
  for (std::uint32_t v = 0; v < versions_.size(); ++v) {
    const std::uint32_t d = document_of_root[articles.root(node[v])];
    const DocumentRecord& standing = versions_[out.documents[d].version];
    if (!standing.withdrawn && compare_versions(versions_[v], standing) == 0) out.document_of[v] = d;
  }
}

std::vector<std::uint32_t> RecordSet::document_ranks(const std::vector<StandingDocument>& documents) const {
  std::vector<std::uint32_t> order(documents.size()), rank(documents.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto published = [&](std::uint32_t d) {
    const auto date = versions_[documents[d].version].published;
    return date.empty() ? std::string_view("~") : date;
  };
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return published(a) < published(b); });
  for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  return rank;
}

void RecordSet::choose_events(Standing& out) const {
  const std::vector<std::uint32_t> rank = document_ranks(out.documents);
  struct Placed {
    std::uint32_t rank, start, event;
  };
  std::vector<Placed> placed;
  for (std::uint32_t e = 0; e < events_.size(); ++e) {
    const std::uint32_t d = out.document_of[events_[e].version];
    if (d != no_document) placed.push_back({rank[d], events_[e].start, e});
  }
  // Two records of one event (of two versions of this program, say) cannot both stand: the greatest bytes do.
  std::sort(placed.begin(), placed.end(), [&](const Placed& a, const Placed& b) {
    if (a.rank != b.rank) return a.rank < b.rank;
    if (const int c = events_[a.event].id.compare(events_[b.event].id)) return c < 0;
    return events_[a.event].body > events_[b.event].body;
  });
  const auto same = [&](const Placed& a, const Placed& b) { return a.rank == b.rank && events_[a.event].id == events_[b.event].id; };
  placed.erase(std::unique(placed.begin(), placed.end(), same), placed.end());
  std::sort(placed.begin(), placed.end(), [&](const Placed& a, const Placed& b) {
    if (a.rank != b.rank) return a.rank < b.rank;
    return a.start != b.start ? a.start < b.start : events_[a.event].id < events_[b.event].id;
  });
  for (const Placed& p : placed) out.events.push_back(p.event);
}

Standing RecordSet::standing() const {
  Standing out;
  choose_documents(out);
  choose_events(out);
  return out;
}

}  // namespace nienbieu
