// The words and marks by which a page tells what it is: lexicon/extract_page_kinds.tsv looked up in
// titles, lines, and what the markup says of its type.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "extract/html.h"
#include "model/article.h"

namespace isnad::extract {

// Whether words of the kind stand anywhere in `words`, a title or a short line. Returns: the words.
std::optional<std::string> sign_in_title(std::string_view words, model::PageKind kind);

// Whether the line begins with words of the kind.
bool sign_begins_line(std::string_view line, model::PageKind kind);

// What the markup says of the page's own type.
struct StatedKind {
    std::set<model::PageKind> kinds;  // article only where it says so
    std::set<model::PageKind> by_path;
    bool has_player = false;    // video, audio or a frame that plays one
    bool not_for_free = false;  // schema.org isAccessibleForFree is false
    bool collection = false;    // schema.org's type of a list of pages
    bool says_home = false;     // the address has no path
};
StatedKind stated_kind(const HtmlTree& tree, std::string_view url);

}  // namespace isnad::extract
