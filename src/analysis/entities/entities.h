// People, organisations, places and outlets named in a text.
#pragma once

#include <vector>

#include "analysis/entities/gazetteer.h"
#include "model/annotations.h"
#include "model/article.h"
#include "text/tokens.h"

namespace isnad::analysis::entities {

// Returns: the mentions of all regions but related lines, comments and chrome, in text order, not
// overlapping. One entity has one id within and across documents: "place:MA", "place:MA/rabat",
// "outlet:...", "person:<key>", "organisation:<key>", so that grouping is joining on the id.
// `gazetteer`: the names known beforehand; the program's own, or a user's upon them.
std::vector<model::Mention> find_mentions(const text::TokenisedText& text,
                                          const Gazetteer& gazetteer = Gazetteer::get());

// Returns: the id under which an outlet of that name is kept: "outlet:the-times-of-israel".
std::string outlet_id(std::string_view name, const Gazetteer& gazetteer = Gazetteer::get());

}  // namespace isnad::analysis::entities
