// Where the lines of all pages stand, sorted so that equal templates of one site lie together.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace isnad::analysis::furniture {

struct Standing {
    std::uint32_t site = 0;
    std::uint64_t pattern = 0;
    std::uint32_t doc = 0;
    std::uint32_t line = 0;  // index into the document's lines
    friend auto operator<=>(const Standing&, const Standing&) = default;
};

using Standings = std::span<const Standing>;

// Calls `use` with each run of equal sites and templates. Requires: sorted.
template <typename Use>
void for_each_template(Standings all, Use&& use) {
    for (std::size_t from = 0; from < all.size();) {
        std::size_t to = from + 1;
        while (to < all.size() && all[to].pattern == all[from].pattern &&
               all[to].site == all[from].site)
            ++to;
        use(all.subspan(from, to - from));
        from = to;
    }
}

// Returns: the documents of a run, each once, ascending.
inline std::vector<std::uint32_t> documents_of(Standings run) {
    std::vector<std::uint32_t> documents;
    for (const Standing& standing : run)
        if (documents.empty() || documents.back() != standing.doc)
            documents.push_back(standing.doc);
    return documents;
}

}  // namespace isnad::analysis::furniture
