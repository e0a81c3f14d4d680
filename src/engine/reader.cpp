// Purpose: see reader.h.
//
// Idea: times are looked for twice. First without an anchor, which is enough to date the page;
// then, where that gave a day, again with it, so that "Tuesday" and "last year" find theirs.
#include "engine/reader.h"

#include <utility>
#include <vector>

#include "analysis/attribution/attribution.h"
#include "analysis/claims/claims.h"
#include "analysis/dates/dates.h"
#include "analysis/entities/entities.h"
#include "analysis/naming/naming.h"
#include "analysis/numbers/numbers.h"
#include "base/hash.h"
#include "extract/extract.h"
#include "text/tokens.h"

namespace isnad::engine {

std::string_view reader_version() {
    return "9";
}

std::string content_sha256(const model::Page& page) {
    const bool unwrapped = page.original.empty() || page.original_is_gzip;
    return base::sha256_hex(unwrapped ? page.content : page.original);
}

namespace {

// Figures of menus, tickers and comments are no figures of the article.
void keep_article_quantities(const model::Article& article,
                             std::vector<model::Quantity>& quantities) {
    auto block = article.blocks.begin();
    std::erase_if(quantities, [&](const model::Quantity& quantity) {
        while (block != article.blocks.end() && block->span.end <= quantity.span.start) ++block;
        if (block == article.blocks.end()) return true;
        return block->kind == model::BlockKind::chrome ||
               block->kind == model::BlockKind::related || block->kind == model::BlockKind::comment;
    });
}

// All that is found in the text, times resolved against the day of the page where it is known.
void annotate(const text::TokenisedText& tokens, const analysis::entities::Gazetteer& names,
              model::Document& document) {
    const model::Article& article = document.article;
    model::Annotations& said = document.said;
    said.times = analysis::dates::find_times(tokens, {.published = article.published.best});
    said.quantities = analysis::numbers::find_quantities(tokens, said.times);
    keep_article_quantities(article, said.quantities);
    said.mentions = analysis::entities::find_mentions(tokens, names);
    analysis::naming::read_titles(tokens, said.mentions);
    analysis::naming::mark_metonymy(tokens, said.mentions);
    auto sayings = analysis::attribution::find_sayings(
        tokens, said.mentions,
        article.outlet ? analysis::attribution::OwnOutlet{.name = article.outlet->name,
                                                          .entity = article.outlet->entity}
                       : analysis::attribution::OwnOutlet{});
    said.scare_quotes = std::move(sayings.scare_quotes);
    said.claims = analysis::claims::find_claims(
        tokens, {said.times, said.quantities, said.mentions, sayings.attributions});
}

}  // namespace

model::Document read_page(const model::Page& page, const analysis::entities::Gazetteer& names) {
    namespace dates = analysis::dates;

    model::Document document;
    document.id = content_sha256(page).substr(0, 16);
    document.article = extract::extract(page);
    model::Article& article = document.article;
    if (article.outlet)
        article.outlet->entity = analysis::entities::outlet_id(article.outlet->name, names);
    const text::TokenisedText tokens = text::tokenise(article.text, text::regions_of(article));
    dates::date_page(article, tokens, dates::find_times(tokens, {}));
    annotate(tokens, names, document);
    return document;
}

void read_again(model::Document& document, const analysis::entities::Gazetteer& names) {
    annotate(text::tokenise(document.article.text, text::regions_of(document.article)), names,
             document);
}

model::Article read_article(const model::Page& page) {
    model::Article article = extract::extract(page);
    const text::TokenisedText tokens = text::tokenise(article.text, text::regions_of(article));
    analysis::dates::date_page(article, tokens, analysis::dates::find_times(tokens, {}));
    return article;
}

std::string body_of(const model::Article& article) {
    return extract::body_text(article);
}

}  // namespace isnad::engine
