// Purpose: see gazetteer.h.
#include "analysis/entities/gazetteer.h"

#include <unicode/localpointer.h>
#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/lexicon.h"
#include "text/key_form.h"

namespace isnad::analysis::entities {
namespace {

constexpr std::size_t kLongestNameWords = 12;

text::TokenisedText tokens_of(std::string_view name) {
    return text::tokenise(
        name,
        {{{0, static_cast<std::uint32_t>(name.size())}, model::BlockKind::paragraph, "", false}});
}

// Marks that may stand inside a name, between two words without blanks: "Al-Ahram", "أ.ف.ب".
bool is_joint(std::string_view key) {
    return key == "-" || key == "." || key == "–" || key == "‑" || key == "'" || key == "’" ||
           key == "_" || key == "/" || key == "+";
}

// The token where the next word of a name stands, after at most one joint; `end` where there is
// none.
std::size_t next_word(const text::TokenisedText& text, std::size_t token, std::size_t end) {
    std::size_t next = token + 1;
    if (next < end && text.tokens[next].kind == text::TokenKind::mark &&
        is_joint(text.tokens[next].key)) {
        const bool touching = text.tokens[next].span.start == text.tokens[token].span.end;
        ++next;
        const bool dot_and_blank = text.tokens[next - 1].key == "." && next < end;
        if (!touching && !dot_and_blank) return end;
    }
    return next < end && text.tokens[next].kind != text::TokenKind::mark ? next : end;
}

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

// "belaâkri" and "belaakri" are one name: accents are left out of ids.
std::string without_accents(const std::string& word) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) return word;
    const icu::UnicodeString parts =
        decompose->normalize(icu::UnicodeString::fromUTF8(word), status);
    if (U_FAILURE(status)) return word;
    icu::UnicodeString kept;
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const UChar32 letter = parts.char32At(i);
        if (u_charType(letter) != U_NON_SPACING_MARK) kept.append(letter);
    }
    std::string plain;
    kept.toUTF8String(plain);
    return plain;
}

std::pair<Condition, std::string_view> condition_of(std::string_view name) {
    if (name.starts_with("?")) return {Condition::cue, name.substr(1)};
    if (name.starts_with("~")) return {Condition::otherwise_named, name.substr(1)};
    return {Condition::none, name};
}

}  // namespace

std::string slug_of(std::string_view name) {
    const text::TokenisedText text = tokens_of(name);
    std::string slug;
    const std::vector<Reading> readings = read_tokens(text);
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const Reading& reading = readings[i];
        if (reading.forms.empty()) continue;
        std::string_view key = reading.forms.front().key;
        if (reading.script == Script::latin && (key == "al" || key == "el")) continue;
        if (reading.script == Script::arabic && key.size() > 6 && key.starts_with("ال") &&
            text.words(text.tokens[i].span).starts_with("ال")) {
            key.remove_prefix(4);
        }
        std::string part(key);
        constexpr std::string_view kServant = "عبدال";  // "عبدالله" as "عبد الله"
        if (part.size() > kServant.size() && part.starts_with(kServant)) {
            part = "عبد-" + part.substr(kServant.size());
        }
        if (reading.script == Script::latin) part = without_accents(part);
        if (!slug.empty()) slug += '-';
        slug += part;
    }
    return slug;
}

const Gazetteer& Gazetteer::get() {
    static const Gazetteer gazetteer;
    return gazetteer;
}

Gazetteer::Gazetteer() {
    add_countries();
    for (const std::string_view file : {"cities.tsv", "organisations.tsv", "outlets.tsv"}) {
        add_list(file);
    }
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
        by_first_word_[names_[i].words.front()].push_back(i);
    }
    for (auto& [word, list] : by_first_word_) {
        std::stable_sort(list.begin(), list.end(), [&](std::uint32_t a, std::uint32_t b) {
            return names_[a].words.size() > names_[b].words.size();
        });
    }
}

std::uint32_t Gazetteer::add_entity(KnownEntity entity) {
    entities_.push_back(std::move(entity));
    return static_cast<std::uint32_t>(entities_.size() - 1);
}

void Gazetteer::add_countries() {
    constexpr std::array<const char*, 4> kLanguages = {"ar", "en", "fr", "he"};
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
        shown[i].adoptInstead(icu::LocaleDisplayNames::createInstance(icu::Locale(kLanguages[i])));
    }
    for (const std::string& code : codes) {
        const std::uint32_t entity = add_entity(
            {"place:" + code, model::EntityKind::place, code, 3, {}, "gazetteer countries"});
        const base::LexiconRow& row = extra[code];
        for (std::size_t i = 0; i < kLanguages.size(); ++i) {
            const std::string name = plain(country_name(*shown[i], code.c_str()));
            entities_[entity].names[kLanguages[i]] = name;
            const std::string_view own = i + 1 < row.size() ? row[i + 1] : std::string_view();
            const base::LexiconRow listed = base::split(own, '|');
            const bool dropped =
                std::find(listed.begin(), listed.end(), "!" + name) != listed.end();
            if (!dropped) add_name(entity, name, Condition::none);
            add_names(entity, own, kLanguages[i]);
        }
    }
}

