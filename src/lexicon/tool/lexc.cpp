// nienbieu-lexc FOLDER OUTPUT: compiles the lexicons at build time. Faults are printed; rows at fault are left out and the exit status
// is 1.
#include <cstdio>
#include <fstream>

#include "lexicon/compile.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: nienbieu-lexc FOLDER OUTPUT\n");
    return 2;
  }
  nienbieu::Errors errors;
  const auto source = nienbieu::load_lexicons({argv[1]}, errors);
  for (const auto& error : errors) std::fprintf(stderr, "%s\n", error.to_string().c_str());
  const auto image = nienbieu::compile_lexicon(source);
  // Written beside and renamed, so that a running process never maps half an image.
  const std::string temporary = std::string(argv[2]) + ".tmp";
  std::ofstream out(temporary, std::ios::binary);
  out.write(reinterpret_cast<const char*>(image.data()), static_cast<std::streamsize>(image.size()));
  out.close();
  if (!out || std::rename(temporary.c_str(), argv[2]) != 0) {
    std::fprintf(stderr, "%s: cannot be written\n", argv[2]);
    return 1;
  }
  return 0;
}
