// The learned half of extraction: whether a line belongs to the article, from what can be measured
// of it (line_features.h) and from what the rules (html_kinds.h) take it for.
//
// A sum of small decision trees (gradient boosting, Friedman 2001), read from
// lexicon/body_model.tsv, which tools/train_body_model.py writes. Rules know what a thing is
// called; the trees know how much each sign weighs when signs disagree, which nobody can set by
// hand. They see numbers, never words, so they hold for every language alike.
//
// It does not say what kind a line of the body is: the rules do, and where they took the line for
// something else, its element does.
#pragma once

#include <vector>

#include "extract/line_features.h"

namespace isnad::extract {

// Returns: for each row how likely the line is the article's, 0 to 1.
std::vector<float> body_chances(const std::vector<FeatureRow>& rows);

// Changes the kinds of lines where the model is sure enough that the rules are wrong. `kinds` has
// one entry a line of the page.
void weigh_kinds(const HtmlPage& page, const HtmlTitle& title,
                 std::vector<model::BlockKind>& kinds);

}  // namespace isnad::extract
