// Who held which office when. Private to src/entity (and used by `lexicon lookup`).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_date.h"
#include "lexicon/lexicon.h"

namespace nienbieu {

struct TenureSpan {
  std::uint32_t person = 0, office = 0;  // rows
  std::optional<CivilDate> from, to;     // whole days: a year alone is widened to its bounds
  bool ongoing = false;                  // no end known
};

// The tenure of a row of `tenures`, dates widened to days.
TenureSpan read_tenure(const Lexicon& lexicon, std::uint32_t row);

// Does the role name this office? `folded_role`: fold_phrase of it between blanks. The office's title (or another name of it) stands in the
// role, not behind "phó"; or the role is only the head of the title ("Người phát ngôn", "Bộ trưởng"): then every office of the person
// that begins so may be meant.
bool role_names_office(const Lexicon& lexicon, std::string_view folded_role, std::uint32_t office);

// Offices whose title is `title` (folded) in `scope` (a country code or an organization's id).
void offices_with(const Lexicon& lexicon, std::string_view title, std::string_view scope, std::vector<std::uint32_t>& out);

// People rows that held the office on any day of [from, to].
void holders_on(const Lexicon& lexicon, std::uint32_t office, CivilDate from, CivilDate to, std::vector<std::uint32_t>& out);

}  // namespace nienbieu
