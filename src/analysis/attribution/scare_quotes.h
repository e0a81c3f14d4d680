// Quotation marks that quote nobody: the outlet keeps its distance to a word.
#pragma once

#include <vector>

#include "analysis/attribution/rules.h"

namespace isnad::analysis::attribution {

// Returns: the words, without their marks, of short quotations that stand in no source's words and
// name nothing ("السلطات «الشرعية»"). Names of papers, ships and parties in marks are left out as
// far as what stands before or in them tells.
std::vector<model::Span> scare_quotes_of(const Reading& reading);

}  // namespace isnad::analysis::attribution
