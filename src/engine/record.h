// Many documents into one record: the only place that knows the order of the stages across pages.
#pragma once

#include <vector>

#include "analysis/entities/gazetteer.h"
#include "model/record.h"
#include "story/identity/identity.h"

namespace isnad::engine {

// Pure, and the same for any order of `documents` and any number of threads. `names`: those that
// the documents were read with. `journal`: what the user decided about names, in any order; it
// holds against what the program finds.
model::Record build_record(
    std::vector<model::Document> documents, unsigned threads = 1,
    const analysis::entities::Gazetteer& names = analysis::entities::Gazetteer::get(),
    const std::vector<model::Decision>& journal = {});

// The first steps of it, for those who ask only for names: documents in order, what their sites
// repeat taken out, and the passages they share. Ids are local to each document.
model::Record prepare_record(std::vector<model::Document> documents, unsigned threads = 1);

// Brings the names of a prepared record together; fills its entities. Requires: local ids.
story::identity::Identities settle_names(model::Record& record,
                                         const std::vector<model::Decision>& journal);

}  // namespace isnad::engine
