#include "ingest/html_metadata.h"

#include <simdjson.h>

#include <array>

#include "ingest/ascii.h"
#include "ingest/json_article.h"

namespace nienbieu {
namespace {

using simdjson::dom::element;

constexpr std::array<std::string_view, 13> kPublished{"article:published_time",
                                                      "og:article:published_time",
                                                      "datepublished",
                                                      "pubdate",
                                                      "publishdate",
                                                      "publish_date",
                                                      "publish-date",
                                                      "dc.date.issued",
                                                      "dcterms.issued",
                                                      "parsely-pub-date",
                                                      "sailthru.date",
                                                      "dc.date",
                                                      "date"};
constexpr std::array<std::string_view, 5> kModified{"article:modified_time", "og:article:modified_time", "datemodified", "lastmod",
                                                    "dcterms.modified"};

// Keeps the value of the name that stands first in a list of names.
template <std::size_t N>
struct Best {
  const std::array<std::string_view, N>& names;
  std::size_t rank = N;
  std::string value;

  void offer(std::string_view name, std::string_view content) {
    for (std::size_t i = 0; i < rank; ++i) {
      if (names[i] == name && is_iso_date(content)) {
        rank = i;
        value = content;
      }
    }
  }
};

bool is_absolute(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

struct JsonLd {
  std::string published;
  std::string modified;
  std::string publisher;

  static bool is_article(const element& object) {
    std::string_view name;
    if (object["@type"].get_string().get(name) == simdjson::SUCCESS) return name.ends_with("Article") || name == "BlogPosting";
    simdjson::dom::array names;
    if (object["@type"].get_array().get(names) != simdjson::SUCCESS) return false;
    for (const element one : names) {
      if (one.get_string().get(name) == simdjson::SUCCESS && name.ends_with("Article")) return true;
    }
    return false;
  }

  void take(const element& object) {
    std::string_view text;
    if (published.empty() && object["datePublished"].get_string().get(text) == simdjson::SUCCESS && is_iso_date(text)) published = text;
    if (modified.empty() && object["dateModified"].get_string().get(text) == simdjson::SUCCESS && is_iso_date(text)) modified = text;
    if (publisher.empty() && object["publisher"]["name"].get_string().get(text) == simdjson::SUCCESS) publisher = trimmed(text);
  }

  void visit(const element& value, int depth) {
    if (depth > 4) return;
    simdjson::dom::array values;
    if (value.get_array().get(values) == simdjson::SUCCESS) {
      for (const element one : values) visit(one, depth + 1);
    } else if (value.is_object()) {
      if (is_article(value)) take(value);
      element graph;
      if (value["@graph"].get(graph) == simdjson::SUCCESS) visit(graph, depth + 1);
    }
  }

  void read(std::string_view script) {
    simdjson::dom::parser parser;
    element root;
    if (parser.parse(simdjson::padded_string(script)).get(root) == simdjson::SUCCESS) visit(root, 0);
  }
};

class Collector {
 public:
  bool enter(const GumboNode* node) {
    if (node->type != GUMBO_NODE_ELEMENT) return false;
    switch (node->v.element.tag) {
      case GUMBO_TAG_META:
        meta(node);
        break;
      case GUMBO_TAG_LINK:
        if (canonical_.empty() && lower_ascii(attribute(node, "rel")) == "canonical") canonical_ = trimmed(attribute(node, "href"));
        break;
      case GUMBO_TAG_TITLE:
        if (title_.empty()) title_ = inner_text(node);
        return false;
      case GUMBO_TAG_H1:
        if (h1_.empty()) h1_ = inner_text(node);
        break;
      case GUMBO_TAG_TIME:
        time(node);
        break;
      case GUMBO_TAG_SCRIPT:
        if (lower_ascii(trimmed(attribute(node, "type"))) == "application/ld+json") script(node);
        return false;
      case GUMBO_TAG_SVG:
        return false;
      default:
        break;
    }
    return true;
  }

  HtmlMetadata finish() {
    HtmlMetadata out;
    const auto first = [](std::initializer_list<std::string_view> values) {
      for (const auto value : values) {
        if (!value.empty()) return std::string(value);
      }
      return std::string();
    };
    out.published = first({published_.value, json_.published, marked_time_, times_ == 1 ? any_time_ : time_after_h1_});
    out.modified = first({modified_.value, json_.modified});
    out.outlet = first({site_name_, json_.publisher, application_});
    out.url = first({is_absolute(canonical_) ? canonical_ : "", is_absolute(og_url_) ? og_url_ : ""});
    out.title = title(out.outlet);
    return out;
  }

 private:
  void meta(const GumboNode* node) {
    const std::string_view content = trimmed(attribute(node, "content"));
    if (content.empty()) return;
    for (const char* key : {"property", "name", "itemprop"}) {
      const std::string name = lower_ascii(trimmed(attribute(node, key)));
      if (name.empty()) continue;
      published_.offer(name, content);
      modified_.offer(name, content);
      std::string* target = name == "og:title"           ? &og_title_
                            : name == "og:site_name"     ? &site_name_
                            : name == "og:url"           ? &og_url_
                            : name == "application-name" ? &application_
                                                         : nullptr;
      if (target && target->empty()) append_collapsed(content, *target);
    }
  }

  void time(const GumboNode* node) {
    const std::string_view when = trimmed(attribute(node, "datetime"));
    if (!is_iso_date(when)) return;
    const std::string mark = lower_ascii(attribute(node, "itemprop"));
    const bool marked = mark == "datepublished" || ::gumbo_get_attribute(&node->v.element.attributes, "pubdate");
    if (marked && marked_time_.empty()) marked_time_ = when;
    if (!h1_.empty() && time_after_h1_.empty()) time_after_h1_ = when;
    if (any_time_ != when) ++times_;
    any_time_ = when;
  }

  void script(const GumboNode* node) {
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      if (is_text(child)) json_.read(child->v.text.text);
    }
  }

  std::string title(const std::string& outlet) const {
    if (!h1_.empty() && (og_title_.starts_with(h1_) || title_.starts_with(h1_))) return h1_;
    if (!og_title_.empty()) return og_title_;
    if (title_.empty()) return h1_;
    for (const std::string_view dash : {" - ", " | ", " – "}) {
      const std::string ending = std::string(dash) + outlet;
      if (!outlet.empty() && title_.size() > ending.size() && title_.ends_with(ending))
        return title_.substr(0, title_.size() - ending.size());
    }
    return title_;
  }

  Best<kPublished.size()> published_{kPublished, kPublished.size(), {}};
  Best<kModified.size()> modified_{kModified, kModified.size(), {}};
  std::string title_, og_title_, h1_, site_name_, application_, og_url_, canonical_;
  std::string marked_time_, time_after_h1_, any_time_;
  int times_ = 0;  // different ones in a row
  JsonLd json_;
};

}  // namespace

HtmlMetadata html_metadata(const GumboNode* root) {
  Collector collector;
  walk_html(
      root, [&](const GumboNode* node) { return collector.enter(node); }, [](const GumboNode*) {});
  return collector.finish();
}

}  // namespace nienbieu
