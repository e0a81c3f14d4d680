// Purpose: see html_article.h. The order of the passes over one HTML page.
#include "extract/html_article.h"

#include <algorithm>

#include "extract/body_model.h"
#include "extract/common.h"
#include "extract/html_byline.h"
#include "extract/html_comments.h"
#include "extract/html_dates.h"
#include "extract/html_kinds.h"
#include "extract/html_markup.h"
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
    std::uint32_t shown = 0;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (model::is_body(kinds[i])) shown += page.lines.lines[i].letters;
    }
    constexpr std::uint32_t kText = 500;  // letters that are no summary
    constexpr std::uint32_t kLeast = 80;
    return shown == 0 ? stated.letters >= kLeast
                      : stated.letters >= kText && shown * 2 < stated.letters;
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

// The day of a comment is not the page's.
void drop_dates_of_comments(const HtmlPage& page, const std::vector<BlockKind>& kinds,
                            model::Article& article) {
    const auto& lines = page.lines.lines;
    const auto in_comment = [&](const model::DateEvidence& evidence) {
        if (evidence.span.empty()) return false;
        const auto line = std::ranges::upper_bound(lines, evidence.span.start, {},
                                                   [](const Line& each) { return each.span.end; });
        return line != lines.end() &&
               kinds[static_cast<std::size_t>(line - lines.begin())] == BlockKind::comment;
    };
    std::erase_if(article.published.evidence, in_comment);
    std::erase_if(article.updated.evidence, in_comment);
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
    if (std::ranges::none_of(page.lines.lines, is_prose)) {
        HtmlPage opened = open_html(opened_markup(html), declared);
        if (std::ranges::any_of(opened.lines.lines, is_prose)) page = std::move(opened);
    }
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
    drop_dates_of_comments(page, kinds, article);
    make_blocks(page.lines, kinds, article);
    mark_forms(page, article);
    article.text = std::move(page.lines.text);
}

}  // namespace isnad::extract
