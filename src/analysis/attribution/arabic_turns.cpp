// Purpose: see arabic_turns.h.
#include "analysis/attribution/arabic_turns.h"

#include <algorithm>

#include "analysis/attribution/arabic_clause.h"
#include "analysis/attribution/arabic_speaker.h"

namespace isnad::analysis::attribution {
namespace {

constexpr std::uint32_t kQuoteAfter = 10;    // tokens from "ما سماه" to its quotation
constexpr std::uint32_t kShortestQuote = 4;  // tokens of a quotation before its verb, with marks

}  // namespace

void read_noun(Reading& reading, const Tag& noun) {
    constexpr std::uint32_t kWithin = 14;  // tokens to what is said
    const SentenceView& view = reading.view;
    if (noun.begin > 0 && view.tag(noun.begin - 1, WordClass::within) != nullptr) return;
    const bool inside = !reading.found.empty() && reading.found.back().end > noun.begin;
    if (noun.suffix && !reading.found.empty()) return;  // "نقل عن X قوله"
    if (noun.prefix.starts_with("ل")) return;           // "استطلاع للرأي"
    const std::uint32_t limit = std::min(next_main_cue(view, noun.end), noun.end + kWithin);
    const Boundary boundary = find_boundary(view, noun.end, limit);
    if (!boundary.that) return;
    Finding finding{.shade = noun.word->shade, .rule = "noun of saying"};
    if (boundary.at == noun.end) {
        if (inside) return;
        if (noun.prefix.starts_with("ب")) {  // "اكتفى المصدر بالقول إن"
            auto subject = source_ending(view, noun.begin);
            if (!subject || !subject->credible) return;
            finding.chain = {*subject};
        } else if (noun.suffix) {
            finding.chain = reading.memory.last();
        } else {
            return;  // "القول بأن": nobody's
        }
    } else {
        auto holder = source_after(view, noun.end, boundary.at, false);
        if (!holder || holder->begin > noun.end + 1) return;
        if (!holder->credible && holder->end != boundary.at) return;
        if (view.tokens[holder->begin].key.starts_with("ل") &&
            view.tag(holder->begin, WordClass::holder) != nullptr &&
            view.tag(holder->begin, WordClass::holder)->prefix.starts_with("ل")) {
            return;  // whom somebody told
        }
        finding.chain = {with_apposition(view, *holder, boundary.at)};
    }
    if (finding.chain.empty()) return;
    for (Source& source : finding.chain) reading.memory.resolve(source);
    name_cue(view, finding.chain, noun);
    finding.begin = boundary.content;
    finding.end = content_end(view, finding.begin, view.size());
    if (inside) {
        Chain chain = reading.found.back().chain;
        chain.insert(chain.end(), finding.chain.begin(), finding.chain.end());
        finding.chain = std::move(chain);
    }
    add_finding(reading, std::move(finding), noun.begin);
}

bool read_behind_statement(Reading& reading, const Tag& cue) {
    const SentenceView& view = reading.view;
    if (!cue.prefix.empty() || cue.begin < kShortestQuote || !view.is_comma(cue.begin - 1))
        return false;
    const ArabicClause clause = read_clause(view, cue);
    if (clause.boundary.at != kNone || clause.need != kNone || !clause.subject ||
        clause.subject_before || clause.subject->begin != cue.end) {
        return false;
    }
    if (clause.after < view.body_end && !view.is_comma(clause.after)) return false;
    std::uint32_t begin = 0;
    if (!reading.found.empty() && reading.found.back().end > begin)
        begin = reading.found.back().end;
    while (begin < cue.begin && view.tokens[begin].kind == text::TokenKind::mark &&
           !view.is_opening(begin)) {
        ++begin;
    }
    if (cue.begin < begin + kShortestQuote) return false;
    Chain chain = named_chain(reading, cue, clause);
    for (Source& source : chain) reading.memory.resolve(source);
    name_cue(view, chain, cue);
    reading.found.push_back({.begin = begin,
                             .end = content_end(view, begin, cue.begin),
                             .chain = std::move(chain),
                             .shade = cue.word->shade,
                             .rule = "statement, verb, holder"});
    return true;
}

bool read_behind_quotation(Reading& reading, const Tag& cue) {
    const SentenceView& view = reading.view;
    std::uint32_t end = cue.begin;
    const bool thus = ends_tag(view, end, WordClass::skip);  // "هكذا رد X"
    if (thus) --end;
    while (end > 0 && (view.is_comma(end - 1) || view.is_mark(end - 1, "."))) --end;
    if (end < kShortestQuote || !cue.prefix.empty() || view.quoted[end - 1]) return false;
    std::uint32_t open = kNone;
    for (std::uint32_t i = end - 1; i-- > 0 && open == kNone;) {
        if (view.is_opening(i) && view.closing[i] + 1 == end) open = i;
    }
    if (open == kNone || end - open < kShortestQuote || is_quoted_name(view, open)) return false;
    const bool covered = !reading.found.empty() && reading.found.back().end > open;
    if (covered) return false;
    const ArabicClause clause = read_clause(view, cue);
    if (clause.subject_before) return false;
    Chain chain;
    if (clause.subject && clause.subject->begin == cue.end) {
        chain = named_chain(reading, cue, clause);
    } else {  // a name that no list knows: alone behind its verb
        auto source = source_after(view, cue.end, view.size(), false);
        const bool alone = source && source->begin == cue.end && source->end <= cue.end + 4 &&
                           (source->end >= view.body_end || view.is_comma(source->end));
        if (alone) chain = {*source};
    }
    if (chain.empty()) return false;
    for (Source& source : chain) reading.memory.resolve(source);
    name_cue(view, chain, cue);
    reading.found.push_back({.begin = open,
                             .end = end,
                             .chain = std::move(chain),
                             .shade = cue.word->shade,
                             .rule = "quotation, verb, holder",
                             .speech = true});
    return true;
}

bool read_what(Reading& reading, std::uint32_t i) {
    const SentenceView& view = reading.view;
    const std::string& key = view.tokens[i].key;
    if (key != "ما" && key != "بما" && key != "مما" && key != "لما") return false;
    const Tag* cue = view.cue_with_object(i + 1);
    if (cue == nullptr || !cue->suffix || !cue->prefix.empty()) return false;
    std::uint32_t open = kNone;
    const std::uint32_t last = std::min(view.size(), cue->end + kQuoteAfter);
    for (std::uint32_t j = cue->end; j < last && open == kNone && !view.is_comma(j); ++j) {
        if (view.is_opening(j) && view.closing[j] < view.size()) open = j;
    }
    const bool pointing =
        i > 0 && (view.tokens[i - 1].key.ends_with("هو") || view.tokens[i - 1].key.ends_with("هي"));
    const std::uint32_t limit = open == kNone ? view.body_end : open;
    auto holder = source_after(view, cue->end, limit, false);
    // "ما رددته X عن قيام …": what is told stands behind the preposition.
    std::uint32_t about = kNone;
    const bool inside = !reading.found.empty() && reading.found.back().end > i;
    if (open == kNone && !pointing && !inside && holder && holder->credible &&
        holder->begin == cue->end && view.tag(holder->end, WordClass::preposition) != nullptr) {
        about = holder->end + 1;
    }
    if (open == kNone && !pointing && about == kNone) return false;
    const bool named = holder && holder->begin == cue->end && view.tokens[cue->end].key != "ب" &&
                       (holder->credible || holder->end == limit);
    Finding finding{.shade = cue->word->shade, .rule = "what X calls"};
    if (named) {
        finding.chain = {with_apposition(view, *holder, limit)};
        auto document = document_at(view, finding.chain.back().end, view.size());
        if (document) finding.chain.push_back(*document);
    } else if (!reading.found.empty()) {
        finding.chain = reading.found.back().chain;
    } else if (auto subject = sentence_subject(view, i, '-')) {
        finding.chain = {*subject};
    }
    if (finding.chain.empty()) return false;
    for (Source& source : finding.chain) reading.memory.resolve(source);
    name_cue(view, finding.chain, *cue);
    finding.begin = open == kNone ? i - 1 : open;
    finding.end = open == kNone ? i + 1 : view.closing[open] + 1;
    if (about != kNone) {
        finding.begin = about;
        finding.end = content_end(view, about, view.size());
    }
    finding.speech = open != kNone;
    add_finding(reading, std::move(finding), finding.begin);
    return true;
}

bool read_as_said(Reading& reading, const Tag& cue) {
    const SentenceView& view = reading.view;
    if (cue.begin < 4 || view.tokens[cue.begin - 1].key != "كما") return false;
    if (find_boundary(view, cue.end, view.size()).at != kNone) return false;
    auto source = source_after(view, cue.end, view.size(), false);
    if (!source || !source->credible) return false;
    std::uint32_t end = cue.begin - 1;
    while (end > 0 && view.is_comma(end - 1)) --end;
    reading.memory.resolve(*source);
    name_cue(view, *source, cue);
    if (!reading.found.empty() && reading.found.back().end > end) reading.found.back().end = end;
    if (!reading.found.empty()) return true;
    reading.found.push_back({.begin = 0,
                             .end = end,
                             .chain = {*source},
                             .shade = cue.word->shade,
                             .rule = "as X said"});
    return true;
}

namespace {

// The saying of a verb at token i of a quotation, with `outer` before its own source.
std::optional<Finding> quoted_saying(const SentenceView& view, std::uint32_t i,
                                     const Chain& outer) {
    for (std::uint32_t t = view.first_tag[i]; t < view.first_tag[i + 1]; ++t) {
        const Tag& cue = view.tags[t];
        const bool verb =
            cue.word->word_class == WordClass::verb || cue.word->word_class == WordClass::told_verb;
        if (!verb || view.silent[i]) continue;
        auto subject = source_after(view, cue.end, view.size(), false);
        if (!subject || !subject->credible || subject->begin != cue.end) continue;
        const Tag* that = view.tag(subject->end, WordClass::that);
        if (that == nullptr) continue;
        Finding finding{.begin = that->end,
                        .chain = outer,
                        .shade = cue.word->shade,
                        .rule = "source within a quotation"};
        finding.end = finding.begin;
        while (finding.end < view.size() && view.quoted[finding.end]) ++finding.end;
        name_cue(view, *subject, cue);
        finding.chain.push_back(*subject);
        return finding;
    }
    return std::nullopt;
}

}  // namespace

void read_within_quotations(Reading& reading) {
    const SentenceView& view = reading.view;
    const std::size_t said = reading.found.size();
    for (std::size_t f = 0; f < said; ++f) {
        const std::uint32_t begin = reading.found[f].begin;
        for (std::uint32_t i = begin; i < reading.found[f].end; ++i) {
            if (!view.quoted[i]) continue;
            auto inner = quoted_saying(view, i, reading.found[f].chain);
            if (!inner || inner->chain.size() > kLongestChain) continue;
            reading.memory.resolve(inner->chain.back());
            if (i > begin + 1) {
                reading.found[f].end = i;
            } else {
                reading.found[f].end = reading.found[f].begin;
            }
            reading.found.push_back(std::move(*inner));
            break;
        }
    }
}

}  // namespace isnad::analysis::attribution
