// Purpose: see scare_quotes.h. Requires what the sentence's sources say to be found already.
#include "analysis/attribution/scare_quotes.h"

#include <algorithm>

namespace isnad::analysis::attribution {
namespace {

constexpr std::uint32_t kLongest = 3;  // words; longer quotations quote somebody

bool is_said(const Reading& reading, std::uint32_t open) {
    return std::any_of(reading.found.begin(), reading.found.end(), [&](const Finding& finding) {
        return finding.begin <= open && open < finding.end;
    });
}

bool is_name(const SentenceView& view, std::uint32_t open, std::uint32_t close) {
    if (is_quoted_name(view, open)) return true;
    // "سفينة «النجم»", "the ship “Star”": a noun of things that bear names is not told from others;
    // a name that is known, a capital or a figure inside is.
    for (std::uint32_t i = open + 1; i < close; ++i) {
        if (view.mention[i] != kNone || view.tokens[i].kind != text::TokenKind::word) return true;
        const char first = view.text->words(view.tokens[i].span).front();
        if (first >= 'A' && first <= 'Z') return true;
    }
    // Arabic names of things in marks stand behind an indefinite noun: "فيلم «الأرض»".
    const std::string_view before = open > 0 ? std::string_view(view.tokens[open - 1].key) : "";
    const std::string_view within = view.tokens[open + 1].key;
    const bool definite_inside = within.starts_with("ال");
    return view.language == "ar" && definite_inside && !before.starts_with("ال") && open > 0 &&
           view.tokens[open - 1].kind == text::TokenKind::word;
}

}  // namespace

std::vector<model::Span> scare_quotes_of(const Reading& reading) {
    const SentenceView& view = reading.view;
    std::vector<model::Span> found;
    for (std::uint32_t open = 0; open < view.size(); ++open) {
        if (!view.is_opening(open) || view.closing[open] >= view.size()) continue;
        const std::uint32_t close = view.closing[open];
        const bool few = close > open + 1 && close - open - 1 <= kLongest;
        if (few && !is_said(reading, open) && !is_name(view, open, close)) {
            found.push_back(view.span(open + 1, close));
        }
        open = close;
    }
    return found;
}

}  // namespace isnad::analysis::attribution
