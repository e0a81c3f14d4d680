// Where accounts part: contradictions within an event.
#pragma once

#include <vector>

#include "model/record.h"

namespace isnad::story::compare {

// Requires: documents and events of the record are filled. A missing value contradicts nothing;
// values that differ only in precision agree ("2020" and "2020-12").
// The same for any number of threads.
std::vector<model::Conflict> find_conflicts(const model::Record& record, unsigned threads = 1);

}  // namespace isnad::story::compare
