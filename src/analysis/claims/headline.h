// Which claims the page's own headline tells too. A headline never makes a claim: it was written
// about the article, often by somebody else.
#pragma once

#include <vector>

#include "analysis/claims/clause.h"

namespace isnad::analysis::claims {

class Headline {
  public:
    // Notes a sentence of the title.
    void read(const SentenceFindings& sentence, model::Span span);
    // Gives the title's span to each claim of a frame that it has a trigger of, where it also names
    // one who takes part.
    void give_to(std::vector<model::Claim>& claims) const;

  private:
    struct Line {
        model::Span span;
        std::vector<const Frame*> frames;
        std::vector<std::string> entities;
    };
    std::vector<Line> lines_;
};

}  // namespace isnad::analysis::claims
