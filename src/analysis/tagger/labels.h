// The labels of a sequence: for each kind where its names begin, go on and end.
//
// BIOES (Ratinov and Roth 2009, where it is called BILOU): B the first token of a name, I one
// inside, E the last, S a name of one token, O none. Four kinds make sixteen labels, and O, whose
// weights are always nothing, is the seventeenth: so the weights of one feature are sixteen bytes.
#pragma once

#include <array>
#include <cstdint>

namespace isnad::analysis::tagger {

constexpr int kKinds = 4;
enum class Part : std::uint8_t { begin, inside, end, single };

using Label = std::uint8_t;
constexpr Label kOutside = kKinds * 4;
constexpr int kLabels = kOutside + 1;

constexpr Label label_of(int kind, Part part) {
    return static_cast<Label>(kind * 4 + static_cast<int>(part));
}
constexpr int kind_of(Label label) {
    return label / 4;
}
constexpr Part part_of(Label label) {
    return static_cast<Part>(label % 4);
}
// Whether a name may stop, or has not begun, at this label.
constexpr bool closes(Label label) {
    return label == kOutside || part_of(label) == Part::end || part_of(label) == Part::single;
}
// Whether nothing needs to stand before this label.
constexpr bool opens(Label label) {
    return label == kOutside || part_of(label) == Part::begin || part_of(label) == Part::single;
}
constexpr bool may_follow(Label before, Label after) {
    if (opens(after)) return closes(before);
    return !closes(before) && kind_of(before) == kind_of(after);
}

}  // namespace isnad::analysis::tagger
