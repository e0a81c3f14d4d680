// Purpose: what the languages share (rules.h): where speech begins and ends, its cue, its place.
#include <algorithm>

#include "analysis/attribution/rules.h"

namespace isnad::analysis::attribution {
namespace {

constexpr std::uint32_t kBoundaryWithin = 40;  // tokens from a cue to what was said

// "وأن" goes on with an earlier "أن" and begins nothing.
bool is_joined(const SentenceView& view, const Tag& that) {
    return that.prefix.starts_with("و") ||
           (that.prefix.empty() && view.tokens[that.begin].key.starts_with("و"));
}

}  // namespace

std::uint32_t trim_end(const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
    while (end > begin && view.tokens[end - 1].kind == text::TokenKind::mark &&
           !view.is_mark(end - 1, "\"") && !view.is_mark(end - 1, "”") &&
           !view.is_mark(end - 1, "»") && !view.is_mark(end - 1, ")") &&
           !view.is_mark(end - 1, "%")) {
        --end;
    }
    return end;
}

Boundary find_boundary(const SentenceView& view, std::uint32_t begin, std::uint32_t limit) {
    limit = std::min({limit, view.size(), begin + kBoundaryWithin});
    for (std::uint32_t i = begin; i < limit; ++i) {
        if (const Tag* that = view.tag(i, WordClass::that);
            that != nullptr && !view.quoted[i] && (i == begin || !is_joined(view, *that))) {
            // "أنه": the pronoun is the subject of what was said.
            return {.at = i, .content = that->end, .speech = false, .that = true};
        }
        if (view.is_mark(i, ":") && !view.quoted[i]) {
            return {.at = i, .content = i + 1, .speech = true};
        }
        if (view.is_opening(i) && !is_quoted_name(view, i)) {
            return {.at = i, .content = i, .speech = true};
        }
        if (i > begin && view.cue(i) != nullptr && view.is_comma(i - 1)) break;
    }
    return {};
}

std::uint32_t content_end(const SentenceView& view, std::uint32_t begin, std::uint32_t limit) {
    return std::max(begin, trim_end(view, begin, std::min(limit, view.body_end)));
}

// "وقالت": the cue is قالت. Letters between which vowel signs stand are left where they are.
model::Span cue_span(const SentenceView& view, const Tag& cue) {
    model::Span span = view.span(cue.begin, cue.end);
    if (!cue.prefix.empty() && view.language == "ar" &&
        view.text->words(span).starts_with(cue.prefix)) {
        span.start += static_cast<std::uint32_t>(cue.prefix.size());
    }
    return span;
}

void name_cue(const SentenceView& view, Source& source, const Tag& cue) {
    source.link.cue_span = cue_span(view, cue);
    source.link.cue = view.text->words(source.link.cue_span);
}

void name_cue(const SentenceView& view, Chain& chain, const Tag& cue) {
    for (Source& source : chain) {
        if (source.link.cue.empty()) name_cue(view, source, cue);
    }
    // Who writes something says it by the same word: "قال X في بيان".
    for (auto link = chain.rbegin(); link != chain.rend(); ++link) {
        name_cue(view, *link, cue);
        if (link->link.kind != model::SourceKind::document) break;
    }
}

void add_finding(Reading& reading, Finding finding, std::uint32_t clause_begin) {
    if (finding.end <= finding.begin) return;
    while (!reading.found.empty() && reading.found.back().end > clause_begin) {
        Finding& last = reading.found.back();
        if (last.begin >= finding.begin && last.end <= finding.end) {
            reading.found.pop_back();
            continue;
        }
        last.end = trim_end(reading.view, last.begin, std::max(last.begin, clause_begin));
        if (last.end < last.begin + kShortestContent) reading.found.pop_back();
        break;
    }
    reading.found.push_back(std::move(finding));
}

}  // namespace isnad::analysis::attribution
