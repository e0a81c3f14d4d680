// Purpose: see body_words.h.
#include "story/framing/body_words.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "story/cluster/commonness.h"
#include "text/tokens.h"

namespace isnad::story::framing {

namespace {

// What of one side of a passage lies between its changes.
void add_unchanged(std::vector<model::Span>& into, model::Span passage,
                   const std::vector<model::Change>& changes, model::Span model::Change::*side) {
    std::vector<model::Span> changed;
    for (const model::Change& change : changes)
        if (!(change.*side).empty()) changed.push_back(change.*side);
    std::sort(changed.begin(), changed.end());
    std::uint32_t from = passage.start;
    for (const model::Span span : changed) {
        if (span.start > from) into.push_back({from, span.start});
        from = std::max(from, span.end);
    }
    if (passage.end > from) into.push_back({from, passage.end});
}

void unite(std::vector<model::Span>& spans) {
    std::sort(spans.begin(), spans.end());
    std::vector<model::Span> united;
    for (const model::Span span : spans) {
        if (!united.empty() && span.start <= united.back().end) {
            united.back().end = std::max(united.back().end, span.end);
        } else {
            united.push_back(span);
        }
    }
    spans = std::move(united);
}

bool lies_in(const std::vector<model::Span>& spans, model::Span word) {
    const auto after =
        std::upper_bound(spans.begin(), spans.end(), word.start,
                         [](std::uint32_t at, const model::Span& span) { return at < span.start; });
    return after != spans.begin() && std::prev(after)->end >= word.end;
}

std::vector<model::Span> own_names(const model::Document& document) {
    std::vector<model::Span> names;
    const auto& outlet = document.article.outlet;
    if (!outlet) return names;
    if (!outlet->span.empty()) names.push_back(outlet->span);
    for (const model::Mention& mention : document.said.mentions)
        if (!mention.entity.empty() && mention.entity == outlet->entity)
            names.push_back(mention.span);
    unite(names);
    return names;
}

}  // namespace

std::uint32_t WordForms::of_form(const std::string& form) {
    const auto [at, fresh] = ids_.try_emplace(form, static_cast<std::uint32_t>(forms_.size()));
    if (fresh) forms_.push_back(form);
    return at->second;
}

std::uint32_t WordForms::of_key(const std::string& key) {
    const auto known = by_key_.find(key);
    if (known != by_key_.end()) return known->second;
    const std::string form = cluster::Commonness::get().content_word(key);
    const std::uint32_t id = form.empty() ? kNoForm : of_form(form);
    by_key_.emplace(key, id);
    return id;
}

std::vector<std::vector<model::Span>> shared_stretches(const model::Record& record) {
    std::vector<std::vector<model::Span>> shared(record.documents.size());
    for (const model::Passage& passage : record.copies) {
        if (passage.a.doc == passage.b.doc) continue;
        add_unchanged(shared[passage.a.doc], passage.a.span, passage.changes, &model::Change::a);
        add_unchanged(shared[passage.b.doc], passage.b.span, passage.changes, &model::Change::b);
    }
    for (auto& spans : shared) unite(spans);
    return shared;
}

std::vector<BodyWord> body_words(const model::Document& document,
                                 const std::vector<model::Span>& shared, WordForms& forms) {
    std::vector<text::Region> regions;
    for (text::Region& region : text::regions_of(document.article))
        if (model::is_body(region.kind) && !region.repeat) regions.push_back(std::move(region));
    const auto tokens = text::tokenise(document.article.text, std::move(regions));
    const std::vector<model::Span> names = own_names(document);
    std::vector<BodyWord> words;
    for (const text::Token& token : tokens.tokens) {
        if (token.kind != text::TokenKind::word) continue;
        const std::uint32_t form = forms.of_key(token.key);
        if (form == WordForms::kNoForm) continue;
        words.push_back(
            {form, token.span, lies_in(shared, token.span), lies_in(names, token.span)});
    }
    return words;
}

}  // namespace isnad::story::framing
