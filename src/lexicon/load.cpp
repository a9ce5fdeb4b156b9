#include "lexicon/load.h"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/civil_date.h"
#include "lexicon/lexicon.h"

namespace nienbieu {
namespace {

namespace fs = std::filesystem;

std::vector<std::string_view> split(std::string_view line, char by) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto at = line.find(by);
    parts.push_back(line.substr(0, at));
    if (at == std::string_view::npos) return parts;
    line.remove_prefix(at + 1);
  }
}

bool is_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const bool yes = nfc->isNormalizedUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), status);
  return U_SUCCESS(status) && yes;
}

bool is_number(std::string_view cell) {
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return error == std::errc{} && end == cell.data() + cell.size();
}

bool is_date(std::string_view cell) {
  const auto parts = split(cell, '-');
  if (parts.size() > 3 || parts[0].size() != 4) return false;
  int n[3] = {0, 1, 1};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0 && parts[i].size() != 2) return false;
    const auto [end, error] = std::from_chars(parts[i].data(), parts[i].data() + parts[i].size(), n[i]);
    if (error != std::errc{} || end != parts[i].data() + parts[i].size()) return false;
  }
  return is_valid({n[0], n[1], n[2]});
}

bool allowed(std::string_view list, std::string_view word) {
  if (list.empty()) return true;
  for (const auto item : split(list, ' '))
    if (item == word) return true;
  return false;
}

// Reads one file; knows where it is for messages.
class FileLoader {
 public:
  FileLoader(const fs::path& path, std::uint32_t index, LexiconSource& source, Errors& errors)
      : path_(path), index_(index), source_(source), errors_(errors) {}

  void load() {
    std::ifstream in(path_, std::ios::binary);
    if (!in) return fault(0, "lexicon.open", "cannot be read; a readable UTF-8 file is expected");
    std::string line;
    while (std::getline(in, line)) {
      ++line_;
      if (!line.empty() && line.back() == '\r') fault(line.size(), "lexicon.crlf", "ends in CR LF; lines must end in LF");
      if (line.starts_with('#')) {
        if (!schema_) header(line);
      } else if (!line.empty()) {
        if (!begin_rows()) return;
        row(line);
      } else {
        fault(1, "lexicon.blank", "is blank; remove it");
      }
    }
    if (!schema_) begin_rows();
  }

 private:
  void fault(std::size_t column, std::string code, std::string message) {
    errors_.push_back({std::move(code), path_.string(), line_, column, std::move(message)});
  }

  void header(const std::string& line) {
    const auto colon = line.find(':');
    if (colon == std::string::npos || line.size() < 3) return;
    const auto trim = [](std::string s) {
      s.erase(0, s.find_first_not_of(" #"));
      while (!s.empty() && s.back() == ' ') s.pop_back();
      return s;
    };
    const std::string key = trim(line.substr(0, colon));
    if (!head_.contains(key)) head_[key] = trim(line.substr(colon + 1));
  }

  bool begin_rows() {
    if (schema_) return true;
    for (const char* key : {"kind", "columns", "source", "licence", "retrieved", "used-by"})
      if (head_[key].empty()) fault(1, "lexicon.head", std::string("the head lacks \"# ") + key + ": …\"");
    schema_ = find_schema(head_["kind"]);
    if (!schema_) {
      fault(1, "lexicon.kind", "unknown kind \"" + head_["kind"] + "\"; src/lexicon/kinds.cpp lists the kinds");
      return false;
    }
    source_.retrieved.back() = head_["retrieved"];
    std::string want;
    for (const auto& column : schema_->columns) want += (want.empty() ? "" : " ") + std::string(column.name);
    if (head_["columns"] != want) {
      fault(1, "lexicon.columns", "columns of kind " + head_["kind"] + " must be \"" + want + "\"");
      return false;
    }
    return true;
  }

