#include "timeline/record_stream.h"

#include <optional>

#include "ingest/byte_window.h"
#include "ingest/lines.h"

namespace nienbieu {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{256} << 10;
constexpr std::size_t sniffed_bytes = 4096;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

using Fault = std::function<void(const Error&)>;

Error too_long(const std::string& file, std::uint64_t line, std::size_t longest) {
  return {"record.length", file, line, 0, "a record of more than " + std::to_string(longest) + " bytes; give more with --memory"};
}

// Returns whether anything but white space was there.
bool read_lines(ByteSourcePtr source, const std::string& file, std::size_t longest, RecordReader& reader, const Fault& fault) {
  LineReader lines(std::move(source), buffer_bytes, longest);
  bool any = false;
  while (const auto next = lines.next()) {
    if (!*next) {
      any = true;
      Error error = next->error();
      error.file = file;
      fault(error);
      continue;
    }
    const Line& line = **next;
    std::string_view text = line.text;
    if (line.number == 1 && text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (line.too_long) {
      any = true;
      fault(too_long(file, line.number, longest));
    } else if (text.find_first_not_of(" \t\r") != std::string_view::npos) {
      any = true;
      if (auto status = reader.read_object(text, file, line.number, ByteWindow::kPadding); !status) fault(status.error());
    }
  }
  return any;
}

// Cuts the elements of the lists of a timeline out of a stream of bytes.
class TimelineCutter {
 public:
  TimelineCutter(const std::string& file, std::size_t longest, RecordReader& reader) : file_(file), longest_(longest), reader_(reader) {}

  Status take(std::string_view bytes) {
    for (const char c : bytes) {
      if (auto status = take(c); !status) return status;
    }
    return {};
  }

  Status finish() const {
    if (depth_ == 0 && begun_) return {};
    return Error{"json.syntax", file_, line_, 0, "the timeline breaks off before its end"};
  }

 private:
  Status take(char c) {
    line_ += c == '\n';
    const bool inside = depth_ > 2 || (depth_ == 2 && c == '{' && !in_text_);
    if (inside && list_) {
      element_ += c;
      if (element_.size() == 1) element_line_ = line_;
      if (element_.size() > longest_) return too_long(file_, element_line_, longest_);
    }
    if (in_text_) return take_in_text(c);
    if (c == '"') {
      in_text_ = true;
      if (depth_ == 1) key_.clear();
    } else if (c == '{' || c == '[') {
      if (++depth_ == 2) list_ = c == '[' ? list_of(key_) : std::nullopt;
      begun_ = true;
    } else if (c == '}' || c == ']') {
      if (depth_ == 0) return Error{"json.syntax", file_, line_, 0, "not a JSON object: a bracket that closes nothing"};
      --depth_;
      if (depth_ == 2 && list_) return take_element();
    }
    return {};
  }

  Status take_in_text(char c) {
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_text_ = false;
    } else if (depth_ == 1) {
      key_ += c;
    }
    return {};
  }

  static std::optional<TimelinePart> list_of(std::string_view key) {
    if (key == "documents") return TimelinePart::document;
    if (key == "events" || key == "undated") return TimelinePart::entry;
    return std::nullopt;
  }

  Status take_element() {
    Status status = reader_.read_part(*list_, element_, file_, element_line_);
    element_.clear();
    return status;
  }

  const std::string& file_;
  std::size_t longest_;
  RecordReader& reader_;
  std::uint64_t line_ = 1, element_line_ = 1;
  int depth_ = 0;
  bool in_text_ = false, escaped_ = false, begun_ = false;
  std::string key_;                   // the last text at the top level
  std::optional<TimelinePart> list_;  // that is being read
  std::string element_;
};

void read_timeline(ByteSourcePtr source, const std::string& file, std::size_t longest, RecordReader& reader, const Fault& fault) {
  TimelineCutter cutter(file, longest, reader);
  reader.begin_timeline();
  Status status;
  std::string piece(buffer_bytes, '\0');
  for (bool first = true; status; first = false) {
    const auto got = source->read(piece.data(), piece.size());
    if (!got) {
      Error error = got.error();
      error.file = file;
      fault(error);
      break;
    }
    if (*got == 0) {
      status = cutter.finish();
      break;
    }
    std::string_view bytes(piece.data(), *got);
    if (first && bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    status = cutter.take(bytes);
  }
  if (!status) fault(status.error());
  reader.begin_timeline();  // forget its documents
}

}  // namespace

void read_record_stream(ByteSourcePtr source, const std::string& file, std::size_t longest, RecordReader& reader, const Fault& fault) {
  const auto head = peek(source, sniffed_bytes);
  if (!head) {
    Error error = head.error();
    error.file = file;
    return fault(error);
  }
  if (head->find("\"nienbieu/timeline@1\"") != std::string::npos) return read_timeline(std::move(source), file, longest, reader, fault);
  if (!read_lines(std::move(source), file, longest, reader, fault)) {
    fault({"io.empty", file, 0, 0, "the file is empty: a file of nienbieu/event@1 lines or a nienbieu/timeline@1 is expected"});
  }
}

}  // namespace nienbieu
