// Purpose: sources quoted within a quotation (latin.h): `The minister said: "The army told us …"`.
//
// What stands between the marks is read once more as a sentence of its own. Whoever speaks there
// under a name of his own goes behind the outer chain; "he" and "I" within a quotation mean people
// whom only its speaker knows, and are left to him.
#include <algorithm>

#include "analysis/attribution/latin.h"

namespace isnad::analysis::attribution {
namespace {

constexpr std::uint32_t kShortestQuotation = 6;  // tokens in which somebody can say something
constexpr std::uint32_t kShortestPiece = 2;

// One source found within a quotation, in tokens of the whole sentence.
struct Nested {
    Finding finding;
    std::uint32_t clause = 0;  // where its clause begins: at its speaker or its words
};

bool is_named_there(const Chain& chain) {
    return !chain.empty() && std::all_of(chain.begin(), chain.end(), [](const Source& source) {
        return !source.link.carried && source.credible;
    });
}

// What is said between the marks of the quotation that opens at `open`.
std::vector<Nested> read_quotation(const Reading& outer, std::uint32_t open, std::uint32_t limit) {
    const std::uint32_t begin = open + 1;
    const std::uint32_t end = std::min({outer.view.closing[open], outer.view.size(), limit});
    if (end < begin + kShortestQuotation) return {};
    const SentenceView within = part_of(outer.view, begin, end);
    Reading inner{.view = within, .memory = outer.memory, .found = {}};
    read_sayings(inner);
    std::vector<Nested> nested;
    for (Finding& finding : inner.found) {
        if (!is_named_there(finding.chain)) continue;
        std::uint32_t clause = finding.begin;
        for (Source& source : finding.chain) {
            clause = std::min(clause, source.begin);
            source.begin += begin;
            source.end += begin;
        }
        finding.begin += begin;
        finding.end += begin;
        nested.push_back({.finding = std::move(finding), .clause = clause + begin});
    }
    return nested;
}

// A piece without the marks at its beginning; whether something is left of it.
bool is_worth(const SentenceView& view, Finding& piece) {
    while (piece.begin < piece.end && is_any_mark(view, piece.begin) &&
           !view.is_opening(piece.begin)) {
        ++piece.begin;
    }
    piece.end = content_end(view, piece.begin, piece.end);
    std::uint32_t words = 0;
    for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
        if (!is_any_mark(view, i)) ++words;
    }
    return words >= kShortestPiece;
}

// Puts what an outer source says, cut where others speak within it, in place of it.
void add_pieces(const SentenceView& view, const Finding& outer, std::vector<Nested> nested,
                std::vector<Finding>& pieces) {
    if (nested.empty()) {
        pieces.push_back(outer);
        return;
    }
    Finding piece = outer;
    for (Nested& one : nested) {
        Finding& finding = one.finding;
        if (finding.begin < piece.begin || finding.end > outer.end) continue;
        if (outer.chain.size() + finding.chain.size() > kLongestChain) continue;
        const std::uint32_t behind = finding.end;
        piece.end = std::max(piece.begin, one.clause);
        if (is_worth(view, piece)) pieces.push_back(piece);
        piece.begin = behind;
        finding.chain.insert(finding.chain.begin(), outer.chain.begin(), outer.chain.end());
        finding.rule = "quoted within a quotation";
        pieces.push_back(std::move(finding));
    }
    piece.end = outer.end;
    if (is_worth(view, piece)) pieces.push_back(std::move(piece));
}

// "« Il pleut, soupire X. L'eau monte. »": French sets who speaks into his own words.
bool read_incises(Reading& reading) {
    const SentenceView& view = reading.view;
    if (view.language != "fr" || !reading.found.empty()) return false;
    for (std::uint32_t open = 0; open < view.size(); ++open) {
        if (!view.is_opening(open)) continue;
        const std::uint32_t begin = open + 1;
        const std::uint32_t close = std::min(view.closing[open], view.size());
        if (close < begin + kShortestQuotation) continue;
        const SentenceView within = part_of(view, begin, close);
        Reading inner{.view = within, .memory = reading.memory, .found = {}};
        read_sayings(inner);
        if (!inner.found.empty() && inner.found.front().inverted &&
            inner.found.front().begin == 0) {
            Finding finding = std::move(inner.found.front());
            for (Source& source : finding.chain) {
                if (source.link.carried) continue;
                source.begin += begin;
                source.end += begin;
            }
            finding.begin = open;
            finding.end = content_end(view, open, close + 1);
            finding.speech = true;
            finding.rule = "holder within his words";
            reading.found.push_back(std::move(finding));
        }
        open = close;
    }
    return !reading.found.empty();
}

}  // namespace

void read_nested(Reading& reading) {
    if (read_incises(reading)) return;
    std::vector<Finding> pieces;
    for (const Finding& outer : reading.found) {
        std::vector<Nested> nested;
        for (std::uint32_t i = outer.begin; i < outer.end; ++i) {
            if (!reading.view.is_opening(i) || outer.chain.empty()) continue;
            for (Nested& one : read_quotation(reading, i, outer.end)) {
                nested.push_back(std::move(one));
            }
            i = std::min(reading.view.closing[i], outer.end);
        }
        add_pieces(reading.view, outer, std::move(nested), pieces);
    }
    reading.found = std::move(pieces);
}

}  // namespace isnad::analysis::attribution
