// Many documents into one record: the only place that knows the order of the stages across pages.
#pragma once

#include <vector>

#include "model/record.h"

namespace isnad::engine {

// Pure, and the same for any order of `documents` and any number of threads. `journal`: what the
// user decided about names, in any order; it holds against what the program finds.
model::Record build_record(std::vector<model::Document> documents, unsigned threads = 1,
                           const std::vector<model::Decision>& journal = {});

}  // namespace isnad::engine
