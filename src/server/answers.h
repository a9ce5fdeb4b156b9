// What the API answers about a timeline: each function reads its parameters, refuses those it does not know (400), and writes JSON.
//
// Pages: `limit` entries at most; `next` is the cursor of the following page or null. Entries of a page are the timeline's own bytes;
// `documents` are those that the page's entries were told by. Pure; safe for many threads.
#pragma once
#include "server/catalog.h"
#include "server/http.h"

namespace nienbieu {

HttpResponse answer_events(const Catalog& catalog, const HttpRequest& request);
HttpResponse answer_event(const Catalog& catalog, const HttpRequest& request, std::string_view id);
HttpResponse answer_search(const Catalog& catalog, const HttpRequest& request);
HttpResponse answer_entities(const Catalog& catalog, const HttpRequest& request);
HttpResponse answer_documents(const Catalog& catalog, const HttpRequest& request);

// One entry as a nienbieu/entry@1 object, which brings its documents.
void write_entry_record(const Catalog& catalog, std::uint32_t entry, std::string& out);

}  // namespace nienbieu
