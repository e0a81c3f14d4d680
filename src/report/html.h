// The record as one HTML file: no network, no script, right-to-left where the text is.
#pragma once

#include <iosfwd>

#include "model/record.h"

namespace isnad::report {

// Page text is hostile: everything is escaped, directional controls are dropped, names meet other
// text only inside <bdi>, and the page forbids itself every source of anything (CSP).
void write_html(std::ostream& out, const model::Record& record);

}  // namespace isnad::report
