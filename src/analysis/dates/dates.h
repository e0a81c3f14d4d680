// Times in a text (TIMEX3), and when the page itself was published.
#pragma once

#include <string>
#include <vector>

#include "model/annotations.h"
#include "model/article.h"
#include "text/tokens.h"

namespace isnad::analysis::dates {

// Which way an expression without a year points: news looks back.
enum class Prefer { past, future, none };

struct Options {
    std::string published;  // ISO date the relative expressions rest on, "" where unknown
    Prefer prefer = Prefer::past;
};

// Returns: the time expressions of all regions, in text order, not overlapping.
std::vector<model::TimeExpression> find_times(const text::TokenisedText& text,
                                              const Options& options);

// Weighs the evidence already in `article.published` (metadata) with what the text shows (page
// clock, dateline, comment dates, latest past date mentioned) and fills best/not_before/not_after.
// Never a guess: best stays empty where nothing states it.
void date_page(model::Article& article, const text::TokenisedText& text,
               const std::vector<model::TimeExpression>& times);

}  // namespace isnad::analysis::dates
