// Checks across rows: duplicate ids, dangling references, alias collisions without a deciding rule, overlapping tenures
// of a single-holder office, impossible dates. Pure; reports all findings with file and line.
#pragma once
#include "lexicon/load.h"

namespace nienbieu {

Errors lint_lexicons(const LexiconSource& source);

}  // namespace nienbieu
