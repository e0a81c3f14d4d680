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
#include "base/work_pool.h"
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

// A feature's hash, and how much it says in this document; in any order.
using Counts = std::vector<std::pair<std::uint32_t, double>>;

std::uint32_t hash_of(std::string_view prefix, std::string_view feature) {
    return static_cast<std::uint32_t>(base::fast_hash(std::string(prefix).append(feature)));
}

// What the words of documents of one language say, worked out once a word.
class Words {
  public:
    explicit Words(std::string language) : language_(std::move(language)) {}

    // Counts a word of a text. Requires: key form.
    void count(const std::string& key, double times) {
        const auto [at, fresh] = numbers_.try_emplace(key, kSaysNothing);
        if (fresh) at->second = read(key);
        if (at->second == kSaysNothing) return;
        Word& word = words_[at->second];
        if (word.times == 0) found_.push_back(at->second);
        word.times += times;
    }

    // Returns: what was counted since the last call, with its weights.
    Counts take() {
        Counts counts;
        counts.reserve(found_.size());
        for (const std::uint32_t number : found_) {
            Word& word = words_[number];
            counts.emplace_back(word.hash, std::log1p(std::exchange(word.times, 0)) * word.weight);
        }
        found_.clear();
        return counts;
    }

  private:
    static constexpr std::uint32_t kSaysNothing = static_cast<std::uint32_t>(-1);

    struct Word {
        std::uint32_t hash = 0;
        double weight = 0;
        double times = 0;  // in the text at hand
    };

    std::uint32_t read(const std::string& key) {
        const Commonness& commonness = Commonness::get();
        const std::string word = commonness.content_word(key);
        if (word.empty()) return kSaysNothing;
        const auto [at, fresh] = contents_.try_emplace(word, kSaysNothing);
        if (!fresh) return at->second;
        const double weight = commonness.weight(language_, word);
        if (weight < kLeastWeight) return kSaysNothing;
        at->second = static_cast<std::uint32_t>(words_.size());
        words_.push_back({hash_of("w:", word), weight, 0});
        return at->second;
    }

    std::string language_;
    std::unordered_map<std::string, std::uint32_t> numbers_;   // key -> word, looked up only
    std::unordered_map<std::string, std::uint32_t> contents_;  // content word -> word, likewise
    std::vector<Word> words_;
    std::vector<std::uint32_t> found_;
};

// The content words of the article's own text, weighed by how often they stand and how rare they
// are.
Counts weigh_words(const model::Article& article, Words& words) {
    const text::TokenisedText tokens = text::tokenise(article.text, text::regions_of(article));
    for (const text::Sentence& sentence : tokens.sentences) {
        const text::Region& region = tokens.region_of(sentence);
        if (!tells_the_topic(region.kind) || region.repeat) continue;
        const double times = region.kind == model::BlockKind::title ? kTitleCount : 1;
        for (const text::Token& token : tokens.tokens_of(sentence))
            if (token.kind == text::TokenKind::word) words.count(token.key, times);
    }
    return words.take();
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
    std::map<std::string, double> counts;
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
    Counts hashed;
    hashed.reserve(counts.size());
    for (const auto& [feature, weight] : counts) hashed.emplace_back(hash_of("", feature), weight);
    return hashed;
}

// The features that say most, and their hashes in the order of what they say.
Profile kept(const Counts& counts, std::size_t most) {
    std::vector<std::pair<double, std::uint32_t>> ranked;
    ranked.reserve(counts.size());
    for (const auto& [hash, weight] : counts) ranked.emplace_back(-weight, hash);
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

namespace {

DocumentProfile profile_with(const model::Document& document, Words& words) {
    DocumentProfile profile;
    profile.id = document.id;
    profile.language = document.article.language;
    profile.day = base::day_number(document.article.published.best);
    profile.words = kept(weigh_words(document.article, words), kMostWords);
    profile.bridge = kept(weigh_bridges(document), kMostBridges);
    std::sort(profile.words.begin(), profile.words.end());
    std::sort(profile.bridge.begin(), profile.bridge.end());
    return profile;
}

}  // namespace

DocumentProfile profile_of(const model::Document& document) {
    Words words(document.article.language);
    return profile_with(document, words);
}

std::vector<DocumentProfile> profiles_of(const std::vector<model::Document>& documents,
                                         unsigned threads) {
    // As many as make most words known words, and few enough that no vocabulary grows large.
    constexpr std::size_t kStretch = 512;
    std::vector<DocumentProfile> profiles(documents.size());
    base::for_each_index((documents.size() + kStretch - 1) / kStretch, threads,
                         [&](std::size_t stretch) {
                             std::map<std::string, Words> words;
                             const std::size_t first = stretch * kStretch;
                             const std::size_t end = std::min(documents.size(), first + kStretch);
                             for (std::size_t i = first; i < end; ++i) {
                                 const std::string& language = documents[i].article.language;
                                 const auto at = words.try_emplace(language, language).first;
                                 profiles[i] = profile_with(documents[i], at->second);
                             }
                         });
    return profiles;
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
