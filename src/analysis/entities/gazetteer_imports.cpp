// What a user has brought along becomes known names; see gazetteer.h.
//
// The idea: an imported thing that the program knows already, of the same kind and not of another
// country, keeps the program's id and gains names; anything else gets the id that the finders would
// give its name, so that both meet. Of two of the same name the second takes its own id along.
// A name that alone says little ("Ali", "The Group", a weak alias) counts only beside evidence.
#include <map>

#include "analysis/entities/gazetteer.h"
#include "model/names.h"

namespace isnad::analysis::entities {
namespace {

using model::ImportedName;

text::TokenisedText tokens_of(std::string_view name) {
    return text::tokenise(
        name,
        {{{0, static_cast<std::uint32_t>(name.size())}, model::BlockKind::paragraph, "", false}});
}

// Whether the name alone would be found where it is not meant: words that the lexicon knows as
// something else, a person's one word, or very few letters.
bool is_common(const ImportedName& imported) {
    constexpr std::size_t kFewBytes = 6;
    std::size_t words = 0;
    bool known = true;
    bool short_word = false;
    const text::TokenisedText text = tokens_of(imported.name);
    for (const Reading& reading : read_tokens(text)) {
        if (reading.forms.empty()) continue;
        ++words;
        known = known && reading.classes != 0;
        short_word = reading.forms.front().key.size() < kFewBytes;
    }
    if (words > 1) return known && imported.kind != model::EntityKind::person;
    return known || short_word || imported.kind == model::EntityKind::person;
}

bool is_latin(const std::string& name) {
    return !name.empty() && static_cast<unsigned char>(name.front()) < 0xD0;
}

// The name after which an entity is called in its id: the first in Latin letters, else the first.
std::string slug_of_entity(const std::vector<ImportedName>& names, std::size_t begin,
                           std::size_t end) {
    std::string first;
    for (std::size_t i = begin; i < end; ++i) {
        const std::string slug = names[i].weak ? std::string() : slug_of(names[i].name);
        if (slug.empty()) continue;
        if (is_latin(names[i].name)) return slug;
        if (first.empty()) first = slug;
    }
    return first;
}

}  // namespace

const KnownEntity* Gazetteer::named(std::string_view name, model::EntityKind kind,
                                    std::string_view country) const {
    constexpr std::size_t kLongest = 200;  // bytes
    if (name.empty() || name.size() > kLongest) return nullptr;
    const text::TokenisedText text = tokens_of(name);
    std::vector<Reading> readings = read_tokens(text);
    if (readings.empty()) return nullptr;
    for (Reading& reading : readings) reading.capital = reading.upper = true;
    const KnownMatch found = match(text, readings, 0, readings.size());
    if (found.length != readings.size() || found.form != 0) return nullptr;
    for (const KnownName* known : found.names) {
        const KnownEntity& entity = *known->entity;
        const bool same_country =
            country.empty() || entity.country.empty() || entity.country == country;
        if (entity.kind == kind && same_country) return &entity;
    }
    return nullptr;
}

Gazetteer::Gazetteer(const Gazetteer& base, const std::vector<ImportedName>& imported)
    : base_(&base) {
    std::map<std::string, std::string> holders;  // id -> (source, id) that has it
    for (std::size_t begin = 0; begin < imported.size();) {
        std::size_t end = begin;
        const KnownEntity* known = nullptr;
        const ImportedName& first = imported[begin];
        while (end < imported.size() && imported[end].source == first.source &&
               imported[end].id == first.id) {
            if (known == nullptr && !imported[end].weak)
                known = base.named(imported[end].name, first.kind, first.country);
            ++end;
        }
        std::string id = known != nullptr ? known->id : slug_of_entity(imported, begin, end);
        if (id.empty()) {
            begin = end;
            continue;
        }
        if (known == nullptr) {
            const bool place = first.kind == model::EntityKind::place && !first.country.empty();
            id = std::string(model::to_string(first.kind)) + ":" +
                 (place ? first.country + "/" + id : id);
        }
        const std::string holder = first.source + "\n" + first.id;
        if (!holders.emplace(id, holder).second && known == nullptr) id += "-" + slug_of(first.id);
        KnownEntity& entity = entity_of(id, first.kind);
        if (entity.why.empty()) {
            entity.why = "imported: " + first.source + " " + first.id;
            entity.country = first.country;
            if (known != nullptr) {
                entity.names = known->names;
                entity.country = known->country;
                entity.rank = known->rank;
                entity.country_itself = known->country_itself;
            }
        }
        for (; begin < end; ++begin) {
            const ImportedName& one = imported[begin];
            if (!one.weak && !one.language.empty()) entity.names.emplace(one.language, one.name);
            add_name(entity, one.name,
                     one.weak || is_common(one) ? Condition::evidence : Condition::none);
        }
    }
    index();
}

}  // namespace isnad::analysis::entities
