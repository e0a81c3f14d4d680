// Purpose: see distance.h and framing.h.
//
// Idea: of each entity that is named in two ways or more, an outlet has a distribution over its
// names, in pages of one language. Two outlets are as far apart as these distributions are, on
// average. How sure that is, is asked of the pages: they are drawn anew with replacement from each
// outlet (the bootstrap), and the middle 95 % of what comes out is the interval. Few uses alone
// make a distance, so beside it stands what comes out when the pages of both are dealt out at
// random. With few pages neither can be told, and neither is.
#include "story/framing/distance.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "base/hash.h"
#include "story/framing/framing.h"
#include "story/framing/usage.h"

namespace isnad::story::framing {

namespace {

constexpr std::size_t kOutlets = 24;  // those with most namings; pairs grow with the square
constexpr std::size_t kThings = 200;  // those named most often
constexpr std::size_t kNamesOfThing = 12;
constexpr std::uint32_t kFewPages = 5;  // fewer of either outlet allow no interval
constexpr int kDraws = 200;             // of the bootstrap
constexpr int kDeals = 20;              // of pages of both at random

// SplitMix64: the same numbers everywhere, unlike std::uniform_int_distribution.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    // Returns: a number below `bound`, which is small against 2^64.
    std::size_t below(std::size_t bound) {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return static_cast<std::size_t>((z ^ (z >> 31U)) % bound);
    }

