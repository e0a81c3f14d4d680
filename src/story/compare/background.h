// Contradictions about what lies years back and each page of a story tells in passing.
#pragma once

#include <cstdint>
#include <vector>

#include "model/record.h"

namespace isnad::story::compare {

// Returns: conflicts of time between claims of one kind ("relations were cut") that the pages tell
// with a year alone and once each. Such claims share too few words to have become one event; the
// conflict is reported of the event of the first. Requires: `events` are those of the story.
std::vector<model::Conflict> background_conflicts(const model::Record& record,
                                                  const std::vector<std::uint32_t>& documents,
                                                  const std::vector<const model::Event*>& events);

}  // namespace isnad::story::compare
