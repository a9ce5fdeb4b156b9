#include "server/catalog.h"

#include <algorithm>

namespace nienbieu {
namespace {

EntryList united(std::vector<const EntryList*> lists) {
  EntryList out;
  for (const EntryList* list : lists) out.insert(out.end(), list->begin(), list->end());
  if (lists.size() < 2) return out;
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<std::string> split_words(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

const EntryList* find(const std::unordered_map<std::string, EntryList>& index, const std::string& key) {
  const auto it = index.find(key);
  return it == index.end() ? nullptr : &it->second;
}

}  // namespace

EntryList intersection(const EntryList& a, const EntryList& b) {
  if (a.size() > b.size()) return intersection(b, a);
  EntryList out;
  auto from = b.begin();
  for (const auto entry : a) {
    // A short list leaps through a long one.
    if (b.size() > a.size() * 8)
      from = std::lower_bound(from, b.end(), entry);
    else
      while (from != b.end() && *from < entry) ++from;
    if (from == b.end()) break;
    if (*from == entry) out.push_back(entry);
  }
  return out;
}

std::optional<std::uint32_t> Catalog::entry(std::string_view id) const {
  if (const auto it = ids_.find(id); it != ids_.end()) return it->second;
  if (const auto it = aliases_.find(std::string(id)); it != aliases_.end()) return it->second;
  return std::nullopt;
}

EntryList Catalog::named(const Index& spellings, const Index& ids, const std::string& asked) const {
  if (const EntryList* exact = find(ids, asked)) return *exact;
  const Needle needle(asked);
  std::vector<const EntryList*> lists;
  for (const auto& [spelling, list] : spellings)
    if (needle.in_folded(spelling)) lists.push_back(&list);
  return united(std::move(lists));
}

EntryList Catalog::with_entity(const std::string& asked, bool places) const {
  return places ? named(by_place_spelling_, by_place_, asked) : named(by_spelling_, by_entity_, asked);
}

EntryList Catalog::with_source(const std::string& asked) const { return named(by_source_, by_document_, asked); }

EntryList Catalog::with_type(const std::string& type) const {
  const EntryList* list = find(by_type_, type);
  return list ? *list : EntryList{};
}

EntryList Catalog::with_kind(const std::string& kind) const {
  const EntryList* list = find(by_kind_, kind);
  return list ? *list : EntryList{};
}

EntryList Catalog::with_words(const std::string& words) const {
  const std::vector<std::string> plain = split_words(plain_words(words));
  if (plain.empty()) return {};
  std::vector<const EntryList*> lists;
  for (const auto& word : plain) {
    const EntryList* list = find(by_word_, word);
    if (!list) return {};
    lists.push_back(list);
  }
  std::sort(lists.begin(), lists.end(), [](const auto* a, const auto* b) { return a->size() < b->size(); });
  EntryList out = *lists[0];
  for (std::size_t i = 1; i < lists.size(); ++i) out = intersection(out, *lists[i]);
  if (!has_diacritics(words)) return out;
  std::vector<Needle> exact;
  for (const auto& word : split_words(words))
    if (has_diacritics(word)) exact.emplace_back(word);
  const auto wrong = [&](std::uint32_t e) {
    const std::string text = folded_text(entries_[e].text) + folded_text(entries_[e].names);
    return !std::all_of(exact.begin(), exact.end(), [&](const Needle& needle) { return needle.in_folded(text); });
  };
  std::erase_if(out, wrong);
  return out;
}

}  // namespace nienbieu