  private:
    std::uint64_t state_;
};

using Slots = std::vector<std::uint16_t>;

// The namings of one page: slot and count.
using Page = std::vector<std::pair<std::uint32_t, std::uint16_t>>;

void add(Slots& slots, const Page& page) {
    for (const auto& [slot, count] : page)
        slots[slot] = static_cast<std::uint16_t>(std::min(0xFFFF, slots[slot] + count));
}

bool is_latin(const std::string& text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

struct Named {
    std::uint32_t outlet = 0;
    std::vector<Page> pages;
    std::uint32_t uses = 0;
    std::vector<Slots> draws;  // of the bootstrap
};

class Distances {
  public:
    Distances(const model::Record& record, const std::vector<std::uint32_t>& outlet_of)
        : record_(record), outlet_of_(outlet_of) {}

    std::vector<model::NamingDistance> find() && {
        lay_out();
        choose_outlets();
        count_swaps();
        std::vector<model::NamingDistance> distances;
        for (std::size_t i = 0; i < outlets_.size(); ++i)
            for (std::size_t j = i + 1; j < outlets_.size(); ++j)
                if (auto between = measure(outlets_[i], outlets_[j]); between.things > 0)
                    distances.push_back(between);
        return distances;
    }

  private:
    // The names of an entity in one language and script are one thing's; the rarest are left out.
    void lay_out() {
        std::vector<std::pair<std::uint32_t, std::vector<const model::Usage*>>> things;
        for (const model::Framing& framing : record_.framing) {
            std::map<std::pair<std::string, bool>, std::vector<const model::Usage*>> groups;
            for (const model::Usage& usage : framing.variants)
                groups[{usage.language, is_latin(usage.text)}].push_back(&usage);
            for (auto& [group, usages] : groups) {
                if (usages.size() > kNamesOfThing) usages.resize(kNamesOfThing);
                std::uint32_t uses = 0;
                for (const model::Usage* usage : usages) uses += total_of(*usage);
                things.emplace_back(uses, std::move(usages));
            }
        }
        std::stable_sort(things.begin(), things.end(),
                         [](const auto& x, const auto& y) { return x.first > y.first; });
        if (things.size() > kThings) things.resize(kThings);
        layout_.first.push_back(0);
        for (const auto& [uses, usages] : things) {
            for (const model::Usage* usage : usages) {
                for (const auto& [doc, count] : usage->documents)
                    pages_[doc].emplace_back(
                        next_, static_cast<std::uint16_t>(std::min<std::uint32_t>(count, 0xFFFF)));
                ++next_;
            }
            layout_.first.push_back(next_);
        }
    }

    void choose_outlets() {
        std::map<std::uint32_t, Named> by_outlet;
        for (auto& [doc, page] : pages_) {
            Named& named = by_outlet[outlet_of_[doc]];
            named.outlet = outlet_of_[doc];
            for (const auto& [slot, count] : page) named.uses += count;
            named.pages.push_back(std::move(page));
        }
        for (auto& [outlet, named] : by_outlet)
            if (!record_.outlets[outlet].name.empty()) outlets_.push_back(std::move(named));
        std::stable_sort(outlets_.begin(), outlets_.end(),
                         [](const Named& x, const Named& y) { return x.uses > y.uses; });
        if (outlets_.size() > kOutlets) outlets_.resize(kOutlets);
        std::sort(outlets_.begin(), outlets_.end(),
                  [](const Named& x, const Named& y) { return x.outlet < y.outlet; });
        for (Named& named : outlets_) draw(named);
    }

    void draw(Named& named) const {
        if (named.pages.size() < kFewPages) return;
        Random random(base::fast_hash(record_.outlets[named.outlet].name));
        for (int draw = 0; draw < kDraws; ++draw) {
            Slots slots(layout_.slots(), 0);
            for (std::size_t i = 0; i < named.pages.size(); ++i)
                add(slots, named.pages[random.below(named.pages.size())]);
            named.draws.push_back(std::move(slots));
        }
    }

    void count_swaps() {
        for (const model::Story& story : record_.stories) {
            for (const model::SwapUse& use : story.framing.swaps) {
                const auto& places = record_.swaps[use.evidence.swap].places;
                for (const std::uint32_t index : use.evidence.places) {
                    const std::uint32_t a = outlet_of_[places[index].a.doc];
                    const std::uint32_t b = outlet_of_[places[index].b.doc];
                    if (a != b) ++swaps_[std::minmax(a, b)];
                }
            }
        }
    }

    static Slots sum(const std::vector<Page>& pages, std::size_t slots) {
        Slots all(slots, 0);
        for (const Page& page : pages) add(all, page);
        return all;
    }

    model::NamingDistance measure(const Named& a, const Named& b) const {
        const Apart seen =
            apart(layout_, sum(a.pages, layout_.slots()), sum(b.pages, layout_.slots()));
        model::NamingDistance between;
        between.a = a.outlet;
        between.b = b.outlet;
        between.distance = seen.distance;
        between.things = seen.things;
        between.uses = static_cast<std::uint32_t>(seen.uses);
        between.documents_a = static_cast<std::uint32_t>(a.pages.size());
        between.documents_b = static_cast<std::uint32_t>(b.pages.size());
        if (const auto swaps = swaps_.find({a.outlet, b.outlet}); swaps != swaps_.end())
            between.swaps = swaps->second;
        if (seen.things == 0 || a.draws.empty() || b.draws.empty()) return between;
        interval(a, b, between);
        between.chance = chance(a, b);
        return between;
    }

    // Efron, "Bootstrap Methods: Another Look at the Jackknife", Annals of Statistics 7(1), 1979.
    // Drawing anew makes any two distributions differ more, so the draws lie above the distance;
    // by how much on average is taken off, and what is left is how far they spread around it. Draws
    // in which the outlets share nothing tell nothing.
    void interval(const Named& a, const Named& b, model::NamingDistance& between) const {
        std::vector<double> drawn;
        for (std::size_t i = 0; i < a.draws.size(); ++i) {
            const Apart each = apart(layout_, a.draws[i], b.draws[i]);
            if (each.things > 0) drawn.push_back(each.distance);
        }
        if (drawn.size() < static_cast<std::size_t>(kDraws) * 9 / 10) return;
        std::sort(drawn.begin(), drawn.end());
        double mean = 0;
        for (const double each : drawn) mean += each / static_cast<double>(drawn.size());
        const auto quantile = [&](double share) {
            const double rank = share * static_cast<double>(drawn.size() - 1);
            const double shifted = drawn[static_cast<std::size_t>(std::lround(rank))] - mean;
            return std::clamp(between.distance + shifted, 0.0, 1.0);
        };
        between.low = quantile(0.025);
        between.high = quantile(0.975);
    }

    std::optional<double> chance(const Named& a, const Named& b) const {
        std::vector<const Page*> pages;
        for (const Page& page : a.pages) pages.push_back(&page);
        for (const Page& page : b.pages) pages.push_back(&page);
        Random random(base::fast_hash(record_.outlets[a.outlet].name,
                                      base::fast_hash(record_.outlets[b.outlet].name)));
        double total = 0;
        int counted = 0;
        for (int deal = 0; deal < kDeals; ++deal) {
            for (std::size_t i = pages.size(); i > 1; --i)
                std::swap(pages[i - 1], pages[random.below(i)]);
            Slots left(layout_.slots(), 0);
            Slots right(layout_.slots(), 0);
            for (std::size_t i = 0; i < pages.size(); ++i)
                add(i < a.pages.size() ? left : right, *pages[i]);
            const Apart each = apart(layout_, left, right);
            if (each.things == 0) continue;
            total += each.distance;
            ++counted;
        }
        return counted == 0 ? std::nullopt : std::optional(total / counted);
    }

    const model::Record& record_;
    const std::vector<std::uint32_t>& outlet_of_;
    Layout layout_;
    std::uint32_t next_ = 0;
    std::map<std::uint32_t, Page> pages_;  // by document
    std::vector<Named> outlets_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> swaps_;
};

}  // namespace

double jensen_shannon_distance(Counts a, Counts b) {
    double total_a = 0;
    double total_b = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        total_a += a[i];
        total_b += b[i];
    }
    double divergence = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double p = a[i] / total_a;
        const double q = b[i] / total_b;
        const double middle = (p + q) / 2;
        if (p > 0) divergence += p * std::log2(p / middle) / 2;
        if (q > 0) divergence += q * std::log2(q / middle) / 2;
    }
    return std::sqrt(std::clamp(divergence, 0.0, 1.0));
}

Apart apart(const Layout& layout, const std::vector<std::uint16_t>& a,
            const std::vector<std::uint16_t>& b) {
    Apart all;
    double weights = 0;
    for (std::size_t thing = 0; thing < layout.things(); ++thing) {
        const std::size_t names = layout.first[thing + 1] - layout.first[thing];
        const Counts left = Counts(a).subspan(layout.first[thing], names);
        const Counts right = Counts(b).subspan(layout.first[thing], names);
        double uses_left = 0;
        double uses_right = 0;
        for (const std::uint16_t count : left) uses_left += count;
        for (const std::uint16_t count : right) uses_right += count;
        const double weight = std::min(uses_left, uses_right);
        if (weight <= 0) continue;
        ++all.things;
        all.uses += uses_left + uses_right;
        weights += weight;
        all.distance += weight * jensen_shannon_distance(left, right);
    }
    if (weights > 0) all.distance /= weights;
    return all;
}

std::vector<model::NamingDistance> find_distances(const model::Record& record,
                                                  const std::vector<std::uint32_t>& outlet_of) {
    return Distances(record, outlet_of).find();
}

}  // namespace isnad::story::framing
