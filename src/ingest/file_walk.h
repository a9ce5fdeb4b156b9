// The input files of a run, one by one: files as given, folders recursively.
//
// Contract. A folder gives the files whose names say they are articles (format_of_name), in the byte order of their paths; hidden files
// and folders are passed over, other files too. A folder without any article, an unreadable folder, a missing input, a link that leads
// back into its own folder is an Error. Only the names of one folder and its parents are in memory. One thread.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace nienbieu {

class FileWalk {
 public:
  explicit FileWalk(std::vector<std::string> inputs) : inputs_(std::move(inputs)) {}

  // The next file's path, or "-" for standard input; nullopt at the end.
  std::optional<Result<std::string>> next();

 private:
  struct Folder {
    std::string path;
    std::vector<std::string> names;  // sorted; a folder's name ends in '/'
    std::size_t at = 0;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
  };

  Status enter(const std::string& path);
  std::optional<Result<std::string>> next_in_folder();
  std::optional<Result<std::string>> next_input();

  std::vector<std::string> inputs_;
  std::size_t at_ = 0;
  std::vector<Folder> open_;
  bool found_ = false;  // an article in the folder given by the user
};

// Bytes of all files that a walk will give; 0 when one of them is standard input or no regular file.
std::uint64_t total_bytes(const std::vector<std::string>& inputs);

}  // namespace nienbieu
