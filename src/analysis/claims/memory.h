// Who took part so far on this page: whom "the two sides", "the company" and a dropped subject
// mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/claims/clause.h"

namespace isnad::analysis::claims {

class Memory {
  public:
    // Notes the names of a sentence, after its claims are read.
    void note(const SentenceFindings& sentence);
    // Notes who took part in a claim.
    void note(const model::Roles& roles, std::uint32_t sentence);

    // Returns: the last subject, where it acted in this sentence or the one before, or "".
    const std::string& subject(std::uint32_t sentence) const;
    // Returns: the last two who had to do with each other, else the last two countries or people;
    // empty where there are none.
    const std::vector<std::string>& pair() const { return pair_; }
    // Returns: the last name that opens with that noun ("الشركة": "شركة النسيم"), or "".
    const std::string& bearer(std::string_view noun) const;

  private:
    struct Bearer {
        std::string noun;  // the first word of the name, key form
        std::string entity;
    };
    std::vector<Bearer> bearers_;  // the last at the end, one for each noun
    std::vector<std::string> pair_;
    std::string subject_;
    std::uint32_t acted_ = 0;
};

}  // namespace isnad::analysis::claims
