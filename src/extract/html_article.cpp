// Purpose: see html_article.h. The order of the passes over one HTML page.
#include "extract/html_article.h"

#include <algorithm>

#include "extract/body_model.h"
#include "extract/common.h"
#include "extract/html_byline.h"
#include "extract/html_comments.h"
#include "extract/html_dates.h"
#include "extract/html_kinds.h"
#include "extract/html_page.h"
#include "extract/html_site.h"
#include "extract/html_tables.h"
#include "extract/html_title.h"
#include "extract/page_kind.h"
#include "extract/site.h"

namespace isnad::extract {

namespace {

using model::BlockKind;

// The markup states an article of which the visible text shows little: it is loaded later, or
// stands behind a wall.
bool stated_body_is_missing(const HtmlPage& page, const std::vector<BlockKind>& kinds) {
    Line stated;
    measure(page.metadata.article_body, stated);
    if (stated.letters < 500) return false;
    std::uint32_t shown = 0;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (model::is_body(kinds[i])) shown += page.lines.lines[i].letters;
    }
    return shown * 2 < stated.letters;
}

// Its lines are put below those of the page.
void take_stated_body(HtmlPage& page, std::vector<BlockKind>& kinds) {
    for (BlockKind& kind : kinds) {
        if (model::is_body(kind)) kind = BlockKind::chrome;
    }
    std::string stated = page.metadata.article_body;
    if (stated.find('<') != std::string::npos && stated.find("</") != std::string::npos) {
        stated = lines_of_html(HtmlTree::parse(stated)).text;
    }
    const PageLines added = lines_of_plain_text(stated);
    if (!page.lines.text.empty()) page.lines.text.push_back('\n');
    const auto shift = static_cast<std::uint32_t>(page.lines.text.size());
    page.lines.text.append(added.text);
    for (Line line : added.lines) {
        line.span = {line.span.start + shift, line.span.end + shift};
        page.lines.lines.push_back(line);
        kinds.push_back(BlockKind::paragraph);
    }
}

std::optional<model::OutletName> outlet_of(const HtmlPage& page, const std::string& title) {
    if (page.site) return page.site;
    const std::string beside = site_in_title(page.metadata.page_title, title);
    if (beside.empty()) return std::nullopt;
    return model::OutletName{.name = beside, .source = "title"};
}

}  // namespace

HtmlPage open_html(std::string_view html, const model::Declared& declared) {
    HtmlPage page{.tree = HtmlTree::parse(html)};
    page.lines = lines_of_html(page.tree);
    page.metadata = read_metadata(page.tree, declared.url);
    page.layout = find_layout(page.tree, page.lines, page.metadata);
    page.site = find_site(page.tree, page.lines, page.metadata);
    return page;
}

void read_html(std::string_view html, const model::Declared& declared, model::Article& article) {
    HtmlPage page = open_html(html, declared);
    const HtmlTitle title = choose_title(page);
    std::vector<BlockKind> kinds = name_lines(page, title);
    weigh_kinds(page, title, kinds);
    name_captions(page, title, kinds);
    if (stated_body_is_missing(page, kinds)) take_stated_body(page, kinds);
    article.comments = read_html_comments(page, kinds);
    const PageVerdict verdict = kind_of_html(page, title, kinds);
    article.kind = verdict.kind;
    article.kind_why = verdict.why;
    silence(verdict, kinds);
    article.title = title.text;
    article.url = page.metadata.url;
    article.byline = byline_of(page, kinds);
    article.outlet = outlet_of(page, title.text);
    read_html_dates(html, declared.url, page, title, article);
    make_blocks(page.lines, kinds, article);
    mark_forms(page, article);
    article.text = std::move(page.lines.text);
}

}  // namespace isnad::extract
