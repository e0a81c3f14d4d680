// Purpose: see content_words.h. For comparing texts, not for reading one: the shortest reading may
// be the wrong one, but it is the same wrong one everywhere.
#include "text/content_words.h"

#include "text/clitics.h"
#include "text/stop_words.h"

namespace isnad::text {

namespace {

constexpr std::size_t kShortestWord = 3;  // bytes of ASCII
constexpr std::size_t kShortestStem = 6;  // bytes of Arabic: three letters

}  // namespace

std::string content_word(const std::string& key) {
    std::string shortest = key;
    for (const Stem& stem : stems(key)) {
        if (is_stop_word(stem.key)) return {};
        if (stem.key.size() < shortest.size() && stem.key.size() >= kShortestStem)
            shortest = stem.key;
    }
    return shortest.size() >= kShortestWord ? shortest : std::string();
}

std::string content_word(const std::string& key, const WordCounts& counts) {
    if (is_stop_word(key)) return {};
    std::string stem = readings(key, counts).front().stem;
    if (is_stop_word(stem)) return {};
    constexpr std::string_view kArticle = "ال";
    if (stem.starts_with(kArticle) && stem.size() >= kArticle.size() + kShortestStem)
        stem.erase(0, kArticle.size());
    return stem.size() >= kShortestWord ? stem : std::string();
}

}  // namespace isnad::text
