// Purpose: see grouping.h.
#include "story/events/grouping.h"

#include <algorithm>
#include <map>
#include <queue>
#include <tuple>

namespace isnad::story::events {

namespace {

// The least average log-odds that joins: below zero, for the members of a group vouch for each
// other.
constexpr double kLeast = -0.3;

// What is known of two groups: the sum over the pairs that were looked at.
struct Link {
    double sum = 0;
    std::uint32_t known = 0;
    bool excluded = false;

    void add(const Link& other) {
        sum += other.sum;
        known += other.known;
        excluded = excluded || other.excluded;
    }
};

// A merger that was open when it was pushed; stale where a version has moved on.
struct Offer {
    double average = 0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t version_a = 0;
    std::uint32_t version_b = 0;
};

struct Later {
    bool operator()(const Offer& x, const Offer& y) const {
        return x.average != y.average ? x.average < y.average
                                      : std::tie(x.a, x.b) > std::tie(y.a, y.b);
    }
};

class Agglomeration {
  public:
    Agglomeration(std::uint32_t count, const std::vector<Pair>& pairs, double unlike)
        : members_(count), links_(count), version_(count, 0), unlike_(unlike) {
        for (std::uint32_t i = 0; i < count; ++i) members_[i] = {i};
        for (const Pair& pair : pairs) {
            const Link link{pair.log_odds, 1, pair.excluded};
            links_[pair.a][pair.b] = link;
            links_[pair.b][pair.a] = link;
        }
        for (const Pair& pair : pairs) offer(pair.a, pair.b);
    }

    void run() {
        while (!offers_.empty()) {
            const Offer best = offers_.top();
            offers_.pop();
            if (version_[best.a] == best.version_a && version_[best.b] == best.version_b)
                merge(best.a, best.b);
        }
    }

    std::vector<std::vector<std::uint32_t>> groups() {
        std::vector<std::vector<std::uint32_t>> all;
        for (auto& group : members_) {
            if (group.empty()) continue;
            std::sort(group.begin(), group.end());
            all.push_back(std::move(group));
        }
        std::sort(all.begin(), all.end());
        return all;
    }

  private:
    void offer(std::uint32_t a, std::uint32_t b) {
        const Link& link = links_[a].at(b);
        if (link.excluded) return;
        const double all =
            static_cast<double>(members_[a].size()) * static_cast<double>(members_[b].size());
        const double average = (link.sum + (all - link.known) * unlike_) / all;
        if (average <= kLeast) return;
        if (a > b) std::swap(a, b);
        offers_.push({average, a, b, version_[a], version_[b]});
    }

    void merge(std::uint32_t into, std::uint32_t from) {
        if (links_[into].size() < links_[from].size()) std::swap(into, from);
        ++version_[into];
        ++version_[from];
        members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
        members_[from].clear();
        links_[into].erase(from);
        for (const auto& [other, link] : links_[from]) {
            links_[other].erase(from);
            if (other == into) continue;
            links_[into][other].add(link);
            links_[other][into] = links_[into][other];
        }
        links_[from].clear();
        for (const auto& [other, link] : links_[into]) offer(into, other);
    }

    std::vector<std::vector<std::uint32_t>> members_;
    std::vector<std::map<std::uint32_t, Link>>
        links_;  // of each group to those it was held against
    std::vector<std::uint32_t> version_;
    std::priority_queue<Offer, std::vector<Offer>, Later> offers_;
    double unlike_;
};

}  // namespace

std::vector<std::vector<std::uint32_t>> group(std::uint32_t count, const std::vector<Pair>& pairs,
                                              double unlike) {
    Agglomeration all(count, pairs, unlike);
    all.run();
    return all.groups();
}

}  // namespace isnad::story::events
