// The report: one self-contained page with its data, for `nienbieu report`.
//
// The built page (src/page, report-template.html) says where the data goes. Up to `pack_above` bytes the data stands in the file as
// JSON that anybody can read; above, as gzip in base64, which the page unpacks. No text of an article can leave its data block:
// '<' is written as \u003c. Pure; the same timeline and page give the same bytes.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace nienbieu {

struct ReportOptions {
  std::size_t pack_above = 8u << 20;
};

// Appends the page to `out`. Fails when `timeline_json` is no nienbieu/timeline@1, or `page_template` has no place for data.
Status write_report(std::string_view timeline_json, std::string_view page_template, std::string& out, const ReportOptions& options = {});

// What a file begins with decides: a timeline, or something from which one can be built.
bool is_timeline(std::string_view json);

}  // namespace nienbieu
