#include "ingest/format.h"

#include <array>
#include <utility>

#include "ingest/ascii.h"
#include "ingest/encoding.h"

namespace nienbieu {
namespace {

bool begins_html_page(std::string_view head) {
  const std::string lower = lower_ascii(head.substr(0, 1024));
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<?xml"}) {
    if (lower.starts_with(tag)) return tag != "<?xml" || lower.find("<html") != std::string::npos;
  }
  return lower.starts_with("<!--") && lower.find("<html") != std::string::npos;
}

// Bytes of UTF-16 with a mark as ASCII, as far as sniffing needs them.
std::string without_mark(std::string_view head) {
  const auto mark = detect_byte_order_mark(head);
  if (!mark) return std::string(head);
  std::string out;
  for (const char c : head.substr(mark->size)) {
    if (c != '\0') out += c;
  }
  return out;
}

}  // namespace

Format format_of_name(std::string_view path) {
  std::string name = lower_ascii(path.substr(path.rfind('/') + 1));
  for (const std::string_view packed : {".gz", ".zst"}) {
    if (name.ends_with(packed)) {
      name.resize(name.size() - packed.size());
      break;
    }
  }
  constexpr std::array<std::pair<std::string_view, Format>, 7> kNames{{{".txt", Format::kText},
                                                                       {".html", Format::kHtml},
                                                                       {".htm", Format::kHtml},
                                                                       {".jsonl", Format::kJsonLines},
                                                                       {".ndjson", Format::kJsonLines},
                                                                       {".json", Format::kJson},
                                                                       {".warc", Format::kWarc}}};
  for (const auto& [ending, format] : kNames) {
    if (name.ends_with(ending)) return format;
  }
  return Format::kUnknown;
}

Format sniff_format(std::string_view head, bool lenient) {
  const std::string plain = without_mark(head);
  const std::size_t first = plain.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return Format::kText;
  const std::string_view rest = std::string_view(plain).substr(first);
  if (rest.starts_with("WARC/1")) return Format::kWarc;
  const std::size_t second = rest.find_first_not_of(" \t\r\n", 1);
  const char next = second == std::string_view::npos ? '\0' : rest[second];
  if (rest[0] == '{' && (lenient || next == '"')) return Format::kJson;
  if (rest[0] == '[' && next == '{') return Format::kJson;
  if (rest[0] != '<') return Format::kText;
  if (begins_html_page(rest)) return Format::kHtml;
  const char tag = rest.size() > 1 ? rest[1] : '\0';
  const bool is_tag = tag == '!' || tag == '?' || (tag >= 'a' && tag <= 'z') || (tag >= 'A' && tag <= 'Z');
  return lenient && is_tag ? Format::kHtml : Format::kText;
}

}  // namespace nienbieu
