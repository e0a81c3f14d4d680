// Purpose: see usage.h.
#include "story/framing/usage.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "text/clitics.h"

namespace isnad::story::framing {

namespace {

// One place of each outlet before a second of any: evidence for all columns.
std::vector<model::Place> shown_places(std::vector<model::Place> places,
                                       const std::vector<std::uint32_t>& outlet_of) {
    std::sort(places.begin(), places.end());
    if (places.size() <= model::kUsagePlaces) return places;
    std::set<std::uint32_t> seen;
    std::stable_partition(places.begin(), places.end(), [&](const model::Place& place) {
        return seen.insert(outlet_of[place.doc]).second;
    });
    places.resize(model::kUsagePlaces);
    std::sort(places.begin(), places.end());
    return places;
}

}  // namespace

void Use::add(const Use& other) {
    for (const auto& [doc, count] : other.documents) documents[doc] += count;
    total += other.total;
    places.insert(places.end(), other.places.begin(), other.places.end());
}

model::Usage usage_of(const std::map<std::string, Use>& spellings, std::string language,
                      const std::vector<std::uint32_t>& outlet_of) {
    model::Usage usage;
    usage.language = std::move(language);
    const Use* best = nullptr;
    std::vector<model::Place> places;
    for (const auto& [spelling, use] : spellings) {
        for (const auto& [doc, count] : use.documents) {
            usage.documents[doc] += count;
            usage.outlets[outlet_of[doc]] += count;
        }
        places.insert(places.end(), use.places.begin(), use.places.end());
        const bool better = best == nullptr || use.total > best->total ||
                            (use.total == best->total && spelling.size() < usage.text.size());
        if (!better) continue;
        best = &use;
        usage.text = spelling;
    }
    usage.places = shown_places(std::move(places), outlet_of);
    return usage;
}

std::uint32_t total_of(const model::Usage& usage) {
    std::uint32_t total = 0;
    for (const auto& [doc, count] : usage.documents) total += count;
    return total;
}

void sort_usages(std::vector<model::Usage>& usages) {
    std::stable_sort(usages.begin(), usages.end(), [](const auto& x, const auto& y) {
        const std::uint32_t left = total_of(x);
        const std::uint32_t right = total_of(y);
        return left != right ? left > right : x.text < y.text;
    });
}

bool stands_in_repeat(const model::Article& article, model::Span span) {
    const auto after = std::upper_bound(
        article.blocks.begin(), article.blocks.end(), span.start,
        [](std::uint32_t at, const model::Block& block) { return at < block.span.start; });
    return after != article.blocks.begin() && std::prev(after)->repeat_of.has_value();
}

std::vector<std::string> readings(const std::string& key) {
    const std::size_t space = key.find(' ');
    const std::string rest = space == std::string::npos ? "" : key.substr(space);
    std::vector<std::string> all;
    for (const text::Stem& stem : text::stems(key.substr(0, space))) all.push_back(stem.key + rest);
    if (all.empty()) all.push_back(key);
    return all;
}

std::map<std::string, std::string> shared_readings(const std::vector<std::string>& keys) {
    std::map<std::string, std::set<std::string>> holders;
    for (const std::string& key : keys)
        for (const std::string& reading : readings(key)) holders[reading].insert(key);
    std::map<std::string, std::string> shared;
    for (const std::string& key : keys) {
        shared[key] = key;
        for (const std::string& reading : readings(key))
            if (holders[reading].size() > 1) shared[key] = reading;
    }
    return shared;
}

}  // namespace isnad::story::framing
