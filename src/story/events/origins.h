// How many independent roots a happening has: copies and shared sources count once.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/record.h"
#include "story/chains/sources.h"

namespace isnad::story::events {

// Which claims stand in passages of which one is a copy of the other.
class CopiedClaims {
  public:
    explicit CopiedClaims(const model::Record& record);

    bool share_words(model::ClaimRef a, model::ClaimRef b) const;

    // Returns: the claims that share words with one, sorted. Lifetime: this object's.
    const std::vector<model::ClaimRef>& copies_of(model::ClaimRef ref) const;

  private:
    std::map<model::ClaimRef, std::vector<model::ClaimRef>> copies_;
};

// Returns: what makes two pages one outlet: its name in key form, else the page itself.
std::string outlet_key(const model::Document& document);

struct Origins {
    std::uint32_t outlets = 0;  // distinct outlets; a page without one counts for itself
    std::uint32_t origins = 0;
    std::string why;  // "3 outlets, 1 origin: البيان"
};

// What the record tells of its pages beyond one event: how their sources are named, and which
// outlets depend on which.
class OriginEvidence {
  public:
    explicit OriginEvidence(const model::Record& record);

    // The sources of a claim's chain. Lifetime: this object's. Not thread-safe.
    const std::vector<chains::Source>& sources_of(model::ClaimRef ref) const;

    // Returns: the dependence by which the outlet of one page has this story from that of the
    // other, null where none is known.
    const model::OutletDependence* dependence_of(std::uint32_t doc, std::uint32_t other) const;

  private:
    const model::Record& record_;
    std::vector<std::uint32_t> outlet_of_;  // of each document; empty while outlets are unknown
    std::vector<std::uint32_t> story_of_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, const model::OutletDependence*> dependences_;
    mutable std::map<model::ClaimRef, std::vector<chains::Source>> sources_;
    mutable std::map<std::uint32_t, chains::Page> pages_;
};

// Requires: `claims` are sorted.
Origins count_origins(const model::Record& record, const std::vector<model::ClaimRef>& claims,
                      const CopiedClaims& copied, const OriginEvidence& evidence);

}  // namespace isnad::story::events
