// What the tests of the entity stage share: the compiled lexicon of the build, and one article through the whole pipeline.
#pragma once
#include <string>

#include "pipeline/extractor.h"

namespace testing_entity {

const nienbieu::Lexicon& lexicon();

// The text ("\n" written as two characters is a line break) as an article published on that day; "" = without a date.
nienbieu::Annotations annotate(const std::string& text, const std::string& published = "2024-06-10");

// "text=type=id|…" of the names, in text order; "-" when there is none.
std::string shown_names(const nienbieu::Annotations& a);

// The mention that is exactly this text, the nth of them; null when there is none.
const nienbieu::Mention* mention(const nienbieu::Annotations& a, const std::string& text, int nth = 1);
// The id of its entity; "" when it is linked to nothing.
std::string id_of(const nienbieu::Annotations& a, const nienbieu::Mention* m);
// The ids of the members of a group, joined by "+".
std::string members_of(const nienbieu::Annotations& a, const nienbieu::Mention* m);

}  // namespace testing_entity
