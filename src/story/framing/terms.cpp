// Purpose: see terms.h.
//
// Idea: counts alone find rare words "distinctive" that an outlet happens to use twice, and ratios
// find the commonest. The prior pulls each word towards what is usual, and the z-score asks how far
// it still stands off, given how little was counted. Words that stand unchanged in a copied passage
// were not chosen by the outlet and are not counted, nor is its own name.
#include "story/framing/terms.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "story/cluster/commonness.h"

namespace isnad::story::framing {

namespace {

constexpr std::size_t kTerms = 10;        // of an outlet
constexpr std::size_t kTermPlaces = 3;    // of a term
constexpr std::uint32_t kLeastCount = 3;  // uses of a term
constexpr double kLeastZ = 1.96;          // 95 % of a normal distribution, two-sided

struct Counts {
    std::map<std::uint32_t, std::uint32_t> by_outlet;
    std::uint32_t total = 0;
};

// Share of a word among those of the news, not yet normalised: the inverse of the weight.
double usual_share(const std::string& language, const std::string& form) {
    return 1 / std::expm1(cluster::Commonness::get().weight(language, form));
}

struct Story {
    std::map<std::uint32_t, Counts> words;  // by form
    std::map<std::uint32_t, std::uint32_t> totals;
    std::uint32_t all = 0;
    double usual = 0;  // shares of all forms together
    std::map<std::uint32_t, double> shares;
};

Story count(const std::vector<PageWords>& pages, const WordForms& forms,
            const std::string& language) {
    Story story;
    for (const PageWords& page : pages) {
        std::uint32_t& total = story.totals[page.outlet];
        for (const BodyWord& word : *page.words) {
            if (word.shared || word.own_name) continue;
            Counts& counts = story.words[word.form];
            ++counts.by_outlet[page.outlet];
            ++counts.total;
            ++total;
            ++story.all;
        }
    }
    for (const auto& [form, counts] : story.words)
        story.usual += story.shares[form] = usual_share(language, forms.form(form));
    return story;
}

// As the outlet writes the word, and where.
void show(const model::Record& record, const std::vector<PageWords>& pages, std::uint32_t outlet,
          const std::map<std::uint32_t, std::size_t>& wanted, std::vector<model::Term>& terms) {
    std::vector<std::map<std::string, std::uint32_t>> spellings(terms.size());
    for (const PageWords& page : pages) {
        if (page.outlet != outlet) continue;
        const std::string& text = record.documents[page.doc].article.text;
        for (const BodyWord& word : *page.words) {
            if (word.shared || word.own_name) continue;
            const auto found = wanted.find(word.form);
            if (found == wanted.end()) continue;
            ++spellings[found->second][std::string(model::cut(text, word.span))];
            auto& places = terms[found->second].places;
            if (places.size() < kTermPlaces) places.push_back({page.doc, word.span});
        }
    }
    for (std::size_t i = 0; i < terms.size(); ++i) {
        std::uint32_t most = 0;
        for (const auto& [spelling, times] : spellings[i]) {
            if (times <= most) continue;
            most = times;
            terms[i].text = spelling;
        }
    }
}

}  // namespace

Odds log_odds(double count, double words, double rest, double rest_words, double prior,
              double prior_words) {
    const auto odds = [&](double times, double of) {
        return std::log((times + prior) / (of + prior_words - times - prior));
    };
    const double difference = odds(count, words) - odds(rest, rest_words);
    const double variance = 1 / (count + prior) + 1 / (rest + prior);
    return {difference, difference / std::sqrt(variance)};
}

std::vector<model::OutletTerms> terms_of(const model::Record& record,
                                         const std::vector<PageWords>& pages,
                                         const WordForms& forms, const std::string& language) {
    const Story story = count(pages, forms, language);
    std::vector<model::OutletTerms> all;
    if (story.totals.size() < 2) return all;
    std::map<std::uint32_t,
             std::vector<std::tuple<double, std::string, std::uint32_t, model::Term>>>
        found;
    for (const auto& [form, counts] : story.words) {
        if (counts.total < kLeastCount) continue;
        const double in_story = static_cast<double>(counts.total) / story.all;
        const double in_news = story.shares.at(form) / story.usual;
        const double prior = story.all * (in_story + in_news) / 2;
        for (const auto& [outlet, times] : counts.by_outlet) {
            if (times < kLeastCount) continue;
            const std::uint32_t own = story.totals.at(outlet);
            const std::uint32_t rest = counts.total - times;
            const Odds odds = log_odds(times, own, rest, story.all - own, prior, story.all);
            if (!(odds.z >= kLeastZ)) continue;
            found[outlet].emplace_back(-odds.z, forms.form(form), form,
                                       model::Term{"", odds.log_odds, odds.z, times, rest, {}});
        }
    }
    for (auto& [outlet, ranked] : found) {
        const std::size_t shown = std::min(ranked.size(), kTerms);
        std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(shown),
                          ranked.end(), [](const auto& x, const auto& y) {
                              return std::tie(std::get<0>(x), std::get<1>(x)) <
                                     std::tie(std::get<0>(y), std::get<1>(y));
                          });
        const std::uint32_t own = story.totals.at(outlet);
        model::OutletTerms terms{outlet, language, own, story.all - own, {}};
        std::map<std::uint32_t, std::size_t> wanted;
        for (std::size_t i = 0; i < shown; ++i) {
            wanted[std::get<2>(ranked[i])] = i;
            terms.terms.push_back(std::move(std::get<3>(ranked[i])));
        }
        show(record, pages, outlet, wanted, terms.terms);
        all.push_back(std::move(terms));
    }
    return all;
}

}  // namespace isnad::story::framing
