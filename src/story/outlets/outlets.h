// Which pages are of one outlet: for all that counts by outlet.
#pragma once

#include <cstdint>
#include <vector>

#include "model/record.h"

namespace isnad::story::outlets {

// Returns: the outlets of the record, sorted by name in key form; each page that names none stands
// for itself, behind those. Two spellings that key forms fold together are one name.
std::vector<model::Outlet> outlets_of(const model::Record& record);

// Returns: for each document the index of its outlet. Requires: record.outlets are those of
// outlets_of.
std::vector<std::uint32_t> by_document(const model::Record& record);

}  // namespace isnad::story::outlets
