// CoNLL columns: one token and its IOB tag a line, an empty line between sentences.
//
// Read as texts of some sentences each, a sentence a line, so that a name is known from one
// sentence to the next as it is within an article.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "marked_text.h"

namespace isnad::tools {

// Kinds in the order of EntityKind: PERS or PER, ORG, LOC, MISC (which stands as outlet).
// Errors: malformed, with the line.
base::Result<std::vector<MarkedArticle>> read_conll(std::string_view file, std::string_view bytes);

}  // namespace isnad::tools
