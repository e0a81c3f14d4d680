// Who was first to claim which part of a range: intervals with owners that never overlap.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "model/span.h"

namespace isnad::analysis::copies {

class Claims {
  public:
    struct Part {
        model::Span span;
        std::optional<std::uint32_t> owner;  // none: free
    };

    // Returns: the parts of `span` in order, each free or of one owner. Logarithmic, but for the
    // parts themselves.
    std::vector<Part> parts(model::Span span) const {
        std::vector<Part> parts;
        auto next = taken_.upper_bound(span.start);
        if (next != taken_.begin() && std::prev(next)->second.end > span.start) --next;
        std::uint32_t at = span.start;
        for (; next != taken_.end() && next->first < span.end; ++next) {
            const std::uint32_t start = std::max(next->first, span.start);
            const std::uint32_t end = std::min(next->second.end, span.end);
            if (start > at) parts.push_back({{at, start}, std::nullopt});
            parts.push_back({{start, end}, next->second.owner});
            at = end;
        }
        if (at < span.end) parts.push_back({{at, span.end}, std::nullopt});
        return parts;
    }

    // Gives what is free of `span` to the owner.
    void claim(model::Span span, std::uint32_t owner) {
        for (const Part& part : parts(span))
            if (!part.owner) taken_[part.span.start] = {part.span.end, owner};
    }

    struct Most {
        std::uint32_t owner = 0;
        std::uint32_t bytes = 0;  // 0: nobody has anything of it
    };
    // Returns: who has most of the span, and how much.
    Most most(model::Span span) const {
        std::map<std::uint32_t, std::uint32_t> bytes;
        for (const Part& part : parts(span))
            if (part.owner) bytes[*part.owner] += part.span.size();
        Most most;
        for (const auto& [owner, sum] : bytes)
            if (sum > most.bytes) most = {owner, sum};
        return most;
    }

  private:
    struct Taken {
        std::uint32_t end = 0;
        std::uint32_t owner = 0;
    };
    std::map<std::uint32_t, Taken> taken_;  // by start
};

}  // namespace isnad::analysis::copies
