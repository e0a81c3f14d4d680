// How the same is named, for a terminal and for a browser: swapped words first, as the strongest
// evidence, then who uses which words how often.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "model/record.h"

namespace isnad::report {

// Of one story: words swapped in copies, words for the same happening, words of each outlet.
// Requires: `by_id` holds the record's events, sorted by id.
void write_story_naming(std::ostream& out, const model::Record& record, const model::Story& story,
                        const std::vector<const model::Event*>& by_id);
void write_story_naming_html(std::ostream& out, const model::Record& record,
                             const model::Story& story,
                             const std::vector<const model::Event*>& by_id);

// Of the whole record: entities, and how far outlets are apart.
void write_naming(std::ostream& out, const model::Record& record);
void write_naming_html(std::ostream& out, const model::Record& record);

}  // namespace isnad::report
