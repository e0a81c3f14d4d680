// Purpose: see origins.h.
//
// Idea: claims are one origin where their chains end in the same source (an institution, its head
// and its communiqué are one), where their words are copies of one another, or where one outlet is
// known to live on the other's reports and gives the same; and what a page tells twice has one. The
// groups that are left are the independent roots.
#include "story/events/origins.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/disjoint_sets.h"
#include "model/names.h"
#include "story/chains/sources.h"
#include "text/key_form.h"

namespace isnad::story::events {
namespace {

constexpr std::size_t kHeldClaims = 200;  // of an event, held against each other
constexpr std::size_t kNamedRoots = 3;    // in `why`

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

// The letters of a word that an office and who holds it share: "ministry", "minister".
std::string office_root(const std::string& word) {
    constexpr std::array<std::string_view, 5> kBent = {"ا", "ي", "ى", "ة", "ه"};
    std::string root;
    for (std::size_t i = 0; i < word.size();) {
        std::size_t size = 1;
        while (i + size < word.size() &&
               (static_cast<unsigned char>(word[i + size]) & 0xC0) == 0x80)
            ++size;
        const std::string_view letter = std::string_view(word).substr(i, size);
        if (std::find(kBent.begin(), kBent.end(), letter) == kBent.end()) root += letter;
        i += size;
    }
    return size_t{6} < root.size() && static_cast<unsigned char>(root[0]) < 0x80 ? root.substr(0, 6)
                                                                                 : root;
}

// "The interior ministry", "the interior minister", "a spokesman of the interior ministry".
bool are_one_house(const chains::Source& a, const chains::Source& b) {
    const auto speaks_for_one = [](const chains::Source& source) {
        return source.kind == model::SourceKind::official ||
               source.kind == model::SourceKind::institution ||
               source.kind == model::SourceKind::document;
    };
    if (!speaks_for_one(a) || !speaks_for_one(b)) return false;
    const auto roots = [](const chains::Source& source) {
        std::set<std::string> all;
        for (const std::string& word : source.words) all.insert(office_root(word));
        for (const std::string& word : source.titles) all.insert(office_root(word));
        return all;
    };
    const std::set<std::string> one = roots(a);
    const std::set<std::string> other = roots(b);
    const auto shared = static_cast<std::size_t>(std::count_if(
        one.begin(), one.end(), [&](const std::string& word) { return other.contains(word); }));
    return shared >= 2 && shared == std::min(one.size(), other.size());
}

bool passes_words_on(const chains::Source& source) {
    return source.kind == model::SourceKind::outlet || source.kind == model::SourceKind::agency ||
           source.kind == model::SourceKind::anonymous;
}

// Whether the roots of two chains are one source under two wordings.
bool have_one_root(const std::vector<chains::Source>& a, const std::vector<chains::Source>& b) {
    if (a.empty() || b.empty() || passes_words_on(a.back()) || passes_words_on(b.back()))
        return false;
    return chains::is_same(a.back(), b.back()) || are_one_house(a.back(), b.back());
}

// Whether two claims give another figure or time.
bool differ(const model::Claim& a, const model::Claim& b) {
    const bool counts = a.roles.count && b.roles.count && *a.roles.count != *b.roles.count;
    const bool amounts =
        a.roles.amount && b.roles.amount && a.roles.amount->value != b.roles.amount->value;
    const bool denied =
        (a.modality == model::Modality::denied) != (b.modality == model::Modality::denied);
    return counts || amounts || denied;
}

// Joins what only the pages beyond this event can tell. Returns: how the dependences used say so.
std::string join_by_evidence(const model::Record& record,
                             const std::vector<model::ClaimRef>& claims,
                             const OriginEvidence& evidence, base::DisjointSets& groups) {
    std::string why;
    const std::size_t held = std::min(claims.size(), kHeldClaims);
    for (std::size_t i = 0; i < held; ++i) {
        const model::Claim& one = record.documents[claims[i].doc].said.claims[claims[i].claim];
        for (std::size_t j = i + 1; j < held; ++j) {
            if (groups.find(i) == groups.find(j)) continue;
            const model::Claim& other =
                record.documents[claims[j].doc].said.claims[claims[j].claim];
            if (have_one_root(evidence.sources_of(claims[i]), evidence.sources_of(claims[j]))) {
                groups.join(i, j);
                continue;
            }
            if (!one.chain.empty() || !other.chain.empty() || differ(one, other)) continue;
            const auto* dependence = evidence.dependence_of(claims[i].doc, claims[j].doc);
            if (dependence == nullptr) continue;
            groups.join(i, j);
            if (why.find(dependence->why) == std::string::npos) why += "; " + dependence->why;
        }
    }
    return why;
}

}  // namespace

OriginEvidence::OriginEvidence(const model::Record& record) : record_(record) {
    if (record.dependences.empty()) return;
    story_of_.assign(record.documents.size(), 0);
    for (std::uint32_t s = 0; s < record.stories.size(); ++s)
        for (const std::uint32_t doc : record.stories[s].documents) story_of_[doc] = s;
    outlet_of_.assign(record.documents.size(), 0);
    for (std::uint32_t outlet = 0; outlet < record.outlets.size(); ++outlet)
        for (const std::uint32_t doc : record.outlets[outlet].documents) outlet_of_[doc] = outlet;
    for (const model::OutletDependence& each : record.dependences)
        dependences_[{each.a, each.b}] = &each;
}

const std::vector<chains::Source>& OriginEvidence::sources_of(model::ClaimRef ref) const {
    const auto known = sources_.find(ref);
    if (known != sources_.end()) return known->second;
    const model::Document& document = record_.documents[ref.doc];
    const auto page = pages_.try_emplace(ref.doc, document).first;
    return sources_.emplace(ref, page->second.sources_of(document.said.claims[ref.claim]))
        .first->second;
}

const model::OutletDependence* OriginEvidence::dependence_of(std::uint32_t doc,
                                                             std::uint32_t other) const {
    if (outlet_of_.empty() || story_of_[doc] != story_of_[other]) return nullptr;
    const auto [low, high] = std::minmax(outlet_of_[doc], outlet_of_[other]);
    const auto found = dependences_.find({low, high});
    if (found == dependences_.end()) return nullptr;
    const auto& stories = found->second->stories;
    return std::binary_search(stories.begin(), stories.end(), story_of_[doc]) ? found->second
                                                                              : nullptr;
}

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
                      const CopiedClaims& copied, const OriginEvidence& evidence) {
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
    const std::string dependences = join_by_evidence(record, claims, evidence, groups);
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
                               shared_words ? " (joined by shared words)" : "") +
                   dependences};
}

}  // namespace isnad::story::events
