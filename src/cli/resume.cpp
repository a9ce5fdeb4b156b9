#include "cli/resume.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>

namespace nienbieu::cli {
namespace {

constexpr const char* form = "nienbieu resume 1 settings %016" PRIx64 " inputs %016" PRIx64 " results %" PRIu64 " bytes %" PRIu64 " %s\n";

}  // namespace

std::uint64_t resume_hash(std::uint64_t before, std::string_view bytes) {
  std::uint64_t hash = before ^ 0xCBF29CE484222325ULL;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return (hash ^ bytes.size()) * 0x100000001B3ULL;
}

ResumeFile::ResumeFile(const std::string& output, const std::string& settings)
    : path_(output + ".resume"), settings_(resume_hash(0, settings)) {}

Result<std::optional<ResumePoint>> ResumeFile::load() const {
  std::ifstream in(path_, std::ios::binary);
  if (!in) return std::optional<ResumePoint>{};
  const std::string text(std::istreambuf_iterator<char>(in), {});
  ResumePoint point;
  std::uint64_t settings = 0;
  char state[8] = {};
  if (std::sscanf(text.c_str(), "nienbieu resume 1 settings %" SCNx64 " inputs %" SCNx64 " results %" SCNu64 " bytes %" SCNu64 " %7s",
                  &settings, &point.inputs, &point.results, &point.bytes, state) != 5 ||
      !text.ends_with("\n")) {
    return Error{"resume.broken", path_, 0, 0, "is no resume point; remove it to begin anew"};
  }
  if (settings != settings_) {
    return Error{"resume.settings", path_, 0, 0,
                 "belongs to a run with other inputs or flags; give the same again, or remove it to begin anew"};
  }
  point.whole = std::strcmp(state, "whole") == 0;
  return std::optional(point);
}

Status ResumeFile::save(const ResumePoint& point) const {
  const auto fault = [&] { return Error{"resume.write", path_, 0, 0, std::string("cannot be written: ") + std::strerror(errno)}; };
  char text[200];
  const int length =
      std::snprintf(text, sizeof text, form, settings_, point.inputs, point.results, point.bytes, point.whole ? "whole" : "part");
  const std::string next = path_ + ".new";
  const int descriptor = ::open(next.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return fault();
  const bool written = ::write(descriptor, text, static_cast<std::size_t>(length)) == length && ::fdatasync(descriptor) == 0;
  if (::close(descriptor) == 0 && written && std::rename(next.c_str(), path_.c_str()) == 0) return {};
  const Error error = fault();
  std::remove(next.c_str());
  return error;
}

void ResumeFile::remove() const { std::remove(path_.c_str()); }

}  // namespace nienbieu::cli
