// Where something of the record stands: a span of one of its documents, or a claim of one.
#pragma once

#include <compare>
#include <cstdint>

#include "model/span.h"

namespace isnad::model {

// A span of one of the record's documents.
struct Place {
    std::uint32_t doc = 0;  // index into Record::documents
    Span span;
    friend auto operator<=>(const Place&, const Place&) = default;
};

// A claim of the record: the index of its document and its index there.
struct ClaimRef {
    std::uint32_t doc = 0;
    std::uint32_t claim = 0;
    friend auto operator<=>(const ClaimRef&, const ClaimRef&) = default;
};

}  // namespace isnad::model
