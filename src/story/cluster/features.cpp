// Purpose: see features.h.
//
// Idea: tf-idf, with how rare a word is taken from a list (commonness.h), so that a page's profile,
// and with it which pages are like each other, never depends on what else is in the store. Of the
// words only those that say most are kept.
#include "story/cluster/features.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <unordered_map>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/lexicon.h"
#include "story/cluster/commonness.h"
#include "text/tokens.h"

namespace isnad::story::cluster {

namespace {

// How much naming the same one says: a country is in many stories, a person in few.
constexpr double kCountryWeight = 1.0;
constexpr double kPlaceWeight = 2.0;
constexpr double kOrganisationWeight = 2.0;
constexpr double kPersonWeight = 3.0;
constexpr double kDayWeight = 2.0;
constexpr double kNumberWeight = 1.5;
constexpr double kLeastWeight = 3.0;  // of a word; commoner ones say nothing of the topic
constexpr double kTitleCount = 2;     // a word of the title counts as so many of the text

constexpr std::size_t kMostWords = 120;   // of a profile
constexpr std::size_t kMostBridges = 40;  // likewise
constexpr double kAcrossLanguages = 0.7;  // bridges alone say less
constexpr double kEnoughWords = 10;       // distinct words at which half of a likeness counts
constexpr double kEnoughBridges = 2;      // likewise, entities, days and numbers
constexpr double kWordsShare = 0.6;       // words against bridges, within one language
constexpr double kSameDays = 4;           // that cost no nearness
constexpr double kQuiet = 0.1;            // what each doubling of them costs
constexpr double kLeastNearness = 0.4;    // however long a story was quiet

bool tells_the_topic(model::BlockKind kind) {
    return model::is_body(kind) || kind == model::BlockKind::title ||
           kind == model::BlockKind::caption;
}

using Counts = std::map<std::string, double>;  // feature -> how much it says in this document

// The content words of the article's own text, weighed by how often they stand and how rare they
// are.
Counts weigh_words(const model::Article& article) {
    std::unordered_map<std::string, double> keys;  // looked up, then put in order
    const text::TokenisedText tokens = text::tokenise(article.text, text::regions_of(article));
    for (const text::Sentence& sentence : tokens.sentences) {
        const text::Region& region = tokens.region_of(sentence);
        if (!tells_the_topic(region.kind) || region.repeat) continue;
        const double times = region.kind == model::BlockKind::title ? kTitleCount : 1;
        for (const text::Token& token : tokens.tokens_of(sentence))
            if (token.kind == text::TokenKind::word) keys[token.key] += times;
    }
    const Commonness& commonness = Commonness::get();
    Counts counts;
    for (const auto& [key, count] : keys) {
        const std::string word = commonness.content_word(key);
        if (!word.empty()) counts[word] += count;
    }
    for (auto word = counts.begin(); word != counts.end();) {
        const double weight = commonness.weight(article.language, word->first);
        word->second = std::log1p(word->second) * weight;
        word = weight < kLeastWeight ? counts.erase(word) : std::next(word);
    }
    return counts;
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

Counts weigh_bridges(const model::Document& document) {
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

// The features that say most, and their hashes in the order of what they say.
Profile kept(const Counts& counts, std::string_view prefix, std::size_t most) {
    std::vector<std::pair<double, std::uint32_t>> ranked;
    for (const auto& [feature, weight] : counts)
        ranked.emplace_back(
            -weight, static_cast<std::uint32_t>(base::fast_hash(std::string(prefix) + feature)));
    std::sort(ranked.begin(), ranked.end());
    ranked.resize(std::min(ranked.size(), most));
    double square = 0;
    for (const auto& [weight, hash] : ranked) square += weight * weight;
    Profile profile;
    for (const auto& [weight, hash] : ranked)
        profile.emplace_back(hash, static_cast<float>(-weight / std::sqrt(square)));
    return profile;
}

float dot(const Profile& a, const Profile& b) {
    float sum = 0;
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

// A cosine of short profiles is chance: it counts by how much both documents say.
double by_size(double cosine, const Profile& a, const Profile& b, double enough) {
    const auto least = static_cast<double>(std::min(a.size(), b.size()));
    return cosine * least / (least + enough);
}

// Reports of one happening come close together; known days far apart speak against one story.
// By days apart, up to where it stays the same.
const std::vector<double>& nearness_by_days() {
    static const std::vector<double> nearness = [] {
        std::vector<double> made;
        for (double days = 0; made.empty() || made.back() > kLeastNearness; ++days)
            made.push_back(std::max(kLeastNearness, 1 - kQuiet * std::log2(1 + days / kSameDays)));
        return made;
    }();
    return nearness;
}

double nearness_in_time(const DocumentProfile& a, const DocumentProfile& b) {
    if (!a.day || !b.day) return 1.0;
    const std::vector<double>& nearness = nearness_by_days();
    const auto apart = static_cast<std::size_t>(std::abs(*a.day - *b.day));
    return nearness[std::min(apart, nearness.size() - 1)];
}

}  // namespace

DocumentProfile profile_of(const model::Document& document) {
    DocumentProfile profile;
    profile.id = document.id;
    profile.language = document.article.language;
    profile.day = base::day_number(document.article.published.best);
    profile.words = kept(weigh_words(document.article), "w:", kMostWords);
    profile.bridge = kept(weigh_bridges(document), "", kMostBridges);
    std::sort(profile.words.begin(), profile.words.end());
    std::sort(profile.bridge.begin(), profile.bridge.end());
    return profile;
}

double likeness_of(const DocumentProfile& a, const DocumentProfile& b, const Dots& dots) {
    const double bridge =
        by_size(static_cast<double>(dots.bridge), a.bridge, b.bridge, kEnoughBridges);
    const double near = nearness_in_time(a, b);
    if (a.language != b.language) return near * kAcrossLanguages * bridge;
    const double words = by_size(static_cast<double>(dots.words), a.words, b.words, kEnoughWords);
    return near * std::max(words, kWordsShare * words + (1 - kWordsShare) * bridge);
}

double likeness(const DocumentProfile& a, const DocumentProfile& b) {
    return likeness_of(a, b, {dot(a.words, b.words), dot(a.bridge, b.bridge)});
}

}  // namespace isnad::story::cluster
