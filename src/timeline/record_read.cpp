#include "timeline/record_read.h"

#include <simdjson.h>

#include <unordered_map>

#include "timeline/facts.h"
#include "timeline/record_fields.h"

namespace nienbieu {

using record_fields::Element;
using record_fields::Fault;
using record_fields::Object;

struct RecordReader::Impl {
  Sink sink;
  simdjson::dom::parser parser;
  EventRecord event;
  DocumentRecord document;
  std::unordered_map<std::string_view, DocumentRecord> heads;  // of the timeline being read
  ByteArena kept_heads;                                        // of a timeline that is read in parts
  std::string padded;

  Status parse(std::string_view object, std::string_view file, std::uint64_t line, std::size_t readable_after, Element& root);

  // The parser's buffer is used anew for the next part.
  void keep_head() {
    heads.erase(document.id);
    DocumentRecord kept = document;
    keep_texts(kept, kept_heads);
    heads.emplace(kept.id, std::move(kept));
  }

  void read_event_object(Object object, bool has_document, Fault& fault) {
    record_fields::read_event(object, event, false, fault);
    Object head;
    if (!has_document) {
      if (object["document"].get(head) != simdjson::SUCCESS) return fault.set("document", "an object");
      record_fields::read_document(head, document, fault);
    }
    if (!fault.found()) sink.event(event, document);
  }

  void read_document_object(Object object, Fault& fault) {
    Object head;
    if (object["document"].get(head) != simdjson::SUCCESS) return fault.set("document", "an object");
    record_fields::read_document(head, document, fault);
    if (fault.found()) return;
    sink.document(document);
    simdjson::dom::array events;
    if (object["events"].get(events) != simdjson::SUCCESS) return;
    for (const Element item : events) {
      Object one;
      if (item.get(one) != simdjson::SUCCESS) return fault.set("events", "an array of objects");
      read_event_object(one, true, fault);
      if (fault.found()) return;
    }
  }

  void read_head(Element item, Fault& fault) {
    Object head;
    if (item.get(head) != simdjson::SUCCESS) return fault.set("documents", "an array of objects");
    record_fields::read_document(head, document, fault);
    if (fault.found()) return;
    heads[document.id] = document;
    sink.document(document);
  }

  void read_entry(Element item, Fault& fault) {
    simdjson::dom::array reports;
    if (item["reports"].get(reports) != simdjson::SUCCESS) return fault.set("reports", "the array of an entry's reports");
    for (const Element report : reports) {
      Object object;
      if (report.get(object) != simdjson::SUCCESS) return fault.set("reports", "an array of objects");
      std::string_view id;
      if (object["document"].get(id) != simdjson::SUCCESS) return fault.set("reports.document", "the id of the report's document");
      const auto head = heads.find(id);
      if (head == heads.end()) return fault.set("reports.document", "one of the timeline's documents, which come first");
      record_fields::read_event(object, event, true, fault);
      if (fault.found()) return;
      sink.event(event, head->second);
    }
  }

  template <class Each>
  void each(Object object, const char* name, Fault& fault, Each read) {
    simdjson::dom::array items;
    const auto error = object[name].get(items);
    if (error == simdjson::NO_SUCH_FIELD) return;
    if (error != simdjson::SUCCESS) return fault.set(name, "an array");
    for (const Element item : items) {
      read(item);
      if (fault.found()) return;
    }
  }

  void read_timeline(Object object, Fault& fault) {
    heads.clear();
    each(object, "documents", fault, [&](Element item) { read_head(item, fault); });
    each(object, "events", fault, [&](Element item) { read_entry(item, fault); });
    each(object, "undated", fault, [&](Element item) { read_entry(item, fault); });
    heads.clear();
  }

  // A line of a timeline in JSON Lines stands alone: it brings the documents of its reports.
  void read_entry_line(Object object, Element root, Fault& fault) {
    heads.clear();
    each(object, "documents", fault, [&](Element item) { read_head(item, fault); });
    if (!fault.found()) read_entry(root, fault);
    heads.clear();
  }