  void row(const std::string& line) {
    if (!previous_.empty() && line < previous_)
      fault(1, "lexicon.order", "is out of order; rows are sorted by code point of the whole line");
    if (line == previous_) fault(1, "lexicon.duplicate", "is the same as the row before");
    previous_ = line;
    if (!is_nfc(line)) fault(1, "lexicon.nfc", "is not in Unicode normalization form C");
    const auto cells = split(line, '\t');
    const auto& columns = schema_->columns;
    if (cells.size() != columns.size())
      return fault(
          1, "lexicon.cells",
          "has " + std::to_string(cells.size()) + " cells; kind " + std::string(schema_->name) + " has " + std::to_string(columns.size()));
    LexiconRow out;
    out.file = index_;
    out.line = static_cast<std::uint32_t>(line_);
    std::size_t at = 1;
    bool good = true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      good &= check(cells[i], columns[i], at);
      at += cells[i].size() + 1;
      out.cells.emplace_back(cells[i]);
    }
    if (good) source_.rows[schema_->kind].push_back(std::move(out));
  }

  bool check(std::string_view cell, const Column& column, std::size_t at) {
    const std::string name(column.name);
    const auto bad = [&](std::string code, std::string message) {
      return fault(at, std::move(code), name + " " + std::move(message)), false;
    };
    if (cell.empty()) return !column.required || bad("lexicon.required", "must not be empty");
    if (cell.front() == ' ' || cell.back() == ' ') return bad("lexicon.blanks", "begins or ends with a blank");
    switch (column.type) {
      case CellType::number:
        return is_number(cell) || bad("lexicon.number", "\"" + std::string(cell) + "\" is not a decimal number");
      case CellType::date:
        return is_date(cell) || bad("lexicon.date", "\"" + std::string(cell) + "\" is no date; YYYY, YYYY-MM or YYYY-MM-DD is expected");
      case CellType::word:
        return allowed(column.allowed, cell) ||
               bad("lexicon.word", "\"" + std::string(cell) + "\" is none of: " + std::string(column.allowed));
      case CellType::words:
      case CellType::phrases: {
        for (const auto part : split(cell, '|')) {
          if (part.empty()) return bad("lexicon.list", "has an empty item");
          if (column.type == CellType::words && !allowed(column.allowed, part))
            return bad("lexicon.word", "\"" + std::string(part) + "\" is none of: " + std::string(column.allowed));
        }
        return true;
      }
      default:
        return true;
    }
  }

  fs::path path_;
  std::uint32_t index_;
  LexiconSource& source_;
  Errors& errors_;
  std::map<std::string, std::string> head_;
  const KindSchema* schema_ = nullptr;
  std::uint64_t line_ = 0;
  std::string previous_;
};

std::vector<fs::path> lexicon_files(const std::string& folder, Errors& errors) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".tsv") && !name.ends_with(".cases.tsv")) files.push_back(entry.path());
  }
  if (error) errors.push_back({"lexicon.folder", folder, 0, 0, "cannot be read; a folder of lexicon TSV files is expected"});
  std::sort(files.begin(), files.end());
  return files;
}

// Rows of the later folder win over earlier rows with the same first cell.
void overlay(LexiconSource& base, LexiconSource&& over) {
  for (auto& [kind, rows] : over.rows) {
    std::set<std::string_view> keys;
    for (const auto& row : rows) keys.insert(row.cells[0]);
    auto& mine = base.rows[kind];
    if (kind != Kind::tenures) std::erase_if(mine, [&](const LexiconRow& row) { return keys.contains(row.cells[0]); });
    for (auto& row : rows) mine.push_back(std::move(row));
  }
}

}  // namespace

LexiconSource load_lexicons(const std::vector<std::string>& folders, Errors& errors) {
  LexiconSource all;
  for (const auto& folder : folders) {
    LexiconSource one;
    for (const auto& path : lexicon_files(folder, errors)) {
      all.files.push_back(path.string());
      one.retrieved.emplace_back();
      FileLoader(path, static_cast<std::uint32_t>(all.files.size() - 1), one, errors).load();
    }
    all.retrieved.insert(all.retrieved.end(), one.retrieved.begin(), one.retrieved.end());
    overlay(all, std::move(one));
  }
  return all;
}

}  // namespace nienbieu
