// The lists of the lexicon become known names; see gazetteer.h.
#include <unicode/localpointer.h>
#include <unicode/locdspnm.h>
#include <unicode/locid.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

#include "analysis/entities/gazetteer.h"
#include "base/lexicon.h"

namespace isnad::analysis::entities {
namespace {

constexpr int kCountryRank = 40;
constexpr int kCapitalRank = 20;
constexpr int kListedRank = 5;  // of cities.tsv; places.tsv adds the size

std::string country_name(const icu::LocaleDisplayNames& names, const char* code) {
    icu::UnicodeString shown;
    names.regionDisplayName(code, shown);
    std::string name;
    shown.toUTF8String(name);
    return name;
}

// CLDR says "Myanmar (Burma)" and "Hong Kong SAR China".
std::string plain(std::string name) {
    for (const std::string_view tail : {" (", " SAR China", "R.A.S. chinoise de "}) {
        const std::size_t at = name.find(tail);
        if (at != std::string::npos && at != 0) name.resize(at);
    }
    return name;
}

std::pair<Condition, std::string_view> condition_of(std::string_view name) {
    if (name.starts_with("?")) return {Condition::cue, name.substr(1)};
    if (name.starts_with("~")) return {Condition::otherwise_named, name.substr(1)};
    if (name.starts_with("&")) return {Condition::evidence, name.substr(1)};
    return {Condition::none, name};
}

constexpr std::array<std::string_view, 4> kLanguages = {"ar", "en", "fr", "he"};

}  // namespace

Gazetteer::Gazetteer() {
    add_countries();
    for (const std::string_view file : {"cities.tsv", "organisations.tsv", "outlets.tsv"}) {
        add_list(file);
    }
    add_places();
    index();
}

KnownEntity& Gazetteer::entity_of(std::string_view id, model::EntityKind kind) {
    const auto [found, fresh] = by_id_.try_emplace(std::string(id), nullptr);
    if (fresh) {
        entities_.emplace_back();
        found->second = &entities_.back();
        found->second->id = id;
        found->second->kind = kind;
    }
    return *found->second;
}

void Gazetteer::add_countries() {
    std::map<std::string, base::LexiconRow> extra;
    for (base::LexiconRow& row : base::lexicon_rows("countries.tsv")) {
        extra[std::string(row.front())] = std::move(row);
    }
    std::set<std::string> codes;
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
        codes.insert(*code);
    }
    codes.insert("XK");
    std::array<icu::LocalPointer<icu::LocaleDisplayNames>, 4> shown;
    for (std::size_t i = 0; i < kLanguages.size(); ++i) {
        shown[i].adoptInstead(
            icu::LocaleDisplayNames::createInstance(icu::Locale(kLanguages[i].data())));
    }
    for (const std::string& code : codes) {
        KnownEntity& entity = entity_of("place:" + code, model::EntityKind::place);
        entity.country = code;
        entity.rank = kCountryRank;
        entity.country_itself = true;
        entity.why = "gazetteer countries";
        const base::LexiconRow& row = extra[code];
        for (std::size_t i = 0; i < kLanguages.size(); ++i) {
            const std::string name = plain(country_name(*shown[i], code.c_str()));
            entity.names[std::string(kLanguages[i])] = name;
            const std::string_view own = i + 1 < row.size() ? row[i + 1] : std::string_view();
            const base::LexiconRow listed = base::split(own, '|');
            const bool dropped =
                std::find(listed.begin(), listed.end(), "!" + name) != listed.end();
            if (!dropped) add_name(entity, name, Condition::none);
            add_names(entity, own, kLanguages[i]);
        }
    }
}

// cities: id, kind, names. organisations: slug, country, names. outlets: slug, kind, country,
// names. Names are columns of Arabic, English, French, Hebrew.
void Gazetteer::add_list(std::string_view file) {
    const bool city = file == "cities.tsv";
    const bool outlet = file == "outlets.tsv";
    const std::size_t first_names = outlet ? 3 : 2;
    const std::string why = "gazetteer " + std::string(file.substr(0, file.find('.')));
    for (const base::LexiconRow& row : base::lexicon_rows(file)) {
        const std::string id(row[0]);
        const std::size_t slash = id.find('/');
        const bool nobodys = city && id.starts_with("-/");
        const std::string full = city ? "place:" + (nobodys ? id.substr(slash + 1) : id)
                                      : (outlet ? "outlet:" : "organisation:") + id;
        KnownEntity& entity = entity_of(full, city     ? model::EntityKind::place
                                              : outlet ? model::EntityKind::outlet
                                                       : model::EntityKind::organisation);
        entity.why = why;
        if (city) {
            if (!nobodys) entity.country = id.substr(0, slash);
            entity.rank = row.size() > 1 && row[1] == "capital" ? kCapitalRank : kListedRank;
        } else {
            const std::size_t column = outlet ? 2 : 1;
            if (row.size() > column) entity.country = row[column];
        }
        for (std::size_t i = 0; i < kLanguages.size() && first_names + i < row.size(); ++i) {
            add_names(entity, row[first_names + i], kLanguages[i]);
        }
    }
}

// id, geonameid, kind, size, names in four languages. Ids of cities.tsv get more names.
void Gazetteer::add_places() {
    for (const base::LexiconRow& row : base::lexicon_rows("places.tsv")) {
        if (row.size() < 4) continue;
        const std::string id(row[0]);
        const std::size_t slash = id.find('/');
        const bool nobodys = id.starts_with("-/");
        KnownEntity& entity =
            entity_of("place:" + (nobodys ? id.substr(slash + 1) : id), model::EntityKind::place);
        if (entity.why.empty()) {
            entity.why = "gazetteer places, GeoNames " + std::string(row[1]);
            if (!nobodys) entity.country = id.substr(0, slash);
        }
        int size = 0;
        std::from_chars(row[3].data(), row[3].data() + row[3].size(), size);
        entity.rank += size;
        for (std::size_t i = 0; i < kLanguages.size() && 4 + i < row.size(); ++i) {
            add_names(entity, row[4 + i], kLanguages[i]);
        }
    }
}

void Gazetteer::add_names(KnownEntity& entity, std::string_view list, std::string_view language) {
    for (const std::string_view entry : base::split(list, '|')) {
        const auto [condition, name] = condition_of(entry);
        if (name.empty() || name.starts_with("!")) continue;
        if (condition != Condition::otherwise_named) {
            entity.names.emplace(language, name);
        }
        add_name(entity, name, condition);
    }
}

}  // namespace isnad::analysis::entities
