// Purpose: see extract.h. Decodes the page, has it read as HTML or plain text, and fills from the
// carrier's fields what the page itself leaves open.
#include "extract/extract.h"

#include <algorithm>
#include <string>

#include "extract/common.h"
#include "extract/html_article.h"
#include "extract/html_entities.h"
#include "extract/metadata.h"
#include "extract/plain_article.h"
#include "text/charset.h"
#include "text/key_form.h"

namespace isnad::extract {

namespace {

// A carrier that states the title knows it better than a guess at the first lines of a text. A line
// taken for the title that says something else is part of the body.
void heed_stated_title(const std::string& stated, model::Article& article) {
    if (stated.empty() || text::key_of(stated) == text::key_of(article.title)) return;
    for (model::Block& block : article.blocks) {
        if (block.kind != model::BlockKind::title) continue;
        const std::string_view words = model::cut(article.text, block.span);
        const bool sentence = words.ends_with('.') || words.ends_with("؟") ||
                              words.ends_with('!') || words.ends_with("۔");
        block.kind = sentence ? model::BlockKind::paragraph : model::BlockKind::heading;
    }
    article.title = stated;
}

// Where markup states the title and the page shows it in a line taken for a paragraph, that line is
// the title. Without this a headline in a table cell would speak as the article does.
void find_shown_title(model::Article& article) {
    constexpr std::size_t kFirstBlocks = 12;
    const std::string title = text::key_of(article.title);
    const auto is_title = [](const model::Block& b) { return b.kind == model::BlockKind::title; };
    if (title.empty() || std::any_of(article.blocks.begin(), article.blocks.end(), is_title))
        return;
    const std::size_t last = std::min(article.blocks.size(), kFirstBlocks);
    for (std::size_t i = 0; i < last; ++i) {
        model::Block& block = article.blocks[i];
        if (!model::is_body(block.kind)) continue;
        if (text::key_of(model::cut(article.text, block.span)) != title) continue;
        block.kind = model::BlockKind::title;
        return;
    }
}

void fill_from_carrier(const model::Declared& declared, model::Article& article) {
    if (article.title.empty()) article.title = fold_blanks(declared.title);
    if (article.url.empty()) article.url = declared.url;
    // Whoever brought the page knows whose it is; a "Source:" line names whose words it has.
    const bool by_source_line = article.outlet && article.outlet->source == "source line";
    if ((!article.outlet || by_source_line) && !declared.outlet.empty()) {
        article.outlet = model::OutletName{.name = declared.outlet, .source = "carrier"};
    }
    const std::string published = iso_date(declared.published);
    if (!published.empty()) {
        article.published.evidence.push_back(
            {model::Bound::exact, model::DateEvidenceKind::metadata, published, {}, "carrier"});
    }
}

}  // namespace

model::Article extract(const model::Page& page) {
    model::Article article;
    const bool html = page.media == model::Media::html;
    text::Decoded decoded = text::decode(page.content, page.declared.charset,
                                         html ? text::html_meta_charset(page.content) : "");
    article.encoding = std::move(decoded.encoding);
    article.encoding_evidence = std::move(decoded.evidence);
    article.repairs = decoded.repairs;
    if (html) {
        read_html(decoded.text, page.declared, article);
    } else {
        decoded.text.resize(mend_references(
            decoded.text, talks_of_html(decoded.text) ? Setting::about_html : Setting::prose));
        read_plain_text(decoded.text, article);
        heed_stated_title(fold_blanks(page.declared.title), article);
        const std::string date = date_in_url(page.declared.url);
        if (!date.empty()) {
            article.published.evidence.push_back(
                {model::Bound::exact, model::DateEvidenceKind::metadata, date, {}, "url"});
        }
    }
    fill_from_carrier(page.declared, article);
    find_shown_title(article);
    finish_blocks(article);
    return article;
}

std::string body_text(const model::Article& article) {
    std::string body;
    for (const model::Block& block : article.blocks) {
        if (!model::is_body(block.kind) || block.repeat_of) continue;
        if (!body.empty()) body.append("\n\n");
        body.append(model::cut(article.text, block.span));
    }
    return body;
}

}  // namespace isnad::extract
