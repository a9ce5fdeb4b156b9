#include "time_fixture.h"

#include "lexicon/compile.h"

namespace testing_time {

const nienbieu::Lexicon& lexicon() {
  static const auto empty = nienbieu::Lexicon::from_bytes(nienbieu::compile_lexicon({}));
  return **empty;
}

}  // namespace testing_time
