// Framing: by which words pages and outlets name the same entity and the same happening, which
// words tell an outlet from the others of its story, and how far two outlets are apart.
//
// docs/framing.md has the formulas. Nothing here knows which words are kind or unkind.
#pragma once

#include <cstdint>
#include <vector>

#include "model/record.h"

namespace isnad::story::framing {

// All of these require that record.outlets, events, copies and swaps are there, and that
// `outlet_of` gives the outlet of each document. Pure; the same for any order of threads.

// Returns: the entities that are named, titled, described or quoted differently, by id.
std::vector<model::Framing> find_framing(const model::Record& record,
                                         const std::vector<std::uint32_t>& outlet_of,
                                         unsigned threads = 1);

// Returns: the framing of each story, in their order. Stories of one outlet have none.
std::vector<model::StoryFraming> frame_stories(const model::Record& record,
                                               const std::vector<std::uint32_t>& outlet_of,
                                               unsigned threads = 1);

// Returns: how far outlets are apart in how they name entities, sorted; of the outlets that name
// most. Requires: record.framing and the framing of the stories.
std::vector<model::NamingDistance> find_distances(const model::Record& record,
                                                  const std::vector<std::uint32_t>& outlet_of);

}  // namespace isnad::story::framing
