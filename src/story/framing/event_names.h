// By which words pages name one happening.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/record.h"

namespace isnad::story::framing {

// Returns: the different words for it, most frequent first; none where the pages of each language
// agree.
std::vector<model::Usage> trigger_usages(const model::Record& record, const model::Event& event,
                                         const std::vector<std::uint32_t>& outlet_of);

// Whether two wordings have the same words but for their inflection or spelling, as far as the
// letters tell. Requires: content words.
bool same_words(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace isnad::story::framing
