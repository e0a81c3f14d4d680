// Happened-on and reported-on, as people read them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/record.h"

namespace isnad::report {

// An EDTF value as a person reads it: "by 2023-11-26", "2023-11-01 … 2023-11-24",
// "2023-11-21 or 2023-11-22", "summer 2024"; "undated" for "".
std::string edtf_label(std::string_view edtf);

// "reported 2023-11-22, 1 day later; 3 pages in all".
std::string reported_label(const model::TimelineEntry& entry);

// Returns: the story's events with their entries, in the order of its timeline. Lifetime: the
// record's. Requires: `by_id` is sorted by id.
std::vector<std::pair<const model::TimelineEntry*, const model::Event*>> timeline_events(
    const model::Story& story, const std::vector<const model::Event*>& by_id);

// Returns: the events of a record sorted by id. Lifetime: the record's.
std::vector<const model::Event*> sorted_events(const model::Record& record);

// Null where the record has none of that id. Requires: sorted by id.
const model::Event* event_of(const std::vector<const model::Event*>& by_id, std::string_view id);

}  // namespace isnad::report
