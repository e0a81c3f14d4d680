// What a page is: an article, or one of the pages that are none (model::PageKind).
//
// Evidence only: set phrases of error pages and walls where nothing else stands, what the markup
// says of its own type, and the shape of the page (teasers without a text that dominates them,
// entries with times of their own, a player without prose). Each rule asks first how much running
// text there is, since a page with a text of some length is an article whatever stands around it;
// what is in doubt is an article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/html_page.h"
#include "model/article.h"

namespace isnad::extract {

struct PageVerdict {
    model::PageKind kind = model::PageKind::article;
    std::string why;            // in words; "" for an article
    std::vector<bool> teasers;  // for each line: whether it leads to another page; may be empty
};

// `kinds` has one entry a line of the page.
PageVerdict kind_of_html(const HtmlPage& page, const HtmlTitle& title,
                         const std::vector<model::BlockKind>& kinds);

// The same for a page that was copied as plain text; `title` is the article's.
PageVerdict kind_of_plain_text(const PageLines& page, std::string_view title,
                               const std::vector<model::BlockKind>& kinds);

// A page that is no article states nothing: teasers of an index become related lines, the words of
// an error, a wall or an empty page become chrome. A page of a video keeps what is said of it.
void silence(const PageVerdict& verdict, std::vector<model::BlockKind>& kinds);

}  // namespace isnad::extract
