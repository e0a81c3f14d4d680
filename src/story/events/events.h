// Claims of different pages about one happening, joined, with their independent origins counted.
#pragma once

#include <vector>

#include "model/record.h"

namespace isnad::story::events {

// Returns: events over the claims of each story, sorted as Record::events. Every claim is in at
// most one event. Requires: documents, copies and stories of the record are filled.
std::vector<model::Event> find_events(const model::Record& record, unsigned threads = 1);

// Counts the origins of the record's events anew, now that it is known which chains copies inherit.
// Requires: inheritances of the record are filled.
void recount_origins(model::Record& record);

}  // namespace isnad::story::events
