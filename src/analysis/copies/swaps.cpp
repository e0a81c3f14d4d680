// Purpose: see swaps.h.
#include "analysis/copies/swaps.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "text/clitics.h"
#include "text/key_form.h"

namespace isnad::analysis::copies {

namespace {

constexpr std::string_view kArticle = "ال";
constexpr std::size_t kThreeLetters = 6;  // bytes of Arabic

// The pair in key form, the source's words first where the direction is known.
struct Pair {
    std::string a;
    std::string b;
    bool directed = false;
    friend auto operator<=>(const Pair&, const Pair&) = default;
};

struct Found {
    model::SwapPlace place;
    std::string a;  // as written
    std::string b;
    bool bare = true;  // nothing was set aside
};

using Table = std::map<Pair, std::vector<Found>>;

bool has_article(std::string_view key) {
    return key.starts_with(kArticle) &&
           std::min(key.find(' '), key.size()) - kArticle.size() >= kThreeLetters;
}

// The readings of both in which the same is written onto the first word. Later words keep what is
// theirs.
std::vector<Pair> without_clitics(const Pair& pair) {
    const auto first_word = [](const std::string& key) { return key.substr(0, key.find(' ')); };
    const auto a_word = first_word(pair.a);
    const auto b_word = first_word(pair.b);
    const std::vector<text::Stem> b_stems = text::stems(b_word);
    std::vector<Pair> readings;
    for (const text::Stem& a_stem : text::stems(a_word)) {
        // The article is part of a name ("القدس"), not a particle before it.
        if (a_stem.prefix.empty() || a_stem.prefix.ends_with(kArticle) || a_stem.prefix == "لل")
            continue;
        for (const text::Stem& b_stem : b_stems) {
            if (b_stem.prefix != a_stem.prefix) continue;
            readings.push_back({a_stem.key + pair.a.substr(a_word.size()),
                                b_stem.key + pair.b.substr(b_word.size()), pair.directed});
        }
    }
    return readings;
}

Table collect(const std::vector<model::Passage>& passages, const std::vector<bool>& direct) {
    Table table;
    for (std::uint32_t i = 0; i < passages.size(); ++i) {
        const model::Passage& passage = passages[i];
        if (!direct[i] || passage.a.doc == passage.b.doc) continue;
        const bool directed =
            passage.from == model::CopySource::a || passage.from == model::CopySource::b;
        for (const model::Substitution& swap : passage.substitutions) {
            Pair pair{text::key_of(swap.a), text::key_of(swap.b), directed};
            Found found{
                {i, {passage.a.doc, swap.a_span}, {passage.b.doc, swap.b_span}}, swap.a, swap.b};
            if (directed ? passage.from == model::CopySource::b : pair.b < pair.a) {
                std::swap(pair.a, pair.b);
                std::swap(found.a, found.b);
                std::swap(found.place.a, found.place.b);
            }
            table[std::move(pair)].push_back(std::move(found));
        }
    }
    return table;
}

// The pair under which another is counted: without what is written onto both words, where that is
// safe.
Pair counted_under(const Pair& pair, const Table& table) {
    std::vector<Pair> readings = without_clitics(pair);
    for (Pair& bare : readings) {
        Pair turned = bare;
        turned.directed = !turned.directed;
        if (table.contains(bare) || table.contains(turned)) return std::move(bare);
    }
    for (Pair& bare : readings)
        if (has_article(bare.a) && has_article(bare.b)) return std::move(bare);
    return pair;
}

model::Swap swap_of(const std::vector<Source>& sources, const Pair& pair,
                    std::vector<Found> found) {
    model::Swap swap;
    swap.directed = pair.directed;
    std::map<std::pair<std::string, std::string>, std::size_t> written;
    const bool some_bare =
        std::any_of(found.begin(), found.end(), [](const Found& each) { return each.bare; });
    std::set<std::uint32_t> documents;
    std::set<std::string_view> outlets;
    for (const Found& each : found) {
        if (each.bare || !some_bare) ++written[{each.a, each.b}];
        for (const std::uint32_t doc : {each.place.a.doc, each.place.b.doc}) {
            documents.insert(doc);
            if (!sources[doc].outlet.empty()) outlets.insert(sources[doc].outlet);
        }
        swap.places.push_back(each.place);
    }
    std::size_t most = 0;
    for (const auto& [words, times] : written) {
        if (times <= most) continue;
        most = times;
        std::tie(swap.a, swap.b) = words;
    }
    std::sort(swap.places.begin(), swap.places.end());
    swap.documents = static_cast<std::uint32_t>(documents.size());
    swap.outlets = static_cast<std::uint32_t>(outlets.size());
    return swap;
}

}  // namespace

std::vector<model::Swap> find_swaps(const std::vector<Source>& sources,
                                    const std::vector<model::Passage>& passages,
                                    const std::vector<bool>& direct) {
    const Table table = collect(passages, direct);
    Table counted;
    for (const auto& [pair, found] : table) {
        const Pair under = counted_under(pair, table);
        for (Found each : found) {
            each.bare = under == pair;
            counted[under].push_back(std::move(each));
        }
    }
    std::vector<model::Swap> swaps;
    swaps.reserve(counted.size());
    for (auto& [pair, found] : counted) swaps.push_back(swap_of(sources, pair, std::move(found)));
    std::stable_sort(swaps.begin(), swaps.end(), [](const model::Swap& x, const model::Swap& y) {
        return std::forward_as_tuple(y.places.size(), x.a, x.b, x.directed) <
               std::forward_as_tuple(x.places.size(), y.a, y.b, y.directed);
    });
    return swaps;
}

}  // namespace isnad::analysis::copies
