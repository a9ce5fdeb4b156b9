#include <algorithm>
#include <optional>

#include "timeline/entry.h"
#include "timeline/forest.h"
#include "timeline/sketch.h"

namespace nienbieu {
namespace {

constexpr std::size_t band = 3;        // slots of a sketch that must all agree to make two documents worth comparing
constexpr std::size_t neighbours = 8;  // documents of one band that are compared with each

// Locality-sensitive hashing: documents that agree in any band are compared; copies (half of the shingles shared) do so in 94 of 100
// cases directly, and a family is held together by more than one pair.
class Families {
 public:
  Families(const RecordSet& records, std::vector<TimelineDocument>& documents)
      : records_(records), documents_(documents), families_(documents.size()) {
    for (const TimelineDocument& d : documents) sketches_.push_back(decode_sketch(record(d).sketch));
  }

  void run() {
    join_equal_texts();
    std::vector<std::pair<std::uint32_t, std::uint32_t>> order;
    for (std::size_t b = 0; b + band <= sketch_slots; b += band) {
      order.clear();
      for (std::uint32_t i = 0; i < documents_.size(); ++i) {
        if (sketches_[i]) order.emplace_back(band_key(*sketches_[i], b), i);
      }
      std::sort(order.begin(), order.end());
      for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::size_t k = i + 1; k < std::min(order.size(), i + 1 + neighbours) && order[k].first == order[i].first; ++k) {
          compare_pair(order[i].second, order[k].second);
        }
      }
    }
    label();
  }

 private:
  const DocumentRecord& record(const TimelineDocument& d) const { return records_.versions()[d.version]; }

  static std::uint32_t band_key(const Sketch& s, std::size_t b) {
    return static_cast<std::uint32_t>(s.slots[b]) << 16 | static_cast<std::uint32_t>(s.slots[b + 1]) << 8 | s.slots[b + 2];
  }

  // Texts too short for a sketch can still be the same text.
  void join_equal_texts() {
    std::vector<std::pair<std::string_view, std::uint32_t>> texts;
    for (std::uint32_t i = 0; i < documents_.size(); ++i) {
      if (!record(documents_[i]).content.empty()) texts.emplace_back(record(documents_[i]).content, i);
    }
    std::sort(texts.begin(), texts.end());
    for (std::size_t i = 1; i < texts.size(); ++i) {
      if (texts[i].first == texts[i - 1].first) families_.join(texts[i].second, texts[i - 1].second);
    }
  }

  void compare_pair(std::uint32_t a, std::uint32_t b) {
    if (families_.root(a) != families_.root(b) && same_family(compare(*sketches_[a], *sketches_[b]))) families_.join(a, b);
  }

  void label() {
    std::vector<std::uint32_t> size(documents_.size());
    for (std::uint32_t i = 0; i < documents_.size(); ++i) ++size[families_.root(i)];
    for (std::uint32_t i = 0; i < documents_.size(); ++i) {
      documents_[i].family = families_.root(i);
      documents_[i].family_size = size[families_.root(i)];
    }
  }

  const RecordSet& records_;
  std::vector<TimelineDocument>& documents_;
  Forest families_;  // documents are sorted by id, so the first document names its family
  std::vector<std::optional<Sketch>> sketches_;
};

}  // namespace

void find_families(const RecordSet& records, std::vector<TimelineDocument>& documents) { Families(records, documents).run(); }

}  // namespace nienbieu
