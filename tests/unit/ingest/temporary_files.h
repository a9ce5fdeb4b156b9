// A folder for the files of one test, removed with it; and shorthand to read everything in.
#pragma once
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "ingest/reader.h"

namespace nienbieu {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "ingest.XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::string path() const { return path_.string(); }
  std::string write(const std::string& name, const std::string& bytes) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file.string();
  }

 private:
  std::filesystem::path path_;
};

struct Everything {
  std::vector<Article> articles;
  std::vector<Error> errors;
};

inline Everything read_everything(std::vector<std::string> inputs, ReadOptions options = {}) {
  Everything all;
  ArticleReader reader(std::move(inputs), std::move(options));
  while (auto item = reader.next()) {
    if (*item) {
      all.articles.push_back(std::move(**item));
    } else {
      all.errors.push_back(item->error());
    }
  }
  return all;
}

}  // namespace nienbieu
