// Purpose: see html_byline.h.
#include "extract/html_byline.h"

#include "extract/common.h"
#include "extract/hints.h"

namespace isnad::extract {

namespace {

std::string shown_text(const HtmlPage& page, std::uint32_t node) {
    std::string text;
    for (std::uint32_t i = node; i < page.tree[node].subtree_end;) {
        if (page.tree[i].tag != Tag::text && is_hidden(page.tree, i)) {
            i = page.tree[i].subtree_end;
            continue;
        }
        if (page.tree[i].tag == Tag::text) text.append(page.tree.text(i)).push_back(' ');
        ++i;
    }
    return text;
}

// The first element that calls itself the author's: class, rel or itemprop, inline ones too.
std::string author_in_markup(const HtmlPage& page) {
    for (std::uint32_t i = 1; i < page.tree.size(); ++i) {
        const bool named = (page.layout.own[i] & kHintAuthor) != 0 ||
                           (page.tree[i].tag == Tag::a &&
                            page.tree.attribute(i, Name::rel).find("author") != std::string::npos);
        if (!named || (page.layout.zones[i] & (kHintComment | kHintRelated)) != 0) continue;
        if (page.tree[i].subtree_end - i > 60) continue;
        std::string name = person_in(shown_text(page, i));
        if (!name.empty()) return name;
    }
    return {};
}

}  // namespace

std::string byline_of(const HtmlPage& page, const std::vector<model::BlockKind>& kinds) {
    std::string joined;
    for (const std::string& author : page.metadata.authors) {
        const std::string name = person_in(author);
        if (name.empty()) continue;
        if (!joined.empty()) joined.append(", ");
        joined.append(name);
    }
    if (joined.empty()) joined = author_in_markup(page);
    for (std::size_t i = 0; i < kinds.size() && joined.empty(); ++i) {
        if (kinds[i] != model::BlockKind::byline) continue;
        const std::string_view words = page.lines.words(page.lines.lines[i]);
        if (match_phrase(words).phrase == Phrase::byline) joined = person_in(words);
    }
    return joined;
}

}  // namespace isnad::extract
