// Purpose: see units.h. What stands around names, and how much it says: a country that all name
// says little, a village or a person that two documents name says much. Weights are whole numbers
// of bits, so that they are the same on every machine.
#include <algorithm>
#include <bit>
#include <utility>

#include "base/calendar.h"
#include "story/identity/units.h"

namespace isnad::story::identity {

namespace {

constexpr std::size_t kSample = 32;  // documents of a unit that are looked at

bool is_country(std::string_view id) {
    return id.starts_with("place:") && id.find('/') == std::string_view::npos;
}

// A few of the documents, evenly spread.
template <typename Visit>
void sample(const std::vector<Use>& uses, Visit&& visit) {
    const std::size_t count = std::min(uses.size(), kSample);
    for (std::size_t i = 0; i < count; ++i) visit(uses[i * uses.size() / count].doc);
}

}  // namespace

Surroundings::Surroundings(const model::Record& record) {
    const std::size_t documents = record.documents.size();
    std::vector<std::uint32_t> frequency;
    std::vector<bool> countries;
    features_.resize(documents);
    copies_.resize(documents);
    for (std::size_t doc = 0; doc < documents; ++doc) {
        std::vector<std::uint32_t>& mine = features_[doc];
        for (const model::Mention& mention : record.documents[doc].said.mentions) {
            if (mention.kind == model::EntityKind::outlet || mention.entity.empty()) continue;
            auto known = numbers_.find(mention.entity);
            if (known == numbers_.end()) {
                const auto number = static_cast<std::uint32_t>(frequency.size());
                known = numbers_.emplace(mention.entity, number).first;
                frequency.push_back(0);
                countries.push_back(is_country(mention.entity));
            }
            mine.push_back(known->second);
        }
        std::sort(mine.begin(), mine.end());
        mine.erase(std::unique(mine.begin(), mine.end()), mine.end());
        for (const std::uint32_t feature : mine) ++frequency[feature];
        days_.push_back(base::day_number(record.documents[doc].article.published.best));
    }
    weights_.reserve(frequency.size());
    for (std::size_t feature = 0; feature < frequency.size(); ++feature) {
        const auto rarity = static_cast<int>(std::bit_width(documents / frequency[feature]));
        weights_.push_back(countries[feature] ? rarity / 2 : rarity);
    }
    for (const model::Passage& passage : record.copies) {
        if (passage.a.doc == passage.b.doc) continue;
        copies_[passage.a.doc].push_back(passage.b.doc);
        copies_[passage.b.doc].push_back(passage.a.doc);
    }
    for (auto& others : copies_) {
        std::sort(others.begin(), others.end());
        others.erase(std::unique(others.begin(), others.end()), others.end());
    }
}

int Surroundings::shared(const Features& a, const Features& b) const {
    int sum = 0;
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() && right != b.end()) {
        if (*left < *right) {
            ++left;
        } else if (*right < *left) {
            ++right;
        } else {
            sum += weights_[*left];
            ++left;
            ++right;
        }
    }
    return sum;
}

Surroundings::Features Surroundings::of(const std::vector<Use>& uses,
                                        std::string_view without) const {
    Features all;
    sample(uses, [&](std::uint32_t doc) {
        all.insert(all.end(), features_[doc].begin(), features_[doc].end());
    });
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    if (const auto number = numbers_.find(without); number != numbers_.end())
        all.erase(std::remove(all.begin(), all.end(), number->second), all.end());
    return all;
}

bool Surroundings::near(const std::vector<Use>& a, const std::vector<Use>& b, int days) const {
    std::vector<int> left;
    sample(a, [&](std::uint32_t doc) {
        if (days_[doc]) left.push_back(*days_[doc]);
    });
    std::sort(left.begin(), left.end());
    bool close = false;
    sample(b, [&](std::uint32_t doc) {
        if (!days_[doc]) return;
        const auto next = std::lower_bound(left.begin(), left.end(), *days_[doc] - days);
        close = close || (next != left.end() && *next <= *days_[doc] + days);
    });
    return close;
}

}  // namespace isnad::story::identity
