// Where a run that writes record after record stands, so that it goes on after a kill at any moment without a record twice or lost.
//
// Beside FILE lie FILE.part, what has been written, and FILE.resume, the resume point: how many articles (and faults) of the inputs are
// done, and how long FILE.part was then. The point is only saved once those bytes are on the disk, and replaced as a whole; whatever lies
// behind it in FILE.part is cut off and made again. Because the output depends on the inputs alone, the end is the same bytes.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"

namespace nienbieu::cli {

struct ResumePoint {
  std::uint64_t results = 0;  // articles and faults read
  std::uint64_t inputs = 0;   // hash of what they were
  std::uint64_t bytes = 0;    // of FILE.part
  bool whole = false;         // nothing is left but to give FILE.part its name
};

class ResumeFile {
 public:
  // `settings`: everything that the output depends on beside the inputs' bytes.
  ResumeFile(const std::string& output, const std::string& settings);

  // Nothing when there is no point; an error when there is one of other settings, or it cannot be understood.
  Result<std::optional<ResumePoint>> load() const;
  Status save(const ResumePoint& point) const;
  void remove() const;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::uint64_t settings_;
};

// Spelled out, so that a point holds from one build to the next.
std::uint64_t resume_hash(std::uint64_t before, std::string_view bytes);

}  // namespace nienbieu::cli
