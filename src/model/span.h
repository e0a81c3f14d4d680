// A place in a document: what every cell of the record rests on.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace isnad::model {

// UTF-8 byte offsets into Article::text, end exclusive, on character boundaries.
struct Span {
    std::uint32_t start = 0;
    std::uint32_t end = 0;

    constexpr std::uint32_t size() const { return end - start; }
    constexpr bool empty() const { return end <= start; }
    constexpr bool contains(Span other) const { return start <= other.start && other.end <= end; }
    constexpr bool overlaps(Span other) const { return start < other.end && other.start < end; }
    friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

// Returns: the words under the span. Requires: the span lies within `text`. Lifetime: that of text.
inline std::string_view cut(std::string_view text, Span span) {
    return text.substr(span.start, span.size());
}

}  // namespace isnad::model
