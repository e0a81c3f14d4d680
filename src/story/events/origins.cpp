// Purpose: see origins.h.
//
// Idea: claims are one origin where their chains end in the same source, or where their words are
// copies of one another, and what a page tells twice has one; the groups that are left are the
// independent roots.
#include "story/events/origins.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/disjoint_sets.h"
#include "model/names.h"
#include "story/chains/sources.h"
#include "text/key_form.h"

namespace isnad::story::events {
namespace {

constexpr std::size_t kNamedRoots = 3;  // in `why`

std::uint32_t common(model::Span a, model::Span b) {
    const std::uint32_t start = std::max(a.start, b.start);
    const std::uint32_t end = std::min(a.end, b.end);
    return end > start ? end - start : 0;
}

bool covers_half(model::Span part, model::Span whole) {
    return 2 * std::uint64_t{common(part, whole)} >= whole.size();
}

// Where offset `at` of a passage's one side lies on the other, by proportion.
std::uint32_t project(std::uint32_t at, model::Span from, model::Span to) {
    if (at <= from.start) return to.start;
    if (at >= from.end) return to.end;
    return to.start + static_cast<std::uint32_t>(std::uint64_t{at - from.start} * to.size() /
                                                 std::max(1U, from.size()));
}

// The words of the letters that a key does not fold: "The navy" and "navy" name one.
std::string name_key(std::string_view words) {
    std::string key = text::key_of(words);
    for (const std::string_view article : {"the ", "le ", "la ", "les ", "l'"}) {
        if (key.starts_with(article)) return key.substr(article.size());
    }
    return key;
}

// What makes two roots one. Nameless sources are one only within their own page.
std::string link_key(const model::Document& document, const model::ChainLink& root) {
    const std::string kind(model::to_string(root.kind));
    const std::string words = name_key(model::cut(document.article.text, root.span));
    if (root.kind == model::SourceKind::anonymous) return kind + ":" + document.id + ":" + words;
    if (!root.entity.empty()) return "entity:" + root.entity;
    return kind + ":" + words;
}

std::string root_key(const model::Document& document, const model::Claim& claim) {
    return claim.chain.empty() ? outlet_key(document)
                               : link_key(document, model::named_root(claim.chain));
}

// The root that a copy has from its original, null where its own chain is all that is known.
const model::ShownLink* inherited_root(const model::Record& record, model::ClaimRef ref) {
    const auto& all = record.inheritances;
    const auto found = std::partition_point(
        all.begin(), all.end(), [&](const model::Inheritance& each) { return each.claim < ref; });
    if (found == all.end() || found->claim != ref || found->links.empty() ||
        found->kind == model::InheritanceKind::differs)
        return nullptr;
    return &found->links.back();
}

std::string root_words(const model::Document& document, const model::Claim& claim) {
    if (!claim.chain.empty()) {
        return std::string(model::cut(document.article.text, model::named_root(claim.chain).span));
    }
    const auto& outlet = document.article.outlet;
    if (outlet && !outlet->name.empty()) return outlet->name;
    const std::string& uri = document.uri();
    return uri.substr(uri.find_last_of('/') + 1);
}

// How near to the event a claim's root stands, and its words: of several accounts with one origin
// the nearest names it.
std::pair<int, std::string> root_of(const model::Record& record, model::ClaimRef ref) {
    if (const model::ShownLink* root = inherited_root(record, ref)) {
        const std::string& text = record.documents[root->doc].article.text;
        return {chains::nearness_of(root->link.kind),
                std::string(model::cut(text, root->link.span))};
    }
    const model::Document& document = record.documents[ref.doc];
    const model::Claim& claim = document.said.claims[ref.claim];
    return {claim.chain.empty() ? 0 : chains::nearness_of(claim.chain.back().kind),
            root_words(document, claim)};
}

// Whether shared words carry another figure from another source: then the sentence was copied, and
// what it claims was not.
bool tells_otherwise(const model::Record& record, model::ClaimRef a, model::ClaimRef b) {
    const model::Document& left = record.documents[a.doc];
    const model::Document& right = record.documents[b.doc];
    const model::Claim& one = left.said.claims[a.claim];
    const model::Claim& other = right.said.claims[b.claim];
    if (one.chain.empty() || other.chain.empty()) return false;
    const bool counts =
        one.roles.count && other.roles.count && one.roles.count != other.roles.count;
    const bool amounts = one.roles.amount && other.roles.amount &&
                         one.roles.amount->value != other.roles.amount->value;
    return (counts || amounts) && root_key(left, one) != root_key(right, other);
}

// What a page tells with its source and again in its own voice, it has from that source.
void join_own_voice(const model::Record& record, const std::vector<model::ClaimRef>& claims,
                    base::DisjointSets& groups) {
    const auto chain_of = [&](std::size_t i) -> const std::vector<model::ChainLink>& {
        return record.documents[claims[i].doc].said.claims[claims[i].claim].chain;
    };
    for (std::size_t i = 0; i < claims.size(); ++i) {
        if (!chain_of(i).empty() || inherited_root(record, claims[i]) != nullptr) continue;
        for (std::size_t j = 0; j < claims.size(); ++j) {
            if (claims[j].doc != claims[i].doc || chain_of(j).empty()) continue;
            groups.join(i, j);
            break;
        }
    }
}

}  // namespace

CopiedClaims::CopiedClaims(const model::Record& record) {
    for (const model::Passage& passage : record.copies) {
        const auto& left = record.documents[passage.a.doc].said.claims;
        const auto& right = record.documents[passage.b.doc].said.claims;
        for (std::uint32_t i = 0; i < left.size(); ++i) {
            if (!covers_half(passage.a.span, left[i].span)) continue;
            const model::Span there{project(left[i].span.start, passage.a.span, passage.b.span),
                                    project(left[i].span.end, passage.a.span, passage.b.span)};
            for (std::uint32_t j = 0; j < right.size(); ++j) {
                const model::ClaimRef a{passage.a.doc, i};
                const model::ClaimRef b{passage.b.doc, j};
                if (a == b || !covers_half(passage.b.span, right[j].span)) continue;
                if (!covers_half(there, right[j].span) && !covers_half(right[j].span, there)) {
                    continue;
                }
                copies_[a].push_back(b);
                copies_[b].push_back(a);
            }
        }
    }
    for (auto& [ref, others] : copies_) {
        std::sort(others.begin(), others.end());
        others.erase(std::unique(others.begin(), others.end()), others.end());
    }
}

const std::vector<model::ClaimRef>& CopiedClaims::copies_of(model::ClaimRef ref) const {
    static const std::vector<model::ClaimRef> none;
    const auto found = copies_.find(ref);
    return found == copies_.end() ? none : found->second;
}

bool CopiedClaims::share_words(model::ClaimRef a, model::ClaimRef b) const {
    const auto& others = copies_of(a);
    return std::binary_search(others.begin(), others.end(), b);
}

std::string outlet_key(const model::Document& document) {
    const auto& outlet = document.article.outlet;
    if (!outlet || outlet->name.empty()) return "page:" + document.id;
    return "outlet:" + text::key_of(outlet->name);
}

Origins count_origins(const model::Record& record, const std::vector<model::ClaimRef>& claims,
                      const CopiedClaims& copied) {
    base::DisjointSets groups(claims.size());
    std::map<std::string, std::size_t> first_of;
    std::set<std::string> outlets;
    bool shared_words = false;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const model::Document& document = record.documents[claims[i].doc];
        const model::Claim& claim = document.said.claims[claims[i].claim];
        outlets.insert(outlet_key(document));
        const auto [known, added] = first_of.try_emplace(root_key(document, claim), i);
        if (!added) groups.join(known->second, i);
        if (const model::ShownLink* root = inherited_root(record, claims[i])) {
            const auto [shown, is_new] =
                first_of.try_emplace(link_key(record.documents[root->doc], root->link), i);
            if (!is_new) groups.join(shown->second, i);
        }
        for (const model::ClaimRef other : copied.copies_of(claims[i])) {
            const auto at = std::lower_bound(claims.begin(), claims.end(), other);
            if (at == claims.end() || *at != other) continue;
            const auto j = static_cast<std::size_t>(at - claims.begin());
            if (tells_otherwise(record, claims[i], other)) continue;
            shared_words = shared_words || groups.find(i) != groups.find(j);
            groups.join(i, j);
        }
    }
    join_own_voice(record, claims, groups);
    std::map<std::size_t, std::pair<int, std::string>> roots;  // how near to the event; its words
    for (std::size_t i = 0; i < claims.size(); ++i) {
        auto& known = roots[groups.find(i)];
        auto root = root_of(record, claims[i]);
        if (known.second.empty() || root.first > known.first) known = std::move(root);
    }
    std::string names;
    std::size_t count = 0;
    for (const auto& [group, root] : roots) {
        if (++count > kNamedRoots) {
            names += "; …";
            break;
        }
        names += (count > 1 ? "; " : "") + root.second;
    }
    return {.outlets = static_cast<std::uint32_t>(outlets.size()),
            .origins = static_cast<std::uint32_t>(roots.size()),
            .why = fmt::format("{} outlet{}, {} origin{}: {}{}", outlets.size(),
                               outlets.size() == 1 ? "" : "s", roots.size(),
                               roots.size() == 1 ? "" : "s", names,
                               shared_words ? " (joined by shared words)" : "")};
}

}  // namespace isnad::story::events
