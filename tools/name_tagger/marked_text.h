// Articles with their names marked: what the tagger is taught and measured with.
//
// A file is UTF-8 text. "### ID | language | topic" begins an article, its first line is the
// headline, paragraphs are parted by empty lines, and names are marked where they stand:
// "[P ...]" a person, "[O ...]" an organisation, "[L ...]" a place, "[M ...]" an outlet. Letters
// that are written onto a name stay before the mark ("ب[L المغرب]").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/annotations.h"
#include "text/tokens.h"

namespace isnad::tools {

struct MarkedName {
    model::Span span;  // bytes of the article's text
    model::EntityKind kind = model::EntityKind::person;
    friend bool operator==(const MarkedName&, const MarkedName&) = default;
};

struct MarkedArticle {
    std::string id;
    std::string language;
    std::string text;  // without marks
    std::vector<text::Region> regions;
    std::vector<MarkedName> names;  // in text order
};

// Errors: malformed, with the file and the line: a mark that is not closed, nested or of no kind.
base::Result<std::vector<MarkedArticle>> read_marked(std::string_view file, std::string_view bytes);

}  // namespace isnad::tools
