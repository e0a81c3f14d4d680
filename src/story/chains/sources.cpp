// Purpose: see sources.h.
#include "story/chains/sources.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

#include "base/lexicon.h"
#include "text/content_words.h"
#include "text/key_form.h"
#include "text/tokens.h"

namespace isnad::story::chains {

namespace {

constexpr std::size_t kCredited = 64;  // different sources of a page; an article has fewer

std::vector<std::string> content_words_of(std::string_view words) {
    std::vector<std::string> found;
    text::Region region;
    region.span = {0, static_cast<std::uint32_t>(words.size())};
    const text::TokenisedText tokenised = text::tokenise(words, {region});
    for (const text::Token& token : tokenised.tokens) {
        if (token.kind == text::TokenKind::mark) continue;
        if (std::string word = text::content_word(token.key); !word.empty())
            found.push_back(std::move(word));
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool lies_in(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
    return !part.empty() && std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

bool is_outlet(const Source& source) {
    return source.kind == model::SourceKind::outlet || source.kind == model::SourceKind::agency;
}

// The nouns for outlets: "newspaper", "قناة".
const std::set<std::string>& outlet_nouns() {
    static const auto nouns = [] {
        std::set<std::string> set;
        for (const base::LexiconRow& row : base::lexicon_rows("holders.tsv")) {
            if (row.at(1) != "outlet") continue;
            for (const std::string_view words : base::split(row.at(3), '|'))
                for (std::string& word : content_words_of(words)) set.insert(std::move(word));
        }
        return set;
    }();
    return nouns;
}

// "The newspaper": an outlet whose name stands somewhere else.
bool is_nameless_outlet(const Source& source) {
    return is_outlet(source) && source.entity.empty() && !source.words.empty() &&
           std::all_of(source.words.begin(), source.words.end(),
                       [](const std::string& word) { return outlet_nouns().contains(word); });
}

bool share_id(const Source& a, const Source& b) {
    return (!a.entity.empty() && (a.entity == b.entity || a.entity == b.of)) ||
           (!a.of.empty() && (a.of == b.of || a.of == b.entity));
}

// "person:x" and "person:y" are two; the army and its spokesman may be one house.
bool are_two(const Source& a, const Source& b) {
    if (a.entity.empty() || b.entity.empty()) return false;
    const std::string_view kind = std::string_view(a.entity).substr(0, a.entity.find(':'));
    return kind == std::string_view(b.entity).substr(0, b.entity.find(':'));
}

}  // namespace

bool is_same(const Source& a, const Source& b) {
    if (share_id(a, b)) return true;
    if (are_two(a, b)) return false;
    if (!a.key.empty() && a.key == b.key) return true;
    if (lies_in(a.words, b.words) || lies_in(b.words, a.words)) return true;
    if (lies_in(a.words, b.titles) || lies_in(b.words, a.titles)) return true;
    return (is_nameless_outlet(a) && is_outlet(b)) || (is_nameless_outlet(b) && is_outlet(a));
}

bool is_unknown(const Source& source) {
    return source.entity.empty() && source.of.empty() && source.words.empty();
}

int nearness_of(model::SourceKind kind) {
    switch (kind) {
        case model::SourceKind::document:
        case model::SourceKind::poll:
            return 4;
        case model::SourceKind::official:
        case model::SourceKind::institution:
            return 3;
        case model::SourceKind::person:
            return 2;
        case model::SourceKind::anonymous:
        case model::SourceKind::agency:
        case model::SourceKind::outlet:
            break;
    }
    return 1;
}

Page::Page(const model::Document& document) : document_(&document) {
    if (const auto& outlet = document.article.outlet) {
        outlet_.entity = outlet->entity;
        outlet_.key = text::key_of(outlet->name);
        outlet_.words = content_words_of(outlet->name);
    }
    for (const model::Mention& mention : document.said.mentions) {
        if (!mention.title || mention.entity.empty()) continue;
        auto& words = titles_[mention.entity];
        const auto more = content_words_of(model::cut(document.article.text, mention.title->span));
        words.insert(words.end(), more.begin(), more.end());
    }
    for (auto& [entity, words] : titles_) {
        std::sort(words.begin(), words.end());
        words.erase(std::unique(words.begin(), words.end()), words.end());
    }
    for (const model::Claim& claim : document.said.claims) {
        for (Source& source : sources_of(claim)) {
            if (credited_.size() >= kCredited) return;
            const bool known =
                std::any_of(credited_.begin(), credited_.end(), [&](const Source& other) {
                    return std::tie(other.key, other.entity) == std::tie(source.key, source.entity);
                });
            if (!known) credited_.push_back(std::move(source));
        }
    }
}

bool Page::credits(const Source& source) const {
    return std::any_of(credited_.begin(), credited_.end(), [&](const Source& credited) {
        return !is_nameless_outlet(credited) && is_same(credited, source);
    });
}

Source Page::source_of(const model::ChainLink& link) const {
    const std::string_view words = model::cut(document_->article.text, link.span);
    Source source{.kind = link.kind,
                  .entity = link.entity,
                  .of = link.of.starts_with("place:") ? std::string() : link.of,
                  .key = text::key_of(words),
                  .words = content_words_of(words),
                  .titles = {}};
    if (const auto titles = titles_.find(link.entity); titles != titles_.end())
        source.titles = titles->second;
    return source;
}

std::vector<Source> Page::sources_of(const model::Claim& claim) const {
    std::vector<Source> sources;
    sources.reserve(claim.chain.size());
    for (const model::ChainLink& link : claim.chain) sources.push_back(source_of(link));
    return sources;
}

}  // namespace isnad::story::chains
