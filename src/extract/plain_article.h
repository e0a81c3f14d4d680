// The article of a page that was copied from a browser as plain text.
#pragma once

#include <string_view>

#include "model/article.h"

namespace isnad::extract {

// Fills text, blocks, title, byline and outlet.
// Requires: `text` is well-formed UTF-8.
void read_plain_text(std::string_view text, model::Article& article);

}  // namespace isnad::extract
