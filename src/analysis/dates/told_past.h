// Whether a sentence tells of a time as past: the ground on which a mention bounds the day of its
// page.
//
// Careful rather than complete, for one wrong bound costs more than ten missing ones: a verb of
// happening in the past (lexicon/past_verbs.tsv) must stand before the time in its clause, nearer
// than any verb in the present, and nothing in the sentence may point ahead. It does not parse:
// clauses are guessed by nearness.
#pragma once

#include "model/annotations.h"
#include "text/tokens.h"

namespace isnad::analysis::dates {

// `time` stands inside the sentence.
bool told_as_past(const text::TokenisedText& text, const text::Sentence& sentence,
                  const model::TimeExpression& time);

}  // namespace isnad::analysis::dates
