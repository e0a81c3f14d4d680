// Documents handed to the copy stage, and what its passages tell put into the record.
#pragma once

#include <vector>

#include "analysis/copies/copies.h"
#include "model/record.h"

namespace isnad::engine {

// One source a document: its body blocks, outlet and publication interval. Lifetime: the documents.
std::vector<analysis::copies::Source> sources_of(const std::vector<model::Document>& documents);

// From the record's copies: what two documents share and only one says, who took what through whom,
// which words stand for which. Requires: documents and copies.
void trace_copies(model::Record& record);

}  // namespace isnad::engine
