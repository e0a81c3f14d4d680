// One page read to the end: the only place that knows the order of the stages for one document.
#pragma once

#include <string>
#include <string_view>

#include "analysis/entities/gazetteer.h"
#include "model/document.h"
#include "model/page.h"

namespace isnad::engine {

// Changes whenever the reading of a page may change; cached readings of another version are redone.
std::string_view reader_version();

// Returns: the document with its id, without sightings. Pure; a page that is no article gives a
// document without claims. Thread-safe.
// `names`: the names known beforehand.
model::Document read_page(const model::Page& page, const analysis::entities::Gazetteer& names =
                                                       analysis::entities::Gazetteer::get());

// Finds anew what the text says, now that the day of the page is known or has changed.
void read_again(model::Document& document,
                const analysis::entities::Gazetteer& names = analysis::entities::Gazetteer::get());

// Returns: the article alone, with its publication date: what `isnad extract` shows. Pure, as
// above.
model::Article read_article(const model::Page& page);

// Returns: the body alone, paragraphs parted by a blank line, repeats left out.
std::string body_of(const model::Article& article);

// Returns: the SHA-256 that names the page: of the bytes as they arrived, once gzip (a wrapping of
// the way, not of the page) is taken off.
std::string content_sha256(const model::Page& page);

}  // namespace isnad::engine
