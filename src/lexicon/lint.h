// Checks across rows, after the loader has checked each row by itself. Pure; reports ALL findings, by file and line.
//
// Findings, by code:
//
//   lint.id            an id that two rows have; an id of two kinds (a place and an organization); an id of a wrong shape (Q123,
//                      x:person:…, x:place:…, x:organization:…, office:<scope>:<slug>)
//   lint.row           a row whose phrase (with its class, where a phrase may have several) an earlier row of the kind has
//   lint.reference     tenures.person and .office, offices.scope (a country's code or an organization's id), offices.title (a row or an
//                      alias of `titles`), epithets.refers (an id or an office), country codes (a place has them)
//   lint.alias         an alias that folds to the row's own name or to another alias of the row (README: the matcher folds it) and
//                      allows no casing that they do not ("al-Thani" beside "Al Thani" stays: it allows the small a)
//   lint.collision     a spelling of two ids that no rule decides between
//   lint.same-person   two people of one country whose names are the same words in another order or without diacritics
//   lint.date          from after to; before 1800; after the day on which the file was retrieved
//   lint.told          what is told of a known event (`english`, `vietnamese`) does not end with the row's date
//   lint.tenure        one person twice in one office at the same time
//   lint.overlap       two holders at once of an office with a single holder
//   lint.gap           nobody in a continuous office for more than 120 days
//
// Which collisions a rule decides. Rows that share a folded spelling are compared over places, people and organizations:
//   - a row with `context` yields to one without: it counts only beside a head noun, its parent place, a title or an honorific;
//     rows that all have it are told apart by that same neighbour. So any number of them stand beside ONE row without it;
//   - an abbreviation in capitals of an organization with `dateline` yields to everything: it counts only before a text, "(PLO) -";
//   - people flagged `homonym` (the same full name) are told apart by the role before the name and by the date; one of them
//     without the flag is who is meant where no role speaks;
//   - an organization that an all-capital abbreviation names does not meet a word that is written otherwise: casing decides.
// Everything else is a finding: give all but one the flag, or drop the alias. Aliases of two offices never may be the same.
//
// Tenures. Dates are compared at the coarser precision of the two that meet: a shared day, month or year is a handover and no overlap.
// Continuous offices are the single-holder offices `president` and `prime-minister` of the ninety-odd countries in lint_tenures.cpp's
// list (of small states the sources know too little between 2017 and 2020): between the end of one tenure and the beginning of the
// next, from 2000 on, no more than 120 days may pass, and none after the last until the file was retrieved, measured from the latest
// day that the end's precision allows to the earliest that the beginning's does; acting holders (`acting-president`, `acting-pm`) fill
// it. Offices that ended before 2000 have no gap. Where one was really vacant or was abolished, the table of vacancies in
// lint_tenures.cpp says so, with the reason.
#pragma once
#include "lexicon/load.h"

namespace nienbieu {

Errors lint_lexicons(const LexiconSource& source);

}  // namespace nienbieu
