// What a document is about, as two weighted profiles: its words, and what bridges languages
// (entities, days, numbers). A profile is told by its document alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/document.h"

namespace isnad::story::cluster {

// Hashes of features with weights, sorted by hash; of length 1, or empty.
using Profile = std::vector<std::pair<std::uint32_t, float>>;

struct DocumentProfile {
    std::string id;
    std::string language;
    std::optional<int> day;  // of publication, in days since 1970, where it is known
    Profile words;
    Profile bridge;
};

DocumentProfile profile_of(const model::Document& document);

// The same for many documents, in their order: what a word says is worked out once for many.
std::vector<DocumentProfile> profiles_of(const std::vector<model::Document>& documents,
                                         unsigned threads);

// The dot products of two documents' profiles.
struct Dots {
    float words = 0;
    float bridge = 0;
};

// How far two documents are about the same, 0..1 and never more than the larger dot product, where
// their dot products are known.
double likeness_of(const DocumentProfile& a, const DocumentProfile& b, const Dots& dots);

// How far two documents are about the same, 0..1: by the two alone.
double likeness(const DocumentProfile& a, const DocumentProfile& b);

}  // namespace isnad::story::cluster
