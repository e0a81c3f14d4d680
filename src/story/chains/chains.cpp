// Purpose: see chains.h. Read bottom up: find_inheritances, then Finder from `run`.
#include "story/chains/chains.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "story/chains/alignment.h"
#include "story/chains/pairing.h"
#include "story/chains/sources.h"

namespace isnad::story::chains {

namespace {

using model::ClaimRef;
using model::Inheritance;
using model::InheritanceKind;

constexpr std::size_t kLinks = 16;     // of an inheritance; longer ones are made up
constexpr std::size_t kPassages = 64;  // of two pages that are asked for the words of a source

// Who stands at the root of a claim, for `why`.
std::string_view rank_words(const std::vector<Source>& chain) {
    if (chain.empty()) return "nobody";
    switch (chain.back().kind) {
        case model::SourceKind::outlet:
            return "an outlet";
        case model::SourceKind::agency:
            return "an agency";
        case model::SourceKind::person:
            return "a person";
        case model::SourceKind::official:
            return "an official";
        case model::SourceKind::anonymous:
            return "an unnamed source";
        case model::SourceKind::institution:
            return "an institution";
        case model::SourceKind::document:
            return "a document";
        case model::SourceKind::poll:
            return "a poll";
    }
    return "a source";
}

int nearness_of(const std::vector<Source>& chain) {
    return chain.empty() ? 0 : chains::nearness_of(chain.back().kind);
}

// The place of the last source of `chain` that is `source`, or none.
std::optional<std::size_t> find_last(const std::vector<Source>& chain, const Source& source) {
    for (std::size_t i = chain.size(); i-- > 0;)
        if (is_same(chain[i], source)) return i;
    return std::nullopt;
}

// What a copy does with its original's chain, and from which of its links on it is silent.
struct Finding {
    InheritanceKind kind = InheritanceKind::inherited;
    std::size_t first = 0;
};

class Finder {
  public:
    explicit Finder(const model::Record& record) : record_(record) {
        for (std::uint32_t i = 0; i < record.copies.size(); ++i) {
            const model::Passage& passage = record.copies[i];
            passages_[std::minmax(passage.a.doc, passage.b.doc)].push_back(i);
        }
    }

    std::vector<Inheritance> run() {
        pairing_ = pair_claims(record_);
        for (const auto& [copy, answer] : pairing_.originals) follow(copy);
        for (const auto& [ref, answer] : pairing_.peers) set_side_by_side(ref, answer);
        std::vector<Inheritance> all;
        for (auto& [ref, inheritance] : found_) all.push_back(std::move(inheritance));
        return all;
    }

  private:
    const model::Claim& claim(ClaimRef ref) const {
        return record_.documents[ref.doc].said.claims[ref.claim];
    }

    const Page& page(std::uint32_t doc) {
        const auto known = pages_.find(doc);
        if (known != pages_.end()) return known->second;
        return pages_.emplace(doc, Page(record_.documents[doc])).first->second;
    }

    std::vector<Source> sources_of(ClaimRef ref) { return page(ref.doc).sources_of(claim(ref)); }

    bool is_outlet_of(std::uint32_t doc, const Source& source) {
        return page(doc).has_outlet() && is_same(page(doc).outlet(), source);
    }

    bool share_outlet(std::uint32_t x, std::uint32_t y) {
        return page(x).has_outlet() && page(y).has_outlet() &&
               is_same(page(x).outlet(), page(y).outlet());
    }

    // Whether the words that name the root of a claim stand, unchanged and in their place, on
    // the other page too.
    bool stands_on(std::uint32_t doc, ClaimRef ref) const {
        const auto known = passages_.find(std::minmax(doc, ref.doc));
        if (known == passages_.end()) return false;
        const model::Span root = claim(ref).chain.back().span;
        const std::size_t count = std::min(known->second.size(), kPassages);
        return std::any_of(
            known->second.begin(), known->second.begin() + static_cast<std::ptrdiff_t>(count),
            [&](std::uint32_t index) {
                const model::Passage& passage = record_.copies[index];
                return is_kept(passage, passage.a.doc == ref.doc ? Side::a : Side::b, root);
            });
    }

    // Originals first, without recursion: a chain of copies may be long. A circle, which no honest
    // evidence makes, ends where it closes.
    void follow(ClaimRef copy) {
        std::vector<ClaimRef> path;
        for (ClaimRef at = copy; followed_.insert(at).second;) {
            const auto original = pairing_.originals.find(at);
            if (original == pairing_.originals.end()) break;
            path.push_back(at);
            at = original->second.other;
        }
        for (; !path.empty(); path.pop_back()) take_from_original(path.back());
    }

    void take_from_original(ClaimRef copy) {
        const Answer& answer = pairing_.originals.at(copy);
        const std::string& reason = record_.copies[answer.passage].why;
        if (add(copy, answer.other, reason)) return;
        // The original may itself be a copy, of one that shows more.
        const auto farther = found_.find(answer.other);
        if (farther == found_.end() || farther->second.kind == InheritanceKind::differs) return;
        add(copy, farther->second.from, reason);
    }

