// Purpose: see changes.h.
#include "analysis/copies/changes.h"

#include <algorithm>
#include <string>
#include <utility>

#include "text/key_form.h"
#include "text/stop_words.h"
#include "text/utf8.h"

namespace isnad::analysis::copies {

namespace {

constexpr std::uint32_t kLongestSwap = 4;    // words on each side of a substitution
constexpr std::uint32_t kLongestJoined = 6;  // of one that is joined over function words
constexpr std::uint32_t kLongestBridge = 2;  // function words that may part it

// A stretch of differing words: half-open ranges of word positions.
struct Gap {
    std::uint32_t a_first = 0;
    std::uint32_t a_end = 0;
    std::uint32_t b_first = 0;
    std::uint32_t b_end = 0;
    bool joined = false;

    std::uint32_t a_size() const { return a_end - a_first; }
    std::uint32_t b_size() const { return b_end - b_first; }
    std::uint32_t longer() const { return std::max(a_size(), b_size()); }
    bool both_sides() const { return a_size() != 0 && b_size() != 0; }
};

// `before`: the word before the range, where an empty one stands.
model::Span span_of(const AlignedText& side, std::uint32_t first, std::uint32_t end,
                    std::uint32_t before) {
    if (first == end) return {side.spans[before].end, side.spans[before].end};
    return {side.spans[first].start, side.spans[end - 1].end};
}

// The letters and digits of the words alone, in key form: "عبد الله" and "عبدالله" are one.
std::string letters_of(const AlignedText& side, std::uint32_t first, std::uint32_t end) {
    std::string letters;
    for (std::uint32_t i = first; i < end; ++i)
        letters += text::key_of(model::cut(side.text, side.spans[i]));
    return letters;
}

// Takes off what is no word, and words that agree at either end.
void trim(Gap& gap, const AlignedText& a, const AlignedText& b) {
    const auto is_break = [](const AlignedText& side, std::uint32_t i) {
        return side.ids[i] == kBreak;
    };
    const auto trim_breaks = [&] {
        while (gap.a_size() != 0 && is_break(a, gap.a_first)) ++gap.a_first;
        while (gap.a_size() != 0 && is_break(a, gap.a_end - 1)) --gap.a_end;
        while (gap.b_size() != 0 && is_break(b, gap.b_first)) ++gap.b_first;
        while (gap.b_size() != 0 && is_break(b, gap.b_end - 1)) --gap.b_end;
    };
    trim_breaks();
    while (gap.both_sides() && a.ids[gap.a_first] == b.ids[gap.b_first]) {
        ++gap.a_first;
        ++gap.b_first;
        trim_breaks();
    }
    while (gap.both_sides() && a.ids[gap.a_end - 1] == b.ids[gap.b_end - 1]) {
        --gap.a_end;
        --gap.b_end;
        trim_breaks();
    }
}

bool differs_in_spelling_alone(const Gap& gap, const AlignedText& a, const AlignedText& b) {
    return gap.both_sides() && gap.longer() <= kLongestJoined &&
           letters_of(a, gap.a_first, gap.a_end) == letters_of(b, gap.b_first, gap.b_end);
}

std::vector<Gap> gaps_of(const Path& path, const AlignedText& a, const AlignedText& b) {
    std::vector<Gap> gaps;
    for (std::size_t i = 1; i < path.size(); ++i) {
        Gap gap{path[i - 1].a + 1, path[i].a, path[i - 1].b + 1, path[i].b};
        trim(gap, a, b);
        if (gap.longer() != 0 && !differs_in_spelling_alone(gap, a, b)) gaps.push_back(gap);
    }
    return gaps;
}

bool are_function_words(const AlignedText& side, std::uint32_t first, std::uint32_t end) {
    for (std::uint32_t i = first; i < end; ++i)
        if (!text::is_stop_word(text::key_of(model::cut(side.text, side.spans[i])))) return false;
    return true;
}

// Whether a few function words between two gaps agree by chance: what differs around them is
// several times as long. Single words on each side ("said that protesters" / "claimed that
// rioters") were swapped one by one.
bool are_one(const Gap& left, const Gap& right, const AlignedText& a) {
    const std::uint32_t bridge = right.a_first - left.a_end;
    if (bridge == 0 || bridge > kLongestBridge || right.b_first - left.b_end != bridge)
        return false;
    if (right.a_end - left.a_first > kLongestJoined || right.b_end - left.b_first > kLongestJoined)
        return false;
    return std::min(left.longer(), right.longer()) >= 2 &&
           left.longer() + right.longer() >= 3 * bridge &&
           are_function_words(a, left.a_end, right.a_first);
}

std::vector<Gap> joined(const std::vector<Gap>& gaps, const AlignedText& a) {
    std::vector<Gap> all;
    for (const Gap& gap : gaps) {
        if (!all.empty() && are_one(all.back(), gap, a)) {
            all.back().a_end = gap.a_end;
            all.back().b_end = gap.b_end;
            all.back().joined = true;
        } else {
            all.push_back(gap);
        }
    }
    return all;
}

}  // namespace

Changes changes_of(const Path& path, const AlignedText& a, const AlignedText& b) {
    Changes changes;
    const std::vector<Gap> gaps = gaps_of(path, a, b);
    // The word before a gap agrees, for a path begins with a match.
    for (const Gap& gap : gaps)
        changes.all.push_back({span_of(a, gap.a_first, gap.a_end, gap.a_first - 1),
                               span_of(b, gap.b_first, gap.b_end, gap.b_first - 1)});
    for (const Gap& gap : joined(gaps, a)) {
        if (!gap.both_sides() || gap.longer() > (gap.joined ? kLongestJoined : kLongestSwap))
            continue;
        model::Substitution swap;
        swap.a_span = span_of(a, gap.a_first, gap.a_end, gap.a_first - 1);
        swap.b_span = span_of(b, gap.b_first, gap.b_end, gap.b_first - 1);
        swap.a = model::cut(a.text, swap.a_span);
        swap.b = model::cut(b.text, swap.b_span);
        if (swap.a.find('\n') != swap.a.npos || swap.b.find('\n') != swap.b.npos) continue;
        changes.substitutions.push_back(std::move(swap));
    }
    return changes;
}

void turn_sides(model::Passage& passage) {
    std::swap(passage.a, passage.b);
    for (model::Substitution& swap : passage.substitutions) {
        std::swap(swap.a, swap.b);
        std::swap(swap.a_span, swap.b_span);
    }
    for (model::Change& change : passage.changes) std::swap(change.a, change.b);
}

std::uint32_t Projection::point(std::uint32_t offset) const {
    const bool from_a = side_ == Side::a;
    const auto here = [&](const model::Change& change) { return from_a ? change.a : change.b; };
    const auto there = [&](const model::Change& change) { return from_a ? change.b : change.a; };
    const model::Span whole = from_a ? passage_.a.span : passage_.b.span;
    const model::Span other = from_a ? passage_.b.span : passage_.a.span;
    offset = std::clamp(offset, whole.start, whole.end);
    const auto next = std::partition_point(
        passage_.changes.begin(), passage_.changes.end(),
        [&](const model::Change& change) { return here(change).end <= offset; });
    // The point lies in the change `next`, or in the agreeing stretch before it.
    std::uint32_t from = whole.start;
    std::uint32_t to = other.start;
    if (next != passage_.changes.begin()) {
        from = here(*std::prev(next)).end;
        to = there(*std::prev(next)).end;
    }
    std::uint32_t from_end = whole.end;
    std::uint32_t to_end = other.end;
    if (next != passage_.changes.end()) {
        const bool inside = here(*next).start <= offset;
        if (inside) {
            from = here(*next).start;
            to = there(*next).start;
        }
        from_end = inside ? here(*next).end : here(*next).start;
        to_end = inside ? there(*next).end : there(*next).start;
    }
    if (from_end <= from) return to;
    return to + static_cast<std::uint32_t>(std::uint64_t{offset - from} * (to_end - to) /
                                           (from_end - from));
}

model::Span Projection::project(model::Span span) const {
    return {point(span.start), point(span.end)};
}

std::vector<model::Span> agreeing(const model::Passage& passage, Projection::Side side) {
    const bool of_a = side == Projection::Side::a;
    const model::Span whole = of_a ? passage.a.span : passage.b.span;
    std::vector<model::Span> stretches;
    std::uint32_t from = whole.start;
    for (const model::Change& change : passage.changes) {
        const model::Span changed = of_a ? change.a : change.b;
        if (changed.empty()) continue;
        if (changed.start > from) stretches.push_back({from, changed.start});
        from = changed.end;
    }
    if (whole.end > from) stretches.push_back({from, whole.end});
    return stretches;
}

}  // namespace isnad::analysis::copies
