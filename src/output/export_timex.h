// What a time expression means, in the notation of TIMEX3 (TimeML 1.2.1): weeks, quarters, parts of a day, placeholders for what is
// unknown, durations by their number and unit, and the modifiers that it has for what is about, more, less, the start or the end of
// something.
#pragma once
#include <string>

#include "output/export_view.h"

namespace nienbieu {

struct Timex3 {
  std::string type, value, mod, quant;  // mod and quant may be empty
  std::string comment;                  // the EDTF value where TIMEX3 says less: an interval, a set of days, a time zone
};

// `time` is an entry of `times` in a nienbieu/document@1 record.
Timex3 timex3_of(const ExportJson& time);

}  // namespace nienbieu
