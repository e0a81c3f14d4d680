// Purpose: see clause.h.
#include "analysis/claims/clause.h"

#include <algorithm>

namespace isnad::analysis::claims {
namespace {

constexpr std::uint32_t kShortestGap = 4;  // tokens of a segment that no source holds

template <typename Finding>
bool any_within(std::span<const Finding> findings, model::Span within, auto&& fits) {
    auto first = std::lower_bound(
        findings.begin(), findings.end(), within.start,
        [](const Finding& one, std::uint32_t start) { return one.span.end <= start; });
    for (; first != findings.end() && first->span.start < within.end; ++first) {
        if (fits(*first)) return true;
    }
    return false;
}

// Words may stand anywhere in the segment; a figure or a name must be in the clause itself.
bool has_companion(const SentenceFindings& sentence, const Companions& with, const Segment& segment,
                   std::uint32_t begin, std::uint32_t end) {
    if (with.none()) return true;
    const model::Span clause = sentence.span(begin, end);
    if (with.group != 0) {
        auto at = std::lower_bound(
            sentence.words.companions.begin(), sentence.words.companions.end(), segment.begin,
            [](const CompanionAt& one, std::uint32_t first) { return one.at < first; });
        for (; at != sentence.words.companions.end() && at->at < segment.end; ++at) {
            if (at->group == with.group) return true;
        }
    }
    if (with.quantity || with.money) {
        const bool found = any_within(sentence.quantities, clause, [&](const auto& quantity) {
            return (!with.money || with.quantity || !quantity.currency.empty()) &&
                   !is_time(sentence, quantity);
        });
        if (found) return true;
    }
    if (with.person || with.place) {
        return any_within(sentence.mentions, clause, [&](const model::Mention& mention) {
            return (with.person && mention.kind == model::EntityKind::person) ||
                   (with.place && mention.kind == model::EntityKind::place);
        });
    }
    return false;
}

bool is_separator(std::string_view key) {
    return key == "," || key == "،" || key == ";" || key == "؛" || key == "." || key == "!" ||
           key == "?" || key == "؟" || key == ":";
}

// Token offsets at which the clauses of a segment begin, and its end.
std::vector<std::uint32_t> clause_bounds(const SentenceFindings& sentence, const Segment& segment) {
    std::vector<std::uint32_t> bounds{segment.begin};
    auto small = sentence.words.small.begin();
    for (std::uint32_t i = segment.begin; i < segment.end; ++i) {
        while (small != sentence.words.small.end() && small->begin < i) ++small;
        bool begins = i > segment.begin && is_separator(sentence.tokens[i - 1].key);
        for (auto one = small; one != sentence.words.small.end() && one->begin == i; ++one) {
            begins = begins || one->word == SmallWord::clause_break;
        }
        if (begins && i > bounds.back()) bounds.push_back(i);
    }
    bounds.push_back(segment.end);
    return bounds;
}

bool is_better(const TriggerAt& a, const TriggerAt& b) {
    if (a.trigger->strength != b.trigger->strength) {
        return a.trigger->strength > b.trigger->strength;
    }
    if (a.end - a.begin != b.end - b.begin) return a.end - a.begin > b.end - b.begin;
    if (a.begin != b.begin) return a.begin < b.begin;
    return a.trigger->frame->weight > b.trigger->frame->weight;
}

}  // namespace

std::uint32_t SentenceFindings::token_at(std::uint32_t offset) const {
    const auto found = std::lower_bound(
        tokens.begin(), tokens.end(), offset,
        [](const text::Token& token, std::uint32_t at) { return token.span.end <= at; });
    return static_cast<std::uint32_t>(found - tokens.begin());
}

bool is_time(const SentenceFindings& sentence, const model::Quantity& quantity) {
    return any_within(sentence.times, quantity.span,
                      [&](const auto& time) { return time.span.overlaps(quantity.span); });
}

std::vector<Segment> find_segments(const SentenceFindings& sentence) {
    std::vector<Segment> segments;
    std::uint32_t done = 0;
    // What stands between two contents belongs to the outlet up to the first word of a source.
    const auto add_gap = [&](std::uint32_t end, std::size_t next) {
        if (end <= done) return;
        std::uint32_t last = end;
        const std::size_t from = next > 0 ? next - 1 : 0;
        const std::size_t to = std::min(next + 1, sentence.attributions.size());
        for (std::size_t a = from; a < to; ++a) {
            for (const auto& link : sentence.attributions[a].chain) {
                const std::uint32_t at = sentence.token_at(link.span.start);
                if (link.span.start < sentence.tokens[done].span.start || at >= last) continue;
                last = at;
            }
        }
        // The verb stands before its holder in Arabic: it is no part of the outlet's own words.
        if (last < end && last > done) --last;
        if (last >= done + kShortestGap) segments.push_back({.begin = done, .end = last});
    };
    for (std::size_t a = 0; a < sentence.attributions.size(); ++a) {
        const auto& attribution = sentence.attributions[a];
        const std::uint32_t begin = std::max(done, sentence.token_at(attribution.content.start));
        std::uint32_t end = sentence.token_at(attribution.content.end);
        if (end < sentence.size() && sentence.tokens[end].span.start < attribution.content.end) {
            ++end;
        }
        if (end <= begin) continue;
        add_gap(begin, a);
        segments.push_back({.begin = begin, .end = end, .attribution = &attribution});
        done = end;
    }
    add_gap(sentence.size(), sentence.attributions.size());
    return segments;
}

std::vector<Candidate> find_candidates(const SentenceFindings& sentence, const Segment& segment) {
    std::vector<Candidate> candidates;
    const auto bounds = clause_bounds(sentence, segment);
    auto next = std::lower_bound(
        sentence.words.triggers.begin(), sentence.words.triggers.end(), segment.begin,
        [](const TriggerAt& one, std::uint32_t first) { return one.begin < first; });
    for (std::size_t c = 0; c + 1 < bounds.size(); ++c) {
        const TriggerAt* best = nullptr;
        for (; next != sentence.words.triggers.end() && next->begin < bounds[c + 1]; ++next) {
            if (best != nullptr && !is_better(*next, *best)) continue;
            if (!has_companion(sentence, next->trigger->with, segment, bounds[c], bounds[c + 1])) {
                continue;
            }
            best = &*next;
        }
        if (best == nullptr) continue;
        if (!best->trigger->verb && !candidates.empty()) continue;
        candidates.push_back({.trigger = best, .begin = bounds[c], .end = bounds[c + 1]});
    }
    // A noun before the first verb only leads up to it.
    if (candidates.size() > 1 && !candidates[0].trigger->trigger->verb &&
        candidates[0].trigger->trigger->frame == candidates[1].trigger->trigger->frame) {
        candidates[1].begin = candidates[0].begin;
        candidates.erase(candidates.begin());
    }
    return candidates;
}

}  // namespace isnad::analysis::claims
