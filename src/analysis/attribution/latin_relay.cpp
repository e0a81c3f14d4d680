// Purpose: who is quoted without a plain verb of saying of his own (latin.h): "Y quoted X as
// saying", "as X reported, …", `X: "…"`.
#include <algorithm>

#include "analysis/attribution/latin.h"

namespace isnad::analysis::attribution {
namespace {

constexpr std::uint32_t kQuotedAsWithin = 26;  // tokens from "quoted" to "as saying"
constexpr std::uint32_t kAsWithin = 20;        // tokens of "as X reported last week"
constexpr std::uint32_t kLabelWithin = 16;     // tokens of the name before a colon
constexpr std::uint32_t kShortestLabelled = 3;

const Tag* as_saying(const SentenceView& view, std::uint32_t begin) {
    const std::uint32_t limit = std::min(view.size(), begin + kQuotedAsWithin);
    for (std::uint32_t i = begin; i < limit; ++i) {
        if (view.quoted[i]) continue;
        if (const Tag* as = view.tag(i, WordClass::fill)) return as;
    }
    return nullptr;
}

// "as saying by Y": whose report it is. Returns: the token behind it.
std::uint32_t quoted_by(const SentenceView& view, std::uint32_t after, Ways& ways) {
    const Tag* by = view.tag(after, WordClass::within);
    if (by == nullptr) return after;
    const std::uint32_t end = phrase_end(view, by->end);
    look_for_ways(view, after, end, ways);
    return ways.told ? end : after;
}

// The verb of "as X reported", with the pronoun that French sets before it: "comme l'explique X".
const Tag* reporting_verb(const SentenceView& view, std::uint32_t i) {
    const Tag* verb = view.tag(i, WordClass::verb);
    return verb != nullptr && !view.silent[i] && !view.quoted[i] ? verb : nullptr;
}

// Whether from `begin` to `end` it is only told when and where.
bool only_tells_when(const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
    return begin >= end || view.tag(begin, WordClass::skip) != nullptr ||
           view.tag(begin, WordClass::stop) != nullptr ||
           view.tag(begin, WordClass::within) != nullptr;
}

}  // namespace

void read_relay(LatinReading& latin, const Tag& cue) {
    const SentenceView& view = latin.view;
    const Tag* as = as_saying(view, cue.end);
    if (as == nullptr) return;
    const std::uint32_t first = skip_back(view, cue.begin);
    const bool passive = first > 0 && view.tag(first - 1, WordClass::passive) != nullptr;
    const Speaker subject = speaker_before(latin, passive ? first - 1 : cue.begin);
    Ways ways;
    const std::uint32_t after = quoted_by(view, as->end, ways);
    Statement said = said_behind(latin, cue, after);
    const bool after_comma = subject.border == Border::comma &&
                             subject.begin > kShortestStatement && said.order == Order::none;
    const bool after_quotation = subject.border == Border::quote && !said.that && !said.speech;
    if (after_comma || after_quotation) {
        said = said_before(latin, subject.begin, after, true);
    }
    if (said.order == Order::none) return;
    Chain chain;
    if (passive) {
        look_for_ways(view, cue.end, as->begin, ways);
        look_for_ways(view, 0, subject.begin, ways);
        chain = chain_of(latin, subject, ways);
    } else {
        const auto root = source_after(view, cue.end, as->begin, true);
        if (!root || (!subject.source && !subject.pronoun)) return;
        chain = chain_of(latin, subject, ways);
        chain.push_back(*root);
        latin.reading.memory.resolve(chain.back());
    }
    if (chain.empty()) return;
    const std::uint32_t clause = said.order == Order::verb_first ? subject.begin : said.begin;
    say(latin, cue, said, std::move(chain), clause, "quoted as saying");
}

std::optional<AsTold> read_as_told(const SentenceView& view, const Tag& as) {
    const bool leads = as.begin == 0;
    if (view.quoted[as.begin] || !(leads || view.is_comma(as.begin - 1))) return std::nullopt;
    std::uint32_t end = as.end;
    const std::uint32_t limit = std::min(view.body_end, as.end + kAsWithin);
    while (end < limit && !view.is_comma(end) && !view.is_opening(end)) ++end;
    if (!view.is_comma(end) && (leads || end < view.body_end)) return std::nullopt;
    std::uint32_t verb = as.end;
    while (verb < end && reporting_verb(view, verb) == nullptr) ++verb;
    if (verb == end) return std::nullopt;
    const Tag& cue = *reporting_verb(view, verb);
    const std::uint32_t first = skip_back(view, verb);
    if (first > 0 && view.tag(first - 1, WordClass::passive) != nullptr) return std::nullopt;
    auto source = source_after(view, as.end, verb, true);
    const bool before = source && source->credible && source->end >= first;
    if (before) {
        if (!only_tells_when(view, cue.end, end)) return std::nullopt;
    } else {
        source = speaker_after(view, cue.end).source;
        if (!source || !source->credible || source->end > end) return std::nullopt;
        if (!only_tells_when(view, source->end, end)) return std::nullopt;
    }
    // "as my grandmother used to say" introduces a proverb.
    const bool anybody =
        source->link.kind == model::SourceKind::person && source->link.entity.empty();
    if (anybody) return std::nullopt;
    name_cue(view, *source, cue);
    return AsTold{.source = std::move(*source), .end = end};
}

void read_label(LatinReading& latin) {
    const SentenceView& view = latin.view;
    std::uint32_t colon = 0;
    while (colon < view.size() && colon < kLabelWithin && !view.is_mark(colon, ":")) {
        if (view.is_opening(colon) || view.cue(colon) != nullptr) return;
        ++colon;
    }
    if (colon == 0 || !view.is_mark(colon, ":") || !view.is_opening(colon + 1)) return;
    const std::uint32_t close = view.closing[colon + 1];
    if (close < colon + 2 + kShortestLabelled || close + 2 < view.size()) return;
    auto source = source_after(view, 0, colon, true);
    if (!source || !source->credible) return;
    take_apposition(view, *source, false);
    const bool place = source->head.empty() && source->link.entity.starts_with("place:");
    const bool known = !source->head.empty() || !source->link.entity.empty();
    if (source->end != colon || place || !known || is_written(*source)) return;
    latin.reading.memory.resolve(*source);
    const Tag cue{.word = nullptr, .begin = colon, .end = colon + 1};
    Finding finding{.begin = colon + 1,
                    .end = content_end(view, colon + 1, view.size()),
                    .chain = {*source},
                    .rule = "a name and a colon",
                    .speech = true};
    name_cue(view, finding.chain, cue);
    add_finding(latin.reading, std::move(finding), colon);
}

}  // namespace isnad::analysis::attribution
