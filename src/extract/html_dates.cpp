// Purpose: see html_dates.h.
#include "extract/html_dates.h"

#include <algorithm>

#include "extract/hints.h"

namespace isnad::extract {

namespace {

// A header that does not hold the title is the site's: its time is a clock.
bool in_site_header(const HtmlPage& page, const HtmlTitle& title, std::uint32_t node) {
    if (!title.line) return false;
    const std::uint32_t shown = page.lines.lines[*title.line].node;
    for (int steps = 0; node != 0 && steps < 12; ++steps, node = page.tree[node].parent) {
        if (page.tree[node].tag != Tag::header) continue;
        return shown < node || shown >= page.tree[node].subtree_end;
    }
    return false;
}

// <time datetime> at the head of the article, and the older <abbr class="published" title>
// (http://microformats.org/wiki/hatom) around it.
void add_time_elements(const HtmlPage& page, const HtmlTitle& title, model::Article& article) {
    const std::uint32_t from =
        title.line ? page.tree[page.lines.lines[*title.line].node].parent : page.layout.root;
    int taken = 0;
    for (std::uint32_t i = 1; i < page.tree.size() && taken < 2; ++i) {
        const bool older = page.tree[i].tag == Tag::abbr;
        const Hints others = older ? kHintComment | kHintRelated : kOutside;  // a foot is a foot
        if ((page.tree[i].tag != Tag::time && !older) || (page.layout.zones[i] & others) != 0)
            continue;
        if (i < std::min(from, page.layout.root) || in_site_header(page, title, i)) continue;
        const std::string value =
            iso_date(page.tree.attribute(i, older ? Name::title : Name::datetime));
        if (value.empty()) continue;
        if (older && page.tree.attribute(i, Name::class_).find("published") == std::string::npos)
            continue;
        article.published.evidence.push_back({model::Bound::exact,
                                              model::DateEvidenceKind::metadata,
                                              value,
                                              {},
                                              older ? "published" : "time element"});
        ++taken;
    }
}

}  // namespace

void read_html_dates(const HtmlPage& page, const HtmlTitle& title, model::Article& article) {
    article.published.evidence = page.metadata.dates;
    add_time_elements(page, title, article);
    std::ranges::stable_partition(article.published.evidence, [](const auto& date) {
        return date.bound == model::Bound::exact;
    });
}

}  // namespace isnad::extract
