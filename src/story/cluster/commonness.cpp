// Purpose: see commonness.h.
//
// Idea: weights that came from the store itself would change with every page that is added, and
// with them every story. So they come from a list, made once; a word that is not in it is rare.
#include "story/cluster/commonness.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/lexicon.h"
#include "text/content_words.h"

namespace isnad::story::cluster {

namespace {

constexpr double kUnseenShare = 0.0005;  // of articles, of a word that the list has not

std::uint32_t number(std::string_view cell) {
    std::uint32_t value = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return value;
}

}  // namespace

const Commonness& Commonness::get() {
    static const Commonness commonness;
    return commonness;
}

Commonness::Commonness() {
    const auto rows = base::lexicon_rows("word_articles.tsv");
    for (const base::LexiconRow& row : rows)
        if (!row[1].empty()) keys_.add(std::string(row[1]), number(row[2]));
    double articles = 1;
    for (const base::LexiconRow& row : rows) {
        if (row[1].empty()) {
            articles = number(row[2]);
            continue;
        }
        const std::string word = content_word(std::string(row[1]));
        if (!word.empty()) share_[std::string(row[0])][word] += number(row[2]) / articles;
    }
}

std::string Commonness::content_word(const std::string& key) const {
    const bool known = text::readings(key, keys_).front().score > std::log(1.0);
    return known ? text::content_word(key, keys_) : text::content_word(key);
}

double Commonness::weight(std::string_view language, const std::string& word) const {
    const auto list = share_.find(std::string(language));
    double share = kUnseenShare;
    if (list != share_.end()) {
        const auto found = list->second.find(word);
        if (found != list->second.end()) share = std::max(share, found->second);
    }
    return std::log1p(1 / share);
}

}  // namespace isnad::story::cluster
