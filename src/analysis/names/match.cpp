// Purpose: lays the parts of two names beside each other; see names.h.
#include <algorithm>

#include "analysis/names/names.h"

namespace isnad::analysis::names {

Match match(const Name& a, const Name& b) {
    Match result;
    std::size_t shared = 0;
    std::size_t most = 0;
    for (const Part& x : a.parts()) {
        if (x.role != Role::word) continue;
        const Name single = read_name(x.text);
        for (const Part& y : b.parts()) {
            if (y.role != Role::word) continue;
            if (keys_of(single) != keys_of(read_name(y.text))) continue;
            ++shared;
            result.reasons.push_back(x.text + " = " + y.text);
            break;
        }
    }
    most = std::max(a.parts().size(), b.parts().size());
    if (most > 0)
        result.score = std::min(1.0, static_cast<double>(shared) / static_cast<double>(most));
    return result;
}

double score(const Name& a, const Name& b) {
    return match(a, b).score;
}

}  // namespace isnad::analysis::names
