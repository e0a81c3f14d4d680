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

    // Notes when a claim of that frame happened, where the page says so.
    void note_time(const Frame* frame, const std::string& time, std::uint32_t sentence);

    // Returns: when the last claim of that frame happened, where it stands few sentences above, or
    // "": who goes on telling of a happening does not date it again.
    std::string time_of(const Frame* frame, std::uint32_t sentence) const;
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
    struct Dated {
        const Frame* frame = nullptr;
        std::string time;
        std::uint32_t sentence = 0;
    };
    std::vector<Dated> dated_;     // the last of each frame
    std::vector<Bearer> bearers_;  // the last at the end, one for each noun
    std::vector<std::string> pair_;
    std::string subject_;
    std::uint32_t acted_ = 0;
};

}  // namespace isnad::analysis::claims
