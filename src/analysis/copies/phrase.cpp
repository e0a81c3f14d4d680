// Purpose: see phrase.h.
#include "analysis/copies/phrase.h"

#include <algorithm>

namespace isnad::analysis::copies {

namespace {

std::size_t filter_place(Word word) {
    return word >> 24U;
}

}  // namespace

PhraseFinder::PhraseFinder(std::span<const Word> phrase) : phrase_(phrase) {
    const auto size = static_cast<std::uint32_t>(phrase.size());
    least_ = std::max(kShortestPhrase, (size + 1) / 2);
    for (const Word word : phrase) may_begin_[filter_place(word)] = true;
}

std::vector<Path> PhraseFinder::find(std::span<const Word> text) const {
    std::vector<Path> paths;
    for (std::uint32_t at = 0; at + least_ <= text.size(); ++at) {
        if (!may_begin_[filter_place(text[at])]) continue;
        // Of the phrase's words that fit here, those that begin the longest run.
        std::uint32_t longest = 0;
        std::uint32_t first = 0;
        for (std::uint32_t i = 0; i + least_ <= phrase_.size(); ++i) {
            std::uint32_t run = 0;
            while (i + run < phrase_.size() && at + run < text.size() &&
                   phrase_[i + run] == text[at + run] && text[at + run] != kBreak)
                ++run;
            if (run <= longest) continue;
            longest = run;
            first = i;
        }
        if (longest < least_) continue;
        Path path;
        for (std::uint32_t k = 0; k < longest; ++k) path.push_back({first + k, at + k});
        paths.push_back(std::move(path));
        at += longest - 1;
    }
    return paths;
}

}  // namespace isnad::analysis::copies
