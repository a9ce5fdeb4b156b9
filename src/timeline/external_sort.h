// Records of any number in order, in bounded memory: sorted runs on disk, then merged. Private to src/timeline.
//
// add() all, then next() until it gives false. What fits into `budget` bytes never touches the disk. Equal records may come in any order:
// an order must tell apart whatever differs.
#pragma once
#include <algorithm>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "timeline/scratch_file.h"

namespace nienbieu {

// Bytes in the order of their key, then of what belongs to it.
struct Blob {
  std::string key, value;
  auto operator<=>(const Blob&) const = default;
};

template <class T>
struct RecordCodec {
  static_assert(std::is_trivially_copyable_v<T>);
  static std::size_t memory(const T&) { return sizeof(T); }
  static void write(ScratchFile& file, const T& record) { file.append(&record, sizeof record); }
  static void read(ScratchReader& reader, T& record) { reader.read(&record, sizeof record); }
};

template <>
struct RecordCodec<Blob> {
  static std::size_t memory(const Blob& b) {
    const auto heap = [](const std::string& s) { return s.capacity() > 15 ? s.capacity() + 24 : 0; };
    return sizeof(Blob) + heap(b.key) + heap(b.value);
  }
  static void write(ScratchFile& file, const Blob& b) {
    const std::uint32_t sizes[] = {static_cast<std::uint32_t>(b.key.size()), static_cast<std::uint32_t>(b.value.size())};
    file.append(sizes, sizeof sizes);
    file.append(b.key);
    file.append(b.value);
  }
  static void read(ScratchReader& reader, Blob& b) {
    const auto key = reader.read_value<std::uint32_t>(), value = reader.read_value<std::uint32_t>();
    reader.read(b.key, key);
    reader.read(b.value, value);
  }
};

template <class T>
class ExternalSort {
 public:
  ExternalSort(std::string folder, std::size_t budget) : folder_(std::move(folder)), budget_(budget) {
    // Memory that is not touched yet costs nothing; growing by copies would cost twice.
    held_.reserve(budget / sizeof(T) + 1);
  }

  void add(T record) {
    used_ += Codec::memory(record);
    held_.push_back(std::move(record));
    if (used_ >= budget_ || held_.size() == held_.capacity()) write_run();
  }

  bool next(T& record) {
    if (!reading_) start();
    if (runs_.empty()) {
      if (at_ == held_.size()) return false;
      record = std::move(held_[at_++]);
      return true;
    }
    if (heads_.empty()) return false;
    std::pop_heap(heads_.begin(), heads_.end(), later);
    Head& head = heads_.back();
    std::swap(record, head.record);
    if (head.reader->at_end()) {
      heads_.pop_back();
    } else {
      Codec::read(*head.reader, head.record);
      std::push_heap(heads_.begin(), heads_.end(), later);
    }
    return true;
  }

 private:
  using Codec = RecordCodec<T>;
  static constexpr std::size_t least_buffer = std::size_t{16} << 10;
  struct Run {
    std::uint64_t begin, end;
  };
  struct Head {
    T record;
    std::unique_ptr<ScratchReader> reader;
  };
  static bool later(const Head& a, const Head& b) { return b.record < a.record; }

  void write_run() {
    std::sort(held_.begin(), held_.end());
    if (!file_) file_ = std::make_unique<ScratchFile>(folder_);
    const std::uint64_t begin = file_->size();
    for (const T& record : held_) Codec::write(*file_, record);
    runs_.push_back({begin, file_->size()});
    held_.clear();
    used_ = 0;
  }

  void open_runs(std::size_t from, std::size_t to) {
    heads_.clear();
    const std::size_t buffer = std::max(least_buffer, budget_ / (to - from));
    for (std::size_t i = from; i < to; ++i) {
      auto reader = std::make_unique<ScratchReader>(*file_, runs_[i].begin, runs_[i].end, buffer);
      T first;
      Codec::read(*reader, first);
      heads_.push_back({std::move(first), std::move(reader)});
    }
    std::make_heap(heads_.begin(), heads_.end(), later);
  }

  // Merges runs until one reading can hold a buffer for each.
  void start() {
    reading_ = true;
    if (runs_.empty()) return std::sort(held_.begin(), held_.end());
    if (!held_.empty()) write_run();
    std::vector<T>().swap(held_);
    const std::size_t at_once = std::clamp<std::size_t>(budget_ / least_buffer, 4, 512);
    while (runs_.size() > at_once) merge_runs(at_once);
    open_runs(0, runs_.size());
  }

  void merge_runs(std::size_t at_once) {
    auto merged = std::make_unique<ScratchFile>(folder_);
    std::vector<Run> fewer;
    for (std::size_t i = 0; i < runs_.size(); i += at_once) {
      open_runs(i, std::min(runs_.size(), i + at_once));
      const std::uint64_t begin = merged->size();
      for (T record; next(record);) Codec::write(*merged, record);
      fewer.push_back({begin, merged->size()});
    }
    heads_.clear();
    runs_ = std::move(fewer);
    file_ = std::move(merged);
  }

  std::string folder_;
  std::size_t budget_, used_ = 0, at_ = 0;
  std::vector<T> held_;
  std::unique_ptr<ScratchFile> file_;
  std::vector<Run> runs_;
  std::vector<Head> heads_;
  bool reading_ = false;
};

}  // namespace nienbieu
