// Which reports belong together: documents into stories.
#pragma once

#include <vector>

#include "model/record.h"
#include "story/cluster/features.h"

namespace isnad::story::cluster {

// Returns: every document in exactly one story, whatever the order of documents. Events are not
// yet known: `events` is empty. Requires: documents and copies of the record are filled.
std::vector<model::Story> find_stories(const model::Record& record, unsigned threads = 1);

// The same where the profiles of the documents are known, in their order.
std::vector<model::Story> find_stories(const model::Record& record,
                                       std::vector<DocumentProfile> profiles, unsigned threads);

}  // namespace isnad::story::cluster
