// Purpose: see framing.h. What each page and each outlet calls one and the same entity.
//
// Two spellings are one name where their key forms agree once proclitics are off ("والمغرب" is
// "المغرب"). A person's name in full and in part is one name: short forms say nothing. A name in
// another script is a translation, not another name. A capital that stands for its government is a
// way of naming the country.
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/work_pool.h"
#include "story/framing/descriptions.h"
#include "story/framing/framing.h"
#include "story/framing/swaps.h"
#include "story/framing/usage.h"
#include "text/key_form.h"

namespace isnad::story::framing {

namespace {

struct Name {
    std::map<std::string, Use> spellings;  // as written
};

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

void join_short_forms(std::map<std::string, Name>& names) {
    for (auto name = names.begin(); name != names.end();) {
        const auto whole = std::find_if(names.begin(), names.end(), [&](const auto& other) {
            return other.first != name->first && is_part_of(name->first, other.first);
        });
        if (whole == names.end()) {
            ++name;
            continue;
        }
        for (const auto& [spelling, use] : name->second.spellings)
            whole->second.spellings[spelling].add(use);
        name = names.erase(name);
    }
}

// The mentions in pages of one language and in one script.
using Uses = std::map<std::string, std::map<std::string, Use>>;  // key -> spelling -> use

std::map<std::string, Name> names_of(Uses& by_key, model::EntityKind kind) {
    std::vector<std::string> keys;
    for (const auto& [key, uses] : by_key) keys.push_back(key);
    std::map<std::string, Name> names;
    for (const auto& [key, reading] : shared_readings(keys))
        names[reading].spellings.merge(by_key[key]);
    if (kind == model::EntityKind::person) join_short_forms(names);
    return names;
}

std::vector<model::NamingVariant> variants_of(const model::Record& record,
                                              const model::Entity& entity,
                                              const std::vector<model::Place>& metonyms,
                                              const std::vector<std::uint32_t>& outlet_of) {
    std::map<std::pair<std::string, bool>, Uses> groups;
    std::vector<model::Place> mentions = entity.mentions;
    mentions.insert(mentions.end(), metonyms.begin(), metonyms.end());
    for (const model::Place& mention : mentions) {
        const model::Article& article = record.documents[mention.doc].article;
        if (stands_in_repeat(article, mention.span)) continue;
        const std::string spelling(model::cut(article.text, mention.span));
        const std::string key = text::key_of(spelling);
        groups[{article.language, is_latin(key)}][key][spelling].add(mention);
    }
    std::vector<model::NamingVariant> variants;
    for (auto& [group, uses] : groups) {
        const std::map<std::string, Name> names = names_of(uses, entity.kind);
        if (names.size() < 2) continue;
        for (const auto& [reading, name] : names)
            variants.push_back(usage_of(name.spellings, group.first, outlet_of));
    }
    sort_usages(variants);
    return variants;
}

}  // namespace

std::vector<model::Framing> find_framing(const model::Record& record,
                                         const std::vector<std::uint32_t>& outlet_of,
                                         unsigned threads) {
    // "Rabat said": the capital is a way of naming the country.
    std::map<std::string, std::vector<model::Place>> metonyms;
    for (std::uint32_t doc = 0; doc < record.documents.size(); ++doc) {
        for (const model::Mention& mention : record.documents[doc].said.mentions) {
            if (!mention.stands_for.empty())
                metonyms[mention.stands_for].push_back({doc, mention.span});
        }
    }
    const Descriptions descriptions(record, outlet_of);
    const SwapTouches touches(record);
    auto framings =
        base::map_ordered<model::Framing>(record.entities.size(), threads, [&](std::size_t i) {
            const model::Entity& entity = record.entities[i];
            const auto capitals = metonyms.find(entity.id);
            const std::vector<model::Place> none;
            model::Framing framed{
                entity.id,
                variants_of(record, entity, capitals == metonyms.end() ? none : capitals->second,
                            outlet_of)};
            framed.swaps = touches.of_entity(entity.id);
            descriptions.describe(entity, framed);
            return framed;
        });
    std::erase_if(framings, [](const model::Framing& framed) {
        return framed.variants.empty() && framed.swaps.empty() && framed.titles.empty() &&
               framed.epithets.empty() && !framed.quoted;
    });
    return framings;
}

}  // namespace isnad::story::framing
