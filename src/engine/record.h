// Many documents into one record: the only place that knows the order of the stages across pages.
#pragma once

#include <vector>

#include "analysis/entities/gazetteer.h"
#include "model/record.h"

namespace isnad::engine {

// Pure, and the same for any order of `documents` and any number of threads. `names`: those that
// the documents were read with.
model::Record build_record(
    std::vector<model::Document> documents, unsigned threads = 1,
    const analysis::entities::Gazetteer& names = analysis::entities::Gazetteer::get());

}  // namespace isnad::engine
