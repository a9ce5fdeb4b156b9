// The file that a command writes: whole or not at all, compressed where its name ends in .gz or .zst.
//
// It is written beside its name first ("FILE.part") and renamed at the end; "-" is standard output; a device or a pipe is written as it
// is. A run that can be resumed seals what it has written from time to time and keeps FILE.part when it fails (resume.h).
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace nienbieu::cli {

class Encoder;

class Output {
 public:
  explicit Output(std::string path);
  ~Output();  // what was not closed is removed, but for a kept part
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  Status open();
  Status write(std::string_view bytes);
  Status close();
  bool is_terminal() const;

  // Goes on behind the first `bytes` of FILE.part, which the run before sealed; what follows them is cut off.
  Status reopen(std::uint64_t bytes);
  // Everything written so far is on the disk and can be read by itself. Returns the length of the file.
  Result<std::uint64_t> seal();
  void keep_part() { keep_part_ = true; }
  // Whether the file can be written beside its name and renamed.
  bool is_replaceable() const;
  const std::string& part() const { return part_; }

 private:
  Error fault(const char* code) const;
  Status flush();
  Status open_descriptor(const std::string& name, int flags);

  std::string path_, part_;
  std::unique_ptr<Encoder> encoder_;
  std::string buffer_;
  std::uint64_t written_ = 0;  // bytes of the file
  int descriptor_ = -1;
  bool keep_part_ = false, part_open_ = false;
};

}  // namespace nienbieu::cli
