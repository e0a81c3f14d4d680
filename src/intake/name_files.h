// Lists of names that a user brings along: Wikidata, FollowTheMoney, CSV.
//
// The idea: a file is lines; each line of JSON is one entity and says by its members what it is
// (Wikidata: "labels" and "claims"; FollowTheMoney and OpenSanctions: "schema" and "properties");
// anything else is CSV with a header (RFC 4180; columns id, kind, name, language, aliases, country
// in any order, aliases parted by '|'). What cannot be read is refused by line and reason, and the
// rest is read. What it does not do: judge which names are safe to look for (gazetteer.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/imported_name.h"

namespace isnad::intake {

struct NameFile {
    std::vector<model::ImportedName> names;  // those of one entity together
    std::uint64_t entities = 0;
    std::vector<base::Error> refused;  // where: "path:line"
};

// Reads the bytes of one file. `source` goes into each name; `path` into the refusals. Linear in
// the size of `bytes`; any bytes are allowed.
NameFile read_names(std::string_view bytes, const std::string& path, const std::string& source);

// What name_files.cpp and csv_names.cpp share. Returns: why the entity cannot be taken, "" where it
// was added; names that are empty, too long or not UTF-8 are left out.
struct BroughtEntity {
    std::string id;
    std::string kind;  // of the contract: person, organisation, place, outlet
    std::string country;
    struct Name {
        std::string text;
        std::string language;
        bool weak = false;
    };
    std::vector<Name> names;
};
std::string add_entity(const BroughtEntity& entity, const std::string& source, NameFile& file);
void read_csv_names(std::string_view bytes, const std::string& path, const std::string& source,
                    NameFile& file);

}  // namespace isnad::intake
