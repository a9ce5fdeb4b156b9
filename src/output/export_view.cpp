#include "output/export_view.h"

#include <algorithm>
#include <cstdio>

namespace nienbieu {

TimelineView::TimelineView(ExportJson timeline) : timeline_(std::move(timeline)) {
  for (const char* list : {"events", "undated"})
    for (const auto& entry : list_at(timeline_, list)) entries_.push_back(&entry);
  for (const auto& document : list_at(timeline_, "documents")) documents_.emplace(text_at(document, "id"), &document);
  if (const auto it = timeline_.find("entities"); it != timeline_.end() && it->is_object())
    for (const auto& [id, entity] : it->items()) entities_.emplace(id, &entity);
}

const ExportJson* TimelineView::document(std::string_view id) const {
  const auto it = documents_.find(std::string(id));
  return it == documents_.end() ? nullptr : it->second;
}

const ExportJson* TimelineView::entity(std::string_view id) const {
  const auto it = entities_.find(std::string(id));
  return it == entities_.end() ? nullptr : it->second;
}

std::string text_at(const ExportJson& object, std::string_view key) {
  if (!object.is_object()) return {};
  const auto it = object.find(std::string(key));
  return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::string span_text(const ExportJson& object, std::string_view key) {
  if (!object.is_object()) return {};
  const auto it = object.find(std::string(key));
  return it == object.end() ? std::string() : text_at(*it, "text");
}

const ExportJson& list_at(const ExportJson& object, std::string_view key) {
  static const ExportJson none = ExportJson::array();
  if (!object.is_object()) return none;
  const auto it = object.find(std::string(key));
  return it != object.end() && it->is_structured() ? *it : none;
}

std::string name_of(const ExportJson& argument) {
  for (const char* key : {"name", "description"})
    if (auto name = text_at(argument, key); !name.empty()) return name;
  return span_text(argument, "mention");
}

std::string names_of(const ExportJson& arguments, std::string_view between) {
  std::vector<std::string> names;
  for (const auto& argument : arguments)
    if (auto name = name_of(argument); !name.empty() && std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  return join(names, between);
}

std::string chain_of(const ExportJson& attribution) {
  std::vector<std::string> links;
  for (const auto& link : attribution) {
    std::string name = name_of(link), cue = text_at(link, "cue");
    links.push_back(name.append(name.empty() || cue.empty() ? "" : " ").append(cue));
  }
  return join(links, " › ");
}

std::string quantity_of(const ExportJson& quantity) {
  std::vector<std::string> parts;
  if (auto bound = text_at(quantity, "bound"); !bound.empty() && bound != "exact") parts.push_back(bound);
  if (const auto it = quantity.find("value"); it != quantity.end() && it->is_number()) parts.push_back(it->dump());
  for (const char* key : {"unit", "what"})
    if (auto text = text_at(quantity, key); !text.empty()) parts.push_back(text);
  return join(parts, " ");
}

const ExportJson& representative_of(const ExportJson& entry) {
  static const ExportJson none = ExportJson::object();
  const auto& reports = list_at(entry, "reports");
  const std::string id = text_at(entry, "representative");
  for (const auto& report : reports)
    if (text_at(report, "event") == id) return report;
  return reports.empty() ? none : reports[0];
}

const ExportJson& other_side(const ExportJson& entry) {
  if (text_at(entry, "kind") != "statement") return list_at(entry, "targets");
  return list_at(list_at(entry, "statement"), "addressees");
}

std::string headline_of(const ExportJson& entry) {
  std::vector<std::string> parts{names_of(list_at(entry, "actors"), ", "), span_text(entry, "trigger"), names_of(other_side(entry), ", ")};
  if (parts[1].empty()) parts[1] = text_at(entry, "type");
  std::erase_if(parts, [](const std::string& part) { return part.empty(); });
  return join(parts, " · ");
}

std::string gist_of(const ExportJson& entry) {
  if (auto content = span_text(list_at(entry, "statement"), "content"); !content.empty()) return content;
  return span_text(representative_of(entry), "sentence");
}

const ExportJson* position_of(const ExportJson& entry) {
  for (const auto& place : list_at(entry, "places"))
    if (place.contains("lat") && place.contains("lon") && place["lat"].is_number() && place["lon"].is_number()) return &place;
  return nullptr;
}

bool is_future(const ExportJson& entry) { return text_at(entry, "realis") == "future"; }

std::string entity_address(std::string_view id) {
  const bool wikidata = id.size() > 1 && id[0] == 'Q' && id.find_first_not_of("0123456789", 1) == std::string_view::npos;
  return (wikidata ? "http://www.wikidata.org/entity/" : "urn:nienbieu:") + std::string(id);
}

std::string join(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i) out += between;
    out += parts[i];
  }
  return out;
}

std::string escape_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\r':
        out += "&#13;";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
          out += "\xEF\xBF\xBD";
        else
          out += c;
    }
  }
  return out;
}

}  // namespace nienbieu
