// How far apart two ways of naming the same things are.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace isnad::story::framing {

// How often each name of one thing is used; the same names in the same order on both sides.
using Counts = std::span<const std::uint16_t>;

// Jensen-Shannon distance: the square root of the divergence to base 2 of the two shares, 0..1.
// Lin, "Divergence Measures Based on the Shannon Entropy", IEEE Trans. Inf. Theory 37(1), 1991;
// that the root is a metric: Endres and Schindelin, ibid. 49(7), 2003. Requires: same size, each
// with a count above zero.
double jensen_shannon_distance(Counts a, Counts b);

// The names of all things laid behind each other: thing i has slots [first[i], first[i + 1]).
struct Layout {
    std::vector<std::uint32_t> first;
    std::size_t things() const { return first.empty() ? 0 : first.size() - 1; }
    std::size_t slots() const { return first.empty() ? 0 : first.back(); }
};

struct Apart {
    double distance = 0;
    std::uint32_t things = 0;  // that both name
    double uses = 0;           // of both, of those things
};

// The mean over the things that both name, each weighted with the smaller number of uses.
// Requires: a and b have a count for each slot.
Apart apart(const Layout& layout, const std::vector<std::uint16_t>& a,
            const std::vector<std::uint16_t>& b);

}  // namespace isnad::story::framing
