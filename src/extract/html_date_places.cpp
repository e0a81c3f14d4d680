// Purpose: see html_date_places.h. Lines and nodes both stand in document order, so a place is a
// range of each.
#include "extract/html_date_places.h"

#include <algorithm>

#include "extract/hints.h"

namespace isnad::extract {

namespace {

constexpr std::size_t kLinesAbove = 4;   // of the title
constexpr std::size_t kLinesBelow = 12;  // of the title, and of the last prose
constexpr std::size_t kIntoProse = 3;    // a standfirst may stand above the date

}  // namespace

DatePlaces::DatePlaces(const HtmlPage& page, const HtmlTitle& title) : page_(page) {
    const auto& lines = page_.lines.lines;
    if (lines.empty()) return;
    if (title.line && *title.line < lines.size()) {
        title_line_ = *title.line;
        title_shown_ = true;
    } else {
        while (title_line_ + 1 < lines.size() && lines[title_line_].node < page_.layout.root)
            ++title_line_;
    }
    title_node_ = lines[title_line_].node;
    title_in_comments_ = (page_.layout.zones[title_node_] & kHintComment) != 0;
    head_line_ = title_line_ > kLinesAbove ? title_line_ - kLinesAbove : 0;
    head_begin_ = lines[head_line_].node;
    head_floor_ = head_line_ > 0 ? lines[head_line_ - 1].node : 0;
    first_prose_ = lines.size();
    for (std::size_t i = title_line_ + 1; i < lines.size(); ++i) {
        if (!page_.in_article(lines[i]) || !is_prose(lines[i])) continue;
        if ((page_.layout.zones[lines[i].node] & kOutside) != 0) continue;
        first_prose_ = std::min(first_prose_, i);
        last_prose_ = i;
    }
    text_begin_ = lines[std::min(first_prose_, lines.size() - 1)].node;
    head_last_ = std::min({first_prose_ + kIntoProse, title_line_ + kLinesBelow, lines.size() - 1});
    head_end_ = std::max(lines[head_last_].node, title_node_ + 1);
    if (last_prose_ == 0) last_prose_ = head_last_;
    foot_begin_ = lines[last_prose_].node;
    foot_last_ = std::min(last_prose_ + kLinesBelow, lines.size() - 1);
    foot_end_ = lines[foot_last_].node;
}

DatePlace DatePlaces::of_node(std::uint32_t node) const {
    if (in_comments(node) || in_site_header(node)) return DatePlace::outside;
    if ((page_.layout.zones[node] & kHintRelated) != 0 && !shares_title(node))
        return DatePlace::outside;
    if (node >= head_begin_ && node <= head_end_) return DatePlace::head;
    if (node > head_end_ && node < foot_begin_) return DatePlace::body;
    if (node >= foot_begin_ && node <= foot_end_) return DatePlace::foot;
    return DatePlace::outside;
}

bool DatePlaces::in_site_header(std::uint32_t node) const {
    constexpr int kSteps = 12;
    for (int steps = 0; node != 0 && steps < kSteps; ++steps, node = page_.tree[node].parent) {
        if (page_.tree[node].tag != Tag::header && page_.tree[node].tag != Tag::nav) continue;
        return title_node_ < node || title_node_ >= page_.tree[node].subtree_end;
    }
    return false;
}

bool DatePlaces::in_comments(std::uint32_t node) const {
    if ((page_.layout.zones[node] & kHintComment) == 0) return false;
    return !title_in_comments_ || !shares_title(node);
}

bool DatePlaces::is_aside(std::uint32_t node) const {
    if (in_comments(node)) return true;
    return (page_.layout.zones[node] & kHintRelated) != 0 && of_node(node) != DatePlace::head;
}

bool DatePlaces::shares_title(std::uint32_t node) const {
    if (node > text_begin_) return false;
    constexpr int kSteps = 5;
    for (int steps = 0; node != 0 && steps < kSteps; ++steps, node = page_.tree[node].parent) {
        if (title_node_ >= node && title_node_ < page_.tree[node].subtree_end)
            return node > head_floor_ || page_.tree[node].tag == Tag::article;
    }
    return false;
}

}  // namespace isnad::extract
