#include <cstdio>
#include <filesystem>

#include "cli/commands.h"
#include "lexicon/compile.h"
#include "lexicon/load.h"

namespace nienbieu::cli {
namespace {

namespace fs = std::filesystem;

fs::path folder_of_binary() {
  std::error_code error;
  const fs::path self = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path(".") : self.parent_path();
}

std::string first_existing(std::initializer_list<fs::path> paths) {
  std::error_code error;
  for (const auto& path : paths)
    if (fs::exists(path, error)) return path.string();
  return {};
}

std::string image_path() {
  const fs::path here = folder_of_binary();
  return first_existing({here / "lexicon.img", here / "../share/nienbieu/lexicon.img"});
}

}  // namespace

std::string lexicon_folder(const std::string&) {
  const fs::path here = folder_of_binary();
  return first_existing({here / "../../lexicons", here / "../share/nienbieu/lexicons"});
}

std::shared_ptr<const Lexicon> Session::lexicon() {
  if (lexicon_) return lexicon_;
  if (lexicon_dirs.empty()) {
    const std::string path = lexicon_image.empty() ? image_path() : lexicon_image;
    if (path.empty()) {
      fail({"lexicon.missing", "lexicon.img", 0, 0, "not found beside the binary; build the project or give --lexicon-image FILE"});
      return nullptr;
    }
    auto opened = Lexicon::open(path);
    if (!opened) return fail(opened.error()), nullptr;
    return lexicon_ = std::move(*opened);
  }
  std::vector<std::string> folders{lexicon_folder(program)};
  if (folders[0].empty()) {
    fail({"lexicon.missing", "lexicons/", 0, 0, "the folder of the standard lexicons was not found; --lexicon adds to it"});
    return nullptr;
  }
  folders.insert(folders.end(), lexicon_dirs.begin(), lexicon_dirs.end());
  Errors errors;
  const auto source = load_lexicons(folders, errors);
  for (const auto& error : errors) fail(error);
  auto compiled = Lexicon::from_bytes(compile_lexicon(source));
  if (!compiled) return fail(compiled.error()), nullptr;
  return lexicon_ = std::move(*compiled);
}

void Session::fail(const Error& error) {
  std::fprintf(stderr, "nienbieu: %s\n", error.to_string().c_str());
  if (exit_status == 0) exit_status = 1;
}

void Session::usage_error(const std::string& message) {
  std::fprintf(stderr, "nienbieu: %s\n", message.c_str());
  exit_status = 2;
}

}  // namespace nienbieu::cli
