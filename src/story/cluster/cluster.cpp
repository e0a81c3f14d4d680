// Purpose: see cluster.h.
//
// Idea: two documents belong together where one copied from the other, or where their profiles are
// near enough. Links are taken best first, and two groups join only if their members are near each
// other on average, so that one page about two matters does not chain them together.
//
// Feature numbers follow the order of documents, sums of doubles too: both are fixed by the record.
#include "story/cluster/cluster.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "story/cluster/features.h"

namespace isnad::story::cluster {

namespace {

constexpr double kSameStory = 0.088;      // similarity of a link
constexpr double kAverageWithin = 0.076;  // that groups must reach on average
constexpr double kAverageAcross = 0.02;   // likewise, across languages
constexpr double kCopiedShare = 0.15;     // of a body that, copied, makes one story
constexpr double kWordsShare = 0.6;       // words against bridges, within one language
constexpr double kAcrossLanguages = 0.7;  // bridges alone say less
constexpr double kEnoughWords = 10;       // distinct words at which half of a likeness counts
constexpr double kEnoughBridges = 2;      // likewise, entities, days and numbers
constexpr int kSameDays = 4;
constexpr int kSameWeeks = 30;
constexpr double kOtherDays = 0.9;           // nearness of reports more than kSameDays apart
constexpr double kOtherMonths = 0.7;         // and of those more than kSameWeeks apart
constexpr std::size_t kCommonFeature = 400;  // documents of a feature that finds no candidates

using Pair = std::pair<std::uint32_t, std::uint32_t>;  // first < second
using Similarities = std::map<Pair, double>;

std::size_t body_bytes(const model::Document& document) {
    std::size_t bytes = 0;
    for (const model::Block& block : document.article.blocks) {
        if (model::is_body(block.kind) && !block.repeat_of) bytes += block.span.size();
    }
    return bytes;
}

// Pairs of documents of which one holds a good part of the other.
Similarities copied_pairs(const model::Record& record) {
    std::map<Pair, std::pair<std::size_t, std::size_t>> shared;
    for (const model::Passage& passage : record.copies) {
        if (passage.a.doc == passage.b.doc) continue;
        auto& bytes = shared[{passage.a.doc, passage.b.doc}];
        bytes.first += passage.a.span.size();
        bytes.second += passage.b.span.size();
    }
    Similarities pairs;
    for (const auto& [pair, bytes] : shared) {
        const auto share = [&](std::size_t part, std::uint32_t doc) {
            const std::size_t whole = body_bytes(record.documents[doc]);
            return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
        };
        const double most =
            std::max(share(bytes.first, pair.first), share(bytes.second, pair.second));
        if (most >= kCopiedShare) pairs[pair] = 1.0;
    }
    return pairs;
}

// Reports of one happening come close together; known days far apart speak against one story.
double nearness_in_time(const DocumentProfile& a, const DocumentProfile& b) {
    if (!a.day || !b.day) return 1.0;
    const int apart = std::abs(*a.day - *b.day);
    if (apart <= kSameDays) return 1.0;
    return apart <= kSameWeeks ? kOtherDays : kOtherMonths;
}

// A cosine of short profiles is chance: it counts by how much both documents say.
double cosine_with_weight(const Profile& a, const Profile& b, double enough) {
    const auto least = static_cast<double>(std::min(a.size(), b.size()));
    return cosine(a, b) * least / (least + enough);
}

double similarity(const DocumentProfile& a, const DocumentProfile& b) {
    const double bridge = cosine_with_weight(a.bridge, b.bridge, kEnoughBridges);
    const double near = nearness_in_time(a, b);
    if (a.language != b.language) return near * kAcrossLanguages * bridge;
    const double words = cosine_with_weight(a.words, b.words, kEnoughWords);
    return near * std::max(words, kWordsShare * words + (1 - kWordsShare) * bridge);
}

// Pairs that share some feature which is not everywhere.
std::vector<Pair> candidates(const std::vector<DocumentProfile>& profiles) {
    std::vector<Pair> pairs;
    for (const auto member : {&DocumentProfile::words, &DocumentProfile::bridge}) {
        std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> holders;
        for (std::uint32_t doc = 0; doc < profiles.size(); ++doc) {
            for (const auto& [feature, weight] : profiles[doc].*member) {
                auto& list = holders[feature];
                if (list.size() > kCommonFeature) continue;
                for (const std::uint32_t other : list) pairs.emplace_back(other, doc);
                list.push_back(doc);
            }
        }
        std::sort(pairs.begin(), pairs.end());
        pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    }
    return pairs;
}

class Groups {
  public:
    Groups(const std::vector<DocumentProfile>& profiles, const Similarities& similarities)
        : group_of_(profiles.size()),
          members_(profiles.size()),
          profiles_(profiles),
          similarities_(similarities) {
        std::iota(group_of_.begin(), group_of_.end(), 0U);
        for (std::uint32_t doc = 0; doc < profiles.size(); ++doc) members_[doc] = {doc};
    }

