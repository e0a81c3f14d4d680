// Whether what a trigger asks for stands near it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "analysis/claims/clause.h"

namespace isnad::analysis::claims {

// Whether one of the findings that overlap `within` fits. Requires: findings in text order.
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

// Whether of each list of companions one stands near the trigger, its preposition behind it, and
// nothing that voids it. Words count within the clause, figures and names within [begin, end).
bool has_companions(const SentenceFindings& sentence, const TriggerAt& at, const Segment& segment,
                    std::uint32_t begin, std::uint32_t end);

}  // namespace isnad::analysis::claims
