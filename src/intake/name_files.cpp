// Purpose: see name_files.h.
#include "intake/name_files.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/lexicon.h"
#include "model/names.h"

namespace isnad::intake {
namespace {

using base::Error;
using base::ErrorCode;
using simdjson::SUCCESS;
using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kLongestLine = std::size_t{16} << 20;
constexpr std::size_t kLongestName = 200;  // bytes
constexpr std::size_t kLongestId = 200;
constexpr std::size_t kMostNames = 400;  // of one entity
// English first: ids are made from the first name in Latin letters.
constexpr std::array<std::string_view, 5> kLanguages = {"en", "mul", "ar", "fr", "he"};

using Meanings = std::map<std::string_view, std::string_view>;

const Meanings& meanings() {
    static const Meanings table = [] {
        Meanings built;
        for (const base::LexiconRow& row : base::lexicon_rows("wikidata.tsv")) {
            if (row.size() == 2) built.emplace(row[0], row[1]);
        }
        return built;
    }();
    return table;
}

bool has(const object& claims, std::string_view property) {
    return claims[property].error() == SUCCESS;
}

// The items that a property's statements point to, in order.
std::vector<std::string_view> items_of(const object& claims, std::string_view property) {
    std::vector<std::string_view> found;
    array statements;
    if (claims[property].get(statements) != SUCCESS) return found;
    for (const element statement : statements) {
        std::string_view item;
        if (statement.at_pointer("/mainsnak/datavalue/value/id").get(item) == SUCCESS) {
            found.push_back(item);
        }
    }
    return found;
}

std::string wikidata_kind(const object& claims) {
    for (const std::string_view item : items_of(claims, "P31")) {
        const auto found = meanings().find(item);
        if (found != meanings().end() && found->second.size() > 2)
            return std::string(found->second);
    }
    if (has(claims, "P106") || has(claims, "P39") || has(claims, "P569")) return "person";
    if (has(claims, "P159") || has(claims, "P452")) return "organisation";
    if (has(claims, "P625")) return "place";
    return {};
}

std::string wikidata_country(const object& claims) {
    for (const std::string_view property : {"P27", "P17"}) {
        for (const std::string_view item : items_of(claims, property)) {
            const auto found = meanings().find(item);
            if (found != meanings().end() && found->second.size() == 2)
                return std::string(found->second);
        }
    }
    return {};
}

// Source: the JSON of Wikibase
// (https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html).
std::string add_wikidata(const object& line, const std::string& source, NameFile& file) {
    BroughtEntity entity;
    std::string_view id;
    if (line["id"].get(id) != SUCCESS) return "an entity without id";
    entity.id = id;
    object claims;
    if (line["claims"].get(claims) != SUCCESS) return "an entity without claims";
    entity.kind = wikidata_kind(claims);
    if (entity.kind.empty()) return "neither person, organisation, place nor outlet: " + entity.id;
    entity.country = wikidata_country(claims);
    object labels;
    object aliases;
    const bool labelled = line["labels"].get(labels) == SUCCESS;
    const bool has_aliases = line["aliases"].get(aliases) == SUCCESS;
    for (const std::string_view language : kLanguages) {
        const std::string code(language == "mul" ? "" : language);
        std::string_view name;
        if (labelled && labels[language]["value"].get(name) == SUCCESS) {
            entity.names.push_back({std::string(name), code, false});
        }
    }
    for (const std::string_view language : kLanguages) {
        const std::string code(language == "mul" ? "" : language);
        array others;
        if (!has_aliases || aliases[language].get(others) != SUCCESS) continue;
        for (const element other : others) {
            std::string_view name;
            if (other["value"].get(name) == SUCCESS)
                entity.names.push_back({std::string(name), code, false});
        }
    }
    return add_entity(entity, source, file);
}

// Source: FollowTheMoney (https://followthemoney.tech/explorer/schemata/).
std::string money_kind(std::string_view schema) {
    if (schema == "Person") return "person";
    for (const std::string_view each :
         {"Organization", "Company", "LegalEntity", "PublicBody", "Vessel"}) {
        if (schema == each) return "organisation";
    }
    return {};
}

std::string add_money(const object& line, std::string_view schema, const std::string& source,
                      NameFile& file) {
    BroughtEntity entity;
    std::string_view id;
    if (line["id"].get(id) != SUCCESS) return "an entity without id";
    entity.id = id;
    entity.kind = money_kind(schema);
    if (entity.kind.empty())
        return "schema that names nothing looked for: " + std::string(schema.substr(0, 40));
    object properties;
    if (line["properties"].get(properties) != SUCCESS) return "an entity without properties";
    const auto values = [&](std::string_view property, const auto& take) {
        array list;
        if (properties[property].get(list) != SUCCESS) return;
        for (const element value : list) {
            std::string_view text;
            if (value.get(text) == SUCCESS) take(text);
        }
    };
    for (const std::string_view property :
         {"nationality", "citizenship", "country", "jurisdiction"}) {
        values(property, [&](std::string_view code) {
            if (!entity.country.empty() || code.size() != 2) return;
            for (const char letter : code) {
                const bool small = letter >= 'a' && letter <= 'z';
                entity.country += static_cast<char>(small ? letter - 'a' + 'A' : letter);
            }
        });
    }
    std::string_view caption;
    if (line["caption"].get(caption) == SUCCESS)
        entity.names.push_back({std::string(caption), "", false});
    values("name", [&](std::string_view name) {
        entity.names.push_back({std::string(name), "", false});
    });
    values("alias", [&](std::string_view name) {
        entity.names.push_back({std::string(name), "", false});
    });
    values("weakAlias", [&](std::string_view name) {
        entity.names.push_back({std::string(name), "", true});
    });
    return add_entity(entity, source, file);
}

std::string add_line(simdjson::dom::parser& parser, std::string_view line,
                     const std::string& source, NameFile& file) {
    element parsed;
    const simdjson::padded_string padded(line);
    if (const auto error = parser.parse(padded).get(parsed)) {
        return std::string("malformed JSON (") + simdjson::error_message(error) + ")";
    }
    object entity;
    if (parsed.get(entity) != SUCCESS) return "no JSON object";
    std::string_view schema;
    if (entity["schema"].get(schema) == SUCCESS) return add_money(entity, schema, source, file);
    if (has(entity, "labels") || has(entity, "claims")) return add_wikidata(entity, source, file);
    return "neither an entity of Wikidata nor of FollowTheMoney";
}

// The language of a name by its first letter, where the list does not say; "" for Latin letters.
std::string language_of(std::string_view name) {
    const auto lead = static_cast<unsigned char>(name.front());
    if (lead >= 0xD8 && lead <= 0xDB) return "ar";
    return lead == 0xD6 || lead == 0xD7 ? "he" : "";
}

bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char byte) {
        return static_cast<unsigned char>(byte) > 0x20 && static_cast<unsigned char>(byte) < 0x7F;
    });
}

