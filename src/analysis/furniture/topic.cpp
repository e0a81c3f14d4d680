// Purpose: see topic.h.
#include "analysis/furniture/topic.h"

#include <algorithm>
#include <string>

#include "base/hash.h"
#include "text/content_words.h"
#include "text/key_form.h"

namespace isnad::analysis::furniture {

namespace {

constexpr std::size_t kPagesAsked = 12;  // on each side; more would not change the answer
constexpr std::size_t kLeastWords = 3;   // fewer say nothing of a topic
// Of a line's content words, on the pages that have it. Half is enough where the whole site speaks
// of one thing, as the pages gathered for one case do; else it must be more than on other pages.
constexpr double kSurely = 0.5;
constexpr double kLikely = 0.25;
constexpr double kMoreThanOthers = 1.5;  // times as many as on pages that do not have it

void add_words(std::string_view shown, std::vector<std::uint64_t>& words) {
    const std::string key = text::key_of(shown);
    for (const std::string_view word : words_of(key)) {
        if (word[0] >= '0' && word[0] <= '9') continue;
        const std::string content = text::content_word(std::string(word));
        if (!content.empty()) words.push_back(base::fast_hash(content));
    }
}

void sort_apart(std::vector<std::uint64_t>& words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

}  // namespace

const std::vector<std::uint64_t>& Topics::words_of_page(std::uint32_t doc) {
    auto& known = words_[doc];
    if (known) return *known;
    const model::Article& article = documents_[doc].article;
    known.emplace();
    add_words(article.title, *known);
    for (std::size_t i = 0; i < article.blocks.size(); ++i)
        if (own_[doc][i]) add_words(model::cut(article.text, article.blocks[i].span), *known);
    sort_apart(*known);
    return *known;
}

// The share of the words that a page holds, in the mean of pages spread evenly over `docs`.
double Topics::found_on(const std::vector<std::uint64_t>& words,
                        std::span<const std::uint32_t> docs) {
    const std::size_t asked = std::min(docs.size(), kPagesAsked);
    if (asked == 0) return 0;
    std::size_t found = 0;
    for (std::size_t i = 0; i < asked; ++i) {
        const auto& page = words_of_page(docs[i * docs.size() / asked]);
        for (const std::uint64_t word : words)
            found += std::binary_search(page.begin(), page.end(), word) ? 1 : 0;
    }
    return static_cast<double>(found) / static_cast<double>(asked * words.size());
}

Relation Topics::relation(std::string_view line, std::span<const std::uint32_t> with,
                          std::span<const std::uint32_t> without) {
    std::vector<std::uint64_t> words;
    add_words(line, words);
    sort_apart(words);
    if (words.size() < kLeastWords) return Relation::unknown;
    const double here = found_on(words, with);
    const double there = found_on(words, without);
    const bool speaks = here >= kSurely || (here >= kLikely && here >= kMoreThanOthers * there);
    return speaks ? Relation::of_the_page : Relation::of_none;
}

}  // namespace isnad::analysis::furniture
