#include "output/document.h"

#include "ingest/content_hash.h"
#include "timeline/json_writer.h"
#include "timeline/record_write.h"
#include "timeline/sketch.h"

namespace nienbieu {
namespace {

std::string_view basis_name(PublicationDate::Basis basis) {
  switch (basis) {
    case PublicationDate::Basis::given:
      return "given";
    case PublicationDate::Basis::inferred:
      return "inferred";
    case PublicationDate::Basis::unknown:
      break;
  }
  return "unknown";
}

// The title as given; else the article's own headline.
std::string_view title_of(const Annotations& a) {
  if (!a.article.title.empty()) return a.article.title;
  for (const Section& section : a.sections) {
    if (section.part == 0 && section.kind == SectionKind::headline) return slice(a.article.text, section.span);
  }
  return {};
}

// Only names are printed: a metonym ("Washington" for the government) is a name too, other pointers are not.
bool is_name(const Mention& m) { return !m.unnamed && (m.via == Via::name || m.via == Via::metonym); }

std::string_view printed_via(Via via) { return via == Via::metonym ? to_string(Via::name) : to_string(via); }

}  // namespace

void DocumentWriter::begin(const Annotations& annotations) {
  annotations_ = &annotations;
  offsets_.reset(annotations.article.text, unit_);
  fill_document();
}

TextSpan DocumentWriter::span(Span bytes) const {
  if (bytes.empty()) return {};
  return {slice(annotations_->article.text, bytes), offsets_(bytes.start), offsets_(bytes.end)};
}

void DocumentWriter::fill_document() {
  const Annotations& a = *annotations_;
  primary_.clear();
  for (const Section& section : a.sections) {
    if (is_primary(section.kind) && section.part == 0) primary_.push_back(section.span);
  }
  content_ = content_hash(a.article.text).substr(0, 16);
  sketch_ = make_sketch(a.tokens, primary_);
  document_ = {};
  document_.id = a.article.id;
  document_.title = title_of(a);
  document_.url = a.article.url;
  document_.outlet = a.article.outlet;
  document_.published = a.published.edtf;
  document_.published_basis = basis_name(a.published.basis);
  // A given date needs no reason; an unknown one says what was missing.
  document_.published_why = a.published.basis == PublicationDate::Basis::given ? std::string_view{} : std::string_view(a.published.why);
  document_.revision = a.article.revision;
  document_.content = content_;
  document_.sketch = sketch_;
  document_.withdrawn = a.article.withdrawn;
}

void DocumentWriter::fill(const Argument& argument, ArgumentRecord& out) const {
  out = {};
  out.mention = span(argument.mention);
  out.role = slice(annotations_->article.text, argument.role);
  out.via = to_string(argument.via);
  out.inherited = argument.inherited;
  if (argument.entity == no_index) {
    out.entity = argument.unnamed_id;
    out.type = to_string(EntityType::person);
    out.country = argument.country;
    out.description = out.mention.text;
    return;
  }
  const Entity& entity = annotations_->entities.list[argument.entity];
  out.entity = entity.id;
  out.name = entity.name;
  out.type = to_string(entity.type);
  out.country = entity.country;
  if (entity.type == EntityType::place && entity.has_position) {
    out.has_position = true;
    out.lat = entity.lat;
    out.lon = entity.lon;
  }
}

void DocumentWriter::fill(const std::vector<Argument>& arguments, std::vector<ArgumentRecord>& out) const {
  out.resize(arguments.size());
  for (std::size_t i = 0; i < arguments.size(); ++i) fill(arguments[i], out[i]);
}

void DocumentWriter::fill_time(const Event& event) {
  TimeRecord& time = event_.time;
  time.edtf = event.time.edtf;
  time.earliest = event.time.earliest;
  time.latest = event.time.latest;
  time.grain = to_string(event.time.grain);
  time.basis = to_string(event.time.basis);
  time.why = event.time.why;
  if (event.time.timex != no_index) time.expression = span(annotations_->times[event.time.timex].span);
}

void DocumentWriter::fill_statement(const Event& event) {
  event_.is_statement = true;
  event_.statement_mode = to_string(event.statement_mode);
  event_.content = span(event.content);
  for (const Span quote : event.quotes) event_.quotes.push_back(span(quote));
  fill(event.addressees, event_.addressees);
  event_.venue = span(event.venue);
}

void DocumentWriter::fill_rest(const Event& event) {
  for (const Attribution& attribution : event.attribution) {
    ArgumentRecord source;
    fill(attribution.source, source);
    event_.attribution.push_back({source.entity, source.name.empty() ? source.description : source.name,
                                  slice(annotations_->article.text, attribution.cue), source.mention});
  }
  if (event.within != no_index) event_.within = annotations_->events[event.within].id;
  for (const Quantity& q : event.quantities) event_.quantities.push_back({q.what, q.bound, q.unit, q.value, span(q.span)});
  if (event.sentence < annotations_->sentences.size()) event_.sentence = span(annotations_->sentences[event.sentence].span);
  event_.section = to_string(event.section);
  event_.confidence = event.confidence;
}

const EventRecord& DocumentWriter::event(std::size_t index) {
  const Event& event = annotations_->events[index];
  event_.clear();
  event_.id = event.id;
  event_.kind = to_string(event.kind);
  event_.type = to_string(event.type);
  event_.mode = event.mode;
  event_.realis = to_string(event.realis);
  event_.trigger = span(event.trigger);
  fill_time(event);
  fill(event.actors, event_.actors);
  fill(event.targets, event_.targets);
  fill(event.places, event_.places);
  if (event.kind == EventKind::statement) fill_statement(event);
  fill_rest(event);
  return event_;
}

void DocumentWriter::write_events(std::string& out) {
  for (std::size_t i = 0; i < annotations_->events.size(); ++i) {
    write_event_line(event(i), document_, out);
    out += '\n';
  }
}

void DocumentWriter::write_layout(std::string& out) const {
  const auto ends = [&](Span bytes) {
    out += "\"start\":";
    json::integer(out, offsets_(bytes.start));
    out += ",\"end\":";
    json::integer(out, offsets_(bytes.end));
  };
  out += ",\"sections\":[";
  bool first = true;
  for (const Section& section : annotations_->sections) {
    out += first ? "{\"kind\":" : ",{\"kind\":";
    first = false;
    json::string(out, to_string(section.kind));
    out += ',';
    ends(section.span);
    if (section.part) {
      out += ",\"part\":";
      json::integer(out, section.part);
    }
    out += '}';
  }
  out += "],\"sentences\":[";
  first = true;
  for (const Sentence& sentence : annotations_->sentences) {
    out += first ? "{" : ",{";
    first = false;
    ends(sentence.span);
    out += '}';
  }
  out += ']';
}

void DocumentWriter::write_mention(const Mention& mention, std::string& out) const {
  write_span(span(mention.span), out);
  out.back() = ',';  // reopens the span's object
  const Entity* entity = mention.entity == no_index ? nullptr : &annotations_->entities.list[mention.entity];
  out += "\"type\":";
  json::string(out, to_string(mention.type));
  out += ",\"entity\":";
  json::string_or_null(out, entity ? std::string_view(entity->id) : std::string_view{});
  out += ",\"name\":";
  json::string_or_null(out, entity ? std::string_view(entity->name) : std::string_view{});
  out += ",\"via\":";
  json::string(out, printed_via(mention.via));
  if (entity && !entity->candidates.empty()) {
    for (std::size_t i = 0; i < entity->candidates.size(); ++i) {
      out += i ? "," : ",\"candidates\":[";
      json::string(out, entity->candidates[i]);
    }
    out += ']';
  }
  if (mention.misspelt) out += ",\"misspelt\":true";
  out += '}';
}

void DocumentWriter::write_mentions(std::string& out) const {
  out += ",\"mentions\":[";
  bool first = true;
  for (const Mention& mention : annotations_->entities.mentions) {
    if (!is_name(mention) || mention.span.empty()) continue;
    if (!first) out += ',';
    first = false;
    write_mention(mention, out);
  }
  out += ']';
}

void DocumentWriter::write_times(std::string& out) const {
  out += ",\"times\":[";
  bool first = true;
  const auto text = [&](std::string_view name, std::string_view value) {
    out += name;
    json::string_or_null(out, value);
  };
  for (const Timex& time : annotations_->times) {
    if (time.span.empty()) continue;
    if (!first) out += ',';
    first = false;
    write_span(span(time.span), out);
    out.back() = ',';
    text("\"type\":", to_string(time.type));
    text(",\"edtf\":", time.edtf);
    text(",\"earliest\":", time.earliest);
    text(",\"latest\":", time.latest);
    text(",\"grain\":", to_string(time.grain));
    text(",\"basis\":", to_string(time.basis));
    text(",\"why\":", time.why);
    out += '}';
  }
  out += ']';
}

void DocumentWriter::write_document(std::string& out) {
  out += "{\"schema\":\"nienbieu/document@1\",\"document\":";
  write_document_object(document_, out);
  write_layout(out);
  write_mentions(out);
  write_times(out);
  out += ",\"events\":[";
  for (std::size_t i = 0; i < annotations_->events.size(); ++i) {
    if (i) out += ',';
    write_event_line(event(i), document_, out);
  }
  out += "]}\n";
}

}  // namespace nienbieu