bool is_usable(const std::string& name) {
    const bool control = std::any_of(name.begin(), name.end(), [](char byte) {
        return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F;
    });
    return !name.empty() && name.size() <= kLongestName && !control &&
           simdjson::validate_utf8(name.data(), name.size());
}

}  // namespace

std::string add_entity(const BroughtEntity& entity, const std::string& source, NameFile& file) {
    const auto kind = model::entity_kind(entity.kind);
    if (!kind) return "no kind of this program: " + entity.kind.substr(0, 40);
    if (entity.id.empty() || entity.id.size() > kLongestId || !is_plain(entity.id))
        return "the id is empty, too long or holds blanks";
    std::vector<const BroughtEntity::Name*> kept;
    for (const BroughtEntity::Name& name : entity.names) {
        const bool listed = std::any_of(kept.begin(), kept.end(),
                                        [&](const auto* one) { return one->text == name.text; });
        if (kept.size() < kMostNames && !listed && is_usable(name.text)) kept.push_back(&name);
    }
    if (kept.empty()) return "no name that can be used: " + entity.id;
    for (const BroughtEntity::Name* name : kept) {
        const std::string told = language_of(name->text);
        file.names.push_back({source, entity.id, *kind, name->text,
                              name->language.empty() ? told : name->language, entity.country,
                              name->weak});
    }
    ++file.entities;
    return {};
}

NameFile read_names(std::string_view bytes, const std::string& path, const std::string& source) {
    NameFile file;
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        file.refused.push_back({ErrorCode::empty, "there are no names", path});
        return file;
    }
    if (bytes[first] != '{' && bytes[first] != '[') {
        read_csv_names(bytes, path, source, file);
        return file;
    }
    simdjson::dom::parser parser;
    std::size_t number = 0;
    for (std::size_t start = 0; start < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', start), bytes.size());
        std::string_view line = bytes.substr(start, end - start);
        start = end + 1;
        ++number;
        // The dumps are one array: "[", then lines that end with ",", then "]".
        while (!line.empty() && std::string_view(" \t\r,").find(line.back()) != line.npos)
            line.remove_suffix(1);
        while (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
            line.remove_prefix(1);
        if (line.empty() || line == "[" || line == "]") continue;
        const std::string why = line.size() > kLongestLine ? "the line is too long"
                                                           : add_line(parser, line, source, file);
        if (!why.empty()) {
            file.refused.push_back(
                {ErrorCode::malformed, why, path + ":" + std::to_string(number)});
        }
    }
    return file;
}

}  // namespace isnad::intake
