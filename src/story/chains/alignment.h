// Where the words of one side of a passage stand on its other side.
//
// Between its changes a passage's words agree, so an offset is carried over by the nearest changes
// around it and, between those, by proportion. What it does not do: passages whose order was lost
// tell no changes, and are carried over by proportion alone.
#pragma once

#include <cstdint>

#include "model/record.h"

namespace isnad::story::chains {

enum class Side { a, b };

constexpr Side across(Side side) {
    return side == Side::a ? Side::b : Side::a;
}

inline const model::Place& place_of(const model::Passage& passage, Side side) {
    return side == Side::a ? passage.a : passage.b;
}

// How many bytes two spans have in common.
std::uint32_t common(model::Span a, model::Span b);

// Whether `part` has at least 60 % of `whole`.
bool has_most(std::uint32_t part, std::uint32_t whole);

// Returns: where `span`, cut to `side` of the passage, stands across. Its ends need not be
// character boundaries. O(log changes).
model::Span carry(const model::Passage& passage, Side side, model::Span span);

// Whether `span` lies within `side` of the passage and none of its words was changed or left out.
bool is_kept(const model::Passage& passage, Side side, model::Span span);

}  // namespace isnad::story::chains
