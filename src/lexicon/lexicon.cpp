#include "lexicon/lexicon.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "lexicon/image.h"
#include "lexicon/phrase_tokens.h"

namespace nienbieu {

using namespace image;

static_assert(sizeof(Entry) == sizeof(StoredEntry), "entries are read in place");

struct Lexicon::View {
  const std::uint8_t* base = nullptr;
  std::size_t size = 0;
  bool mapped = false;
  std::vector<std::uint8_t> owned;
  const Header* header = nullptr;
  const char* strings = nullptr;
  const Slot* slots = nullptr;
  std::uint64_t slot_mask = 0;
  const std::uint32_t* roots = nullptr;
  const Node* nodes = nullptr;
  const Edge* edges = nullptr;
  std::uint64_t edge_mask = 0;
  const Entry* entries = nullptr;

  template <class T>
  const T* at(const Array& array) const { return reinterpret_cast<const T*>(base + array.offset); }

  Status bind(const std::string& name) {
    const auto wrong = [&](const char* what) { return Status(Error{"lexicon.format", name, 0, 0, std::string("is no lexicon image of this version (") + what + "); build it again"}); };
    if (size < sizeof(Header)) return wrong("too short");
    header = reinterpret_cast<const Header*>(base);
    if (header->magic_ != magic) return wrong("magic");
    if (header->version_ != version || header->kinds != kind_count) return wrong("version");
    if (header->size != size) return wrong("size");
    strings = at<char>(header->strings);
    slots = at<Slot>(header->slots);
    slot_mask = header->slots.count - 1;
    roots = at<std::uint32_t>(header->roots);
    nodes = at<Node>(header->nodes);
    edges = at<Edge>(header->edges);
    edge_mask = header->edges.count - 1;
    entries = at<Entry>(header->entries);
    return {};
  }

  std::uint32_t child(std::uint32_t node, std::uint32_t syllable) const {
    for (auto i = edge_hash(node, syllable) & edge_mask;; i = (i + 1) & edge_mask) {
      const Edge& edge = edges[i];
      if (edge.parent == node && edge.syllable == syllable) return edge.child;
      if (edge.parent == 0xFFFFFFFF) return 0;
    }
  }

  std::uint32_t step(std::uint32_t node, std::uint32_t syllable) const {
    if (node == 0) return roots[syllable];
    return nodes[node].has_children ? child(node, syllable) : 0;
  }

  // Exact: the folded spelling is compared, not only its hash.
  std::uint32_t find_syllable(std::string_view text, const Token& token, std::string& folded) const {
    for (auto i = token.key & slot_mask; slots[i].key; i = (i + 1) & slot_mask) {
      if (slots[i].key != token.key) continue;
      const std::string_view stored = strings + slots[i].spelling;
      if (stored == slice(text, token.span())) return slots[i].id;
      fold_token(text, token, folded);
      if (stored == folded) return slots[i].id;
    }
    return 0;
  }

