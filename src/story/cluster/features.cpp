// Purpose: see features.h.
//
// Idea: tf-idf with log(1 + N/df), so that a feature that all documents share still counts a
// little: a store may hold one story only. Words of the closed classes are left out beforehand
// (lexicon/stop_words.tsv), because few documents cannot show which words are common.
#include "story/cluster/features.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "base/calendar.h"
#include "base/lexicon.h"
#include "text/content_words.h"
#include "text/tokens.h"

namespace isnad::story::cluster {

namespace {

// How much naming the same one says, before rarity: a country is in many stories, a person in few.
constexpr double kCountryWeight = 1.0;
constexpr double kPlaceWeight = 2.0;
constexpr double kOrganisationWeight = 2.0;
constexpr double kPersonWeight = 3.0;
constexpr double kDayWeight = 2.0;
constexpr double kNumberWeight = 1.5;

bool tells_the_topic(model::BlockKind kind) {
    return model::is_body(kind) || kind == model::BlockKind::title ||
           kind == model::BlockKind::caption;
}

using Counts = std::map<std::string, double>;  // feature -> how much it says in this document

// How often each token stands in the article's own text, in key form.
Counts count_tokens(const model::Article& article) {
    Counts counts;
    const text::TokenisedText tokens = text::tokenise(article.text, text::regions_of(article));
    for (const text::Sentence& sentence : tokens.sentences) {
        const text::Region& region = tokens.region_of(sentence);
        if (!tells_the_topic(region.kind) || region.repeat) continue;
        for (const text::Token& token : tokens.tokens_of(sentence)) {
            if (token.kind == text::TokenKind::word) counts[token.key] += 1;
        }
    }
    return counts;
}

// The content words of each document; what is written onto a word is told by all of them together.
std::vector<Counts> count_words(const std::vector<model::Document>& documents) {
    std::vector<Counts> tokens;
    text::WordCounts known;
    for (const model::Document& document : documents) {
        tokens.push_back(count_tokens(document.article));
        for (const auto& [key, count] : tokens.back())
            known.add(key, static_cast<std::uint32_t>(count));
    }
    std::unordered_map<std::string, std::string> words;  // of each token; looked up only
    std::vector<Counts> all;
    for (const Counts& each : tokens) {
        Counts counts;
        for (const auto& [key, count] : each) {
            const auto [word, fresh] = words.try_emplace(key);
            if (fresh) word->second = text::content_word(key, known);
            if (!word->second.empty()) counts[word->second] += count;
        }
        for (auto& [word, count] : counts) count = std::log1p(count);
        all.push_back(std::move(counts));
    }
    return all;
}

double mention_weight(const model::Mention& mention) {
    switch (mention.kind) {
        case model::EntityKind::person:
            return kPersonWeight;
        case model::EntityKind::organisation:
            return kOrganisationWeight;
        case model::EntityKind::outlet:
            return 0;  // who is quoted, not what it is about
        case model::EntityKind::place:
            break;
    }
    constexpr std::size_t kCountryId = 8;  // bytes of "place:MA"
    return mention.entity.size() == kCountryId ? kCountryWeight : kPlaceWeight;
}

// The day of a date or of a moment, both ends of an interval of days.
std::vector<std::string_view> days_named(const model::TimeExpression& time) {
    constexpr std::size_t kDay = 10;  // bytes of "2021-11-24"
    std::vector<std::string_view> days;
    if (time.type != model::TimeType::date && time.type != model::TimeType::time) return days;
    for (const std::string_view part : base::split(time.value, '/')) {
        if (base::day_number(part)) days.push_back(part.substr(0, kDay));
    }
    return days;
}

Counts count_bridges(const model::Document& document) {
    Counts counts;
    const auto in_topic = [&](model::Span span) {
        const auto& blocks = document.article.blocks;
        const auto block = std::find_if(blocks.begin(), blocks.end(), [&](const model::Block& b) {
            return b.span.contains(span);
        });
        return block != blocks.end() && tells_the_topic(block->kind) && !block->repeat_of;
    };
    for (const model::Mention& mention : document.said.mentions) {
        const double weight = mention_weight(mention);
        if (weight > 0 && in_topic(mention.span)) counts["e:" + mention.entity] = weight;
    }
    for (const model::TimeExpression& time : document.said.times) {
        if (!in_topic(time.span)) continue;
        for (const std::string_view day : days_named(time))
            counts["d:" + std::string(day)] = kDayWeight;
    }
    for (const model::Quantity& quantity : document.said.quantities) {
        if (quantity.value < 3 || !in_topic(quantity.span)) continue;
        counts["n:" + std::to_string(std::llround(quantity.value)) + quantity.currency] =
            kNumberWeight;
    }
    return counts;
}

Profile weighted(const Counts& counts,
                 const std::unordered_map<std::string, std::uint32_t>& numbers,
                 const std::vector<std::uint32_t>& frequency, std::size_t documents) {
    Profile profile;
    double length = 0;
    for (const auto& [feature, count] : counts) {
        const std::uint32_t number = numbers.at(feature);
        const double weight = count * std::log1p(static_cast<double>(documents) /
                                                 static_cast<double>(frequency[number]));
        profile.emplace_back(number, weight);
        length += weight * weight;
    }
    for (auto& [number, weight] : profile) weight /= std::sqrt(length);
    std::sort(profile.begin(), profile.end());
    return profile;
}

std::vector<Profile> weigh(const std::vector<Counts>& all) {
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::vector<std::uint32_t> frequency;
    for (const Counts& counts : all) {
        for (const auto& [feature, count] : counts) {
            const auto [known, added] =
                numbers.try_emplace(feature, static_cast<std::uint32_t>(frequency.size()));
            if (added) frequency.push_back(0);
            ++frequency[known->second];
        }
    }
    std::vector<Profile> profiles;
    profiles.reserve(all.size());
    for (const Counts& counts : all)
        profiles.push_back(weighted(counts, numbers, frequency, all.size()));
    return profiles;
}

}  // namespace

std::vector<DocumentProfile> profiles_of(const model::Record& record) {
    std::vector<Counts> bridges;
    for (const model::Document& document : record.documents)
        bridges.push_back(count_bridges(document));
    const std::vector<Profile> word_profiles = weigh(count_words(record.documents));
    const std::vector<Profile> bridge_profiles = weigh(bridges);
    std::vector<DocumentProfile> profiles(record.documents.size());
    for (std::size_t i = 0; i < profiles.size(); ++i)
        profiles[i] = {record.documents[i].article.language,
                       base::day_number(record.documents[i].article.published.best),
                       word_profiles[i], bridge_profiles[i]};
    return profiles;
}

double cosine(const Profile& a, const Profile& b) {
    double sum = 0;
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() && right != b.end()) {
        if (left->first < right->first) {
            ++left;
        } else if (right->first < left->first) {
            ++right;
        } else {
            sum += (left++)->second * (right++)->second;
        }
    }
    return sum;
}

}  // namespace isnad::story::cluster
