// The lines of a timeline as write_timeline_json lays them out: every entity, document and entry on one of its own.
#pragma once
#include <functional>
#include <string_view>

namespace nienbieu {

enum class TimelinePart { entities, documents, events, undated };

// Calls `f` with each line's object; of an entity the line is `"id":{…}`. Views point into `bytes`, which must be the writer's own.
void for_each_timeline_line(std::string_view bytes, const std::function<void(TimelinePart part, std::string_view object)>& f);

}  // namespace nienbieu
