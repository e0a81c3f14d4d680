// The timeline of each story: when things happened, told in EDTF, and when they were reported.
#pragma once

#include <vector>

#include "model/record.h"
#include "story/timeline/edtf.h"

namespace isnad::story::timeline {

// Returns: an entry for each of the story's events, by the first day on which it can have happened
// (the last, where only that is known), unknown last. Requires: `by_id` holds all events of the
// record, sorted by id.
std::vector<model::TimelineEntry> timeline_of(const model::Record& record,
                                              const model::Story& story,
                                              const std::vector<const model::Event*>& by_id);

// Returns: the days on which a page can have been published, as far as they are known.
Days published_days(const model::Document& document);

// Returns: the events of a record sorted by id. Lifetime: the record's.
std::vector<const model::Event*> events_by_id(const model::Record& record);

}  // namespace isnad::story::timeline
