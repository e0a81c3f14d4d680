// Purpose: see topics.h.
#include "analysis/copies/topics.h"

#include <algorithm>

namespace isnad::analysis::copies {

namespace {

constexpr std::size_t kPagesAsked = 8;    // on each side; more would not change the answer
constexpr std::size_t kLeastWords = 7;    // different ones; fewer say nothing of a topic
constexpr std::size_t kLeastOfPage = 20;  // words of its own; a shorter page is not asked
constexpr double kSpeaks = 0.15;          // of the words that other pages leave over
constexpr double kIsSilent = 0.08;

void sort_apart(std::vector<Word>& words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

}  // namespace

const std::vector<Word>& Topics::words_of(std::uint32_t text) {
    const auto [place, fresh] = words_.try_emplace(text);
    std::vector<Word>& words = place->second;
    if (!fresh) return words;
    std::span<const Word> rest = texts_.words(text);
    const auto lines = texts_.lines(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!recurring_[text][i])
            words.insert(words.end(), rest.begin(), rest.begin() + lines[i].words);
        rest = rest.subspan(lines[i].words);
    }
    sort_apart(words);
    return words;
}

// Returns: the share of the words that a page holds, in the mean of pages spread evenly.
std::optional<double> Topics::found_on(std::span<const Word> words,
                                       std::span<const std::uint32_t> texts) {
    const std::size_t most = std::min(texts.size(), kPagesAsked);
    std::size_t asked = 0;
    std::size_t found = 0;
    for (std::size_t i = 0; i < most; ++i) {
        const std::vector<Word>& page = words_of(texts[i * texts.size() / most]);
        if (page.size() < kLeastOfPage) continue;
        ++asked;
        for (const Word word : words) found += std::ranges::binary_search(page, word) ? 1 : 0;
    }
    if (asked == 0) return std::nullopt;
    return static_cast<double>(found) / static_cast<double>(asked * words.size());
}

Relation Topics::relation(std::span<const Word> line, std::span<const std::uint32_t> with,
                          std::span<const std::uint32_t> without) {
    std::vector<Word> words(line.begin(), line.end());
    std::erase_if(words, has_digit);
    sort_apart(words);
    if (words.size() < kLeastWords) return Relation::unknown;
    const std::optional<double> here = found_on(words, with);
    const std::optional<double> there = found_on(words, without);
    if (!here || !there) return Relation::unknown;
    const double more = (*here - *there) / std::max(1 - *there, 0.1);
    if (more >= kSpeaks) return Relation::of_the_page;
    return more < kIsSilent ? Relation::of_none : Relation::unknown;
}

}  // namespace isnad::analysis::copies
