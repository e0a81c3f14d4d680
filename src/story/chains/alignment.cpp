// Purpose: see alignment.h.
#include "story/chains/alignment.h"

#include <algorithm>

namespace isnad::story::chains {

namespace {

model::Span on(const model::Change& change, Side side) {
    return side == Side::a ? change.a : change.b;
}

// The first change that ends behind `at` on that side.
auto next_change(const model::Passage& passage, Side side, std::uint32_t at) {
    return std::partition_point(
        passage.changes.begin(), passage.changes.end(),
        [&](const model::Change& change) { return on(change, side).end <= at; });
}

// `at` between two offsets, as far along between two others.
std::uint32_t between(std::uint32_t at, model::Span from, model::Span to) {
    if (at <= from.start || from.empty()) return to.start;
    if (at >= from.end) return std::max(to.start, to.end);
    if (to.empty()) return to.start;
    return to.start +
           static_cast<std::uint32_t>(std::uint64_t{at - from.start} * to.size() / from.size());
}

std::uint32_t carry_offset(const model::Passage& passage, Side side, std::uint32_t at) {
    const Side other = across(side);
    model::Span from = place_of(passage, side).span;
    model::Span to = place_of(passage, other).span;
    const auto next = next_change(passage, side, at);
    if (next != passage.changes.end() && on(*next, side).start <= at)
        return between(at, on(*next, side), on(*next, other));
    if (next != passage.changes.begin()) {
        from.start = on(*std::prev(next), side).end;
        to.start = on(*std::prev(next), other).end;
    }
    if (next != passage.changes.end()) {
        from.end = on(*next, side).start;
        to.end = on(*next, other).start;
    }
    return between(at, from, to);
}

}  // namespace

std::uint32_t common(model::Span a, model::Span b) {
    const std::uint32_t start = std::max(a.start, b.start);
    const std::uint32_t end = std::min(a.end, b.end);
    return end > start ? end - start : 0;
}

bool has_most(std::uint32_t part, std::uint32_t whole) {
    return std::uint64_t{part} * 5 >= std::uint64_t{whole} * 3;
}

model::Span carry(const model::Passage& passage, Side side, model::Span span) {
    const model::Span within = place_of(passage, side).span;
    const std::uint32_t start = std::clamp(span.start, within.start, within.end);
    const std::uint32_t end = std::clamp(span.end, start, within.end);
    const std::uint32_t carried = carry_offset(passage, side, start);
    return {carried, std::max(carried, carry_offset(passage, side, end))};
}

bool is_kept(const model::Passage& passage, Side side, model::Span span) {
    if (span.empty() || !place_of(passage, side).span.contains(span)) return false;
    if (passage.reworded) return true;  // all of its words stand there, in another order
    for (auto next = next_change(passage, side, span.start);
         next != passage.changes.end() && on(*next, side).start < span.end; ++next) {
        if (!on(*next, side).empty()) return false;
    }
    return true;
}

}  // namespace isnad::story::chains
