// Purpose: see earliest.h. Kahn's topological sorting; of what is free the earliest date goes
// first, and where nothing is free the earliest of what is left.
#include "analysis/copies/earliest.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <queue>
#include <tuple>

namespace isnad::analysis::copies {

std::vector<std::uint32_t> order_of(const std::vector<Source>& sources,
                                    const std::vector<model::Passage>& passages) {
    using Numbers = std::vector<std::uint32_t>;
    Numbers by_date(sources.size());
    std::iota(by_date.begin(), by_date.end(), 0U);
    std::sort(by_date.begin(), by_date.end(), [&](std::uint32_t x, std::uint32_t y) {
        const Source& a = sources[x];
        const Source& b = sources[y];
        const bool a_undated = a.not_after.empty();
        const bool b_undated = b.not_after.empty();
        return std::tie(a_undated, a.not_after, a.not_before, x) <
               std::tie(b_undated, b.not_after, b.not_before, y);
    });
    Numbers rank(sources.size());
    for (std::uint32_t i = 0; i < by_date.size(); ++i) rank[by_date[i]] = i;

    std::vector<Numbers> copies_of(sources.size());
    Numbers waiting_for(sources.size());
    for (const model::Passage& passage : passages) {
        if (passage.a.doc == passage.b.doc) continue;
        const bool a_first = passage.from == model::CopySource::a;
        if (!a_first && passage.from != model::CopySource::b) continue;
        const std::uint32_t copy = a_first ? passage.b.doc : passage.a.doc;
        copies_of[a_first ? passage.a.doc : passage.b.doc].push_back(copy);
        ++waiting_for[copy];
    }
    std::priority_queue<std::uint32_t, Numbers, std::greater<>> free;  // ranks
    std::vector<bool> done(sources.size());
    for (std::uint32_t doc = 0; doc < sources.size(); ++doc)
        if (waiting_for[doc] == 0) free.push(rank[doc]);
    Numbers order(sources.size());
    std::uint32_t next_left = 0;
    for (std::uint32_t place = 0; place < sources.size(); ++place) {
        while (!free.empty() && done[by_date[free.top()]]) free.pop();
        if (free.empty()) {
            while (done[by_date[next_left]]) ++next_left;
            free.push(next_left);
        }
        const std::uint32_t doc = by_date[free.top()];
        free.pop();
        done[doc] = true;
        order[doc] = place;
        for (const std::uint32_t copy : copies_of[doc])
            if (--waiting_for[copy] == 0 && !done[copy]) free.push(rank[copy]);
    }
    return order;
}

}  // namespace isnad::analysis::copies
