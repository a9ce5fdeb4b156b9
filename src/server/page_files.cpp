#include "server/page_files.h"

#include <fstream>
#include <iterator>

#include "ingest/content_hash.h"
#include "server/gzip.h"

namespace nienbieu {

std::vector<PageFile> load_page(const std::string& folder) {
  struct Known {
    const char* name;
    const char* path;
    const char* type;
  };
  std::vector<PageFile> out;
  for (const Known known : {Known{"index.html", "/", "text/html; charset=utf-8"},
                            {"page.js", "/page.js", "text/javascript; charset=utf-8"},
                            {"page.css", "/page.css", "text/css; charset=utf-8"}}) {
    std::ifstream in(folder + "/" + known.name, std::ios::binary);
    if (!in) return {};
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    PageFile file{known.path, known.type, content_hash(bytes), {}, std::make_shared<const std::string>(gzip(bytes, 9))};
    file.bytes = std::make_shared<const std::string>(std::move(bytes));
    out.push_back(std::move(file));
  }
  return out;
}

}  // namespace nienbieu
