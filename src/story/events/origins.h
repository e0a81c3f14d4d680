// How many independent roots a happening has: copies and shared sources count once.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/record.h"

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

// Requires: `claims` are sorted.
Origins count_origins(const model::Record& record, const std::vector<model::ClaimRef>& claims,
                      const CopiedClaims& copied);

}  // namespace isnad::story::events
