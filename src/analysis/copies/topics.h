// Does a line speak of what its pages speak of? Background does; page furniture does not.
//
// The words of the line are looked for among those of the pages that hold it, and among those of
// other pages of the outlet: "and", the outlet's name and the country it writes of stand on all of
// them. What counts is how many of the words that other pages leave over the line's own pages have.
// A page's words are those of its lines that stand nowhere else: furniture is no witness for
// furniture, and a background paragraph none for the next.
// What it does not do: know that two forms are one word.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "analysis/copies/texts.h"

namespace isnad::analysis::copies {

enum class Relation : std::uint8_t { of_the_page, of_none, unknown };  // unknown: too few words

class Topics {
  public:
    // `recurring`: for each text and line, whether it stands on other pages too.
    // Lifetime: both must outlive this.
    Topics(const Texts& texts, const std::vector<std::vector<bool>>& recurring)
        : texts_(texts), recurring_(recurring) {}

    // What a line has to do with the pages `with` it. `without`: others of the outlet. Of each, a
    // few are asked. Requires: the words are those of the line as it stands on one page.
    Relation relation(std::span<const Word> line, std::span<const std::uint32_t> with,
                      std::span<const std::uint32_t> without);

  private:
    std::optional<double> found_on(std::span<const Word> words,
                                   std::span<const std::uint32_t> texts);
    const std::vector<Word>& words_of(std::uint32_t text);

    const Texts& texts_;
    const std::vector<std::vector<bool>>& recurring_;
    std::unordered_map<std::uint32_t, std::vector<Word>> words_;  // sorted; filled when asked for
};

}  // namespace isnad::analysis::copies
