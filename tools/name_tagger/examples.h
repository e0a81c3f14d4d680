// Texts with known names become examples for the tagger, and its labels become names again.
#pragma once

#include <vector>

#include "analysis/entities/tagged.h"
#include "analysis/tagger/learn.h"
#include "marked_text.h"

namespace isnad::tools {

// Adds an example for each sentence. A token belongs to the name that its bytes overlap.
void add_examples(const std::string& text, const std::vector<text::Region>& regions,
                  const std::vector<MarkedName>& names,
                  const analysis::entities::WordClasses& classes,
                  std::vector<analysis::tagger::Example>& examples);

// Returns: what the tagger alone takes for names, in whole words between blanks, as CoNLL has them.
std::vector<MarkedName> tagged_tokens(const MarkedArticle& article,
                                      const analysis::entities::Learned& learned);

}  // namespace isnad::tools
