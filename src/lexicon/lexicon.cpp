#include "lexicon/lexicon.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>

#include "lexicon/schemas.h"
#include "lexicon/view.h"

namespace nienbieu {

using namespace image;

namespace {

constexpr std::size_t most_columns = 12;

constexpr std::size_t count_words() {
  std::size_t n = 1;
  for (const auto& schema : schema::schemas)
    for (const auto& column : schema.columns)
      if (column.type == CellType::word) ++n, schema::for_each_word(column.allowed, [&](std::string_view) { ++n; });
  return n;
}

// The words that a cell of a column may be, by code, "" first; for a column of anything else there is no beginning. Reading such a cell
// takes one byte of the image.
struct WordTable {
  std::array<std::uint16_t, kind_count * most_columns> begin{};
  std::array<std::string_view, count_words()> words{};
};

constexpr WordTable word_table = [] {
  WordTable table;
  std::uint16_t n = 1;
  for (const auto& schema : schema::schemas)
    for (std::size_t c = 0; c < schema.columns.size(); ++c) {
      if (schema.columns[c].type != CellType::word) continue;
      table.begin[static_cast<std::size_t>(schema.kind) * most_columns + c] = n++;
      schema::for_each_word(schema.columns[c].allowed, [&](std::string_view word) { table.words[n++] = word; });
    }
  return table;
}();

}  // namespace

Lexicon::View::View() {
  static std::atomic<std::uint32_t> last{0};
  serial = ++last;
}

Lexicon::View::~View() {
  if (mapped) munmap(const_cast<std::uint8_t*>(base), size);
}

Status Lexicon::View::bind(const std::string& name) {
  const auto wrong = [&](const char* what) {
    return Status(Error{"lexicon.format", name, 0, 0, std::string("is no lexicon image of this version (") + what + "); build it again"});
  };
  if (size < sizeof(Header)) return wrong("too short");
  header = reinterpret_cast<const Header*>(base);
  if (header->magic_ != magic) return wrong("magic");
  if (header->version_ != version || header->kinds != kind_count) return wrong("version");
  if (header->schemas != schema::fingerprint()) return wrong("columns");
  if (header->size != size) return wrong("size");
  strings = at<char>(header->strings);
  slots = at<Slot>(header->slots);
  slot_mask = header->slots.count - 1;
  nodes = at<Node>(header->nodes);
  edges = at<Edge>(header->edges);
  edge_count = header->edges.count;
  first_edge = static_cast<std::uint32_t>(header->syllables) + 1;
  filter = at<std::uint64_t>(header->filter);
  filter_bits = header->filter.count * 64;
  entries = at<Entry>(header->entries);
  return {};
}

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

std::uint32_t Lexicon::rows(Kind kind) const { return view_->header->tables[static_cast<std::size_t>(kind)].rows; }

std::string_view Lexicon::cell(Kind kind, std::uint32_t row, std::uint32_t column) const {
  const Table& table = view_->header->tables[static_cast<std::size_t>(kind)];
  if (row >= table.rows || column >= table.columns) return {};
  const auto at = static_cast<std::size_t>(row) * table.columns + column;
  const std::uint16_t words = word_table.begin[static_cast<std::size_t>(kind) * most_columns + column];
  if (words) return word_table.words[static_cast<std::size_t>(words) + view_->at<std::uint8_t>(table.codes)[at]];
  return view_->string(view_->at<std::uint32_t>(table.cells)[at]);
}

Lexicon::Origin Lexicon::origin(Kind kind, std::uint32_t row) const {
  const Table& table = view_->header->tables[static_cast<std::size_t>(kind)];
  if (row >= table.rows) return {{}, 0};
  const image::Origin& from = view_->at<image::Origin>(table.origins)[row];
  return {view_->string(from.file), from.line};
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

std::uint32_t Lexicon::serial() const { return view_->serial; }

Lexicon::Stats Lexicon::stats() const {
  const Header& h = *view_->header;
  return {h.syllables, h.phrases, h.entries.count, view_->size};
}

}  // namespace nienbieu
