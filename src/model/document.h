// A page read to the end: the article, what it says, and where its bytes came from.
#pragma once

#include <string>
#include <vector>

#include "model/annotations.h"
#include "model/article.h"

namespace isnad::model {

// One place where these bytes were found.
struct Sighting {
    std::string uri;
    std::string sha256;    // of the bytes as they arrived there
    std::string captured;  // RFC 3339, UTC
};

struct Document {
    std::string id;  // first 16 hexadecimal digits of the SHA-256 of the page's content
    std::vector<Sighting> sightings;  // sorted by uri; at least one
    Article article;
    Annotations said;

    const std::string& uri() const { return sightings.front().uri; }
};

}  // namespace isnad::model
