// Many documents into one record: the only place that knows the order of the stages across pages.
#pragma once

#include <vector>

#include "analysis/entities/gazetteer.h"
#include "engine/stage_times.h"
#include "model/record.h"
#include "story/identity/identity.h"

namespace isnad::engine {

// What the user of a store brought along and decided.
struct UserNames {
    // The names that the documents were read with. Lifetime: the caller's.
    const analysis::entities::Gazetteer* names = &analysis::entities::Gazetteer::get();
    std::vector<model::Decision> journal;  // in any order; it holds against what the program finds
};

// Pure, and the same for any order of `documents` and any number of threads.
// `times`: told what each stage took, where it is given.
model::Record build_record(std::vector<model::Document> documents, unsigned threads = 1,
                           const UserNames& user = {}, StageTimes* times = nullptr);

// The first steps of it, for those who ask only for names: documents in order, what their sites
// repeat taken out, and the passages they share. Ids are local to each document.
model::Record prepare_record(std::vector<model::Document> documents, unsigned threads = 1,
                             StageTimes* times = nullptr);

// Brings the names of a prepared record together; fills its entities. Requires: local ids.
story::identity::Identities settle_names(model::Record& record,
                                         const std::vector<model::Decision>& journal,
                                         unsigned threads = 1);

}  // namespace isnad::engine
