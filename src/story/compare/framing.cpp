// Purpose: see compare.h. Naming: what each page calls one and the same thing.
//
// Two spellings are one name where their key forms agree once proclitics are off ("والمغرب" is
// "المغرب"). A person's name in full and in part is one name: short forms say nothing. A name in
// another script is a translation, not another name. A capital that stands for its government is a
// way of naming the country.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "story/compare/compare.h"
#include "text/clitics.h"
#include "text/key_form.h"

namespace isnad::story::compare {

namespace {

// How one spelling is used.
struct Use {
    std::map<std::uint32_t, std::uint32_t> documents;
    std::uint32_t total = 0;
};

struct Name {
    std::map<std::string, Use> spellings;  // as written
};

// The key with each possible proclitic taken off its first word, itself first.
std::vector<std::string> readings(const std::string& key) {
    const std::size_t space = key.find(' ');
    const std::string rest = space == std::string::npos ? "" : key.substr(space);
    std::vector<std::string> all;
    for (const text::Stem& stem : text::stems(key.substr(0, space))) all.push_back(stem.key + rest);
    if (all.empty()) all.push_back(key);
    return all;
}

std::vector<std::string> words_of(const std::string& key) {
    std::vector<std::string> words(1);
    for (const char c : key) {
        if (c == ' ' || c == '-') {
            if (!words.back().empty()) words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    std::sort(words.begin(), words.end());
    return words;
}

bool is_part_of(const std::string& part, const std::string& whole) {
    const auto left = words_of(part);
    const auto right = words_of(whole);
    return std::includes(right.begin(), right.end(), left.begin(), left.end());
}

bool is_latin(const std::string& key) {
    return std::any_of(key.begin(), key.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// For each key the reading under which it is counted: the barest that another key shares.
std::map<std::string, std::string> shared_readings(const std::set<std::string>& keys) {
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

void join_short_forms(std::map<std::string, Name>& names) {
    for (auto name = names.begin(); name != names.end();) {
        const auto whole = std::find_if(names.begin(), names.end(), [&](const auto& other) {
            return other.first != name->first && is_part_of(name->first, other.first);
        });
        if (whole == names.end()) {
            ++name;
            continue;
        }
        for (auto& [spelling, use] : name->second.spellings) {
            Use& into = whole->second.spellings[spelling];
            for (const auto& [doc, count] : use.documents) into.documents[doc] += count;
            into.total += use.total;
        }
        name = names.erase(name);
    }
}

// The spelling that stands for a name: the most usual, and of those the shortest.
model::NamingVariant variant_of(const Name& name) {
    model::NamingVariant variant;
    const Use* best = nullptr;
    for (const auto& [spelling, use] : name.spellings) {
        for (const auto& [doc, count] : use.documents) variant.documents[doc] += count;
        const bool better = best == nullptr || use.total > best->total ||
                            (use.total == best->total && spelling.size() < variant.text.size());
        if (!better) continue;
        best = &use;
        variant.text = spelling;
    }
    return variant;
}

std::uint32_t total_of(const model::NamingVariant& variant) {
    std::uint32_t total = 0;
    for (const auto& [doc, count] : variant.documents) total += count;
    return total;
}

// A paragraph that a page gives twice names nothing twice.
bool stands_in_repeat(const model::Article& article, model::Span span) {
    const auto after = std::upper_bound(
        article.blocks.begin(), article.blocks.end(), span.start,
        [](std::uint32_t at, const model::Block& block) { return at < block.span.start; });
    return after != article.blocks.begin() && std::prev(after)->repeat_of.has_value();
}

// The mentions in pages of one language and in one script.
using Uses = std::map<std::string, std::map<std::string, Use>>;  // key -> spelling -> use

std::map<std::string, Name> names_of(Uses& by_key, model::EntityKind kind) {
    std::set<std::string> keys;
    for (const auto& [key, uses] : by_key) keys.insert(key);
    std::map<std::string, Name> names;
    for (const auto& [key, reading] : shared_readings(keys))
        names[reading].spellings.merge(by_key[key]);
    if (kind == model::EntityKind::person) join_short_forms(names);
    return names;
}

std::vector<model::NamingVariant> variants_of(const model::Record& record,
                                              const model::Entity& entity,
                                              const std::vector<model::Place>& metonyms) {
    std::map<std::pair<std::string, bool>, Uses> groups;
    std::vector<model::Place> mentions = entity.mentions;
    mentions.insert(mentions.end(), metonyms.begin(), metonyms.end());
    for (const model::Place& mention : mentions) {
        const model::Article& article = record.documents[mention.doc].article;
        if (stands_in_repeat(article, mention.span)) continue;
        const std::string spelling(model::cut(article.text, mention.span));
        const std::string key = text::key_of(spelling);
        Use& use = groups[{article.language, is_latin(key)}][key][spelling];
        ++use.documents[mention.doc];
        ++use.total;
    }
    std::vector<model::NamingVariant> variants;
    for (auto& [group, uses] : groups) {
        const std::map<std::string, Name> names = names_of(uses, entity.kind);
        if (names.size() < 2) continue;
        for (const auto& [reading, name] : names) variants.push_back(variant_of(name));
    }
    std::stable_sort(variants.begin(), variants.end(), [](const auto& x, const auto& y) {
        const std::uint32_t left = total_of(x);
        const std::uint32_t right = total_of(y);
        return left != right ? left > right : x.text < y.text;
    });
    return variants;
}

}  // namespace

std::vector<model::Framing> find_framing(const model::Record& record) {
    // "Rabat said": the capital is a way of naming the country.
    std::map<std::string, std::vector<model::Place>> metonyms;
    for (std::uint32_t doc = 0; doc < record.documents.size(); ++doc) {
        for (const model::Mention& mention : record.documents[doc].said.mentions) {
            if (!mention.stands_for.empty())
                metonyms[mention.stands_for].push_back({doc, mention.span});
        }
    }
    std::vector<model::Framing> framing;
    for (const model::Entity& entity : record.entities)
        if (auto variants = variants_of(record, entity, metonyms[entity.id]); !variants.empty())
            framing.push_back({entity.id, std::move(variants)});
    return framing;
}

}  // namespace isnad::story::compare