  ~View() {
    if (mapped) munmap(const_cast<std::uint8_t*>(base), size);
  }
};

Lexicon::~Lexicon() = default;

Result<std::shared_ptr<const Lexicon>> Lexicon::open(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat info {};
  if (fd < 0 || fstat(fd, &info) != 0) {
    if (fd >= 0) ::close(fd);
    return Error{"lexicon.open", path, 0, 0, std::string("cannot be opened: ") + std::strerror(errno)};
  }
  auto view = std::make_unique<View>();
  view->size = static_cast<std::size_t>(info.st_size);
  void* memory = view->size ? mmap(nullptr, view->size, PROT_READ, MAP_SHARED, fd, 0) : MAP_FAILED;
  ::close(fd);
  if (memory == MAP_FAILED) return Error{"lexicon.open", path, 0, 0, "cannot be mapped into memory"};
  view->base = static_cast<const std::uint8_t*>(memory);
  view->mapped = true;
  if (auto status = view->bind(path); !status) return status.error();
  auto lexicon = std::shared_ptr<Lexicon>(new Lexicon());
  lexicon->view_ = std::move(view);
  return std::shared_ptr<const Lexicon>(std::move(lexicon));
}

Result<std::shared_ptr<const Lexicon>> Lexicon::from_bytes(std::vector<std::uint8_t> bytes) {
  auto view = std::make_unique<View>();
  view->owned = std::move(bytes);
  view->base = view->owned.data();
  view->size = view->owned.size();
  if (auto status = view->bind("(memory)"); !status) return status.error();
  auto lexicon = std::shared_ptr<Lexicon>(new Lexicon());
  lexicon->view_ = std::move(view);
  return std::shared_ptr<const Lexicon>(std::move(lexicon));
}

void Lexicon::annotate(std::string_view text, TokenList& tokens) const {
  thread_local std::string folded;
  for (Token& token : tokens) token.syllable = token.is_newline() ? 0 : view_->find_syllable(text, token, folded);
}

void Lexicon::matches_at(const TokenList& tokens, std::uint32_t at, std::vector<Hit>& out) const {
  const View& v = *view_;
  if (tokens[at].syllable == 0) return;
  std::uint32_t node = v.roots[tokens[at].syllable];
  const auto n = static_cast<std::uint32_t>(tokens.size());
  std::uint32_t i = at + 1;
  while (node) {
    const Node& here = v.nodes[node];
    if (here.entry_count) out.push_back({at, i, {v.entries + here.entries, here.entry_count}});
    if (!here.has_children) return;
    while (i + 1 < n && is_transparent(tokens[i])) ++i;
    if (i >= n || tokens[i].syllable == 0) return;
    node = v.child(node, tokens[i].syllable);
    ++i;
  }
}

void Lexicon::matches(const TokenList& tokens, std::uint32_t first, std::uint32_t last, std::vector<Hit>& out) const {
  for (std::uint32_t i = first; i < last; ++i)
    if (tokens[i].syllable && view_->roots[tokens[i].syllable]) matches_at(tokens, i, out);
}

std::span<const Entry> Lexicon::lookup(std::string_view phrase) const {
  TokenList tokens;
  tokenize(phrase, tokens);
  annotate(phrase, tokens);
  std::uint32_t node = 0;
  bool first = true;
  for (const Token& token : tokens) {
    if (is_transparent(token)) continue;
    if (token.syllable == 0) return {};
    node = first ? view_->roots[token.syllable] : view_->step(node, token.syllable);
    first = false;
    if (node == 0) return {};
  }
  if (node == 0) return {};
  const Node& here = view_->nodes[node];
  return {view_->entries + here.entries, here.entry_count};
}

std::uint32_t Lexicon::rows(Kind kind) const { return view_->header->tables[static_cast<std::size_t>(kind)].rows; }

std::string_view Lexicon::cell(Kind kind, std::uint32_t row, std::uint32_t column) const {
  const Table& table = view_->header->tables[static_cast<std::size_t>(kind)];
  if (row >= table.rows || column >= table.columns) return {};
  return view_->strings + view_->at<std::uint32_t>(table.cells)[static_cast<std::size_t>(row) * table.columns + column];
}

Lexicon::Origin Lexicon::origin(Kind kind, std::uint32_t row) const {
  const Table& table = view_->header->tables[static_cast<std::size_t>(kind)];
  if (row >= table.rows) return {{}, 0};
  const image::Origin& from = view_->at<image::Origin>(table.origins)[row];
  return {view_->strings + from.file, from.line};
}

std::uint64_t Lexicon::phrases(Kind kind) const { return view_->header->tables[static_cast<std::size_t>(kind)].phrases; }

std::int64_t Lexicon::find_row(Kind kind, std::string_view id) const {
  const Table& table = view_->header->tables[static_cast<std::size_t>(kind)];
  const auto* begin = view_->at<std::uint32_t>(table.by_id);
  const auto* end = begin + table.rows;
  const auto* it = std::lower_bound(begin, end, id, [&](std::uint32_t row, std::string_view want) { return cell(kind, row, 0) < want; });
  return it != end && cell(kind, *it, 0) == id ? static_cast<std::int64_t>(*it) : -1;
}

std::span<const std::uint32_t> Lexicon::tenures_of_person(std::uint32_t row) const {
  const Header& h = *view_->header;
  if (row + 1 >= h.person_tenures.count) return {};
  const auto* begins = view_->at<std::uint32_t>(h.person_tenures);
  return {view_->at<std::uint32_t>(h.tenure_rows) + begins[row], begins[row + 1] - begins[row]};
}

std::span<const std::uint32_t> Lexicon::tenures_of_office(std::uint32_t row) const {
  const Header& h = *view_->header;
  if (row + 1 >= h.office_tenures.count) return {};
  const auto* begins = view_->at<std::uint32_t>(h.office_tenures);
  return {view_->at<std::uint32_t>(h.tenure_rows) + begins[row], begins[row + 1] - begins[row]};
}

Lexicon::Stats Lexicon::stats() const {
  const Header& h = *view_->header;
  return {h.roots.count - 1, h.phrases, h.entries.count, view_->size};
}

bool casing_agrees(const TokenList& tokens, const Hit& hit, const Entry& entry) {
  std::uint32_t word = 0;
  for (auto i = hit.first; i < hit.last && word < 15; ++i) {
    const Token& token = tokens[i];
    if (is_transparent(token)) continue;
    if ((entry.flags >> word & 1) && token.is_word() && !token.capitalised()) return false;
    ++word;
  }
  return !(entry.flags & entry_upper) || tokens[hit.first].casing == Casing::upper || tokens[hit.first].single_letter;
}

}  // namespace nienbieu
