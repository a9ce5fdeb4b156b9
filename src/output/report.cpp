#include "output/report.h"

#include <algorithm>

#include <zlib.h>

#include <simdjson.h>

namespace nienbieu {
namespace {

constexpr std::string_view place_of_data = "<!--data-->";
constexpr std::string_view schema = "nienbieu/timeline@1";

Error fault(std::string code, std::string message) { return {std::move(code), {}, 0, 0, std::move(message)}; }

Status check(std::string_view json) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (const auto error = parser.parse(json.data(), json.size()).get(root))
    return fault("json.syntax", std::string("no JSON: ") + simdjson::error_message(error));
  std::string_view found;
  if (root["schema"].get_string().get(found) || found != schema)
    return fault("json.schema", "a nienbieu/timeline@1 is expected, as `nienbieu timeline` writes it");
  return {};
}

void append_escaped(std::string_view json, std::string& out) {
  for (std::size_t at = 0;;) {
    const auto next = json.find('<', at);
    out += json.substr(at, next - at);
    if (next == std::string_view::npos) return;
    out += "\\u003c";
    at = next + 1;
  }
}

// Without name and time in the header: the same bytes every day.
bool gzip(std::string_view bytes, std::string& out) {
  z_stream z{};
  if (deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK) return false;
  std::string buffer(1u << 18, '\0');
  std::size_t given = 0;
  int state = Z_OK;
  do {
    const std::size_t part = std::min<std::size_t>(bytes.size() - given, 1u << 24);
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + given));
    z.avail_in = static_cast<uInt>(part);
    given += part;
    do {
      z.next_out = reinterpret_cast<Bytef*>(buffer.data());
      z.avail_out = static_cast<uInt>(buffer.size());
      state = deflate(&z, given == bytes.size() ? Z_FINISH : Z_NO_FLUSH);
      out.append(buffer.data(), buffer.size() - z.avail_out);
    } while (z.avail_out == 0);
  } while (given < bytes.size());
  deflateEnd(&z);
  return state == Z_STREAM_END;
}

void append_base64(std::string_view bytes, std::string& out) {
  static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  out.reserve(out.size() + bytes.size() / 3 * 4 + bytes.size() / 57 + 8);
  const auto at = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u; };
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    if (i && i % 57 == 0) out += '\n';
    const unsigned group = at(i) << 16 | at(i + 1) << 8 | at(i + 2);
    out += digits[group >> 18 & 63];
    out += digits[group >> 12 & 63];
    out += i + 1 < bytes.size() ? digits[group >> 6 & 63] : '=';
    out += i + 2 < bytes.size() ? digits[group & 63] : '=';
  }
}

}  // namespace

bool is_timeline(std::string_view json) {
  const auto start = json.find_first_not_of(" \t\r\n");
  return start != std::string_view::npos && json.substr(start, 200).find(schema) != std::string_view::npos;
}

Status write_report(std::string_view timeline_json, std::string_view page_template, std::string& out, const ReportOptions& options) {
  const auto place = page_template.find(place_of_data);
  if (place == std::string_view::npos)
    return fault("report.template", "the page has no place for data (<!--data-->); build it anew with `cmake --build … --target page`");
  if (auto status = check(timeline_json); !status) return status;
  out += page_template.substr(0, place);
  if (timeline_json.size() <= options.pack_above) {
    out += "<script type=\"application/json\" id=\"timeline-data\">";
    append_escaped(timeline_json, out);
  } else {
    std::string packed;
    if (!gzip(timeline_json, packed)) return fault("report.pack", "the timeline could not be compressed");
    out += "<script type=\"application/octet-stream;base64\" id=\"timeline-data-gzip\">";
    append_base64(packed, out);
  }
  out += "</script>";
  out += page_template.substr(place + place_of_data.size());
  return {};
}

}  // namespace nienbieu
