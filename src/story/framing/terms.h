// Which words tell one outlet of a story from the others: log-odds with an informative prior.
#pragma once

#include <cstdint>
#include <vector>

#include "model/record.h"
#include "story/framing/body_words.h"

namespace isnad::story::framing {

// Log-odds ratio of a word between two texts and its z-score, with a Dirichlet prior: Monroe,
// Colaresi and Quinn, "Fightin' Words", Political Analysis 16(4), 2008, equations 15, 20 and 22.
// https://doi.org/10.1093/pan/mpn018
struct Odds {
    double log_odds = 0;
    double z = 0;
};

// `count` of `words` in one text, `rest` of `rest_words` in the other; `prior` of `prior_words`
// pseudo-counts are this word's. Requires: 0 < prior < prior_words, count <= words, rest <=
// rest_words.
Odds log_odds(double count, double words, double rest, double rest_words, double prior,
              double prior_words);

// The own words of one page of a story.
struct PageWords {
    std::uint32_t doc = 0;
    std::uint32_t outlet = 0;
    const std::vector<BodyWord>* words = nullptr;
};

// Returns: the terms of each outlet against the others; outlets without any are left out. The prior
// has as many words as the pages together, half of them as the pages use them and half as the news
// of the language does (lexicon/word_articles.tsv). Requires: pages of one language and story.
std::vector<model::OutletTerms> terms_of(const model::Record& record,
                                         const std::vector<PageWords>& pages,
                                         const WordForms& forms, const std::string& language);

}  // namespace isnad::story::framing