  void read(Element root, Fault& fault) {
    Object object;
    std::string_view schema;
    if (root.get(object) != simdjson::SUCCESS) return fault.set("record", "a JSON object");
    if (object["schema"].get(schema) != simdjson::SUCCESS) return fault.set("schema", "\"nienbieu/event@1\" or another record of ours");
    if (schema == "nienbieu/event@1") return read_event_object(object, false, fault);
    if (schema == "nienbieu/document@1") return read_document_object(object, fault);
    if (schema == "nienbieu/timeline@1") return read_timeline(object, fault);
    if (schema == "nienbieu/entry@1") return read_entry_line(object, root, fault);
    fault.set("schema", "nienbieu/event@1, document@1, entry@1 or timeline@1");
  }
};

RecordReader::RecordReader(Sink sink) : impl_(std::make_unique<Impl>()) { impl_->sink = std::move(sink); }
RecordReader::~RecordReader() = default;
RecordReader::RecordReader(RecordReader&&) noexcept = default;
RecordReader& RecordReader::operator=(RecordReader&&) noexcept = default;

Status RecordReader::Impl::parse(std::string_view object, std::string_view file, std::uint64_t line, std::size_t readable_after,
                                 Element& root) {
  const bool copy = readable_after < simdjson::SIMDJSON_PADDING;
  if (copy) {
    padded.assign(object);
    padded.append(simdjson::SIMDJSON_PADDING, '\0');
  }
  const char* bytes = copy ? padded.data() : object.data();
  const auto error = parser.parse(bytes, object.size(), false).get(root);
  if (error == simdjson::SUCCESS) return {};
  return Error{"json.syntax", std::string(file), line, 0, std::string("not a JSON object: ") + simdjson::error_message(error)};
}

namespace {

Status told(const Fault& fault, std::string_view file, std::uint64_t line) {
  if (!fault.found()) return {};
  return Error{"record.field", std::string(file), line, 0, "field `" + fault.field + "` must be " + fault.wanted};
}

}  // namespace

Status RecordReader::read_object(std::string_view object, std::string_view file, std::uint64_t line, std::size_t readable_after) {
  Element root;
  if (auto status = impl_->parse(object, file, line, readable_after, root); !status) return status;
  Fault fault;
  impl_->read(root, fault);
  return told(fault, file, line);
}

void RecordReader::begin_timeline() {
  impl_->heads.clear();
  impl_->kept_heads = {};
}

Status RecordReader::read_part(TimelinePart part, std::string_view object, std::string_view file, std::uint64_t line) {
  Element root;
  if (auto status = impl_->parse(object, file, line, 0, root); !status) return status;
  Fault fault;
  if (part == TimelinePart::document) {
    impl_->read_head(root, fault);
    if (!fault.found()) impl_->keep_head();
  } else {
    impl_->read_entry(root, fault);
  }
  return told(fault, file, line);
}

Errors RecordReader::read_all(std::string_view bytes, std::string_view file) {
  Errors errors;
  const auto read = [&](std::string_view object, std::uint64_t line) {
    const std::size_t after = static_cast<std::size_t>(bytes.data() + bytes.size() - (object.data() + object.size()));
    if (auto status = read_object(object, file, line, after); !status) errors.push_back(status.error());
  };
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  // A timeline is one object over many lines.
  if (bytes.substr(0, 4096).find("\"nienbieu/timeline@1\"") != std::string_view::npos) {
    read(bytes, 1);
    return errors;
  }
  std::uint64_t line = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    ++line;
    const std::string_view one = bytes.substr(at, end - at);
    if (one.find_first_not_of(" \t\r") != std::string_view::npos) read(one, line);
    at = end + 1;
  }
  return errors;
}

struct BodyReader::Impl {
  simdjson::dom::parser parser;
  std::string padded;
  EventRecord event;
};

BodyReader::BodyReader() : impl_(std::make_unique<Impl>()) {}
BodyReader::~BodyReader() = default;

const EventRecord& BodyReader::read(std::string_view id, std::string_view body) {
  std::string& text = impl_->padded;
  text = "{";
  text += body;
  text += '}';
  const std::size_t size = text.size();
  text.append(simdjson::SIMDJSON_PADDING, '\0');
  Object object;
  Fault fault;  // our own bytes: only the missing id can be found wanting
  impl_->event.clear();
  if (impl_->parser.parse(text.data(), size, false).get(object) == simdjson::SUCCESS)
    record_fields::read_event(object, impl_->event, false, fault);
  impl_->event.id = id;
  return impl_->event;
}

}  // namespace nienbieu
