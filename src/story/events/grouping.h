// Accounts into groups that tell of one happening each.
//
// Idea: agglomerative clustering with the group average (Sokal and Michener 1958). The two groups
// whose accounts are likeliest to tell of one happening, taken all with all, are joined first,
// until no two are likelier one than two. So one vague claim does not glue two happenings together.
// Pairs that were not looked at count as unlike.
#pragma once

#include <cstdint>
#include <vector>

namespace isnad::story::events {

// Two accounts that were held against each other.
struct Pair {
    std::uint32_t a = 0;  // indices of accounts, a < b
    std::uint32_t b = 0;
    double log_odds = 0;    // that they are of one happening
    bool excluded = false;  // they cannot be, and nothing that holds one may hold the other
};

// Returns: groups of 0 .. count - 1, each sorted, in order of their first; singles among them.
// `unlike`: the log-odds of a pair that is not among `pairs`. Each pair stands there once. The same
// for any order of `pairs`. O(pairs · log pairs).
std::vector<std::vector<std::uint32_t>> group(std::uint32_t count, const std::vector<Pair>& pairs,
                                              double unlike);

}  // namespace isnad::story::events
