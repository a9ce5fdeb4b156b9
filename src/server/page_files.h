// The dashboard's page, read into memory once: three files with fixed names, found beside the binary. A request names an entry of a
// table, never a file.
#pragma once
#include <memory>
#include <string>
#include <vector>

namespace nienbieu {

struct PageFile {
  std::string path, type, tag;                       // "/", "/page.js", "/page.css"
  std::shared_ptr<const std::string> bytes, packed;  // as they are, and gzip
};

// From `folder`; empty when the page was not built.
std::vector<PageFile> load_page(const std::string& folder);

}  // namespace nienbieu
