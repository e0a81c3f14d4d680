// Does a line speak of what its pages speak of? Background does; furniture does not.
//
// A line's content words are looked for among those of the pages' own lines. What counts is how
// many are found on the pages that have the line, and, where they are not the half of them, whether
// more than on other pages of the site: an outlet's name and "news" stand everywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/furniture/lines.h"
#include "model/document.h"

namespace isnad::analysis::furniture {

enum class Relation { of_the_page, of_none, unknown };  // unknown: too few words to tell

class Topics {
  public:
    // `own[doc]` says for each block of the document whether it is the page's own text.
    // Lifetime: both must outlive this.
    Topics(const std::vector<model::Document>& documents, const std::vector<std::vector<bool>>& own)
        : documents_(documents), own_(own), words_(documents.size()) {}

    // What the line has to do with the pages `with` it. `without`: others of the site.
    Relation relation(std::string_view line, std::span<const std::uint32_t> with,
                      std::span<const std::uint32_t> without);

  private:
    double found_on(const std::vector<std::uint64_t>& words, std::span<const std::uint32_t> docs);
    const std::vector<std::uint64_t>& words_of_page(std::uint32_t doc);

    const std::vector<model::Document>& documents_;
    const std::vector<std::vector<bool>>& own_;
    std::vector<std::optional<std::vector<std::uint64_t>>> words_;  // sorted; filled when asked for
};

}  // namespace isnad::analysis::furniture
