// The readable text of an HTML page, a line for every block.
//
// What a reader does not see as text is left out: head, scripts, styles, templates, noscript, frames, drawings, players, controls, <nav>
// and role="navigation", the page's own <footer>, and whatever is hidden (`hidden`, aria-hidden="true", display:none). Link lists, captions
// and teasers stay: they are cut later, where sections are told apart. White space collapses to one blank outside <pre>; <br> ends a
// line; the cells of a table's row are parted by a tab. Non-breaking spaces stay. Lines end in '\n'; there are no blank ones.
#pragma once
#include <string>

#include "ingest/html_tree.h"

namespace nienbieu {

std::string html_lines(const GumboNode* root);

}  // namespace nienbieu