// cities: id, kind, ar, en, fr. organisations: slug, country, ar, en, fr. outlets: slug, kind,
// country, ar, en, fr.
void Gazetteer::add_list(std::string_view file) {
    const bool city = file == "cities.tsv";
    const bool outlet = file == "outlets.tsv";
    const std::size_t first_names = outlet ? 3 : 2;
    constexpr std::array<std::string_view, 3> kLanguages = {"ar", "en", "fr"};
    for (const base::LexiconRow& row : base::lexicon_rows(file)) {
        KnownEntity entity;
        entity.why = "gazetteer " + std::string(file.substr(0, file.find('.')));
        const std::string id(row[0]);
        if (city) {
            const std::size_t slash = id.find('/');
            const bool nobodys = id.starts_with("-/");
            entity.id = "place:" + (nobodys ? id.substr(slash + 1) : id);
            if (!nobodys) entity.country = id.substr(0, slash);
            entity.rank = row.size() > 1 && row[1] == "capital" ? 2 : 1;
        } else {
            entity.id = (outlet ? "outlet:" : "organisation:") + id;
            entity.kind = outlet ? model::EntityKind::outlet : model::EntityKind::organisation;
            const std::size_t column = outlet ? 2 : 1;
            if (row.size() > column) entity.country = row[column];
        }
        const std::uint32_t number = add_entity(std::move(entity));
        for (std::size_t i = 0; i < kLanguages.size() && first_names + i < row.size(); ++i) {
            add_names(number, row[first_names + i], kLanguages[i]);
        }
    }
}

void Gazetteer::add_names(std::uint32_t entity, std::string_view list, std::string_view language) {
    for (const std::string_view entry : base::split(list, '|')) {
        const auto [condition, name] = condition_of(entry);
        if (name.empty() || name.starts_with("!")) continue;
        if (condition != Condition::otherwise_named) {
            entities_[entity].names.emplace(language, name);
        }
        add_name(entity, name, condition);
    }
}

void Gazetteer::add_name(std::uint32_t entity, std::string_view name, Condition condition) {
    const text::TokenisedText text = tokens_of(name);
    KnownName known;
    known.entity = entity;
    known.condition = condition;
    bool first = true;
    bool all_upper = true;
    for (const Reading& reading : read_tokens(text)) {
        if (reading.forms.empty()) continue;
        if (first) known.capital = reading.capital;
        first = false;
        all_upper = all_upper && reading.script == Script::latin &&
                    (reading.upper || (reading.capital && reading.forms[0].key.size() == 1));
        known.words.push_back(reading.forms.front().key);
    }
    if (known.words.empty() || known.words.size() > kLongestNameWords) return;
    known.upper = all_upper;
    names_.push_back(std::move(known));
}

KnownMatch Gazetteer::match(const text::TokenisedText& text, const std::vector<Reading>& readings,
                            std::size_t first, std::size_t end) const {
    KnownMatch best;
    const Reading& reading = readings[first];
    for (std::size_t form = 0; form < reading.forms.size(); ++form) {
        const auto found = by_first_word_.find(reading.forms[form].key);
        if (found == by_first_word_.end()) continue;
        for (const std::uint32_t number : found->second) {
            const KnownName& name = names_[number];
            if (name.capital && !reading.capital) continue;
            std::size_t token = first;
            bool equal = true;
            bool upper = reading.upper || (reading.capital && reading.forms[0].key.size() == 1);
            for (std::size_t i = 1; i < name.words.size() && equal; ++i) {
                token = next_word(text, token, end);
                equal = token < end && !readings[token].forms.empty() &&
                        readings[token].forms.front().key == name.words[i];
                if (equal && name.capital && name.words[i].size() > 3) {
                    equal = readings[token].capital || readings[token].script != Script::latin;
                }
            }
            if (!equal || (name.upper && !upper)) continue;
            const std::size_t length = token + 1 - first;
            if (length < best.length || (length == best.length && form != best.form)) continue;
            if (length > best.length) best = {length, form, {}};
            const bool listed = !best.names.empty() && best.names.back()->entity == name.entity;
            if (!listed) best.names.push_back(&name);
        }
    }
    return best;
}

const KnownEntity* Gazetteer::outlet_named(std::string_view name) const {
    if (name.size() > 200) return nullptr;
    const text::TokenisedText text = tokens_of(name);
    std::vector<Reading> readings = read_tokens(text);
    if (readings.empty()) return nullptr;
    for (Reading& reading : readings) reading.capital = reading.upper = true;
    const KnownMatch found = match(text, readings, 0, readings.size());
    if (found.length != readings.size()) return nullptr;
    for (const KnownName* known : found.names) {
        if (entities_[known->entity].kind == model::EntityKind::outlet) {
            return &entities_[known->entity];
        }
    }
    return nullptr;
}

}  // namespace isnad::analysis::entities
