#include "lexicon/lint.h"

namespace nienbieu {

Errors lint_lexicons(const LexiconSource&) { return {}; }

}  // namespace nienbieu
