#include "ingest/file_walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "ingest/format.h"

namespace nienbieu {
namespace {

Error cannot_open(const std::string& path, int number) {
  const bool missing = number == ENOENT || number == ENOTDIR;
  return {missing ? "io.missing" : "io.open", path, 0, 0,
          missing ? "no such file or folder" : std::string("cannot be opened: ") + std::strerror(number)};
}

std::string joined(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

// Keeps folders and articles of the entries, folders with a '/' so that the names sort as the paths do.
void keep_name(const std::string& folder, std::string name, std::vector<std::string>& names) {
  if (name.starts_with('.')) return;
  struct stat about {};
  if (::stat(joined(folder, name).c_str(), &about) == 0 && S_ISDIR(about.st_mode)) {
    names.push_back(name + '/');
  } else if (format_of_name(name) != Format::kUnknown) {
    names.push_back(std::move(name));  // a dangling link too: opening it gives its error
  }
}

}  // namespace

Status FileWalk::enter(const std::string& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) return cannot_open(path, errno);
  Folder folder{path, {}, 0, about.st_dev, about.st_ino};
  for (const Folder& above : open_) {
    if (above.device == folder.device && above.inode == folder.inode) {
      return Error{"io.loop", path, 0, 0, "this link leads back to the folder " + above.path + ", which is being read"};
    }
  }
  const std::unique_ptr<DIR, int (*)(DIR*)> handle(::opendir(path.c_str()), &::closedir);
  if (!handle) return cannot_open(path, errno);
  while (const dirent* entry = ::readdir(handle.get())) keep_name(path, entry->d_name, folder.names);
  std::sort(folder.names.begin(), folder.names.end());
  open_.push_back(std::move(folder));
  return {};
}

std::optional<Result<std::string>> FileWalk::next_in_folder() {
  while (!open_.empty()) {
    Folder& folder = open_.back();
    if (folder.at == folder.names.size()) {
      const std::string path = std::move(folder.path);
      open_.pop_back();
      if (open_.empty() && !found_) {
        return Error{"io.no_articles", path, 0, 0,
                     "no articles in this folder: .txt, .html, .htm, .json, .jsonl, .ndjson, .warc, also with .gz or .zst, are read"};
      }
      continue;
    }
    const std::string path = joined(folder.path, folder.names[folder.at++]);
    if (!path.ends_with('/')) {
      found_ = true;
      return path;
    }
    if (const Status entered = enter(path.substr(0, path.size() - 1)); !entered) {
      found_ = true;  // what is wrong has been said
      return entered.error();
    }
  }
  return std::nullopt;
}

std::optional<Result<std::string>> FileWalk::next_input() {
  const std::string& input = inputs_[at_++];
  if (input == "-") return input;
  struct stat about {};
  if (::stat(input.c_str(), &about) != 0) return cannot_open(input, errno);
  if (!S_ISDIR(about.st_mode)) return input;
  found_ = false;
  if (const Status entered = enter(input); !entered) return entered.error();
  return std::nullopt;
}

std::optional<Result<std::string>> FileWalk::next() {
  for (;;) {
    if (auto inner = next_in_folder()) return inner;
    if (at_ == inputs_.size()) return std::nullopt;
    if (auto input = next_input()) return input;
  }
}

std::uint64_t total_bytes(const std::vector<std::string>& inputs) {
  FileWalk walk(inputs);
  std::uint64_t total = 0;
  while (const auto path = walk.next()) {
    if (!*path) continue;
    struct stat about {};
    if (**path == "-") return 0;
    if (::stat((*path)->c_str(), &about) != 0) continue;
    if (!S_ISREG(about.st_mode)) return 0;
    total += static_cast<std::uint64_t>(about.st_size);
  }
  return total;
}

}  // namespace nienbieu
