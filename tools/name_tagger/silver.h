// Text that the program marks by itself, to teach the tagger what nobody has marked by hand.
//
// Of running text those paragraphs are kept of whose names the program is sure: each is one that a
// list or a rule found and the tagger agrees, or the tagger alone is nearly certain; what is unsure
// is left out whole, since a name left unmarked would teach that it is none.
#pragma once

#include <string>
#include <string_view>

#include "analysis/entities/tagged.h"

namespace isnad::tools {

// Returns: the paragraphs of `text` (a line each) as marked articles (marked_text.h), ten to one.
// `sure`: hundredths, how sure the tagger must be of each name.
std::string mark_sure(std::string_view text, std::string_view language,
                      const analysis::entities::Learned& learned, int sure);

}  // namespace isnad::tools