    void join_if_near(Pair pair) {
        const std::uint32_t a = group_of_[pair.first];
        const std::uint32_t b = group_of_[pair.second];
        if (a == b || !near_on_average(members_[a], members_[b])) return;
        const auto [keep, drop] = std::minmax(a, b);
        for (const std::uint32_t doc : members_[drop]) {
            group_of_[doc] = keep;
            members_[keep].push_back(doc);
        }
        members_[drop].clear();
    }

    // Returns: the groups that hold anything, members sorted.
    std::vector<std::vector<std::uint32_t>> take() {
        std::vector<std::vector<std::uint32_t>> groups;
        for (auto& members : members_) {
            if (members.empty()) continue;
            std::sort(members.begin(), members.end());
            groups.push_back(std::move(members));
        }
        return groups;
    }

  private:
    // Members of two groups, on average, within one language and across languages.
    bool near_on_average(const std::vector<std::uint32_t>& a,
                         const std::vector<std::uint32_t>& b) const {
        double within = 0;
        double across = 0;
        std::size_t pairs_within = 0;
        std::size_t pairs_across = 0;
        for (const std::uint32_t i : a) {
            for (const std::uint32_t j : b) {
                const bool same = profiles_[i].language == profiles_[j].language;
                ++(same ? pairs_within : pairs_across);
                const auto known = similarities_.find(std::minmax(i, j));
                if (known != similarities_.end()) (same ? within : across) += known->second;
            }
        }
        return within >= kAverageWithin * static_cast<double>(pairs_within) &&
               across >= kAverageAcross * static_cast<double>(pairs_across);
    }

    std::vector<std::uint32_t> group_of_;
    std::vector<std::vector<std::uint32_t>> members_;
    const std::vector<DocumentProfile>& profiles_;
    const Similarities& similarities_;
};

// The member that is nearest to the others gives the title; the earlier one of two.
std::string title_of(const std::vector<std::uint32_t>& members, const model::Record& record,
                     const Similarities& similarities) {
    std::string title;
    double best = -1;
    for (const std::uint32_t doc : members) {
        if (record.documents[doc].article.title.empty()) continue;
        double sum = 0;
        for (const std::uint32_t other : members) {
            const auto known = similarities.find(std::minmax(doc, other));
            if (known != similarities.end()) sum += known->second;
        }
        if (sum <= best) continue;
        best = sum;
        title = record.documents[doc].article.title;
    }
    return title;
}

void widen(model::Story& story, const std::string& day) {
    if (day.empty()) return;
    const std::string cut = day.substr(0, 10);
    if (story.from.empty() || cut < story.from) story.from = cut;
    if (story.to.empty() || cut > story.to) story.to = cut;
}

// Published days where known; else the bounds of pages that are dated from both sides. A bound on
// one side ("after 1993") says nothing of when the story was.
void set_days(model::Story& story, const model::Record& record) {
    for (const std::uint32_t doc : story.documents)
        widen(story, record.documents[doc].article.published.best);
    if (!story.from.empty()) return;
    for (const std::uint32_t doc : story.documents) {
        const model::Publication& published = record.documents[doc].article.published;
        if (published.not_before.empty() || published.not_after.empty()) continue;
        widen(story, published.not_before);
        widen(story, published.not_after);
    }
}

}  // namespace

std::vector<model::Story> find_stories(const model::Record& record) {
    const std::vector<DocumentProfile> profiles = profiles_of(record);
    Similarities similarities = copied_pairs(record);
    for (const auto& pair : candidates(profiles)) {
        const double near = similarity(profiles[pair.first], profiles[pair.second]);
        similarities.try_emplace(pair, near);
    }
    std::vector<std::pair<double, Pair>> links;
    for (const auto& [pair, near] : similarities) {
        if (near >= kSameStory) links.emplace_back(-near, pair);
    }
    std::sort(links.begin(), links.end());
    Groups groups(profiles, similarities);
    for (const auto& [strength, pair] : links) groups.join_if_near(pair);

    std::vector<model::Story> stories;
    for (const std::vector<std::uint32_t>& members : groups.take()) {
        model::Story story;
        story.documents = members;
        std::string first_id;
        for (const std::uint32_t doc : members) {
            const std::string& id = record.documents[doc].id;
            if (first_id.empty() || id < first_id) first_id = id;
        }
        story.id = "s-" + base::hex16(base::fast_hash(first_id));
        story.title = title_of(members, record, similarities);
        if (story.title.empty()) {  // no page has one: the first page's name
            const std::string& uri = record.documents[members.front()].uri();
            story.title = uri.substr(uri.find_last_of('/') + 1);
        }
        set_days(story, record);
        stories.push_back(std::move(story));
    }
    std::sort(stories.begin(), stories.end(), [](const model::Story& a, const model::Story& b) {
        return std::tuple(a.from.empty(), a.from, a.id) < std::tuple(b.from.empty(), b.from, b.id);
    });
    return stories;
}

}  // namespace isnad::story::cluster
