// Many documents into one record: the only place that knows the order of the stages across pages.
#pragma once

#include <vector>

#include "analysis/entities/gazetteer.h"
#include "model/record.h"

namespace isnad::engine {

// What the user of a store brought along and decided.
struct UserNames {
    // The names that the documents were read with. Lifetime: the caller's.
    const analysis::entities::Gazetteer* names = &analysis::entities::Gazetteer::get();
    std::vector<model::Decision> journal;  // in any order; it holds against what the program finds
};

// Pure, and the same for any order of `documents` and any number of threads.
model::Record build_record(std::vector<model::Document> documents, unsigned threads = 1,
                           const UserNames& user = {});

}  // namespace isnad::engine
