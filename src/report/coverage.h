// Who tells what of a story: its happenings against its outlets, for a terminal and for a browser.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "model/record.h"

namespace isnad::report {

// Requires: `by_id` holds the record's events, sorted by id. Nothing for a story of one outlet.
void write_coverage(std::ostream& out, const model::Record& record, const model::Story& story,
                    const std::vector<const model::Event*>& by_id);

void write_coverage_html(std::ostream& out, const model::Record& record, const model::Story& story,
                         const std::vector<const model::Event*>& by_id);

// What a reader calls an outlet: its name, else the file of its page.
std::string outlet_words(const model::Record& record, std::uint32_t outlet);

}  // namespace isnad::report
