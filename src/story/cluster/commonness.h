// How common a word is in the news of its language, whatever store it is asked for.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "text/lattice.h"

namespace isnad::story::cluster {

class Commonness {
  public:
    // From lexicon/word_articles.tsv. Thread-safe. Lifetime: the program's.
    static const Commonness& get();

    // Returns: the form in which a word is compared, without what is written onto it; "" for words
    // of the closed classes. Requires: key form.
    std::string content_word(const std::string& key) const;

    // Returns: how much a content word says, the rarer the more; about 1 to 8.
    double weight(std::string_view language, const std::string& word) const;

  private:
    Commonness();

    text::WordCounts keys_;  // of all languages, which tell the readings of Arabic words
    std::unordered_map<std::string, std::unordered_map<std::string, double>> share_;  // looked up
};

}  // namespace isnad::story::cluster
