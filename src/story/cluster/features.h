// What a document is about, as two weighted profiles: its words, and what bridges languages
// (entities, days, numbers).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/record.h"

namespace isnad::story::cluster {

// Feature numbers with weights, sorted by feature; of length 1 once weighted.
using Profile = std::vector<std::pair<std::uint32_t, double>>;

struct DocumentProfile {
    std::string language;
    std::optional<int> day;  // of publication, in days since 1970, where it is known
    Profile words;
    Profile bridge;
};

// Returns: one profile a document, weighted by how rare each feature is among these documents.
std::vector<DocumentProfile> profiles_of(const model::Record& record);

// Returns: the cosine of two profiles, 0..1.
double cosine(const Profile& a, const Profile& b);

}  // namespace isnad::story::cluster
