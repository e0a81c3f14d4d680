// Where accounts part: contradictions within an event, and what each outlet calls the same thing.
#pragma once

#include <vector>

#include "model/record.h"

namespace isnad::story::compare {

// Requires: documents and events of the record are filled. A missing value contradicts nothing;
// values that differ only in precision agree ("2020" and "2020-12").
std::vector<model::Conflict> find_conflicts(const model::Record& record);

// Returns: entities that are named in two or more ways. Requires: documents and entities filled.
std::vector<model::Framing> find_framing(const model::Record& record);

}  // namespace isnad::story::compare
