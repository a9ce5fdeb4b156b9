#include "store/timeline_lines.h"

#include <algorithm>

namespace nienbieu {
namespace {

// Takes off what closes the list after the object: "," between objects, "]," or "}," after the last, "]}" at the end of all.
std::string_view without_tail(std::string_view line, TimelinePart part) {
  if (!line.ends_with(',')) {
    line.remove_suffix(2);
    return line;
  }
  line.remove_suffix(1);
  if (part != TimelinePart::entities) {
    if (line.ends_with(']')) line.remove_suffix(1);
    return line;
  }
  // `"Q1":{…}}` closes the list; an entity's own object holds no other.
  if (line.ends_with("}}")) line.remove_suffix(1);
  return line;
}

}  // namespace

void for_each_timeline_line(std::string_view bytes, const std::function<void(TimelinePart, std::string_view)>& f) {
  TimelinePart part = TimelinePart::entities;
  bool begun = false;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    at = end + 1;
    if (line.starts_with("{\"schema\":") && !begun)
      begun = true;
    else if (line.starts_with("\"entities\":{"))
      part = TimelinePart::entities;
    else if (line.starts_with("\"documents\":["))
      part = TimelinePart::documents;
    else if (line.starts_with("\"events\":["))
      part = TimelinePart::events;
    else if (line.starts_with("\"undated\":["))
      part = TimelinePart::undated;
    else if (line.size() > 2)
      f(part, without_tail(line, part));
  }
}

}  // namespace nienbieu
