// What an HTML page says about its article outside the text.
//
// Title: <h1> where og:title or <title> begins with it, else og:title, else <h1> where there is no <title>, else <title> without its
// " - outlet". Published: article:published_time, datePublished and their kin as <meta>, JSON-LD of an article, <time datetime> marked as
// publication, the only <time>, the first <time> after the first <h1>; only what is written as an ISO 8601 date counts. Modified likewise
// from article:modified_time and dateModified. Outlet: og:site_name, JSON-LD publisher, application-name. Url: <link rel=canonical>,
// og:url; absolute ones.
#pragma once
#include <string>

#include "ingest/html_tree.h"

namespace nienbieu {

struct HtmlMetadata {
  std::string title;
  std::string published;
  std::string modified;
  std::string outlet;
  std::string url;
};

HtmlMetadata html_metadata(const GumboNode* root);

}  // namespace nienbieu
