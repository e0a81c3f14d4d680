// Pages of the tests as sources: their text is one region.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/copies/copies.h"

namespace isnad::analysis::copies {

struct TestPage {
    std::string text;
    std::string outlet;
    std::string not_before;
    std::string not_after;
};

// Lifetime: `pages` must outlive the sources.
inline std::vector<Source> sources_of(const std::vector<TestPage>& pages) {
    std::vector<Source> sources;
    for (const TestPage& page : pages)
        sources.push_back({page.text,
                           {{0, static_cast<std::uint32_t>(page.text.size())}},
                           page.outlet,
                           page.not_before,
                           page.not_after});
    return sources;
}

}  // namespace isnad::analysis::copies
