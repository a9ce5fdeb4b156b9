#include "server/catalog.h"

#include <algorithm>

namespace nienbieu {
namespace {

EntryList united(const std::vector<const EntryList*>& lists, std::size_t entries) {
  if (lists.empty()) return {};
  if (lists.size() == 1) return *lists[0];
  std::vector<bool> in(entries);
  for (const EntryList* list : lists)
    for (const auto entry : *list) in[entry] = true;
  EntryList out;
  for (std::uint32_t entry = 0; entry < entries; ++entry)
    if (in[entry]) out.push_back(entry);
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

void Catalog::Spellings::post(const std::string& folded, std::uint32_t entry) {
  const auto [it, fresh] = lists.try_emplace(folded);
  if (it->second.empty() || it->second.back() != entry) it->second.push_back(entry);
  if (!fresh) return;
  for (auto& word : split_words(folded.substr(0, folded.find('\n')))) {  // the plain half
    auto& with = by_word[std::move(word)];
    if (with.empty() || with.back() != &*it) with.push_back(&*it);
  }
}

EntryList Catalog::named(const Spellings& spellings, const Index& ids, const std::string& asked) const {
  if (const EntryList* exact = find(ids, asked)) return *exact;
  const Needle needle(asked);
  const std::vector<const Index::value_type*>* rarest = nullptr;
  for (const auto& word : split_words(plain_words(asked))) {
    const auto it = spellings.by_word.find(word);
    if (it == spellings.by_word.end()) return {};
    if (!rarest || it->second.size() < rarest->size()) rarest = &it->second;
  }
  std::vector<const EntryList*> lists;
  if (rarest)
    for (const auto* spelling : *rarest)
      if (needle.in_folded(spelling->first)) lists.push_back(&spelling->second);
  return united(lists, entries_.size());
}

void Catalog::keep_days(EntryList& list, DayNumber from, DayNumber to) const {
  list.erase(std::lower_bound(list.begin(), list.end(), days_.size()), list.end());
  std::erase_if(list, [&](std::uint32_t e) { return days_[e].second < from || days_[e].first > to; });
}

EntryList Catalog::with_entity(const std::string& asked, bool places) const {
  return places ? named(place_spellings_, by_place_, asked) : named(spellings_, by_entity_, asked);
}

EntryList Catalog::with_source(const std::string& asked) const { return named(sources_, by_document_, asked); }

EntryList Catalog::with_type(const std::string& type) const {
  const EntryList* list = find(by_type_, type);
  return list ? *list : EntryList{};
}

EntryList Catalog::with_kind(const std::string& kind) const {
  const EntryList* list = find(by_kind_, kind);
  return list ? *list : EntryList{};
}

EntryList Catalog::with_words(const std::string& words) const {
  std::vector<const EntryList*> lists;
  const auto add = [&](const Index& index, const std::string& words_of_index) {
    for (const auto& word : split_words(words_of_index)) {
      const EntryList* list = find(index, word);
      if (!list) return false;
      lists.push_back(list);
    }
    return true;
  };
  for (const auto& word : split_words(words)) {
    const bool exact = has_diacritics(word);
    if (!(exact ? add(by_exact_word_, exact_words(word)) : add(by_word_, plain_words(word)))) return {};
  }
  if (lists.empty()) return {};
  std::sort(lists.begin(), lists.end(), [](const auto* a, const auto* b) { return a->size() < b->size(); });
  EntryList out = *lists[0];
  for (std::size_t i = 1; i < lists.size(); ++i) out = intersection(out, *lists[i]);
  return out;
}

}  // namespace nienbieu
