// What was changed inside a passage: other words, words put in, words left out.
//
// The idea: between two matched words of an alignment lies what differs. A substitution is the
// smallest such stretch with words on both sides; two of them parted only by a function word that
// agrees by chance ("two days ago in" / "on Monday in") are one. Words that differ in spelling or
// in their blanks alone are no change. What it does not do: judge words, or look beyond a passage.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/copies/align.h"
#include "model/record.h"

namespace isnad::analysis::copies {

// The words of one side. Lifetime: the caller's.
struct AlignedText {
    std::string_view text;
    std::span<const model::Span> spans;  // of each word in `text`
    std::span<const std::uint32_t> ids;  // of each word; kBreak stands for none
};

struct Changes {
    std::vector<model::Change> all;  // in text order
    std::vector<model::Substitution> substitutions;
};

// Requires: the path lies within both sides. Linear in the length of the passage.
Changes changes_of(const Path& path, const AlignedText& a, const AlignedText& b);

// The same passage seen from the other side.
void turn_sides(model::Passage& passage);

// Which bytes of one text stand for which of the other: exact at the ends of every change,
// proportional in between.
class Projection {
  public:
    enum class Side { a, b };
    // Projects from `side` to the other. Lifetime: the passage must outlive it.
    Projection(const model::Passage& passage, Side side) : passage_(passage), side_(side) {}

    // Returns: what stands for `span` on the other side; where it reaches beyond the passage, for
    // the part inside. Logarithmic in the number of changes.
    model::Span project(model::Span span) const;

  private:
    std::uint32_t point(std::uint32_t offset) const;
    const model::Passage& passage_;
    Side side_;
};

// Returns: the stretches of that side whose words agree with the other's, in text order.
std::vector<model::Span> agreeing(const model::Passage& passage, Projection::Side side);

}  // namespace isnad::analysis::copies
