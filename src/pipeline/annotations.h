// Everything found in one article. Reusable: clear() keeps memory.
#pragma once
#include <vector>

#include "entity/mention.h"
#include "event/event.h"
#include "ingest/article.h"
#include "lexicon/lexicon.h"
#include "section/sections.h"
#include "text/offset_map.h"
#include "text/quotes.h"
#include "text/sentences.h"
#include "text/tokens.h"
#include "time/timex.h"

namespace nienbieu {

struct Annotations {
  Article article;
  TokenList tokens;
  PhraseHits phrases;
  std::vector<Sentence> sentences;
  std::vector<Section> sections;
  QuoteScan quotes;
  std::vector<Timex> times;
  Entities entities;
  PublicationDate published;
  std::vector<Event> events;
  std::vector<Silence> silences;
};

}  // namespace nienbieu