    bool add(ClaimRef copy, ClaimRef original, const std::string& reason) {
        const auto finding = compare(copy, original);
        if (!finding) return false;
        Inheritance inheritance{.claim = copy, .from = original, .kind = finding->kind};
        const auto& chain = claim(original).chain;
        for (std::size_t i = finding->first; i < chain.size(); ++i)
            inheritance.links.push_back({original.doc, chain[i]});
        const auto farther = found_.find(original);
        if (farther != found_.end() && farther->second.kind != InheritanceKind::differs &&
            finding->kind != InheritanceKind::differs) {
            const auto& more = farther->second.links;
            inheritance.links.insert(inheritance.links.end(), more.begin(), more.end());
        }
        if (inheritance.links.size() > kLinks) inheritance.links.resize(kLinks);
        inheritance.why = fmt::format(
            "{} {} where its original credits {}; copied: {}",
            finding->kind == InheritanceKind::inherited ? "its chain stops at" : "credits",
            finding->kind == InheritanceKind::inherited && claim(copy).chain.empty()
                ? "the outlet itself"
                : rank_words(sources_of(copy)),
            rank_words(sources_of(original)), reason);
        found_.emplace(copy, std::move(inheritance));
        return true;
    }

    std::optional<Finding> compare(ClaimRef copy, ClaimRef original) {
        const std::vector<Source> shown = sources_of(original);
        const std::vector<Source> own = sources_of(copy);
        if (shown.empty() || reaches(copy, own, shown.back())) return std::nullopt;
        if (own.empty()) return compare_silent(copy, original, shown);
        if (is_unknown(own.back()) || stands_on(copy.doc, original)) return std::nullopt;
        if (const auto at = find_last(shown, own.back()))
            return Finding{InheritanceKind::inherited, *at + 1};
        if (is_outlet_of(original.doc, own.back())) return Finding{InheritanceKind::inherited, 0};
        // A page that names the root elsewhere does not hide it.
        const bool hides =
            nearness_of(shown) > nearness_of(own) && !page(copy.doc).credits(shown.back());
        return Finding{hides ? InheritanceKind::hides : InheritanceKind::differs, 0};
    }

    // A copy that credits nobody for these words.
    Finding compare_silent(ClaimRef copy, ClaimRef original, const std::vector<Source>& shown) {
        if (page(copy.doc).has_outlet()) {
            if (const auto at = find_last(shown, page(copy.doc).outlet()))
                return {InheritanceKind::inherited, *at + 1};
        }
        const bool hides = !names_any(copy.doc, original.doc, shown) &&
                           !stands_on(copy.doc, original) && !share_outlet(copy.doc, original.doc);
        return {hides ? InheritanceKind::hides : InheritanceKind::inherited, 0};
    }

    // Whether a chain, or the page's own voice, has that root already.
    bool reaches(ClaimRef ref, const std::vector<Source>& chain, const Source& root) {
        return find_last(chain, root).has_value() || (chain.empty() && is_outlet_of(ref.doc, root));
    }

    // Whether a page credits, for other words of its own, one of these sources or the page that
    // shows them.
    bool names_any(std::uint32_t doc, std::uint32_t other, const std::vector<Source>& sources) {
        if (page(other).has_outlet() && page(doc).credits(page(other).outlet())) return true;
        return std::any_of(sources.begin(), sources.end(),
                           [&](const Source& source) { return page(doc).credits(source); });
    }

    // Two pages with the same words, and neither is known to have them from the other.
    void set_side_by_side(ClaimRef one, const Answer& answer) {
        ClaimRef claim_ref = one;
        ClaimRef from = answer.other;
        // The claim that credits the one farther from the event; of two alike, the later in order.
        const auto rank = [&](ClaimRef ref) {
            return std::pair(-nearness_of(sources_of(ref)), ref);
        };
        if (rank(claim_ref) < rank(from)) std::swap(claim_ref, from);
        if (found_.contains(claim_ref) || !disagree(claim_ref, from)) return;
        Inheritance inheritance{.claim = claim_ref, .from = from, .kind = InheritanceKind::differs};
        for (const model::ChainLink& link : claim(from).chain) {
            if (inheritance.links.size() < kLinks) inheritance.links.push_back({from.doc, link});
        }
        const std::string& reason = record_.copies[answer.passage].why;
        inheritance.why =
            fmt::format("credits {}, the other page credits {}; direction unknown: {}",
                        rank_words(sources_of(claim_ref)), rank_words(sources_of(from)), reason);
        found_.emplace(claim_ref, std::move(inheritance));
    }

    bool disagree(ClaimRef far, ClaimRef near) {
        const std::vector<Source> nearer = sources_of(near);
        const std::vector<Source> farther = sources_of(far);
        if (nearer.empty() || reaches(far, farther, nearer.back())) return false;
        if (stands_on(far.doc, near)) return false;
        if (farther.empty())
            return !names_any(far.doc, near.doc, nearer) && !share_outlet(far.doc, near.doc);
        if (stands_on(near.doc, far)) return false;
        return !is_unknown(farther.back()) && !is_unknown(nearer.back()) &&
               !reaches(near, nearer, farther.back()) && !is_outlet_of(near.doc, farther.back()) &&
               !is_outlet_of(far.doc, nearer.back());
    }

    const model::Record& record_;
    Pairing pairing_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> passages_;
    std::map<std::uint32_t, Page> pages_;
    std::set<ClaimRef> followed_;
    std::map<ClaimRef, Inheritance> found_;
};

}  // namespace

std::vector<Inheritance> find_inheritances(const model::Record& record) {
    return Finder(record).run();
}

}  // namespace isnad::story::chains
