// Two names beside each other: what `isnad match` shows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/names/names.h"
#include "base/result.h"

namespace isnad::engine {

struct NameMatch {
    double score = 0;  // 0..1
    bool same = false;
    std::vector<std::string> reasons;
};

NameMatch match_names(std::string_view a, std::string_view b);

// Scores lines "name<tab>name" one after the other. A name that stands on the line before as well,
// as in a list of candidates for one name, is read once.
class NameList {
  public:
    // Errors: not_text where the line is no UTF-8; malformed where it has no tab or more than one.
    base::Result<double> score(std::string_view line);

  private:
    struct Side {
        std::string written;
        analysis::names::Name name;
        bool read = false;
    };
    static const analysis::names::Name& read(Side& side, std::string_view written);

    Side a_;
    Side b_;
};

}  // namespace isnad::engine
