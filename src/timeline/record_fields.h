// Reads the fields of records out of a parsed JSON object. Internal to record_read.cpp.
#pragma once
#include <simdjson.h>

#include <string>
#include <string_view>
#include <vector>

#include "timeline/record.h"

namespace nienbieu::record_fields {

using Element = simdjson::dom::element;
using Object = simdjson::dom::object;

// The first fault of a record; later ones are not looked for, because they are mostly its echo.
struct Fault {
  std::string field, wanted;
  bool found() const { return !field.empty(); }
  void set(std::string_view name, std::string_view want) {
    if (found()) return;
    field = name;
    wanted = want;
  }
};

void read_document(Object object, DocumentRecord& out, Fault& fault);

// Every field of an event but its document. `report`: the id stands under "event".
void read_event(Object object, EventRecord& out, bool report, Fault& fault);

std::string_view text_or_null(Element value, std::string_view name, Fault& fault);

}  // namespace nienbieu::record_fields
