// A name that a user has brought along from elsewhere: one row of an import.
#pragma once

#include <string>

#include "model/annotations.h"

namespace isnad::model {

struct ImportedName {
    std::string source;  // what it was brought from: "wikidata", "opensanctions"
    std::string id;      // there: "Q42"
    EntityKind kind = EntityKind::person;
    std::string name;
    std::string language;  // ISO 639-1, "" where not said
    std::string country;   // ISO 3166-1, "" where not said
    bool weak = false;     // an alias that alone says little

    friend bool operator==(const ImportedName&, const ImportedName&) = default;
};

}  // namespace isnad::model
